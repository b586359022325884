"""Arithmetic of calendar units: inclusive intervals of days with their TIMEX3 value."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2), "RS": (10, 3), "DS": (4, 9)}
# TIMEX3 letters of the units; clock units stand after T.
LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
}
# Lengths that are told in another unit.
COUNTED_IN = {"half": (6, "month"), "decade": (10, "year"), "century": (100, "year")}
# Half a unit in the next smaller one.
HALVES = {
    "hour": (30, "minute"),
    "day": (12, "hour"),
    "year": (6, "month"),
    "decade": (5, "year"),
    "century": (50, "year"),
}
ORDER = ("day", "week", "month", "quarter", "year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both counted in; one of them may be unknown. `value` is TIMEX3."""

    start: date | None
    end: date | None
    granularity: str | None
    value: str | None
    timex_type: str = "DATE"

    def narrowed(self, start: date | None, end: date | None) -> Interval:
        """The same value over a part of its days, which makes it a range."""
        return replace(self, start=start, end=end, granularity="range")


def undated(value: str, timex_type: str = "DATE") -> Interval:
    """A value without days."""
    return Interval(None, None, None, value, timex_type)


def shift_days(day: date, days: float) -> date:
    """A day so many days off, kept inside the calendar."""
    ordinal = day.toordinal() + int(days)
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """The same day so many months off, or the last of a shorter month; kept inside the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + months, MINYEAR * 12), MAXYEAR * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift_by(day: date, number: float, unit: str) -> date:
    """A day moved by a number of units; hours and less leave it where it is unless they make days."""
    if unit in ("second", "minute", "hour"):
        per_day = {"second": 86400, "minute": 1440, "hour": 24}[unit]
        return shift_days(day, number / per_day)
    if unit in ("day", "week", "weekend"):
        return shift_days(day, number * (1 if unit == "day" else 7))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
    return shift_months(day, round(number * months))


def years_about(day: date, before: int = 1) -> range:
    """The years from so many before a day's to the one after it, kept inside the calendar."""
    return range(max(day.year - before, MINYEAR), min(day.year + 1, MAXYEAR - 1) + 1)


def day_interval(day: date) -> Interval:
    """One day."""
    return Interval(day, day, "day", day.isoformat())


def week_interval(day: date) -> Interval:
    """The ISO week of a day."""
    monday = shift_days(day, 1 - day.isoweekday())
    year, week, _ = day.isocalendar()
    return Interval(monday, shift_days(monday, 6), "week", f"{year:04d}-W{week:02d}")


def weekend_interval(day: date) -> Interval:
    """Saturday and Sunday of the ISO week of a day."""
    week = week_interval(day)
    assert week.start is not None
    saturday = shift_days(week.start, 5)
    return Interval(saturday, shift_days(saturday, 1), "range", f"{week.value}-WE")


def months_interval(year: int, first: int, count: int, granularity: str, value: str) -> Interval:
    """A run of whole months; December to February runs into the next year."""
    start = date(year, first, 1)
    return Interval(start, shift_days(shift_months(start, count), -1), granularity, value)


def month_interval(year: int, month: int) -> Interval:
    """One month."""
    last = calendar.monthrange(year, month)[1]
    return Interval(date(year, month, 1), date(year, month, last), "month", f"{year:04d}-{month:02d}")


