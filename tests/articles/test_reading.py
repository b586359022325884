"""Any bytes under any name: nothing is raised, nothing is lost."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.articles import Article, InputError, Reject, read
from timeline.articles.language import LanguageError

TEXT = "The minister met her counterpart in Vienna on Thursday."
ENDINGS = [".txt", ".md", ".html", ".jsonl", ".csv", ".parquet"]
FUZZ = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sample(ending: str) -> bytes:
    """A small, sound file of this kind."""
    if ending == ".parquet":
        out = io.BytesIO()
        pq.write_table(pa.table({"text": [f"{TEXT} {n}" for n in range(40)], "id": list(range(40))}), out)
        return out.getvalue()
    return {
        ".txt": TEXT * 3,
        ".md": f"---\ntitle: Talks\npublished: 2022-01-14\n---\n# Talks\n\n{TEXT}",
        ".html": f"<html><head><title>Talks</title></head><body><article><p>{TEXT * 5}</p></article></body></html>",
        ".jsonl": "\n".join(json.dumps({"text": TEXT, "id": n, "published": "2022-01-14"}) for n in range(5)),
        ".csv": "text,id\n" + "\n".join(f'"{TEXT}",{n}' for n in range(5)),
    }[ending].encode()


def check(path: Path) -> list[Article | Reject]:
    items = list(read([path]))
    assert items
    records = [item.record for item in items]
    assert records == list(range(len(items))) or records == [None]
    ids = [item.document_id for item in items if isinstance(item, Article)]
    assert len(ids) == len(set(ids))
    for item in items:
        json.dumps([item.path, item.document_id]).encode()
        if isinstance(item, Article):
            json.dumps([item.text, item.title, item.extra], ensure_ascii=False, allow_nan=False).encode()
        else:
            assert item.reason and item.detail
    return items


@pytest.mark.parametrize("ending", ENDINGS)
@FUZZ
@given(content=st.binary(max_size=300))
def test_reading_any_bytes(put, ending, content):
    check(put(f"any{ending}", content))


@pytest.mark.parametrize("ending", ENDINGS)
@FUZZ
@given(data=st.data())
def test_reading_damaged_files(put, ending, data):
    content = bytearray(sample(ending))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    check(put(f"damaged{ending}", bytes(content)))


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("compression", [".gz", ".zst"])
@settings(FUZZ, max_examples=10)
@given(data=st.data())
def test_reading_damaged_compression(put, ending, compression, data):
    plain = sample(ending)
    content = bytearray(
        gzip.compress(plain, mtime=0) if compression == ".gz" else pa.compress(plain, "zstd", asbytes=True)
    )
    at = data.draw(st.integers(0, len(content)))
    content[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    check(put(f"damaged{ending}{compression}", bytes(content)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(["text", "id", "published", "language", "title", "url", "outlet", "other"])


@FUZZ
@given(rows=st.lists(JSON | st.dictionaries(FIELDS, JSON | st.just(TEXT)), min_size=1, max_size=10))
def test_reading_as_many_results_as_records(put, rows):
    assert len(check(put("any.jsonl", "\n".join(map(json.dumps, rows))))) == len(rows)


@pytest.mark.parametrize("ending", ENDINGS)
def test_reading_twice_gives_the_same(put, ending):
    path = put(f"same{ending}", sample(ending))
    first = list(read([path]))
    assert first == list(read([path]))
    assert all(isinstance(item, Article) for item in first)


def test_reading_files_of_a_folder_in_order(put, tmp_path):
    for ending in ENDINGS:
        put(f"talks{ending}", sample(ending))
    put("broken.txt", b"")
    items = list(read([tmp_path]))
    paths = list(dict.fromkeys(Path(item.path).name for item in items))
    assert paths == ["broken.txt", *(f"talks{e}" for e in sorted(ENDINGS))]
    assert sum(isinstance(item, Reject) for item in items) == 1


def test_reading_checks_the_call_before_anything_is_read(put):
    path = put("a.txt", TEXT)
    with pytest.raises(InputError):
        read([path, "missing.txt"])
    with pytest.raises(LanguageError, match="'fr'"):
        read([path], language="fr")


def test_reading_a_file_that_is_gone_is_a_reject(put):
    first, gone = put("a.txt", TEXT), put("b.txt", TEXT)
    items = read([first, gone])
    assert isinstance(next(items), Article)
    gone.unlink()
    (item,) = items
    assert isinstance(item, Reject)
    assert item.reason == "unreadable"


def test_reading_language_of_the_record_goes_before_the_option(put):
    path = put("a.jsonl", json.dumps({"text": TEXT, "language": "en"}) + "\n" + json.dumps({"text": TEXT}))
    assert [item.language for item in read([path], language="id")] == ["en", "id"]
