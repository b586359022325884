"""The shipped pipelines: what they hold, how large they are, and that they read a sentence."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from spacy.language import Language

from timeline.annotate.trained import foreign_relations
from timeline.languages import FOLDER

CODES = ("en", "id")
MEGABYTE = 1_000_000


@pytest.fixture(params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def nlp(code: str, request: pytest.FixtureRequest) -> Language:
    found: Language = request.getfixturevalue(f"trained_{code}")
    return found


def folder(code: str) -> Path:
    return FOLDER / code / "pipeline"


def test_the_folder_is_small_enough_to_ship(code: str) -> None:
    assert sum(p.stat().st_size for p in folder(code).rglob("*") if p.is_file()) < 20 * MEGABYTE


def test_components_and_labels(nlp: Language) -> None:
    assert nlp.pipe_names == ["tok2vec", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
    assert foreign_relations(tuple(nlp.pipe_labels["parser"])) == []
    assert sorted(nlp.pipe_labels["ner"]) == ["LOC", "ORG", "PER"]


@pytest.mark.parametrize("name", ["config.cfg", "meta.json"])
def test_nothing_of_the_training_machine_is_kept(code: str, name: str) -> None:
    text = (folder(code) / name).read_text(encoding="utf-8")
    assert not re.search(r"(^|[\s\"'=])/\w|\.spacy\b|\d{4}-\d\d-\d\d", text)


def test_the_meta_data_say_what_and_under_which_licence(code: str) -> None:
    meta = json.loads((folder(code) / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["version"]) == (code, f"timeline_{code}", "0.1.0")
    assert meta["license"] == "CC BY-SA 4.0"
    assert meta["description"]


def test_the_model_card_has_scores_and_credits(code: str) -> None:
    card = (FOLDER / code / "MODEL_CARD.md").read_text(encoding="utf-8")
    for words in ("## Scores", "LAS", "## Corpora", "CC BY-SA 4.0", "## Limits"):
        assert words in card


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("“Kami siap,” kata Prof. Hasan (13/1).", "“ Kami siap , ” kata Prof. Hasan ( 13/1 ) ."),
        ("rasio-rasionya pada 1990-an, ke-77 di G-20", "rasio-rasionya pada 1990-an , ke-77 di G-20"),
        ("Perundingan AS-Rusia--kata Jend. Ali—gagal", "Perundingan AS - Rusia -- kata Jend. Ali — gagal"),
        ("Rapat pada Selasa(13/1) di A.S. usai.", "Rapat pada Selasa ( 13/1 ) di A.S. usai ."),
        ('"tidak,"kata dia', '" tidak , " kata dia'),
        ("«Ya», „tidak“ anak-anaknya", "« Ya » , „ tidak “ anak-anaknya"),
    ],
)
def test_indonesian_tokens(trained_id: Language, text: str, tokens: str) -> None:
    assert " ".join(t.text for t in trained_id.make_doc(text)) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The Minister's aides don't agree.", "The Minister 's aides do n't agree ."),
        ("It’s the U.S.-led force", "It ’s the U.S. - led force"),
        ("“We agree,” he said—twice.", "“ We agree , ” he said — twice ."),
        ("U.S.–China talks (1/13) at 5 p.m. in Oslo", "U.S. – China talks ( 1/13 ) at 5 p.m. in Oslo"),
        ("Gen. Smith--the chief--left the G-20", "Gen. Smith -- the chief -- left the G-20"),
    ],
)
def test_english_tokens(trained_en: Language, text: str, tokens: str) -> None:
    assert " ".join(t.text for t in trained_en.make_doc(text)) == tokens


def relations(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Relation and head of each word."""
    return {t.text: (t.dep_, t.head.text) for t in nlp(text)}


def test_an_indonesian_sentence_is_read(trained_id: Language) -> None:
    text = "Menteri itu bertemu presiden di Jakarta pada hari Senin."
    found = relations(trained_id, text)
    assert found["Menteri"] == ("nsubj", "bertemu")
    assert found["presiden"] == ("obj", "bertemu")
    assert found["Jakarta"] == ("obl", "bertemu")
    doc = trained_id(text)
    assert (doc[2].pos_, doc[2].lemma_) == ("VERB", "temu")
    assert [(e.text, e.label_) for e in doc.ents] == [("Jakarta", "LOC")]


def test_an_english_sentence_is_read(trained_en: Language) -> None:
    text = "The minister met John Baker in Paris on Monday."
    found = relations(trained_en, text)
    assert found["minister"] == ("nsubj", "met")
    assert found["John"] == ("obj", "met")
    assert found["Paris"] == ("obl", "met")
    doc = trained_en(text)
    assert (doc[2].pos_, doc[2].lemma_) == ("VERB", "meet")
    assert {(e.text, e.label_) for e in doc.ents} == {("John Baker", "PER"), ("Paris", "LOC")}


def test_a_dateline_is_not_a_subject(trained_id: Language, trained_en: Language) -> None:
    for nlp, text in (
        (trained_id, "JENEWA - Menteri itu menolak usulan tersebut."),
        (trained_en, "GENEVA — The minister rejected the proposal."),
    ):
        assert nlp(text)[0].dep_ not in {"nsubj", "ROOT"}
