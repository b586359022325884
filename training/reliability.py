"""Whether probabilities hold: bins of expected against observed, Brier score, expected calibration error."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BINS = 10
DRAWS, SEED = 300, 1

Outcome = tuple[float, bool]
"""A probability and whether it came true."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases with a probability from `low` up to `high`: how many, what was expected and what came true."""

    low: float
    high: float
    cases: int
    expected: float
    observed: float


def bins(outcomes: Sequence[Outcome]) -> list[Bin]:
    """The bins of equal width that hold any case."""
    return list(_bins(outcomes))


def _bins(outcomes: Sequence[Outcome]) -> Iterator[Bin]:
    for number in range(BINS):
        own = [o for o in outcomes if min(int(o[0] * BINS), BINS - 1) == number]
        if own:
            expected, observed = (sum(values) / len(own) for values in zip(*own, strict=True))
            yield Bin(number / BINS, (number + 1) / BINS, len(own), expected, observed)


def brier(outcomes: Sequence[Outcome]) -> float:
    """Mean squared distance of probability and outcome: 0 is perfect, always 0.5 gives 0.25."""
    return sum((p - right) ** 2 for p, right in outcomes) / len(outcomes)


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Mean distance of expected and observed over the bins, weighted by their cases (ECE)."""
    return sum(b.cases * abs(b.expected - b.observed) for b in bins(outcomes)) / len(outcomes)


def least_error(outcomes: Sequence[Outcome]) -> float:
    """The calibration error that chance alone gives on average: outcomes drawn with exactly these probabilities."""
    draw = random.Random(SEED)
    drawn = ([(p, draw.random() < p) for p, _ in outcomes] for _ in range(DRAWS))
    return sum(map(calibration_error, drawn)) / DRAWS
