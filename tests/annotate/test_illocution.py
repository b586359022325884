"""What the words of a statement do, where its cue does not tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from timeline.annotate.annotations import ActorMention, Statement
from timeline.annotate.illocution import Rule, illocution, illocution_lexicon
from timeline.codes.actors import Actor

Reader = Callable[[str, str], Doc]
LANGUAGES = ("en", "id")
RULES = [(language, rule) for language in LANGUAGES for rule in illocution_lexicon(language).rules]
SPEAKER = ActorMention(0, 0, 0, 0, "Oslo", "test", (Actor("Norway", "NORGOV", "NOR", "GOV"),), "country", 0)
SAYING = Statement(0, 0, 0, 0, "", "test", cue_lemma="say", operator="say", form="direct", speakers=(0,))


def told(doc: Doc) -> tuple[Doc, Statement]:
    """The whole Doc as what Norway says."""
    speaker = len(doc._.actors)
    doc._.actors = [*doc._.actors, SPEAKER]
    return doc, replace(SAYING, speakers=(speaker,), content=((0, len(doc.text)),))


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [pytest.param(c, r, text, id=f"{r.rule_id}-{text}") for c, r in RULES for text in r.examples],
)
def test_example_is_read_by_its_rule(read: Reader, language: str, rule: Rule, text: str) -> None:
    found = illocution(*told(read(language, text)), illocution_lexicon(language))
    assert found is not None and found.operator == rule.operator, found
