"""One of many jobs that share a run, as the array jobs of a cluster do: each analyses its part of the shards."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.articles import InputError
from timeline.articles.records import DocumentIds
from timeline.run.batch import process
from timeline.run.disk import told_when_full
from timeline.run.how import How, Left, crew
from timeline.run.job import Job, prepared
from timeline.run.lock import LockedError, locked
from timeline.run.progress import Watch
from timeline.run.settings import Settings
from timeline.run.shards import Cut
from timeline.run.stages import ADVICE, analyse, cut_inputs
from timeline.run.work import Work, at_work

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a run that a job does: number 17 of 400, counted from 1."""

    number: int
    of: int


@dataclass(frozen=True, slots=True)
class PartDone:
    """What a job did: shards of its part, shards of the run that are finished by now, and all there are."""

    own: int
    finished: int
    shards: int


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

    Jobs for other parts may run at the same time, on other machines that see the folder. The first of them reads the
    inputs for all. Raises as `extract` does.
    """
    watch = watch or Watch()
    job = prepared(inputs, out, settings, published, language)
    if any(source.path is None for source in job.sources):
        raise InputError("several jobs cannot share standard input; name files or folders")
    manifest = job.manifest(how.documents)
    with told_when_full(ADVICE), at_work(out, manifest, Left.RESUME, shared=True) as work, crew(how) as hands:
        cut = _cut_once(work, job, how, watch)
        own = range(part.number, cut.shards + 1, part.of)
        watch.stage("analysing")
        analyse(work.first, own, cut.articles, job.settings, process, hands, watch)
        return PartDone(len(own), len(work.first.finished()), cut.shards)


def _cut_once(work: Work, job: Job, how: How, watch: Watch) -> Cut:
    """The cut, which the first of several jobs makes while the others wait."""
    while True:
        try:
            with locked(work.folder / "cutting"):
                return cut_inputs(work, job, DocumentIds(), how, watch)
        except LockedError:
            log.info("another job is reading the inputs")
            time.sleep(SECONDS_BETWEEN_LOOKS)
