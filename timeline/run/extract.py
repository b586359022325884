"""A whole run: files in, a dataset out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from timeline.annotate.actors.dictionary import mistakes
from timeline.articles import Article, Reject
from timeline.articles.records import DocumentIds
from timeline.run.batch import process
from timeline.run.disk import told_when_full
from timeline.run.engine import Frames, collect, run
from timeline.run.how import How, crew
from timeline.run.job import check, prepared
from timeline.run.progress import Watch
from timeline.run.resolving import whole
from timeline.run.second_reading import read_again
from timeline.run.settings import Settings
from timeline.run.stages import ADVICE, read_all, write
from timeline.run.stages import read_again as read_shards_again
from timeline.run.summary import Summary, summarise
from timeline.run.work import at_work


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
    job = prepared(inputs, out, settings, published, language)
    manifest = job.manifest(how.documents)
    with told_when_full(ADVICE), at_work(out, manifest, how.left) as work, crew(how) as hands:
        tables = read_all(work, job, DocumentIds(), how, process, hands, watch)
        tables = read_shards_again(tables, work, job.settings, process, hands, watch)
        rows = write(tables, work, out, job.versions, watch)
        work.discard()
    return summarise(out, rows, tuple(map(str, mistakes(settings.actors, settings.agents))), watch.seconds())


def analyse(records: Iterable[Article | Reject], settings: Settings, *, workers: int = 1) -> Frames:
    """The tables of some articles, without writing them. Raises PipelineError and RunError."""
    check(settings)
    outcomes = run(records, settings, process, workers=workers)
    tables, _ = read_again(collect(outcomes), settings, process, workers=workers)
    return whole(tables)
