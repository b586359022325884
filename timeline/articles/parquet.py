"""Parquet: one record a row."""

from __future__ import annotations

import io
import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.articles import limits
from timeline.articles.drafts import KNOWN, Draft, Fault, ReadError

ROWS = 16
"""Rows that are in memory at a time: few, as a small file may hold rows of many megabytes."""

LISTED = 1_000_000
"""A damaged row group is given as one reject a row, up to this number."""

NESTING = 10
"""Columns of lists and structs are carried along up to this depth."""


def read(stream: io.BufferedReader) -> Iterator[Draft | Fault]:
    """One draft or fault a row, read in small batches.

    Raises ReadError for a file that is not Parquet or has no column `text` of strings.
    """
    with _seekable(stream) as file:
        try:
            table = pq.ParquetFile(file, pre_buffer=False, page_checksum_verification=True)
            schema = table.schema_arrow
        except (pa.ArrowException, OSError) as problem:
            raise ReadError("bad_parquet", f"not a readable Parquet file: {_first_line(problem)}") from problem
        _check_columns(schema)
        first = 0
        for group in range(table.num_row_groups):
            yield from _group(table, group, first)
            first += table.metadata.row_group(group).num_rows


@contextmanager
def _seekable(stream: io.BufferedReader) -> Iterator[IO[bytes]]:
    """The stream itself, or for a compressed file its content in a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile() as file:
        _copy(stream, file)
        file.seek(0)
        yield file


def _copy(stream: io.BufferedReader, file: IO[bytes]) -> None:
    size = 0
    while chunk := stream.read(2**20):
        size += len(chunk)
        if size > limits.TABLE:
            raise ReadError("too_large", f"the file has more than {limits.TABLE // 2**30} GiB; decompress it first")
        file.write(chunk)


def _check_columns(schema: pa.Schema) -> None:
    if "text" not in schema.names:
        raise ReadError("no_text", f"no column is named text; the columns are: {', '.join(schema.names)[:200]}")
    deep = [field.name for field in schema if str(field.type).count("<") > NESTING]
    if deep:
        raise ReadError("bad_parquet", f"column {deep[0]!r} is nested too deeply; leave it out")


def _group(table: pq.ParquetFile, group: int, first: int) -> Iterator[Draft | Fault]:
    """The rows of one row group; if its pages are damaged, a fault for each row that is left."""
    record = first
    end = first + table.metadata.row_group(group).num_rows
    try:
        for batch in table.iter_batches(batch_size=ROWS, row_groups=[group]):
            for draft in _batch(batch, record):
                yield draft
                record += 1
    except (pa.ArrowException, OSError) as problem:
        detail = f"rows {record} to {end - 1} cannot be read: {_first_line(problem)}"
        for row in range(record, min(end, record + LISTED)):
            yield Fault("bad_parquet", detail, row)


def _batch(batch: pa.RecordBatch, first: int) -> Iterator[Draft | Fault]:
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for offset, row in enumerate(zip(*columns, strict=True)):
        record = first + offset
        if bad := next((value for value in row if isinstance(value, ReadError)), None):
            yield Fault(bad.reason, bad.detail, record)
        else:
            fields = {
                name: value if name in KNOWN else _portable(value) for name, value in zip(names, row, strict=True)
            }
            yield Draft(fields, record)


def _values(column: pa.Array) -> list[Any]:
    """The column's values as Python objects; a ReadError in the place of one that has no such form."""
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError, pa.ArrowException):
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return ReadError("encoding", "the row holds a string that is not valid UTF-8")
    except (ValueError, OverflowError, pa.ArrowException) as problem:
        return ReadError("bad_field", f"the row holds a value that cannot be read: {_first_line(problem)}")


def _portable(value: Any) -> Any:
    """The value in a form that JSON has."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return [_portable(inner) for inner in value]
    if isinstance(value, dict):
        return {str(key): _portable(inner) for key, inner in value.items()}
    return str(value)


def _first_line(problem: Exception) -> str:
    return str(problem).strip().split("\n")[0][:200]
