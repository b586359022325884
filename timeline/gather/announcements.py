"""Announcing one's own act is the act: "France announced that it withdraws its troops" reports a withdrawal.

Announcing that one will do it is a promise, and stays a statement.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.illocution import IllocutionLexicon, content_tokens, illocution, illocution_lexicon, undertakes
from timeline.gather.parties import sides_of


def _performed(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> set[int]:
    """The tokens among which a statement may name the act that it performs."""
    cue = set(range(statement.start, statement.end))  # "declared a truce": the cue is the act's verb
    if statement.negated:
        return set()
    if len(cue) == 1 and statement.cue_lemma.split()[0] in lexicon.performing:
        return cue  # "called a strike", not "called on Oman to strike"
    if statement.cue_lemma not in lexicon.announcing or illocution(doc, statement, lexicon):
        return set()
    return cue | (set(content_tokens(doc, statement)) or set(range(statement.end, doc[statement.start].sent.end)))


def announced_act(doc: Doc, statement: Statement, language: str) -> ActMention | None:
    """The action that a statement performs by announcing it, with the speakers as its sources, or None."""
    lexicon = illocution_lexicon(language)
    content = _performed(doc, statement, lexicon)
    speakers = sides_of(doc, statement.speakers)
    acts: list[ActMention] = doc._.acts
    for act in acts if content else ():
        if act.start not in content:
            continue
        own = not act.sources or bool(speakers & sides_of(doc, act.sources))
        done = act.kind == "action" and not act.negated and not undertakes(doc, act, lexicon)
        if done and own:
            # What is announced is done or will be, whatever noun names it.
            modality = "actual" if act.modality == "hypothetical" else act.modality
            return replace(act, sources=statement.speakers, modality=modality, standing="main")
    return None
