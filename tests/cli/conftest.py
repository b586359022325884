"""The command in an empty folder, with an analysis that only lists the documents."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from calling import TEXT, Call
from fake_analysis import listing

from timeline import cli
from timeline.run import adding, job, part
from timeline.run import extract as extraction


@pytest.fixture
def no_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are listed and not analysed."""
    monkeypatch.setattr(extraction, "process", listing)
    monkeypatch.setattr(adding, "process", listing)
    monkeypatch.setattr(part, "process", listing)
    monkeypatch.setattr(job, "versions", lambda settings: {"timeline": "0"})


@pytest.fixture
def call(
    no_analysis: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Call:
    """Run the command in an empty folder: (exit status, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["timeline", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            cli.main()
        captured = capsys.readouterr()
        return int(stop.value.code or 0), captured.out, captured.err

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """An article in the folder of the call."""
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
