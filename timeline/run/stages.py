"""The stages of a run on the shards of a work folder: read, read again, resolve and write."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from timeline.articles.records import DocumentIds
from timeline.run.engine import Process
from timeline.run.how import Crew, How
from timeline.run.job import Job
from timeline.run.progress import Watch
from timeline.run.resolving import resolved
from timeline.run.second_reading import articles_of, learned, replaced, to_read_again
from timeline.run.settings import Settings
from timeline.run.shard import Done, process_shard
from timeline.run.shards import DOCUMENTS, Cut, Reading, Tables
from timeline.run.versions import made_from
from timeline.run.work import Work
from timeline.tables.durable import UNFINISHED, whole_file
from timeline.tables.package import read_package
from timeline.tables.write import write_dataset

log = logging.getLogger(__name__)

ADVICE = "nothing is lost: make room and repeat the command with --resume"


def read_all(work: Work, job: Job, ids: DocumentIds, how: How, process: Process, crew: Crew, watch: Watch) -> Tables:
    """The tables on all articles of a run, each read knowing only itself; `ids` knows the names that are taken."""
    cut = cut_inputs(work, job, ids, how, watch)
    watch.stage("analysing", cut.articles, work.first.done())
    analyse(work.first, range(1, cut.shards + 1), cut.articles, job.settings, process, crew, watch)
    return work.first.tables()


def cut_inputs(work: Work, job: Job, ids: DocumentIds, how: How, watch: Watch) -> Cut:
    """Read the inputs into the shards of the first reading, unless that was done before."""
    watch.stage("reading the inputs")
    cut = work.first.prepare(lambda: job.records(ids), how.documents, watch.advance)
    log.info("%d articles and %d rejects in %d shards in %s", cut.articles, cut.rejects, cut.shards, work.folder)
    return cut


def analyse(
    reading: Reading,
    shards: Sequence[int],
    documents: int,
    settings: Settings,
    process: Process,
    crew: Crew,
    watch: Watch,
) -> None:
    """Analyse these shards of a reading, except those that are finished.

    `documents` is how many there are in the whole run. Raises RunError.
    """
    finished = set(reading.finished())
    left = [number for number in shards if number not in finished]
    log.info("%d of %d shards are finished", len(shards) - len(left), len(shards))
    task = partial(_analyse, reading=reading, settings=settings, process=process)
    for done in crew(task, left, documents):
        log.debug("a shard is done: %d documents, %d rejects", done.documents, done.rejects)
        watch.advance(done)


def _analyse(number: int, reading: Reading, settings: Settings, process: Process) -> Done:
    return process_shard(reading.source(number), reading.target(number), settings, process)


def read_again(
    tables: Tables,
    work: Work,
    settings: Settings,
    process: Process,
    crew: Crew,
    watch: Watch,
    *,
    also: Iterable[str] = (),
) -> Tables:
    """The tables with the register, and with what it makes of articles when they are read again knowing it.

    `also` are documents to read again whatever the register says.
    """
    watch.stage("learning who is who")
    people = learned(tables, settings, work.people)
    if not work.named.is_file():
        with whole_file(work.named) as fresh:
            to_read_again(tables, people, work.folder, also).write_parquet(fresh)
    named = pl.read_parquet(work.named)
    log.info("%d articles are read again", named.height)
    cut = work.again.prepare(lambda: articles_of(tables, named, work.folder), DOCUMENTS, watch.advance)
    watch.stage("reading again", cut.articles, work.again.done())
    knowing = replace(settings, people=work.people)
    documents = tables["documents"].select(pl.len()).collect().item()
    analyse(work.again, range(1, cut.shards + 1), documents, knowing, process, crew, watch)
    return replaced(tables, work.again.tables(), named) | {"people": people.lazy()}


def write(tables: Tables, work: Work, out: Path, versions: Mapping[str, str], watch: Watch) -> dict[str, int]:
    """Resolve the tables on documents, write the dataset into the folder `out`; the number of rows by table."""
    watch.stage("resolving and writing")
    with TemporaryDirectory(prefix=".resolving.", suffix=UNFINISHED, dir=work.folder) as folder:
        made = resolved(tables, Path(folder))
        write_dataset(out, made, versions=versions, made_from=made_from())
    return {resource["name"]: resource["rows"] for resource in read_package(out)["resources"]}
