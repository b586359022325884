"""What a trained pipeline makes of a word by itself, remembered from one text to the next.

The vector of a word before its neighbours are looked at depends on the word alone. To work it out takes a third of the
time of spaCy's network, and most words of a text have been met before. Each word is multiplied on its own, so that its
vector is the same to the last bit whichever words it is met with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps, chain

# So many words are remembered by each network; of news that is some thousand articles. They take 15 MB.
WORDS = 30_000

EXTRACTS = "extract_features"
"""spaCy's name of a layer that gives each word's features as a row of whole numbers."""


class WordByWord(NumpyOps):  # type: ignore[misc]  # compiled, no types
    """Operations in which a row of a product does not depend on the rows around it, as in BLAS its last bit does."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, either of them transposed if asked; into `out` if given."""
        rows, matrix = x.T if trans1 else x, y.T if trans2 else y
        product = np.matmul(rows[:, None, :], matrix)[:, 0, :]
        if out is None:
            return product
        out[:] = product
        return out


class WordVectors:
    """The vectors of words by their features; `layers` makes them from rows of features."""

    def __init__(self, layers: Model[Any, Any], width: int) -> None:
        self._layers = layers
        self._rows: dict[bytes, int] = {}
        self._vectors = np.empty((WORDS, width), dtype=np.float32)

    def __call__(self, features: Any) -> Any:
        """One vector a row of `features` (uint64)."""
        words = np.ascontiguousarray(features).view(f"V{features.shape[1] * features.itemsize}").ravel().tolist()
        if len(self._rows) + len(words) > len(self._vectors):
            self._forget(len(words))
        new = {word: n for n, word in enumerate(words) if word not in self._rows}
        if new:
            first = len(self._rows)
            self._vectors[first : first + len(new)] = self._layers.predict([features[list(new.values())]])[0]
            self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        return self._vectors[[self._rows[word] for word in words]]

    def _forget(self, needed: int) -> None:
        self._rows.clear()
        if needed > len(self._vectors):
            self._vectors = np.empty((needed, self._vectors.shape[1]), dtype=np.float32)


def remember_words(nlp: Language) -> None:
    """Let the networks of a pipeline that read words by their features remember them; others stay as they are."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for network in list(model.walk()) if model is not None else ():
            embed = network.layers[0] if network.has_ref("embed") else None
            if embed is not None and _reads_features(embed):
                _remember(embed)


def _reads_features(embed: Model[Any, Any]) -> bool:
    first = embed.layers[0] if embed.layers else None
    return first is not None and first.name == EXTRACTS and isinstance(embed.ops, NumpyOps)


def _remember(embed: Model[Any, Any]) -> None:
    """Put memory in the place of the layers behind the first, where nothing is to be learned from the outcome."""
    extract, *rest = embed.layers
    for layer in rest:
        for node in layer.walk():
            node.ops = WordByWord(use_blis=False)
    vectors = WordVectors(chain(*rest), embed.get_dim("nO"))
    learning = embed._func

    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Any:
        if is_train:
            return learning(model, docs, is_train)
        return [vectors(features) for features in extract.predict(docs)], None

    embed._func = forward
