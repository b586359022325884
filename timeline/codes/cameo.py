"""CAMEO event codes: what a code means and where it stands on the field's scales.

The list is `cameo.csv`: the code book's version 1.1b3, with GDELT's Goldstein values, quad classes and the
categories of the PLOVER table of 2021.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("cameo.csv")
COLUMNS = ("code", "parent", "name", "goldstein", "quad_class", "plover")


class UnknownCodeError(KeyError):
    """A code that its list does not hold."""

    def __init__(self, code: str, kind: str) -> None:
        super().__init__(code)
        self.code, self.kind = code, kind

    def __str__(self) -> str:
        return f"{self.code!r} is no {self.kind}"


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One event code. `goldstein` runs from -10 to 10 and is None where GDELT's list has no value.

    `quad_class` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict;
    `plover` is None for roots 01 and 02; `parent` is None for a root.
    """

    code: str
    root: str
    parent: str | None
    name: str
    goldstein: float | None
    quad_class: int
    plover: str | None


def lookup(code: str) -> CameoCode:
    """What a code of two to four digits means, leading zero kept.

    Raises UnknownCodeError for a code that CAMEO 1.1b3 does not have.
    """
    try:
        return all_codes()[code]
    except KeyError:
        raise UnknownCodeError(code, "CAMEO 1.1b3 code") from None


@cache
def all_codes() -> Mapping[str, CameoCode]:
    """Every code, in the order of the code book."""
    return MappingProxyType({row["code"]: _code(row) for row in read_csv(PATH, COLUMNS)})


def _code(row: Row) -> CameoCode:
    code = row["code"]
    if not (code.isdecimal() and 2 <= len(code) <= 4):
        raise row.error(f"{code!r} is not a code of two to four digits")
    return CameoCode(
        code=code,
        root=code[:2],
        parent=row["parent"] or None,
        name=row["name"],
        goldstein=float(row["goldstein"]) if row["goldstein"] else None,
        quad_class=int(row["quad_class"]),
        plover=row["plover"] or None,
    )
