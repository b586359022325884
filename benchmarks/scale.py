"""Scale: whole runs over more and more short articles, what a document costs and how much memory they take."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Timing, time_of
from benchmarks.sample import Sample
from benchmarks.short_articles import write_articles
from benchmarks.tables import Figures, Row

PROCESSES = Path("/proc")
WORKERS = (1, 2)
LOOK = 0.25  # seconds between two looks at the memory
END = "resolving and writing"


@dataclass(slots=True)
class Memory:
    """The most that the processes of a run have held (resident, MB): the first, any other, all together."""

    main: float = 0.0
    worker: float = 0.0
    together: float = 0.0

    def look(self, process: int) -> None:
        """Take in what a process and those below it hold now."""
        held = {one: _resident(one) for one in _family(process)}
        self.main = max(self.main, held[process])
        self.worker = max(self.worker, *(size for one, size in held.items() if one != process), 0.0)
        self.together = max(self.together, sum(held.values()))


def scale(sample: Sample) -> list[Figures]:
    """A hundredth, a tenth and all of the short articles asked for, with one worker and with two."""
    caption = "whole runs over short articles, memory in MB"
    if not PROCESSES.is_dir():
        return [Figures("scale", caption, (), ("left out: the memory of processes is read from /proc",))]
    sizes = (sample.short // 100, sample.short // 10, sample.short)
    rows = [_measured(documents, workers) for workers in WORKERS for documents in sizes if documents]
    return [Figures("scale", caption, rows)]


def _measured(documents: int, workers: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        articles, out, summary = (Path(folder) / name for name in ("news.jsonl", "out", "summary.json"))
        write_articles(documents, articles)
        command = ["extract", str(articles), "--out", str(out), "--workers", str(workers), "--summary", str(summary)]
        memory, taken = _run([sys.executable, "-m", "timeline", *command, "--quiet"])
        done = json.loads(summary.read_text(encoding="utf-8"))
    stages = done["seconds"]
    return {
        "workers": workers,
        "documents": documents,
        "events": done["rows"]["events"],
        "seconds": taken.wall,
        "ms_per_document": 1000 * sum(stages.values()) / documents,
        "cpu_ms_per_document": 1000 * taken.cpu / documents,
        "analysing_ms": 1000 * stages.get("analysing", 0.0) / documents,
        "end_share": stages.get(END, 0.0) / sum(stages.values()),
        "main_mb": memory.main,
        "worker_mb": memory.worker,
        "together_mb": memory.together,
    }


def _run(command: list[str]) -> tuple[Memory, Timing]:
    """Run a command to its end: the memory it held, and its time, that of the processes below it included."""
    memory = Memory()

    def watched() -> None:
        run = subprocess.Popen(command)
        while run.poll() is None:
            memory.look(run.pid)
            time.sleep(LOOK)
        if run.returncode:
            raise subprocess.CalledProcessError(run.returncode, command)

    return memory, time_of(watched)


def _family(process: int) -> list[int]:
    """A process and all below it."""
    parents = {}
    for path in PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError):  # it may have ended meanwhile
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    family = [process]
    for one in family:
        family += (child for child, parent in parents.items() if parent == one)
    return family


def _resident(process: int) -> float:
    """Resident memory of a process in MB, 0 where it has ended."""
    try:
        lines = (PROCESSES / str(process) / "status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
