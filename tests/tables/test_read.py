from __future__ import annotations

from pathlib import Path

import pytest
from builders import VERSIONS, dataset

from timeline.tables.frames import ordered, to_frame
from timeline.tables.package import DatasetError
from timeline.tables.read import read_dataset
from timeline.tables.schema import schema, table
from timeline.tables.write import write_dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)


@pytest.mark.parametrize("name", schema().tables)
def test_tables_come_back_as_they_were_written(folder: Path, name: str) -> None:
    expected = ordered(to_frame(table(name), dataset()[name]), table(name))
    assert getattr(read_dataset(folder), name).equals(expected)


def test_a_table_is_read_once(folder: Path) -> None:
    read = read_dataset(folder)
    assert read.events is read.events


def test_the_descriptor_is_at_hand(folder: Path) -> None:
    assert read_dataset(folder).package["versions"]["timeline"] == "0.1.0"


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "dyads.parquet").unlink()
    with pytest.raises(DatasetError, match=r"dyads\.parquet is missing"):
        read_dataset(folder)


def test_a_broken_table_is_named(folder: Path) -> None:
    (folder / "events.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(DatasetError, match=r"events\.parquet is broken"):
        assert read_dataset(folder).events is None


@pytest.mark.parametrize(("content", "message"), [("{", "cannot be read"), ("{}", "does not describe")])
def test_a_wrong_descriptor_is_named(folder: Path, content: str, message: str) -> None:
    (folder / "datapackage.json").write_text(content)
    with pytest.raises(DatasetError, match=message):
        read_dataset(folder)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="is no folder"):
        read_dataset(tmp_path / "nothing")
