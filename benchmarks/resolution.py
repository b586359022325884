"""Resolution: from the mentions of all documents to events, on invented news of growing size."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from benchmarks.invented import invented
from benchmarks.measuring import peak_memory, time_of
from benchmarks.sample import Sample
from benchmarks.tables import Figures, Row
from timeline.resolve import resolve


def resolution(sample: Sample) -> list[Figures]:
    """Seconds and memory for a hundredth, a tenth and all of the mentions asked for."""
    rows = []
    for mentions in (sample.mentions // 100, sample.mentions // 10, sample.mentions):
        with TemporaryDirectory() as folder:
            _in_its_own_process(_write, mentions, Path(folder))
            rows.append(_in_its_own_process(_measured, mentions, Path(folder)))
    return [Figures("resolution", "from mentions to events, across documents", rows)]


def _in_its_own_process(action: Any, *arguments: object) -> Any:
    """What an action returns; a process has one peak of memory, so that every one gets a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(action, *arguments).result()


def _write(mentions: int, folder: Path) -> None:
    for name, frame in invented(mentions).items():
        frame.write_parquet(folder / f"{name}.parquet")


def _measured(mentions: int, folder: Path) -> Row:
    tables = {path.stem: pl.scan_parquet(path) for path in folder.glob("*.parquet")}
    before = peak_memory()
    found: list[int] = []
    taken = time_of(lambda: found.append(_events(tables, folder)))
    return {
        "mentions": mentions,
        "events": found[0],
        "seconds": taken.wall,
        "cpu_seconds": taken.cpu,
        "mentions_per_second": mentions / taken.wall,
        "before_mb": before,
        "peak_mb": peak_memory(),
    }


def _events(tables: dict[str, pl.LazyFrame], folder: Path) -> int:
    made = resolve(tables, folder)
    return int(made["events"].select(pl.len()).collect().item())
