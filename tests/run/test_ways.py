"""All ways of running write the same bytes: at once, in parts, interrupted, added later, merged."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from fake_analysis import listing
from test_merging import AGAIN, OTHER, REPORT

from timeline.articles import InputError
from timeline.articles.article import Article
from timeline.run import cluster
from timeline.run import extract as extraction
from timeline.run.adding import add
from timeline.run.batch import process
from timeline.run.engine import Rows
from timeline.run.extract import extract
from timeline.run.how import How, Left
from timeline.run.part import Part, extract_part
from timeline.run.settings import RunError, Settings
from timeline.run.shard import Done
from timeline.tables.package import DatasetError

SETTINGS = Settings()
DAY = {"published": date(2022, 1, 12)}
SMALL = How(documents=1)
RESUME = How(left=Left.RESUME, documents=1)
# In `a` somebody is explained who is named in `b` only; `b` is also a name that comes twice.
TEXTS = {"a.txt": REPORT, "b.txt": AGAIN, "bad.txt": "", "more/b.txt": OTHER, "more/c.txt": OTHER}
FIRST, SECOND = ["a.txt", "b.txt", "bad.txt"], ["more"]


def content(dataset: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in dataset.iterdir()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, and `all`, the dataset of one run over them."""
    folder = tmp_path_factory.mktemp("ways")
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    extract(paths(folder), folder / "all", SETTINGS, **DAY)
    return folder


def paths(folder: Path, names: Sequence[str] = (*FIRST, *SECOND)) -> list[Path]:
    return [folder / name for name in names]


def test_size_of_shards(folder: Path, tmp_path: Path) -> None:
    extract(paths(folder), tmp_path / "out", SETTINGS, how=SMALL, **DAY)
    assert content(tmp_path / "out") == content(folder / "all")


def test_parts_in_any_order(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = [extract_part(paths(folder), out, SETTINGS, Part(n, 3), how=SMALL, **DAY) for n in (3, 1, 1, 2)]
    assert [(part.own, part.finished, part.shards) for part in done] == [(1, 1, 5), (2, 3, 5), (2, 3, 5), (2, 5, 5)]
    assert not out.exists()
    extract(paths(folder), out, SETTINGS, how=RESUME, **DAY)
    assert content(out) == content(folder / "all")


def test_a_part_that_is_missing_is_made_up_for(folder: Path, tmp_path: Path) -> None:
    extract_part(paths(folder), tmp_path / "out", SETTINGS, Part(2, 2), how=SMALL, **DAY)
    extract(paths(folder), tmp_path / "out", SETTINGS, how=RESUME, **DAY)
    assert content(tmp_path / "out") == content(folder / "all")


def test_interrupted_while_reading_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bool] = []

    def stopping(articles: Sequence[Article], settings: Settings) -> Rows:
        calls.append(settings.people is not None)
        if calls == [False] * 4 + [True]:
            raise KeyboardInterrupt
        return process(articles, settings)

    monkeypatch.setattr(extraction, "process", stopping)
    with pytest.raises(KeyboardInterrupt):
        extract(paths(folder), tmp_path / "out", SETTINGS, how=SMALL, **DAY)
    extract(paths(folder), tmp_path / "out", SETTINGS, how=RESUME, **DAY)
    assert calls == [False] * 4 + [True] * 2
    assert content(tmp_path / "out") == content(folder / "all")


def test_added(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(paths(folder, FIRST), out, SETTINGS, **DAY)
    summary = add(paths(folder, SECOND), out, SETTINGS, **DAY)
    assert content(out) == content(folder / "all")
    assert summary.rows["documents"] == 4
    assert pl.read_parquet(out / "documents.parquet")["document_id"].to_list() == ["a", "b", "b-2", "c"]


def test_added_one_by_one_and_interrupted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    extract(paths(folder, FIRST[:1]), out, SETTINGS, **DAY)
    add(paths(folder, FIRST[1:]), out, SETTINGS, **DAY)
    before = content(out)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("timeline.run.stages.resolved", full)
        with pytest.raises(RunError, match="disk is full"):
            add(paths(folder, SECOND), out, SETTINGS, **DAY)
    assert content(out) == before
    add(paths(folder, SECOND), out, SETTINGS, how=How(left=Left.RESUME), **DAY)
    assert content(out) == content(folder / "all")


def test_what_is_there_already_is_not_added(folder: Path, tmp_path: Path) -> None:
    before = content(folder / "all")
    with pytest.raises(InputError, match=r"more/b\.txt is in .*all already \(and 2 more of these files\)"):
        add(paths(folder, ["more", "bad.txt"]), folder / "all", SETTINGS, **DAY)
    with pytest.raises(RunError, match="was made with another reading"):
        add(paths(folder, SECOND), folder / "all", Settings(full=True), **DAY)
    with pytest.raises(DatasetError, match="no folder"):
        add(paths(folder, SECOND), tmp_path / "none", SETTINGS, **DAY)
    assert content(folder / "all") == before


@pytest.mark.parametrize(
    "how",
    [How(documents=2), How(workers=2, documents=2), How(workers=2, cluster="local", documents=2)],
    ids=["one", "two", "cluster"],
)
def test_other_processes(how: How, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if how.cluster:
        pytest.importorskip("distributed")
    monkeypatch.setattr(extraction, "process", listing)
    extract(paths(folder), tmp_path / "this", SETTINGS, **DAY)
    monkeypatch.setattr("timeline.run.how.FEW", 0)
    extract(paths(folder), tmp_path / "other", SETTINGS, how=how, **DAY)
    assert content(tmp_path / "other") == content(tmp_path / "this")


def test_a_cluster_that_does_not_answer(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("timeline.run.cluster.PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:1", "nonsense://x"):
        with pytest.raises(RunError, match=f"no Dask scheduler answers at {address}"):
            extract(paths(folder), tmp_path / "out", SETTINGS, how=How(cluster=address), **DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_with_another_program_or_another_disk(tmp_path: Path) -> None:
    def missing(number: int) -> Done:
        raise FileNotFoundError(2, "No such file", str(tmp_path / "000001.jsonl.zst"))

    with pytest.raises(RunError, match="another version of the program"):
        cluster.alone(1, lambda number: Done(), "{}")
    with pytest.raises(RunError, match=r"does not see .*000001\.jsonl\.zst; all workers must see"):
        cluster.alone(1, missing, cluster.program())
    assert cluster.alone(1, lambda number: Done(number), cluster.program()) == Done(1)


def test_a_cluster_without_dask(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RunError, match=r"pip install 'diplomatic-timeline\[cluster\]'"):
        extract(paths(folder), tmp_path / "out", SETTINGS, how=How(cluster="local"), **DAY)
