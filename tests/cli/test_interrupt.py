"""Ctrl-C in the middle of a run: in this process, in one other, in two, and on a cluster."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from timeline.run.how import FEW

PROGRAM = Path(__file__).with_name("interrupted.py")


@pytest.mark.parametrize(
    ("crew", "documents"),
    [
        ("--workers 1", FEW),
        ("--workers 1", FEW + 1),
        ("--workers 2", FEW + 1),
        ("--workers 2 --cluster local", 1),
    ],
)
def test_interrupt_leaves_the_old_dataset(crew: str, documents: int, tmp_path: Path) -> None:
    if "cluster" in crew:
        pytest.importorskip("distributed")
    article = {"text": "Menteri itu bertemu dengan duta besar di Jakarta pada hari Senin.", "language": "id"}
    (tmp_path / "news.jsonl").write_text(documents * f"{json.dumps(article)}\n")
    out = tmp_path / "out"
    made = [sys.executable, "-c", "from pathlib import Path; from timeline.tables.write import write_dataset; "]
    made[-1] += "write_dataset(Path('out'), {}, versions={})"
    subprocess.run(made, cwd=tmp_path, check=True)
    before = {path: path.read_bytes() for path in out.iterdir()}
    command = [sys.executable, str(PROGRAM), "extract", "news.jsonl", "--out", "out", *crew.split()]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        assert run.stdout.readline() == "begun\n"
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all processes of the group
        begin = time.monotonic()
        error = run.stderr.read()
        assert run.wait(timeout=40) == 130
    assert time.monotonic() - begin < 30
    assert error.endswith("timeline: interrupted; out is as it was\n")
    assert "cluster" in crew or error.count("\n") == 1
    assert {path: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.jsonl", "out"]
