"""Shards on a cluster: Dask's workers read and write the work folder, which all of them must see (extra `cluster`)."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from socket import gethostname
from typing import TYPE_CHECKING

from timeline.run.pool import interrupts_held_back
from timeline.run.settings import RunError
from timeline.run.shard import Done
from timeline.run.versions import made_from

if TYPE_CHECKING:
    from distributed import Client

log = logging.getLogger(__name__)

LOCAL = "local"
PATIENCE = 15  # seconds for a scheduler to answer

# A Dask worker may run tasks in several threads; spaCy's pipelines are not made for that.
_one_at_a_time = threading.Lock()


@contextmanager
def connected(address: str, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of one started here with so many worker processes.

    Raises RunError where Dask is missing and where nobody answers.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as problem:
        raise RunError(
            "a cluster needs the package distributed: pip install 'diplomatic-timeline[cluster]'"
        ) from problem
    if address == LOCAL:
        with interrupts_held_back():  # the workers are not to hear of Ctrl-C
            cluster = LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
            )
        with cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as problem:
        raise RunError(
            f"no Dask scheduler answers at {address}; give the address that `dask scheduler` shows, "
            "such as tcp://host:8786"
        ) from problem
    with client:
        yield client


def on_cluster(client: Client, task: Callable[[int], Done], shards: Sequence[int]) -> Iterator[Done]:
    """Do a task for each of these shards on the cluster, and tell of each as it is done.

    Raises RunError where a worker cannot do it: it has another program, does not see the folder, or dies.
    """
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    if not client.scheduler_info()["workers"]:
        log.warning("the scheduler has no workers yet; the run waits for them")
    futures = client.map(alone, shards, task=task, expected=program(), pure=False)
    try:
        for future in as_completed(futures):
            yield future.result()
    except KilledWorker as problem:
        raise RunError("workers of the cluster die, most likely for want of memory; give each more") from problem
    finally:
        client.cancel(futures)


def alone(number: int, task: Callable[[int], Done], expected: str) -> Done:
    """In a worker: the task, one at a time. Raises RunError where `program` is not as expected or no file is seen."""
    with _one_at_a_time:
        if program() != expected:
            raise RunError(f"the worker on {gethostname()} has another version of the program; install the same on all")
        try:
            return task(number)
        except FileNotFoundError as problem:
            raise RunError(
                f"the worker on {gethostname()} does not see {problem.filename or problem}; all workers must see the "
                "folder of the dataset under the same name"
            ) from problem


@cache
def program() -> str:
    """What the program here is made of, to tell it from another version."""
    return json.dumps(made_from(), sort_keys=True)
