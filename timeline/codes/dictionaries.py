"""Actors and agents of a user's own dictionaries: what their codes mean on a day and how they join.

The terms are those of TABARI and PETRARCH: an actor has codes, each for a period or for all time; an agent ("minister",
"rebels") adds its code after (`~GOV`) or before (`NGO~`) that of the actor beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries
from timeline.codes.offices import Office
from timeline.codes.organisations import Organisation
from timeline.codes.roles import all_roles

LONGEST_ACRONYM = 3  # letters; longer words in capitals get small ones in names
CHUNK = 3  # letters of a country, organisation or role in a code


@dataclass(frozen=True, slots=True)
class DatedCode:
    """One or several codes (none: nobody is meant) from `start` to `end`, both inclusive, None where it is open."""

    codes: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    @property
    def always(self) -> bool:
        """Whether it holds for all time."""
        return self.start is None and self.end is None

    def holds(self, day: date) -> bool:
        """Whether it holds on this day."""
        return (self.start or date.min) <= day <= (self.end or date.max)

    @property
    def days(self) -> int:
        """Length of the period."""
        return ((self.end or date.max) - (self.start or date.min)).days

    def overlaps(self, other: DatedCode) -> bool:
        """Whether two periods contradict each other: they share more than a day, and neither lies inside the other."""
        if self.codes == other.codes or self.always or other.always:
            return False
        first, last = sorted((self, other), key=lambda code: (code.start or date.min, -code.days))
        shared = (min(first.end or date.max, last.end or date.max) - (last.start or date.min)).days
        inside = (last.end or date.max) <= (first.end or date.max)
        same = (self.start, self.end) == (other.start, other.end)
        return shared > 0 and (same or not inside)


class ActorEntry(NamedTuple):
    """An actor of a dictionary. `origin` is file and line; `person` whether it is one, where the dictionary says so.

    A tuple, because dictionaries have hundreds of thousands and a frozen dataclass takes twice as long to make.
    """

    name: str
    codes: tuple[DatedCode, ...]
    origin: str
    person: bool | None = None

    def on(self, day: date | None) -> tuple[str, ...] | None:
        """The codes on this day: those of the shortest period, then the first, then those of no period.

        Without a day those of no period, then the last. An empty tuple says that nobody is meant, None that the
        dictionary says nothing for this day.
        """
        always = [code for code in self.codes if code.always]
        if day is None:
            return (always or list(self.codes[-1:]))[0].codes
        running = [code for code in self.codes if code.holds(day) and not code.always]
        found = sorted(running, key=lambda code: code.days) or always
        return found[0].codes if found else None


@dataclass(frozen=True, slots=True)
class DictionaryActor(Organisation):
    """An actor of a dictionary with its code on some day."""

    origin: str = ""
    person: bool = False

    @property
    def actor(self) -> Actor:
        """The actor; a person stands for what the code says."""
        return Actor(self.name, self.code, self.country, self.role, self.name if self.person else None)


@dataclass(frozen=True, slots=True)
class DictionaryAgent(Office):
    """An agent of a dictionary, with the codes that it puts before and after an actor's."""

    before: str = ""
    after: str = ""
    origin: str = ""


def to_actor(entry: ActorEntry, code: str, *, person: bool) -> DictionaryActor:
    """The actor of an entry under one code."""
    return DictionaryActor(
        _display_name(entry.name), code, country_of(code), role_of(code), "institution", entry.origin, person
    )


def country_of(code: str) -> str | None:
    """The country at the beginning of a code."""
    return code[:CHUNK] if code[:CHUNK] in all_countries() else None


def role_of(code: str) -> str | None:
    """The first role after the country or organisation of a code, or that of a bare role."""
    chunks = [code[at : at + CHUNK] for at in range(0, len(code), CHUNK)]
    return next((chunk for chunk in chunks[1:] or chunks if chunk in all_roles()), None)


def with_agents(code: str, offices: Iterable[Office]) -> str:
    """A code with what agents add to it; what it holds already is not repeated."""
    for office in offices:
        if isinstance(office, DictionaryAgent):
            code = code if code.startswith(office.before) else office.before + code
            code = code if office.after in code[CHUNK:] else code + office.after
        elif office.role and office.role not in code[CHUNK:]:
            code += office.role
    return code


def _display_name(form: str) -> str:
    """A form as a name: words in capitals that are no abbreviation get small letters."""
    if not form.isupper():
        return form
    return " ".join(word.title() if len(word) > LONGEST_ACRONYM else word for word in form.split(" "))
