"""Docs of the sentences that lexicons give as examples, read once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

Reader = Callable[[str, str], Doc]


@pytest.fixture(scope="session")
def read(request: pytest.FixtureRequest, nlp_of: Callable[[str], Language]) -> Reader:
    """Function from a language and a text to its Doc by the whole pipeline of the language."""
    known: dict[tuple[str, str], Doc] = {}

    def reader(language: str, text: str) -> Doc:
        if (language, text) not in known:
            missing = [t for code, t in _texts(request.session.items) if code == language and (code, t) not in known]
            texts = list(dict.fromkeys([text, *missing]))
            known.update(zip(((language, t) for t in texts), nlp_of(language).pipe(texts, batch_size=256), strict=True))
        return known[language, text]

    return reader


def _texts(items: Iterable[pytest.Item]) -> Iterable[tuple[str, str]]:
    """Language and text of all tests that ask for a Doc: one batch is read faster than many sentences."""
    for item in items:
        params = getattr(getattr(item, "callspec", None), "params", {})
        if "read" in getattr(item, "fixturenames", ()) and {"language", "text"} <= params.keys():
            yield params["language"], params["text"]
