"""`timeline explain`: a document of a dataset is read once more and shows what made each event."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from timeline import cli

HOSTILE = "<script>alert(1)</script>"
TEXT = (
    "Foreign Minister Sergei Lavrov met Secretary of State Antony Blinken in Geneva on Friday.\n\n"
    "France urged Iran on Thursday to release the two hostages <script>alert(1)</script> without delay.\n"
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one article with a meeting and an appeal."""
    folder = tmp_path_factory.mktemp("explain")
    record = {"id": "a1", "language": "en", "published": "2022-01-22", "text": TEXT}
    (folder / "news.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert run("extract", str(folder / "news.jsonl"), "--out", str(folder / "out"), "--quiet") == 0
    return folder / "out"


def run(*arguments: str) -> int:
    argv, sys.argv = sys.argv, ["timeline", *arguments]
    try:
        with pytest.raises(SystemExit) as stop:
            cli.main()
    finally:
        sys.argv = argv
    return int(stop.value.code or 0)


def event_of(dataset: Path, kind: str) -> str:
    events = pl.read_parquet(dataset / "events.parquet")
    return str(events.filter(event_type=kind)["event_id"][0])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("meeting", ["Lavrov", "nsubj– met", "en/acts.yaml, line ", "place.city", "036 by “met”", "044 ✓"]),
        ("statement", ["020 by “urged”", "appeal + ", "en/cues.yaml, line ", "✓ by “release”", "France ←nsubj– urged"]),
    ],
)
def test_terminal(dataset: Path, capsys: pytest.CaptureFixture[str], kind: str, expected: list[str]) -> None:
    assert run("explain", event_of(dataset, kind), str(dataset)) == 0
    words = " ".join(capsys.readouterr().out.split())
    for part in expected:
        assert part in words


def test_page_stands_alone_and_shows_hostile_text_as_text(dataset: Path, tmp_path: Path) -> None:
    page = tmp_path / "why.html"
    assert run("explain", event_of(dataset, "statement"), str(dataset), "--html", str(page)) == 0
    html = page.read_text(encoding="utf-8")
    assert HOSTILE not in html
    assert "&lt;script&gt;" in html
    assert "<svg" in html
    assert "nsubj" in html
    assert not [part for part in ("<link", "<img", "src=", "@import", "url(") if part in html]


def test_another_lexicon_is_named(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = dataset / "datapackage.json"
    before = package.read_text(encoding="utf-8")
    descriptor = json.loads(before)
    descriptor["versions"]["lexicons"] = "sha256:0"
    package.write_text(json.dumps(descriptor), encoding="utf-8")
    try:
        assert run("explain", event_of(dataset, "meeting"), str(dataset)) == 0
    finally:
        package.write_text(before, encoding="utf-8")
    assert "made with another lexicons" in capsys.readouterr().err
