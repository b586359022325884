"""Sentences that tell when and where somebody spoke."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from timeline.annotate.acts.lexicon import starts
from timeline.gather import Mention
from timeline.gather.occasions import occasion_lexicon, occasions_of
from timeline.languages import available

LANGUAGES = available()


def occasions(nlp: Language, language: str, text: str) -> list[object]:
    doc = nlp.make_doc(text)
    doc._.published = date(2022, 1, 14)
    return list(occasions_of(nlp(doc), language))


@pytest.mark.parametrize(("language", "text"), [(n, t) for n in LANGUAGES for t in occasion_lexicon(n).examples])
def test_examples_tell_an_occasion(nlp_of: Callable[[str], Language], language: str, text: str) -> None:
    assert occasions(nlp_of(language), language, text)


@pytest.mark.parametrize(("language", "text"), [(n, t) for n in LANGUAGES for t in occasion_lexicon(n).counterexamples])
def test_counterexamples_tell_none(nlp_of: Callable[[str], Language], language: str, text: str) -> None:
    assert not occasions(nlp_of(language), language, text)


@pytest.mark.parametrize(("language", "text"), [(n, t) for n in LANGUAGES for t in occasion_lexicon(n).counterexamples])
def test_counterexamples_have_a_word_of_speaking(nlp_of: Callable[[str], Language], language: str, text: str) -> None:
    words = tuple(token.lower_ for token in nlp_of(language).make_doc(text))
    assert starts(words, occasion_lexicon(language).speaking)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“”", "“…”", "( )", "Putin said", "kata", "on Monday"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("published", [None, date.min, date.max, date(2022, 1, 14)])
def test_any_text_and_day_is_settled(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, published: date | None
) -> None:
    for mention in mentions(language, text, published=published):
        start, end = mention.dating.start, mention.dating.end
        assert start is None or end is None or start <= end
