"""The kinds of speech act a statement can be, whatever the language of its cue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.lexicon import read_csv

PATH = Path(__file__).with_name("operators.csv")
COLUMNS = ("operator", "code", "mode", "description")


class UnknownOperatorError(KeyError):
    """An operator that `operators.csv` does not hold."""

    def __str__(self) -> str:
        return f"{self.args[0]!r} is no operator of {PATH.name}"


@dataclass(frozen=True, slots=True)
class Operator:
    """A kind of speech act.

    `code` is the CAMEO code of the statement when its content names no act; `mode` the column of `acts.csv`
    that an act in the content is read from (`appeal`, `intent`, `demand`, ...), None when `code` stays.
    """

    name: str
    code: str
    mode: str | None
    description: str


def lookup(name: str) -> Operator:
    """The operator of this name. Raises UnknownOperatorError for any other."""
    try:
        return all_operators()[name]
    except KeyError:
        raise UnknownOperatorError(name) from None


@cache
def all_operators() -> Mapping[str, Operator]:
    """Every operator by name."""
    rows = read_csv(PATH, COLUMNS)
    return MappingProxyType(
        {r["operator"]: Operator(r["operator"], r["code"], r["mode"] or None, r["description"]) for r in rows}
    )
