from __future__ import annotations

import hashlib
import json
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from builders import RUSSIA, VERSIONS, Row, dataset, event, reject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import streams
from timeline.tables.checks import SchemaError
from timeline.tables.digest import combined_digest, file_sha256, frame_digest
from timeline.tables.frames import to_frame
from timeline.tables.schema import arrow_schema, schema, table
from timeline.tables.write import write_dataset


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def package(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


def test_write_makes_every_table_and_the_descriptor(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)
    assert {p.name for p in folder.iterdir()} == {f"{n}.parquet" for n in schema().tables} | {"datapackage.json"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("name", schema().tables)
def test_files_read_back_with_the_declared_schema(tmp_path: Path, name: str) -> None:
    folder = write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)
    found = pq.read_schema(folder / f"{name}.parquet")
    assert found.remove_metadata().equals(arrow_schema(table(name)), check_metadata=True)
    assert found.metadata[b"timeline.schema_version"] == b"1"
    assert json.loads(found.metadata[b"timeline.versions"]) == VERSIONS
    digest = frame_digest(to_frame(table(name), dataset()[name]), table(name))
    assert found.metadata[b"timeline.digest"].decode() == f"sha256:{digest}"


def test_files_are_compressed_indexed_and_in_row_groups(tmp_path: Path) -> None:
    rows = to_frame(table("rejects"), [reject(record=n) for n in range(50_000)])
    folder = write_dataset(tmp_path / "out", {"rejects": rows}, versions={})
    metadata = pq.ParquetFile(folder / "rejects.parquet").metadata
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [40_960, 9_040]
    column = metadata.row_group(0).column(1)
    assert column.compression == "ZSTD"
    assert column.has_column_index


def test_descriptor_tells_rows_hashes_and_versions(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)
    described = package(folder)
    assert described["versions"] == {"schema": "1"} | VERSIONS
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in described["resources"]:
        path = folder / resource["path"]
        assert resource["hash"] == f"sha256:{file_sha256(path)}"
        assert resource["bytes"] == path.stat().st_size
        assert resource["rows"] == len(dataset()[resource["name"]])
        names = [f["name"] for f in resource["schema"]["fields"]]
        assert names == list(table(resource["name"]).columns)
    digests = {r["name"]: r["digest"].removeprefix("sha256:") for r in described["resources"]}
    assert described["digest"] == f"sha256:{combined_digest(digests)}"
    read = {t.name: frame_digest(pl.read_parquet(folder / t.file), t) for t in schema().tables.values()}
    assert described["digest"] == f"sha256:{combined_digest(read)}"


def test_descriptor_gives_the_exact_type_of_a_list(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "out", {}, versions={})
    mentions = next(r for r in package(folder)["resources"] if r["name"] == "mentions")
    spans = next(f for f in mentions["schema"]["fields"] if f["name"] == "source_spans")
    assert spans["type"] == "array"
    assert spans["arrowType"] == "list<struct<start: int32, end: int32>>"


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms())
def test_the_same_rows_in_any_order_give_the_same_bytes(tmp_path: Path, rng: random.Random) -> None:
    events = [event(f"e{n}", date_start=date(2022, 1, 1 + n % 5)) for n in range(9)]
    expected = contents(write_dataset(tmp_path / "one", dataset(events), versions=VERSIONS))
    rows = dataset(events)
    for part in rows.values():
        rng.shuffle(part)
    versions = dict(reversed(VERSIONS.items()))
    assert contents(write_dataset(tmp_path / "two", rows, versions=versions)) == expected


def test_rows_and_frames_give_the_same_bytes(tmp_path: Path) -> None:
    frames = {name: to_frame(table(name), rows) for name, rows in dataset().items()}
    from_frames = write_dataset(tmp_path / "frames", frames, versions=VERSIONS)
    assert contents(from_frames) == contents(write_dataset(tmp_path / "rows", dataset(), versions=VERSIONS))


