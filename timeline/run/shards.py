"""A reading of many articles: cut into numbered shards, each stored, each analysed on its own.

The cut depends on the articles alone, not on who analyses them, so that a reading that was interrupted, or that many
machines share, is the same as one done at a stretch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from timeline.articles.article import Article, Reject
from timeline.run.shard import Done
from timeline.run.stored import store
from timeline.tables.durable import clear_unfinished, whole_file
from timeline.tables.frames import to_frame
from timeline.tables.schema import schema

DOCUMENTS = 128
CHARACTERS = 400_000
OF_SHARDS = ("mentions", "statements", "spans", "documents", "rejects")
"""Tables that a shard has; the others are made of these when all is read."""

Tables = dict[str, pl.LazyFrame]
"""Tables by name, not yet in memory."""


@dataclass(frozen=True, slots=True)
class Cut:
    """How many shards there are, and how many articles and rejects in them."""

    shards: int
    articles: int
    rejects: int


def cut(records: Iterable[Article | Reject], documents: int = DOCUMENTS) -> Iterator[list[Article | Reject]]:
    """The records in their order, in pieces of so many records or CHARACTERS code points, whichever is first."""
    piece: list[Article | Reject] = []
    weight = 0
    for record in records:
        piece.append(record)
        weight += len(record.text) if isinstance(record, Article) else 0
        if len(piece) >= documents or weight >= CHARACTERS:
            yield piece
            piece, weight = [], 0
    if piece:
        yield piece


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading in a folder: articles in `articles/`, and what was found in them in `tables/`."""

    folder: Path

    def prepare(
        self, records: Callable[[], Iterable[Article | Reject]], documents: int, watch: Callable[[Done], None]
    ) -> Cut:
        """Cut and store the records, unless that was done before; then they are not asked for.

        `watch` is told what each piece holds.
        """
        if known := self.cut():
            return known
        self._articles.mkdir(parents=True, exist_ok=True)
        self._tables.mkdir(exist_ok=True)
        pieces = []
        for number, piece in enumerate(cut(records(), documents), start=1):
            store(piece, self.source(number))
            articles = sum(isinstance(record, Article) for record in piece)
            pieces.append(Done(articles, len(piece) - articles))
            watch(pieces[-1])
        made = Cut(len(pieces), sum(p.documents for p in pieces), sum(p.rejects for p in pieces))
        with whole_file(self._list) as fresh:
            fresh.write_text(json.dumps(asdict(made)), encoding="utf-8")
        return made

    def cut(self) -> Cut | None:
        """The cut, None while it is not finished."""
        return Cut(**json.loads(self._list.read_text(encoding="utf-8"))) if self._list.is_file() else None

    def source(self, number: int) -> Path:
        """The file with the articles of a shard; numbers count from 1."""
        return self._articles / f"{number:06}.jsonl.zst"

    def target(self, number: int) -> Path:
        """The folder with the tables of a shard."""
        return self._tables / f"{number:06}"

    def finished(self) -> list[int]:
        """The numbers of the shards that were analysed."""
        return sorted(int(path.name) for path in self._tables.glob("[0-9]*"))

    def done(self) -> Done:
        """What was analysed so far."""
        return Done(*(self._table(name).select(pl.len()).collect().item() for name in ("documents", "rejects")))

    def tables(self) -> Tables:
        """The tables of all shards together, in the order of the shards."""
        return {name: self._table(name) for name in OF_SHARDS}

    def clear_unfinished(self) -> None:
        """Delete what processes that were killed left half written."""
        for folder in (self._articles, self._tables):
            clear_unfinished(folder)

    def _table(self, name: str) -> pl.LazyFrame:
        declared = schema().tables[name]
        files = sorted(self._tables.glob(f"[0-9]*/{declared.file}"))
        return pl.scan_parquet(files, glob=False) if files else to_frame(declared, ()).lazy()

    @property
    def _articles(self) -> Path:
        return self.folder / "articles"

    @property
    def _tables(self) -> Path:
        return self.folder / "tables"

    @property
    def _list(self) -> Path:
        return self._articles / "cut.json"
