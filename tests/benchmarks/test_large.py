from __future__ import annotations

from pathlib import Path

import polars as pl

from benchmarks.database import ORDERS, database
from benchmarks.large import write_dyads
from benchmarks.sample import Sample
from timeline.tables.schema import table


def test_both_files_hold_the_same_rows_in_the_order_of_a_dataset_and_in_none(tmp_path: Path) -> None:
    frames = []
    for name, order in ORDERS.items():
        write_dyads(tmp_path / name, 500, order)
        frames.append(pl.read_parquet(tmp_path / name))
    dataset, unsorted = frames
    assert dataset.columns == list(table("dyads").columns)
    assert dataset.equals(unsorted.sort(*table("dyads").order))
    assert not dataset.equals(unsorted)


def test_few_dyads_have_most_of_the_rows(tmp_path: Path) -> None:
    write_dyads(tmp_path / "dyads", 20_000, "event_id")
    rows = pl.read_parquet(tmp_path / "dyads")
    dyads = rows.group_by("source_country", "target_country").len().sort("len", descending=True)
    assert 0.3 < rows.filter(pl.col("source_country") == pl.col("target_country")).height / rows.height < 0.4
    assert dyads.head(300)["len"].sum() > rows.height / 2 > dyads.height
    assert rows["source_country"].n_unique() > 180


def test_questions_are_answered() -> None:
    (figures,) = database(Sample((), rounds=1, events=20_000))
    months, slice_ = figures.rows
    assert int(str(months["rows"])) > 1000
    assert int(str(slice_["rows"])) < 50
