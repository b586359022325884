"""Texts of one word, of one sentence or of nothing but marks take time that grows with their length alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from timeline.annotate.lengths import SENTENCE, WORD, tokenised
from timeline.annotate.statements import find_quotations
from timeline.articles import Article
from timeline.run.batch import process
from timeline.run.settings import Settings

PROSE = "The minister said the talks would go on in Vienna, "


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


@pytest.mark.parametrize("text", ["one two", "a" * WORD, f"see {'b' * WORD} there", "\n", "", "don't"])
def test_words_that_language_has_are_tokenised_as_ever(text: str, trained_en: Language) -> None:
    assert [t.text for t in tokenised(trained_en, text)] == [t.text for t in trained_en.make_doc(text)]


@pytest.mark.parametrize("text", ['"' * 2000, f"He said {'(' * 700} no.", "x" * (2 * WORD + 1), "-a" * 900 + " end"])
def test_longer_words_are_cut_and_no_character_moves(text: str, trained_en: Language) -> None:
    doc = tokenised(trained_en, text)
    assert doc.text == text
    assert [t.idx for t in doc] == [text.index(t.text, t.idx) for t in doc]


def test_a_sentence_without_end_is_cut(nlp_en: Language) -> None:
    doc = nlp_en(PROSE * 100)
    assert max(len(sentence) for sentence in doc.sents) <= SENTENCE
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == doc.text
    assert all(token.head.sent == token.sent for token in doc)


def test_sentences_of_usual_length_are_left_alone(nlp_en: Language, trained_en: Language) -> None:
    text = "Minister Lavrov met Minister Marsudi in Jakarta. They spoke about trade, fishing and the sea."
    assert [t.head.i for t in nlp_en(text)] == [t.head.i for t in trained_en(text)]


@pytest.mark.parametrize("unit", ['"', "“", "'a ", "“a\n\n", "“a” 'b' ", "''"])
def test_thirty_thousand_quotation_marks_take_no_time(unit: str) -> None:
    assert _seconds(lambda: find_quotations((unit * 30_000)[:30_000])) < 2


@pytest.mark.parametrize(
    "unit",
    [
        PROSE,
        "Putin said ",
        "Russia and China and ",
        '"',
        "(",
        "\u200b",
        "\u202eabc\u202c ",
        "a\u0301",
        "3/1/2022 ",
        "He met him. ",
        "\u00a0",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    def read(length: int) -> None:
        text = (unit * length)[:length]
        process([Article("a", "a.txt", text, "en", published=date(2022, 1, 3))], Settings())

    read(100)
    assert _seconds(lambda: read(4000)) < 8 * max(_seconds(lambda: read(1000)), 0.1)


def test_many_people_take_no_time() -> None:
    names = "".join(f"President Xan{i} Yud{i} spoke. " for i in range(400))
    assert _seconds(lambda: process([Article("a", "a.txt", names, "en")], Settings())) < 8
