"""Certain sentence starts: line breaks, brackets, quotation marks, abbreviations."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.sentences import NAME, is_initial, make_sentence_starts
from timeline.languages import UnknownLanguageError

Certain = Callable[[str, str], Doc]


@pytest.fixture(scope="module")
def certain(trained_id: Language, trained_en: Language) -> Certain:
    """The component alone on a text, with the shipped tokenizers."""
    pipelines = {"id": trained_id, "en": trained_en}
    components = {code: make_sentence_starts(nlp, NAME) for code, nlp in pipelines.items()}
    return lambda code, text: components[code](pipelines[code].make_doc(text))


def marks(doc: Doc) -> dict[str, bool | None]:
    """What the component says of each word, by its text (the last one of that text)."""
    return {t.text: t.is_sent_start for t in doc if not t.is_space}


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        pytest.param("id", "Menlu tiba di Jenewa\nPertemuan digelar Kamis.", "Pertemuan", id="headline"),
        pytest.param("id", "Ia pergi.\n\nmenteri itu pulang.", "menteri", id="paragraph, lower case"),
        pytest.param("en", "Talks open in Oslo\n \n“We hope,” she said.", "“", id="quotation after a headline"),
    ],
)
def test_a_line_break_starts_a_sentence(certain: Certain, language: str, text: str, word: str) -> None:
    assert marks(certain(language, text))[word] is True


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        pytest.param("id", "Presiden Joko bertemu Menteri Retno.", "Menteri", id="no final punctuation"),
        pytest.param("id", "Organisasi (OSCE) Eropa bersidang.", "Eropa", id="after a bracket"),
        pytest.param("id", "Ia hadir (Kamis. Lalu pulang) Sabtu.", "Lalu", id="inside brackets"),
        pytest.param("id", "“Kami siap!” kata dia.", "kata", id="reporting verb after a quotation"),
        pytest.param("id", '"Kami siap!" kata dia.', "kata", id="the same with straight marks"),
        pytest.param("id", "Ia dijemput Prof. Hasan.", "Hasan", id="title"),
        pytest.param("id", "Resolusi No. 2202 disahkan.", "2202", id="number"),
        pytest.param("id", "Presiden A. Wahid hadir.", "Wahid", id="initial"),
        pytest.param("en", "“Go home!”, he said.", ",", id="comma"),
        pytest.param("en", "He met Gen. Milley.", "Milley", id="rank"),
        pytest.param("en", "He said: Russia will answer.", "Russia", id="colon"),
        pytest.param("en", "“We will answer.” He left.", "”", id="closing quotation mark"),
    ],
)
def test_these_start_no_sentence(certain: Certain, language: str, text: str, word: str) -> None:
    assert marks(certain(language, text))[word] is False


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        pytest.param("id", "Ia pergi. Menteri itu pulang.", "Menteri", id="after a full stop"),
        pytest.param("id", "“Kami siap.” Menteri itu pulang.", "Menteri", id="after a closed quotation"),
        pytest.param("id", "Ia ke A.S. Menteri itu pulang.", "Menteri", id="abbreviation that may end"),
        pytest.param("en", "They met in the U.S. Russia objected.", "Russia", id="the same in English"),
        pytest.param("en", '"We agree." "They do not."', "They", id="two quotations"),
    ],
)
def test_these_are_left_to_the_parser(certain: Certain, language: str, text: str, word: str) -> None:
    if word == "They":
        doc = certain(language, text)
        assert doc[5].text == '"' and doc[5].is_sent_start is None
    else:
        assert marks(certain(language, text))[word] is None


def test_blank_lines_at_the_beginning_make_no_sentence(certain: Certain) -> None:
    doc = certain("id", "\n\nMenteri itu pulang.")
    assert next(t.is_sent_start for t in doc if t.i) is False


def test_a_bracket_that_never_closes_is_ignored(certain: Certain) -> None:
    assert marks(certain("id", "Ia (hadir. Menteri itu pulang."))["Menteri"] is None


@pytest.mark.parametrize(("text", "expected"), [("J.", True), ("a.", False), ("No.", False), ("J", False)])
def test_initials(text: str, expected: bool) -> None:
    assert is_initial(text) is expected


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        spacy.blank("fi").add_pipe(NAME)
