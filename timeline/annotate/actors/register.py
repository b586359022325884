"""People whom other articles tell of: who somebody was around a day.

A register answers for full names only, because the short ones mean somebody else in the next article, and only
near the time in which the person was seen: people change offices. It is asked last, where the article itself, the
user's dictionary and the list of people say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.annotate.actors.names import People, fold
from timeline.codes.actors import Actor

# A person is taken to be what they were seen as up to this long before and after.
REACH = timedelta(days=180)
# Of two capacities under one name, the one that this many times more articles tell of counts; else neither.
MAJORITY = 2
WORDS = 2  # of a full name
RULE = "actor.register"


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person in one capacity: every form of the name, and the days between which `articles` articles tell of it."""

    names: tuple[str, ...]
    actor: Actor
    office: str | None
    first_seen: date
    last_seen: date
    articles: int

    def near(self, day: date) -> bool:
        """Whether the person was seen in this capacity around this day."""
        return self.first_seen - REACH <= day <= self.last_seen + REACH


class Register:
    """Known people by full name."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._by_name: dict[tuple[str, ...], list[KnownPerson]] = {}
        for person in people:
            for form in {fold(name) for name in person.names}:
                if len(form) >= WORDS:
                    self._by_name.setdefault(form, []).append(person)

    def find(self, name: str, day: date | None) -> KnownPerson | None:
        """Who bears this full name around this day; None where nobody is known or the articles disagree."""
        if day is None:
            return None
        near = [person for person in self._by_name.get(fold(name), ()) if person.near(day)]
        near.sort(key=lambda person: -person.articles)
        if not near or (len(near) > 1 and near[0].articles < MAJORITY * near[1].articles):
            return None
        return near[0]


def fill_in(people: People, names: Iterable[tuple[str, int]], register: Register, day: date | None) -> None:
    """Tell an article's people what the register knows of those whom the article does not explain.

    `names` are full or short names with the token at which they start.
    """
    for name, start in names:
        entry = people.find(name, start)
        if entry is not None and is_explained(entry.actor):
            continue
        known = register.find(name if entry is None else entry.actor.person or name, day)
        if known is None:
            continue
        if entry is None:
            people.learn(replace(known.actor, name=name, person=name), start)
            entry = people.find(name, start)
        if entry is not None:
            entry.actor, entry.rule_id = _completed(entry.actor, known.actor), RULE


def is_explained(actor: Actor) -> bool:
    """Whether it is known which state or body a person stands for."""
    return actor.country is not None or (actor.code is not None and actor.code != actor.role)


def _completed(own: Actor, known: Actor) -> Actor:
    """The register's person; a role that the article gives stays, with the register's state."""
    person = known.person
    if own.role is None or own.role == known.role or known.country is None:
        return known
    return Actor(person or own.name, known.country + own.role, known.country, own.role, person)
