"""What a time expression is understood against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from timeline.annotate.times.intervals import Interval


@dataclass(frozen=True, slots=True)
class Context:
    """The reference date, the tense of the clause (-1, 1 or None) and the last date and the last day told.

    `narrative` is true in a text that tells history: its dates lean on each other, not on the reference date.
    """

    reference: date | None
    tense: int | None = None
    told: Interval | None = None
    told_day: date | None = None
    narrative: bool = False
    day_first: bool = True


@dataclass(frozen=True, slots=True)
class Resolved:
    """An interval, what decided its direction (word, tense, checksum, default) and what it is anchored to."""

    interval: Interval
    direction: str | None = None
    anchor: str = "none"
