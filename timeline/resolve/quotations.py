"""Statements across articles: the same words by the same speaker."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import polars as pl
import pyarrow as pa

from timeline.resolve.neighbours import neighbours

_WORD = re.compile(r"\w+")
# Words in a row that are compared as one.
SHINGLE = 3
# Of so many shingles in a row one is looked up: who shares SHINGLE + WINDOW - 1 words in a row is found.
WINDOW = 4
# What two statements must have in common: shingles, and their part of the shorter one.
SHARED, OVERLAP = 3, 0.5
SLICE = 50_000


def with_words(readings: pl.DataFrame, contents: pl.DataFrame) -> pl.DataFrame:
    """The statements among the readings, with the `shingles` of their content and the `prints` to look up.

    `contents` has the `content` of statements by `event_id`.
    """
    said = (
        readings.filter(pl.col("event_type") == "statement").join(contents.drop_nulls(), on="event_id").sort("event_id")
    )
    return pl.concat(_with_shingles(part) for part in said.iter_slices(SLICE)) if said.height else _with_shingles(said)


def _with_shingles(said: pl.DataFrame) -> pl.DataFrame:
    found = [shingles(content) for content in said["content"]]
    chosen = [list(prints(of)) for of in found]
    # Arrow builds lists of numbers many times faster than Polars.
    numbers = pa.list_(pa.uint32())
    columns = {"shingles": pa.array(found, numbers), "prints": pa.array(chosen, numbers)}
    return said.drop("content").with_columns(pl.Series(name, column) for name, column in columns.items())


def statement_pairs(said: pl.DataFrame) -> pl.DataFrame:
    """Pairs of statements (`one`, `other`) of one speaker in overlapping words, with their `overlap`, 0 to 1."""
    found = said.select(
        *("event_id", "document_id", "negated", "first", "prints"),
        pl.col("source_keys").list.join(" ").alias("speaker"),
    )
    found = found.explode("prints").drop_nulls("prints")
    pairs = neighbours(found, ("speaker", "negated", "prints"), ("first",))
    words = said.select("event_id", "shingles")
    return pl.concat([_overlapping(part, words) for part in pairs.iter_slices(SLICE)] or [_overlapping(pairs, words)])


def shingles(content: str | None) -> list[int]:
    """Numbers for each three words in a row, in the order of the text; case and marks do not count."""
    words = [word.encode() for word in _WORD.findall((content or "").lower())]
    return [zlib.crc32(b" ".join(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)]


def prints(found: list[int]) -> Iterator[int]:
    """The least shingle of each window, each once (winnowing: Schleimer, Wilkerson and Aiken, 2003)."""
    last = None
    for at in range(max(1, len(found) - WINDOW + 1) if found else 0):
        least = min(found[at : at + WINDOW])
        if least != last:
            yield least
        last = least


def _overlapping(pairs: pl.DataFrame, words: pl.DataFrame) -> pl.DataFrame:
    """The pairs that share enough, with the shared part of the shorter one."""
    both = pairs.join(words, left_on="one", right_on="event_id").join(words, left_on="other", right_on="event_id")
    shared = pl.col("shingles").list.set_intersection("shingles_right").list.len()
    shorter = pl.min_horizontal(
        pl.col("shingles").list.n_unique(),
        pl.col("shingles_right").list.n_unique(),
    )
    overlap = (shared / shorter).alias("overlap")
    return (
        both.select("one", "other", overlap, shared.alias("shared"))
        .filter(pl.col("shared") >= SHARED, pl.col("overlap") >= OVERLAP)
        .drop("shared")
    )
