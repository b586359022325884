"""Expressions as newspapers write them, each in a sentence of its own: `newswire.csv`, published on 17 October 2012.

The expressions stand in square brackets; `values` are theirs in turn, other values that are accepted behind "|".
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from timeline.annotate.times import find_times

FILE = Path(__file__).parent / "newswire.csv"
WEDNESDAY = date(2012, 10, 17)


def rows() -> list[tuple[str, str, str]]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return [(row["language"], row["sentence"], row["values"]) for row in csv.DictReader(stream)]


@pytest.mark.parametrize(("language", "marked", "values"), rows())
def test_expressions_of_newspapers(language: str, marked: str, values: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = find_times(text, language, WEDNESDAY)
    assert [t.text for t in found] == re.findall(r"\[([^\]]*)\]", marked)
    accepted = [value.split("|") for value in values.split()]
    assert all(t.value in options for t, options in zip(found, accepted, strict=True)), [t.value for t in found]
