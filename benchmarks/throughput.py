"""Throughput: the whole process beside the bare trained pipeline, where the time goes, and memory."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.measuring import NOTHING, Timing, alternate, median_of, peak_memory, ratio, time_of
from benchmarks.sample import Sample, repeated
from benchmarks.tables import Cell, Figures, Row
from timeline.annotate.pipeline import OURS, SENTENCES, ours, trained
from timeline.annotate.products import one_thread
from timeline.annotate.trained import PipelineError, load_trained
from timeline.articles import Article
from timeline.gather import gather
from timeline.languages import UnknownLanguageError, lexicon_path
from timeline.resolve import article_rows
from timeline.run.batch import pipeline, process
from timeline.run.engine import attempt, batches, collect, frames, merge, run
from timeline.run.pool import each
from timeline.run.resolving import whole
from timeline.run.settings import Settings
from timeline.tables.write import write_dataset

SETTINGS = Settings()
FULL = Settings(full=True)
BARE, ANNOTATED = "bare pipeline", "all annotators"
WHOLE, WHOLE_FULL = "whole, written", "whole, every article parsed"
# What suits the bare pipeline; ours reads one article at a time.
PIPE_BATCH = 16
# What only looks words up in lists; what else is ours reads sentences.
LOOKUPS_TOGETHER = "(look-ups together)"
# Of news at large one article in so many tells of diplomacy.
ONE_IN = 50
# Two workers share out so many articles at least: to start one takes as long as some sixty articles.
SHARED_OUT = 600
LOOKUPS = frozenset({"timeline_places", "timeline_actors", "timeline_coreference"})


def throughput(sample: Sample) -> list[Figures]:
    """Speed of the bare pipeline, of the annotated one and of the whole process; the stages' shares; peak memory."""
    articles, notices = _with_pipelines(sample.articles)
    if not articles:
        return [Figures("throughput", "nothing was measured", (), notices)]
    work = _batches(articles)
    speeds, stages = _speeds(work, sample.rounds), _stages(work)
    others, more = _with_pipelines(sample.others)
    if not others:
        more = [*more, "other news was not measured: name articles of it with --others"]
    return [
        Figures("throughput", "one process, the same batches", speeds, notices),
        Figures("stages", "where the time of the whole process goes", stages),
        Figures("memory", "peak of a new process over the same articles, in MB", _memory(articles)),
        Figures("ratios", "what should be reached", _ratios(speeds, stages, articles, others, sample.rounds), more),
    ]


def _batches(articles: Sequence[Article]) -> list[list[Article]]:
    return [batch for batch in batches(articles) if isinstance(batch, list)]


