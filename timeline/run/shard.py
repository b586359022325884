"""The unit of a run: one shard of the inputs to its tables, on whatever machine, as often as one likes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from timeline.run.batch import process
from timeline.run.engine import Process, collect, run
from timeline.run.settings import Settings
from timeline.run.stored import stored
from timeline.tables.durable import whole_folder
from timeline.tables.schema import table

COUNTED = ("documents", "rejects")


@dataclass(frozen=True, slots=True)
class Done:
    """What a shard holds: how many documents were read, how many inputs were rejected."""

    documents: int = 0
    rejects: int = 0


def process_shard(source: Path, target: Path, settings: Settings, process: Process = process) -> Done:
    """Analyse the articles stored in the file `source` and write their tables into the folder `target`.

    The folder appears at once and whole, one Parquet file for each table that has rows; where it is there already
    nothing is done. The rows depend on the articles and the settings alone. Raises RunError when the pipeline cannot
    be used and OSError when nothing can be written.
    """
    if target.is_dir():
        return done(target)
    tables = collect(run(stored(source), settings, process))
    with whole_folder(target) as fresh:
        for name, frame in tables.items():
            if frame.height:
                frame.write_parquet(fresh / table(name).file)
    return Done(*(tables[name].height if name in tables else 0 for name in COUNTED))


def done(target: Path) -> Done:
    """What a finished shard holds."""
    return Done(*(_rows(target / table(name).file) for name in COUNTED))


def _rows(path: Path) -> int:
    return pl.scan_parquet(path, glob=False).select(pl.len()).collect().item() if path.is_file() else 0
