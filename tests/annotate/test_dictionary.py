"""Actors and agents of a user's dictionaries in a text: what they override, where they are looked for, and how fast."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import timeline.annotate.actors  # noqa: F401  # registers the factory
from timeline.annotate.actors.dictionary import load_dictionary
from timeline.lexicon import LexiconError

ACTORS = """\
GRAZELAND [GRZ]
+GRAZELANDER
COAST_RANGERS [NORMIL]
ANNA_BERG [SWEGOV 20140903-20180910] [SWEELI >20180911]
WASHINGTON [USA]
TWIN_LAKES [LVA/LTU]
CANADA [---]
WHO [IGOUNOWHO]
PRINCE_OF_THE_HILLS [HILGOV]
OTT [CHEGOV]
"""
AGENTS = """\
WARDEN [~MIL]
RIGHTS_BODY [NGO~]
FOREIGN_MINISTER [~GOVFRM]
"""


@pytest.fixture(scope="module")
def nlp(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("dictionaries")
    (folder / "my.actors.txt").write_text(ACTORS)
    (folder / "my.agents.txt").write_text(AGENTS)
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    files = {"actors": str(folder / "my.actors.txt"), "agents": str(folder / "my.agents.txt")}
    pipeline.add_pipe("timeline_actors", config=files)
    return pipeline


def read(nlp: Language, text: str, year: int = 2016, person: str = "") -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = date(year, 6, 1)
    if person:
        span = doc.char_span(text.index(person), text.index(person) + len(person))
        doc.set_ents([Span(doc, span.start, span.end, "PER")])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "mention", "code", "name", "rule_id"),
    [
        ("Grazeland refused.", "Grazeland", "GRZ", "Grazeland", "actor.dictionary:my.actors.txt:1"),
        ("A GRAZELANDER refused.", "GRAZELANDER", "GRZ", "Grazeland", "actor.dictionary:my.actors.txt:1"),
        # before the built-in lexicon, in its place in the grammar
        ("Washington refused.", "Washington", "USA", "Washington", "actor.dictionary:my.actors.txt:5"),
        ("The WHO refused.", "WHO", "IGOUNOWHO", "WHO", "actor.dictionary:my.actors.txt:8"),
        # agents and offices of the lexicon join an actor's code
        (
            "The Grazeland wardens refused.",
            "The Grazeland wardens",
            "GRZMIL",
            "warden of Grazeland",
            "actor.office+dictionary:my.agents.txt:1+dictionary:my.actors.txt:1",
        ),
        (
            "The Grazeland government refused.",
            "The Grazeland government",
            "GRZGOV",
            "government of Grazeland",
            "actor.office+dictionary:my.actors.txt:1",
        ),
        (
            "The Norwegian foreign minister refused.",
            "The Norwegian foreign minister",
            "NORGOVFRM",
            "Foreign Minister of Norway",
            "actor.office+dictionary:my.agents.txt:3",
        ),
        (
            "A Norwegian rights body refused.",
            "A Norwegian rights body",
            "NGONOR",
            "rights body of Norway",
            "actor.office+dictionary:my.agents.txt:2",
        ),
    ],
)
def test_one_actor(nlp: Language, text: str, mention: str, code: str, name: str, rule_id: str) -> None:
    (found,) = read(nlp, text)._.actors
    assert (found.text, found.actor.code, found.actor.name, found.rule_id) == (mention, code, name, rule_id)


@pytest.mark.parametrize(
    "text",
    [
        "Those who refused were sent home.",  # short words only in capitals
        "A washington of sorts was grazeland.",  # names only with a capital
        "Canada refused.",  # "---": nobody
        "In Washington it rained.",  # a seat of the lexicon stays a place where it is one
        "Grazelands refused.",  # whole words only
    ],
)
def test_nobody(nlp: Language, text: str) -> None:
    assert read(nlp, text)._.actors == []


def test_several_actors_of_one_form(nlp: Language) -> None:
    (found,) = read(nlp, "Twin Lakes refused.")._.actors
    assert [actor.code for actor in found.actors] == ["LVA", "LTU"]
    assert found.plural


@pytest.mark.parametrize(("year", "codes"), [(2016, ["SWEGOV"] * 2), (2020, ["SWEELI"] * 2), (2010, [None] * 2)])
def test_a_person_has_the_code_of_the_day(nlp: Language, year: int, codes: list[str | None]) -> None:
    doc = read(nlp, "Everyone heard Anna Berg, and Berg refused.", year, person="Anna Berg")
    assert [m.actor.code for m in doc._.actors] == codes
    assert {m.actor.person for m in doc._.actors} == {"Anna Berg"}


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("The Prince of the Hills refused.", "Prince of the Hills", [("Prince of the Hills", "HILGOV")]),
        # a name of one word may be part of somebody else's
        ("Everyone heard Otto Ott.", "Otto Ott", [("Otto Ott", None)]),
    ],
)
def test_how_far_a_name_goes(nlp: Language, text: str, person: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.text, m.actor.code) for m in read(nlp, text, person=person)._.actors] == expected


def test_what_the_article_says_goes_before(nlp: Language) -> None:
    (found,) = read(nlp, "Norwegian President Anna Berg refused.", person="Anna Berg")._.actors
    assert (found.actor.code, found.actor.person) == ("NORGOV", "Anna Berg")


def test_mistakes_end_the_load_unless_they_may_be_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "my.actors.txt"
    path.write_text("ARNLAND [ARN]\nARNLAND [FEN]\n")
    with pytest.raises(LexiconError, match=r"my\.actors\.txt, line 2: 'ARNLAND' stands in line 1 already"):
        load_dictionary(path, None)
    doc = spacy.blank("en")("Then Arnland refused.")
    dictionary = load_dictionary(path, None, lenient=True)
    assert dictionary is not None
    (hit,) = dictionary.find(doc)
    assert hit.form.line == 1


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.actors.txt"
    path.write_text("".join(f"NAME{n:06}_LAND [ARNGOV 20010120-20050119] [ARN]\n" for n in range(200_000)))
    return path


def test_many_entries_load_quickly_and_cost_nothing_to_look_up(large: Path) -> None:
    start = time.process_time()
    many = load_dictionary(large, None)
    assert time.process_time() - start < 10
    assert many is not None
    doc = spacy.blank("en")("They met Name123456 Land in the rain. " * 200)
    start = time.process_time()
    assert len(list(many.find(doc))) == 200
    assert time.process_time() - start < 0.2
