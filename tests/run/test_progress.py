"""Progress: something to see on a terminal, nothing elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from timeline.articles.article import Reject
from timeline.run.engine import Outcome
from timeline.run.progress import watch


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(error: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> str:
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("TERM", "xterm")
    with watch(quiet=quiet) as advance:
        advance(Outcome(63, {}, (Reject("a.txt", "failed", "x"),)))
        advance(Outcome(1, {}))
    return error.getvalue()


def test_terminal_shows_documents_and_rejects(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Terminal(), monkeypatch, quiet=False)
    assert "64 documents" in text
    assert "1 rejected" in text


@pytest.mark.parametrize(("error", "quiet"), [(Terminal(), True), (io.StringIO(), False)], ids=["quiet", "file"])
def test_silent(error: io.StringIO, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(error, monkeypatch, quiet=quiet) == ""
