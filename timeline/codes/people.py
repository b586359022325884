"""People in public office since 1980, with their terms: who stood for whom on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries
from timeline.codes.offices import all_offices
from timeline.codes.organisations import all_organisations
from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("people.csv")
COLUMNS = ("name", "gender", "aliases", "of", "office", "from", "until", "source_year")
FORMER = "ELI"  # the code book's role for those who held an office before
ELECT = timedelta(days=183)  # between two offices somebody is in the news for the next one, from so long before it


@dataclass(frozen=True, slots=True)
class Term:
    """One office of one person.

    `gender` is f or m. `aliases` are other spellings and short forms that mean this person and nobody else. `of` is
    an ISO3 code or the name of an organisation, `office` a title of `offices.csv`. `start` and `end` are the first
    and last day, either may be None. `source_year` is the year in which the entry was true to the source's knowledge.
    """

    name: str
    gender: str
    aliases: tuple[str, ...]
    of: str
    office: str
    start: date | None
    end: date | None
    source_year: int

    def holds(self, day: date) -> bool:
        """Whether the person was in office on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def all_terms() -> tuple[Term, ...]:
    """All terms, in the order of the file.

    Raises LexiconError for an unknown country, organisation or office, a bad date, or a term that ends before
    it begins.
    """
    return tuple(_term(row) for row in read_csv(PATH, COLUMNS))


@cache
def terms_by_name() -> Mapping[str, tuple[Term, ...]]:
    """The terms of each person by full name, earliest first."""
    found: dict[str, list[Term]] = {}
    for term in all_terms():
        found.setdefault(term.name, []).append(term)
    ordered = {name: tuple(sorted(terms, key=_start)) for name, terms in found.items()}
    return MappingProxyType(ordered)


def term_on(terms: Iterable[Term], day: date | None) -> tuple[Term, bool]:
    """The term that tells best what somebody was on this day, and whether it was over by then.

    Without a day it is the latest term, taken as running. Before the first term it is the first one, taken as
    running: people are in the news as candidates and deputies of what they become. So it is with who is elected or
    named for the next office when the last is over.
    """
    ordered = sorted(terms, key=_start)
    if day is None:
        return ordered[-1], False
    running = [term for term in ordered if term.holds(day)]
    if running:
        return running[-1], False
    ahead = [term for term in ordered if term.start is not None and term.start > day and term.start - day <= ELECT]
    if ahead:
        return ahead[0], False
    past = [term for term in ordered if term.end is not None and term.end < day]
    return (past[-1], True) if past else (ordered[0], False)


def actor_on(terms: Iterable[Term], day: date | None) -> Actor:
    """The person as an actor on this day; after the last term with the role of a former official."""
    term, over = term_on(terms, day)
    if term.of in all_countries():
        role = FORMER if over else all_offices()[term.office].role
        return Actor(term.name, term.of + (role or ""), term.of, role, term.name)
    body = all_organisations()[term.of]
    if body.country is None:
        return Actor(term.name, body.code, None, FORMER if over else body.role, term.name)
    role = FORMER if over else body.role
    code = body.country + FORMER if over else body.code
    return Actor(term.name, code, body.country, role, term.name)


def _start(term: Term) -> date:
    return term.start or date.min


def _term(row: Row) -> Term:
    of, office = row["of"], row["office"]
    if of not in all_countries() and of not in all_organisations():
        raise row.error(f"{of!r} is neither an ISO3 code nor a name in organisations.csv")
    if office not in all_offices():
        raise row.error(f"office {office!r} is not in offices.csv")
    start, end = _day(row, "from", last=False), _day(row, "until", last=True)
    if start and end and end < start:
        raise row.error(f"the term ends ({end}) before it begins ({start})")
    if row["gender"] not in ("f", "m"):
        raise row.error(f"gender is {row['gender']!r}, expected f or m")
    return Term(row["name"], row["gender"], row.many("aliases"), of, office, start, end, int(row["source_year"]))


def _day(row: Row, column: str, *, last: bool) -> date | None:
    """A cell `2014`, `2014-10` or `2014-10-20`; what is left out is read as the first or last it can be."""
    if not row[column]:
        return None
    try:
        parts = [int(part) for part in row[column].split("-")]
        return _bound(*parts, last=last)
    except (TypeError, ValueError) as problem:
        raise row.error(f"{column} is {row[column]!r}, expected YYYY, YYYY-MM or YYYY-MM-DD") from problem


def _bound(year: int, month: int | None = None, day: int | None = None, *, last: bool) -> date:
    if day is not None and month is not None:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
