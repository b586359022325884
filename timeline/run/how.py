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


# Documents of a run that one worker reads in the main process, for starting another costs seconds. With more it is
# another: pipelines and the words they have met are to be gone when events are resolved.
FEW = 4 * DOCUMENTS

Crew = Callable[[Callable[[int], Done], Sequence[int], int], Iterator[Done]]
"""Does a task for each of these shards of a run over so many documents, and tells of each that is done."""


@contextmanager
def crew(how: How) -> Iterator[Crew]:
    """Those who do the work of a run, while the block lasts. Raises RunError for a cluster that cannot be used."""
    if how.cluster is None:
        yield partial(_on_this_machine, workers=how.workers)
        return
    from timeline.run.cluster import connected, on_cluster

    with connected(how.cluster, how.workers) as client:
        yield lambda task, shards, _: on_cluster(client, task, shards)


def _on_this_machine(
    task: Callable[[int], Done], shards: Sequence[int], documents: int, workers: int
) -> Iterator[Done]:
    useful = min(workers, len(shards))
    return each(task, shards, 0 if useful <= 1 and documents <= FEW else useful)
