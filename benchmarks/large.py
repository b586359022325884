"""Invented dyads by the million in the layout of a dataset, and the same rows in no order."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from timeline.codes.countries import all_countries
from timeline.tables.schema import arrow_schema, table
from timeline.tables.write import ROW_GROUP

FIRST_DAY = "1995-01-01"
DAYS = 30 * 365

# Half of all events are of few states, as in the news. Random numbers are hashes of the row's number.
_ROWS = """
SELECT
    md5(i::VARCHAR)[:16] AS event_id,
    ['statement', 'meeting', 'action'][1 + hash(i, 1) % 3] AS event_type,
    ['010', '036', '042', '051', '112', '190'][1 + hash(i, 2) % 6] AS cameo_code,
    cameo_code[:2] AS cameo_root,
    (1 + hash(i, 3) % 4)::UTINYINT AS quad_class,
    ((hash(i, 4) % 200)::DOUBLE - 100) / 10 AS goldstein,
    DATE '{first}' + (hash(i, 5) % {days})::INTEGER AS date_start,
    date_start AS date_end,
    'actual' AS modality,
    hash(i, 6) % 20 = 0 AS negated,
    (hash(i, 7) % 1000) / 1000 AS confidence,
    getvariable('states')[1 + (len(getvariable('states')) * pow((hash(i, 8) % 1000) / 1000, 3))::INTEGER
        % len(getvariable('states'))] AS source_country,
    getvariable('states')[1 + (len(getvariable('states')) * pow((hash(i, 9) % 1000) / 1000, 3))::INTEGER
        % len(getvariable('states'))] AS target_country,
    source_country || 'GOV' AS source_code, source_code AS source_name, 'GOV' AS source_role,
    target_country || 'GOV' AS target_code, target_code AS target_name, 'GOV' AS target_role
FROM range({rows}) AS numbers(i)
"""


def write_dyads(path: Path, rows: int, order: str) -> None:
    """Write a Parquet file of so many dyads in this order, with the row groups and compression of a dataset."""
    columns = arrow_schema(table("dyads"))
    with duckdb.connect() as connection, pq.ParquetWriter(path, columns, compression="zstd") as writer:
        connection.execute("SET VARIABLE states = ?", [sorted(all_countries())])
        query = _ROWS.format(first=FIRST_DAY, days=DAYS, rows=rows)
        present = {name for name, *_ in connection.execute(f"DESCRIBE {query}").fetchall()}
        wanted = ", ".join(
            f"{name if name in present else 'NULL'} AS {name}" for name in columns.names
        )
        found = connection.execute(f"SELECT {wanted} FROM ({query}) ORDER BY {order}")
        for batch in found.fetch_record_batch(ROW_GROUP):
            writer.write_batch(batch.cast(columns), ROW_GROUP)
