"""Ctrl-C in the middle of a run, with one process, with two, and on a cluster."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("interrupted.py")


@pytest.mark.parametrize("crew", ["--workers 1", "--workers 2", "--workers 2 --cluster local"])
def test_interrupt_leaves_the_old_dataset(crew: str, tmp_path: Path) -> None:
    if "cluster" in crew:
        pytest.importorskip("distributed")
    (tmp_path / "news.txt").write_text("Menteri itu bertemu dengan duta besar di Jakarta pada hari Senin.")
    out = tmp_path / "out"
    made = [sys.executable, "-c", "from pathlib import Path; from timeline.tables.write import write_dataset; "]
    made[-1] += "write_dataset(Path('out'), {}, versions={})"
    subprocess.run(made, cwd=tmp_path, check=True)
    before = {path: path.read_bytes() for path in out.iterdir()}
    command = [sys.executable, str(PROGRAM), "extract", "news.txt", "--out", "out", *crew.split()]
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
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.txt", "out"]
