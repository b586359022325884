"""People of one article: what its own words say about them, and who a short name means."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from timeline.codes.actors import Actor

MINIMUM = 2  # letters of a word that can stand for a person


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, hyphens and points: `Jean-Yves Le Drian` is jean yves le drian."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(letters.split())


@dataclass(slots=True)
class Entry:
    """A person of the article, the `place`-th: all forms of the name, the actor, and the start of the teaching mention.

    `rule_id` is that of the other mentions, which owe to this what they mean.
    """

    forms: list[tuple[str, ...]]
    actor: Actor
    start: int
    place: int
    rule_id: str = "actor.short_name"


class People:
    """The people that one article names, with what it says of them."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        # Places of the entries by each word of their names: an article may name ten thousand people.
        self._places: dict[str, set[int]] = {}

    def learn(self, actor: Actor, start: int, *aliases: str) -> None:
        """Keep a person; a longer form of a known name replaces the shorter one, what is known first stays."""
        if actor.person is None:
            return
        form = fold(actor.person)
        entry = self._same(form, actor)
        if entry is None:
            entry = Entry([], actor, start, len(self._entries))
            self._entries.append(entry)
        self._name(entry, form, *map(fold, aliases))
        entry.actor = _fuller(entry.actor, actor)

    def find(self, name: str, before: int | None = None) -> Entry | None:
        """The person that a full or short name means, the last one named before this token if there are several."""
        form = fold(name)
        candidates = [e for e in self._with_all(form) if _refers(form, e)]
        if not candidates:
            return None
        earlier = [e for e in candidates if before is None or e.start <= before]
        exact = [e for e in earlier or candidates if form in e.forms]
        return (exact or earlier or candidates)[-1]

    def _same(self, form: tuple[str, ...], actor: Actor) -> Entry | None:
        for entry in self._with_any(form):
            agrees = actor.country is None or entry.actor.country == actor.country
            if agrees and (_refers(form, entry) or _contains(form, entry)):
                return entry
        return None

    def _name(self, entry: Entry, *forms: tuple[str, ...]) -> None:
        for form in forms:
            if form not in entry.forms:
                entry.forms.append(form)
            for word in form:
                self._places.setdefault(word, set()).add(entry.place)

    def _with_all(self, words: tuple[str, ...]) -> Iterator[Entry]:
        """Entries that have every one of some words, in their order."""
        places = sorted((self._places.get(word, set()) for word in words), key=len)
        return (self._entries[place] for place in sorted(set.intersection(*places))) if places else iter(())

    def _with_any(self, words: tuple[str, ...]) -> Iterator[Entry]:
        """Entries that have one of some words or more, in their order."""
        places = set[int]().union(*(self._places.get(word, set()) for word in words))
        return (self._entries[place] for place in sorted(places))


def _refers(form: tuple[str, ...], entry: Entry) -> bool:
    """Whether every word of the form belongs to one form of the person's name."""
    if not form or len("".join(form)) < MINIMUM:
        return False
    return any(set(form) <= set(full) for full in entry.forms)


def _contains(form: tuple[str, ...], entry: Entry) -> bool:
    return any(set(known) <= set(form) for known in entry.forms)


def _fuller(old: Actor, new: Actor) -> Actor:
    """The earlier actor with the name of more words, else its own, and a code if only the later one has it."""
    names = [actor.person or "" for actor in (old, new)]
    full = max(names, key=lambda name: len(fold(name)))
    base = old if old.code and len(old.code) > 3 else new if new.code else old
    return replace(base, name=full if base.name in names else base.name, person=full)


def longest(names: Iterable[str]) -> str:
    """The name with most words."""
    return max(names, key=lambda name: (len(fold(name)), len(name)))
