"""Resolution within an article: which of its mentions are of one event."""

from __future__ import annotations

from timeline.codes import countries
from timeline.gather.records import Mention, Party, Placing
from timeline.gather.scenes import is_organisation, same_day

BY_PHONE = "041"
VISITS = frozenset({"042", "043"})
# Whoever arrives in the evening is received on the next day.
VISIT_DAYS = 1


def resolve_article(mentions: tuple[Mention, ...]) -> list[tuple[Mention, ...]]:
    """The mentions of one article by event, in the order of the text.

    Every statement is its own event; meetings and actions are merged when they agree.
    """
    groups: list[list[Mention]] = []
    of_acts: list[list[Mention]] = []
    for mention in mentions:
        stated = mention.event_type == "statement"
        group = None if stated else next((g for g in reversed(of_acts) if _belongs(mention, g)), None)
        if group is not None:
            group.append(mention)
            continue
        groups.append([mention])
        if not stated:
            of_acts.append(groups[-1])
    return [tuple(group) for group in groups]


def _belongs(mention: Mention, group: list[Mention]) -> bool:
    """Whether a mention reports the act of a group: the same as one of it, at odds with none of it."""
    return any(same_act(mention, other) for other in group) and all(agree(mention, other) for other in group)


def agree(one: Mention, other: Mention) -> bool:
    """Whether two mentions contradict each other in neither day nor place."""
    spread = VISIT_DAYS if {one.code, other.code} <= VISITS and one.placing.country == other.placing.country else 0
    return same_day(one.dating, other.dating, spread) and _same_place(one.placing, other.placing)


def same_act(one: Mention, other: Mention) -> bool:
    """Whether two mentions report the same kind of act by the same parties, in the same modality."""
    if one.event_type != other.event_type or one.event_type == "statement":
        return False
    if (one.modality == "actual") != (other.modality == "actual") or one.negated != other.negated:
        return False
    if one.event_type == "action" and one.code[:2] != other.code[:2]:
        return False
    return _same_parties(one, other)


def _keys(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.key for p in parties)


def _same_parties(one: Mention, other: Mention) -> bool:
    """Meetings share two sides, or one names a part of the other's; actions share source and target."""
    if one.event_type == "action":
        targets = _keys(one.targets), _keys(other.targets)
        return _keys(one.sources) == _keys(other.sources) and (targets[0] == targets[1] or not all(targets))
    if (one.code == BY_PHONE) != (other.code == BY_PHONE) or not _same_people(one, other):
        return False
    sides = _keys(one.sources + one.targets), _keys(other.sources + other.targets)
    if any(is_organisation(key) for key in sides[0] & sides[1]) and "bare" in (one.standing, other.standing):
        return True
    return sides[0] <= sides[1] or sides[1] <= sides[0]


def _same_people(one: Mention, other: Mention) -> bool:
    """Whether no side is represented by one person here and by another there."""
    people = [_people(m) for m in (one, other)]
    return all(people[0][key] & people[1][key] for key in people[0].keys() & people[1].keys())


def _people(mention: Mention) -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    for party in (*mention.sources, *mention.targets):
        if party.actor.person and party.span is not None:
            people.setdefault(party.key, set()).add(party.actor.person)
    return people


def _same_place(one: Placing, other: Placing) -> bool:
    if one.name is None or other.name is None or one.name == other.name:
        return True
    # A country and a city in it agree.
    whole = any(_is_country(place) for place in (one, other))
    return one.country == other.country and (whole or one.text is None or other.text is None)


def _is_country(place: Placing) -> bool:
    return place.country is not None and place.name == countries.lookup(place.country).name
