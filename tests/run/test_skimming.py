"""The two ways of reading: articles that name no other state are skimmed, without a difference in what happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import Article, Tables, extract
from timeline.run.batch import process
from timeline.run.settings import Settings
from timeline.run.versions import versions

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
HOME = (
    "Wali Kota Bandung mengeluh soal sampah. Truk datang terlambat. Pasar tetap buka sampai malam.\n"
    '"Kami akan menambah truk," kata Budi Santoso di kantornya. Warga masih menunggu. Hujan turun lagi.'
)


def read(*, full: bool) -> Tables:
    return extract(EXAMPLES, published="2022-01-14", full=full)


@pytest.mark.usefixtures("trained_id", "trained_en")
def test_the_examples_have_the_same_rows_either_way() -> None:
    short, full = read(full=False), read(full=True)
    assert short.events.sort("event_id").equals(full.events.sort("event_id"))
    for name in ("mentions", "statements"):
        assert getattr(short, name).equals(getattr(full, name)), name


@pytest.mark.usefixtures("trained_id")
def test_a_skimmed_article_keeps_its_statements() -> None:
    article = Article("home", "home.txt", HOME, "id")
    found = process([article], Settings())
    assert not found["mentions"]
    assert any("Kami akan menambah truk" in row["content"] for row in found["statements"])


@pytest.mark.usefixtures("trained_id")
def test_an_article_reads_the_same_in_any_company() -> None:
    articles = [
        Article(str(n), "news.jsonl", f"Presiden Prancis tiba di Tokyo pada hari ke-{n}. " * n, "id") for n in (1, 2, 5)
    ]
    together = process(articles, Settings())
    alone = [process([article], Settings()) for article in articles]
    for name, rows in together.items():
        assert rows == [row for part in alone for row in part.get(name, [])]


def test_a_dataset_says_that_all_was_parsed() -> None:
    assert "reading" not in versions(Settings())
    assert versions(Settings(full=True))["reading"] == "full"
