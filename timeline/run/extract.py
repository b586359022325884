"""A whole run: files in, a dataset out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.annotate.actors.dictionary import load_dictionary, mistakes
from timeline.annotate.trained import load_trained
from timeline.articles import Article, Reject, read
from timeline.articles.language import known_language
from timeline.lexicon import LexiconError
from timeline.run.batch import process
from timeline.run.engine import Frames, Outcome, collect, run
from timeline.run.people import read_people
from timeline.run.progress import Watch
from timeline.run.resolving import whole
from timeline.run.second_reading import read_again
from timeline.run.settings import Settings
from timeline.run.versions import made_from, versions
from timeline.tables.target import check_target
from timeline.tables.write import write_dataset


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows by table, the reasons of the rejects with their number, and the first reject.

    `passed_over` tells what could not be used in the user's dictionaries, one message a file.
    """

    rows: dict[str, int]
    reasons: dict[str, int]
    first_reject: Reject | None
    passed_over: tuple[str, ...] = ()

    @property
    def rejects(self) -> int:
        """Number of inputs that were rejected."""
        return self.rows["rejects"]


def extract(
    inputs: Sequence[str | Path],
    out: Path,
    settings: Settings,
    *,
    published: date | None = None,
    language: str | None = None,
    workers: int = 1,
    watch: Watch | None = None,
) -> Summary:
    """Read articles, find what happened in them, and write the dataset into the folder `out`.

    `published` and `language` hold for articles that do not say it themselves. `watch` is told of every
    batch. Raises InputError, LanguageError, PipelineError, TargetError and RunError; until the end `out`
    stays as it was.
    """
    check_target(out)
    records = read(inputs, published=published, language=language)
    check_pipelines(settings)
    made_by = versions(settings)
    tables, outcomes = _read_all(records, settings, workers=workers, watch=watch)
    write_dataset(out, tables, versions=made_by, made_from=made_from())
    return _summary(tables, outcomes, mistakes(settings.actors, settings.agents))


def analyse(records: Iterable[Article | Reject], settings: Settings, *, workers: int = 1) -> Frames:
    """The tables of some articles, without writing them. Raises PipelineError and RunError."""
    check_pipelines(settings)
    tables, _ = _read_all(records, settings, workers=workers)
    return tables


def _read_all(
    records: Iterable[Article | Reject], settings: Settings, *, workers: int, watch: Watch | None = None
) -> tuple[Frames, list[Outcome]]:
    """All tables of a run, and the outcomes of its batches in their order."""
    # A bad file ends the run before the work.
    load_dictionary(settings.actors, settings.agents, lenient=settings.lenient)
    read_people(settings.people)
    outcomes = []
    for outcome in run(records, settings, process, workers=workers):
        outcomes.append(outcome)
        if watch:
            watch(outcome)
    tables, again = read_again(collect(outcomes), settings, process, workers=workers)
    return whole(tables), [*outcomes, *again]


def check_pipelines(settings: Settings) -> None:
    """Raise LanguageError or PipelineError for a pipeline of the user's that would fail on every article."""
    for language, folder in settings.pipelines:
        load_trained(known_language(language), Path(folder))


def _summary(tables: Frames, outcomes: Iterable[Outcome], passed_over: Iterable[LexiconError]) -> Summary:
    rejects = [reject for outcome in outcomes for reject in outcome.rejects]
    return Summary(
        rows={name: frame.height for name, frame in tables.items()},
        reasons=dict(Counter(reject.reason for reject in rejects).most_common()),
        first_reject=rejects[0] if rejects else None,
        passed_over=tuple(map(str, passed_over)),
    )
