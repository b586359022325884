"""The publication date: where it may stand, and which day it names.

Month and weekday names come from dateparser's language data. The clock is never asked.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any

FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]([^\W\d_]{3,12})\.?,?[ -](\d{4})(?!\d)")
MONTH_DAY = re.compile(r"(?<!\w)([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")


class DateError(ValueError):
    """A publication date was given that cannot be used; the message says why."""


def given_date(value: Any, language: str) -> date | None:
    """The day that a record's own field names, or None where the field is empty.

    Takes dates, ISO 8601 with or without a time, YYYYMMDD, and dates written out in the language. A time
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
        raise DateError(f"published is {type(value).__name__}, expected a date written YYYY-MM-DD")
    try:
        found = set(find_dates(value, language))
    except DateError as problem:
        raise DateError(f"published {_short(value)!r} {problem}; write it as YYYY-MM-DD") from problem
    if len(found) != 1:
        how = "names more than one day" if found else "is not a date"
        raise DateError(f"published {_short(value)!r} {how}; write it as YYYY-MM-DD")
    return found.pop()


def find_dates(text: str, language: str) -> list[date]:
    """The full dates, with day, month and year, that a short string holds, in order of their forms.

    Raises DateError for one that is impossible, implausible or can be read in two ways.
    """
    found = [_day(*m.groups()) for m in YEAR_FIRST.finditer(text)]
    found += [_day(*m.groups()) for m in COMPACT.finditer(text)]
    found += [_numeric(m[1], m[2], m[3], m[4], language) for m in NUMERIC.finditer(text)]
    months = _months(language)
    for pattern, day, month in ((DAY_MONTH, 1, 2), (MONTH_DAY, 2, 1)):
        for match in pattern.finditer(text):
            if number := months.get(match[month].casefold()):
                found.append(_day(match[3], number, match[day]))
    return found


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"


def _day(year: str, month: str | int, day: str) -> date:
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


def _numeric(first: str, separator: str, second: str, year: str, language: str) -> date:
    """14/1/2022 and 1/14/2022. With hyphens or points, and in most languages, the day comes first."""
    if int(second) > 12:
        return _day(year, first, second)
    ambiguous = int(first) <= 12 and first.lstrip("0") != second.lstrip("0")
    if separator == "/" and ambiguous and not _day_first(language):
        raise DateError("can be read in two ways")
    return _day(year, second, first)


@cache
def _language_data(language: str) -> dict[str, Any]:
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    return info


@cache
def _months(language: str) -> dict[str, int]:
    """Month names and their abbreviations in this language and in English, casefolded, to their numbers."""
    names = (
        (name, n)
        for code in ("en", language)
        for n, key in enumerate(_MONTHS, 1)
        for name in _language_data(code)[key]
    )
    return {name.casefold(): number for name, number in names}


def _day_first(language: str) -> bool:
    order: str = _language_data(language).get("date_order", "DMY")
    return order.startswith("D")
