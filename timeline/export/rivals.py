"""A dataset under the column names of ICEWS and GDELT, from the views of the same names in `schemas/views/`.

What the columns mean is told in `icews.csv` and `gdelt.csv`.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from timeline.export.sheets import Column, Sheet
from timeline.lexicon import read_csv
from timeline.tables.database import fill
from timeline.tables.read import read_dataset

# The column that rows are sorted by first.
DAYS = {"icews": "Event Date", "gdelt": "SQLDATE"}


def rival_sheet(folder: Path, view: str) -> Sheet:
    """The view `icews` or `gdelt` of a dataset. Raises DatasetError where `folder` holds none."""
    read_dataset(folder)
    with duckdb.connect() as connection:
        fill(connection, folder)
        frame = pl.DataFrame(connection.table(view).to_arrow_table())
    day = DAYS[view]
    ordered = frame.sort(day, *(name for name in frame.columns if name != day), nulls_last=True)
    rows = {row["column"]: row for row in read_csv(Path(__file__).parent / f"{view}.csv", ("column", "meaning"))}
    columns = tuple(Column(name, str(kind).lower(), rows[name]["meaning"]) for name, kind in frame.schema.items())
    return Sheet(view, view.upper(), ordered, columns)
