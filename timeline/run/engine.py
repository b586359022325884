"""The engine: a stream of articles through one pure function, in one process or in several.

The order of the results depends on the input alone, never on the number of workers or on which of them is
first, so that every way of running writes the same bytes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from typing import Any

import polars as pl

from timeline.articles.article import Article, Reject
from timeline.lexicon import LexiconError
from timeline.run.settings import RunError, Settings
from timeline.tables.checks import require_valid
from timeline.tables.frames import to_frame
from timeline.tables.schema import table

Rows = dict[str, list[dict[str, Any]]]
"""Rows by table name."""

Frames = dict[str, pl.DataFrame]
"""Frames by table name, with the types of the schema."""

Process = Callable[[Sequence[Article], Settings], Rows]
"""What is done with a batch: a pure function, importable by its name in another process."""

BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 200_000
# spaCy keeps every new word it sees; workers are renewed before that weighs.
BATCHES_PER_WORKER = 200

# Errors that every article would meet.
PASSED_ON = (LexiconError, RunError)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: how many documents, their rows, and the articles that could not be analysed."""

    documents: int
    tables: Frames
    rejects: tuple[Reject, ...] = ()


def batches(
    records: Iterable[Article | Reject],
    *,
    documents: int = BATCH_DOCUMENTS,
    characters: int = BATCH_CHARACTERS,
) -> Iterator[list[Article] | Reject]:
    """Articles in batches of one language, in the order in which batches fill up; rejects pass through.

    A batch closes when it holds `documents` articles or `characters` code points, whichever is first.
    """
    waiting: dict[str, list[Article]] = {}
    weight: dict[str, int] = {}
    for record in records:
        if isinstance(record, Reject):
            yield record
            continue
        batch = waiting.setdefault(record.language, [])
        batch.append(record)
        weight[record.language] = weight.get(record.language, 0) + len(record.text)
        if len(batch) >= documents or weight[record.language] >= characters:
            yield waiting.pop(record.language)
            del weight[record.language]
    yield from waiting.values()


def attempt(process: Process, articles: Sequence[Article], settings: Settings) -> Outcome:
    """Process a batch; where that raises, process its articles one by one and reject those that raise.

    Rows that break the schema count as raising. Errors that are not about one article (PASSED_ON) are
    raised.
    """
    try:
        return Outcome(len(articles), frames(process(articles, settings)))
    except PASSED_ON:
        raise
    except Exception as problem:  # whatever one article brings about must not stop the others
        if len(articles) == 1:
            return Outcome(0, {}, (_failed(articles[0], problem),))
    parts = [attempt(process, [article], settings) for article in articles]
    return Outcome(
        documents=sum(part.documents for part in parts),
        tables=merge(part.tables for part in parts),
        rejects=tuple(reject for part in parts for reject in part.rejects),
    )


def _failed(article: Article, problem: Exception) -> Reject:
    # A message may have several lines, and quote half a character.
    words = " ".join(str(problem).encode("utf-8", "backslashreplace").decode().split())
    detail = f"the analysis failed with {type(problem).__name__}: {words}"
    return Reject(article.path, "failed", detail, article.record, article.document_id)


def frames(rows: Rows) -> Frames:
    """The rows as frames, checked against the schema. Raises SchemaError."""
    checked = {name: to_frame(table(name), found) for name, found in rows.items()}
    for name, frame in checked.items():
        require_valid(frame, table(name))
    return checked


def merge(parts: Iterable[Frames]) -> Frames:
    """One frame a table out of several, rows in the order given."""
    found: dict[str, list[pl.DataFrame]] = {}
    for part in parts:
        for name, frame in part.items():
            found.setdefault(name, []).append(frame)
    return {name: pl.concat(several) for name, several in found.items()}


def collect(outcomes: Iterable[Outcome]) -> Frames:
    """All tables of a run, the rejects among them."""
    parts = []
    for outcome in outcomes:
        parts.append(outcome.tables)
        if outcome.rejects:
            parts.append(frames({"rejects": [asdict(reject) for reject in outcome.rejects]}))
    return merge(parts)


def run(
    records: Iterable[Article | Reject],
    settings: Settings,
    process: Process,
    *,
    workers: int = 1,
    batch_documents: int = BATCH_DOCUMENTS,
) -> Iterator[Outcome]:
    """The outcomes of all batches, in the order of the batches.

    `process` runs in this process with one worker, else in `workers` others. Raises RunError when a worker
    dies.
    """
    work = batches(records, documents=batch_documents)
    task = partial(attempt, process, settings=settings)
    if workers == 1:
        for item in work:
            yield Outcome(0, {}, (item,)) if isinstance(item, Reject) else task(item)
    else:
        yield from _run_in_pool(work, task, workers)


def _run_in_pool(
    work: Iterator[list[Article] | Reject], task: Callable[[Sequence[Article]], Outcome], workers: int
) -> Iterator[Outcome]:
    # One pool a round rather than the executor's own `max_tasks_per_child`, which can wait for ever for a
    # worker that has left (cpython#115634).
    for first in work:
        items = chain([first], islice(work, BATCHES_PER_WORKER * workers - 1))
        with _pool(workers) as pool:
            yield from _one_round(pool, items, task, bound=3 * workers)


def _one_round(
    pool: ProcessPoolExecutor,
    items: Iterable[list[Article] | Reject],
    task: Callable[[Sequence[Article]], Outcome],
    *,
    bound: int,
) -> Iterator[Outcome]:
    queue: deque[Future[Outcome]] = deque()
    for item in items:
        if isinstance(item, Reject):
            queue.append(_rejected(item))
        else:
            with _interrupts_held_back():  # workers are started when the first batches are submitted
                queue.append(pool.submit(task, item))
        # Reading must not run ahead of the workers through a large corpus.
        while len(queue) > bound:
            yield _result(queue.popleft())
    while queue:
        yield _result(queue.popleft())


def _result(future: Future[Outcome]) -> Outcome:
    """The result when it is there. Polars' signal handler makes an endless wait deaf to Ctrl-C: wait in steps."""
    while not future.done():
        wait([future], timeout=0.2)
    return future.result()


def _rejected(reject: Reject) -> Future[Outcome]:
    future: Future[Outcome] = Future()
    future.set_result(Outcome(0, {}, (reject,)))
    return future


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes for the block; they are ended at once when the block is left by an exception."""
    # A fork of a process that has started Arrow's or Polars' threads can hang: spawn.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context)
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


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the block ends; processes that are started in it never hear of it.

    It reaches the whole process group, and only the main process shall answer it.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
