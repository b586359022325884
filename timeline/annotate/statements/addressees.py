"""Whom a statement is addressed to or about, where the cue names it."""

from __future__ import annotations

from timeline.annotate.statements.content import Draft
from timeline.annotate.statements.media import is_medium
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene

REACH = 12
PREPOSITION_REACH = 8
LINK = 2
# Relations of clauses that are what somebody says, and how many links up to them are followed.
TOLD = frozenset({"ccomp", "xcomp"})
LINKS = 10
VERBAL, NOMINAL = ("VERB", "AUX"), ("NOUN", "PROPN")


def find(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """Indices of the actor mentions that the cue addresses, the speakers left out."""
    found = _direct_object(scene, draft) if draft.match.voice == "active" else ()
    if not found and draft.match.group is not None and draft.match.group.target == "object":
        found = _in_object(scene, draft)
    if not found and draft.match.kind != "preposition":
        found = _by_preposition(scene, draft)
    own = {scene.mentions[m].actor.code for m in draft.speaker.mentions} - {None}
    return tuple(
        m
        for m in _with_joined(scene, found)
        if not is_medium(scene, m) and m not in draft.speaker.mentions and scene.mentions[m].actor.code not in own
    )


def _with_joined(scene: Scene, found: tuple[int, ...]) -> tuple[int, ...]:
    """The actors with those that a list goes on with: "urged Chad, Niger and Mali to …"; a comma alone joins nobody."""
    joined, waiting = list(found), list[int]()
    at = found[-1] + 1 if found else len(scene.mentions)
    for index in range(at, len(scene.mentions)):
        last, mention = scene.mentions[index - 1], scene.mentions[index]
        between = scene.between(last, mention)
        if not between or len(between) > LINK or mention.actor.code == last.actor.code:
            break
        if between[-1] in scene.lexicon.grammar.conjunctions and between[0] in (",", between[-1]):
            return (*joined, *waiting, index)
        if between != [","]:
            break
        waiting.append(index)
    return tuple(joined)


def _by_preposition(scene: Scene, draft: Draft) -> tuple[int, ...]:
    grammar = scene.lexicon.grammar
    start, last = draft.match.rest, scene.sentences[draft.match.start][1]
    if draft.speaker.where == "after" and draft.speaker.named is not None:
        start = scene.mentions[draft.speaker.named].end
    for i in range(start, min(last, start + PREPOSITION_REACH)):
        if scene.words[i] in grammar.complementizers or scene.quoted[i] >= 0 or scene.words[i] in SENTENCE_ENDS:
            return ()
        if scene.words[i] in grammar.addressees and i + 1 < last and not _in_clause(scene, i, draft.match.start):
            if scene.words[i + 1] in grammar.reporters:
                return ()
            if _belongs_elsewhere(scene, i, draft):
                continue
            found = _mention_near(scene, i + 1, min(last, i + 5))
            if found is not None:
                return (found,)
    return ()


def _in_clause(scene: Scene, word: int, cue: int) -> bool:
    """Whether a word stands in a clause that is told: "said it had paid compensation to farmers"."""
    token, links = scene.token(word), 0
    while token.i != cue and token.head.i != token.i and links < LINKS:
        if token.dep_ in TOLD:
            return True
        token, links = token.head, links + 1
    return False


def _belongs_elsewhere(scene: Scene, word: int, draft: Draft) -> bool:
    """Whether a preposition opens an infinitive, or belongs to a noun that is not the cue's object.

    "defended the right of troops to fire on militants", "supports the people in their struggle against Israel".
    """
    token = scene.token(word)
    if not token.doc.has_annotation("DEP"):
        return False
    phrase = token.head
    if token.dep_ == "mark" and phrase.pos_ in VERBAL:
        return True
    noun = phrase.head
    inside = draft.match.start <= noun.i < draft.match.rest
    object_of_cue = draft.match.start <= noun.head.i < draft.match.rest
    return noun.pos_ in NOMINAL and noun.i < word and not inside and not object_of_cue


def _mention_near(scene: Scene, start: int, end: int) -> int | None:
    for i in range(start, end):
        if scene.words[i] in PAUSES:
            return None
        found = scene.mention_covering(i)
        if found is not None:
            return found
    return None


def _direct_object(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """ "told Russia that …", "mendesak Rusia menarik pasukan": an actor right behind the cue."""
    group = draft.match.group
    if group is None or group.target is None:
        return ()
    found = scene.mention_covering(draft.match.rest) if draft.match.rest < len(scene.words) else None
    return () if found is None else (found,)


def _in_object(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """The first actor in the object phrase: "condemned the attack by Russia"."""
    start, last = draft.match.rest, scene.sentences[draft.match.start][1]
    for i in range(start, min(last, start + REACH)):
        word = scene.words[i]
        if word in scene.lexicon.grammar.complementizers or word in SENTENCE_ENDS or word == ";":
            return ()
        found = scene.mention_covering(i)
        if found is not None and found not in draft.speaker.mentions:
            return (found,)
    return ()
