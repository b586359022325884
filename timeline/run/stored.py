"""Articles on disk: one shard of the inputs as a file of JSON Lines, compressed, one line an article or reject."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from timeline.articles.article import Article, Reject
from timeline.tables.durable import whole_file

COMPRESSION = "zstd"


def store(records: Iterable[Article | Reject], path: Path) -> None:
    """Write articles and rejects, in their order, to a file that is whole or not there."""
    with whole_file(path) as fresh, pa.CompressedOutputStream(str(fresh), COMPRESSION) as stream:
        for record in records:
            stream.write(f"{json.dumps(_line(record))}\n".encode())


def stored(path: Path) -> list[Article | Reject]:
    """The articles and rejects of such a file."""
    with pa.CompressedInputStream(str(path), COMPRESSION) as stream:
        lines = bytes(stream.read()).decode().split("\n")
    return [_record(json.loads(line)) for line in lines if line]


def _line(record: Article | Reject) -> dict[str, Any]:
    fields = asdict(record)
    if isinstance(record, Article):
        fields["published"] = record.published and record.published.isoformat()
    return {"kind": type(record).__name__, **fields}


def _record(fields: dict[str, Any]) -> Article | Reject:
    if fields.pop("kind") == Reject.__name__:
        return Reject(**fields)
    day = fields.pop("published")
    return Article(**fields, published=date.fromisoformat(day) if day else None)
