"""A task done on many things, in this process or in several; the results come in the order of the things."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import resource_tracker
from typing import TypeVar

from timeline.run.settings import RunError

T = TypeVar("T")
R = TypeVar("R")

# spaCy keeps every new word it sees; workers are renewed before that weighs.
TASKS_PER_WORKER = 100


def each(task: Callable[[T], R], items: Iterable[T], workers: int) -> Iterator[R]:
    """The result of `task` for each of the items, in their order.

    It runs in `workers` other processes, to which task and items must be sendable; without any, in this one.
    Items are taken only as fast as they are dealt with. When all is done the workers have ended. Raises what the
    task raises, and RunError when a worker dies.
    """
    if workers == 0:
        yield from map(task, items)
        return
    remaining = iter(items)
    # One pool a round rather than the executor's own `max_tasks_per_child`, which can wait for ever for a
    # worker that has left (cpython#115634).
    for first in remaining:
        some = chain([first], islice(remaining, TASKS_PER_WORKER * workers - 1))
        with _pool(workers) as pool:
            yield from _one_round(pool, some, task, bound=3 * workers)


def _one_round(pool: ProcessPoolExecutor, items: Iterable[T], task: Callable[[T], R], *, bound: int) -> Iterator[R]:
    queue: deque[Future[R]] = deque()
    for item in items:
        with interrupts_held_back():  # workers are started when the first items are submitted
            queue.append(pool.submit(task, item))
        # Reading must not run ahead of the workers through a large corpus.
        while len(queue) > bound:
            yield _result(queue.popleft())
    while queue:
        yield _result(queue.popleft())


def _result(future: Future[R]) -> R:
    """The result when it is there. Polars' signal handler makes an endless wait deaf to Ctrl-C: wait in steps."""
    while not future.done():
        wait([future], timeout=0.2)
    return future.result()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes for the block; they are ended at once when the block is left by an exception."""
    # A fork of a process that has started Arrow's or Polars' threads can hang: spawn.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
    try:
        yield pool
    except BaseException as problem:  # Ctrl-C and a reader that goes away as well
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        if isinstance(problem, BrokenProcessPool):
            raise RunError(
                "a worker process died, most likely for want of memory; run again with fewer --workers"
            ) from problem
        raise
    pool.shutdown()


def _end_with_parent() -> None:
    """In a worker: end it when the main process is killed, which leaves it no time to end its workers."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block ends; processes that are started in it never hear of it.

    It reaches the whole process group, and only the main process shall answer it.
    """
    resource_tracker.ensure_running()  # which lets interrupts through when it has to start
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
