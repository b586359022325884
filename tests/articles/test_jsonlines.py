from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date
from itertools import repeat

import pytest

from timeline.articles import Article, Reject, limits, read

TEXT = "The minister met her counterpart in Vienna."


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields})


def test_jsonlines_fields_of_a_record(read_one):
    row = line(id=7, published="2022-01-14", language="en", title=" Talks ", url="u", outlet="", page=3, tags=["a"])
    assert read_one("news.jsonl", row) == Article(
        document_id="7",
        path=read_one("news.jsonl", row).path,
        text=TEXT,
        language="en",
        record=0,
        title="Talks",
        url="u",
        outlet=None,
        published=date(2022, 1, 14),
        published_basis="record",
        extra={"page": 3, "tags": ["a"]},
    )


def test_jsonlines_text_is_kept_as_it_is(read_one):
    text = "  One\r\nminister\u200b \u202emet\ttoday.\n\n"
    assert read_one("a.ndjson", json.dumps({"text": text})).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\n\n \n"])
def test_jsonlines_encodings_and_blank_lines(put, encoding, line_end):
    content = line_end.join([line(id="a"), line(id="é"), line(id="c")])
    articles = list(read([put("a.jsonl", content.encode(encoding))]))
    assert [(a.document_id, a.record) for a in articles] == [("a", 0), ("é", 1), ("c", 2)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("[1]", "not_object"),
        ('"text"', "not_object"),
        ("null", "not_object"),
        ("nonsense", "bad_json"),
        ('{"text": "half', "bad_json"),
        ('{"text": "a"} {"text": "b"}', "bad_json"),
        ("[" * 100_000, "bad_json"),
        ('{"x": ' + "9" * 5000 + "}", "bad_json"),
        ("{}", "no_text"),
        ('{"text": null}', "no_text"),
        ('{"text": 3}', "no_text"),
        ('{"text": ["a"]}', "no_text"),
        ('{"text": ""}', "empty_text"),
        ('{"text": " \\u200b\\n"}', "empty_text"),
        ('{"text": "a \\ud800 b"}', "encoding"),
        (line(id="\udc00"), "encoding"),
        (line(x=[{"\ud800": 1}]), "encoding"),
        (line(text="a\0b"), "binary"),
        (line(title="a\0b"), "binary"),
        (line(x=json.loads("[" * 200 + "]" * 200)), "bad_field"),
        (line(title={"a": 1}), "bad_field"),
        (line(title="a" * 20_000), "bad_field"),
        (line(id="a" * 20_000), "bad_field"),
        (line(language="a" * 9_000), "unknown_language"),
        (line(id=["a"]), "bad_field"),
        (line(id=True), "bad_field"),
        (line(published="2022-02-30"), "bad_date"),
        (line(published="soon"), "bad_date"),
        (line(published=[]), "bad_date"),
        (line(language="fr"), "unknown_language"),
        (line(text="Le ministre des affaires étrangères est arrivé à Vienne."), "unknown_language"),
        (line(text="minister " * 1_250_000), "too_large"),
        (line(text="x" * limits.LINE), "too_large"),
    ],
)
def test_jsonlines_a_bad_record_is_one_reject_and_the_next_are_read(put, row, reason):
    before, bad, after = read([put("a.jsonl", "\n".join([line(), row, line()]))], language=None)
    assert isinstance(before, Article) and isinstance(after, Article)
    assert isinstance(bad, Reject)
    assert (bad.reason, bad.record, after.record) == (reason, 1, 2)
    assert bad.detail and "\n" not in bad.detail and len(bad.detail) < 300


def test_jsonlines_bytes_that_are_not_utf8_cost_one_record(put):
    content = b"\n".join([line().encode(), b'{"text": "caf\xe9"}', line().encode()])
    assert [getattr(i, "reason", "ok") for i in read([put("a.jsonl", content)])] == ["ok", "encoding", "ok"]


