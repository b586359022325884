"""Cues that are no act of their own: they repeat, carry or retell the one beside them."""

from __future__ import annotations

from timeline.annotate.statements.content import Draft, clause_precedes
from timeline.annotate.statements.scene import Scene
from timeline.annotate.statements.speakers import Speaker


def is_repeat(scene: Scene, kept: list[Draft], draft: Draft) -> bool:
    """Whether a cue tells no act besides the one before it in its sentence.

    It repeats that act ("…, dengan mengatakan"), cites a document for it, or is told by a speaker of a group with
    himself in it ("Kishida said the two leaders denounced …").
    """
    before = next((k for k in reversed(kept) if same_sentence(scene, k, draft)), None)
    if before is None:
        return False
    if _same_act(scene, draft) or _repeats(before, draft):
        return True
    return _includes(scene, before, draft) or _cites_document(scene, draft)


def only_carries(scene: Scene, before: list[Draft], draft: Draft) -> bool:
    """ "They condemn … and urge …, they said": the saying is no act besides those that it carries."""
    if draft.match.operator != "say" or draft.direct or draft.match.kind != "verb" or draft.shares:
        return False
    own = _states(scene, draft.speaker)
    carried = any(same_sentence(scene, b, draft) and _states(scene, b.speaker) == own for b in before)
    return carried and clause_precedes(scene, draft)


def same_sentence(scene: Scene, a: Draft, b: Draft) -> bool:
    """Whether two cues stand in one sentence."""
    return scene.sentences[a.match.start] == scene.sentences[b.match.start]


def _same_act(scene: Scene, draft: Draft) -> bool:
    grammar = scene.lexicon.grammar
    before = scene.words[draft.match.start - 1] if draft.match.start else ""
    if before in grammar.same_act:
        return True
    return draft.match.operator == "say" and scene.words[draft.match.start] in grammar.same_act


def _repeats(before: Draft, draft: Draft) -> bool:
    """ "named it X and named both Y": one act told with the same verb twice."""
    if not draft.shares or draft.match.operator == "say":
        return False
    return draft.match.lemma == before.match.lemma and draft.speaker.mentions == before.speaker.mentions


def _includes(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the second statement is told by the first one's speaker and has that speaker among its own."""
    if draft.match.kind == "verb" and draft.match.voice == "clitic":  # "what he called …"
        return draft.speaker.mentions == before.speaker.mentions
    if draft.speaker.named is None or draft.shares or before.match.kind == "noun":
        return False
    if set(before.speaker.mentions) <= set(draft.speaker.mentions):  # one subject of two verbs
        between = scene.words[before.match.end : draft.match.start]
        return not any(w == "," or w in scene.lexicon.grammar.conjunctions for w in between)
    outer, inner = _states(scene, before.speaker), _states(scene, draft.speaker)
    persons = _persons(scene, draft.speaker)
    own = not persons or bool(persons & _persons(scene, before.speaker))
    return bool(outer) and outer <= inner and own


def _persons(scene: Scene, speaker: Speaker) -> set[str]:
    return {a.person for m in speaker.mentions for a in scene.mentions[m].actors if a.person}


def _states(scene: Scene, speaker: Speaker) -> set[str]:
    """The states, organisations or persons that speak; a minister speaks for the state."""
    actors = (a for m in speaker.mentions for a in scene.mentions[m].actors)
    return {a.country or a.code or a.person or a.name for a in actors}


def _cites_document(scene: Scene, draft: Draft) -> bool:
    """ "…, he said, according to a statement": the document is where it stands, not a statement more."""
    after = scene.words[draft.match.end : draft.match.end + 4]
    return draft.match.kind == "preposition" and any(w in scene.lexicon.grammar.documents for w in after)
