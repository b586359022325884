"""Two dates that begin and end one stretch, "from May 2008 to June 2009", and two lengths, "2-3 days"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.annotate.times.context import Resolved
from timeline.annotate.times.find import Found
from timeline.annotate.times.frames import Calendar, Duration, Lengths, Since, Weekday
from timeline.annotate.times.intervals import Interval, day_interval, month_interval, shift_days, shift_months
from timeline.annotate.times.lexicon import Ranges
from timeline.annotate.times.numerals import Numbers, read_numeral
from timeline.annotate.times.tokens import Tokens

Told = tuple[Found, Resolved]


def part_lengths(tokens: Tokens, found: list[Found], numbers: Numbers) -> list[Found]:
    """ "2-3 minutes" as TimeML has it: "2" and "3 minutes", each with its own length."""
    return [part for phrase in found for part in _parted(tokens, phrase, numbers)]


def _parted(tokens: Tokens, phrase: Found, numbers: Numbers) -> list[Found]:
    frame = phrase.frame
    if not isinstance(frame, Lengths):
        return [phrase]
    readings = (r for i in range(phrase.start, phrase.end) for r in read_numeral("number", tokens, i, numbers))
    end = next(end for end, value in readings if value == frame.first)
    first = replace(phrase, end=end, frame=Duration(frame.first, frame.unit))
    return [first, replace(phrase, start=end + 1, frame=Duration(frame.number, frame.unit))]


def join_ranges(tokens: Tokens, told: list[Told], ranges: Ranges) -> list[Told]:
    """Give both ends of a stretch its whole interval; each keeps its own TIMEX3 value, as TimeML has it."""
    joined = list(told)
    for i in range(len(told) - 1):
        (first, begin), (last, end) = joined[i], told[i + 1]
        if not _joins(tokens, first, last, ranges):
            continue
        begin = _week_before(first, _year_before(first, begin, end), end)
        whole = _whole(begin.interval, end.interval, since=isinstance(first.frame, Since))
        if whole is not None:
            joined[i] = first, replace(begin, interval=begin.interval.narrowed(*whole))
            joined[i + 1] = last, replace(end, interval=end.interval.narrowed(*whole))
    return joined


def _joins(tokens: Tokens, first: Found, last: Found, ranges: Ranges) -> bool:
    between = tuple(tokens.lower[first.end : last.start])
    if between in ranges.opened_joiners:
        return first.start > 0 and tokens.lower[first.start - 1] in ranges.openers
    return between in ranges.joiners


def _whole(begin: Interval, end: Interval, *, since: bool) -> tuple[date, date] | None:
    """From the first day of one to the last of the other, if they are of a kind; "since" may go with any."""
    if begin.timex_type != "DATE" or end.timex_type != "DATE" or begin.start is None or end.end is None:
        return None
    alike = begin.granularity == end.granularity != "range"
    return (begin.start, end.end) if (alike or since) and begin.start <= end.end else None


def _week_before(first: Found, begin: Resolved, end: Resolved) -> Resolved:
    """ "from Monday to Friday", told on a Wednesday: the Monday before that Friday."""
    start, last = begin.interval.start, end.interval.end
    if not isinstance(first.frame, Weekday) or not start or not last or start <= last:
        return begin
    return replace(begin, interval=day_interval(shift_days(start, -7)))


def _year_before(first: Found, begin: Resolved, end: Resolved) -> Resolved:
    """ "between 1 December and 18 January": a beginning without a year lies before its end."""
    frame, start, last = first.frame, begin.interval.start, end.interval.end
    if not isinstance(frame, Calendar) or frame.year or not frame.month or not start or not last or start <= last:
        return begin
    earlier = shift_months(start, -12)
    interval = day_interval(earlier) if frame.day else month_interval(earlier.year, earlier.month)
    return replace(begin, interval=interval)
