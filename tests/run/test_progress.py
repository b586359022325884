"""Progress: something to see on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from timeline.run.progress import Lines, spell, watch
from timeline.run.shard import Done


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(error: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> str:
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with watch(quiet=quiet) as told:
        told.stage("analysing", 128, Done(32, 1))
        told.advance(Done(31, 1))
        told.advance(Done(1))
    return error.getvalue()


def test_terminal_shows_documents_and_rejects(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Terminal(), monkeypatch, quiet=False)
    assert "analysing" in text
    assert "64 of 128 documents" in text
    assert "2 rejected" in text


@pytest.mark.parametrize(("error", "quiet"), [(Terminal(), True), (io.StringIO(), False)], ids=["quiet", "file"])
def test_silent(error: io.StringIO, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(error, monkeypatch, quiet=quiet) == ""


def test_lines_of_a_log() -> None:
    said: list[str] = []
    now = 0.0
    lines = Lines(said.append, every=60, clock=lambda: now)
    lines.stage("reading the inputs")
    now = 30.0
    lines.advance(Done(600, 1))
    lines.stage("analysing", 1000, Done(100))
    for moment in (60.0, 89.0, 130.0):
        now = moment
        lines.advance(Done(100, 2))
    lines.stage("reading again")
    now = 400.0
    lines.advance(Done(5))
    assert said == [
        "analysing: 200 of 1,000 documents, 3.3 a second, 4 min left, 2 rejected",
        "analysing: 400 of 1,000 documents, 3.0 a second, 3 min left, 6 rejected",
        "reading again: 5 documents, 0.0 a second, 0 rejected",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (89.4, "89 s"), (90, "2 min"), (3569, "59 min"), (3600, "1 h 0 min"), (7500, "2 h 5 min")],
)
def test_spell(seconds: float, words: str) -> None:
    assert spell(seconds) == words


def test_seconds_of_the_stages() -> None:
    with watch(quiet=True) as told:
        assert told.seconds() == {}
        told.stage("reading the inputs")
        told.stage("analysing")
        assert list(told.seconds()) == ["reading the inputs", "analysing"]
