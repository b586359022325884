"""Shards on a cluster: Dask's workers read and write the work folder, which all of them must see (extra `cluster`)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.run.settings import RunError
from timeline.run.shard import Done

if TYPE_CHECKING:
    from distributed import Client

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
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
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
    """Do a task for each of these shards on the cluster, and tell of each as it is done."""
    from distributed import as_completed

    futures = client.map(_alone, shards, task=task, pure=False)
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        client.cancel(futures)


def _alone(number: int, task: Callable[[int], Done]) -> Done:
    with _one_at_a_time:
        return task(number)
