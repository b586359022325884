"""From pairs to events: readings are joined, the surest pair first, as long as nothing contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.resolve.readings import Reading


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings of one event, by event id, and the rule that says so; the surest pair has the least `rank`."""

    rank: tuple[float, ...]
    one: str
    other: str
    rule: str


@dataclass(slots=True)
class Cluster:
    """Readings that were joined, and what all of them together leave open."""

    members: list[str]
    documents: set[str]
    first: int
    last: int
    city: str | None
    country: str | None
    people: dict[str, set[str]]
    words: dict[str, set[int]]

    @classmethod
    def of(cls, reading: Reading) -> Cluster:
        """A cluster of one reading."""
        people = {side: set(names) for side, names in reading.people.items()}
        return cls(
            [reading.event_id],
            {reading.document_id},
            reading.first,
            reading.last,
            reading.city,
            reading.country,
            people,
            {} if reading.words is None else {reading.language: set(reading.words)},
        )

    def agrees(self, other: Cluster) -> bool:
        """Whether two clusters can be one event.

        They can where they have a moment in common, are not in two cities or countries, no side is
        represented by different persons, all statements of a language have words in common, and no article tells
        both: it would have told them as one.
        """
        if max(self.first, other.first) > min(self.last, other.last):
            return False
        if None not in (self.city, other.city) and self.city != other.city:
            return False
        if None not in (self.country, other.country) and self.country != other.country:
            return False
        if any(words.isdisjoint(other.words[of]) for of, words in self.words.items() if of in other.words):
            return False
        return _same_people(self.people, other.people) and self.documents.isdisjoint(other.documents)

    def absorb(self, other: Cluster) -> None:
        """Take over the readings of another cluster."""
        self.members += other.members
        self.documents |= other.documents
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        self.city, self.country = self.city or other.city, self.country or other.country
        for language, words in other.words.items():
            self.words[language] = self.words.get(language, words) & words
        for side, names in other.people.items():
            self.people.setdefault(side, set()).update(names)


def _same_people(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    """Whether each side that both name persons for has one in common; a name may be longer in one of them."""
    return all(
        any(_same_name(a, b) for a in names for b in other[side]) for side, names in one.items() if side in other
    )


def _same_name(one: str, other: str) -> bool:
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def cluster(pairs: Iterable[Pair], readings: Mapping[str, Reading]) -> list[list[str]]:
    """The event ids of readings that are one event each; readings that were joined to none are left out.

    The result depends on the pairs and their ranks alone, never on the order in which they come.
    """
    clusters: dict[str, Cluster] = {}
    for pair in sorted(pairs, key=lambda p: (p.rank, p.one, p.other)):
        one, other = (clusters.get(i) or Cluster.of(readings[i]) for i in (pair.one, pair.other))
        if one is other or not one.agrees(other):
            continue
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        large.absorb(small)
        clusters.update(dict.fromkeys(large.members if len(large.members) == 2 else small.members, large))
    unique = {id(c): c for c in clusters.values()}
    return [sorted(c.members) for c in unique.values()]
