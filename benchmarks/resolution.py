"""Resolution: from the mentions of all documents to events, on invented news of growing size."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from benchmarks.invented import invented
from benchmarks.measuring import peak_memory, time_of
from benchmarks.sample import Sample
from benchmarks.tables import Figures, Row
from timeline.resolve import resolve


def resolution(sample: Sample) -> list[Figures]:
    """Seconds and memory for a hundredth, a tenth and all of the mentions asked for."""
    rows = []
    for mentions in (sample.mentions // 100, sample.mentions // 10, sample.mentions):
        # A process has one peak: every size gets a new one.
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            rows.append(pool.submit(_measured, mentions).result())
    return [Figures("resolution", "from mentions to events, across documents", rows)]


def _measured(mentions: int) -> Row:
    tables = invented(mentions)
    before = peak_memory()
    found: list[int] = []
    taken = time_of(lambda: found.append(resolve(tables)["events"].height))
    return {
        "mentions": tables["mentions"].height,
        "events": found[0],
        "seconds": taken.wall,
        "cpu_seconds": taken.cpu,
        "mentions_per_second": mentions / taken.wall,
        "tables_mb": before,
        "peak_mb": peak_memory(),
    }
