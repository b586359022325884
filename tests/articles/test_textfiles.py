from __future__ import annotations

import gzip
import time
from datetime import date

import pyarrow as pa
import pytest

from timeline.articles import Article, Reject, limits, read
from timeline.articles.markdown import plain

TEXT = "The minister met her counterpart in Vienna – “a good talk”."


def zstd(data: bytes) -> bytes:
    return pa.compress(data, codec="zstd", asbytes=True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")),
        ("a.txt", "The minister met her counterpart – in Vienna.".encode("utf-16-le")),
        ("a.txt", "The minister met her counterpart – in Vienna.".encode("utf-16-be")),
        ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)),
        ("a.txt.gz", gzip.compress(TEXT.encode()[:20], mtime=0) + gzip.compress(TEXT.encode()[20:], mtime=0)),
        ("a.txt.zst", zstd(TEXT.encode())),
        ("a.md.zst", zstd(TEXT.encode()[:20]) + zstd(TEXT.encode()[20:])),
        ("a.txt.gz", gzip.compress(TEXT.encode("utf-16"), mtime=0)),
    ],
)
def test_textfiles_encodings_and_compressions(read_one, name, content):
    article = read_one(name, content)
    assert isinstance(article, Article)
    assert article.text in (TEXT, "The minister met her counterpart – in Vienna.")
    assert (article.document_id, article.language, article.record) == ("a", "en", None)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt.gz", b"", "empty_file"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty_file"),
        ("a.txt", b" \n\t\n", "empty_text"),
        ("a.txt", b"--- 1? no: ...".replace(b"1? no:", b""), "empty_text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", TEXT.encode() * 200 + b"\0", "binary"),
        ("a.txt", gzip.compress(TEXT.encode(), mtime=0), "binary"),
        ("a.txt", b"%PDF-1.7\n" + b"x" * 50, "binary"),
        ("a.txt", "café au lait".encode("latin-1"), "encoding"),
        ("a.txt", TEXT.encode() + b"\xe2\x80", "encoding"),
        ("a.txt", TEXT.encode("utf-32"), "encoding"),
        ("a.txt", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\0", "encoding"),
        ("a.txt", b"\xff\xfe\x00\xd8a\0b\0", "encoding"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 99, mtime=0)[:-12], "truncated"),
        ("a.txt.zst", zstd(TEXT.encode() * 99)[:-12], "truncated"),
        ("a.txt.gz", TEXT.encode(), "bad_compression"),
        ("a.txt.zst", TEXT.encode(), "bad_compression"),
        ("a.txt", b"minister " * 125_000, "too_large"),
        ("a.txt", b"minister " * (limits.PAGE // 9 + 1), "too_large"),
        ("a.txt.gz", gzip.compress(b"\n" * (limits.PAGE * 4), mtime=0), "too_large"),
    ],
)
def test_textfiles_rejects(read_one, name, content, reason):
    item = read_one(name, content)
    assert isinstance(item, Reject)
    assert (item.reason, item.record) == (reason, None)
    assert item.detail and "\n" not in item.detail


def test_textfiles_line_ends_become_one_kind(read_one):
    assert (
        read_one("a.txt", "One minister.\r\nTwo ministers.\rThree.\n").text == "One minister.\nTwo ministers.\nThree.\n"
    )


@pytest.mark.parametrize(
    ("content", "option", "expected"),
    [
        ("Vienna, 14/1/2022\nThe talks of the ministers ended.", None, (date(2022, 1, 14), "text")),
        ("Vienna, 14/1/2022\nThe talks of the ministers ended.", date(2020, 1, 1), (date(2022, 1, 14), "text")),
        ("The talks of the ministers ended.", date(2020, 1, 1), (date(2020, 1, 1), "option")),
        ("The talks of the ministers ended on 14 January 2022.", None, (None, "none")),
    ],
)
def test_textfiles_publication_date(read_one, content, option, expected):
    article = read_one("a.txt", content, published=option, language="en")
    assert (article.published, article.published_basis) == expected


def test_textfiles_same_stem_gets_a_number(put, tmp_path):
    for name in ("a/talks.txt", "b/talks.txt", "c/talks.md"):
        put(name, TEXT)
    assert [a.document_id for a in read([tmp_path])] == ["talks", "talks-2", "talks-3"]


MARKDOWN = """---
title: "Talks: day two"
published: 2022-01-14
url: https://news.example/talks
outlet: The Example
id: m-1
language: en
tags: [a, b]
editor: ~
---
## Talks end

> The **ministers** _left_ for [Vienna](https://v.example/a_(b)), said snake_case_name. 2 * 3 * 4.
"""


def test_textfiles_front_matter_becomes_fields(read_one):
    article = read_one("x.md", MARKDOWN)
    assert (article.document_id, article.title) == ("m-1", "Talks: day two")
    assert (article.published, article.published_basis) == (date(2022, 1, 14), "metadata")
    assert (article.url, article.outlet) == ("https://news.example/talks", "The Example")
    assert article.extra == {"tags": ["a", "b"], "editor": None}
    assert article.text.startswith("Talks end\n\nThe ministers left for ")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Talks *end*", "Talks end"),
        ("***Talks*** __end__", "Talks end"),
        ("[Talks](http://a.example) end ![map](m.png).", "Talks end ."),
        ("> > Talks\n> end", "Talks\nend"),
        ("snake_case_name and 2*3*4 and #1", "snake_case_name and 2*3*4 and #1"),
        ("[sic] (really)", "[sic] (really)"),
        ("---\nno mapping here\n---\nTalks", "---\nno mapping here\n---\nTalks"),
        ("---\ntitle: never closed\nTalks", "---\ntitle: never closed\nTalks"),
    ],
)
def test_textfiles_marks_are_dropped(read_one, marked, plain):
    assert read_one("x.md", marked, language="en").text == plain


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("---\ntitle: a: b\n---\nThe ministers met.", "bad_front_matter"),
        ("---\na: " + "[" * 2_000 + "\n---\nThe ministers met.", "bad_front_matter"),
        ("---\npublished: 2022-02-30\n---\nThe ministers met.", "bad_date"),
        ("---\nlanguage: fr\n---\nThe ministers met.", "unknown_language"),
        ("---\ntitle: [a]\n---\nThe ministers met.", "bad_field"),
        ("---\ntitle: a\n---\n\n", "empty_text"),
        (
            "---\na: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{b}: &{b} [{','.join(['*' + a] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
            + "---\nThe ministers met.",
            "bad_field",
        ),
    ],
)
def test_textfiles_front_matter_that_cannot_be_used(read_one, content, reason):
    assert read_one("x.md", content).reason == reason


@pytest.mark.parametrize(
    "mark", ["*", "_", "[", "![", "[a](", "#", ">", "> ", '"', "“", "*a ", "_a", "\u200b", "\u202e"]
)
def test_textfiles_many_marks_take_no_time(read_one, mark):
    text = "The ministers met. " + mark * (900_000 // len(mark))
    start = time.process_time()
    plain(text)
    assert time.process_time() - start < 5
    assert read_one("x.md", text, language="en").reason == "too_large"
