"""Runs that are killed at one moment each: a program for `test_resuming.py`, not a test.

killed.py INPUT FOLDER    makes FOLDER/MOMENT or what is left of it, for each of MOMENTS
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fake_analysis import listing

from timeline.run import extract as extraction
from timeline.run.how import How, Left
from timeline.run.settings import Settings

# The function at whose call, of which number, the run is killed.
MOMENTS = {
    "reading": ("timeline.run.shards", "store", 3),
    "analysing": ("timeline.run.shard", "collect", 3),
    "writing a shard": ("timeline.tables.durable", "sync_folder", 2),
    "resolving": ("timeline.run.stages", "resolved", 1),
    "writing": ("timeline.tables.write", "checked", 4),
    "between the renames": ("timeline.tables.target", "sync_entry", 1),
    "after the renames": ("timeline.run.summary", "read_table", 1),
}


def killing(function: Callable[..., Any], number: int) -> Callable[..., Any]:
    """The function, but its call of this number ends the process."""
    calls = 0

    def called(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)

    return called


def run_to_death(moment: str, news: Path, out: Path) -> None:
    """The run, in a process of its own, until it is killed."""
    module, name, number = MOMENTS[moment]
    target = importlib.import_module(module)
    setattr(target, name, killing(getattr(target, name), number))
    extraction.process = listing
    extraction.extract([news], out, Settings(), how=How(left=Left.RESUME, documents=2))


if __name__ == "__main__":
    for moment in MOMENTS:
        # Nothing has started a thread yet, so that a fork is safe.
        if child := os.fork():
            _, status = os.waitpid(child, 0)
            sys.stdout.write(f"{moment}: {-os.waitstatus_to_exitcode(status)}\n")
        else:
            run_to_death(moment, Path(sys.argv[1]), Path(sys.argv[2]) / moment)
            os._exit(0)
