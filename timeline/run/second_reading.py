"""The second reading: articles that name somebody without saying who, once others of the run have told it.

An article is first read knowing only itself and the register of earlier runs. When all are read, what they teach is
the register of this run, and the few articles that name somebody of it unexplained are read again, knowing it. So the
first reading streams and its batches may finish in any order, the register is a function of all its rows, and the
second reading one of that register: the same bytes whatever the workers. Nothing is learned from the second reading,
which only repeats what the register says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from timeline.annotate.actors.register import RULE
from timeline.articles.article import Article
from timeline.run.engine import BATCH_DOCUMENTS, Frames, Outcome, Process, collect, merge, run
from timeline.run.people import learn, read_people, to_register
from timeline.run.settings import Settings
from timeline.run.shards import Tables
from timeline.streams import in_ranges, stream
from timeline.tables.durable import whole_file
from timeline.tables.schema import table

# Tables whose rows name their document; events are made of them when all is read.
OF_DOCUMENTS = frozenset({"mentions", "statements", "spans", "documents"})
ROLE_LENGTH = 3


def read_again(
    tables: Frames, settings: Settings, process: Process, *, workers: int, also: Iterable[str] = ()
) -> tuple[Frames, tuple[Outcome, ...]]:
    """The tables with the register and with what it makes of articles, and the outcomes of reading those again.

    `also` are documents to read again whatever the register says.
    """
    if "spans" not in tables:
        return tables, ()
    lazy = {name: tables[name].lazy() for name in ("spans", "documents")}
    people = learn(lazy["spans"], lazy["documents"], read_people(settings.people))
    again = sorted({*_unexplained(lazy, people), *also})
    tables = tables | {"people": people}
    if not again:
        return tables, ()
    with TemporaryDirectory() as folder:
        path = Path(folder) / table("people").file
        people.write_parquet(path)
        articles = _articles(tables["documents"].filter(pl.col("document_id").is_in(again)))
        knowing = replace(settings, people=path)
        # Starting a worker costs more than reading a few articles.
        useful = min(workers, -(-len(again) // BATCH_DOCUMENTS))
        outcomes = tuple(run(articles, knowing, process, workers=useful))
    return merge([_without(tables, again), collect(outcomes)]), outcomes


def learned(tables: Tables, settings: Settings, path: Path) -> pl.DataFrame:
    """The register of a run, kept in a file: learned from what was first read unless it is there already."""
    if not path.is_file():
        people = learn(tables["spans"], tables["documents"], read_people(settings.people), path.parent)
        with whole_file(path) as fresh:
            people.write_parquet(fresh)
    return read_people(path)


def to_read_again(tables: Tables, people: pl.DataFrame, folder: Path, also: Iterable[str] = ()) -> pl.DataFrame:
    """The documents to read again with the register, a frame of the column `document_id`; `also` are more of them.

    What does not fit into memory waits in `folder`.
    """
    return _named({*_unexplained(tables, people, folder), *also})


def articles_of(tables: Tables, named: pl.DataFrame, folder: Path) -> Iterator[Article]:
    """The articles of these documents, in the order of their ids; what does not fit into memory waits in `folder`."""
    documents = stream(tables["documents"].join(named.lazy(), on="document_id", how="semi"))
    for part in in_ranges({"documents": documents}, ("document_id",), folder):
        yield from _articles(part["documents"])


def replaced(first: Tables, again: Tables, named: pl.DataFrame) -> Tables:
    """The tables of the first reading with what these documents gave when they were read again."""
    gone = named.lazy()
    kept = {name: first[name].join(gone, on="document_id", how="anti") for name in OF_DOCUMENTS}
    return {name: pl.concat([kept.get(name, first[name]), more]) for name, more in again.items()}


def _unexplained(tables: Tables, people: pl.DataFrame, folder: Path | None = None) -> set[str]:
    """Documents of which the register knows more than they were first read with.

    They name somebody of it and do not say for whom they stand, or an earlier register said otherwise.
    """
    register = to_register(people)
    stateless = pl.col("country").is_null() & (pl.col("normalised").str.len_chars().fill_null(0) <= ROLE_LENGTH)
    open_names = tables["spans"].filter(pl.col("person").is_not_null(), stateless | (pl.col("rule_id") == RULE))
    parts = in_ranges(
        {
            "names": stream(open_names.select("document_id", "person", "country")),
            "documents": stream(tables["documents"].select("document_id", "published")),
        },
        ("document_id",),
        folder,
    )
    again = set()
    for part in parts:
        for document, person, country, day in part["names"].unique().join(part["documents"], on="document_id").rows():
            known = register.find(person, day)
            if country != (known.actor.country if known else None) or (known and country is None):
                again.add(document)
    return again


def _articles(documents: pl.DataFrame) -> Iterator[Article]:
    return map(article_of, documents.sort("document_id").iter_rows(named=True))


def article_of(row: Mapping[str, Any]) -> Article:
    """The article in a row of `documents`."""
    names = ("document_id", "path", "text", "language", "title", "url", "outlet", "published", "published_basis")
    return Article(**{name: row[name] for name in names}, extra=json.loads(row["extra"] or "{}"))


def _without(tables: Frames, documents: Iterable[str]) -> Frames:
    """The tables without all that these documents gave."""
    gone = _named(documents)
    kept = {name: tables[name].join(gone, on="document_id", how="anti") for name in OF_DOCUMENTS & tables.keys()}
    return dict(tables) | kept


def _named(documents: Iterable[str]) -> pl.DataFrame:
    return pl.DataFrame({"document_id": sorted(documents)}, schema={"document_id": pl.String})
