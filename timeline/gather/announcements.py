"""Announcing one's own act is the act: "France announced that it withdraws its troops" reports a withdrawal."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.illocution import content_tokens, illocution_lexicon


def announced_act(doc: Doc, statement: Statement, language: str) -> ActMention | None:
    """The action that a statement performs by announcing it, with the speakers as its sources, or None."""
    if statement.negated or statement.cue_lemma not in illocution_lexicon(language).announcing:
        return None
    content = set(content_tokens(doc, statement)) or set(range(statement.end, doc[statement.start].sent.end))
    speakers = _sides(doc, statement.speakers)
    acts: list[ActMention] = doc._.acts
    for act in acts:
        own = not act.sources or bool(speakers & _sides(doc, act.sources))
        if act.kind == "action" and act.start in content and own and not act.negated:
            # What is announced is done or will be, whatever noun names it.
            modality = "actual" if act.modality == "hypothetical" else act.modality
            return replace(act, sources=statement.speakers, modality=modality, standing="main")
    return None


def _sides(doc: Doc, indices: tuple[int, ...]) -> set[str]:
    return {a.country or a.code or a.name for i in indices for a in doc._.actors[i].actors}
