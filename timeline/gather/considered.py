"""The codes that an event could have had: what the cue, the words of the content and the acts told in it offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.illocution import illocution, illocution_lexicon
from timeline.codes import composition, operators
from timeline.gather.coding import composed, content_acts
from timeline.gather.records import Span

ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class Considered:
    """A code that the words at `text` offer by a rule; `code` is None where words and act do not go together."""

    code: str | None
    text: str
    reason: str
    rule_id: str


def considered(doc: Doc, trigger: Span, language: str) -> list[Considered]:
    """The codes that what is told at `trigger` could have, in the order in which they are tried.

    `trigger` is in code points; the list is empty where the Doc tells nothing there.
    """
    for statement in doc._.statements:
        if (statement.start_char, statement.end_char) == trigger:
            return list(_of_statement(doc, statement, language))
    for act in doc._.acts:
        if (act.start_char, act.end_char) == trigger:
            return list(_of_act(act))
    return []


def _of_statement(doc: Doc, statement: Statement, language: str) -> Iterator[Considered]:
    lexicon, names = illocution_lexicon(language), [statement.operator]
    speech_act = operators.lookup(statement.operator)
    yield Considered(speech_act.code, statement.text, f"cue: {speech_act.description}", statement.rule_id)
    words = illocution(doc, statement, lexicon)
    if words is not None:
        does = operators.lookup(words.operator)
        names.insert(0, words.operator)
        yield Considered(does.code, doc[words.token].text, f"words said: {does.description}", words.rule_id)
    for act in content_acts(doc, statement):
        for name in names:
            if operators.lookup(name).mode is not None:
                code = composed(doc, statement, act, name, lexicon)
                yield Considered(code, act.text, f"{name} + {act.act}", act.rule_id)


def _of_act(act: ActMention) -> Iterator[Considered]:
    codes = composition.act(act.act).codes
    if ACTUAL in codes:
        purpose = f" for {act.purpose}" if act.purpose else ""
        yield Considered(
            composition.toward(act.act, act.purpose), act.text, f"{act.act}{purpose}, as it happened", act.rule_id
        )
    if "intent" in codes:
        yield Considered(codes["intent"], act.text, f"{act.act}, still to come", act.rule_id)
