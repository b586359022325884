"""CAMEO actor roles and the order in which an actor code stacks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.cameo import UnknownCodeError
from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("roles.csv")
REGIONS_PATH = Path(__file__).with_name("regions.csv")


@dataclass(frozen=True, slots=True)
class Role:
    """A role code such as `GOV`, or a generic international code such as `NGO`.

    `kind` is international, primary, party, secondary or tertiary; `rank` its place in a stacked code. `public`
    tells that who has it acts in the name of a state, an organisation or an organised political group.
    """

    code: str
    name: str
    kind: str
    rank: int
    public: bool


def lookup(code: str) -> Role:
    """The role of a three-letter code. Raises UnknownCodeError for any other."""
    try:
        return all_roles()[code]
    except KeyError:
        raise UnknownCodeError(code, "CAMEO role code") from None


def stack(codes: Iterable[str]) -> str:
    """Role codes in the order of the code book, joined: `stack(["PTY", "GOV"])` is `GOVPTY`.

    Codes of the same rank keep their order. Raises UnknownCodeError for an unknown role.
    """
    return "".join(sorted(dict.fromkeys(codes), key=lambda code: lookup(code).rank))


@cache
def all_roles() -> Mapping[str, Role]:
    """Every role, sorted by rank and code."""
    rows = read_csv(PATH, ("code", "name", "kind", "rank", "public"))
    return MappingProxyType({r["code"]: _role(r) for r in rows})


def _role(row: Row) -> Role:
    if row["public"] not in ("yes", "no"):
        raise row.error(f"public is {row['public']!r}, not yes or no")
    return Role(row["code"], row["name"], row["kind"], int(row["rank"]), row["public"] == "yes")


@cache
def regions() -> Mapping[str, str]:
    """Region code to name (`WST`: The West)."""
    return MappingProxyType({row["code"]: row["name"] for row in read_csv(REGIONS_PATH, ("code", "name"))})
