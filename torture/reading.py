"""Broken files read and analysed: no crash, no hang, documents plus rejects equal inputs."""

from __future__ import annotations

import faulthandler
import hashlib
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from timeline.articles import Article, Reject, read
from timeline.run.batch import process
from timeline.run.engine import Process, Rows, collect, run
from timeline.run.settings import Settings
from torture.mutations import broken

SECONDS = 30.0
"""Of processor time, for one file."""

CHUNK = 1000


class HangError(BaseException):
    """A file took too long; no rule for what an article brings about may catch it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some files: documents, rejects, and what must not be."""

    documents: int = 0
    rejects: int = 0
    faults: tuple[str, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.documents + other.documents,
            self.rejects + other.rejects,
            self.faults + other.faults,
        )


def listing(articles: Sequence[Article], settings: Settings) -> Rows:
    """An analysis that only lists the documents."""
    return {"documents": [_document(article) for article in articles]}


def _document(article: Article) -> dict[str, object]:
    return {
        **{"document_id": article.document_id, "path": article.path, "language": article.language},
        **{"outlet": article.outlet, "published": article.published, "published_basis": article.published_basis},
        **{"text": article.text, "text_sha256": hashlib.sha256(article.text.encode()).hexdigest()},
        **{"sentence_count": 1, "mention_count": 0},
    }


def feed(count: int, *, first: int = 0, whole_every: int = 20) -> Outcome:
    """Read so many broken files, from number `first` on; one of `whole_every` goes through the real pipelines.

    They go through processes of their own, so that one that dies is told of.
    """
    found = Outcome()
    for start in range(first, first + count, CHUNK):
        numbers = range(start, min(start + CHUNK, first + count))
        with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as pool:
            try:
                found += pool.submit(feed_some, numbers, whole_every).result()
            except BrokenProcessPool:
                found += Outcome(faults=(f"files {numbers.start} to {numbers.stop - 1}: the process died",))
    return found


def feed_some(numbers: range, whole_every: int) -> Outcome:
    """The same in this process."""
    faulthandler.enable()
    found = Outcome()
    with TemporaryDirectory() as folder:
        for number in numbers:
            file = broken(number)
            path = Path(folder) / file.name
            path.write_bytes(file.data)
            found += _feed_one(number, path, process if number % whole_every == 0 else listing)
            path.unlink()
    return found


def _feed_one(number: int, path: Path, analysis: Process) -> Outcome:
    try:
        with _time_limit():
            items = list(read([path]))
            tables = collect(run(items, Settings(), analysis))
    except (Exception, HangError) as problem:  # whatever comes out is what is looked for
        return Outcome(faults=(f"file {number} ({path.name}): {type(problem).__name__}: {problem}",))
    documents, rejects = (tables[name].height if name in tables else 0 for name in ("documents", "rejects"))
    failed = tables["rejects"].filter(reason="failed")["detail"].to_list() if rejects else []
    wrong = [*_faults(items, documents + rejects), *failed]
    return Outcome(documents, rejects, tuple(f"file {number} ({path.name}): {fault}" for fault in wrong))


def _faults(items: Sequence[Article | Reject], rows: int) -> Iterator[str]:
    """What is wrong with what was read of one file and the rows it gave."""
    if not items:
        yield "nothing came out"
    if rows != len(items):
        yield f"{len(items)} records gave {rows} rows"
    numbers = [item.record for item in items if item.record is not None]
    if numbers != list(range(len(numbers))):
        yield f"records are lost or doubled: {numbers[:20]}"


@contextmanager
def _time_limit() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise HangError(f"more than {SECONDS} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
