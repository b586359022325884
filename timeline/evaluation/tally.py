"""Counts by article, so that an interval over articles is a matter of weighing them anew."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Interval = tuple[float, float]
Counts = npt.NDArray[np.float64]

SAMPLES, SEED = 2000, 1
TAIL = 0.025  # left out at either end of the samples: what remains is the 95 % interval


class Tally:
    """How often something was counted in each of so many articles."""

    def __init__(self, articles: int) -> None:
        self.articles = articles
        self.counts: dict[tuple[str, ...], Counts] = defaultdict(lambda: np.zeros(articles))

    def add(self, article: int, *keys: tuple[str, ...]) -> None:
        """Count one of each of these things in an article."""
        for key in keys:
            self.counts[key][article] += 1

    def of(self, key: tuple[str, ...]) -> int:
        """How often something was counted in all articles."""
        return int(self.counts[key].sum()) if key in self.counts else 0

    def interval(self, figure: Callable[..., Any], keys: Iterable[tuple[str, ...]]) -> Interval:
        """The 95 % interval of a figure of these counts: bootstrap over articles, the same at every call."""
        zeros = np.zeros(self.articles)
        sampled = [self._weights @ self.counts.get(key, zeros) for key in keys]
        values = np.sort(figure(*sampled))
        cut = round(TAIL * SAMPLES)
        return float(values[cut - 1]), float(values[SAMPLES - cut - 1])

    @cached_property
    def _weights(self) -> Counts:
        """How often each article is in each sample: as many draws as there are articles, with repetition."""
        draw = random.Random(SEED)
        weights = np.zeros((SAMPLES, self.articles))
        for row in weights:
            for _ in range(self.articles):
                row[draw.randrange(self.articles)] += 1
        return weights


def ratio(part: Any, whole: Any) -> Any:
    """part / whole for numbers or arrays, 0 where the whole is 0."""
    return np.divide(part, whole, out=np.zeros_like(np.asarray(part, dtype=float)), where=np.asarray(whole) != 0)


def f1(right: Any, predicted: Any, gold: Any) -> Any:
    """Harmonic mean of precision and recall, for numbers or arrays."""
    return ratio(2 * right, predicted + gold)
