"""The end of a run: the tables on all documents become a dataset."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from timeline.resolve import resolve
from timeline.run.engine import Frames
from timeline.run.shards import Tables
from timeline.tables.frames import to_frame
from timeline.tables.schema import schema


def resolved(read: Mapping[str, pl.LazyFrame], folder: Path) -> Tables:
    """All tables of a dataset, from those on its documents: mentions, statements, spans, documents and rejects.

    Neither need fit into memory; what is made is read from files in `folder` when it is asked for.
    """
    empty = {name: to_frame(declared, ()).lazy() for name, declared in schema().tables.items()}
    tables = empty | dict(read)
    return tables | resolve(tables, folder)


def whole(read: Frames) -> Frames:
    """The same for tables in memory."""
    with TemporaryDirectory() as folder:
        made = resolved({name: frame.lazy() for name, frame in read.items()}, Path(folder))
        return {name: to_frame(declared, made[name].collect()) for name, declared in schema().tables.items()}
