"""Docs that no parser has read: what lists and word order tell is found, and nobody asks for a tree."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import timeline
from timeline.annotate.pipeline import SENTENCES, skim
from timeline.annotate.syntax import children
from timeline.articles import Article
from timeline.gather import gather
from timeline.gather.records import GatheredArticle

Skimmed = Callable[[str, str], Doc]
FOLDER = Path(timeline.__file__).parent
# Each holds a mark that the tokenizer puts together, so that words behind it have wrong edges.
TEXTS = [
    pytest.param("id", "\"Kami menunggu,'' ujar Menlu Polandia Zbigniew Rau di Wina.", id="direct, id"),
    pytest.param(
        "id", "Katanya, ''Ya.'' Presiden Prancis menegaskan bahwa Paris akan membantu Ukraina.", id="indirect, id"
    ),
    pytest.param(
        "id", "''Selamat,'' kata dia. Presiden Macron bertemu Kanselir Scholz di Berlin Senin.", id="meeting, id"
    ),
    pytest.param("en", "\"We wait,'' said Polish Foreign Minister Zbigniew Rau in Vienna.", id="direct, en"),
    pytest.param(
        "en", "At 9 a.m. Monday ''yes'' won. French officials said that Paris would help Ukraine.", id="indirect, en"
    ),
    pytest.param(
        "en", "''Welcome,'' he said. President Macron met Chancellor Scholz at 3 p.m. in Berlin.", id="meeting, en"
    ),
]


def gathered(doc: Doc, language: str) -> GatheredArticle:
    return gather(doc, Article("1", "news.jsonl", doc.text, language))


@pytest.fixture
def skimmed(nlp_id: Language, nlp_en: Language) -> Skimmed:
    """Function from a language and a text to its Doc, read without the trained components."""
    pipelines = {"id": nlp_id, "en": nlp_en}

    def skimmed(language: str, text: str) -> Doc:
        nlp = pipelines[language]
        doc: Doc = nlp.get_pipe(SENTENCES)(nlp.make_doc(text))
        return skim(nlp, doc)

    return skimmed


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_wrong_edges_lead_nowhere(skimmed: Skimmed, language: str, text: str) -> None:
    doc = skimmed(language, text)
    assert not doc.has_annotation("DEP")
    assert [token.text for token in doc if list(children(token))] == []


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_an_unparsed_article_is_gathered(skimmed: Skimmed, language: str, text: str) -> None:
    found = gathered(skimmed(language, text), language)
    assert found.sentence_count >= 1
    assert any(span["kind"] == "actor" for span in found.spans)
    assert not found.mentions


@pytest.mark.parametrize(("language", "text"), TEXTS[::3])
def test_a_direct_quotation_is_a_statement_without_a_parse(skimmed: Skimmed, language: str, text: str) -> None:
    found = gathered(skimmed(language, text), language)
    assert [m.statement.form for m in (*found.mentions, *found.private) if m.statement] == ["direct"]


def test_trees_are_walked_by_one_module() -> None:
    """Only `syntax` knows which Docs have a tree, so only it asks spaCy for what hangs on a token."""
    asked = {
        path.relative_to(FOLDER).as_posix()
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in {"children", "lefts", "rights", "subtree", "left_edge", "right_edge"}
    }
    assert asked == {"annotate/syntax.py"}
