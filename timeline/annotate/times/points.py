"""Days, months and years named by number or by weekday: which year, which week, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import MINYEAR, date

from timeline.annotate.times import frames as f
from timeline.annotate.times.context import Context, Resolved
from timeline.annotate.times.intervals import (
    Interval,
    day_interval,
    month_interval,
    shift_days,
    shift_months,
    undated,
    week_interval,
    year_interval,
    years_about,
)

# Without a word about the future a date lies ahead only when it is so near (days); a past verb before it makes that
# rarer still, but it may be the verb of saying: "announced talks on 25 January".
SOON, VERY_SOON = 100, 45
# A weekday that fits in another year only says nothing when that year's day is so far off.
PLAUSIBLE = 200
# Where no year is known 29 February passes.
LEAP_YEAR = 2000
# Told dates pull months without a year to themselves: this many months back at most, else forward.
NARRATIVE_BACK = 5


def resolve_weekday(frame: f.Weekday, context: Context) -> Resolved:
    """A weekday: the most recent, or the next where the clause looks ahead; the reference day counts in both."""
    reference, weekday = context.reference, frame.weekday
    if reference is None:
        return Resolved(Interval(None, None, None, f"XXXX-WXX-{weekday}"), None, "reference")
    if frame.week is not None:
        monday = week_interval(shift_days(reference, 7 * frame.week)).start
        assert monday is not None
        return Resolved(day_interval(shift_days(monday, weekday - 1)), "word", "reference")
    back = (reference.isoweekday() - weekday) % 7
    if frame.shift == 0:
        day, direction = shift_days(reference, weekday - reference.isoweekday()), "word"
    elif frame.shift is not None:
        day = shift_days(reference, -(back or 7) if frame.shift < 0 else 7 - back)
        direction = "word"
    elif context.tense == 1 and back:
        day, direction = shift_days(reference, 7 - back), "tense"
    else:
        day, direction = shift_days(reference, -back), "tense" if context.tense else "default"
    return Resolved(day_interval(day), direction, "reference")


def resolve_calendar(frame: f.Calendar, context: Context) -> Resolved | None:
    """A date by its numbers. None where there is no such day."""
    resolved = _resolve_numbers(frame, context)
    if resolved is None or frame.part is None:
        return resolved
    interval = replace(resolved.interval, value=f"{resolved.interval.value}T{frame.part}", timex_type="TIME")
    return replace(resolved, interval=interval)


def _resolve_numbers(frame: f.Calendar, context: Context) -> Resolved | None:
    year = frame.year
    if frame.short_year is not None:
        year = _century(frame.short_year, context.reference)
    if frame.bc:
        return _before_christ(frame, year)
    if frame.first is not None and frame.second is not None:
        return _numeric(frame.first, frame.second, year, frame, context)
    if frame.month is None and frame.day is None:
        return Resolved(year_interval(year)) if year else None
    if frame.month is None:
        return _day_of_month(frame, context)
    return _dated(year, frame.month, frame.day, frame, context)


def _century(short: int, reference: date | None) -> int:
    """Two digits: the year that lies at most ten years after the reference date."""
    latest = (reference or date(2030, 1, 1)).year + 10
    return latest - (latest - short) % 100


def _before_christ(frame: f.Calendar, year: int | None) -> Resolved | None:
    if year is None:
        return None
    parts = [f"BC{year:04d}", *(f"{n:02d}" for n in (frame.month, frame.day) if n)]
    return Resolved(Interval(None, None, None, "-".join(parts)))


def _numeric(first: int, second: int, year: int | None, frame: f.Calendar, context: Context) -> Resolved | None:
    """13/1 or 1/13: the language's order, turned round where only that gives a month."""
    day, month = (first, second) if context.day_first else (second, first)
    if month > 12:
        day, month = month, day
    if month > 12:
        return None
    plain = f.Calendar(year, month, day, frame.weekday, frame.shift)
    return _dated(year, month, day, plain, context)


def _dated(year: int | None, month: int, day: int | None, frame: f.Calendar, context: Context) -> Resolved | None:
    if year is not None:
        interval = _interval(year, month, day)
        if interval is None or day is None or frame.weekday is None:
            return Resolved(interval) if interval else None
        return _checked(date(year, month, day), frame.weekday, context)
    base = context.reference if frame.shift is not None else _base(context)
    if base is None:
        if _interval(LEAP_YEAR, month, day) is None:
            return None
        value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
        return Resolved(Interval(None, None, None, value), None, "reference")
    years = [y for y in years_about(base) if _interval(y, month, day)]
    if day is not None and frame.weekday is not None:
        agreeing = [
            y
            for y in years
            if date(y, month, day).isoweekday() == frame.weekday and abs((date(y, month, day) - base).days) <= PLAUSIBLE
        ]
        if agreeing:
            year = min(agreeing, key=lambda y: abs((date(y, month, day) - base).days))
            return Resolved(day_interval(date(year, month, day)), "checksum", "reference")
    found = [i for y in years if (i := _interval(y, month, day))]
    chosen = _choose(found, base, frame.shift, context, exact=day is not None)
    if chosen is None:
        return None
    interval, direction = chosen
    if day is not None and frame.weekday is not None and interval.start:
        return _checked(interval.start, frame.weekday, context)
    return Resolved(interval, direction, "narrative" if context.narrative and context.told else "reference")


