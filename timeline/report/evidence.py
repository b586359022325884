"""Why a mention was read so: words of the lexicons, edges of the parse, and codes that were considered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, Token

from timeline.annotate.annotations import Annotation, TimeExpression
from timeline.annotate.lexicon_lines import LexiconLine, lexicon_lines
from timeline.gather.considered import Considered, considered
from timeline.tables.wording import marked_spans

Row = Mapping[str, Any]
DIRECTIONS = {
    "word": "a word says whether it is past or to come",
    "tense": "the tense says whether it is past or to come",
    "checksum": "weekday and number agree on it",
    "default": "the nearest past one",
}
ANCHORS = {"reference": "counted from the day of publication", "narrative": "counted from the date told before"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of a mention: its kind, what rules recognised there, and how its words hang on the trigger's."""

    kind: str
    text: str
    rules: tuple[str, ...]
    path: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a mention. `sentence` is its sentence with the parse."""

    sentence: Span
    considered: list[Considered]
    lines: list[LexiconLine]
    findings: list[Finding]


def evidence(doc: Doc, mention: Row, cue_lemma: str | None) -> Evidence | None:
    """The evidence for a row of `mentions` in its document's Doc; None where the Doc tells nothing there."""
    trigger = doc.char_span(mention["trigger_start"], mention["trigger_end"], alignment_mode="expand")
    offered = considered(doc, (mention["trigger_start"], mention["trigger_end"]), str(doc.lang_))
    if trigger is None or not offered:
        return None
    findings = [_finding(doc, kind, start, end, trigger.root) for kind, start, end in marked_spans(mention)]
    return Evidence(
        sentence=trigger.root.sent,
        considered=offered,
        lines=lexicon_lines(mention["rule_id"], str(doc.lang_), cue_lemma),
        findings=[finding for finding in findings if finding is not None and finding.kind != "trigger"],
    )


def _finding(doc: Doc, kind: str, start: int, end: int, trigger: Token) -> Finding | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    known = list(_annotations(doc, kind, start, end))
    reasons = [_reason(a) for a in known if isinstance(a, TimeExpression)]
    rules = tuple(dict.fromkeys(a.rule_id for a in known))
    return Finding(kind, str(span.text), rules, path_between(span.root, trigger), "; ".join(filter(None, reasons)))


def _annotations(doc: Doc, kind: str, start: int, end: int) -> Iterator[Annotation]:
    layers = {"date": (doc._.times,), "place": (doc._.places,)}.get(kind, (doc._.actors, doc._.places))
    for layer in layers:
        yield from (a for a in layer if (a.start_char, a.end_char) == (start, end))


def _reason(expression: TimeExpression) -> str:
    found = [ANCHORS.get(expression.anchor, ""), DIRECTIONS.get(expression.direction or "", "")]
    return ", ".join(filter(None, found))


def path_between(token: Token, trigger: Token) -> str:
    """The edges of the parse from a word to the trigger, such as "Lavrov ←nsubj– met"; empty across sentences.

    An arrow points from the head to the word that depends on it.
    """
    if token.sent != trigger.sent or token == trigger:
        return ""
    up, down = [token, *token.ancestors], [trigger, *trigger.ancestors]
    top = next((a for a in up if a in down), None)
    if top is None:
        return ""
    climb, descend = up[: up.index(top)], down[: down.index(top)]
    words = "".join(f"{t.text} ←{t.dep_}– " for t in climb) + top.text
    return words + "".join(f" –{t.dep_}→ {t.text}" for t in reversed(descend))
