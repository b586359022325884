from __future__ import annotations

import csv
import gzip
import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.articles import Article, limits, read

TEXT = "The minister met her counterpart."


def reasons(items):
    return [getattr(item, "reason", "ok") for item in items]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csvfile_dialects(put, delimiter, encoding, line_end):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    writer.writerow(["id", "text", "published", "page"])
    writer.writerow(["a", f'{TEXT} "Good", he said;\tthen\nleft.', "2022-01-14", "3"])
    writer.writerow(["b", TEXT, "", ""])
    first, second = read([put("news.csv", out.getvalue().encode(encoding))])
    assert first.text == f'{TEXT} "Good", he said;\tthen\nleft.'
    assert (first.document_id, first.record, first.published) == ("a", 0, date(2022, 1, 14))
    assert first.extra == {"page": "3"}
    assert (second.published, second.extra) == (None, {"page": None})


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a,x", "", f"b,{TEXT}"], ["ok", "ok"]),
        (["a", f"b,{TEXT}"], ["bad_csv", "ok"]),
        (["a,x,y", f"b,{TEXT}"], ["bad_csv", "ok"]),
        (['a,"x"y', f"b,{TEXT}"], ["bad_csv", "ok"]),
        ([f"a,{TEXT}", 'b,"never closed'], ["ok", "bad_csv"]),
        (["a,", f"b,{TEXT}"], ["no_text", "ok"]),
        (["a,..", f"b,{TEXT}"], ["empty_text", "ok"]),
        (["a,x\0y", f"b,{TEXT}"], ["binary", "ok"]),
        (["a," + "x " * 600_000, f"b,{TEXT}"], ["too_large", "ok"]),
        (["a," + "x" * limits.LINE, f"b,{TEXT}"], ["too_large", "ok"]),
        ([f"a,{TEXT}", 'b,"' + ("x" * 999 + "\n") * (limits.LINE // 1000 + 1), f"c,{TEXT}"], ["ok", "bad_csv"]),
    ],
)
def test_csvfile_bad_rows(put, rows, expected):
    # The NUL stands beyond the part of the file that tells text from binary data.
    padding = ["p," + TEXT * 200]
    items = list(read([put("a.csv", "\n".join(["id,text", *padding, *rows]))], language="en"))
    assert reasons(items[1:]) == expected
    assert [item.record for item in items] == list(range(len(items)))


def test_csvfile_bytes_that_are_not_utf8_cost_one_row(put):
    content = b"text,title\n" + b"caf\xe9,x\n" + TEXT.encode() + b",caf\xe9\n" + TEXT.encode() + b",x\n"
    assert reasons(read([put("a.csv", content)])) == ["encoding", "encoding", "ok"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"text,id\n", "empty_file"),
        (b"id,body\n1,x\n", "no_text"),
        (b'"text', "no_text"),
        (b"\0\1\2\3", "binary"),
        (gzip.compress(b"text\nx", mtime=0), "binary"),
    ],
)
def test_csvfile_that_holds_no_articles(read_one, content, reason):
    assert read_one("a.csv", content).reason == reason


def test_csvfile_ten_thousand_columns_and_repeated_names(read_one):
    names = ["text", *(f"c{n}" for n in range(10_000)), "text", "c1"]
    cells = [TEXT, *("v" for _ in range(10_000)), "other", "w"]
    article = read_one("a.csv", ",".join(names) + "\n" + ",".join(cells))
    assert article.text == TEXT
    assert len(article.extra) == 10_002
    assert (article.extra["text-2"], article.extra["c1-2"]) == ("other", "w")


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_csvfile_what_was_written_is_read(put, rows, delimiter):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["text", "note"], *((f"Minister {text}", note) for text, note in rows)])
    articles = list(read([put("a.csv", out.getvalue())], language="en"))
    assert all(isinstance(article, Article) for article in articles)
    assert [(a.text, a.extra["note"] or "") for a in articles] == [(f"Minister {t}", n) for t, n in rows]
