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
PRINT_BLOCK = ("speaker", "negated", "prints")


def with_words(readings: pl.DataFrame, contents: pl.DataFrame) -> pl.DataFrame:
    """The statements among the readings, with the `shingles` of their content and the `prints` to look up.

    `contents` has the `content` of statements by `event_id`.
    """
    said = (
        readings.filter(pl.col("event_type") == "statement").join(contents.drop_nulls(), on="event_id").sort("event_id")
    )
    found = [shingles(content) for content in said["content"]]
    chosen = [list(prints(of)) for of in found]
    # Arrow builds lists of numbers many times faster than Polars.
    numbers = pa.list_(pa.uint32())
    columns = {"shingles": pa.array(found, numbers), "prints": pa.array(chosen, numbers)}
    return said.drop("content").with_columns(pl.Series(name, column) for name, column in columns.items())


def print_rows(said: pl.DataFrame) -> pl.DataFrame:
    """A row for each of the prints of statements: a PRINT_BLOCK is of one speaker and has one of them in common."""
    rows = said.select(
        *("event_id", "document_id", "negated", "first", "prints"),
        pl.col("source_keys").list.join(" ").alias("speaker"),
    )
    return rows.explode("prints").drop_nulls("prints")


def statement_pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of statements (`one`, `other`) of one speaker that may have words in common, from whole blocks."""
    pairs = neighbours(rows, PRINT_BLOCK, ("first",))
    return pairs.with_columns(cities=pl.lit(None, pl.UInt32), kind=pl.lit("words"))


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


def overlapping(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that share enough words, by the rule `words`, with the shared part of the shorter one, 0 to 1.

    `pairs` have the columns `one_reading` and `other_reading`.
    """
    one, other = (pl.col(f"{side}_reading").struct.field("shingles") for side in ("one", "other"))
    shared = one.list.set_intersection(other).list.len()
    shorter = pl.min_horizontal(one.list.n_unique(), other.list.n_unique())
    overlap = (shared / shorter).alias("overlap")
    enough = (pl.col("shared") >= SHARED) & (pl.col("overlap") >= OVERLAP)
    told = pairs.select("one", "other", pl.lit("words").alias("rule"), overlap, shared.alias("shared"))
    return told.filter(enough).drop("shared")
