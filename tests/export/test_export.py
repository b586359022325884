"""Exports hold what the dataset holds, the same bytes each time, and say what their columns mean."""

from __future__ import annotations

import csv
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat
import pytest
from builders import AMERICA, RUSSIA, VERSIONS, actor, dataset, document, event, mention

from timeline.export.errors import ExportError
from timeline.export.export import FILES, FOLDERS, export
from timeline.export.neutral import neutral
from timeline.export.sheets import flat_sheet
from timeline.export.workbook import CHARACTERS
from timeline.tables.frames import to_frame
from timeline.tables.package import DatasetError
from timeline.tables.read import read_dataset
from timeline.tables.schema import schema, table
from timeline.tables.write import write_dataset

HOSTILE = '=HYPERLINK("http://example.org","look")'
ENDINGS = {"icews": "all.csv", "gdelt": "all.csv", "xlsx": "all.xlsx"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = dataset(documents=[document(title=HOSTILE, outlet="Warta")])
    return write_dataset(tmp_path / "dataset", rows, versions=VERSIONS)


def exported(folder: Path, style: str, name: str = "one") -> dict[str, Path]:
    out = folder.parent / name / ENDINGS.get(style, "")
    return {path.name: path for path in export(folder, style, out)}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_has_one_file_a_table_and_a_dictionary_of_every_column(folder: Path) -> None:
    files = exported(folder, "csv")
    assert set(files) == {f"{name}.csv" for name in (*schema().tables, "dictionary")}
    told = [(row["table"], row["column"]) for row in rows(files["dictionary.csv"])]
    there = [(n, c) for n in schema().tables for c in files[f"{n}.csv"].read_text("utf-8").splitlines()[0].split(",")]
    assert told == there
    (first, *_) = rows(files["events.csv"])
    assert (first["event_id"], first["date_start"], first["sources_code"]) == ("e1", "2022-01-21", "RUSGOV")


def test_dictionary_tells_type_unit_and_allowed_values(folder: Path) -> None:
    told = {(r["table"], r["column"]): r for r in rows(exported(folder, "csv")["dictionary.csv"])}
    kind = told["events", "event_type"]
    assert (kind["type"], kind["may_be_missing"], kind["allowed_values"]) == (
        "string",
        "no",
        "meeting; statement; action",
    )
    assert told["events", "goldstein"]["allowed_values"] == "from -10 to 10"
    assert told["events", "date_start"]["unit"] == "day"


NESTED = {
    "one actor": ([RUSSIA], ("Russia", None)),
    "entries keep their places": (
        [actor(person="A B"), actor("Oslo; Bergen", None), actor(person="C D")],
        ("Russia; Oslo, Bergen; Russia", "A B; ; C D"),
    ),
    "nobody": ([], (None, None)),
}


@pytest.mark.parametrize(("side", "expected"), NESTED.values(), ids=NESTED.keys())
def test_lists_become_a_column_for_each_member(side: list[dict[str, Any]], expected: tuple[str | None, ...]) -> None:
    events = to_frame(table("events"), [event(sources=side)])
    flat = flat_sheet(table("events"), events)
    assert flat.frame.select("sources_name", "sources_person").row(0) == expected
    assert [column.name for column in flat.columns] == flat.frame.columns


def test_spans_are_flattened(folder: Path) -> None:
    frame = to_frame(table("mentions"), [mention(source_spans=[{"start": 0, "end": 7}, {"start": 12, "end": 20}])])
    flat = flat_sheet(table("mentions"), frame).frame
    assert flat.select("source_spans_start", "source_spans_end").row(0) == ("0; 12", "7; 20")


def test_jsonl_keeps_lists(folder: Path) -> None:
    (first, *_) = (json.loads(line) for line in exported(folder, "jsonl")["events.jsonl"].open(encoding="utf-8"))
    assert [a["code"] for a in first["targets"]] == [AMERICA["code"]]
    assert first["date_start"] == "2022-01-21"


CELLS = [
    ("=1+1", "'=1+1"),
    ("+62 812", "'+62 812"),
    ("-kata dia", "'-kata dia"),
    ("@presiden", "'@presiden"),
    ("\tx", "'\tx"),
    ("\rx", "'\rx"),
    ("-12", "-12"),
    ("+3,5", "+3,5"),
    ("a=b", "a=b"),
    ("", ""),
    (None, None),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_formulas_are_neutralised(cell: str | None, expected: str | None) -> None:
    frame = pl.DataFrame({"text": [cell], "number": [-1.5]}, schema={"text": pl.String, "number": pl.Float64})
    assert neutral(frame).row(0) == (expected, -1.5)


@pytest.mark.parametrize(("safe", "expected"), [(True, "'" + HOSTILE), (False, HOSTILE)])
def test_csv_can_be_left_raw(safe: bool, expected: str, folder: Path) -> None:
    export(folder, "csv", folder.parent / "csv", safe=safe)
    assert rows(folder.parent / "csv" / "documents.csv")[0]["title"] == expected


def test_workbook_holds_no_formula(folder: Path) -> None:
    with zipfile.ZipFile(exported(folder, "xlsx")["all.xlsx"]) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        names = parts.read("xl/workbook.xml").decode()
        assert "'=HYPERLINK" in parts.read("xl/sharedStrings.xml").decode()
    assert all("<f>" not in sheet and "<hyperlink" not in sheet for sheet in sheets)
    assert all(f'name="{name}"' in names for name in (*schema().tables, "dictionary"))


def test_workbook_cuts_what_a_cell_cannot_hold(tmp_path: Path) -> None:
    long = dataset(documents=[document(extra=json.dumps({"note": "x" * 2 * CHARACTERS}))])
    folder = write_dataset(tmp_path / "dataset", long, versions=VERSIONS)
    with zipfile.ZipFile(exported(folder, "xlsx")["all.xlsx"]) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    assert "xxx…</t>" in strings
    assert "x" * CHARACTERS not in strings


def test_stata_has_labels_for_variables_and_values(folder: Path) -> None:
    path = exported(folder, "stata")["events.dta"]
    frame, meta = pyreadstat.read_dta(path, output_format="polars", apply_value_formats=True)
    assert frame["event_type"].to_list() == ["meeting", "statement"]
    assert frame["reciprocal"].to_list() == ["true", "false"]
    assert frame["quad_class"].to_list() == ["verbal cooperation", "verbal cooperation"]
    assert frame["date_start"].to_list() == read_dataset(folder).events["date_start"].to_list()
    assert meta.column_names_to_labels["event_type"] == "Kind of event."
    assert all(0 < len(label) <= 80 for label in meta.column_labels)


def test_stata_dictionary_tells_the_numbers(folder: Path) -> None:
    told = {r["column"]: r["allowed_values"] for r in rows(exported(folder, "stata")["dictionary.csv"])}
    assert told["modality"] == "1 = actual; 2 = planned; 3 = hypothetical"


@pytest.mark.parametrize("view", ["icews", "gdelt"])
def test_rivals_have_a_row_a_dyad_and_their_dictionary(view: str, folder: Path) -> None:
    files = exported(folder, view)
    assert set(files) == {"all.csv", "all.dictionary.csv"}
    found = rows(files["all.csv"])
    assert len(found) == read_dataset(folder).dyads.height
    assert [r["column"] for r in rows(files["all.dictionary.csv"])] == list(found[0])


def test_tabs_divide_where_the_name_says_so(folder: Path) -> None:
    files = export(folder, "gdelt", folder.parent / "events.tsv")
    assert [file.name for file in files] == ["events.dictionary.tsv", "events.tsv"]
    assert files[1].read_text("utf-8").startswith("GLOBALEVENTID\tSQLDATE\t")


@pytest.mark.parametrize("style", [*FOLDERS, *FILES])
def test_the_same_bytes_twice(style: str, folder: Path) -> None:
    first = {name: path.read_bytes() for name, path in exported(folder, style).items()}
    second = {name: path.read_bytes() for name, path in exported(folder, style, "two").items()}
    assert first == second


def test_workbook_does_not_tell_the_time(folder: Path) -> None:
    with zipfile.ZipFile(exported(folder, "xlsx")["all.xlsx"]) as parts:
        assert "2000-01-01T00:00:00Z" in parts.read("docProps/core.xml").decode()


def test_stata_does_not_tell_the_time(folder: Path) -> None:
    assert b"<timestamp>\x1101 Jan 2000 00:00</timestamp>" in exported(folder, "stata")["events.dta"].read_bytes()


@pytest.mark.parametrize(("style", "module"), [("xlsx", "xlsxwriter"), ("stata", "pyreadstat")])
def test_missing_extra(style: str, module: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    how = rf"needs {module}: install it with pip install 'diplomatic-timeline\[{style}\]'"
    with pytest.raises(ExportError, match=how):
        exported(folder, style)
    assert list((folder.parent / "one").iterdir()) == []


@pytest.mark.parametrize("style", ["csv", "icews"])
def test_nothing_is_put_into_the_dataset_itself(style: str, folder: Path) -> None:
    before = sorted(folder.iterdir())
    with pytest.raises(ExportError, match="is the folder of a dataset"):
        export(folder, style, folder / ENDINGS.get(style, ""))
    assert sorted(folder.iterdir()) == before


def test_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError):
        export(tmp_path / "nothing", "csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_target_that_cannot_be_a_folder(folder: Path) -> None:
    (folder.parent / "file").write_text("mine")
    with pytest.raises(ExportError, match="file cannot be written"):
        export(folder, "csv", folder.parent / "file")


def test_an_empty_dataset_is_exported_in_every_format(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "dataset", {}, versions={})
    for style in (*FOLDERS, *FILES):
        assert all(path.exists() for path in exported(folder, style, style).values())
