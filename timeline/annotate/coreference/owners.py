"""Offices and bodies that a possessive ties to somebody: "its forces", "her foreign minister", "pasukannya"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.coreference.antecedents import POSSESSED, closest, is_person, is_speaker, is_thing, nearest
from timeline.annotate.coreference.items import Item
from timeline.annotate.coreference.lexicon import Lexicon
from timeline.codes.actors import Actor
from timeline.codes.offices import all_offices

FITS = {"own_state": is_person, "thing": is_thing, "side": is_speaker}
# What somebody is asked to do with "its forces" is with their own, not with the asker's.
CONTROLLED = frozenset({"xcomp", "acl"})
# A counterpart's and an ally's state is not that of the owner.
UNTIED = frozenset({"counterpart", "relation"})


def owned(doc: Doc, lexicon: Lexicon, item: Item, before: Iterable[Item]) -> bool:
    """Give an office without a state that of its owner; returns whether one was found."""
    mention = item.mention
    office = all_offices().get(mention.office or "")
    kind = _owner(doc, lexicon, item)
    if kind is None or mention.actor.role is None or (office is not None and office.kind in UNTIED):
        return False
    fits = FITS[kind]
    choose = closest if doc[mention.root].head.dep_ in CONTROLLED else nearest
    found = choose(list(before), item, lambda c: c.known and len(c.mention.actors) == 1 and fits(c))
    if found is None:
        return False
    owner = found.mention.actor
    item.resolve([_of(actor, owner) for actor in mention.actors], POSSESSED, found)
    return True


def _owner(doc: Doc, lexicon: Lexicon, item: Item) -> str | None:
    """What kind of owner the mention's first word, or the ending of one of its words, asks for."""
    words = [token.lower_ for token in doc[item.mention.start : item.mention.end]]
    if words[0] in lexicon.owners:
        return lexicon.owners[words[0]]
    endings = [(ending[1:], kind) for ending, kind in lexicon.owners.items() if ending.startswith("-")]
    return next((kind for ending, kind in endings if any(word.endswith(ending) for word in words)), None)


def _of(actor: Actor, owner: Actor) -> Actor:
    """The actor as the owner's: of its state with its own role, of a body that is no state's with the body's code."""
    if owner.country is None:
        return replace(actor, code=owner.code)
    return replace(actor, code=owner.country + (actor.role or ""), country=owner.country)
