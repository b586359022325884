"""Where an anaphor may go back to: the candidates before it and how they are weighed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from timeline.annotate.coreference.items import AGAINST_STATE, Item, key
from timeline.codes.actors import Actor
from timeline.codes.people import terms_by_name

WINDOW = 6  # sentences back; quotations in between often take up several
POSSESSED = "coref.possessive"
PRIVATE = frozenset({"BUS", "CVL", "EDU", "ELI"})
NOT_BODIES = frozenset({"MED", "MNC"})


def nearest(before: list[Item], item: Item, fits: Callable[[Item], bool]) -> Item | None:
    """The best candidate in the nearest sentence that has one: its subject, else the first named in it.

    In the anaphor's own sentence only what stands before it counts. What stands inside a quotation is passed over
    by an anaphor outside.
    """
    candidates = [
        c
        for c in before
        if item.sentence - c.sentence <= WINDOW
        and fits(c)
        and (item.quoted or not c.quoted)
        and (c.adjunct is None or c.adjunct != item.governor or not item.subject)
    ]
    if not candidates:
        return None
    last = max(c.sentence for c in candidates)
    near = [c for c in candidates if c.sentence == last]
    subjects = [c for c in near if c.subject]
    return (subjects or near)[-1 if last == item.sentence else 0]


def closest(before: list[Item], item: Item, fits: Callable[[Item], bool]) -> Item | None:
    """The last candidate before the anaphor in its own sentence, else the best one: for "himself"."""
    own = [c for c in before if c.sentence == item.sentence and fits(c)]
    return own[-1] if own else nearest(before, item, fits)


def _reaches(item: Item, candidate: Item) -> bool:
    """Whether an anaphor may go back to this candidate at all.

    What only belongs to somebody ("its forces") is no party to what both sides do. Two arguments of one verb are two
    actors ("X met him"); what a quotation names is not taken up outside it.
    """
    if item.sentence - candidate.sentence > WINDOW or (candidate.quoted and not item.quoted):
        return False
    if candidate.mention.rule_id == POSSESSED:
        return False
    return item.governor is None or candidate.governor != item.governor or candidate.sentence != item.sentence


def is_person(item: Item) -> bool:
    """One person of whom it is known, or may become known, for whom they speak."""
    return item.person


def is_private(item: Item) -> bool:
    """One person who is not known to speak for a state or body: an expert, a witness."""
    actor = item.mention.actor
    return is_named(item) and (actor.code is None or actor.role in PRIVATE)


def is_named(item: Item) -> bool:
    """One person with a name."""
    return item.person and item.mention.actor.person is not None


def is_source(item: Item) -> bool:
    """One holder of an office who is not named: "a senior official"."""
    return item.person and item.mention.actor.person is None


def agrees(item: Item, gender: str | None) -> bool:
    """Whether a pronoun's gender fits; of people who are not on the list it is not known, and fits."""
    person = item.mention.actor.person
    terms = terms_by_name().get(person or "")
    return gender is None or not terms or terms[0].gender == gender


def is_several(item: Item) -> bool:
    """Several people or states, as the words say."""
    mention = item.mention
    return item.known and (mention.plural or len(mention.actors) > 1 or mention.actor.role in AGAINST_STATE)


def is_many(item: Item) -> bool:
    """A body that can be spoken of in the plural."""
    mention = item.mention
    return item.known and mention.kind in ("group", "organisation") and mention.actor.role not in NOT_BODIES


def nearest_group(doc: Doc, before: list[Item], item: Item, conjunctions: frozenset[str]) -> list[Item]:
    """Whom "they" stands for: those joined by "and", or one plural mention, in the nearest sentence with either.

    A subject comes first; a body such as a government only where there is nothing else.
    """
    for sentence in range(item.sentence, item.sentence - WINDOW, -1):
        near = [c for c in before if c.sentence == sentence and c.known and _reaches(item, c)]
        groups = [g for g in joined(doc, near, conjunctions) if len(g) > 1 or is_several(g[0])]
        groups.sort(key=lambda group: not group[0].subject)
        if groups:
            return groups[0]
    single = nearest(before, item, is_many)
    return [single] if single else []


def joined(doc: Doc, items: list[Item], conjunctions: frozenset[str]) -> list[list[Item]]:
    """The items in groups of those with nothing but conjunctions and commas between them."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and _between(doc, groups[-1][-1], item) <= conjunctions and _conjoined(doc, groups[-1][0], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _conjoined(doc: Doc, first: Item, second: Item) -> bool:
    """Whether the parse, where there is one, joins the two as well."""
    if not doc.has_annotation("DEP"):
        return True
    head = doc[second.mention.root]
    while head.dep_ == "conj" and head.head is not head:
        head = head.head
        if first.mention.start <= head.i < first.mention.end:
            return True
    return False


def _between(doc: Doc, first: Item, second: Item) -> set[str]:
    return {token.lower_ for token in doc[first.mention.end : second.mention.start]} or {""}


def is_state(item: Item) -> bool:
    """A state."""
    return item.mention.kind == "country" and item.mention.actor.country is not None


def is_body(item: Item) -> bool:
    """An organisation, a government or one of its bodies; no news agency or company."""
    mention = item.mention
    return mention.kind == "organisation" and item.known and mention.actor.role not in NOT_BODIES


def is_thing(item: Item) -> bool:
    """What "it" can stand for: a state or a body."""
    return (is_state(item) or is_body(item)) and not item.mention.plural


def is_armed(item: Item) -> bool:
    """An armed group that is no state's."""
    return item.known and item.mention.actor.role in AGAINST_STATE


def is_speaker(item: Item) -> bool:
    """Who can have a side."""
    return item.known and item.mention.kind not in ("unknown", "group")


def weightiest(before: Iterable[Item], item: Item, number: int, people: bool) -> tuple[list[Actor], Item | None]:
    """The `number` people or states that weigh most in the sentences before, in the order of their first mention.

    A mention of exactly so many, such as "the leaders of X and Y", settles it at once. Otherwise each state weighs by
    how near and how often it or its people are named, subjects and people twice. Empty when there are too few.
    """
    near = [c for c in before if c.known and _reaches(item, c)]
    for candidate in reversed(near):
        if len({key(actor) for actor in candidate.mention.actors}) == number and (_personal(candidate) or not people):
            return list(candidate.mention.actors), candidate
    weights: dict[str, float] = {}
    named: dict[str, tuple[Actor, Item]] = {}
    for candidate in near:
        if not _counts(candidate, people):
            continue
        weight = _weight(candidate) / (1 + item.sentence - candidate.sentence)
        for actor in candidate.mention.actors:
            weights[key(actor)] = weights.get(key(actor), 0.0) + weight
            named[key(actor)] = (actor, candidate)
    chosen = sorted(weights, key=lambda name: -weights[name])[:number]
    if len(chosen) < number:
        return [], None
    ordered = [name for name in named if name in chosen]
    return [named[name][0] for name in ordered], named[ordered[-1]][1]


def _weight(item: Item) -> float:
    """A state that is only where something happens hardly counts; subjects and people count twice."""
    if item.place:
        return 0.25
    return 2.0 if item.subject or item.person else 1.0


def _personal(item: Item) -> bool:
    return item.mention.kind in ("person", "role", "pronoun", "epithet")


def _counts(item: Item, people: bool) -> bool:
    if people:
        return item.person
    return bool(item.mention.actor.country) or item.mention.kind == "organisation"
