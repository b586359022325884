"""Occupations, groups and bodies that are no government's: one actor each, with the state beside the words."""

# ruff: noqa: E501  # one case a line

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import timeline.annotate.actors
import timeline.annotate.places  # noqa: F401  # both register their factories
from timeline.codes.offices import all_offices
from timeline.codes.roles import all_roles

# language, text, its only actor as written, the code
CASES = [
    ("en", "Peruvian doctors rested.", "Peruvian doctors", "PERHLH"),
    ("en", "Dozens of teachers rested.", "Dozens of teachers", "EDU"),
    ("en", "A group of prominent Chileans rested.", "A group of prominent Chileans", "CHLCVL"),
    ("en", "40 Kenyan farmers rested.", "40 Kenyan farmers", "KENAGR"),
    ("en", "The Zambian union of teachers rested.", "The Zambian union of teachers", "ZMBLAB"),
    ("en", "An international aid agency rested.", "An international aid agency", "NGO"),
    (
        "en",
        "About 30 members of Bolivian civil society groups rested.",
        "30 members of Bolivian civil society groups",
        "BOLCVL",
    ),
    ("en", "Chile's high court rested.", "Chile's high court", "CHLJUD"),
    ("en", "A right-wing Colombian militia rested.", "A right-wing Colombian militia", "COLREB"),
    ("en", "Zulu traditional leaders rested.", "Zulu traditional leaders", "ZAFELI"),
    ("en", "Sunnis rested.", "Sunnis", "CVL"),
    ("id", "Para dokter Peru beristirahat.", "Para dokter Peru", "PERHLH"),
    ("id", "Puluhan guru beristirahat.", "Puluhan guru", "EDU"),
    ("id", "Sekelompok petani Kenya beristirahat.", "Sekelompok petani Kenya", "KENAGR"),
    ("id", "Serikat guru Zambia beristirahat.", "Serikat guru Zambia", "ZMBLAB"),
    ("id", "Sebuah lembaga bantuan internasional beristirahat.", "Sebuah lembaga bantuan internasional", "NGO"),
    ("id", "Mahkamah tinggi Chile beristirahat.", "Mahkamah tinggi Chile", "CHLJUD"),
    ("id", "300 wartawan asing beristirahat.", "300 wartawan asing", "MED"),
    ("id", "Milisi sayap kanan Kolombia beristirahat.", "Milisi sayap kanan Kolombia", "COLREB"),
    # one of many, of whom nothing is known, is nobody
    ("en", "A doctor rested.", None, None),
    ("id", "Dokter itu beristirahat.", None, None),
    # a day is no number of people
    ("en", "Miners rested.", "Miners", "LAB"),
]


@pytest.fixture(scope="module")
def read() -> Callable[[str, str], Doc]:
    pipelines: dict[str, Language] = {}

    def reader(language: str, text: str) -> Doc:
        if language not in pipelines:
            nlp = spacy.blank(language)
            nlp.add_pipe("sentencizer")
            nlp.add_pipe("timeline_places")
            nlp.add_pipe("timeline_actors")
            pipelines[language] = nlp
        return pipelines[language](text)

    return reader


@pytest.mark.parametrize(("language", "text", "span", "code"), CASES)
def test_groups_are_one_actor(
    read: Callable[[str, str], Doc], language: str, text: str, span: str | None, code: str | None
) -> None:
    found = [(m.text, m.actor.code) for m in read(language, text)._.actors]
    assert found == ([] if span is None else [(span, code)])


# Groups that have a place and no state beside them.
LOCAL = [
    ("en", "Refugees in Malawi rested.", "MWIREF"),
    ("en", "Students throughout Malawi rested.", "MWIEDU"),
    ("en", "A rebel group based in Malawi rested.", "MWIREB"),
    ("en", "Reporters in Malawi rested.", "MED"),
    ("id", "Para petani di Malawi beristirahat.", "MWIAGR"),
    ("id", "Kelompok pemberontak yang bermarkas di Malawi beristirahat.", "MWIREB"),
]


@pytest.mark.parametrize(("language", "text", "code"), LOCAL)
def test_groups_are_of_the_place_where_they_are(
    read: Callable[[str, str], Doc], language: str, text: str, code: str
) -> None:
    assert read(language, text)._.actors[0].actor.code == code


def test_states_stand_apart_from_their_office(request: pytest.FixtureRequest) -> None:
    doc = request.getfixturevalue("nlp_en")("Angry Peruvian paper workers blocked a bridge in Bolivia on Monday.")
    assert [(m.text, m.actor.code) for m in doc._.actors][:1] == [("Peruvian paper workers", "PERLAB")]


def test_every_role_of_the_code_book_has_a_word() -> None:
    """But for the unaligned and the unidentified, whom no word of its own names, and movements and armies of no state."""
    without = {"INT", "NGM", "IGO", "IMG", "UIS", "UAF", "INS"}
    assert all_roles().keys() - {office.role for office in all_offices().values()} <= without
