"""From a frame and its context to an interval of days and a TIMEX3 value; the same for every language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import singledispatch

from timeline.annotate.times import frames as f
from timeline.annotate.times.context import Context, Resolved
from timeline.annotate.times.feasts import resolve_holiday, resolve_season
from timeline.annotate.times.intervals import (
    ORDER,
    Interval,
    century_interval,
    day_interval,
    decade_interval,
    half_interval,
    half_of,
    period,
    period_and,
    portion_of,
    quarter_interval,
    shift_by,
    shift_days,
    undated,
    unit_interval,
    year_interval,
    years_about,
)
from timeline.annotate.times.points import chosen, nearest, resolve_calendar, resolve_days, resolve_weekday

UNKNOWN = {
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
# What "the same period" can be of.
COMPARED = ("month", "quarter", "week")
CLOCK_UNITS = ("second", "minute", "hour")


@singledispatch
def resolve(frame: f.Frame, context: Context) -> Resolved | None:
    """The interval of a frame, or None where the words name no possible date ("31 February")."""
    raise TypeError(f"no rule resolves {type(frame).__name__}")


resolve.register(f.Calendar, resolve_calendar)
resolve.register(f.Days, resolve_days)
resolve.register(f.Weekday, resolve_weekday)
resolve.register(f.Season, resolve_season)
resolve.register(f.Holiday, resolve_holiday)


@resolve.register
def _(frame: f.Deictic, context: Context) -> Resolved:
    if context.reference is None:
        return Resolved(undated("XXXX-XX-XX"), "word", "reference")
    return Resolved(day_interval(shift_days(context.reference, frame.days)), "word", "reference")


@resolve.register
def _(frame: f.Moment, context: Context) -> Resolved:
    day = day_interval(frame.day)
    return Resolved(_timed(day, f"T{frame.clock}") if frame.clock else day)


@resolve.register
def _(frame: f.Relative, context: Context) -> Resolved:
    reference, shift = context.reference, frame.shift
    if reference is None:
        return Resolved(undated(UNKNOWN.get(frame.unit, "XXXX-XX-XX")), "word", "reference")
    direction = "word"
    if shift is None:
        # "the weekend": the last one, unless what is told lies ahead.
        ahead = context.tense == 1 or reference.isoweekday() >= 6
        shift, direction = (0 if ahead else -1), "tense" if context.tense else "default"
    return Resolved(unit_interval(shift_by(reference, shift, frame.unit), frame.unit), direction, "reference")


@resolve.register
def _(frame: f.Away, context: Context) -> Resolved:
    reference = context.reference
    if frame.number is None or frame.unit in CLOCK_UNITS:
        vague = "PAST_REF" if frame.sign < 0 else "FUTURE_REF"
        if frame.number is None or reference is None or frame.number > 48:
            return Resolved(undated(vague), "word", "reference")
        return Resolved(Interval(reference, reference, "day", f"{reference}TXX", "TIME"), "word", "reference")
    if reference is None:
        return Resolved(undated(UNKNOWN.get(frame.unit, "XXXX-XX-XX")), "word", "reference")
    day = shift_by(reference, frame.sign * frame.number, frame.unit)
    return Resolved(unit_interval(day, frame.unit), "word", "reference")


@resolve.register
def _(frame: f.Told, context: Context) -> Resolved:
    if frame.number is None:
        return Resolved(undated("PAST_REF" if frame.sign < 0 else "FUTURE_REF"), "word", "narrative")
    told = _anchor(frame, context)
    if told is None or told.start is None:
        return Resolved(undated(UNKNOWN.get(frame.unit, "XXXX-XX-XX")), "word", "narrative")
    moved = shift_by(told.start, frame.sign * frame.number, frame.unit)
    if frame.unit in CLOCK_UNITS:
        return Resolved(Interval(moved, moved, "day", f"{moved}TXX", "TIME"), "word", "narrative")
    unit = frame.unit if frame.whole or _rough(frame, context) else _finer(told.granularity, frame.unit)
    if unit == "day" and told.granularity != "day":
        # A day counted from a month is known no better than the month.
        value = f"{moved:%Y-%m}-XX" if told.granularity == "month" else f"{moved:%Y}-XX-XX"
        return Resolved(undated(value), "word", "narrative")
    return Resolved(unit_interval(moved, unit), "word", "narrative")


def _anchor(frame: f.Told, context: Context) -> Interval | None:
    """What is counted from: the last date told; for days the last day, which news tells when the story does not."""
    told = context.told
    if told is None or told.start is None or told.end is None or (frame.definite and not context.narrative):
        return day_interval(context.reference) if context.reference else None
    if frame.unit != "day" or told.granularity == "day":
        return told
    if context.told_day and (told.start <= context.told_day <= told.end or not context.narrative):
        return day_interval(context.told_day)
    if context.narrative or context.reference is None:
        return told
    return day_interval(context.reference)


def _rough(frame: f.Told, context: Context) -> bool:
    """Whether nobody counts days over so long a time: "twenty years earlier" is a year, "two decades" a decade.

    In a story "a year later" may be the same day; in news "a year earlier" compares years.
    """
    years = 2 if context.narrative else 1
    return frame.unit in ("decade", "century") or (frame.unit == "year" and (frame.number or 0) >= years)


def _finer(granularity: str | None, unit: str) -> str:
    known = [u for u in (granularity, unit) if u in ORDER]
    return min(known, key=ORDER.index) if known else unit


@resolve.register
def _(frame: f.Portion, context: Context) -> Resolved | None:
    inner = resolve(frame.inner, context)
    if inner is None:
        return None
    return Resolved(portion_of(inner.interval, frame.portion, context.reference), inner.direction, inner.anchor)


@resolve.register
def _(frame: f.Stage, context: Context) -> Resolved | None:
    inner = resolve(frame.inner, context)
    if inner is None or frame.number is None:
        return inner
    start, end = inner.interval.start, inner.interval.end
    if start is None or end is None:
        return inner
    if frame.sign > 0:
        end = min(end, shift_days(shift_by(start, frame.number, frame.unit), -1))
    else:
        start = max(start, shift_by(shift_days(end, 1), -frame.number, frame.unit))
    return Resolved(inner.interval.narrowed(start, end), inner.direction, inner.anchor)


@resolve.register
def _(frame: f.Comparison, context: Context) -> Resolved:
    told = context.told
    unit = frame.unit or (told.granularity if told and told.granularity in COMPARED else None)
    base = told.start if told and unit else context.reference
    if base is None:
        return Resolved(undated(UNKNOWN[unit or "year"]), "word", "narrative")
    return Resolved(unit_interval(shift_by(base, frame.years, "year"), unit or "year"), "word", "narrative")


@resolve.register
def _(frame: f.YearShift, context: Context) -> Resolved | None:
    if context.reference is None:
        return resolve(frame.inner, context)
    year = context.reference.year + frame.shift
    inner = resolve(with_year(frame.inner, year), context)
    return inner and Resolved(inner.interval, "word", "reference")


def with_year(frame: f.Frame, year: int) -> f.Frame:
    """The frame with its year filled in."""
    if isinstance(frame, f.Calendar):
        return f.Calendar(year, frame.month, frame.day, frame.weekday, None, None, frame.first, frame.second)
    if isinstance(frame, f.Season):
        return f.Season(frame.season, year)
    if isinstance(frame, f.Holiday):
        return f.Holiday(frame.holiday, year)
    if isinstance(frame, f.Portion):
        return f.Portion(frame.portion, with_year(frame.inner, year))
    return frame


@resolve.register
def _(frame: f.Numbered, context: Context) -> Resolved | None:
    if frame.inner is not None:
        inner = resolve(frame.inner, context)
        if inner is None or inner.interval.start is None:
            return inner and Resolved(undated(UNKNOWN.get(frame.unit, "XXXX")), inner.direction, inner.anchor)
        found = _nth(frame.unit, frame.number, inner.interval)
        return Resolved(found, inner.direction, inner.anchor) if found else None
    base = context.told.start if context.narrative and context.told else context.reference
    if base is None:
        return Resolved(undated(UNKNOWN.get(frame.unit, "XXXX")), None, "reference")
    units = [i for y in years_about(base) if (i := _nth(frame.unit, frame.number, year_interval(y)))]
    return chosen(nearest(units, base, context.tense), context)


def _nth(unit: str, number: int, inner: Interval) -> Interval | None:
    assert inner.start is not None and inner.end is not None
    year = inner.start.year
    if unit == "quarter":
        number = 4 if number == -1 else number
        return quarter_interval(year, number) if 1 <= number <= 4 else None
    if unit == "half":
        number = 2 if number == -1 else number
        if number not in (1, 2):
            return None
        return half_interval(year, number) if inner.granularity == "year" else half_of(inner, number)
    if unit == "week" and number > 0:
        # As ISO counts: a week belongs where its Thursday lies.
        thursday = shift_days(inner.start, (4 - inner.start.isoweekday()) % 7 + 7 * (number - 1))
        return unit_interval(thursday, unit) if thursday <= inner.end else None
    day = shift_by(inner.end, number + 1, unit) if number < 0 else shift_by(inner.start, number - 1, unit)
    return unit_interval(day, unit) if inner.start <= day <= inner.end else None


@resolve.register
def _(frame: f.Decade, context: Context) -> Resolved:
    year = frame.year
    if frame.bc:
        return Resolved(undated(f"BC{year // 10:03d}"))
    if year < 100:
        base = context.reference or date(2000, 1, 1)
        century = base.year - base.year % 100
        year += century if century + year <= base.year else century - 100
    return Resolved(decade_interval(year))


@resolve.register
def _(frame: f.Century, context: Context) -> Resolved | None:
    if not 1 <= frame.number <= 30:
        return None
    if frame.bc:
        return Resolved(undated(f"BC{frame.number - 1:02d}"))
    return Resolved(century_interval(frame.number))


@resolve.register
def _(frame: f.Since, context: Context) -> Resolved | None:
    inner = resolve(frame.inner, replace(context, tense=-1))
    if inner is None or inner.interval.start is None:
        return inner
    start, end = inner.interval.start, context.reference
    if end is not None and end < start:
        return inner
    return Resolved(inner.interval.narrowed(start, end), inner.direction, inner.anchor)


@resolve.register
def _(frame: f.Years, context: Context) -> Resolved | None:
    last = frame.end_year or frame.year - frame.year % 100 + (frame.short_year or 0)
    if not 0 < last - frame.year < 100:
        return None
    first, end = year_interval(frame.year), year_interval(last)
    return Resolved(Interval(first.start, end.end, "range", f"{first.value}/{end.value}"))


@resolve.register
def _(frame: f.DayPart, context: Context) -> Resolved | None:
    if frame.inner is None:
        inner = _day_in_context(context)
    else:
        found = resolve(frame.inner, context)
        if found is None:
            return None
        inner = found
    return Resolved(_timed(inner.interval, f"T{frame.part}"), inner.direction, inner.anchor)


@resolve.register
def _(frame: f.Clock, context: Context) -> Resolved | None:
    hour, minute = divmod(frame.hhmm, 100) if frame.hhmm is not None else (frame.hour or 0, frame.minute or 0)
    if frame.half in ("AF", "EV", "NI", "PM") and hour < 12 and not (frame.half == "NI" and hour < 5):
        hour += 12
    elif frame.half in ("MO", "AM") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    inner = resolve(frame.inner, context) if frame.inner is not None else _day_in_context(context)
    if inner is None:
        return None
    clock = f"T{hour:02d}:{minute:02d}{_offset(frame.zone)}"
    return Resolved(_timed(inner.interval, clock), inner.direction, inner.anchor)


def _offset(zone: f.Zone) -> str:
    if zone.hours is None:
        return zone.name
    sign = "+" if zone.sign > 0 else "-"
    return f"{sign}{zone.hours:02d}" + (f":{zone.minutes:02d}" if zone.minutes else "")


def _timed(inner: Interval, suffix: str) -> Interval:
    return Interval(inner.start, inner.end, inner.granularity, f"{inner.value}{suffix}", "TIME")


def _is_past(day: date, context: Context) -> bool:
    """Whether news that looks ahead leaves a day told before behind it: "will speak at 18:30"."""
    ahead = context.tense == 1 and not context.narrative
    return ahead and context.reference is not None and day < context.reference


def _day_in_context(context: Context) -> Resolved:
    if context.told_day is not None and not _is_past(context.told_day, context):
        return Resolved(day_interval(context.told_day), None, "narrative")
    if context.reference is not None:
        return Resolved(day_interval(context.reference), None, "reference")
    return Resolved(undated("XXXX-XX-XX"), None, "narrative")


@resolve.register
def _(frame: f.Duration, context: Context) -> Resolved:
    if frame.rest_unit is not None:
        return Resolved(undated(period_and(frame.number, frame.unit, frame.rest, frame.rest_unit), "DURATION"))
    return Resolved(undated(period(frame.number, frame.unit), "DURATION"))


@resolve.register
def _(frame: f.Stretch, context: Context) -> Resolved:
    reference = context.reference
    value = period(frame.number, frame.unit)
    if frame.number is None or reference is None:
        return Resolved(undated(value, "DURATION"), "word", "reference")
    other = shift_by(reference, frame.sign * frame.number, frame.unit)
    start, end = min(reference, other), max(reference, other)
    return Resolved(Interval(start, end, "range", value, "DURATION"), "word", "reference")


@resolve.register
def _(frame: f.Recurring, context: Context) -> Resolved:
    if frame.weekday is not None:
        return Resolved(undated(f"XXXX-WXX-{frame.weekday}", "SET"))
    if frame.part is not None:
        return Resolved(undated(f"XXXX-XX-XXT{frame.part}", "SET"))
    if frame.month is not None:
        day = f"-{frame.day:02d}" if frame.day else ""
        return Resolved(undated(f"XXXX-{frame.month:02d}{day}", "SET"))
    return Resolved(undated(period(frame.number, frame.unit or "day"), "SET"))


@resolve.register
def _(frame: f.Vague, context: Context) -> Resolved:
    return Resolved(undated(frame.value, frame.timex_type))
