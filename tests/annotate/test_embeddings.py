"""Remembered words: the vectors that the network gives them, the same whatever has been read before."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language

from timeline.annotate import embeddings
from timeline.annotate.products import one_thread
from timeline.annotate.trained import load_trained
from timeline.languages import lexicon_path

FIRST = "The prime minister of Fiji arrived in Samoa on Monday and met fishermen from 1,200 villages."
SECOND = "Fishermen in Samoa went home.\nThe prime minister of Fiji did not."


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Language:
    """A pipeline that remembers few words."""
    monkeypatch.setattr(embeddings, "WORDS", 20)
    return load_trained("en")


def _vectors(nlp: Language, text: str) -> np.ndarray:
    with one_thread():
        return nlp.get_pipe("tok2vec").model.predict([nlp.make_doc(text)])[0]


def test_vectors_are_those_of_the_network(trained_en: Language) -> None:
    plain = spacy.load(lexicon_path("en", "pipeline"))
    assert np.abs(_vectors(plain, FIRST) - _vectors(trained_en, FIRST)).max() < 1e-4


def test_vectors_do_not_depend_on_what_was_read_before() -> None:
    one, other = load_trained("en"), load_trained("en")
    before = _vectors(one, FIRST)
    _vectors(other, SECOND)
    assert np.array_equal(before, _vectors(other, FIRST))
    assert np.array_equal(before, _vectors(one, FIRST))


def test_a_full_memory_begins_anew(small: Language, trained_en: Language) -> None:
    for text in (FIRST, SECOND, FIRST, f"{SECOND} {FIRST} {SECOND.upper()}"):
        assert np.array_equal(_vectors(small, text), _vectors(trained_en, text))


def test_a_row_of_a_product_does_not_depend_on_its_neighbours() -> None:
    numbers = np.random.default_rng(1)
    rows, matrix = (numbers.normal(size=shape).astype(np.float32) for shape in ((37, 96), (50, 96)))
    ops = embeddings.WordByWord(use_blis=False)
    out = np.empty((37, 50), dtype=np.float32)
    whole = ops.gemm(rows, matrix, out=out, trans2=True)
    assert whole is out
    assert np.allclose(whole, rows @ matrix.T, atol=1e-4)
    for n in range(len(rows)):
        assert np.array_equal(whole[n], ops.gemm(rows[n : n + 1], matrix, trans2=True)[0])
