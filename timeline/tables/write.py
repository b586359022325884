"""The one writer of datasets: it enforces the schema, and the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from timeline.tables.checks import require_valid
from timeline.tables.descriptors import TableFile, data_package
from timeline.tables.digest import combined_digest, file_sha256, frame_digest
from timeline.tables.frames import Rows, ordered, to_frame
from timeline.tables.package import PACKAGE
from timeline.tables.schema import Table, arrow_schema, schema
from timeline.tables.target import staged

ROW_GROUP = 122_880  # rows; what DuckDB reads as one unit


def write_dataset(
    folder: Path, rows: Mapping[str, Rows], *, versions: Mapping[str, str], made_from: Mapping[str, str] | None = None
) -> Path:
    """Write the tables of a dataset and its descriptor, and put them in the place of `folder` at the end.

    `rows` holds dicts or a frame by table name, in any order; a table left out is written empty.
    `versions` says what made them (program, pipelines, lexicons), `made_from` holds a digest of each
    lexicon, for the descriptor. Returns the folder. Raises SchemaError
    for rows that break the schema and TargetError for a folder that cannot be used (`check_target` tells
    beforehand); `folder` is then as it was.
    """
    unknown = sorted(set(rows) - set(schema().tables))
    if unknown:
        raise KeyError(f"no such table: {', '.join(unknown)}")
    with staged(folder) as fresh:
        files = [
            _write_table(fresh, table, to_frame(table, rows.get(name, ())), versions)
            for name, table in schema().tables.items()
        ]
        digest = combined_digest({file.table: file.digest for file in files})
        package = data_package(schema(), files, versions, digest, made_from or {})
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (fresh / PACKAGE).write_text(text, encoding="utf-8")
    return folder


def _write_table(folder: Path, table: Table, frame: pl.DataFrame, versions: Mapping[str, str]) -> TableFile:
    require_valid(frame, table)
    frame = ordered(frame, table)
    digest = frame_digest(frame, table)
    path = folder / table.file
    footer = {
        "timeline.table": table.name,
        "timeline.schema_version": schema().version,
        "timeline.digest": f"sha256:{digest}",
        "timeline.versions": json.dumps(dict(versions), sort_keys=True, ensure_ascii=False),
    }
    pq.write_table(
        frame.to_arrow().cast(arrow_schema(table)).replace_schema_metadata(footer),
        path,
        compression="zstd",
        row_group_size=ROW_GROUP,
        write_page_index=True,
    )
    return TableFile(table.name, frame.height, path.stat().st_size, file_sha256(path), digest)
