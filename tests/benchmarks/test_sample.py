from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.sample import Sample, SampleError, read_articles, read_gold, repeated
from timeline.articles import Article

TWO = [Article("a", "x.jsonl", "Satu.", "id"), Article("b", "x.jsonl", "Two.", "en")]


def test_repeated_articles_have_distinct_ids_and_texts() -> None:
    five = repeated(TWO, 5)
    assert [article.document_id for article in five] == ["a", "b", "a-1", "b-1", "a-2"]
    assert len({article.text for article in five}) == 5
    assert [article.language for article in five] == ["id", "en", "id", "en", "id"]


def test_fewer_articles_are_the_first_as_they_are() -> None:
    assert repeated(TWO, 1) == TWO[:1]


def test_sample_knows_languages_and_size() -> None:
    sample = Sample(tuple(TWO))
    assert (sample.languages, sample.characters) == (["en", "id"], 9)


def test_articles_are_read_from_any_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "n1", "text": "Menteri itu tiba.", "language": "id"}\n', encoding="utf-8")
    assert [a.document_id for a in read_articles([path], 2)] == ["n1", "n1-1"]
    assert [a.document_id for a in read_articles([path])] == ["n1"]


def test_no_article_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "n1"}\n', encoding="utf-8")
    with pytest.raises(SampleError, match=r"news\.jsonl: no article"):
        read_articles([path])


def test_gold_times(tmp_path: Path) -> None:
    span = {"start": 5, "end": 11, "value": "2022-01-14", "alt": ["2022-W02-5"], "interval": ["2022-01-14"] * 2}
    bare = {"start": 0, "end": 4, "value": "P3D", "interval": None}
    record = {"text": "…", "language": "en", "published": "2022-01-14", "gold": {"spans": [span, bare]}}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    (text,) = read_gold(path)
    assert text.published == date(2022, 1, 14)
    assert [time.values for time in text.times] == [("2022-01-14", "2022-W02-5"), ("P3D",)]
    assert [time.interval for time in text.times] == [(date(2022, 1, 14), date(2022, 1, 14)), None]


@pytest.mark.parametrize("line", ["[", "[]", '{"text": "x"}', '{"text": "x", "language": "en", "published": "May"}'])
def test_bad_gold_is_an_error_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(SampleError, match=r"gold\.jsonl:2: "):
        read_gold(path)


def test_the_command_takes_the_first_texts_of_each_file(tmp_path: Path) -> None:
    record = {"text": "…", "language": "en", "published": None, "gold": {"spans": []}}
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{json.dumps(record)}\n" * 3, encoding="utf-8")
    call = ["dates", "--gold", str(path), "--narratives", str(path), "--texts", "2"]
    sample = command._sample(command._parser().parse_args(call))
    assert [text.narrative for text in sample.gold] == [False, False, True, True]
