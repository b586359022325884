"""On which day: the time expression that governs a trigger, else what the article said before, else publication."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.statements.lexicon import load as statement_lexicon
from timeline.annotate.syntax import governor, path_below
from timeline.gather.records import Dating, Span

ADJACENT = 4
# Ranks of an expression: of the trigger's phrase, and of another clause.
BELOW, ELSEWHERE = 1, 4
# A weekday that was taken for the last one may be the next one.
WEEK = timedelta(days=7)
# Code points of a preposition and a blank before an expression.
PREPOSITION = 6
CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—"})
# Words between a verb of quoting and the day of the medium: "dilansir dari kantor berita X pada Kamis".
MEDIUM_REACH = 8


def usable(expression: TimeExpression) -> bool:
    """Whether an expression can date an event: a duration or a set cannot."""
    dated = expression.date_start is not None or expression.date_end is not None
    return dated and expression.timex_type in ("DATE", "TIME")


def stated(
    doc: Doc,
    trigger: Token,
    language: str,
    *,
    outside: Iterable[Span] = (),
    inside: Iterable[Span] = (),
    beside: bool = False,
) -> Dating | None:
    """The date that an expression of the trigger's sentence gives it, or None.

    `outside` are spans whose expressions tell of something else (what is said), `inside`, where given, the spans
    that alone may date the trigger; `beside` asks for an expression of the trigger's own phrase.
    """
    sentence, barred, allowed = trigger.sent, list(outside), list(inside)
    candidates = [
        t
        for t in doc._.times
        if sentence.start <= t.start < sentence.end
        and usable(t)
        and not any(_within(t, span) and not _belongs_to_cue(doc, t, span, trigger) for span in barred)
        and not _dates_medium(doc, t, trigger, language)
        and (not allowed or any(_within(t, span) for span in allowed))
    ]
    if not candidates:
        return None
    rank, best = min(((_distance(doc, t, trigger), t) for t in candidates), key=lambda r: (r[0], r[1].start))
    if beside and rank[0] > BELOW:
        return None
    # Beyond the clause only a day is likely to be meant: years and months there tell of history.
    return None if rank[0] == ELSEWHERE and best.granularity != "day" else from_expression(best, "stated")


def credited(doc: Doc, trigger: Token, language: str) -> Dating | None:
    """The day of the medium that the trigger's sentence credits ("…, as quoted by X on Friday"), or None.

    What the medium tells had happened by then.
    """
    sentence = trigger.sent
    for t in doc._.times:
        if sentence.start <= t.start < sentence.end and usable(t) and _dates_medium(doc, t, trigger, language):
            return from_expression(t, "stated")
    return None


def _dates_medium(doc: Doc, expression: TimeExpression, trigger: Token, language: str) -> bool:
    """Whether a verb of quoting, and nothing of the trigger, stands shortly before an expression."""
    media = statement_lexicon(language).media
    verbs = media.verbs | media.verbs_by
    first = max(trigger.sent.start, expression.start - MEDIUM_REACH)
    verb = next((i for i in range(expression.start - 1, first - 1, -1) if doc[i].lower_ in verbs), None)
    return verb is not None and not verb <= trigger.i < expression.start


def ahead(doc: Doc, dated: Dating, published: date | None) -> Dating | None:
    """A day of the week before publication as the same weekday after it, or None where the words tell otherwise."""
    expression = next((t for t in doc._.times if (t.start_char, t.end_char) == dated.span), None)
    if expression is None or published is None or dated.start is None or dated.granularity != "day":
        return None
    free = expression.direction in ("default", "tense")
    if not free or dated.start != dated.end or not timedelta(0) < published - dated.start < WEEK:
        return None
    day = dated.start + WEEK
    return replace(dated, start=day, end=day, value=day.isoformat())


def from_expression(expression: TimeExpression, basis: str) -> Dating:
    """A dating by an expression."""
    return Dating(
        start=expression.date_start,
        end=expression.date_end,
        granularity=expression.granularity,
        value=expression.value,
        basis=basis,
        text=expression.text,
        span=(expression.start_char, expression.end_char),
    )


def on_day(day: date, basis: str) -> Dating:
    """A dating to one day that no expression states."""
    return Dating(day, day, "day", day.isoformat(), basis)


def carried(dating: Dating) -> Dating:
    """The date of one mention lent to another: its basis is the context, its words are not there."""
    return Dating(dating.start, dating.end, dating.granularity, dating.value, "context")


def _within(expression: TimeExpression, span: Span) -> bool:
    return span[0] <= expression.start_char and expression.end_char <= span[1]


def _belongs_to_cue(doc: Doc, expression: TimeExpression, span: Span, cue: Token) -> bool:
    """Whether an expression inside what is said tells when it was said.

    It opens what follows the cue ("said on Thursday that …") or hangs on the cue behind a mere noun phrase ("hailed
    the plan on Thursday").
    """
    if span[0] < cue.idx:
        return False
    possessive = expression.end < len(doc) and doc[expression.end].dep_ == "case"
    if expression.start_char - span[0] <= PREPOSITION:
        return not possessive
    before = [t for t in doc[cue.i + 1 : expression.start] if t.idx >= span[0]]
    return doc[expression.start : expression.end].root.head.i == cue.i and not any(
        t.pos_ in ("VERB", "AUX") or t.is_quote for t in before
    )


def _distance(doc: Doc, expression: TimeExpression, trigger: Token) -> tuple[int, int]:
    """Rank first (beside the trigger, below it, below its verb, same clause, elsewhere), then words between."""
    between = _between(doc, expression, trigger)
    words = len(between)
    if words <= ADJACENT and not any(t.text in CLAUSE_MARKS for t in between):
        return 0, words
    roots = doc[expression.start : expression.end]
    if doc.has_annotation("DEP"):
        if path_below(roots.root, trigger) is not None:
            return BELOW, words
        verb = governor(trigger)
        if verb is not None and path_below(roots.root, verb) is not None:
            return 2, words
    crossed = sum(t.text in CLAUSE_MARKS for t in between)
    return (ELSEWHERE if crossed else 3), words


def _between(doc: Doc, expression: TimeExpression, trigger: Token) -> list[Token]:
    if expression.start > trigger.i:
        return list(doc[trigger.i + 1 : expression.start])
    return list(doc[expression.end : trigger.i])
