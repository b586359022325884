"""Planned, possible, denied and recalled acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from timeline.annotate.acts.lexicon import starts
from timeline.annotate.acts.modality import CLASSES, modality_lexicon
from timeline.annotate.annotations import ActMention
from timeline.languages import available

Reader = Callable[[str, str], Doc]
LANGUAGES = available()


def cases(kind: str) -> list[tuple[str, str, str]]:
    return [
        (language, name, text)
        for language in LANGUAGES
        for name in CLASSES
        for text in getattr(modality_lexicon(language), kind)[name]
    ]


def shows(act: ActMention, name: str) -> bool:
    """Whether an act is of a class of cue words."""
    if name == "negated":
        return act.negated
    if name == "background":
        return act.recalled
    if name == "refused":
        return act.refused
    return act.modality == {"infinitive": "hypothetical", "realised": "actual"}.get(name, name)


@pytest.mark.parametrize(("language", "name", "text"), cases("examples"))
def test_example_is_of_its_class(read: Reader, language: str, name: str, text: str) -> None:
    acts = read(language, text)._.acts
    assert acts and all(shows(act, name) for act in acts), acts


@pytest.mark.parametrize(("language", "name", "text"), cases("counterexamples"))
def test_counterexample_is_not_of_the_class(read: Reader, language: str, name: str, text: str) -> None:
    acts = read(language, text)._.acts
    assert acts and not any(shows(act, name) for act in acts), acts


@pytest.mark.parametrize(("language", "name", "text"), cases("counterexamples"))
def test_counterexample_has_a_word_of_the_class(read: Reader, language: str, name: str, text: str) -> None:
    words = tuple(token.lower_ for token in read(language, text))
    assert starts(words, modality_lexicon(language).classes[name].phrases)


# Each act of a sentence in order: its word, then its modality with "not" and "once" where it is denied or recalled.
SENTENCES = [
    ("en", "Modi met Xi in Goa.", "met actual"),
    ("en", "Modi will meet Xi in Goa.", "meet planned"),
    ("en", "Modi is scheduled to meet Xi in Goa.", "meet planned"),
    ("en", "Modi may meet Xi in Goa.", "meet hypothetical"),
    ("en", "Modi wants to meet Xi in Goa.", "meet hypothetical"),
    ("en", "Modi did not meet Xi in Goa.", "meet actual not"),
    ("en", "Modi never met Xi.", "met actual not"),
    ("en", "No meeting between Modi and Xi took place.", "meeting actual not"),
    ("en", "Modi had previously met Xi.", "met actual once"),
    ("en", "Modi said nothing, but he met Xi.", "met actual"),
    ("id", "Modi bertemu Xi di Goa.", "bertemu actual"),
    ("id", "Modi akan bertemu Xi di Goa.", "bertemu planned"),
    ("id", "Modi dijadwalkan bertemu Xi di Goa.", "bertemu planned"),
    ("id", "Modi mungkin bertemu Xi di Goa.", "bertemu hypothetical"),
    ("id", "Modi ingin bertemu Xi di Goa.", "bertemu hypothetical"),
    ("id", "Modi tidak bertemu Xi di Goa.", "bertemu actual not"),
    ("id", "Modi belum bertemu Xi.", "bertemu actual not"),
    ("id", "Modi pernah bertemu Xi.", "bertemu actual once"),
    ("id", "Modi tidak hadir, tetapi Xi bertemu Macron.", "bertemu actual"),
    ("id", "Rusia mungkin menolak usul itu, sedangkan Modi bertemu Xi di Doha.", "bertemu actual"),
    ("id", "Modi berharap akan bertemu Xi di Doha.", "bertemu hypothetical"),
]


def shown(act: ActMention) -> str:
    marks = [mark for mark, on in (("not", act.negated), ("once", act.recalled)) if on]
    return " ".join((act.text, act.modality, *marks))


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_modality_of_a_sentence(read: Reader, language: str, text: str, expected: str) -> None:
    assert shown(read(language, text)._.acts[-1]) == expected
