"""The codes of the code book, each in a sentence of ours: what is told gets its code and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.gather import Mention

TABLE = Path(__file__).with_name("code_book.csv")


def rows() -> list[tuple[str, str, str]]:
    """Language, text and code of each row."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [(row["language"], row["text"], row["code"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("language", "text", "code"), rows())
def test_sentence_has_its_code(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, code: str
) -> None:
    assert [m.code for m in mentions(language, text, published=None)] == [code]
