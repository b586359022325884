"""Each kind of damage, done to a dataset on disk, is found and told in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from builders import VERSIONS, Row, dataset, document, found, mention, statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.tables.schema import arrow_schema, table
from timeline.tables.validate import validate
from timeline.tables.write import write_dataset

Change = Callable[[Row], Row]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in validate(folder)]


def written(tmp_path: Path, **tables: Any) -> list[str]:
    """Problems of a dataset that the writer accepts."""
    return problems(write_dataset(tmp_path / "out", dataset(**tables), versions=VERSIONS))


def test_a_whole_dataset_has_no_problems(folder: Path) -> None:
    assert problems(folder) == []


def test_an_empty_dataset_has_no_problems(tmp_path: Path) -> None:
    assert problems(write_dataset(tmp_path / "out", {}, versions={})) == []


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        (
            {"mentions": [mention(), mention("m2", "e2", "kata"), mention("m3", "e9", "kata")]},
            "mentions.event_id, row 2: not in events.event_id (found 'e9')",
        ),
        (
            {"spans": [found(document_id="d9")]},
            "spans.document_id, row 0: not in documents.document_id (found 'd9')",
        ),
        (
            {"statements": [statement(event_id="e9")]},
            "statements.event_id, row 0: not in events.event_id (found 'e9')",
        ),
        (
            {"mentions": [mention(reported_in="s9"), mention("m2", "e2", "kata")]},
            "mentions.reported_in, row 0: not in statements.statement_id (found 's9')",
        ),
        (
            {"mentions": [mention(sentence="Lain."), mention("m2", "e2", "kata")]},
            "mentions.sentence, row 0: is not what stands in the document's text (found 'Lain.')",
        ),
        (
            {"mentions": [mention(trigger_text="rapat"), mention("m2", "e2", "kata")]},
            "mentions.trigger_text, row 0: is not what stands in the document's text (found 'rapat')",
        ),
        (
            {"mentions": [mention(source_spans=[{"start": 0, "end": 9999}]), mention("m2", "e2", "kata")]},
            "mentions.source_spans, row 0: no stretch of the document's text",
        ),
        (
            {"mentions": [mention(place_start_char=3), mention("m2", "e2", "kata")]},
            "mentions.place_start_char, row 0: place_end_char must be there or missing with it (found '3')",
        ),
        (
            {"mentions": [mention(place_start_char=9, place_end_char=3), mention("m2", "e2", "kata")]},
            "mentions.place_start_char, row 0: no stretch of the document's text (found '9')",
        ),
        (
            {"statements": [statement(cue_text="ujar")]},
            "statements.cue_text, row 0: is not what stands in the document's text (found 'ujar')",
        ),
        (
            {"spans": [found(start=1), found(start=2)]},
            "spans.text, row 0: is not what stands in the document's text (found 'Jenewa'), and 1 more rows",
        ),
        (
            {"documents": [document(mention_count=5)]},
            "documents.mention_count, row 0: is not the number counted in mentions (found '5')",
        ),
        (
            {"mentions": [mention(), mention("m2", "e2", "kata"), mention("m3", "e2", "kata")]},
            "events.mention_count, row 1: is not the number counted in mentions (found '1')",
        ),
        (
            {"documents": [document(text_sha256="0" * 64)]},
            "documents.text_sha256, row 0: is not the hash of the text",
        ),
    ],
)
def test_damage_between_tables_is_found(tmp_path: Path, tables: dict[str, list[Row]], problem: str) -> None:
    assert problem in written(tmp_path, **tables)


def test_a_dyad_that_differs_from_its_event_is_found(tmp_path: Path) -> None:
    dyads = dataset()["dyads"]
    dyads[2] |= {"goldstein": None}
    assert "dyads.goldstein, row 2: differs from events.goldstein (found 'None')" in written(tmp_path, dyads=dyads)


def rewrite(folder: Path, name: str, *columns: pl.Expr, cast: bool = True) -> None:
    """Change a table on disk behind the writer's back."""
    path = folder / f"{name}.parquet"
    changed = pl.read_parquet(path).with_columns(columns).to_arrow()
    if cast:
        changed = changed.cast(pa.schema([field.with_nullable(True) for field in arrow_schema(table(name))]))
    pq.write_table(changed, path)


