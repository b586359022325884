"""Long texts through the networks a stretch at a time, so that they take the memory of a stretch.

A network sees a few neighbours of each word. It holds, until it is through with a text, what each of its layers makes
of every word: 16 kB a word, a gigabyte for a book. A stretch is read with so many words on both sides as count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model

STRETCH = 4_096  # words; longer than nearly all articles, which are read whole


def read_in_stretches(nlp: Language) -> None:
    """Let the networks of a pipeline that look at a window of words read long texts so; others stay as they are."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for network in list(model.walk()) if model is not None else ():
            encode = network.get_ref("encode") if network.has_ref("encode") else None
            if encode is not None and encode.attrs.get("pad"):
                _cut(encode, encode.attrs["pad"])


def _cut(encode: Model[Any, Any], reach: int) -> None:
    """Cut what goes into a network that sees `reach` neighbours on each side, where nothing is to be learned."""
    whole = encode._func

    def forward(model: Model[Any, Any], texts: Sequence[Any], is_train: bool) -> Any:
        if is_train or all(len(text) <= STRETCH for text in texts):
            return whole(model, texts, is_train)
        return [np.concatenate([*_stretches(model, text, reach, whole)]) for text in texts], None

    encode._func = forward


def _stretches(model: Model[Any, Any], text: Any, reach: int, whole: Any) -> Iterator[Any]:
    """The rows that the network gives for one text of vectors, stretch after stretch."""
    for start in range(0, max(1, len(text)), STRETCH):
        end = min(start + STRETCH, len(text))
        first, last = max(0, start - reach), min(end + reach, len(text))
        rows = whole(model, [text[first:last]], False)[0][0]
        yield rows[start - first : end - first]