def test_streams_with_little_room_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event(f"e{n}", date_start=date(2022, 1, 1 + n % 5) if n % 3 else None) for n in range(60)]
    frames = {name: to_frame(table(name), rows) for name, rows in dataset(events).items()}
    expected = contents(write_dataset(tmp_path / "frames", frames, versions=VERSIONS))
    monkeypatch.setattr(streams, "ROOM", 4_000)
    monkeypatch.setattr(streams, "CHUNK", 7)
    lazy = {name: frame.lazy() for name, frame in frames.items()}
    assert contents(write_dataset(tmp_path / "streams", lazy, versions=VERSIONS)) == expected


def test_a_key_that_comes_again_later_in_a_stream_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "CHUNK", 2)
    rows = to_frame(table("events"), [event(f"e{n % 5}", date_start=date(2022, 1, 1 + n)) for n in range(8)])
    with pytest.raises(SchemaError, match=r"events\.event_id, row 5: 'e0' stands in an earlier row already"):
        write_dataset(tmp_path / "out", {"events": rows.lazy()}, versions={})


@pytest.mark.parametrize("values", [{"confidence": 0.5}, {"sources": [RUSSIA, RUSSIA]}, {"place_text": None}])
def test_digest_tells_other_values_apart(values: Row) -> None:
    events = table("events")
    assert frame_digest(to_frame(events, [event()]), events) != frame_digest(
        to_frame(events, [event(**values)]), events
    )


def test_digest_is_that_of_rows_as_json_lines() -> None:
    rows = [reject(record=7, detail='é "q" \\ \n\u2028😀'), reject(path="a", document_id="x")]
    lines = (
        '{"path":"a","record":null,"document_id":"x","reason":"empty","detail":"the file holds no text"}\n'
        '{"path":"news/broken.txt","record":7,"document_id":null,"reason":"empty",'
        '"detail":"é \\"q\\" \\\\ \\n\u2028😀"}\n'
    )
    rejects = table("rejects")
    assert frame_digest(to_frame(rejects, rows), rejects) == hashlib.sha256(lines.encode()).hexdigest()


def test_a_bad_row_leaves_the_previous_dataset_as_it_was(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)
    before = contents(folder)
    with pytest.raises(SchemaError, match=r"rejects\.reason, row 0: must match"):
        write_dataset(folder, dataset(rejects=[reject(reason="No text!")]), versions=VERSIONS)
    assert contents(folder) == before
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_rows_of_an_unknown_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="places"):
        write_dataset(tmp_path / "out", {"places": []}, versions={})
    assert not (tmp_path / "out").exists()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.none() | st.integers(0, 2**63 - 1), st.none() | st.text(min_size=1)),
        max_size=20,
    )
)
def test_any_value_survives_writing_and_reading(
    tmp_path: Path, values: list[tuple[str, int | None, str | None]]
) -> None:
    rows = [
        {"path": path, "record": record, "document_id": name, "reason": "other", "detail": path}
        for path, record, name in values
    ]
    folder = write_dataset(tmp_path / "out", {"rejects": rows}, versions={})
    key = ("path", "record", "document_id")
    found = pl.read_parquet(folder / "rejects.parquet").to_dicts()
    assert sorted(map(str, found)) == sorted(map(str, rows))
    queried = duckdb.connect().read_parquet(str(folder / "rejects.parquet")).fetchall()
    assert sorted(map(str, (row[:3] for row in queried))) == sorted(
        str(tuple(row[column] for column in key)) for row in rows
    )


def test_the_descriptor_keeps_the_rules_of_a_data_package(tmp_path: Path) -> None:
    """What https://datapackage.org/standard/data-package/ (2.0) asks of packages, resources and table schemas."""
    folder = write_dataset(tmp_path / "dataset", dataset(), versions=VERSIONS)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = {r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in package["resources"]}
    assert len(fields) == len(package["resources"])
    assert all({"name", "path"} <= licence.keys() for licence in package["licenses"])
    for resource in package["resources"]:
        name, content = resource["name"], (folder / resource["path"]).read_bytes()
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        kinds = {field["type"] for field in fields[name].values()}
        assert kinds <= {"string", "boolean", "integer", "number", "date", "array"}
        assert set(resource["schema"].get("primaryKey", ())) <= fields[name].keys()
        for key in resource["schema"].get("foreignKeys", ()):
            assert set(key["fields"]) <= fields[name].keys()
            assert set(key["reference"]["fields"]) <= fields[key["reference"]["resource"]].keys()
