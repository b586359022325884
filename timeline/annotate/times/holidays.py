"""Feasts: fixed days, those that hang on Easter or on a weekday, and those of moon calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from timeline.lexicon import Row, read_csv

FOLDER = Path(__file__).parent


@cache
def holiday_rules() -> dict[str, tuple[str, ...]]:
    """The rule of every feast in `holidays.csv`, as words."""
    rules = {}
    for row in _rows():
        rules[row["holiday"]] = tuple(row["rule"].split())
    return rules


def _rows() -> Iterator[Row]:
    return read_csv(FOLDER / "holidays.csv", ("holiday", "rule", "days"))


@cache
def _lengths() -> dict[str, int]:
    return {row["holiday"]: int(row["days"]) for row in _rows()}


def holiday_length(name: str) -> int:
    """How many days a feast lasts. Raises KeyError for a feast that `holidays.csv` does not have."""
    return _lengths()[name]


@cache
def _listed() -> dict[tuple[str, int], date]:
    rows = read_csv(FOLDER / "feasts.csv", ("holiday", "day"))
    days = [(row["holiday"], date.fromisoformat(row["day"])) for row in rows]
    return {(name, day.year): day for name, day in days}


def holiday_day(name: str, year: int) -> date | None:
    """The day of a feast in a year, or None where it is not known.

    Raises KeyError for a feast that `holidays.csv` does not have.
    """
    kind, *numbers = holiday_rules()[name]
    if (name, year) in _listed():
        return _listed()[name, year]
    if kind == "table":
        return None
    if kind == "easter":
        return easter(year) + timedelta(int(numbers[0]))
    if kind == "weekday":
        return _nth_weekday(year, *(int(n) for n in numbers))
    if kind == "islamic":
        return _islamic(year, *(int(n) for n in numbers))
    month, day = kind.split("-")
    return date(year, int(month), int(day))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _nth_weekday(year: int, weekday: int, nth: int, month: int) -> date:
    if nth < 0:
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return end - timedelta((end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _islamic(year: int, day: int, month: int) -> date | None:
    """The first such day of the tabular Islamic calendar in a Gregorian year."""
    if not 623 <= year <= 9990:
        return None
    about = int((year - 622) * 33 / 32)
    for islamic_year in (about - 1, about, about + 1, about + 2):
        days = day + (59 * (month - 1) + 1) // 2 + (islamic_year - 1) * 354 + (3 + 11 * islamic_year) // 30
        found = date.fromordinal(days + 227014)
        if found.year == year:
            return found
    return None
