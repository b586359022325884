"""Candidate pairs without comparing each with each: neighbours in the sorted blocks of what is alike."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

# Each row is compared with so many that follow it in its block.
REACH = 3


def neighbours(
    rows: pl.DataFrame, block: Sequence[str], order: Sequence[str], *, keep: Sequence[str] = ()
) -> pl.DataFrame:
    """Pairs of event ids, `one` < `other`, of different documents that stand near one another in a block.

    `rows` has `event_id`, `document_id` and the columns named. Rows of a block have the same `block` columns, and
    the `keep` columns go with its pairs; within it they are sorted by `order`, which puts the likest side by side,
    so the number of pairs grows with the number of rows and not with its square (the sorted neighbourhood of
    Hernández and Stolfo, 1995).
    """
    rows = rows.sort(*block, *order, "event_id", nulls_last=True)
    following = [rows.with_columns(pl.all().shift(-step).name.suffix("_next")) for step in range(1, REACH + 1)]
    same = [pl.col(column) == pl.col(f"{column}_next") for column in block]
    apart = pl.col("document_id") != pl.col("document_id_next")
    one, other = pl.col("event_id"), pl.col("event_id_next")
    pairs = [
        frame.filter(*same, apart).select(
            pl.min_horizontal(one, other).alias("one"), pl.max_horizontal(one, other).alias("other"), *keep
        )
        for frame in following
    ]
    return pl.concat(pairs).unique().sort("one", "other", *keep)
