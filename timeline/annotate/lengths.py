"""Words and sentences longer than any language has: cut, so that the time a text takes grows with its length alone.

The tokenizer looks at a word again for each mark that it takes off it, and rules look from each word of a sentence to
the others of it. A text of one word, or of one sentence, would take hours.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

NAME = "timeline_lengths"

WORD = 256
"""Characters without a space that are tokenised as one piece; addresses of web pages have up to about 200."""

SENTENCE = 200
"""Most tokens of a sentence; the longest that news reports write have about 100."""

_PIECE = re.compile(rf"\S{{{WORD}}}(?=\S)")


def tokenised(nlp: Language, text: str) -> Doc:
    """The tokens of a text, as `nlp.make_doc` finds them; a longer word than WORD is cut into pieces of so many."""
    cuts = [0, *(match.end() for match in _PIECE.finditer(text)), len(text)]
    if len(cuts) == 2:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise(cuts)]
    return Doc.from_docs(pieces, ensure_whitespace=False)


@Language.component(NAME, requires=["token.dep", "token.head"], assigns=["token.is_sent_start"])
def cut_sentences(doc: Doc) -> Doc:
    """Cut sentences of more than SENTENCE tokens after each so many; what hung on a word of another part hangs on
    the part's first such word instead.
    """
    long = [sentence for sentence in doc.sents if len(sentence) > SENTENCE]
    if long:
        tree: Any = doc.to_array(["HEAD", "DEP"]).astype(np.int64)
        for sentence in long:
            for start in range(sentence.start, sentence.end, SENTENCE):
                _cut_out(tree, doc[start : min(start + SENTENCE, sentence.end)])
        doc.from_array(["HEAD", "DEP"], tree.astype(np.uint64))
    return doc


def _cut_out(tree: Any, part: Span) -> None:
    """Give the tokens of a part a tree of their own; `tree` has a row a token: the way to its head, the relation."""
    loose = [t for t in part if not part.start <= t.head.i < part.end or t.head.i == t.i]
    root = loose[0]
    for token in loose:
        tree[token.i] = root.i - token.i, part.doc.vocab.strings.add("ROOT" if token is root else "dep")