def _ratios(
    speeds: list[Row], stages: list[Row], articles: list[Article], others: list[Article], rounds: int
) -> list[Row]:
    """Each ratio beside what it should be."""
    whole_speed = next(row["to_bare_by_cpu"] for row in speeds if row["side"] == WHOLE)
    lookups = next(row["to_bare"] for row in stages if row["stage"] == LOOKUPS_TOGETHER)
    raw = [*others, *repeated(articles, max(1, len(others) // (ONE_IN - 1)))] if others else []
    return [
        _reached("speed, the articles, to the bare pipeline", whole_speed, "at least 0.9"),
        _reached("speed, other news, to the bare pipeline", _to_bare(raw, rounds) if raw else None, "at least 2.5"),
        _reached("speed, two workers, to one", _two_workers(articles, rounds), "at least 1.8"),
        _reached("time, look-ups, to the bare pipeline", lookups, "at most 0.15"),
    ]


def _reached(name: str, measured: Cell, wanted: str) -> Row:
    return {"ratio": name, "measured": measured, "wanted": wanted}


def _to_bare(articles: list[Article], rounds: int) -> float:
    """Speed of the whole process as a multiple of the bare pipeline's, by processor time."""
    work = _batches(articles)
    sides: dict[str, Callable[[], object]] = {
        BARE: partial(_pipe, work, _bare),
        WHOLE: partial(_whole, work, SETTINGS),
    }
    for action in sides.values():
        action()
    timings = alternate(sides, rounds)
    return 1 / ratio(timings[WHOLE], timings[BARE]).cpu


def _two_workers(articles: list[Article], rounds: int) -> float:
    """Speed with two processes as a multiple of that with one; both start anew and load the pipelines."""
    many = repeated(articles, max(len(articles), SHARED_OUT))
    sides: dict[str, Callable[[], object]] = {
        str(number): partial(_in_new_processes, many, number) for number in (1, 2)
    }
    timings = alternate(sides, rounds)
    return 1 / ratio(timings["2"], timings["1"]).wall


def _in_new_processes(articles: list[Article], number: int) -> None:
    task = partial(attempt, process, settings=SETTINGS)
    work = [batch for batch in batches(articles, documents=PIPE_BATCH) if isinstance(batch, list)]
    for _ in each(task, work, number):
        pass


def _with_pipelines(articles: Sequence[Article]) -> tuple[list[Article], list[str]]:
    """The articles in languages whose pipeline can be loaded, and a notice for each other language."""
    missing = {}
    for language in sorted({article.language for article in articles}):
        try:
            _bare(language)
        except (PipelineError, UnknownLanguageError):
            missing[language] = f"articles in {language!r} are left out: there is no trained pipeline for them"
    return [article for article in articles if article.language not in missing], list(missing.values())


@cache
def _bare(language: str) -> Language:
    """The trained pipeline as spaCy alone runs it."""
    load_trained(language)  # raises what a pipeline that is missing should raise
    return spacy.load(lexicon_path(language, "pipeline"))


def _annotated(language: str) -> Language:
    return pipeline(language, SETTINGS)


def _speeds(work: list[list[Article]], rounds: int) -> list[Row]:
    sides: dict[str, Callable[[], object]] = {
        BARE: partial(_pipe, work, _bare),
        ANNOTATED: partial(_pipe, work, _annotated),
        WHOLE: partial(_whole, work, SETTINGS),
        WHOLE_FULL: partial(_whole, work, FULL),
    }
    for action in sides.values():
        action()  # pipelines and lexicons are loaded, every word has been seen
    timings = alternate(sides, rounds)
    return [_speed(name, work, own, timings[BARE]) for name, own in timings.items()]


def _speed(name: str, work: list[list[Article]], own: Sequence[Timing], bare: Sequence[Timing]) -> Row:
    documents = sum(len(batch) for batch in work)
    characters = sum(len(article.text) for batch in work for article in batch)
    seconds = median_of(own).wall
    # A rate is the inverse of a time, and so is its ratio.
    slower = ratio(own, bare)
    return {
        "side": name,
        "documents": documents,
        "documents_per_second": documents / seconds,
        "characters_per_second": characters / seconds,
        "to_bare": 1 / slower.wall,
        "to_bare_by_cpu": 1 / slower.cpu,
    }


def _pipe(work: list[list[Article]], loaded: Callable[[str], Language]) -> None:
    for batch in work:
        nlp = loaded(batch[0].language)
        for _ in nlp.pipe([_doc(nlp, article) for article in batch], batch_size=PIPE_BATCH):
            pass


def _doc(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    if doc.has_extension("published"):
        doc._.published = article.published
    return doc


def _whole(work: list[list[Article]], settings: Settings) -> None:
    tables = whole(collect(run(chain.from_iterable(work), settings, process)))
    with tempfile.TemporaryDirectory() as folder:
        write_dataset(Path(folder) / "dataset", tables, versions={})


class _Stages:
    """Adds up the time of each stage over the batches."""

    def __init__(self) -> None:
        self.times: dict[str, Timing] = {}

    def step(self, name: str, action: Callable[[], Any]) -> Any:
        """What an action returns; its time goes to a stage."""
        result: list[Any] = []
        self.times[name] = self.times.get(name, NOTHING) + time_of(lambda: result.append(action()))
        return result[0]


def _stages(work: list[list[Article]]) -> list[Row]:
    """One row a stage, with its share of the whole and its ratio to the bare pipeline, of CPU time."""
    stages, written, bare = _Stages(), [], NOTHING
    for batch in work:
        bare += time_of(partial(_pipe, [batch], _bare))
        with one_thread():
            written.append(_one_batch(stages, batch))
    with tempfile.TemporaryDirectory() as folder:
        tables = stages.step("events", lambda: whole(merge(written)))
        stages.step("write", lambda: write_dataset(Path(folder) / "dataset", tables, versions={}))
    return _shares(stages.times, bare.cpu)


def _one_batch(stages: _Stages, batch: list[Article]) -> Any:
    nlp = _annotated(batch[0].language)
    docs = stages.step("tokenizer", lambda: [_doc(nlp, article) for article in batch])
    for name, step in ((SENTENCES, nlp.get_pipe(SENTENCES)), *trained(nlp), *ours(nlp)):
        docs = stages.step(name, partial(_each, step, docs))
    gathered = stages.step("gather", lambda: [gather(doc, a) for doc, a in zip(docs, batch, strict=True)])
    rows = stages.step("rows", lambda: [article_rows(found) for found in gathered])
    joined = {name: [row for tables in rows for row in tables.get(name, ())] for name in rows[0]}
    return stages.step("frames", lambda: frames(joined))


def _each(step: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    return [step(doc) for doc in docs]


AFTER = frozenset({"gather", "rows", "frames", "events", "write"})


def _shares(times: dict[str, Timing], bare: float) -> list[Row]:
    total = sum(t.cpu for t in times.values())
    learned = sum(t.cpu for name, t in times.items() if name not in OURS | AFTER)
    lookups = sum(t.cpu for name, t in times.items() if name in LOOKUPS)
    ours = sum(t.cpu for name, t in times.items() if name in OURS)
    seconds = {name: t.cpu for name, t in times.items()}
    sums = {"(trained together)": learned, LOOKUPS_TOGETHER: lookups, "(annotators together)": ours}
    return [
        {"stage": name, "cpu_seconds": spent, "share": spent / total, "to_bare": spent / bare}
        for name, spent in (seconds | sums).items()
    ]


def _memory(articles: list[Article]) -> list[Row]:
    # A process has one peak: every side gets a new one.
    context = multiprocessing.get_context("spawn")
    peaks = {}
    for name in (BARE, ANNOTATED, WHOLE):
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            peaks[name] = pool.submit(_peak, name, articles).result()
    return [{"side": name, "peak_mb": peak, "over_bare_mb": peak - peaks[BARE]} for name, peak in peaks.items()]


def _peak(side: str, articles: list[Article]) -> float:
    work = _batches(articles)
    if side == WHOLE:
        _whole(work, SETTINGS)
    else:
        _pipe(work, _bare if side == BARE else _annotated)
    return peak_memory()
