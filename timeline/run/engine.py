"""The engine: a stream of articles in batches through one pure function, in one process or in several.

The order of the results depends on the input alone, never on the number of workers or on which of them is
first, so that every way of running writes the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import polars as pl

from timeline.articles.article import Article, Reject
from timeline.lexicon import LexiconError
from timeline.run.pool import each
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

OF_ANALYSIS = frozenset({"failed"})
"""Reasons of rejects that were articles: they had their name, and could not be analysed."""

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

    `process` runs in this process with one worker, for a caller's script need not be safe to import; else in
    `workers` others. Raises RunError when a worker dies.
    """
    task = partial(_outcome, process=process, settings=settings)
    return each(task, batches(records, documents=batch_documents), workers if workers > 1 else 0)


def _outcome(item: list[Article] | Reject, process: Process, settings: Settings) -> Outcome:
    return Outcome(0, {}, (item,)) if isinstance(item, Reject) else attempt(process, item, settings)
