"""The one writer of datasets: it enforces the schema, and the same rows give the same bytes."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.streams import Shelf, in_pieces, in_ranges
from timeline.tables.checks import checked
from timeline.tables.descriptors import TableFile, data_package
from timeline.tables.digest import TableDigest, combined_digest, file_sha256
from timeline.tables.frames import Rows, ordered, to_frames
from timeline.tables.package import PACKAGE
from timeline.tables.schema import Table, arrow_schema, schema
from timeline.tables.target import staged

# Rows of a row group, which has to fit into memory several times over; DuckDB reads vectors of 2,048 rows.
ROW_GROUP = 40_960
LONG_ROWS = {"documents": 24_576}  # tables with whole texts


def write_dataset(
    folder: Path, rows: Mapping[str, Rows], *, versions: Mapping[str, str], made_from: Mapping[str, str] | None = None
) -> Path:
    """Write the tables of a dataset and its descriptor, and put them in the place of `folder` at the end.

    `rows` holds dicts or a frame by table name, in any order; a table left out is written empty. A LazyFrame need
    not fit into memory; its rows wait in files beside those written.
    `versions` says what made them (program, pipelines, lexicons), `made_from` holds a digest of each
    lexicon, for the descriptor. Returns the folder. Raises SchemaError
    for rows that break the schema and TargetError for a folder that cannot be used (`check_target` tells
    beforehand); `folder` is then as it was.
    """
    unknown = sorted(set(rows) - set(schema().tables))
    if unknown:
        raise KeyError(f"no such table: {', '.join(unknown)}")
    with staged(folder) as fresh:
        files = [_write_table(fresh, table, rows.get(name, ()), versions) for name, table in schema().tables.items()]
        digest = combined_digest({file.table: file.digest for file in files})
        package = data_package(schema(), files, versions, digest, made_from or {})
        text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
        (fresh / PACKAGE).write_text(text, encoding="utf-8")
    return folder


def _write_table(folder: Path, table: Table, rows: Rows, versions: Mapping[str, str]) -> TableFile:
    with tempfile.TemporaryDirectory(dir=folder) as place:
        return _write_sorted(folder / table.file, table, _sorted(table, rows, Path(place)), versions)


def _sorted(table: Table, rows: Rows, place: Path) -> Shelf:
    """All rows, checked and in the table's order; what does not fit into memory waits in `place`."""
    frames = checked(to_frames(table, rows), table, place)
    shelf = Shelf(place, "sorted")
    return shelf.fill(ordered(part[table.name], table) for part in in_ranges({table.name: frames}, table.order, place))


def _write_sorted(path: Path, table: Table, rows: Shelf, versions: Mapping[str, str]) -> TableFile:
    digest, count = TableDigest(), 0
    for frame in rows:
        digest.update(frame)
        count += frame.height
    footer = {
        "timeline.table": table.name,
        "timeline.schema_version": schema().version,
        "timeline.digest": f"sha256:{digest.hexdigest()}",
        "timeline.versions": json.dumps(dict(versions), sort_keys=True, ensure_ascii=False),
    }
    columns = arrow_schema(table).with_metadata(footer)
    group = LONG_ROWS.get(table.name, ROW_GROUP)
    with pq.ParquetWriter(path, columns, compression="zstd", write_page_index=True) as writer:
        for piece in in_pieces(rows, group):
            writer.write_table(_to_arrow(piece, columns), group)
    return TableFile(table.name, count, path.stat().st_size, file_sha256(path), digest.hexdigest())


def _to_arrow(frame: pl.DataFrame, columns: pa.Schema) -> pa.Table:
    """The rows with exactly these types; a column at a time, for all at once would take as much memory again."""
    arrays = [frame.get_column(c.name).rechunk().to_arrow().cast(c.type) for c in columns]
    return pa.Table.from_arrays(arrays, schema=columns)
