"""People whom other articles tell of: who is found when, and what the article itself says first."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.actors.register import KnownPerson, Register
from timeline.codes.actors import Actor

SPRING, SUMMER = date(2022, 3, 1), date(2022, 7, 1)


def known(name: str, code: str, articles: int = 1, first: date = SPRING, last: date = SPRING) -> KnownPerson:
    return KnownPerson((name,), Actor(name, code, code[:3], code[3:], name), "minister", first, last, articles)


WOLSKI = known("Tadeusz Wolski", "POLGOV")


@pytest.mark.parametrize(
    ("people", "name", "day", "code"),
    [
        ([WOLSKI], "Tadeusz Wolski", SPRING, "POLGOV"),
        ([WOLSKI], "TADEUSZ  WÓLSKI", SUMMER, "POLGOV"),
        ([WOLSKI], "Tadeusz Wolski", date(2021, 9, 2), "POLGOV"),
        ([WOLSKI], "Tadeusz Wolski", date(2021, 9, 1), None),
        ([WOLSKI], "Tadeusz Wolski", date(2022, 8, 29), None),
        ([WOLSKI], "Tadeusz Wolski", None, None),
        ([WOLSKI], "Wolski", SPRING, None),
        ([WOLSKI], "Tadeusz Wolski Junior", SPRING, None),
        # two people or two offices under one name: by number of articles, else by time, else nobody
        ([WOLSKI, known("Tadeusz Wolski", "CZEGOV")], "Tadeusz Wolski", SPRING, None),
        ([known("Tadeusz Wolski", "CZEGOV", 2), WOLSKI], "Tadeusz Wolski", SPRING, "CZEGOV"),
        ([WOLSKI, known("Tadeusz Wolski", "POLELI", 9, date(2024, 1, 1), SUMMER)], "Tadeusz Wolski", SPRING, "POLGOV"),
    ],
)
def test_who_bears_a_name(people: list[KnownPerson], name: str, day: date | None, code: str | None) -> None:
    found = Register(people).find(name, day)
    assert (found.actor.code if found else None) == code


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("timeline_actors")
    return pipeline


def read(nlp: Language, text: str, people: list[KnownPerson], tagged: str = "Tadeusz Wolski") -> list[tuple[str, ...]]:
    """Text, code and rule of every mention, where the tagger sees one person."""
    doc: Doc = nlp.make_doc(text)
    doc._.published, doc._.register = SPRING, Register(people)
    if (at := text.find(tagged)) >= 0:
        person = doc.char_span(at, at + len(tagged))
        doc.set_ents([Span(doc, person.start, person.end, "PER")])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(m.text, m.actor.code or "", m.rule_id) for m in doc._.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a bare name, and the short name after it
        (
            "Tadeusz Wolski spoke first, and then Wolski left.",
            [("Tadeusz Wolski", "POLGOV", "actor.register"), ("Wolski", "POLGOV", "actor.register")],
        ),
        # an office without a state gets the state and keeps its role
        ("Army commander Tadeusz Wolski left.", [("Army commander Tadeusz Wolski", "POLMIL", "actor.register")]),
        # what the article says is never overridden
        (
            "Czech President Tadeusz Wolski left.",
            [("Czech President Tadeusz Wolski", "CZEGOV", "actor.office_holder")],
        ),
        (
            "Czech President Tadeusz Wolski left. Tadeusz Wolski spoke.",
            [
                ("Czech President Tadeusz Wolski", "CZEGOV", "actor.office_holder"),
                ("Tadeusz Wolski", "CZEGOV", "actor.short_name"),
            ],
        ),
        # a short name alone may be anybody
        ("They said that Wolski left.", []),
    ],
)
def test_the_register_answers_last(nlp: Language, text: str, expected: list[tuple[str, ...]]) -> None:
    assert read(nlp, text, [WOLSKI]) == expected


def test_a_listed_person_is_not_looked_up(nlp: Language) -> None:
    found = read(nlp, "Sergei Lavrov spoke.", [known("Sergei Lavrov", "POLGOV")], "Sergei Lavrov")
    assert found == [("Sergei Lavrov", "RUSGOV", "actor.listed")]
