"""Time expressions of a text: find the phrases, resolve them in the order in which they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.times import frames as f
from timeline.annotate.times.asides import is_aside
from timeline.annotate.times.context import Context, Resolved
from timeline.annotate.times.direction import tense_before
from timeline.annotate.times.find import Found, find_frames
from timeline.annotate.times.intervals import Interval, year_interval
from timeline.annotate.times.lexicon import TimeLexicon, load_times
from timeline.annotate.times.ranges import join_ranges, part_lengths
from timeline.annotate.times.resolve import resolve, with_year
from timeline.annotate.times.stamps import add_stamps
from timeline.annotate.times.tokens import Tokens, tokenize

# A text tells history when at least so many of its years are not that of the reference date ...
HISTORY_YEARS = 7
# ... and they are at least this share of its years and of the expressions that count from the reference date.
HISTORY_SHARE = 0.6
# A year within so many tokens of the beginning of a sentence sets the time of what follows.
OPENING = 8
# Nothing was published outside these years; reckoning from a day at the calendar's end would leave it.
PUBLISHED_YEARS = range(1000, 9000)
# Tokens over which a date without a year leans on one with a year in the same paragraph.
LEANING = 40


# Frames of single days.
DAYS = (f.Calendar, f.Moment, f.Weekday, f.Deictic)


def find_times(text: str, language: str, published: date | None = None) -> list[TimeExpression]:
    """Time expressions of a text in the order in which they stand, with their days.

    `language` is an ISO 639-1 code with a folder under `timeline/languages`. Without a publication date relative
    expressions stay unresolved: today's date is never used. So they do with a year nothing can have been published
    in, before 1000 or after 8999. Token indices of the results are -1.

    >>> [(t.text, t.value) for t in find_times("Talks were held on Friday.", "en", date(2022, 1, 14))]
    [('Friday', '2022-01-14')]

    Raises UnknownLanguageError for a language without a lexicon.
    """
    if published is not None and published.year not in PUBLISHED_YEARS:
        published = None
    lexicon = load_times(language)
    tokens = tokenize(text)
    phrases = [p for p in find_frames(tokens, lexicon) if not isinstance(p.frame, f.NoTime)]
    phrases = part_lengths(tokens, phrases, lexicon.numbers)
    found = add_stamps(_share_years(phrases), tokens, lexicon)
    context = Context(published, narrative=_tells_history(found, published), day_first=lexicon.day_first)
    told = list(_resolve_all(tokens, found, lexicon, context))
    return [_expression(tokens, phrase, resolved) for phrase, resolved in join_ranges(tokens, told, lexicon.ranges)]


def _share_years(found: list[Found]) -> list[Found]:
    """Give "March" its year in "March and April 2018": one word between them, no year of its own."""
    shared = list(found)
    for i in range(len(found) - 2, -1, -1):
        frame, following = found[i].frame, shared[i + 1]
        year = _own_year(following.frame)
        if year and following.start - found[i].end == 1 and _lacks_year(frame, following.frame):
            shared[i] = replace(found[i], frame=with_year(frame, year))
    return shared


def _own_year(frame: f.Frame) -> int | None:
    while isinstance(frame, f.Portion):
        frame = frame.inner
    return frame.year if isinstance(frame, (f.Calendar, f.Season)) else None


def _lacks_year(frame: f.Frame, following: f.Frame) -> bool:
    while isinstance(frame, f.Portion):
        frame = frame.inner
    while isinstance(following, f.Portion):
        following = following.inner
    if isinstance(frame, f.Season):
        return isinstance(following, f.Season) and frame.year is None
    if not isinstance(frame, f.Calendar) or not isinstance(following, f.Calendar):
        return False
    alike = bool(frame.month) and bool(following.month) and bool(frame.day) == bool(following.day)
    return alike and frame.year is None and frame.short_year is None and frame.shift is None


def _resolve_all(
    tokens: Tokens, found: list[Found], lexicon: TimeLexicon, context: Context
) -> Iterator[tuple[Found, Resolved]]:
    leaning = 0  # where the text stands whose dates lean on a dated one before them
    for phrase, following in zip(found, [*found[1:], None], strict=False):
        tense = tense_before(tokens, phrase.start, lexicon.cues)
        leans = context.narrative or (tense != 1 and leaning > 0 and _same_paragraph(tokens, leaning, phrase.start))
        here = replace(context, tense=tense, narrative=leans)
        if _heads_entry(tokens, phrase):
            here = replace(here, told_day=None)
        resolved = resolve(_with_day(tokens, phrase, following), here)
        if resolved is None:
            continue
        yield phrase, resolved
        aside = context.told_day is not None and is_aside(tokens, phrase.start, lexicon.cues)
        if not aside and not _attributive(tokens, phrase, lexicon) and _tells(tokens, phrase, resolved, context):
            context = _told(context, resolved.interval, stage=isinstance(phrase.frame, f.Stage))
        if _has_date(phrase.frame) or (leans and resolved.anchor == "narrative"):
            leaning = phrase.end
        elif resolved.anchor == "reference":
            leaning = 0


def _heads_entry(tokens: Tokens, phrase: Found) -> bool:
    """Whether a clock time is a line of its own, as above each entry of a running report of the day."""
    start, end = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    alone = tokens.text[:start].endswith("\n") and tokens.text[end : end + 1] == "\n"
    return alone and isinstance(phrase.frame, f.Clock)


def _with_day(tokens: Tokens, phrase: Found, following: Found | None) -> f.Frame:
    """A clock time with the day that stands after its comma: "pukul 15.00 WIB, Kamis (26/9)"."""
    frame = phrase.frame
    if following is None or tokens.lower[phrase.end : following.start] != [","]:
        return frame
    if isinstance(frame, f.Clock) and frame.inner is None and isinstance(following.frame, DAYS):
        return replace(frame, inner=following.frame)
    return frame


def _same_paragraph(tokens: Tokens, end: int, start: int) -> bool:
    return start - end <= LEANING and "\n" not in tokens.text[tokens.ends[end - 1] : tokens.starts[start]]


def _has_date(frame: f.Frame) -> bool:
    """Whether a frame names a year together with a month, so that "on 3 May" after it means that year's."""
    return any(c.year and c.month for c in _calendars(frame)) or (isinstance(frame, f.Days) and frame.year is not None)


