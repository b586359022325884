"""Which trained pipelines are taken and which refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from timeline.annotate.trained import PipelineError, check, entity_label, foreign_relations, load_trained
from timeline.languages import lexicon_path


def pipeline(*, relations: tuple[str, ...] = ("nsubj",), names: tuple[str, ...] = ("PER", "ORG", "LOC")) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("morphologizer")
    parser = nlp.add_pipe("parser")
    for relation in relations:
        parser.add_label(relation)
    ner = nlp.add_pipe("ner")
    for name in names:
        ner.add_label(name)
    return nlp


@pytest.mark.parametrize("names", [("PER", "ORG", "LOC"), ("PERSON", "ORG", "GPE", "DATE")])
def test_pipelines_with_our_labels_or_their_synonyms_are_taken(names: tuple[str, ...]) -> None:
    check(pipeline(relations=("nsubj", "acl:relcl", "obl:tmod", "ROOT"), names=names), "en", "p")


@pytest.mark.parametrize(
    ("without", "words"),
    [("parser", "no parser"), ("morphologizer", "parts of speech"), ("ner", "no component `ner`")],
)
def test_a_missing_component_is_named(without: str, words: str) -> None:
    nlp = pipeline()
    nlp.remove_pipe(without)
    with pytest.raises(PipelineError, match=words):
        check(nlp, "en", "p")


def test_other_labels_are_refused_by_name() -> None:
    with pytest.raises(PipelineError, match="dobj, nsubjpass, prep"):
        check(pipeline(relations=("dobj", "nsubj", "nsubjpass", "prep")), "en", "p")


def test_missing_kinds_of_names_are_named() -> None:
    with pytest.raises(PipelineError, match="LOC, ORG"):
        check(pipeline(names=("PERSON",)), "en", "p")


def test_another_language_is_refused() -> None:
    with pytest.raises(PipelineError, match="'en', not for 'id'"):
        check(pipeline(), "id", "p")


def test_a_folder_without_a_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=r"no config\.cfg"):
        load_trained("en", tmp_path)


def test_a_broken_pipeline_is_refused(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = ["parser"]\n', encoding="utf-8")
    with pytest.raises(PipelineError, match="cannot be loaded"):
        load_trained("en", tmp_path)


def test_non_projective_and_subtyped_labels_count_by_their_relation() -> None:
    assert foreign_relations(("nsubj||conj", "nmod:poss", "ROOT", "dep")) == []
    assert foreign_relations(("pobj||conj",)) == ["pobj"]


@pytest.mark.parametrize(("label", "ours"), [("GPE", "LOC"), ("PERSON", "PER"), ("DATE", None)])
def test_entity_labels_are_mapped(label: str, ours: str | None) -> None:
    assert entity_label(label) == ours


WORDS = (
    "Pada (17/9), 'Kami' menunggu... jam 9 a.m.''\n\n"
    "Rp5.000,- di www.contoh.id :) A.S.-Rusia, dll.\n\n'Kami' menunggu (17/9), dll."
)


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_that_are_remembered_are_cut_as_spacy_cuts_them(language: str) -> None:
    ours, plain = load_trained(language).tokenizer, spacy.load(lexicon_path(language, "pipeline")).tokenizer
    for text in (WORDS, "\n" + WORDS, WORDS):
        assert [(t.text, t.idx, t.norm_) for t in ours(text)] == [(t.text, t.idx, t.norm_) for t in plain(text)]
