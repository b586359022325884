"""The publication date: where it may stand, and which day it names.

Month and weekday names come from dateparser's language data. The clock is never asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any

from timeline.articles.drafts import kind_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST = 100
"""A longer string in a record's field is not taken for a date."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d_]{3,12})\.?,?[ -](\d{4})(?!\d)")
SHORT_YEAR = re.compile(r"^\s*(\d{1,2}[ -][^\W\d_]{3,12}\.?[ -])(\d{2})\s*$")
MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")


class DateError(ValueError):
    """A publication date was given that cannot be used; the message says why."""


def given_date(value: Any, language: str) -> date | None:
    """The day that a record's own field names, or None where the field is empty.

    Takes dates, ISO 8601 with or without a time, YYYYMMDD, and dates written out in the language, the year perhaps
    with two digits. A time
    zone changes nothing: the calendar day is the one written. Raises DateError for an impossible date, one
    outside 1900 to 2100, one that can be read in two ways, and anything else.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _plausible(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        raise DateError(f"published is {kind_of(value)}, expected a date written YYYY-MM-DD")
    value = SHORT_YEAR.sub(_full_year, value)
    try:
        found = set() if len(value) > LONGEST else {day for _, _, day in find_dates(value, language)}
    except DateError as problem:
        raise DateError(f"published {_short(value)!r} {problem}; write it as YYYY-MM-DD") from problem
    if len(found) != 1:
        how = "names more than one day" if found else "is not a date"
        raise DateError(f"published {_short(value)!r} {how}; write it as YYYY-MM-DD")
    return found.pop()


def find_dates(text: str, language: str) -> Iterator[tuple[int, int, date]]:
    """The full dates (day, month and year) in a short string, with their code point offsets, by form.

    Raises DateError at one that is impossible, implausible or can be read in two ways.
    """
    for pattern in (YEAR_FIRST, COMPACT):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), calendar_day(*match.groups())
    for match in NUMERIC.finditer(text):
        yield match.start(), match.end(), _numeric(*match.groups(), language=language)
    for pattern, day, month in ((DAY_MONTH, 1, 2), (MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            if number := month_names(language).get(match[month].casefold()):
                yield match.start(), match.end(), calendar_day(match[3], number, match[day])


def _full_year(match: re.Match[str]) -> str:
    """ "10-Sep-19" with its century: POSIX takes 69 to 99 for the last one, the rest for this one."""
    return f"{match[1]}{'19' if match[2] >= '69' else '20'}{match[2]}"


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def calendar_day(year: str, month: str | int, day: str) -> date:
    """The day of these numbers. Raises DateError where there is none or it is implausible."""
    try:
        return _plausible(date(int(year), int(month), int(day)))
    except DateError:
        raise
    except ValueError as problem:
        raise DateError("is no day of the calendar") from problem


def _plausible(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _numeric(first: str, separator: str, second: str, year: str, *, language: str) -> date:
    """14/1/2022 and 1/14/2022. With hyphens or points, and in most languages, the day comes first."""
    if int(second) > 12:
        return calendar_day(year, first, second)
    ambiguous = int(first) <= 12 and first.lstrip("0") != second.lstrip("0")
    if separator == "/" and ambiguous and not _day_first(language):
        raise DateError("can be read in two ways")
    return calendar_day(year, second, first)


@cache
def _language_data(language: str) -> dict[str, Any]:
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    return info


def _names(language: str, keys: tuple[str, ...]) -> dict[str, int]:
    """Names for these keys in the language and in English, casefolded, to the keys' places from 1."""
    infos = [_language_data(code) for code in ("en", language)]
    return {name.casefold(): n for info in infos for n, key in enumerate(keys, 1) for name in info[key]}


@cache
def month_names(language: str) -> dict[str, int]:
    """Names of months in this language and in English, with abbreviations, casefolded, to their numbers."""
    return _names(language, _MONTHS)


@cache
def weekday_names(language: str) -> frozenset[str]:
    """Names of weekdays in this language and in English, with abbreviations, casefolded."""
    return frozenset(_names(language, _WEEKDAYS))


def _day_first(language: str) -> bool:
    order: str = _language_data(language).get("date_order", "DMY")
    return order.startswith("D")