def _attributive(tokens: Tokens, phrase: Found, lexicon: TimeLexicon) -> bool:
    """Whether an expression is part of another thing's name: "the August 1945 landing", "a 1951 law"."""
    return phrase.start > 0 and tokens.lower[phrase.start - 1] in lexicon.determiners


def _tells(tokens: Tokens, phrase: Found, resolved: Resolved, context: Context) -> bool:
    """Whether an expression moves the story: not one that looks back, nor a year in the midst of a sentence."""
    if isinstance(phrase.frame, (f.Since, f.Comparison)) or (
        isinstance(phrase.frame, f.Told) and phrase.frame.sign < 0
    ):
        return False
    year = (resolved.interval.value or "").isdecimal()
    return not (year and context.told) or any(
        tokens.begins_sentence(i) for i in range(max(phrase.start - OPENING, 0), phrase.start + 1)
    )


def _told(context: Context, interval: Interval, *, stage: bool) -> Context:
    """The context after an expression: dates told become the anchor of what follows, of a `stage` its year."""
    told = context.told
    if stage and interval.start:
        interval = year_interval(interval.start.year)
    if interval.start is None or interval.end is None or interval.timex_type not in ("DATE", "TIME"):
        return context
    if interval.granularity not in ("day", "week", "month", "quarter", "year", "range") or "/" in (
        interval.value or ""
    ):
        return context
    if interval.granularity == "year" and told and told.start and interval.start <= told.start <= interval.end:
        # The year of a date told before adds nothing to it.
        return context
    day = interval.start if interval.granularity == "day" else context.told_day
    return replace(context, told=interval, told_day=day)


def _tells_history(found: list[Found], published: date | None) -> bool:
    """Whether most years named are others than the reference date's and hardly anything counts from it."""
    years = [frame.year for phrase in found for frame in _calendars(phrase.frame) if frame.year]
    far = sum(published is None or year != published.year for year in years)
    deictic = sum(isinstance(phrase.frame, (f.Weekday, f.Deictic, f.Away)) for phrase in found)
    return far >= HISTORY_YEARS and far >= HISTORY_SHARE * (len(years) + 2 * deictic)


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
        start=-1,
        end=-1,
        start_char=start,
        end_char=end,
        text=tokens.text[start:end],
        rule_id=phrase.rule.rule_id,
        timex_type=interval.timex_type,
        value=interval.value,
        date_start=interval.start,
        date_end=interval.end,
        granularity=interval.granularity,
        direction=resolved.direction,
        anchor=resolved.anchor,
    )