def resolve_days(frame: f.Days, context: Context) -> Resolved | None:
    """A run of days of one month, in the year in which the whole of it fits; a run that goes on may still lie ahead."""
    if frame.year is not None:
        run = _run(frame, frame.year)
        return Resolved(run) if run else None
    base = context.reference if frame.shift is not None else _base(context)
    if base is None:
        month = f"XXXX-{frame.month:02d}"
        whole = _run(frame, LEAP_YEAR)
        return (
            Resolved(undated(f"{month}-{frame.day:02d}/{month}-{frame.end_day:02d}"), None, "reference")
            if whole
            else None
        )
    found = [run for y in years_about(base) if (run := _run(frame, y))]
    chosen = _choose(found, base, frame.shift, context, exact=True)
    if chosen is None:
        return None
    return Resolved(*chosen, "narrative" if context.narrative and context.told else "reference")


def _run(frame: f.Days, year: int) -> Interval | None:
    first, last = _interval(year, frame.month, frame.day), _interval(year, frame.month, frame.end_day)
    if first is None or last is None or frame.end_day < frame.day:
        return None
    return Interval(first.start, last.end, "range", f"{first.value}/{last.value}")


def _base(context: Context) -> date | None:
    if context.narrative and context.told and context.told.start:
        return context.told.start
    return context.reference


def _interval(year: int, month: int, day: int | None) -> Interval | None:
    if year < MINYEAR:
        return None
    if day is None:
        return month_interval(year, month)
    try:
        return day_interval(date(year, month, day))
    except ValueError:  # no such day in this month
        return None


def _choose(
    found: Sequence[Interval], base: date, shift: int | None, context: Context, *, exact: bool
) -> tuple[Interval, str] | None:
    """Of a date in several years the one that is meant: by the word beside it, by tense, else the nearest.

    `exact` is true of days, false of months.
    """
    if not found:
        return None
    if context.narrative and context.told and shift is None:
        return _told_year(found, context.told), "default"
    if shift == 0:
        return min(found, key=lambda i: abs(_distance(i, base))), "word"
    if shift is not None:
        wanted = [i for i in found if _distance(i, base) * shift > 0 or (shift > 0 and _contains(i, base))]
        return (min(wanted, key=lambda i: abs(_distance(i, base))), "word") if wanted else None
    nearest = min(found, key=lambda i: abs(_distance(i, base)))
    just_gone = exact and 0 < -_distance(nearest, base) <= VERY_SOON
    if context.tense == 1 and not just_gone:
        wanted = [i for i in found if _distance(i, base) >= 0]
        return min(wanted, key=lambda i: _distance(i, base)), "tense"
    wanted = [i for i in found if _distance(i, base) <= 0]
    if wanted and _distance(nearest, base) > (VERY_SOON if context.tense == -1 else SOON):
        return max(wanted, key=lambda i: _distance(i, base)), "tense" if context.tense else "default"
    return nearest, "default"


def _contains(interval: Interval, day: date) -> bool:
    """Whether a period of more than one day holds the day."""
    return interval.start != interval.end and _distance(interval, day) == 0


def _distance(interval: Interval, base: date) -> int:
    """Days from a day to an interval: 0 inside, negative where the interval lies before."""
    assert interval.start is not None and interval.end is not None
    if interval.start <= base <= interval.end:
        return 0
    return (interval.start - base).days if interval.start > base else (interval.end - base).days


def _told_year(found: Sequence[Interval], told: Interval) -> Interval:
    """In a history the date that lies nearest to the last one told; a year told takes its own month."""
    assert told.start is not None
    if told.granularity == "year":
        return next((i for i in found if i.start and i.start.year == told.start.year), found[0])
    earliest = shift_months(told.start, -NARRATIVE_BACK)
    return next((i for i in found if i.end and i.end >= earliest), found[-1])


def _checked(day: date, weekday: int, context: Context) -> Resolved:
    """A day whose weekday is named as well. Where they disagree the number is trusted, if it is not in the future;
    else the month in which the weekday fits."""
    reference = context.reference
    if day.isoweekday() == weekday or reference is None or day <= reference or context.tense == 1:
        return Resolved(day_interval(day), "checksum" if day.isoweekday() == weekday else None)
    for months in (-1, -2, -12):
        other = shift_months(day, months)
        if other.day == day.day and other.isoweekday() == weekday and other <= reference:
            return Resolved(day_interval(other), "checksum", "reference")
    return Resolved(day_interval(day))


def _day_of_month(frame: f.Calendar, context: Context) -> Resolved | None:
    """A bare day number: in the month last told, else in that of the reference date or one beside it."""
    told = context.told.start if context.told and frame.shift is None else None
    base = told or context.reference
    if base is None or frame.day is None:
        return Resolved(Interval(None, None, None, f"XXXX-XX-{frame.day:02d}"), None, "narrative")
    months = [shift_months(base.replace(day=1), m) for m in ((0, 1) if told else (-1, 0, 1))]
    days = [i.start for m in months if (i := _interval(m.year, m.month, frame.day)) and i.start]
    wanted = days[:1] if told else _on_side(days, base, frame.shift or context.tense)
    if frame.weekday is not None:
        wanted = [d for d in days if d.isoweekday() == frame.weekday] or wanted
    if not wanted:
        return None
    day = min(wanted, key=lambda d: abs((d - base).days))
    return Resolved(day_interval(day), "word" if frame.shift else "default", "narrative")


def _on_side(days: list[date], base: date, direction: int | None) -> list[date]:
    """The days that lie where a word or the tense points."""
    return [d for d in days if (d >= base if direction == 1 else d <= base)] if direction is not None else days


def nearest(intervals: Iterable[Interval], base: date, tense: int | None) -> Interval | None:
    """The interval that lies nearest to a day, on the side that the tense asks for."""
    found = [i for i in intervals if not tense or _distance(i, base) * tense >= 0]
    return min(found, key=lambda i: abs(_distance(i, base)), default=None)


def chosen(interval: Interval | None, context: Context) -> Resolved | None:
    """The answer for the interval found nearest, if there is one."""
    return Resolved(interval, "tense" if context.tense else "default", "reference") if interval else None
