from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import actor, dataset, event
from jsonschema import Draft202012Validator

from timeline.tables.codebook import codebook
from timeline.tables.descriptors import json_schema
from timeline.tables.generate import main, stale
from timeline.tables.schema import schema, schemas_folder, table
from timeline.tables.sql import read_view, read_views


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(schemas_folder(), tmp_path / "schemas"))


def test_generated_files_are_fresh() -> None:
    assert stale(schemas_folder()) == []


def test_a_changed_declaration_makes_files_stale(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "tables" / "rejects.yaml"
    path.write_text(path.read_text().replace("The reason in a sentence.", "The reason."))
    assert main(["--check", "--folder", str(copy)]) == 1
    told = capsys.readouterr().err
    assert all(name in told for name in ("timeline.sql", "rejects.schema.json"))
    assert main(["--folder", str(copy)]) == 0
    assert main(["--check", "--folder", str(copy)]) == 0


def test_a_changed_view_makes_the_script_stale(copy: Path) -> None:
    path = copy / "views" / "quotes.sql"
    path.write_text(path.read_text().replace("AS quote,", "AS said,"))
    assert [p.name for p in stale(copy)] == ["timeline.sql"]


def test_a_leftover_file_is_stale(copy: Path) -> None:
    (copy / "json" / "people.schema.json").write_text("{}")
    assert [p.name for p in stale(copy)] == ["people.schema.json"]


def test_a_view_that_is_not_listed_is_an_error(copy: Path) -> None:
    shutil.copy(copy / "views" / "quotes.sql", copy / "views" / "sayings.sql")
    with pytest.raises(ValueError, match=r"does not list these views: sayings"):
        stale(copy)


@pytest.mark.parametrize("content", ["SELECT 1;", "CREATE OR REPLACE VIEW quotes AS SELECT 1;", "-- Only words."])
def test_a_view_without_comment_or_statement_is_an_error(copy: Path, content: str) -> None:
    (copy / "views" / "quotes.sql").write_text(content)
    with pytest.raises(ValueError, match=r"quotes\.sql: expected a comment and CREATE"):
        read_view(copy, "quotes")


def test_the_code_book_names_every_column_and_view() -> None:
    text = codebook(schema(), read_views(schema(), schemas_folder()))
    for declared in schema().tables.values():
        assert f"`{declared.file}`" in text
        assert all(f"| `{column}` |" in text for column in declared.columns)
    assert all(f"`{name}" in text for name in schema().views)


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("name", schema().tables)
def test_rows_keep_the_json_schema(name: str) -> None:
    validator = Draft202012Validator(json_schema(table(name), "1"))
    for row in dataset()[name]:
        whole = {column: row.get(column) for column in table(name).columns}
        assert [e.message for e in validator.iter_errors(as_json(whole))] == []


@pytest.mark.parametrize(
    "values",
    [
        {"event_type": "visit"},
        {"cameo_code": "40"},
        {"quad_class": 5},
        {"cameo_label": None},
        {"place_name": ""},
        {"sources": [actor(code="rus")]},
        {"mood": "good"},
    ],
)
def test_the_json_schema_refuses_what_the_writer_refuses(values: dict[str, Any]) -> None:
    row = {column: event().get(column) for column in table("events").columns} | values
    assert not Draft202012Validator(json_schema(table("events"), "1")).is_valid(as_json(row))
