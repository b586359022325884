"""What a time expression means, whatever language it is written in.

A frame is built by a phrase of `languages/<code>/times.yaml`: the phrase names the frame, and the slots of its
pattern fill the fields of the same name. `resolve` turns a frame into an interval.

Weekdays are ISO numbers (Monday 1). A `shift` is -1 for last, 0 for this, 1 for next; None where no word says
so. Units: second, minute, hour, day, week, weekend, month, quarter, half, year, decade, century. A number
is None where the text says "several".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Frame:
    """Base of all frames."""


@dataclass(frozen=True, slots=True)
class Deictic(Frame):
    """A day counted from the reference date: today 0, yesterday -1."""

    days: int


@dataclass(frozen=True, slots=True)
class Weekday(Frame):
    """A day of the week. `week` is the week it is said to lie in, counted from the reference week."""

    weekday: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar(Frame):
    """A year, month or day by its number; what is missing comes from the context.

    `year` has four digits; `short_year` two. With `bc` the year counts backwards. `first` and `second` are the two
    numbers of a date such as 13/1, of which the language's order says which is the day. `part` is a part of the day.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    short_year: int | None = None
    first: int | None = None
    second: int | None = None
    bc: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Moment(Frame):
    """A day written in full; `clock` is its time of day in TIMEX3, with the zone where one is written ("10:00+07")."""

    day: date
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Years(Frame):
    """A run of years, the last in two digits or in four: "1950-53", "2021/2022"."""

    year: int
    short_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True, slots=True)
class YearShift(Frame):
    """A part of the year in a year counted from the reference year: "May last year"."""

    inner: Frame
    shift: int


@dataclass(frozen=True, slots=True)
class Relative(Frame):
    """The last, this or next unit: "last week", "bulan depan"."""

    unit: str
    shift: int | None


@dataclass(frozen=True, slots=True)
class Away(Frame):
    """A number of units before or after the reference date (`sign` -1 or 1): "two weeks ago"."""

    number: float | None
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class Told(Frame):
    """A unit counted from the last date told: "that day" 0, "the following day" 1, "two days earlier" -2.

    With `whole` the answer is a whole unit ("the next year"), else it keeps the precision of the anchor
    ("a year later"). With `definite` ("the end of the year") it is the reference date's unit, in a story the story's.
    """

    unit: str
    number: float | None
    sign: int = 1
    whole: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Portion(Frame):
    """The START, MID or END of a period; FIRST and LAST its edges; EARLIER and LATER than the reference date."""

    portion: str
    inner: Frame


@dataclass(frozen=True, slots=True)
class Comparison(Frame):
    """The period told last, so many years off: "the same month a year ago"; `unit` None is what was told."""

    unit: str | None = None
    years: int = -1


@dataclass(frozen=True, slots=True)
class Numbered(Frame):
    """The nth quarter, half, week or decade of a period; `number` -1 is the last. `inner` None: the current one."""

    unit: str
    number: int
    inner: Frame | None = None


@dataclass(frozen=True, slots=True)
class Stage(Frame):
    """The first `number` units of a period, or with `sign` -1 the last: "the first six months of 2021"."""

    number: float | None
    unit: str
    inner: Frame
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Decade(Frame):
    """The decade that begins with `year` (1990), or in the century of the context (90)."""

    year: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Century(Frame):
    """The nth century."""

    number: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Season(Frame):
    """SP, SU, FA, WI, or RS (rainy) and DS (dry)."""

    season: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday(Frame):
    """A feast by its key in `holidays.csv`."""

    holiday: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Since(Frame):
    """From the start of a period to the reference date."""

    inner: Frame


@dataclass(frozen=True, slots=True)
class Days(Frame):
    """A run of days in one month: "10-13 January"."""

    day: int
    end_day: int
    month: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class DayPart(Frame):
    """Part of a day (TIMEX3 code MO, MI, AF, EV, NI, DT); `inner` None: of the day in the context."""

    part: str
    inner: Frame | None = None


@dataclass(frozen=True, slots=True)
class Zone(Frame):
    """A time zone: `name` as TIMEX3 writes it ("Z", "-05", "" for local time), or hours and minutes east of London.

    With `sign` -1 they are west of it.
    """

    name: str = ""
    hours: int | None = None
    minutes: int | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Clock(Frame):
    """A clock time. `half` is the part of day that tells 5 from 17. `hhmm` is the time in four digits."""

    hour: int | None = None
    minute: int | None = None
    hhmm: int | None = None
    half: str | None = None
    zone: Zone = Zone()
    inner: Frame | None = None


@dataclass(frozen=True, slots=True)
class Duration(Frame):
    """A length of time, which is not a date; `rest` and `rest_unit` as in "two years and three months"."""

    number: float | None
    unit: str
    rest: float | None = None
    rest_unit: str | None = None


@dataclass(frozen=True, slots=True)
class Lengths(Frame):
    """Two lengths of time, the shortest and the longest: "2-3 minutes". Either becomes an expression of its own."""

    first: float
    number: float
    unit: str


@dataclass(frozen=True, slots=True)
class Stretch(Frame):
    """A length of time that ends (`sign` -1) or begins (1) at the reference date."""

    number: float | None
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class Recurring(Frame):
    """Something that repeats: every `number` units, or every weekday, day part, month or day of a month."""

    number: float | None = 1
    unit: str | None = None
    weekday: int | None = None
    part: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Vague(Frame):
    """A date that no calendar holds: PAST_REF, PRESENT_REF, FUTURE_REF or another TIMEX3 value."""

    value: str
    timex_type: str = "DATE"


@dataclass(frozen=True, slots=True)
class NoTime(Frame):
    """What looks like a time and is none, such as the number and year of a law. It is found and left out."""
