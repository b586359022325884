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

AT_HOME, AMONG_PARTNERS = 30, 50  # per cent of the dyads: within one state, and with one of its twelve partners

# Random numbers are hashes of the row's number. Ranks are drawn as Zipf's law has it: of states by how often they are
# named, and of a state's partners.
_DRAW = "CREATE MACRO draw(i, salt, below) AS (hash(i, salt) % below)::BIGINT"
_RANK = "CREATE MACRO rank_of(i, salt, ranks) AS floor(pow(ranks, draw(i, salt, 100000) / 100000))::BIGINT"
_STATE = "CREATE MACRO state(rank) AS getvariable('states')[1 + rank % 190]"
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
    rank_of(i, 8, 190) - 1 AS source_rank,
    state(source_rank) AS source_country,
    CASE
        WHEN draw(i, 10, 100) < {at_home} THEN source_country
        WHEN draw(i, 10, 100) < {at_home} + {among_partners} THEN state(source_rank * 31 + rank_of(i, 9, 12) * 17)
        ELSE state(rank_of(i, 9, 190) - 1)
    END AS target_country,
    source_country || 'GOV' AS source_code, source_code AS source_name, 'GOV' AS source_role,
    target_country || 'GOV' AS target_code, target_code AS target_name, 'GOV' AS target_role
FROM range({rows}) AS numbers(i)
"""


def _states() -> list[str]:
    return [*BUSY, *sorted(set(all_countries()) - set(BUSY))]


def write_dyads(path: Path, rows: int, order: str) -> None:
    """Write a Parquet file of so many dyads in this order, with the row groups and compression of a dataset.

    Who deals with whom is as uneven as in the event data there are: much within a state, most of the rest with
    few others.
    """
    columns = arrow_schema(table("dyads"))
    writing = pq.ParquetWriter(path, columns, compression="zstd", write_page_index=True)
    with duckdb.connect() as connection, writing as writer:
        connection.execute("SET VARIABLE states = ?", [_states()])
        connection.execute(f"{_DRAW}; {_RANK}; {_STATE}")
        query = _ROWS.format(first=FIRST_DAY, days=DAYS, rows=rows, at_home=AT_HOME, among_partners=AMONG_PARTNERS)
        present = {name for name, *_ in connection.execute(f"DESCRIBE {query}").fetchall()}
        wanted = ", ".join(f"{name if name in present else 'NULL'} AS {name}" for name in columns.names)
        found: Any = connection.sql(f"SELECT {wanted} FROM ({query}) ORDER BY {order}")  # noqa: S608  from this file
        for batch in found.to_arrow_reader(ROW_GROUP):
            writer.write_batch(batch.cast(columns), ROW_GROUP)
