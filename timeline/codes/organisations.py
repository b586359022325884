"""Organisations, national bodies, armed groups, media and blocs with their CAMEO actor codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries
from timeline.codes.roles import all_roles
from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("organisations.csv")
KINDS = ("igo", "organ", "ngo", "institution", "party", "armed", "company", "media", "bloc", "group")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: `name` is canonical English, `code` its whole CAMEO actor code.

    `country` (ISO3) and `role` are None where the organisation is international. `kind` is one of KINDS.
    """

    name: str
    code: str
    country: str | None
    role: str | None
    kind: str

    @property
    def actor(self) -> Actor:
        """The organisation as an actor."""
        return Actor(self.name, self.code, self.country, self.role)


@cache
def all_organisations() -> Mapping[str, Organisation]:
    """Organisations by name.

    Raises LexiconError for a name given twice, a code that is not made of chunks of three capitals, or an
    unknown country, role or kind.
    """
    found: dict[str, Organisation] = {}
    for row in read_csv(PATH, ("name", "code", "country", "role", "kind")):
        if row["name"] in found:
            raise row.error(f"{row['name']!r} stands here twice")
        found[row["name"]] = _organisation(row)
    return MappingProxyType(found)


def _organisation(row: Row) -> Organisation:
    code = row["code"]
    if len(code) % 3 or not code.isalpha() or not code.isupper():
        raise row.error(f"code {code!r} is not made of three-letter chunks")
    if row["country"] and row["country"] not in all_countries():
        raise row.error(f"{row['country']!r} is no ISO 3166-1 alpha-3 code")
    if row["role"] and row["role"] not in all_roles():
        raise row.error(f"{row['role']!r} is no CAMEO role")
    if row["kind"] not in KINDS:
        raise row.error(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
    return Organisation(row["name"], code, row["country"] or None, row["role"] or None, row["kind"])
