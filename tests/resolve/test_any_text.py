"""Any text at all gives rows that keep the rules of the tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from timeline.articles.article import Article
from timeline.run.batch import process
from timeline.run.settings import Settings
from timeline.tables.checks import require_valid
from timeline.tables.frames import to_frame
from timeline.tables.schema import schema

PIECES = {
    "en": [
        "Putin",
        "said",
        "met",
        "Macron",
        "in",
        "Geneva",
        "on Monday",
        "the talks",
        "between",
        "and",
        "would not",
        "his",
    ],
    "id": [
        "Putin",
        "kata",
        "bertemu",
        "Macron",
        "di",
        "Jenewa",
        "pada Senin",
        "pertemuan",
        "antara",
        "dan",
        "tidak",
        "-nya",
    ],
}
MARKS = [
    "“",
    "”",
    '"',
    "'",
    "\n",
    "\n\n",
    ".",
    ",",
    " ",
    "(",
    ")",
    "…",
    "–",
    "\u200b",
    "\ufeff",
    "\U0001f54a",
    "é",
    "\r\n",
    "\t",
]


def texts(language: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(PIECES[language]), st.sampled_from(MARKS), st.text(max_size=6))
    return st.lists(piece, max_size=30).map(" ".join).filter(str.strip)


def check(language: str, text: str, published: date | None) -> None:
    article = Article("d", "a.txt", text, language, published=published)
    tables: dict[str, list[dict[str, Any]]] = process([article], Settings())
    for name, rows in tables.items():
        table = schema().tables[name]
        require_valid(to_frame(table, rows), table)
    for row in tables.get("mentions", []):
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger_text"]
        assert row["sentence_start"] <= row["trigger_start"] < row["trigger_end"] <= row["sentence_end"]


SLOW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
PUBLISHED = st.sampled_from([None, date(2022, 1, 14), date(1, 1, 1), date(9999, 12, 31)])


@SLOW
@example("Putin met Macron in Geneva on Monday. “”", None)
@given(texts("en"), PUBLISHED)
def test_english(text: str, published: date | None) -> None:
    check("en", text, published)


@SLOW
@example("“Kami siap”, kata Putin\n\n\n, Senin (31/2).", date(2022, 1, 14))
@given(texts("id"), PUBLISHED)
def test_indonesian(text: str, published: date | None) -> None:
    check("id", text, published)


@pytest.mark.parametrize("text", ["\x00", "a", "“", "." * 500, "\u202eabc\u202c", "Putin " * 300])
@pytest.mark.parametrize("language", ["en", "id"])
def test_odd_texts(language: str, text: str) -> None:
    check(language, text, date(2022, 1, 14))
