"""Sentences that can report nothing: their words tell of no statement and no act, so that they need no parse.

Where no form of the lexicons stands and nothing is quoted, no rule finds a mention, whatever the parse says. Who and
what is named there is looked up all the same.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Span

from timeline.annotate.acts.lexicon import act_lexicon, starts
from timeline.annotate.acts.triggers import may_trigger, plain
from timeline.annotate.annotations import text_of
from timeline.annotate.sentences import clear_starts
from timeline.annotate.statements import find_quotations
from timeline.annotate.statements.lexicon import load
from timeline.annotate.statements.matching import may_be_cue
from timeline.gather.occasions import occasion_lexicon


def silent_sentences(doc: Doc, language: str) -> list[range]:
    """The tokens of each such sentence, which needs no parse to be known as one."""
    sentences = (range(*ends) for ends in pairwise([*clear_starts(doc), len(doc)]))
    quoted = _quoted(doc)
    return [s for s in sentences if quoted.isdisjoint(s) and not _may_tell(doc[s.start : s.stop], language)]


def _quoted(doc: Doc) -> set[int]:
    """Tokens of quotations, their marks among them."""
    spans = (doc.char_span(q.start, q.end, alignment_mode="expand") for q in find_quotations(text_of(doc)))
    return {i for span in spans if span is not None for i in range(span.start, span.end)}


def _may_tell(sentence: Span, language: str) -> bool:
    """Whether a cue, an act or words for speaking may be among the words of a sentence."""
    cues, acts = load(language), act_lexicon(language)
    words, apart = tuple(token.lower_ for token in sentence), tuple(plain(token) for token in sentence)
    return starts(words, occasion_lexicon(language).speaking) is not None or any(
        may_be_cue(words, at, cues) or may_trigger(apart, at, acts) for at in range(len(words))
    )
