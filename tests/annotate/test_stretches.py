"""Long texts in stretches: the same vectors as of the whole, and less memory."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.language import Language

from timeline.annotate import stretches
from timeline.annotate.products import one_thread

TEXT = "The minister of Fiji arrived in Samoa on Monday and met 12 fishermen. They spoke of tuna, boats and rain. " * 4


def _vectors(nlp: Language, name: str, *texts: str) -> list[np.ndarray]:
    network = nlp.get_pipe(name).model
    network = network if name == "tok2vec" else network.get_ref("tok2vec")
    with one_thread():
        return list(network.predict([nlp.make_doc(text) for text in texts]))


@pytest.mark.parametrize("stretch", [1, 7, 30])
@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_are_those_of_the_whole(
    trained_en: Language, monkeypatch: pytest.MonkeyPatch, name: str, stretch: int
) -> None:
    texts = (TEXT, "Rain.", TEXT[20:])
    whole = _vectors(trained_en, name, *texts)
    monkeypatch.setattr(stretches, "STRETCH", stretch)
    cut = _vectors(trained_en, name, *texts)
    for one, other in zip(whole, cut, strict=True):
        assert one.shape == other.shape
        assert np.abs(one - other).max() < 1e-4


def test_no_more_than_a_stretch_and_its_neighbours_is_read_at_once(
    trained_en: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretches, "STRETCH", 10)
    seen: list[int] = []
    first = trained_en.get_pipe("tok2vec").model.get_ref("encode").layers[0]
    before = first._func
    monkeypatch.setattr(first, "_func", lambda model, x, is_train: seen.append(len(x)) or before(model, x, is_train))
    _vectors(trained_en, "tok2vec", TEXT)
    assert len(seen) > 5
    assert max(seen) <= 10 + 4 * 4
