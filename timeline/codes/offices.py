"""Offices: what a person or a body is, and the CAMEO role that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.countries import all_countries
from timeline.codes.roles import all_roles
from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("offices.csv")
ALONE = ("yes", "several", "no")
KINDS = ("person", "staff", "envoy", "counterpart", "body", "group", "relation")


@dataclass(frozen=True, slots=True)
class Office:
    """An office such as `Foreign Minister`, or a body such as `parliament`.

    `role` is a CAMEO role code or None. `kind`: person, staff (speaks or works for a person or a body), envoy
    (sent to another state or body), counterpart, body, group, relation (allies and rivals of a state, not the
    state itself). `alone`: the word is an actor without anything beside it; `several`: it is where it means several
    ("dozens of teachers"). `of` is the only state that has such an office.
    """

    title: str
    role: str | None
    kind: str
    alone: bool = True
    several: bool = field(default=False, kw_only=True)
    of: str | None = field(default=None, kw_only=True)


@cache
def all_offices() -> Mapping[str, Office]:
    """Offices by title.

    Raises LexiconError for a title given twice, an unknown role, kind or country.
    """
    offices: dict[str, Office] = {}
    for row in read_csv(PATH, ("title", "role", "kind", "alone", "of")):
        if row["title"] in offices:
            raise row.error(f"{row['title']!r} stands here twice")
        offices[row["title"]] = _office(row)
    return MappingProxyType(offices)


def _office(row: Row) -> Office:
    if row["role"] and row["role"] not in all_roles():
        raise row.error(f"{row['role']!r} is no CAMEO role")
    if row["kind"] not in KINDS:
        raise row.error(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
    if row["alone"] not in ALONE:
        raise row.error(f"alone is {row['alone']!r}, expected {', '.join(ALONE)}")
    if row["of"] and row["of"] not in all_countries():
        raise row.error(f"{row['of']!r} is no ISO 3166-1 alpha-3 code")
    return Office(
        row["title"],
        row["role"] or None,
        row["kind"],
        row["alone"] == "yes",
        several=row["alone"] == "several",
        of=row["of"] or None,
    )
