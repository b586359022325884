"""The face for Python: what it takes and what it refuses. The analysis only lists the documents."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fake_analysis import listing

import timeline
from timeline.articles import InputError
from timeline.articles.language import LanguageError
from timeline.run import extract as extraction
from timeline.tables.schema import schema

TEXT = "Menteri luar negeri itu bertemu dengan duta besar di Jakarta pada hari Senin."


@pytest.fixture(autouse=True)
def _no_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "process", listing)


def as_text(folder: Path) -> Any:
    return TEXT


def as_file(folder: Path) -> Any:
    path = folder / "news.txt"
    path.write_text(TEXT)
    return path


def as_folder(folder: Path) -> Any:
    as_file(folder)
    return folder


def as_record(folder: Path) -> Any:
    return {"text": TEXT, "outlet": "Contoh", "page": 3}


def as_article(folder: Path) -> Any:
    return timeline.Article("a", "a.txt", TEXT, "id")


def as_list(folder: Path) -> Any:
    return [TEXT]


def as_generator(folder: Path) -> Any:
    return (text for text in [TEXT])


KINDS = [as_text, as_file, as_folder, as_record, as_article, as_list, as_generator]


@pytest.mark.parametrize("kind", KINDS)
def test_extract_takes(kind: Callable[[Path], Any], tmp_path: Path) -> None:
    tables = timeline.extract(kind(tmp_path))
    assert tables.documents["text"].to_list() == [TEXT]
    assert tables.documents["language"].to_list() == ["id"]
    assert tables.rejects.height == 0


def test_extract_takes_several_kinds_together(tmp_path: Path) -> None:
    tables = timeline.extract([kind(tmp_path) for kind in KINDS[:2]] + [as_record(tmp_path), as_article(tmp_path)])
    assert tables.documents.height == 4
    assert tables.documents["document_id"].n_unique() == 4


def test_record_keeps_its_columns() -> None:
    (row,) = timeline.extract(as_record(Path())).documents.iter_rows(named=True)
    assert row["outlet"] == "Contoh"
    assert json.loads(row["extra"]) == {"page": 3}


@pytest.mark.parametrize("published", ["2022-01-14", date(2022, 1, 14)])
def test_published_and_language_hold_where_nothing_is_said(published: date | str) -> None:
    records = [{"text": TEXT}, {"text": TEXT, "published": "2021-05-05", "language": "id"}]
    found = timeline.extract(records, published=published, language="en").documents.sort("document_id")
    assert found["published"].to_list() == [date(2022, 1, 14), date(2021, 5, 5)]
    assert found["language"].to_list() == ["en", "id"]


def test_what_cannot_be_read_is_rejected() -> None:
    tables = timeline.extract([TEXT, {"title": "no text"}, ""])
    assert tables.documents.height == 1
    assert tables.rejects["record"].to_list() == [1, 2]


def test_all_tables_are_there_when_nothing_was_found() -> None:
    tables = timeline.extract([])
    for name, declared in schema().tables.items():
        assert getattr(tables, name).columns == list(declared.columns)
        assert getattr(tables, name).height == 0


def test_write_and_read_back(tmp_path: Path) -> None:
    tables = timeline.extract(TEXT)
    dataset = tables.write(tmp_path / "out")
    assert all(getattr(tables, name).equals(getattr(dataset, name)) for name in schema().tables)  # in their order, too
    assert dataset.documents["text"].to_list() == [TEXT]
    assert timeline.read_dataset(str(tmp_path / "out")).package["versions"]["timeline"] == timeline.__version__


def test_a_file_name_is_not_taken_for_a_text(tmp_path: Path) -> None:
    path = as_file(tmp_path)
    with pytest.raises(InputError, match="pass Path"):
        timeline.extract(str(path))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"language": "xx"}, LanguageError),
        ({"published": "14 January"}, ValueError),
        ({"pipelines": {"xx": "folder"}}, LanguageError),
        ({"pipelines": {"id": "no such folder"}}, ValueError),
    ],
)
def test_extract_refuses(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        timeline.extract(TEXT, **arguments)


@pytest.mark.parametrize("text", ["東京で会談。" * 60, "A\0B", "one line that is no file"])
def test_a_short_text_is_not_taken_for_a_file_name(text: str) -> None:
    tables = timeline.extract(text, language="id")
    assert tables.documents.height + tables.rejects.height == 1


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        _ = timeline.extrakt  # type: ignore[attr-defined]


def test_every_public_name_is_there() -> None:
    assert all(getattr(timeline, name) for name in timeline.__all__)
    assert set(timeline.__all__) <= set(dir(timeline))


def test_import_is_light() -> None:
    code = "import timeline, sys; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "polars", "pyarrow", "duckdb", "dateparser", "typer", "yaml"} & set(modules)
