"""A Doc without some of its sentences, and what is found in the others put back.

What is left out gets no parts of speech and no names, and at each possible start a sentence in which all words hang on
the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from spacy.tokens import Doc

from timeline.annotate.sentences import INSIDE, START, marks, set_marks

# What the trained components set.
SET: list[int | str] = ["POS", "TAG", "MORPH", "ENT_IOB", "ENT_TYPE", "HEAD", "DEP"]
OUTSIDE = 2  # spaCy's ENT_IOB of a token that is no part of a name


def excerpt(doc: Doc, left_out: Sequence[range]) -> Doc:
    """The Doc without these sentences; what stands behind one begins with a certain start."""
    tokens = [doc[i] for i in _kept(doc, left_out)]
    part = Doc(doc.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens])
    behind = {sentence.stop for sentence in left_out}
    given = marks(doc)
    set_marks(part, [START if token.i in behind else given[token.i] for token in tokens])
    return part


def put_back(doc: Doc, left_out: Sequence[range], part: Doc) -> Doc:
    """The Doc with what was found in the excerpt without these sentences."""
    found: Any = np.zeros((len(doc), len(SET)), dtype=np.uint64)
    found[:, SET.index("ENT_IOB")] = OUTSIDE
    for sentence in left_out:
        _flat_trees(doc, sentence, found)
    found[_kept(doc, left_out)] = part.to_array(SET)
    return doc.from_array(SET, found)


def _flat_trees(doc: Doc, left_out: range, found: Any) -> None:
    """Write heads and relations of these tokens into rows of SET."""
    head, relation = SET.index("HEAD"), SET.index("DEP")
    below, root = (doc.vocab.strings.add(name) for name in ("dep", "ROOT"))
    given, first = marks(doc), left_out.start
    for i in left_out:
        first = first if given[i] == INSIDE else i
        found[i, head], found[i, relation] = np.int64(first - i).astype(np.uint64), root if i == first else below


def _kept(doc: Doc, left_out: Sequence[range]) -> list[int]:
    gone = set(chain.from_iterable(left_out))
    return [i for i in range(len(doc)) if i not in gone]
