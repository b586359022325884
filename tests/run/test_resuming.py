"""Runs that were interrupted: what is kept, what goes on with it, and what is refused."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from fake_analysis import listing
from killed import MOMENTS

from timeline.articles.article import Article
from timeline.run import extract as extraction
from timeline.run import shard
from timeline.run.engine import Rows
from timeline.run.extract import extract
from timeline.run.how import How, Left
from timeline.run.lock import locked
from timeline.run.manifest import Manifest, list_inputs
from timeline.run.settings import RunError, Settings
from timeline.run.work import work_folder
from timeline.tables.target import TargetError

PROGRAM = Path(__file__).with_name("killed.py")
SETTINGS = Settings()
RESUME = How(left=Left.RESUME, documents=2)
PLAIN = How(documents=2)
TEXT = "Menteri itu bertemu dengan duta besar di Jakarta pada hari Senin."


@pytest.fixture(autouse=True)
def _no_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "process", listing)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_news(tmp_path)


def write_news(folder: Path) -> Path:
    """Seven articles, two records that are none, and one article that cannot be analysed."""
    path = folder / "news.jsonl"
    texts = [TEXT, None, TEXT, "ledakan " + TEXT, TEXT, TEXT, None, TEXT, TEXT, TEXT]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What runs have left that were killed at each of the moments, and `news.jsonl`, which they read."""
    folder = tmp_path_factory.mktemp("killed")
    path = os.pathsep.join([str(PROGRAM.parents[1]), str(PROGRAM.parents[2])])
    command = [sys.executable, str(PROGRAM), str(write_news(folder)), str(folder)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True)
    assert done.stdout == "".join(f"{moment}: 9\n" for moment in MOMENTS), done.stderr
    return folder


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_resumed_is_the_same_bytes(moment: str, killed: Path, tmp_path: Path) -> None:
    extract([killed / "news.jsonl"], tmp_path / "clean", SETTINGS)
    summary = extract([killed / "news.jsonl"], killed / moment, SETTINGS, how=RESUME)
    assert content(killed / moment) == content(tmp_path / "clean")
    assert (summary.rows["documents"], summary.reasons) == (7, {"no_text": 2, "failed": 1})
    assert not [path.name for path in killed.iterdir() if path.name.startswith(f".{moment}.")]


@contextmanager
def interrupted_at(call: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ctrl-C at this call of the analysis; yields the documents that were analysed before."""
    seen: list[str] = []
    calls = 0

    def analysis(articles: Sequence[Article], settings: Settings) -> Rows:
        nonlocal calls
        calls += 1
        if calls == call:
            raise KeyboardInterrupt
        seen.extend(article.document_id for article in articles)
        return listing(articles, settings)

    with monkeypatch.context() as patch:
        patch.setattr(extraction, "process", analysis)
        yield seen


def interrupt(news: Path, out: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings = SETTINGS) -> None:
    with interrupted_at(2, monkeypatch), pytest.raises(KeyboardInterrupt):
        extract([news], out, settings, how=PLAIN)


def test_finished_shards_are_not_analysed_again(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    interrupt(news, out, monkeypatch)
    assert not out.exists()
    with interrupted_at(99, monkeypatch) as seen:
        extract([news], out, SETTINGS, how=RESUME)
    assert "news-1" not in seen
    assert "news-10" in seen


def test_nothing_finished_leaves_nothing(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with interrupted_at(1, monkeypatch), pytest.raises(KeyboardInterrupt):
        extract([news], tmp_path / "out", SETTINGS)
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def test_work_is_neither_thrown_away_nor_mixed_unasked(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    interrupt(news, out, monkeypatch)
    with pytest.raises(RunError, match=r"unfinished run \(1 of 5 shards done\).*--resume.*--restart"):
        extract([news], out, SETTINGS, how=PLAIN)
    assert work_folder(out).is_dir()
    extract([news], out, SETTINGS, how=How(left=Left.RESTART, documents=3))
    assert not work_folder(out).exists()


def test_resume_without_anything_to_resume_begins(news: Path, tmp_path: Path) -> None:
    assert extract([news], tmp_path / "out", SETTINGS, how=RESUME).rows["documents"] == 7


def test_another_run_that_finished_nothing_is_not_in_the_way(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    work_folder(out).mkdir()
    Manifest({"--language": "en"}, list_inputs(())).write(work_folder(out))
    assert extract([news], out, SETTINGS, how=RESUME).rows["documents"] == 7


CHANGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "longer": (lambda news: news.write_text(news.read_text() + "{}\n"), r"news.jsonl has another size \(\d+ bytes"),
    "touched": (lambda news: os.utime(news, (1, 1)), "news.jsonl was written again"),
    "gone": (lambda news: news.rename(news.with_name("other.jsonl")), "news.jsonl is no longer there"),
    "new": (lambda news: news.with_name("zz.txt").write_text(TEXT) and None, "the input .*zz.txt is new"),
}


@pytest.mark.parametrize(("change", "message"), CHANGES.values(), ids=CHANGES.keys())
def test_changed_inputs_are_refused(
    change: Callable[[Path], None], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = tmp_path / "news", tmp_path / "out"
    folder.mkdir()
    news = write_news(folder)
    interrupt(folder, out, monkeypatch)
    change(news)
    with pytest.raises(RunError, match=f"began otherwise: .*{message}"):
        extract([folder], out, SETTINGS, how=RESUME)


def test_changed_settings_and_versions_are_refused(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    interrupt(news, out, monkeypatch)

    def refused(message: str, settings: Settings = SETTINGS, how: How = RESUME, day: date | None = None) -> None:
        with pytest.raises(RunError, match=f"began otherwise: {message}"):
            extract([news], out, settings, how=how, published=day)

    refused("--published was not given, now it is 2022-01-14", day=date(2022, 1, 14))
    refused("--lenient was not given, now it is given", Settings(lenient=True))
    refused("size of a shard was 2, now it is 5", how=How(left=Left.RESUME, documents=5))
    refused("the version of reading was not given, now it is full", Settings(full=True))
    monkeypatch.setattr("timeline.run.job.made_from", lambda: {"acts.yaml": "1"})
    refused("the content of acts.yaml was not given, now it is 1")


def test_two_runs_into_one_folder_are_refused(news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    work_folder(out).mkdir()
    with locked(work_folder(out) / "lock"), pytest.raises(TargetError, match="another run is writing"):
        extract([news], out, SETTINGS, how=RESUME)
    assert not out.exists()


def test_a_full_disk_is_told_and_nothing_is_lost(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    extract([news], out, SETTINGS)
    before = content(out)
    news.write_text(news.read_text() + json.dumps({"text": TEXT}), encoding="utf-8")
    whole_folder = shard.whole_folder

    def full(target: Path) -> object:
        if target.name == "000003":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole_folder(target)

    with monkeypatch.context() as patch:
        patch.setattr(shard, "whole_folder", full)
        with pytest.raises(RunError, match=r"the disk is full.*--resume"):
            extract([news], out, SETTINGS, how=PLAIN)
    assert content(out) == before
    assert extract([news], out, SETTINGS, how=RESUME).rows["documents"] == 8
