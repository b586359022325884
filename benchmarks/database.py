"""Part `duckdb`: questions to a large dataset in its order by date, and to the same rows in none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from benchmarks.large import write_dyads
from benchmarks.measuring import alternate, median_of, ratio
from benchmarks.sample import Sample
from benchmarks.tables import Figures, Row

ORDERS = {"dataset": "date_start, event_id", "unsorted": "md5(event_id)"}
QUESTIONS = {
    "dyad-months, all": """
        SELECT date_trunc('month', date_start) AS month, source_country, target_country, count(*), avg(goldstein)
        FROM dyads WHERE modality = 'actual' AND NOT negated GROUP BY ALL""",
    "one dyad, one month": """
        SELECT * FROM dyads
        WHERE date_start BETWEEN DATE '2014-03-01' AND DATE '2014-03-31'
            AND source_country = 'RUS' AND target_country = 'UKR'""",
}


def database(sample: Sample) -> list[Figures]:
    """Seconds of each question to Parquet files of `sample.events` dyads, in the dataset's order and in none."""
    with TemporaryDirectory() as name, duckdb.connect() as connection:
        files = {order: Path(name) / f"{order}.parquet" for order in ORDERS}
        for order, path in files.items():
            write_dyads(path, sample.events, ORDERS[order])
        rows = [_row(connection, question, files, sample) for question in QUESTIONS]
    return [Figures("duckdb", f"{sample.events:,} dyads in Parquet, seconds", rows)]


def _row(connection: duckdb.DuckDBPyConnection, question: str, files: dict[str, Path], sample: Sample) -> Row:
    sides: dict[str, Callable[[], object]] = {
        order: partial(_ask, connection, QUESTIONS[question].replace("FROM dyads", f"FROM '{path}'"))
        for order, path in files.items()
    }
    timings = alternate(sides, sample.rounds)
    ours, other = (median_of(timings[order]) for order in ORDERS)
    return {
        "question": question,
        "rows": _ask(connection, QUESTIONS[question].replace("FROM dyads", f"FROM '{files['dataset']}'")),
        "seconds": ours.wall,
        "cpu_seconds": ours.cpu,
        "unsorted_seconds": other.wall,
        "unsorted_cpu_seconds": other.cpu,
        "unsorted_to_dataset": ratio(timings["unsorted"], timings["dataset"]).cpu,
    }


def _ask(connection: duckdb.DuckDBPyConnection, question: str) -> int:
    """The number of rows of an answer that was fetched as a whole."""
    answer: Any = connection.sql(question)
    return int(answer.to_arrow_table().num_rows)
