"""What a user is told when nothing more can be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
import pyarrow as pa

from timeline.run.settings import RunError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
# Polars and Arrow tell of it in words only.
WORDS = ("No space left on device", "Disk quota exceeded", "os error 28", "os error 122")


@contextmanager
def told_when_full(advice: str) -> Iterator[None]:
    """Raise RunError with the `advice` for an error in the block that comes of a full disk."""
    try:
        yield
    except (OSError, pl.exceptions.PolarsError, pa.ArrowException) as problem:
        if not _is_full(problem):
            raise
        raise RunError(f"the disk is full; {advice}") from problem


def _is_full(problem: Exception) -> bool:
    return getattr(problem, "errno", None) in FULL or any(words in str(problem) for words in WORDS)
