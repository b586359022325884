"""Seasons and feasts: of which year."""

from __future__ import annotations

from datetime import date

from timeline.annotate.times import frames as f
from timeline.annotate.times.context import Context, Resolved
from timeline.annotate.times.holidays import holiday_day, holiday_length
from timeline.annotate.times.intervals import (
    Interval,
    day_interval,
    season_code,
    season_interval,
    shift_days,
    undated,
    year_interval,
    years_about,
)
from timeline.annotate.times.points import chosen, nearest


def resolve_season(frame: f.Season, context: Context) -> Resolved | None:
    """A season: of its year, the last one over, the next to begin, or the nearest."""
    if frame.year is not None:
        return Resolved(season_interval(frame.year, frame.season))
    base = _base(context)
    if base is None:
        return Resolved(undated(f"XXXX-{season_code(frame.season)}"), None, "reference")
    if context.narrative and frame.shift is None:
        return Resolved(season_interval(base.year, frame.season), "default", "narrative")
    seasons = [season_interval(y, frame.season) for y in years_about(base, before=2)]
    if frame.shift:
        # The last one that is over, or the next that has not begun.
        seasons = [s for s in seasons if s.start and s.end and (s.end < base if frame.shift < 0 else s.start > base)]
        return chosen(nearest(seasons, base, frame.shift), context)
    return chosen(nearest(seasons, base, context.tense), context)


def _base(context: Context) -> date | None:
    return context.told.start if context.narrative and context.told else context.reference


def resolve_holiday(frame: f.Holiday, context: Context) -> Resolved | None:
    """A feast: of its year, by the word beside it, or the nearest."""
    base = context.reference if frame.shift is not None else _base(context)
    # Years of the Islamic calendar do not count: "Idul Adha 1443 H".
    gregorian = frame.year is not None and frame.year > 1600
    if not gregorian and base is None:
        return Resolved(undated("XXXX-XX-XX"), None, "reference")
    if frame.year is not None and gregorian:
        day = holiday_day(frame.holiday, frame.year)
        return Resolved(_feast(frame.holiday, day) if day else year_interval(frame.year))
    assert base is not None
    days = [d for y in years_about(base) if (d := holiday_day(frame.holiday, y))]
    if frame.shift is not None and frame.shift != 0:
        days = [d for d in days if (d > base) == (frame.shift > 0)]
    elif frame.shift == 0:
        days = [d for d in days if d.year == base.year]
    elif context.tense == 1:
        days = [d for d in days if shift_days(d, holiday_length(frame.holiday)) > base]
    if not days:
        return Resolved(undated("XXXX-XX-XX"), None, "reference")
    nearest = min(days, key=lambda d: abs((d - base).days))
    return Resolved(_feast(frame.holiday, nearest), "word" if frame.shift is not None else "default", "reference")


def _feast(name: str, first: date) -> Interval:
    """The day of a feast, or the days of one that lasts."""
    length = holiday_length(name)
    one = day_interval(first)
    return one if length == 1 else one.narrowed(first, shift_days(first, length - 1))
