"""Runs that are killed, and runs that fill the disk: they go on where they were, to the same bytes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from timeline.run.batch import process
from timeline.run.extract import extract
from timeline.run.how import How, Left
from timeline.run.settings import RunError, Settings
from torture.reading import listing
from torture.seeds import TEXTS

DOCUMENTS = 60
WHOLE_DOCUMENTS = 12
SHARD = 4
FULL, DONE, OTHER = 3, 0, 1

Bytes = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles to read, `whole` through the real pipelines or only listed."""

    path: Path
    whole: bool

    def run(self, out: Path) -> int:
        """The run into a folder, gone on with; its status. Never returns where the process is killed."""
        analysis = process if self.whole else listing
        try:
            with patch("timeline.run.extract.process", analysis):
                extract([self.path], out, Settings(), how=How(left=Left.RESUME, documents=SHARD))
        except RunError as problem:
            return FULL if "disk is full" in str(problem) and "--resume" in str(problem) else OTHER
        return DONE


def corpus(folder: Path, *, whole: bool, first: int = 0) -> Corpus:
    """A file of articles, one of ten of which is none."""
    path = folder / f"news-{first}.jsonl"
    numbers = range(first, first + (WHOLE_DOCUMENTS if whole else DOCUMENTS))
    texts = [None if n % 10 == 9 else f"{TEXTS[n % len(TEXTS)]} Number {n}. {'More. ' * 200}" for n in numbers]
    path.write_text(
        "".join(json.dumps({"text": text, "published": "2022-01-04", "language": "en"}) + "\n" for text in texts)
    )
    return Corpus(path, whole)


def content(folder: Path) -> Bytes:
    """The files of a dataset."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}


def in_process(task: Callable[[], int], *, kill_after: float | None = None) -> int:
    """The status of a task in a process of its own, negative where it was killed."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["timeline.run.batch", "timeline.run.extract", "torture.reading"])
    child = context.Process(target=_exit_with, args=(task,))
    child.start()
    child.join(kill_after)
    if child.is_alive() and kill_after is not None:
        os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    return child.exitcode or 0


def _exit_with(task: Callable[[], int]) -> None:
    raise SystemExit(task())


@dataclass(frozen=True, slots=True)
class _Run:
    corpus: Corpus
    out: Path

    def __call__(self) -> int:
        return self.corpus.run(self.out)


def kill(runs: int, whole: int) -> tuple[int, list[str]]:
    """So many runs, `whole` of them through the real pipelines, killed at random moments: the kills, and the faults."""
    random = Random(6)
    kills, faults = 0, []
    for kind, wanted in ((False, runs - whole), (True, whole)):
        with TemporaryDirectory() as name:
            folder = Path(name)
            news = corpus(folder, whole=kind)
            in_process(_Run(news, folder / "warm"))
            start = time.monotonic()
            in_process(_Run(news, folder / "clean"))
            seconds, clean = time.monotonic() - start, content(folder / "clean")
            for number in range(wanted):
                killed = _killed(news, folder / f"out-{number}", seconds, random)
                kills += killed
                in_process(_Run(news, folder / f"out-{number}"))
                if content(folder / f"out-{number}") != clean:
                    faults.append(f"run {number}{' (whole)' if kind else ''}: other bytes after {killed} kills")
    return kills, faults


def _killed(news: Corpus, out: Path, seconds: float, random: Random) -> int:
    """Kill a run, and a third of the time the one that goes on with it; a run that ends before is begun anew."""
    kills = 0
    while kills == 0 or random.random() < 1 / 3:
        if in_process(_Run(news, out), kill_after=random.uniform(0, seconds)) == -signal.SIGKILL:
            kills += 1
    return kills


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system in memory of so many bytes. Raises OSError or CalledProcessError where that is not allowed."""
    folder.mkdir(exist_ok=True)
    _call("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _call("umount", str(folder))


def may_mount(folder: Path) -> bool:
    """Whether small_disk can be had here."""
    try:
        with small_disk(folder / "trial", 2**20):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def fill(runs: int) -> tuple[int, list[str]]:
    """So many runs on disks that are too small: how many said so, and the faults."""
    random = Random(7)
    full, faults = 0, []
    with TemporaryDirectory() as name:
        folder = Path(name)
        old, news = corpus(folder, whole=False, first=1000), corpus(folder, whole=False)
        in_process(_Run(news, folder / "clean"))
        clean = content(folder / "clean")
        for number in range(runs):
            with small_disk(folder / "disk", 2**24) as disk:
                in_process(_Run(old, disk / "dataset"))
                fault = _filled(news, disk, random.uniform(0.05, 0.9), clean)
            full += fault is None
            faults += [f"disk {number}: {fault}"] if fault else []
    return full, faults


def _filled(news: Corpus, disk: Path, part: float, clean: Bytes) -> str | None:
    """Run with room for a part of what is needed, then with enough; what went wrong, or None."""
    before = content(disk / "dataset")
    used = sum(map(len, before.values()))
    ballast = disk / "ballast"
    room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast.write_bytes(b"\0" * max(0, room - int(part * 2 * used)))
    status = in_process(_Run(news, disk / "dataset"))
    if status == DONE:
        return "the disk was large enough"
    if status != FULL:
        return f"no clear message, status {status}"
    if content(disk / "dataset") != before:
        return "the old dataset is not as it was"
    ballast.unlink()
    if in_process(_Run(news, disk / "dataset")) != DONE or content(disk / "dataset") != clean:
        return "other bytes when room was made"
    return None
