"""The page on dates: every row of its tables, and the example of its beginning, as the program answers."""

from __future__ import annotations

import contextlib
import io
import re
from datetime import date
from pathlib import Path

import pytest

from timeline.annotate.times import find_times
from timeline.languages import with_dates

PAGE = (Path(__file__).parents[3] / "docs" / "dates.md").read_text(encoding="utf-8")
CODES = {"English": "en", "Indonesian": "id", "Malay": "ms"}
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def rows() -> list[tuple[str, list[str]]]:
    """Language and cells of every row."""
    found = []
    for section in PAGE.split("\n### ")[1:]:
        name, _, body = section.partition("\n")
        lines = [line for line in body.split("\n") if line.startswith("| ")][1:]
        found += [(CODES[name], [cell.strip() for cell in line.strip("|").split("|")]) for line in lines]
    return found


@pytest.mark.parametrize(("language", "cells"), rows())
def test_every_row_is_the_programs_answer(language: str, cells: list[str]) -> None:
    text = cells[0].replace("[", "").replace("]", "")
    (time,) = find_times(text, language, date(2022, 1, 14))
    answer = [time.value, time.date_start, time.date_end, time.granularity]
    assert cells[0].replace(f"[{time.text}]", time.text) == text
    assert cells[1:] == ["" if cell is None else str(cell) for cell in answer]


def test_every_language_has_a_table() -> None:
    assert {language for language, _ in rows()} == set(with_dates())


def test_the_examples_run() -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        names: dict[str, object] = {}
        for block in BLOCKS:
            exec(block, names)
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert printed.getvalue().startswith(shown)
    assert printed.getvalue().endswith("[Kamis (13/1)] 2022-01-13\n")
