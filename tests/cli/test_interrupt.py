"""Ctrl-C in the middle of a run, with one process and with two."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("interrupted.py")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupt_leaves_the_old_dataset(workers: str, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("Menteri itu bertemu dengan duta besar di Jakarta pada hari Senin.")
    out = tmp_path / "out"
    made = [sys.executable, "-c", "from pathlib import Path; from timeline.tables.write import write_dataset; "]
    made[-1] += "write_dataset(Path('out'), {}, versions={})"
    subprocess.run(made, cwd=tmp_path, check=True)
    before = {path: path.read_bytes() for path in out.iterdir()}
    command = [sys.executable, str(PROGRAM), "extract", "news.txt", "--out", "out", "--workers", workers]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        assert run.stdout.readline() == "begun\n"
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all processes of the group
        begin = time.monotonic()
        error = run.stderr.read()
        assert run.wait(timeout=20) == 130
    assert time.monotonic() - begin < 15
    assert error == "timeline: interrupted; out is as it was\n"
    assert {path: path.read_bytes() for path in out.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.txt", "out"]
