"""Time expressions of a text: find the phrases, resolve them in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.times import frames as f
from timeline.annotate.times.context import Context, Resolved
from timeline.annotate.times.direction import tense_before
from timeline.annotate.times.find import Found, find_frames
from timeline.annotate.times.lexicon import TimeLexicon, load_times
from timeline.annotate.times.resolve import resolve
from timeline.annotate.times.tokens import Tokens, tokenize

# A text tells history when at least so many of its years lie further than NEAR years from the reference date ...
HISTORY_YEARS = 5
# ... and they are at least this share of its years and deictic expressions.
HISTORY_SHARE = 0.75
NEAR = 2


def find_times(text: str, language: str, published: date | None = None) -> list[TimeExpression]:
    """Time expressions of a text in the order in which they stand, with their days.

    `language` is an ISO 639-1 code with a folder under `timeline/languages`. Without a publication date relative
    expressions stay unresolved: today's date is never used. Token indices of the results are -1.

    >>> [(t.text, t.value) for t in find_times("Talks were held on Friday.", "en", date(2022, 1, 14))]
    [('Friday', '2022-01-14')]

    Raises UnknownLanguageError for a language without a lexicon.
    """
    lexicon = load_times(language)
    tokens = tokenize(text)
    found = list(find_frames(tokens, lexicon))
    context = Context(
        published, narrative=_tells_history(found, published), day_first=lexicon.day_first
    )
    return [
        _expression(tokens, phrase, resolved)
        for phrase, resolved in _resolve_all(tokens, found, lexicon, context)
    ]


def _resolve_all(
    tokens: Tokens, found: list[Found], lexicon: TimeLexicon, context: Context
) -> Iterator[tuple[Found, Resolved]]:
    for phrase in found:
        here = replace(context, tense=tense_before(tokens, phrase.start, lexicon.cues))
        resolved = resolve(phrase.frame, here)
        if resolved is None:
            continue
        yield phrase, resolved
        context = _told(context, resolved)


def _told(context: Context, resolved: Resolved) -> Context:
    """The context after an expression: dates told become the anchor of what follows."""
    interval = resolved.interval
    if interval.start is None or interval.end is None or interval.timex_type not in ("DATE", "TIME"):
        return context
    if interval.granularity not in ("day", "week", "month", "year", "range"):
        return context
    day = interval.start if interval.granularity == "day" else context.told_day
    return replace(context, told=interval, told_day=day)


def _tells_history(found: list[Found], published: date | None) -> bool:
    """Whether most dates lie years away from the reference date and hardly any counts from it."""
    years = [frame.year for phrase in found for frame in _calendars(phrase.frame) if frame.year]
    far = sum(published is None or abs(year - published.year) > NEAR for year in years)
    deictic = sum(isinstance(phrase.frame, (f.Weekday, f.Deictic, f.Away)) for phrase in found)
    return far >= HISTORY_YEARS and far >= HISTORY_SHARE * (len(years) + deictic)


def _calendars(frame: f.Frame) -> Iterator[f.Calendar]:
    if isinstance(frame, f.Calendar):
        yield frame
    for name in ("inner", "first", "last"):
        inner = getattr(frame, name, None)
        if isinstance(inner, f.Frame):
            yield from _calendars(inner)


def _expression(tokens: Tokens, phrase: Found, resolved: Resolved) -> TimeExpression:
    start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    interval = resolved.interval
    return TimeExpression(
        start=-1, end=-1, start_char=start, end_char=end, text=tokens.text[start:end], rule_id=phrase.rule.rule_id,
        timex_type=interval.timex_type, value=interval.value, date_start=interval.start, date_end=interval.end,
        granularity=interval.granularity, direction=resolved.direction, anchor=resolved.anchor,
    )
