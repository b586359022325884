"""Actor mentions as the parties of an event."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from timeline.codes import countries
from timeline.codes.actors import Actor
from timeline.gather.records import Party


def parties(doc: Doc, indices: Iterable[int]) -> tuple[Party, ...]:
    """The parties behind actor mentions, each actor once; pronouns count as the actors they stand for."""
    out: dict[tuple[str, str | None], Party] = {}
    for index in indices:
        mention = doc._.actors[index]
        for actor in mention.actors:
            span = (mention.start_char, mention.end_char)
            out.setdefault((actor.name, actor.code), Party(actor, span, mention.text))
    return tuple(out.values())


def coded(found: Iterable[Party]) -> tuple[Party, ...]:
    """Those parties whose actor has a code."""
    return tuple(p for p in found if p.actor.code)


def named(party: Party) -> bool:
    """Whether a party is somebody: not a role alone ("police", "an official") without a name."""
    actor = party.actor
    return actor.country is not None or actor.person is not None or len(actor.code or "") != len("GOV")


def without(found: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Those parties that are on no other's side."""
    keys = {p.key for p in others}
    return tuple(p for p in found if p.key not in keys)


def government_of(country: str, text: str, span: tuple[int, int]) -> Party:
    """The government of a country as a party, where the text names only a place in it."""
    name = countries.lookup(country).name
    return Party(Actor(name, country + "GOV", country, "GOV"), span, text)
