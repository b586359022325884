"""Digests of what tables say, whatever bytes say it.

Parquet files with the same rows differ between versions of the writer. The digest of a table is the
SHA-256 of its rows in the table's order, each as one line of JSON: columns as declared, no spaces, dates
in ISO 8601, numbers in their shortest form, UTF-8.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from timeline.tables.frames import ordered
from timeline.tables.schema import Table

_ROWS = 20_000  # rows as JSON text at a time


class TableDigest:
    """The digest of a table whose rows come frame after frame, in the table's order."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def update(self, frame: pl.DataFrame) -> None:
        """Add rows with the table's columns."""
        for part in frame.iter_slices(_ROWS):
            self._hash.update(part.write_ndjson().encode())

    def hexdigest(self) -> str:
        """The digest of all rows so far, in hexadecimal."""
        return self._hash.hexdigest()


def frame_digest(frame: pl.DataFrame, table: Table) -> str:
    """Digest of a frame with the table's columns, in hexadecimal; the order of the rows does not matter."""
    digest = TableDigest()
    digest.update(ordered(frame.select(table.columns), table))
    return digest.hexdigest()


def combined_digest(digests: Mapping[str, str]) -> str:
    """Digest of a dataset from those of its tables."""
    lines = "".join(f"{name} {digests[name]}\n" for name in sorted(digests))
    return hashlib.sha256(lines.encode()).hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
