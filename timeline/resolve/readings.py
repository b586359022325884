"""Readings: what one article tells of one event, brought to what can be compared across articles."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.codes import countries

BY_PHONE = "041"
# A date that spans more days than this is too vague to tell one event from another.
LONGEST = 7


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article tells of one event.

    `sides` are the countries, codes or names of all parties, `sources` and `targets` those on each side;
    `people` names the persons of each side in small letters. `first` and `last` are half days since 1970
    within which the event took place, `assumed` where nothing but the day of publication says so. `city` is
    None where the place is missing or a whole country, `country` where there is no place. `words`
    are the shingles of a statement in its `language`.
    """

    event_id: str
    document_id: str
    event_type: str
    code: str
    reciprocal: bool
    sides: frozenset[str]
    sources: frozenset[str]
    targets: frozenset[str]
    people: Mapping[str, frozenset[str]]
    first: int
    last: int
    assumed: bool
    city: str | None
    country: str | None
    language: str
    words: array[int] | None

    @property
    def days(self) -> int:
        """Number of days that the event may have taken."""
        return (self.last - self.first) // 2 + 1

    @property
    def root(self) -> str:
        """Root of the code."""
        return self.code[:2]


def comparable(readings: pl.DataFrame) -> pl.DataFrame:
    """The readings that can be told apart by their day, with the columns that `reading` and blocking need.

    `readings` is a table of events, each told by one document, with `document_id` and its `language`. Statements
    may be a day apart, because outlets date them by publication; an undated act of the news took place on the day
    of publication or the day before.
    """
    dated = readings.with_columns(
        _keys("sources"),
        _keys("targets"),
        _people().alias("people"),
        pl.when(~is_vague_place() & _is_act()).then("place_name").alias("city"),
        pl.when(_is_act()).then("place_country").alias("country"),
        _held().alias("held"),
        _assumed().alias("assumed"),
    ).with_columns(pl.concat_list("source_keys", "target_keys").list.unique().list.sort().alias("sides"))
    slack = pl.when(_is_act()).then(0).otherwise(1)
    first = pl.when("assumed").then(_half_days("first_published") - 2).otherwise(_half_days("date_start") - slack)
    last = pl.when("assumed").then(_half_days("first_published")).otherwise(_half_days("date_end") + slack)
    return (
        dated.with_columns(first.alias("first"), last.alias("last"))
        .filter(pl.col("first").is_not_null(), pl.col("last") - pl.col("first") <= 2 * LONGEST)
        .select(
            *(
                "event_id",
                "document_id",
                "language",
                "event_type",
                "cameo_code",
                "reciprocal",
                "negated",
                "held",
                "assumed",
            ),
            *("sides", "source_keys", "target_keys", "people", "first", "last", "city", "country"),
            "first_published",
        )
    )


def reading(row: Mapping[str, Any]) -> Reading:
    """A reading from a row of `comparable` with its `shingles`."""
    people: dict[str, set[str]] = {}
    for person in row["people"]:
        people.setdefault(person["side"], set()).add(person["name"])
    return Reading(
        event_id=row["event_id"],
        document_id=row["document_id"],
        event_type=row["event_type"],
        code=row["cameo_code"],
        reciprocal=row["reciprocal"],
        sides=frozenset(row["sides"]),
        sources=frozenset(row["source_keys"]),
        targets=frozenset(row["target_keys"]),
        people={side: frozenset(names) for side, names in people.items()},
        first=row["first"],
        last=row["last"],
        assumed=row["assumed"],
        city=row["city"],
        country=row["country"],
        language=row["language"],
        words=None if row["shingles"] is None else array("I", row["shingles"]),
    )


def side() -> pl.Expr:
    """The side that an actor in a list stands for: the country, else the code, else the name."""
    return pl.coalesce(*(pl.element().struct.field(name) for name in ("country", "code", "name")))


def is_vague_place() -> pl.Expr:
    """Whether a place is a whole country."""
    return pl.col("place_name").is_in([c.name for c in countries.all_countries().values()])


def _keys(column: str) -> pl.Expr:
    keys = pl.col(column).list.eval(side()).list.unique().list.sort()
    return keys.alias(f"{column.removesuffix('s')}_keys")


def _people() -> pl.Expr:
    name = pl.element().struct.field("person").str.to_lowercase()
    person = pl.struct(side().alias("side"), name.alias("name"))
    return pl.concat_list("sources", "targets").list.eval(person.filter(name.is_not_null()))


def _is_act() -> pl.Expr:
    """Whether a reading is of an act: where the same words were said outlets mostly guess, it decides nothing."""
    return pl.col("event_type") != "statement"


def _held() -> pl.Expr:
    return pl.col("modality") == "actual"


def _assumed() -> pl.Expr:
    """Whether an undated act is of the day's news."""
    return _is_act() & _held() & ~pl.col("background") & (pl.col("date_basis") == "none")


def _half_days(column: str) -> pl.Expr:
    return pl.col(column).to_physical().cast(pl.Int64) * 2
