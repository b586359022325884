"""Publication dates that stand in the text itself or in the address of a page.

A date counts only where an outlet puts it: on a line of its own (byline) or before the first sentence
(dateline), in the first lines. A date in running prose never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby

from timeline.articles.published import DateError, calendar_day, find_dates, month_names, weekday_names
from timeline.languages import lexicon_path
from timeline.lexicon import read_csv

REACH = 300
"""A byline begins within so many characters of the text's start."""

LINE = 120
"""A byline and the part of a line before a dateline's end are no longer than this."""

WORDS = 4
"""An outlet, place or author before the date has at most so many words."""

_SEPARATOR = re.compile(r"\s*[,|:(–—•·-]\s*")
_CLOCK = r"(?:[^\W\d_]{2,6}\.? |T)?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?"
_ZONE = r"Z|[+-]\d{2}:?\d{2}|\(?[A-Z]{2,5}(?:[+-]\d{1,4})?\)?"
_TIME = rf"(?:{_CLOCK})?\s?(?:{_ZONE})?"
_CLOCK_BEFORE = re.compile(rf"\b{_CLOCK}\s?(?:(?:{_ZONE})\b)?")
_LINE_REST = re.compile(rf"[\s,|/•·)\]–—-]*{_TIME}[\s.)]*(?:[|/•·][^.!?]{{0,40}})?$")
# Blanks are never given back: with a hundred of them there would be a million ways to share them out.
_DATELINE_REST = re.compile(r"\)?[\s,]*+" + _TIME + r"\s*+(?:\([^()]{1,30}\)|/[^/]{1,20}/)?\s*+(?:--?|–|—|:)\s")
_URL_END = r"(?=[/_.?#-]|$)"
_IN_URL = re.compile(
    rf"/(\d{{4}})[/-](\d{{1,2}})[/-](\d{{1,2}}){_URL_END}|/(\d{{4}})(\d{{2}})(\d{{2}})(?:\d{{6}})?{_URL_END}"
    rf"|-(\d{{4}})-(\d{{2}})-(\d{{2}})/?$|/(\d{{4}})/([a-z]{{3}})/(\d{{1,2}}){_URL_END}"
)


def byline_date(text: str, language: str) -> date | None:
    """The date of a line of its own near the start, as in "Kompas.com - 12/01/2022, 09:00 WIB"."""
    return next((day for line in _first_lines(text) for day in _dates(line, language, _LINE_REST)), None)


def dateline_date(text: str, language: str) -> date | None:
    """The date of a dateline, as in "CAIRO- 24 July 2022: The president ..."."""
    return next((day for line in _first_lines(text) for day in _dates(line, language, _DATELINE_REST)), None)


def url_date(url: str | None) -> date | None:
    """The day in an address such as `/2022/01/14/title`, `/20220114093000-106-1/title` or `/title-2022-01-14/`."""
    for match in _IN_URL.finditer(url or ""):
        year, month, day = (part for part in match.groups() if part)
        try:
            return calendar_day(year, month_names("en").get(month, month), day)
        except DateError:
            continue
    return None


def _first_lines(text: str) -> Iterator[str]:
    start = 0
    for line in text[: REACH + LINE + 20].splitlines(keepends=True):
        if start > REACH:
            return
        yield line.strip()
        start += len(line)


def _dates(line: str, language: str, rest: re.Pattern[str]) -> Iterator[date]:
    """The first date of a line, if what stands before and after it makes it a byline or dateline."""
    try:
        found = min(find_dates(line[:LINE], language), default=None)
    except DateError:
        return
    if found is None:
        return
    start, end, day = found
    if rest.match(line[end:]) and _is_heading(line[:start], language):
        yield day


def _is_heading(before: str, language: str) -> bool:
    """True for what may stand before a byline's date: nothing, or outlet, place, author, clock time, weekday, label."""
    *parts, last = _SEPARATOR.split(_CLOCK_BEFORE.sub("", before).strip())
    words = last.split()
    if words and re.sub("['’]", "", words[-1]).casefold() in weekday_names(language):
        words.pop()
    if words and not _is_labelled(words, language) and not _follows_author(parts, words, language):
        return False
    return all(_is_name(part.split(), language) for part in parts if part)


def _follows_author(parts: list[str], words: list[str], language: str) -> bool:
    """Whether the words are the agency or a second author after the first: "By JANE DOE, Example Press"."""
    return bool(parts) and _is_labelled(parts[0].split(), language) and _is_name(words, language)


def _is_name(words: list[str], language: str) -> bool:
    return _capitals(words) or _is_labelled(words, language)


def _is_labelled(words: list[str], language: str) -> bool:
    """Whether the words are a label, or a label and names: "By JANE DOE", "By Jane Doe and John Roe"."""
    labels, joiners = _words(language, "label"), _words(language, "joiner")
    for n in range(1, len(words) + 1):
        if " ".join(words[:n]).casefold() in labels:
            names = (list(name) for joined, name in groupby(words[n:], joiners.__contains__) if not joined)
            if all(_capitals(name) for name in names):
                return True
    return False


def _capitals(words: list[str]) -> bool:
    return len(words) <= WORDS and all(w[0].isupper() or "." in w for w in words)


@cache
def _words(language: str, kind: str) -> frozenset[str]:
    rows = read_csv(lexicon_path(language, "bylines.csv"), ["word", "kind", "example"])
    return frozenset(row["word"] for row in rows if row["kind"] == kind)
