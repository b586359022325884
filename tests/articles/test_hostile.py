"""Files made to harm: each costs little time and memory, and is one reject."""

from __future__ import annotations

import gzip
import json
import os
import time

import pyarrow as pa
import pytest

from timeline.articles import Article, Reject, limits, read

RECORD = json.dumps({"text": "Both ministers met in Oslo.", "language": "en"}) + "\n"


def test_hostile_bomb_of_good_records_ends(put, monkeypatch):
    monkeypatch.setattr(limits, "EXPANDED", 2**20)
    many = (RECORD * 4000).encode() * 20
    *articles, last = read([put("bomb.jsonl.zst", pa.compress(many, codec="zstd", asbytes=True))])
    assert (last.reason, "times as long" in last.detail) == ("too_large", True)
    assert len(articles) < 40_000


def test_hostile_compression_of_much_repeated_text_is_none(put):
    data = gzip.compress((RECORD * 400).encode(), mtime=0)
    assert all(isinstance(item, Article) for item in read([put("news.jsonl.gz", data)]))


@pytest.mark.parametrize(
    "page",
    [
        "<html><body " + " ".join(f"a{n}='x'" for n in range(100_000)) + "><p>Hello.</p>",
        "<html><body>" + "<!--" * 100_000,
        "<html><body>" + "<div>" * 50_000,
        "<p>" + "&amp;" * 3_000_000,
    ],
)
def test_hostile_page_is_refused_at_once(read_one, page):
    start = time.process_time()
    reject = read_one("page.html", page)
    assert (type(reject), reject.reason) == (Reject, "too_large")
    assert time.process_time() - start < 2


@pytest.mark.parametrize("tags", ["<div>", "<b>", "<ul><li>", "<table><tr><td>"])
def test_hostile_page_nested_deeply_ends(read_one, tags):
    start = time.process_time()
    read_one("page.html", f"<html><body>{tags * 4000}<p>The talks went on in Oslo.</p>")
    assert time.process_time() - start < 10


def test_hostile_entities_are_not_expanded(read_one):
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 30))
    page = f"<!DOCTYPE html [<!ENTITY a0 'x'>{entities}]><html><body><article><p>Talks in Oslo. &a29;</p></article>"
    item = read_one("page.html", page)
    assert len(item.detail if isinstance(item, Reject) else item.text) < 5000


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".jsonl", ".csv"])
def test_hostile_line_of_fifty_megabytes(put, ending):
    path = put(f"long{ending}", b"text\n" + b"word " * 10_000_000)
    reasons = {item.reason for item in read([path]) if isinstance(item, Reject)}
    assert "too_large" in reasons


def test_hostile_names_links_and_pipes(put, tmp_path):
    put("a\n\x1b[31m.txt", "Both ministers met in Oslo.")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "up").symlink_to(".", target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.txt")
    (article,) = read([tmp_path])
    assert article.path.endswith("a\n\x1b[31m.txt")


@pytest.mark.parametrize("ending", [".jsonl", ".csv"])
def test_hostile_file_that_is_cut_while_it_is_read(put, ending):
    rows = "text\n" if ending == ".csv" else ""
    path = put(f"news{ending}", rows + (RECORD if ending == ".jsonl" else "Both ministers met in Oslo.\n") * 20_000)
    found = read([path], language="en")
    first = next(found)
    os.truncate(path, 500_000)
    rest = list(found)
    numbers = [item.record for item in (first, *rest) if item.record is not None]
    assert numbers == list(range(len(numbers)))
    assert 5_000 < len(rest) < 20_000
