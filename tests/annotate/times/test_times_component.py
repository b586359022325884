"""The spaCy component and the agreement of its indices with the text."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from timeline.annotate.times import find_times
from timeline.languages import UnknownLanguageError

FRIDAY = date(2022, 1, 14)


def annotate(text: str, pipeline: str, published: date | None = FRIDAY, **config: str) -> Doc:
    nlp = spacy.blank(pipeline)
    nlp.add_pipe("timeline_times", config=config)
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp.get_pipe("timeline_times")(doc)  # type: ignore[operator]


def test_component_writes_times_and_spans() -> None:
    doc = annotate("The envoys met on Thursday and will meet in mid-2023.", "en")
    assert [t.value for t in doc._.times] == ["2022-01-13", "2023"]
    assert [(s.text, s.label_) for s in doc.spans["times"]] == [("Thursday", "DATE"), ("mid-2023", "DATE")]


def test_component_finds_the_same_as_the_function() -> None:
    text = "Ia berbicara, Rabu (12/1/2022), dan akan kembali pekan depan."
    plain = [(t.start_char, t.value) for t in find_times(text, "id", FRIDAY)]
    assert [(t.start_char, t.value) for t in annotate(text, "xx", language="id")._.times] == plain


@pytest.mark.parametrize(
    "text", ["It began (Jan. 13)in rain.", "A three-day visit since2014 ended;5/1/2022.", "x Friday's y"]
)
def test_indices_cover_the_expression(text: str) -> None:
    doc = annotate(text, "en")
    assert doc._.times
    for t in doc._.times:
        assert doc[t.start].idx <= t.start_char
        assert doc[t.end - 1].idx < t.end_char <= doc[t.end - 1].idx + len(doc[t.end - 1])


def test_language_can_be_configured() -> None:
    assert [t.value for t in annotate("Ia tiba Kamis.", "en", language="id")._.times] == ["2022-01-13"]


def test_without_a_publication_date_nothing_is_guessed() -> None:
    (found,) = annotate("The envoys met on Thursday.", "en", None)._.times
    assert (found.value, found.date_start) == ("XXXX-WXX-4", None)


def test_documents_do_not_share_their_times() -> None:
    assert annotate("On Friday.", "en")._.times != annotate("Nothing.", "en")._.times
    assert annotate("Nothing.", "en")._.times == []


def test_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="'fi'"):
        spacy.blank("fi").add_pipe("timeline_times")