def year_interval(year: int) -> Interval:
    """One year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04d}")


def quarter_interval(year: int, quarter: int) -> Interval:
    """A quarter of a year, 1 to 4."""
    return months_interval(year, 3 * quarter - 2, 3, "quarter", f"{year:04d}-Q{quarter}")


def half_interval(year: int, half: int) -> Interval:
    """Half a year, 1 or 2."""
    return months_interval(year, 6 * half - 5, 6, "range", f"{year:04d}-H{half}")


def decade_interval(year: int) -> Interval:
    """The decade of a year: 1990 to 1999."""
    first = max(year - year % 10, MINYEAR)
    return Interval(date(first, 1, 1), date(first - first % 10 + 9, 12, 31), "decade", f"{year // 10:03d}")


def century_interval(number: int) -> Interval:
    """The nth century, counted as people do: the 20th is 1901 to 2000."""
    return Interval(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), "century", f"{number - 1:02d}")


def season_interval(year: int, season: str) -> Interval:
    """A season; winter and the rains begin in `year` and end in the next."""
    first, last = SEASONS[season]
    count = (last - first) % 12 + 1
    return months_interval(year, first, count, "range", f"{year:04d}-{season_code(season)}")


def season_code(season: str) -> str:
    """The TIMEX3 code of a season: it knows four, so the rains are winter and the dry season summer."""
    return {"RS": "WI", "DS": "SU"}.get(season, season)


def unit_interval(day: date, unit: str) -> Interval:
    """The unit that a day lies in."""
    if unit == "week":
        return week_interval(day)
    if unit == "weekend":
        return weekend_interval(day)
    if unit == "month":
        return month_interval(day.year, day.month)
    if unit == "quarter":
        return quarter_interval(day.year, (day.month + 2) // 3)
    if unit == "half":
        return half_interval(day.year, (day.month + 5) // 6)
    if unit == "year":
        return year_interval(day.year)
    if unit == "decade":
        return decade_interval(day.year)
    if unit == "century":
        return century_interval((day.year + 99) // 100)
    return day_interval(day)


def portion_of(interval: Interval, portion: str, reference: date | None) -> Interval:
    """START, MID or END of an interval, its edges FIRST and LAST, or what lies EARLIER or LATER than a day.

    Weeks begin Monday to Wednesday, months have three parts of ten days, years three of four months; the edges of a
    year are January and December.
    """
    start, end = interval.start, interval.end
    if start is None or end is None or interval.granularity == "day":
        return interval
    if portion in ("EARLIER", "LATER"):
        return _around(interval, portion, reference)
    if interval.granularity == "year" and portion in ("FIRST", "LAST"):
        month = 1 if portion == "FIRST" else 12
        edge = month_interval(start.year, month)
        return interval.narrowed(edge.start, edge.end)
    portion = {"FIRST": "START", "LAST": "END"}.get(portion, portion)
    return interval.narrowed(*_third(start, end, interval.granularity, portion))


def half_of(interval: Interval, half: int) -> Interval:
    """The first or second half (1, 2) of a month, decade, century or other run of days; the middle lies in the second.

    Its value stays that of the whole: TIMEX3 has halves of years only.
    """
    start, end = interval.start, interval.end
    assert start is not None and end is not None
    if interval.granularity in ("decade", "century"):
        middle = start.replace(year=start.year + (end.year - start.year + 1) // 2)
    elif interval.granularity == "month":
        middle = start.replace(day=16)
    else:
        middle = shift_days(start, ((end - start).days + 1) // 2)
    return interval.narrowed(start, shift_days(middle, -1)) if half == 1 else interval.narrowed(middle, end)


def _around(interval: Interval, portion: str, reference: date | None) -> Interval:
    assert interval.start is not None and interval.end is not None
    if reference is None or not interval.start <= reference <= interval.end:
        return portion_of(interval, "START" if portion == "EARLIER" else "END", None)
    if portion == "LATER":
        return interval.narrowed(reference, interval.end)
    return interval.narrowed(interval.start, max(interval.start, shift_days(reference, -1)))


def _third(start: date, end: date, granularity: str | None, portion: str) -> tuple[date, date]:
    if granularity == "week":
        first, last = {"START": (0, 2), "MID": (2, 4), "END": (4, 6)}[portion]
        return shift_days(start, first), shift_days(start, last)
    if granularity == "month":
        first, last = {"START": (0, 9), "MID": (10, 19), "END": (20, 30)}[portion]
        return shift_days(start, first), min(shift_days(start, last), end)
    if granularity == "decade":
        first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[portion]
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    if granularity == "century":
        first, last = {"START": (0, 32), "MID": (33, 65), "END": (66, 99)}[portion]
        return date(start.year + first, 1, 1), date(start.year + last, 12, 31)
    days = (end - start).days + 1
    if granularity == "year":
        first, last = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}[portion]
        return date(start.year, first, 1), month_interval(start.year, last).end or end
    third = days // 3
    first, last = {"START": (0, third - 1), "MID": (third, 2 * third - 1), "END": (2 * third, days - 1)}[portion]
    return start + timedelta(first), start + timedelta(max(first, last))


def period(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: P3D, PT2H, PXY; decades are told in years, as ISO 8601 does."""
    if number == 0.5 and unit in HALVES:
        number, unit = HALVES[unit]
    if unit in COUNTED_IN:
        times, unit = COUNTED_IN[unit]
        number = None if number is None else number * times
    letter = LETTERS[unit]
    amount = "X" if number is None else f"{number:g}"
    return f"P{'T' if letter[0] == 'T' else ''}{amount}{letter.removeprefix('T')}"


def period_and(number: float | None, unit: str, rest: float | None, rest_unit: str) -> str:
    """The TIMEX3 value of a length told in two units: P2Y3M, P1DT6H, PT2M20S."""
    first = period(number, unit)
    return first + period(rest, rest_unit).removeprefix("PT" if first.startswith("PT") else "P")
