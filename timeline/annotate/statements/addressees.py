"""Whom a statement is addressed to or about, where the cue names it."""

from __future__ import annotations

from timeline.annotate.statements.content import Draft
from timeline.annotate.statements.media import is_medium
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene

REACH = 12
PREPOSITION_REACH = 8


def find(scene: Scene, draft: Draft) -> tuple[int, ...]:
    """Indices of the actor mentions that the cue addresses, the speakers left out."""
    found = _by_preposition(scene, draft)
    if not found and draft.match.voice == "active":
        found = _direct_object(scene, draft)
    if not found and draft.match.group is not None and draft.match.group.target == "object":
        found = _in_object(scene, draft)
    own = {scene.mentions[m].actor.code for m in draft.speaker.mentions} - {None}
    return tuple(
        m
        for m in found
        if not is_medium(scene, m) and m not in draft.speaker.mentions and scene.mentions[m].actor.code not in own
    )


def _by_preposition(scene: Scene, draft: Draft) -> tuple[int, ...]:
    grammar = scene.lexicon.grammar
    start, last = draft.match.rest, scene.sentences[draft.match.start][1]
    if draft.speaker.where == "after" and draft.speaker.named is not None:
        start = scene.mentions[draft.speaker.named].end
    for i in range(start, min(last, start + PREPOSITION_REACH)):
        if scene.words[i] in grammar.complementizers or scene.quoted[i] >= 0 or scene.words[i] in SENTENCE_ENDS:
            return ()
        if scene.words[i] in grammar.addressees and i + 1 < last:
            if scene.words[i + 1] in grammar.reporters:
                return ()
            found = _mention_near(scene, i + 1, min(last, i + 5))
            if found is not None:
                return (found,)
    return ()


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
