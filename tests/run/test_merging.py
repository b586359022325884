"""Datasets made apart and merged: the bytes of one run over all, or a message."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from timeline.run.extract import extract
from timeline.run.merging import merge
from timeline.run.settings import RunError, Settings
from timeline.tables.package import DatasetError
from timeline.tables.target import TargetError
from timeline.tables.validate import validate

REPORT = (
    "Menteri Luar Negeri Polandia, Tadeusz Wolski, bertemu Presiden Prancis Emmanuel Macron di Jenewa pada Senin "
    "(10/1/2022). “Kami tidak akan pernah menarik pasukan kami dari perbatasan utara itu,” kata Wolski."
)
AGAIN = (
    "“Kami tidak akan pernah menarik pasukan kami dari perbatasan utara itu,” kata Tadeusz Wolski pada Senin "
    "(10/1/2022). Rusia mengecam Polandia. Amerika Serikat dan Rusia bertemu di Wina pada Selasa (11/1/2022)."
)
OTHER = "Amerika Serikat dan Rusia berunding di Wina, Austria, pada Selasa (11/1/2022)."
SETTINGS = Settings()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Datasets `a` and `b` of two articles, `all` of both, `changed` of the second with other words."""
    folder = tmp_path_factory.mktemp("merging")
    texts = {"a.txt": REPORT, "b.txt": AGAIN, "c.txt": OTHER, "changed/b.txt": OTHER, "changed/bad.txt": ""}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    sets = {"a": ["a.txt"], "b": ["b.txt", "c.txt"], "all": ["a.txt", "b.txt", "c.txt"], "other": ["changed"]}
    for name, files in sets.items():
        extract([folder / file for file in files], folder / name, SETTINGS, published=date(2022, 1, 12))
    return folder


def content(dataset: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in dataset.iterdir()}


@pytest.mark.parametrize(
    "parts", [("a", "b"), ("b", "a"), ("all", "all"), ("all", "b"), ("all",), ("b", "all", "a")], ids=" ".join
)
def test_merged_is_the_same_bytes_as_at_once(parts: tuple[str, ...], folder: Path, tmp_path: Path) -> None:
    rows = merge([folder / part for part in parts], tmp_path / "merged", SETTINGS)
    assert content(tmp_path / "merged") == content(folder / "all")
    assert rows["documents"] == 3
    assert validate(tmp_path / "merged") == []


def test_what_one_dataset_tells_of_an_event_joins_what_another_does(folder: Path) -> None:
    events = pl.read_parquet(folder / "all" / "events.parquet")
    several = events.filter(pl.col("document_count") == 2)
    assert {"meeting", "statement"} <= set(several["event_type"])
    # The speaker is known in one article only because of the other.
    (speaker,) = several.filter(pl.col("event_type") == "statement")["sources"].to_list()[:1]
    assert speaker[0]["country"] == "POL"


def test_different_documents_of_one_name_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"all and .*other hold different documents with the id 'b'"):
        merge([folder / "all", folder / "other"], tmp_path / "merged", SETTINGS)
    assert not (tmp_path / "merged").exists()


def test_rejects_are_kept_once(folder: Path, tmp_path: Path) -> None:
    rows = merge([folder / "other", folder / "other", folder / "a"], tmp_path / "merged", SETTINGS)
    assert (rows["rejects"], rows["documents"]) == (1, 2)


def test_other_versions_are_refused(folder: Path, tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("name,code\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"a was made with another actors \(none, here sha256:.*\); give the options"):
        merge([folder / "a"], tmp_path / "merged", Settings(actors=actors))


def test_folders_that_cannot_be_used(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no folder"):
        merge([folder / "a", folder / "none"], tmp_path / "merged", SETTINGS)
    with pytest.raises(TargetError, match="something else"):
        merge([folder / "a"], folder, SETTINGS)
