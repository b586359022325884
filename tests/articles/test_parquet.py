from __future__ import annotations

import gzip
import json
import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from timeline.articles import Article, limits, read

TEXT = "The minister met her counterpart."


def write(path: Path, columns: dict[str, object], **options: object) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def reasons(items):
    return [getattr(item, "reason", "ok") for item in items]


@pytest.mark.parametrize(
    "texts",
    [
        pa.array([TEXT, None, TEXT]),
        pa.array([TEXT, None, TEXT], pa.large_string()),
        pa.array([TEXT, None, TEXT], pa.string_view()),
        pa.array([TEXT, None, TEXT]).dictionary_encode(),
    ],
)
def test_parquet_rows(tmp_path, texts):
    path = write(tmp_path / "a.parquet", {"text": texts, "id": [7, 8, 9]})
    first, bad, last = read([path])
    assert (first.text, first.document_id, first.record) == (TEXT, "7", 0)
    assert (bad.reason, bad.record, bad.document_id) == ("no_text", 1, "8")
    assert last.record == 2


@pytest.mark.parametrize(
    "published",
    [
        pa.array(["2022-01-14"]),
        pa.array([date(2022, 1, 14)]),
        pa.array([date(2022, 1, 14)], pa.date64()),
        pa.array([20220114]),
        pa.array([datetime(2022, 1, 14, 9)], pa.timestamp("ns")),
        pa.array([datetime(2022, 1, 13, 17, 30, tzinfo=UTC)], pa.timestamp("us", "Asia/Jakarta")),
    ],
)
def test_parquet_publication_dates(tmp_path, published):
    (article,) = read([write(tmp_path / "a.parquet", {"text": [TEXT], "published": published})])
    assert (article.published, article.published_basis) == (date(2022, 1, 14), "record")


def test_parquet_other_columns_come_in_a_form_that_json_has(tmp_path):
    moment = datetime(2022, 1, 14, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
    columns = {
        "text": [TEXT],
        "day": [date(2022, 1, 14)],
        "moment": pa.array([moment], pa.timestamp("s", "Asia/Jakarta")),
        "clock": [time(9, 30)],
        "span": [timedelta(days=1)],
        "price": [Decimal("1.50")],
        "score": [float("nan")],
        "raw": [b"\x01\xff"],
        "tags": [[{"name": "a", "weight": 1.5}]],
        "pairs": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int8())),
    }
    (article,) = read([write(tmp_path / "a.parquet", columns)])
    assert json.loads(json.dumps(article.extra, allow_nan=False)) == {
        "day": "2022-01-14",
        "moment": "2022-01-14T09:00:00+07:00",
        "clock": "09:30:00",
        "span": "1 day, 0:00:00",
        "price": "1.50",
        "score": None,
        "raw": "01ff",
        "tags": [{"name": "a", "weight": 1.5}],
        "pairs": [["k", 1]],
    }


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"text": [1, 2]}, ["no_text"] * 2),
        ({"text": [b"caf\xe9", TEXT.encode()]}, ["no_text"] * 2),
        ({"text": [[TEXT], [TEXT]]}, ["no_text"] * 2),
        ({"body": [TEXT, TEXT]}, ["no_text"]),
        ({"text": pa.array([], pa.string())}, ["empty_file"]),
        ({"text": [TEXT, TEXT], "published": [1.5, None]}, ["bad_date", "ok"]),
        ({"text": [TEXT, TEXT], "id": [True, None]}, ["bad_field", "ok"]),
        ({"text": [TEXT, TEXT], "x": pa.array([2**62, 0], pa.timestamp("us"))}, ["bad_field", "ok"]),
        ({"text": pa.array([b"caf\xe9", TEXT.encode()]).view(pa.string())}, ["encoding", "ok"]),
        ({"text": ["x " * (limits.TEXT // 2 + 1), TEXT]}, ["too_large", "ok"]),
    ],
)
def test_parquet_wrong_types_and_values(tmp_path, columns, expected):
    assert reasons(read([write(tmp_path / "a.parquet", columns)])) == expected


def test_parquet_columns_nested_too_deeply(tmp_path):
    deep = pa.string()
    for _ in range(20):
        deep = pa.list_(deep)
    path = write(tmp_path / "a.parquet", {"text": [TEXT], "x": pa.array([None], deep)})
    assert reasons(read([path])) == ["bad_parquet"]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_parquet_compressed(tmp_path, ending):
    plain = write(tmp_path / "plain.parquet", {"text": [TEXT] * 3}).read_bytes()
    packed = tmp_path / f"a.parquet{ending}"
    packed.write_bytes(gzip.compress(plain, mtime=0) if ending == ".gz" else pa.compress(plain, "zstd", asbytes=True))
    assert reasons(read([packed])) == ["ok"] * 3
    packed.write_bytes(packed.read_bytes()[:-9])
    assert reasons(read([packed])) == ["truncated"]


def test_parquet_compressed_beyond_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "TABLE", 2**20)
    packed = tmp_path / "a.parquet.gz"
    packed.write_bytes(gzip.compress(b"\0" * 2**22, mtime=0))
    assert reasons(read([packed])) == ["too_large"]


def test_parquet_damaged_pages_reject_their_rows_and_no_others(tmp_path):
    rng = random.Random(1)
    texts = [f"The minister met number {rng.random()}." for _ in range(300)]
    path = write(
        tmp_path / "a.parquet", {"text": texts}, row_group_size=100, use_dictionary=False, write_page_checksum=True
    )
    offset = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
    data = bytearray(path.read_bytes())
    data[offset + 60 : offset + 90] = b"\xff" * 30
    path.write_bytes(data)
    items = list(read([path], language="en"))
    assert reasons(items) == ["ok"] * 100 + ["bad_parquet"] * 100 + ["ok"] * 100
    assert [item.record for item in items] == list(range(300))
    assert "rows 100 to 199" in items[100].detail


@pytest.mark.parametrize("content", [b"PAR1" + b"x" * 200 + b"PAR1", b"text,id\nx,1\n", b"\0" * 500, b"PAR1"])
def test_parquet_that_is_none(read_one, content):
    item = read_one("a.parquet", content)
    assert item.reason == "bad_parquet"
    assert "\n" not in item.detail


def test_parquet_is_read_in_batches(tmp_path):
    path = write(tmp_path / "a.parquet", {"text": [f"The minister met number {n}." for n in range(1000)]})
    items = read([path], language="en")
    assert isinstance(next(items), Article)
    assert sum(1 for _ in items) == 999
