"""Short articles, gathered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from timeline.articles.article import Article
from timeline.gather import Mention, gather

# A Friday.
PUBLISHED = date(2022, 1, 14)
Gather = Callable[..., tuple[Mention, ...]]


@pytest.fixture(scope="session")
def mentions(nlp_of: Callable[[str], Language]) -> Gather:
    """Function from a language and a text to the mentions of an article published on PUBLISHED."""

    def gathered(language: str, text: str, *, published: date | None = PUBLISHED) -> tuple[Mention, ...]:
        nlp = nlp_of(language)
        doc = nlp.make_doc(text)
        doc._.published = published
        return gather(nlp(doc), Article("a", "a.txt", text, language, published=published)).mentions

    return gathered
