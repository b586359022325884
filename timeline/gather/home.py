"""What is done within one state, of which the text names one side alone: protest, revolt, repression, concessions."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from timeline.gather.parties import authorities_of, authority, domestic, in_country, named, parties, people_of
from timeline.gather.records import AGAINST_STATE, Mention, Party, StatementRecord

PROTEST, COMMENT = "14", "01"
# Demonstrations, hunger strikes and riots, which no government stages; strikes, boycotts and blockades it may.
CROWD = ("141", "142", "145")
FORCE = frozenset({"17", "18", "19", "20"})
# Curfews, martial law and repression, and restrictions eased: what those who govern do to the governed alone.
GOVERNING = ("1723", "1724", "175", "081")
POLICE, MEDIA = "COP", "MED"
# Roles of those who act for their state.
OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})


def with_state(doc: Doc, mention: Mention) -> Mention:
    """A mention whose domestic side is of the state whose authorities are the other, if its sentence names no other.

    "The opposition accused the Georgian government", "Chadian police arrested teachers".
    """
    sources, targets = mention.sources, mention.targets
    if not any(domestic(p) for p in (*sources, *targets)):
        return mention
    country = _only_state(doc, mention)
    if country is None:
        return mention
    alone = not targets and (mention.event_type == "action" or mention.code.startswith(COMMENT))
    if authority(targets) == country or alone:
        sources = in_country(sources, country)
    elif authority(sources) == country:
        targets = in_country(targets, country)
    return replace(mention, sources=sources, targets=targets, statement=_spoken(mention, sources))


def _only_state(doc: Doc, mention: Mention) -> str | None:
    """The only state that a mention's sentence names, where it names an authority of it and no other is named more.

    Reporters do not count.
    """
    start, end = mention.sentence
    within = [i for i, m in enumerate(doc._.actors) if start <= m.start_char < end and m.actor.role != MEDIA]
    states = {a.country for i in within for a in doc._.actors[i].actors} - {None}
    authorities = {authority(parties(doc, (i,))) for i in within}
    named_most = _most_named(doc)
    return named_most if states == {named_most} and states <= authorities else None


def _most_named(doc: Doc) -> str | None:
    """The state that most actors of a text are of, the first of them."""
    counts = Counter(a.country for m in doc._.actors for a in m.actors if a.country is not None)
    return max(counts, key=lambda country: counts[country], default=None)


def _spoken(mention: Mention, sources: tuple[Party, ...]) -> StatementRecord | None:
    if mention.statement is None or not sources:
        return mention.statement
    speaker = sources[0].actor
    return replace(mention.statement, speaker_code=speaker.code, speaker_country=speaker.country)


def at_home(mention: Mention) -> Mention:
    """An act within one state with the side there that it is done to, where the text names nobody; others as they are.

    What crowds and rebels do is done to those who govern, what those who govern do to the people; whom the police of a
    state face is of that state.
    """
    country = _country(mention)
    if mention.event_type != "action" or country is None:
        return mention
    if {p.actor.role for p in mention.sources} == {POLICE}:
        mention = replace(mention, targets=in_country(mention.targets, country))
    if mention.targets and any(p.key not in {s.key for s in mention.sources} or named(p) for p in mention.targets):
        return mention
    other = _other_side(mention, country)
    return mention if other is None else replace(mention, targets=(other,))


def _country(mention: Mention) -> str | None:
    """The state of all sources, where nothing says that the act took place in another."""
    countries = {p.actor.country for p in mention.sources}
    country = countries.pop() if len(countries) == 1 else None
    return country if mention.placing.country in (None, country) else None


def _other_side(mention: Mention, country: str) -> Party | None:
    roles, root = {p.actor.role for p in mention.sources}, mention.code[:2]
    here = mention.placing.country == country
    if roles & OF_STATE and not mention.code.startswith(CROWD):
        done = mention.code.startswith(GOVERNING) or (root in FORCE and here)
        return people_of(country) if done else None
    if root == PROTEST or (root in FORCE and here and roles <= AGAINST_STATE):
        return authorities_of(country)
    return None
