"""A whole run: files in, a dataset out; and the part of one that a job of an array does."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.annotate.actors.dictionary import mistakes
from timeline.articles import Article, InputError, Reject
from timeline.articles.records import DocumentIds
from timeline.run.batch import process
from timeline.run.disk import told_when_full
from timeline.run.engine import Frames, collect, run
from timeline.run.how import How, Left, crew
from timeline.run.job import Job, check, find_sources
from timeline.run.lock import LockedError, locked
from timeline.run.progress import Watch
from timeline.run.resolving import whole
from timeline.run.second_reading import read_again
from timeline.run.settings import Settings
from timeline.run.shards import Cut
from timeline.run.stages import analyse as analyse_shards
from timeline.run.stages import read_again as read_shards_again
from timeline.run.stages import write
from timeline.run.summary import Summary, summarise
from timeline.run.versions import versions
from timeline.run.work import Work, at_work
from timeline.tables.target import check_target

log = logging.getLogger(__name__)

ADVICE = "nothing is lost: make room and repeat the command with --resume"
SECONDS_BETWEEN_LOOKS = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a run that one of several jobs does: number 17 of 400, counted from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class PartDone:
    """What a job did: shards of its part, shards that are finished by now, and all there are."""

    own: int
    finished: int
    shards: int


def extract(
    inputs: Sequence[str | Path],
    out: Path,
    settings: Settings,
    *,
    published: date | None = None,
    language: str | None = None,
    how: How = How(),  # noqa: B008  frozen
    watch: Watch | None = None,
) -> Summary:
    """Read articles, find what happened in them, and write the dataset into the folder `out`.

    `published` and `language` hold for articles that do not say it themselves. Until the end `out` stays as it
    was; what was done by then is kept beside it, for `how` to go on with. Raises InputError, LanguageError,
    LexiconError, PipelineError, TargetError and RunError.
    """
    watch = watch or Watch()
    job = _job(inputs, out, settings, published, language)
    manifest = job.manifest(how.documents)
    with told_when_full(ADVICE), at_work(out, manifest, how.left) as work, crew(how) as hands:
        cut = _prepare(work, job, how, watch)
        watch.stage("analysing", cut.articles, work.first.done())
        analyse_shards(work.first, range(1, cut.shards + 1), settings, process, hands, watch)
        tables = read_shards_again(work.first.tables(), work, settings, process, hands, watch)
        rows = write(tables, out, job.versions, watch)
        work.discard()
    return summarise(out, rows, tuple(map(str, mistakes(settings.actors, settings.agents))), watch.seconds())


def extract_part(
    inputs: Sequence[str | Path],
    out: Path,
    settings: Settings,
    part: Part,
    *,
    published: date | None = None,
    language: str | None = None,
    how: How = How(),  # noqa: B008  frozen
    watch: Watch | None = None,
) -> PartDone:
    """Analyse one part of the articles, into the work folder beside `out`; a run that resumes makes the dataset.

    Jobs for other parts may run at the same time on other machines that see the folder. Raises as `extract` does.
    """
    watch = watch or Watch()
    job = _job(inputs, out, settings, published, language)
    if any(source.path is None for source in job.sources):
        raise InputError("several jobs cannot share standard input; name files or folders")
    manifest = job.manifest(how.documents)
    with told_when_full(ADVICE), at_work(out, manifest, Left.RESUME, shared=True) as work, crew(how) as hands:
        cut = _prepare_together(work, job, how, watch)
        own = range(part.number, cut.shards + 1, part.of)
        watch.stage("analysing")
        analyse_shards(work.first, own, settings, process, hands, watch)
        return PartDone(len(own), len(work.first.finished()), cut.shards)


def _job(
    inputs: Sequence[str | Path], out: Path, settings: Settings, published: date | None, language: str | None
) -> Job:
    check_target(out)
    sources, defaults = find_sources(inputs, published, language)
    check(settings)
    return Job(sources, defaults, settings, versions(settings))


def _prepare(work: Work, job: Job, how: How, watch: Watch) -> Cut:
    watch.stage("reading the inputs")
    return work.first.prepare(lambda: job.records(DocumentIds()), how.documents, watch.advance)


def _prepare_together(work: Work, job: Job, how: How, watch: Watch) -> Cut:
    """The cut, which the first of several jobs makes while the others wait."""
    while True:
        try:
            with locked(work.folder / "cutting"):
                return _prepare(work, job, how, watch)
        except LockedError:
            log.info("another job is reading the inputs")
            time.sleep(SECONDS_BETWEEN_LOOKS)


def analyse(records: Iterable[Article | Reject], settings: Settings, *, workers: int = 1) -> Frames:
    """The tables of some articles, without writing them. Raises PipelineError and RunError."""
    check(settings)
    outcomes = run(records, settings, process, workers=workers)
    tables, _ = read_again(collect(outcomes), settings, process, workers=workers)
    return whole(tables)
