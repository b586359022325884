"""No network, nothing unpickled, and requirements that are what they were."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import srsly

from timeline.languages import FOLDER

ROOT = Path(__file__).parents[1]
PROGRAM = Path(__file__).with_name("offline.py")
LOCK = ROOT / "requirements.lock"


def test_the_main_job_uses_no_network_and_unpickles_nothing(tmp_path: Path) -> None:
    article = next(path for path in sorted((ROOT / "examples" / "articles").iterdir()) if path.suffix == ".txt")
    command = [sys.executable, "-P", str(PROGRAM), str(article), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert (done.returncode, done.stderr.replace(f"timeline: wrote {tmp_path / 'report.html'}\n", "")) == (0, "")
    assert "GOV]" in done.stdout
    assert (tmp_path / "report.html").stat().st_size > 1000


@pytest.mark.parametrize("attempt", ["socket.create_connection(('127.0.0.1', 9))", "pickle.loads(pickle.dumps(Path))"])
def test_the_watch_on_network_and_pickles_bites(attempt: str) -> None:
    code = f"import offline, pickle, socket, sys; from pathlib import Path; sys.addaudithook(offline.forbid); {attempt}"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROGRAM.parent, capture_output=True, timeout=300)
    assert done.returncode == 99


def test_every_requirement_is_locked_with_its_hashes_and_no_index() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.read_text("utf-8"))
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert len(pinned) > 50
    assert [
        entry for entry in pinned if not re.match(r"[\w.\[\]-]+==\S+(?: ;[^\n]*)? \\\n +--hash=sha256:", entry)
    ] == []
    assert re.findall(r"^ *--(?!hash)[a-z-]+|https?://", LOCK.read_text("utf-8"), re.MULTILINE) == []


def test_pipelines_hold_no_pickle() -> None:
    files = [path for path in FOLDER.rglob("pipeline/**/*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        if path.name == "vectors":
            np.load(path, allow_pickle=False)
        elif path.suffix in (".json", ".cfg") or path.name == "cfg":
            path.read_text("utf-8")
        else:
            srsly.msgpack_loads(path.read_bytes())
