"""Docs for the tests of statements: no trained pipeline, actors marked by name."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.annotations import ActorMention, Statement, register_extensions
from timeline.annotate.statements import create_statements
from timeline.codes.actors import Actor

RUSSIA = Actor("Russia", "RUSGOV", "RUS", "GOV")
TURKEY = Actor("Turkey", "TURGOV", "TUR", "GOV")
NATO = Actor("NATO", "IGOWSTNAT")
HARPER = Actor("Turkey", "TURGOV", "TUR", "GOV", "Ann Harper")
WARDANA = Actor("Indonesia", "IDNGOV", "IDN", "GOV", "Made Wardana")
PETROV = Actor("Russia", "RUSGOV", "RUS", "GOV", "Ivan Petrov")
NOBODY = Actor("Budi Santoso", None, None, None, "Budi Santoso")
WIRE = Actor("Antara", "IDNMED", "IDN", "MED")

NAMES: dict[str, tuple[tuple[Actor, ...], str]] = {
    "Juru bicara Kremlin Ivan Petrov": ((PETROV,), "person"),
    "Kremlin spokesman Ivan Petrov": ((PETROV,), "person"),
    "Ivan Petrov": ((PETROV,), "person"),
    "Petrov": ((PETROV,), "person"),
    "Menteri Luar Negeri Made Wardana": ((WARDANA,), "person"),
    "Made Wardana": ((WARDANA,), "person"),
    "Wardana": ((WARDANA,), "person"),
    "Ann Harper": ((HARPER,), "person"),
    "Harper": ((HARPER,), "person"),
    "Budi Santoso": ((NOBODY,), "person"),
    "Rusia": ((RUSSIA,), "country"),
    "Russia": ((RUSSIA,), "country"),
    "Russian": ((RUSSIA,), "country"),
    "Moskow": ((RUSSIA,), "country"),
    "Moscow": ((RUSSIA,), "country"),
    "Kremlin": ((RUSSIA,), "organisation"),
    "Turki": ((TURKEY,), "country"),
    "Turkey": ((TURKEY,), "country"),
    "NATO": ((NATO,), "organisation"),
    "Antara": ((WIRE,), "organisation"),
    "Presiden": ((WARDANA,), "role"),
    "kedua negara": ((RUSSIA, TURKEY), "epithet"),
    "the two countries": ((RUSSIA, TURKEY), "epithet"),
    "dia": ((WARDANA,), "pronoun"),
    "ia": ((WARDANA,), "pronoun"),
    "mereka": ((RUSSIA, TURKEY), "pronoun"),
    "he": ((PETROV,), "pronoun"),
    "she": ((HARPER,), "pronoun"),
    "they": ((RUSSIA, TURKEY), "pronoun"),
}
PATTERN = re.compile(r"\b(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")\b", re.IGNORECASE)
BY_LOWER = {name.lower(): value for name, value in NAMES.items()}


@cache
def blank(language: str) -> Language:
    return spacy.blank("en" if language == "en" else "xx")  # spaCy's own "id" takes half a minute to load


def make_doc(language: str, text: str) -> Doc:
    """A tokenised Doc with the names above as its actors."""
    register_extensions()
    doc = blank(language).make_doc(text)
    mentions = []
    for hit in PATTERN.finditer(text):
        span = doc.char_span(*hit.span())
        if span is not None:
            actors, kind = BY_LOWER[hit[0].lower()]
            mentions.append(
                ActorMention(
                    span.start, span.end, *hit.span(), hit[0], "test", actors, kind, span.end - 1, len(actors) > 1
                )
            )
    doc._.actors = mentions
    return doc


def statements(language: str, text: str) -> list[Statement]:
    """The statements found in a text."""
    return list(
        create_statements(blank(language), "timeline_statements", language)(make_doc(language, text))._.statements
    )


def speaker_names(language: str, text: str) -> list[list[str]]:
    """For each statement the names of its speakers: the person, else the state or body."""
    doc = make_doc(language, text)
    create_statements(blank(language), "timeline_statements", language)(doc)
    return [[a.person or a.name for m in s.speakers for a in doc._.actors[m].actors] for s in doc._.statements]
