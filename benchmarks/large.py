"""Invented dyads by the million in the layout of a dataset, and the same rows in no order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from timeline.codes.countries import all_countries
from timeline.tables.schema import arrow_schema, table
from timeline.tables.write import ROW_GROUP

FIRST_DAY = "1995-01-01"
DAYS = 30 * 365
BUSY = ("USA", "RUS", "CHN", "UKR", "IDN")

# States are named as often as Zipf's law has it. Random numbers are hashes of the row's number.
_DRAW = "CREATE MACRO draw(i, salt, below) AS (hash(i, salt) % below)::BIGINT"
_STATE = "CREATE MACRO state(i, salt) AS getvariable('states')[floor(pow(190, draw(i, salt, 100000) / 100000))::BIGINT]"
_ROWS = """
SELECT
    md5(i::VARCHAR)[:16] AS event_id,
    ['statement', 'meeting', 'action'][1 + draw(i, 1, 3)] AS event_type,
    ['010', '036', '042', '051', '112', '190'][1 + draw(i, 2, 6)] AS cameo_code,
    cameo_code[:2] AS cameo_root,
    1 + draw(i, 3, 4) AS quad_class,
    (draw(i, 4, 200) - 100) / 10 AS goldstein,
    DATE '{first}' + draw(i, 5, {days})::INTEGER AS date_start,
    date_start AS date_end,
    'actual' AS modality,
    draw(i, 6, 20) = 0 AS negated,
    draw(i, 7, 1000) / 1000 AS confidence,
    state(i, 8) AS source_country,
    state(i, 9) AS target_country,
    source_country || 'GOV' AS source_code, source_code AS source_name, 'GOV' AS source_role,
    target_country || 'GOV' AS target_code, target_code AS target_name, 'GOV' AS target_role
FROM range({rows}) AS numbers(i)
"""


def _states() -> list[str]:
    return [*BUSY, *sorted(set(all_countries()) - set(BUSY))]


def write_dyads(path: Path, rows: int, order: str) -> None:
    """Write a Parquet file of so many dyads in this order, with the row groups and compression of a dataset."""
    columns = arrow_schema(table("dyads"))
    with duckdb.connect() as connection, pq.ParquetWriter(path, columns, compression="zstd") as writer:
        connection.execute("SET VARIABLE states = ?", [_states()])
        connection.execute(f"{_DRAW}; {_STATE}")
        query = _ROWS.format(first=FIRST_DAY, days=DAYS, rows=rows)
        present = {name for name, *_ in connection.execute(f"DESCRIBE {query}").fetchall()}
        wanted = ", ".join(f"{name if name in present else 'NULL'} AS {name}" for name in columns.names)
        found: Any = connection.sql(f"SELECT {wanted} FROM ({query}) ORDER BY {order}")  # noqa: S608  from this file
        for batch in found.to_arrow_reader(ROW_GROUP):
            writer.write_batch(batch.cast(columns), ROW_GROUP)