def test_a_table_changed_behind_the_writer_is_found(folder: Path) -> None:
    rewrite(folder, "events", pl.lit("walk").alias("event_type"), pl.lit(None).cast(pl.String).alias("modality"))
    text = "\n".join(problems(folder))
    assert "events.event_type, row 0: allowed are meeting, statement, action (found 'walk')" in text
    assert "events.modality, row 0: null is not allowed" in text
    assert "dyads.modality, row 0: differs from events.modality" in text
    assert "events: datapackage.json says hash" in text
    assert "events: datapackage.json says digest" in text
    assert "dataset: the digest in datapackage.json is not that of the tables" in text


def test_interval_turned_round_is_found(folder: Path) -> None:
    rewrite(folder, "events", pl.lit(date(2030, 1, 1)).alias("date_start"))
    assert "events, row 0: date_start lies after date_end" in problems(folder)


def test_another_type_is_found(folder: Path) -> None:
    rewrite(folder, "events", pl.col("quad_class").cast(pl.Int64), cast=False)
    assert "events.quad_class: the type is int64, expected int8" in problems(folder)


def test_a_missing_column_is_found(folder: Path) -> None:
    path = folder / "rejects.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["detail"]), path)
    assert any("lacks the column detail" in problem for problem in problems(folder))


def test_an_added_column_is_no_problem_of_the_schema(folder: Path) -> None:
    path = folder / "rejects.parquet"
    found = pq.read_table(path)
    pq.write_table(found.append_column("mine", found["path"]), path)
    assert all("datapackage.json says" in problem for problem in problems(folder))


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no parquet at all", None])
def test_a_broken_file_is_a_problem_and_no_exception(folder: Path, content: bytes | None) -> None:
    path = folder / "mentions.parquet"
    path.write_bytes(path.read_bytes()[:-200] if content is None else content)
    assert any(p.startswith("mentions: mentions.parquet cannot be read") for p in problems(folder))


def test_a_corrupt_page_is_a_problem_and_no_exception(folder: Path) -> None:
    path = folder / "documents.parquet"
    data = bytearray(path.read_bytes())
    data[20:120] = b"\x00" * 100
    path.write_bytes(data)
    assert problems(folder)


def test_a_missing_file_is_a_problem(folder: Path) -> None:
    (folder / "spans.parquet").unlink()
    assert "spans: spans.parquet is missing" in problems(folder)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda p: p | {"name": "other"}, "does not describe a dataset of this program"),
        (lambda p: p | {"versions": {"schema": "99"}}, "schema version '99', this program knows '1'"),
        (lambda p: p | {"resources": p["resources"][1:]}, "events: datapackage.json does not list the table"),
        (lambda p: p | {"resources": None}, "is damaged"),
        (lambda p: p | {"resources": [{"name": "events"}]}, "is damaged"),
        (lambda p: p | {"versions": None}, "is damaged"),
        (lambda p: p | {"digest": "sha256:0"}, "the digest in datapackage.json"),
        (lambda p: [p], "does not describe a dataset of this program"),
    ],
)
def test_a_descriptor_that_is_wrong_is_found(folder: Path, change: Change, problem: str) -> None:
    path = folder / "datapackage.json"
    path.write_text(json.dumps(change(json.loads(path.read_text()))))
    assert any(problem in found for found in problems(folder))


def test_a_folder_that_is_none_is_a_problem(tmp_path: Path) -> None:
    assert any("holds no dataset" in problem for problem in problems(tmp_path / "nothing"))


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(st.text(min_size=1))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts_with_spans(), min_size=1, max_size=20))
def test_offsets_count_code_points_in_any_text(tmp_path: Path, drawn: list[tuple[str, int, int]]) -> None:
    rows: dict[str, list[Row]] = {"documents": [], "spans": []}
    for number, (text, start, end) in enumerate(drawn):
        name = f"d{number}"
        where = {"start": start, "end": end, "text": text[start:end], "document_id": name}
        rows["documents"].append(document(name, text, mention_count=0))
        rows["spans"].append(where | {"kind": "actor", "rule_id": "any"})
    folder = write_dataset(tmp_path / "out", rows, versions={})
    assert problems(folder) == []
    rows["spans"][-1]["text"] += "x"
    (problem,) = problems(write_dataset(folder, rows, versions={}))
    assert "is not what stands in the document's text" in problem
