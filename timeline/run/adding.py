"""New articles added to a dataset: the old ones are not read again, and the result is as of one run over all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from timeline.annotate.actors.dictionary import mistakes
from timeline.articles import InputError, Source
from timeline.articles.inputs import STDIN
from timeline.articles.records import DocumentIds
from timeline.run.batch import process
from timeline.run.disk import told_when_full
from timeline.run.engine import OF_ANALYSIS
from timeline.run.how import How, crew
from timeline.run.job import prepared
from timeline.run.merging import require_same, told
from timeline.run.progress import Watch
from timeline.run.settings import Settings
from timeline.run.shards import OF_SHARDS, Tables
from timeline.run.stages import ADVICE, read_again, read_all, write
from timeline.run.summary import Summary, summarise
from timeline.run.work import at_work
from timeline.tables.read import read_dataset
from timeline.tables.schema import table
from timeline.tables.target import recover


def add(
    inputs: Sequence[str | Path],
    into: Path,
    settings: Settings,
    *,
    published: date | None = None,
    language: str | None = None,
    how: How = How(),  # noqa: B008  frozen
    watch: Watch | None = None,
) -> Summary:
    """Read articles and add what happened in them to the dataset in the folder `into`.

    The dataset is then, byte for byte, that of one run over the old articles and after them these. Of the old ones
    only those are read again that name somebody whom the new ones explain. Raises as `extract` does, and DatasetError
    for a folder without a dataset, RunError for one that other versions or settings made, InputError for a file that
    it holds already.
    """
    watch = watch or Watch()
    recover(into)
    dataset = read_dataset(into)
    job = prepared(inputs, into, settings, published, language)
    require_same(job.versions, dataset)
    old = {name: pl.scan_parquet(into / table(name).file, glob=False) for name in OF_SHARDS}
    _require_new(job.sources, old, into)
    manifest = job.manifest(how.documents, **{"the dataset": dataset.package["digest"]})
    with told_when_full(ADVICE), at_work(into, manifest, how.left) as work, crew(how) as hands:
        new = read_all(work, job, _ids(old), how, process, hands, watch)
        tables = {name: pl.concat([old[name], new[name]]) for name in OF_SHARDS}
        tables = read_again(tables, work, job.settings, process, hands, watch, also=told(old))
        rows = write(tables, work, into, job.versions, watch)
        work.discard()
    return summarise(into, rows, tuple(map(str, mistakes(settings.actors, settings.agents))), watch.seconds())


def _ids(old: Tables) -> DocumentIds:
    """The names of documents that the old articles have taken, those included that could not be analysed."""
    lost = old["rejects"].filter(pl.col("reason").is_in(OF_ANALYSIS), pl.col("document_id").is_not_null())
    taken = pl.concat([old["documents"].select("document_id"), lost.select("document_id")]).collect()
    return DocumentIds(set(taken["document_id"]))


def _require_new(sources: Sequence[Source], old: Tables, into: Path) -> None:
    """Raise InputError for a file that the dataset holds: its articles would be in there twice."""
    paths = pl.concat([old[name].select("path") for name in ("documents", "rejects")]).unique().collect()
    known = set(paths["path"]) - {STDIN}
    again = [source.name for source in sources if source.name in known]
    if again:
        more = f" (and {len(again) - 1} more of these files)" if len(again) > 1 else ""
        raise InputError(f"{again[0]} is in {into} already{more}; name only files that are new")
