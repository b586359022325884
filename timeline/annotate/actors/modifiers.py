"""States that other words part from the office that is theirs: "French paper workers"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from timeline.annotate.actors.drafts import Draft
from timeline.annotate.syntax import children
from timeline.codes.actors import Actor

MODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:poss", "flat"})
BETWEEN = frozenset({"ADJ", "ADV", "NOUN", "NUM", "PART", "PROPN"})
FAR = 4  # tokens


def with_states(doc: Doc, drafts: list[Draft], *, owner_follows: bool) -> list[Draft]:
    """The drafts, sorted by start; an office alone and the state that qualifies it become one.

    `owner_follows`: the state stands behind the office. Without a parse all stay as they are.
    """
    if not doc.has_annotation("DEP"):
        return drafts
    out: list[Draft] = []
    for draft in drafts:
        last = out[-1] if out else None
        office, state = (last, draft) if owner_follows else (draft, last)
        if office is not None and state is not None and _qualifies(doc, state, office):
            out[-1] = _joined(office, state)
        else:
            out.append(draft)
    return out


def _qualifies(doc: Doc, state: Draft, office: Draft) -> bool:
    if state.office is not None or state.name is not None or len(state.actors) > 1 or state.plural:
        return False
    if office.office is None or office.name is not None or len(office.actors) > 1:
        return False
    if office.actors[0].country is not None or office.actors[0].role is None or state.actors[0].country is None:
        return False
    left, right = sorted((state, office), key=lambda draft: draft.start)
    between = doc[left.end : right.start]
    if not 0 < len(between) <= FAR or any(token.pos_ not in BETWEEN for token in between):
        return False
    return _leads(doc[state.start : state.end].root, doc[office.start : office.end].root)


def _leads(token: Token, head: Token) -> bool:
    """Whether only modifiers stand between a word and the head of its noun phrase."""
    while token.i != head.i:
        if token.dep_ not in MODIFIERS or token.head.i == token.i:
            return False
        if any(child.dep_ == "case" and child.i < token.i for child in children(token)):
            return False
        token = token.head
    return True


def _joined(office: Draft, state: Draft) -> Draft:
    return replace(
        office,
        start=min(office.start, state.start),
        end=max(office.end, state.end),
        actors=(_of(office.actors[0], state.actors[0]),),
    )


def _of(actor: Actor, state: Actor) -> Actor:
    country = state.country or ""
    return replace(actor, name=f"{actor.name} of {state.name}", code=country + (actor.role or ""), country=country)
