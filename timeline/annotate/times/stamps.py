"""Absolute dates in shapes that no phrase covers: 13-Jan-2022, 2022/01/13, 2022-01-13T10:00+07:00.

dateparser reads them. It is handed whole strings with day, month and year only: left to find dates by itself, or given
less, it guesses. The clock is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from timeline.annotate.times.find import Found
from timeline.annotate.times.frames import Moment
from timeline.annotate.times.lexicon import Rule, TimeLexicon
from timeline.annotate.times.tokens import Tokens

# Day, month and year with one sign between them, then a clock time and its zone.
STAMP = re.compile(
    r"(?<![\w/.,:-])"
    r"(?:(?P<year>[0-9]{4})(?P<a>[-/.])[0-9]{1,2}(?P=a)[0-9]{1,2}"
    r"|[0-9]{1,2}(?P<b>[-/])(?:[0-9]{1,2}|[^\W\d_]{3,9})(?P=b)[0-9]{4})"
    r"(?P<clock>[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?: ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})(?!\w))?)?"
    r"(?![\w/]|[-.,:]\d)"
)
# What stands for what a string does not say; it always says the day.
NOON = datetime(2000, 1, 1, 12)
RULE = Rule("stamp.stamp", 0, "stamp", "Moment", ())


def add_stamps(found: list[Found], tokens: Tokens, lexicon: TimeLexicon) -> list[Found]:
    """The phrases found and the stamps that none of them holds, in their order; of two that meet the stamp stays."""
    stamps = [s for s in find_stamps(tokens, lexicon) if not any(_holds(f, s) for f in found)]
    if not stamps:
        return found
    clear = [f for f in found if not any(f.start < s.end and s.start < f.end for s in stamps)]
    return sorted([*clear, *stamps], key=lambda f: f.start)


def _holds(found: Found, stamp: Found) -> bool:
    return found.start <= stamp.start and stamp.end <= found.end


def find_stamps(tokens: Tokens, lexicon: TimeLexicon) -> Iterator[Found]:
    """Stamps of a text from left to right."""
    for match in STAMP.finditer(tokens.text):
        order = "YMD" if match["year"] else "DMY" if lexicon.day_first else "MDY"
        moment = read_stamp(match.group(), lexicon.language, order)
        if moment is not None:
            start, end = bisect_left(tokens.starts, match.start()), bisect_left(tokens.starts, match.end())
            yield Found(start, end, _frame(moment, clock=match["clock"] is not None), RULE)


def read_stamp(text: str, language: str, order: str) -> datetime | None:
    """The moment that a string of day, month and year names, the zone as written; None where it names none."""
    found: datetime | None = _parser(language, order).get_date_data(text).date_obj
    return found


@cache
def _parser(language: str, order: str) -> Any:
    settings = {
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": NOON,
        "PARSERS": ["absolute-time"],
    }
    return import_module("dateparser.date").DateDataParser(languages=[language], settings=settings)


def _frame(moment: datetime, *, clock: bool) -> Moment:
    zone = moment.isoformat()[len("2022-01-13T10:00:00") :] if moment.tzinfo else ""
    zone = "Z" if zone == "+00:00" else zone.removesuffix(":00")
    return Moment(moment.date(), f"{moment:%H:%M}{zone}" if clock else None)