def test_jsonlines_not_a_number_is_missing(read_one):
    row = line()[:-1] + ', "title": NaN, "published": NaN, "score": [1.5, -Infinity, 1e999]}'
    article = read_one("a.jsonl", row)
    assert (article.title, article.published, article.extra) == (None, None, {"score": [1.5, None, None]})


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff\n"])
def test_jsonlines_without_a_record(read_one, content):
    assert read_one("a.jsonl", content).reason == "empty_file"


def test_jsonlines_ids_are_unique(put):
    rows = "\n".join([line(id="a"), line(id="a"), line(id="a-2"), line(), line(id=" "), line(id="a"), line(id=True)])
    articles = list(read([put("news.jsonl", rows), put("other/news.jsonl", line() + "\n" + line())]))
    assert [getattr(a, "document_id", None) for a in articles] == [
        *("a", "a-2", "a-2-2", "news-4", "news-5", "a-3", None),
        *("news-1", "news-2"),
    ]


def test_jsonlines_truncated_gzip_gives_what_is_whole(put):
    rows = "\n".join(line(id=i, noise=i * 7919 % 99991) for i in range(3_000)).encode()
    *articles, last = read([put("a.jsonl.gz", gzip.compress(rows, mtime=0)[:-3000])], language="en")
    assert len(articles) > 500
    assert all(isinstance(a, Article) for a in articles)
    assert isinstance(last, Reject)
    assert (last.reason, last.record) == ("truncated", len(articles))


def test_jsonlines_on_standard_input():
    stream = io.BytesIO((line(id="a") + "\n" + line() + "\n[]").encode())
    items = list(read(["-"], stdin=stream))
    assert [i.document_id for i in items] == ["a", "stdin-2", None]
    assert {i.path for i in items} == {"-"}


class Endless(io.RawIOBase):
    """A stream as long as asked for, made as it is read."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self.given = chunks, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        chunk = next(self._chunks, b"")
        buffer[: len(chunk)] = chunk
        self.given += len(chunk)
        return len(chunk)


def test_jsonlines_are_read_one_by_one():
    stream = Endless(repeat((line() + "\n").encode()))
    items = read(["-"], stdin=stream, language="en")  # type: ignore[arg-type]
    for _ in range(10):
        next(items)
    assert stream.given < 100_000


def test_jsonlines_memory_does_not_grow_with_the_file():
    rows = repeat((line(text=TEXT * 150) + "\n").encode(), 1_000)
    tracemalloc.start()
    count = sum(1 for _ in read(["-"], stdin=Endless(rows), language="en"))  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 1_000
    assert peak < 3 * 2**20


def test_jsonlines_endless_line_is_not_kept_in_memory():
    rows = repeat(b'{"text": "' + b"a" * 8000, 20_000)
    tracemalloc.start()
    (item,) = read(["-"], stdin=Endless(rows), language="en")  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(item, Reject)
    assert item.reason == "too_large"
    assert peak < 8 * limits.LINE


@pytest.mark.parametrize("bomb", [b"\n" * 8192, b" \n" * 4096, b"[" * 8192])
def test_jsonlines_decompression_bomb_ends(bomb, monkeypatch):
    monkeypatch.setattr(limits, "SKIPPED", 2**22)
    monkeypatch.setattr(limits, "LINE", 2**20)
    stream = Endless(repeat(bomb))
    (item,) = read(["-"], stdin=stream, language="en")  # type: ignore[arg-type]
    assert isinstance(item, Reject)
    assert item.reason == "too_large"


@pytest.mark.parametrize("unit", ["word ", '"', "a-", "\r", "_", "\u200b", "..."])
def test_jsonlines_text_of_too_many_words_and_marks(read_one, unit):
    text = "x" + unit * 60_000
    reject = read_one("a.jsonl", json.dumps({"text": text}))
    assert (reject.reason, "words and marks" in reject.detail) == ("too_large", True)


@pytest.mark.parametrize("unit", ["word ", " ", "word", "0"])
def test_jsonlines_long_text_of_few_words(read_one, unit):
    assert read_one("a.jsonl", json.dumps({"text": "The talks " + unit * 40_000, "language": "en"})).language == "en"
