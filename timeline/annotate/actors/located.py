"""Groups that have no state beside them but a place: "rebels in Chad", "Darfur rebels", "officials in Kyiv"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.actors.phrases import GOVERNMENT
from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries

# Who is somewhere mostly belongs there. Soldiers, diplomats, reporters and aid workers often do not.
LOCAL_ROLES = frozenset(
    {"COP", "INS", "JUD", "LEG", "OPP", "REB", "SEP"}
    | {"AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "ENV", "HLH", "HRI", "LAB", "MOD", "RAD", "REF"}
)
# Of a government they are its bodies and nameless officials, not its ministers and leaders.
OFFICIAL = "official"


def localised(doc: Doc, start: int, end: int, actor: Actor, words: Mapping[str, str], *, body: bool) -> Actor:
    """The actor of tokens `start` to `end` as its place's, where it is a bare role with a place beside it.

    `words` gives the element of connecting words, as in the grammar of actors; `body`: it is no person or people.
    """
    local = actor.role in LOCAL_ROLES or (actor.role == GOVERNMENT and (body or actor.name == OFFICIAL))
    if not local or actor.country is not None or actor.person is not None:
        return actor
    country = _country_beside(doc, start, end, words)
    if country is None:
        return actor
    name = f"{actor.name} of {all_countries()[country].name}"
    return replace(actor, name=name, code=country + (actor.role or ""), country=country)


def _country_beside(doc: Doc, start: int, end: int, words: Mapping[str, str]) -> str | None:
    """Country of the place right before the tokens, or behind them after a preposition of place."""
    while end < len(doc) and words.get(doc[end].lower_) == "based":
        end += 1
    following = [words.get(token.lower_) for token in doc[end : end + 2]]
    behind = None
    if following[:1] == ["at"]:
        behind = end + 2 if following[1:] == ["determiner"] else end + 1
    for place in doc._.places:
        if place.country is not None and (place.end == start or place.start == behind):
            return str(place.country)
    return None
