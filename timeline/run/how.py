"""How a run works: who does the work, and what becomes of that of an earlier run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import partial

from timeline.run.pool import each
from timeline.run.shard import Done
from timeline.run.shards import DOCUMENTS


class Left(Enum):
    """What to do with the work of a run that was interrupted."""

    REFUSE = "refuse"
    RESUME = "resume"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class How:
    """Choices that change nothing of what is written.

    `cluster` is the address of a Dask scheduler, or `local` for one of this machine with `workers` processes.
    `documents` is the size of a shard.
    """

    workers: int = 1
    cluster: str | None = None
    left: Left = Left.REFUSE
    documents: int = DOCUMENTS


Crew = Callable[[Callable[[int], Done], Sequence[int]], Iterator[Done]]
"""Does a task for each of these shards and tells of each that is done."""


@contextmanager
def crew(how: How) -> Iterator[Crew]:
    """Those who do the work of a run, while the block lasts. Raises RunError for a cluster that cannot be used."""
    if how.cluster is None:
        yield partial(_on_this_machine, workers=how.workers)
        return
    from timeline.run.cluster import connected, on_cluster

    with connected(how.cluster, how.workers) as client:
        yield partial(on_cluster, client)


def _on_this_machine(task: Callable[[int], Done], shards: Sequence[int], workers: int) -> Iterator[Done]:
    return each(task, shards, max(1, min(workers, len(shards))))
