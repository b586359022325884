"""Streams: tables larger than memory, as frames of bounded size that come one after the other.

Sorting, grouping and joining go through one operation, `in_ranges`: it gives whole groups of rows, so many
at a time as there is room for. Rows that do not fit into memory wait in files, each sorted, of which a
range reads only its own stretch. What comes out does not depend on how much room there is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl

ROOM = 8 * 2**20  # bytes of rows worked on at a time; the work takes several times as much
LEAST = 128  # bytes that a row counts at least
SHELVES = 4  # shelves that share one room
CHUNK = 10_000  # rows taken from a table at a time
SAMPLES = 32  # places at which the rows that there is room for may be cut
ROW_GROUP = 4_096  # rows of a file that are read as one


class Shelf:
    """Rows put down frame by frame: in memory while they are few, then in files.

    Up to `room` bytes stay in memory. With `by` each file is sorted by these columns. The columns are those of the
    first frame.
    """

    def __init__(self, folder: Path, name: str, *, by: Sequence[str] = (), room: int | None = None) -> None:
        self._folder, self._name, self._by = folder, name, tuple(by)
        self._room = room or ROOM // SHELVES
        self._files: list[Path] = []
        self._waiting: list[pl.DataFrame] = []
        self._bytes = 0
        self._samples: list[pl.DataFrame] = []

    def put(self, frame: pl.DataFrame) -> None:
        """Add rows."""
        if frame.is_empty() and self._waiting:
            return
        self._waiting.append(frame)
        self._bytes += _size(frame)
        if self._bytes > self._room:
            self._store()

    def fill(self, frames: Iterable[pl.DataFrame]) -> Shelf:
        """Add all rows of a stream, and return the shelf; all are in files then, or none is."""
        for frame in frames:
            self.put(frame)
        if self._files:
            self._store()
        return self

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """The rows so far; in files, one of these after the other."""
        yield from (pl.read_parquet(path, glob=False) for path in self._files)
        yield from self._waiting

    def scan(self) -> pl.LazyFrame:
        """All rows so far; those in files are read when they are asked for."""
        kept = pl.concat(self._waiting).lazy()
        return pl.concat([pl.scan_parquet(self._files, glob=False), kept]) if self._files else kept

    def samples(self) -> pl.DataFrame:
        """Values of the columns sorted by, each standing for an equal part of the bytes."""
        return pl.concat([*self._samples, self._sample(pl.concat(self._waiting))])

    def _store(self) -> None:
        frame = pl.concat(self._waiting)
        if self._by:
            frame = frame.sort(self._by, nulls_last=True)
            self._samples.append(self._sample(frame))
        path = self._folder / f"{self._name}-{len(self._files):05}.parquet"
        frame.write_parquet(path, compression="lz4", row_group_size=ROW_GROUP)
        self._files.append(path)
        self._waiting, self._bytes = [frame.clear()], 0

    def _sample(self, frame: pl.DataFrame) -> pl.DataFrame:
        step = self._room * frame.height // (SAMPLES * max(1, _size(frame)))
        return frame.select(self._by).gather_every(max(1, step))


def _size(frame: pl.DataFrame) -> int:
    return max(int(frame.estimated_size()), LEAST * frame.height)


def stream(table: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The rows of a table in their order, some thousands at a time; at first a frame with none."""
    yield table.collect_schema().to_frame()
    yield from table.collect_batches(chunk_size=CHUNK)


def in_ranges(
    tables: Mapping[str, Iterable[pl.DataFrame]],
    by: Sequence[str],
    folder: Path | None = None,
    *,
    room: int | None = None,
) -> Iterator[dict[str, pl.DataFrame]]:
    """Frames by name that together hold all rows with the same values of `by`, range after range.

    Ranges ascend by these columns, missing values last, and do not overlap; within one the rows are in no
    particular order. Every table has the columns `by` and at least one frame, which may be empty, and there is
    at least one range. What does not fit into memory waits in `folder`, by default the system's for temporary
    files. A range has about `room` bytes.
    """
    with tempfile.TemporaryDirectory(dir=folder) as place:
        shelves = {
            name: Shelf(Path(place), name, by=by, room=room or ROOM).fill(frames) for name, frames in tables.items()
        }
        for first, last in pairwise([None, *_bounds(shelves.values(), by), None]):
            inside = _not_before(by, first) if last is None else _not_before(by, first) & ~_not_before(by, last)
            yield {name: shelf.scan().filter(inside).collect() for name, shelf in shelves.items()}


def _bounds(shelves: Iterable[Shelf], by: Sequence[str]) -> list[tuple[Any, ...]]:
    """The values at which ranges begin, but for the first."""
    samples = pl.concat(shelf.samples() for shelf in shelves).sort(by, nulls_last=True)
    return samples.gather_every(SAMPLES, offset=SAMPLES).unique(maintain_order=True).rows()


def _not_before(by: Sequence[str], row: tuple[Any, ...] | None) -> pl.Expr:
    """Whether a row stands at or after another one in the order of some columns; all do where that is None."""
    reached = pl.lit(True)
    for column, value in zip(reversed(by), reversed(row or ()), strict=False):
        here = pl.col(column)
        if value is None:
            reached = here.is_null() & reached
        else:
            reached = here.is_null() | (here > value) | ((here == value) & reached)
    return reached


def in_pieces(frames: Iterable[pl.DataFrame], rows: int) -> Iterator[pl.DataFrame]:
    """The rows of a stream in frames of exactly so many, but for the last."""
    held: list[pl.DataFrame] = []
    for frame in frames:
        whole = pl.concat([*held, frame])
        while whole.height > rows:
            yield whole.head(rows)
            whole = whole.slice(rows)
        held = [whole]
    yield from held
