"""Sentences of our own with their time expressions, in the style of news: gold that comes with the project.

`dated_sentences.csv`: the expressions stand in square brackets; `values` are theirs in turn, parted by spaces, other
values that are accepted behind "|". Sentences of one language and publication date make one text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from benchmarks.sample import GoldText, GoldTime

FILE = Path(__file__).parent / "dated_sentences.csv"
NAME = "own sentences"

Sentence = tuple[str, tuple[GoldTime, ...]]


def own_gold(path: Path = FILE) -> tuple[GoldText, ...]:
    """The texts of the file. Raises ValueError where a sentence has not as many values as brackets."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    groups = groupby(rows, key=lambda row: (row["language"], row["published"]))
    return tuple(
        _text([_sentence(row["sentence"], row["values"]) for row in group], language, date.fromisoformat(published))
        for (language, published), group in groups
    )


def _sentence(marked: str, values: str) -> Sentence:
    accepted = [value.split("|") for value in values.split()]
    # Each bracket before a character moves it one to the left.
    places = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer(r"\[[^\]]*\]", marked))]
    times = [GoldTime(a, b, tuple(v), None) for (a, b), v in zip(places, accepted, strict=True)]
    return re.sub(r"[\[\]]", "", marked), tuple(times)


def _text(sentences: list[Sentence], language: str, published: date) -> GoldText:
    times = tuple(_moved(sentences))
    return GoldText("\n\n".join(text for text, _ in sentences), language, published, times, NAME)


def _moved(sentences: list[Sentence]) -> Iterator[GoldTime]:
    start = 0
    for text, times in sentences:
        for time in times:
            yield GoldTime(start + time.start, start + time.end, time.values, None)
        start += len(text) + len("\n\n")
