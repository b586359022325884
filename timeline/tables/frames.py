"""Rows → frames: plain dicts become Polars columns of exactly the declared types, or a SchemaError."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

import polars as pl
import pyarrow as pa

from timeline.streams import stream
from timeline.tables.checks import SchemaError
from timeline.tables.schema import Field, Table, arrow_type, polars_schema

CHUNK = 50_000  # rows turned into columns at a time: the dicts of one chunk are all that is held besides
_PYTHON: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "bool": (bool,),
    "int8": (int,),
    "int32": (int,),
    "int64": (int,),
    "float32": (float, int),
    "float64": (float, int),
    "date32": (date,),
}
# Subclasses that mean something else: True is no number, a moment is no day.
_NOT: Mapping[type, type] = {int: bool, float: bool, date: datetime}

_REFUSED = (pa.ArrowException, OverflowError, UnicodeEncodeError)

Rows = Iterable[Mapping[str, Any]] | pl.DataFrame | pl.LazyFrame
"""Rows of a table, as dicts or in columns; those of a LazyFrame need not fit into memory."""


def to_frame(table: Table, rows: Rows) -> pl.DataFrame:
    """The rows as a frame with the columns and types of the table, in the order in which they come.

    A column that a row leaves out is null. Raises SchemaError, naming table, column and row, for an unknown
    column and for a value of another type; nothing is converted but whole numbers to floats.
    """
    if isinstance(rows, pl.DataFrame):
        return _conform(table, rows)
    return pl.concat(to_frames(table, rows), rechunk=True)


def to_frames(table: Table, rows: Rows) -> Iterator[pl.DataFrame]:
    """The rows as by `to_frame`, some thousands at a time; at first a frame with none."""
    yield polars_schema(table).to_frame()
    if isinstance(rows, pl.LazyFrame):
        yield from (_conform(table, frame) for frame in stream(rows))
    elif isinstance(rows, pl.DataFrame):
        yield _conform(table, rows)
    else:
        iterator, offset = iter(rows), 0
        while chunk := list(islice(iterator, CHUNK)):
            yield _chunk(table, chunk, offset)
            offset += len(chunk)


def ordered(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """The frame in the table's order, missing values last.

    Where no key makes the order unique, all other scalar columns decide, so that the same rows always come
    in the same order.
    """
    rest = () if table.key else tuple(f.name for f in table.fields if not f.members)
    columns = list(dict.fromkeys((*table.order, *rest)))
    return frame.sort(columns, nulls_last=True, maintain_order=True)


def _chunk(table: Table, rows: Sequence[Mapping[str, Any]], offset: int) -> pl.DataFrame:
    known = set(table.columns)
    for index, row in enumerate(rows):
        if not row.keys() <= known:
            unknown = ", ".join(sorted(row.keys() - known))
            raise SchemaError(f"{table.name}, row {offset + index}: no such column: {unknown}")
    columns = [_column(table, f, [row.get(f.name) for row in rows], offset) for f in table.fields]
    return pl.DataFrame(columns)


def _column(table: Table, field: Field, values: list[Any], offset: int) -> pl.Series:
    bad = _first_bad(field, values)
    if bad is None:
        try:
            return pl.Series(field.name, _array(field, values))
        except _REFUSED:
            bad = _first_refused(field, values)
    raise SchemaError(
        f"{table.name}.{field.name}, row {offset + bad}: expected {field.type}, found {_shown(values[bad])}"
    )


def _first_bad(field: Field, values: list[Any]) -> int | None:
    """Index of the first value of a wrong Python type; Polars would convert some of them silently."""
    wrong = {kind for kind in set(map(type, values)) if not _fits(kind, field)}
    if wrong:
        return next(i for i, value in enumerate(values) if type(value) in wrong)
    if field.members and not _items_fit(field, values):
        return next(i for i, value in enumerate(values) if not _items_fit(field, [value]))
    return None


def _fits(kind: type, field: Field) -> bool:
    if kind is type(None):
        return True
    if field.members:
        return issubclass(kind, (list, tuple))
    return any(
        issubclass(kind, python) and not issubclass(kind, _NOT.get(python, ())) for python in _PYTHON[field.type]
    )


def _items_fit(field: Field, values: Iterable[Any]) -> bool:
    items = [item for value in values if value for item in value]
    names = {m.name for m in field.members}
    if not all(isinstance(item, Mapping) and item.keys() <= names for item in items):
        return False
    return all(_first_bad(m, [item.get(m.name) for item in items]) is None for m in field.members)


def _array(field: Field, values: list[Any]) -> pa.Array:
    """Arrow builds lists of structures from dicts a hundred times faster than Polars."""
    return pa.array(values, type=arrow_type(field))


def _first_refused(field: Field, values: list[Any]) -> int:
    """Index of the first value that Arrow refuses, such as a number out of range or a lone surrogate."""
    for index, value in enumerate(values):
        try:
            _array(field, [value])
        except _REFUSED:
            return index
    return 0


def _shown(value: Any) -> str:
    text = repr(value).encode("utf-8", "backslashreplace").decode("utf-8")
    return f"{type(value).__name__} {text[:100]}"


def _conform(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """A frame with the table's columns in order; whole numbers and floats may change their width."""
    unknown = sorted(set(frame.columns) - set(table.columns))
    if unknown:
        raise SchemaError(f"{table.name}: no such column: {', '.join(unknown)}")
    columns = []
    for name, expected in polars_schema(table).items():
        if name not in frame.columns:
            columns.append(pl.lit(None, dtype=expected).alias(name))
            continue
        found = frame.schema[name]
        if found != expected and found != pl.Null and not (found.is_numeric() and expected.is_numeric()):
            raise SchemaError(f"{table.name}.{name}: expected {expected}, found {found}")
        columns.append(pl.col(name).cast(expected, strict=True))
    try:
        # A frame put together from many small ones is slow to check as it is.
        return frame.select(columns).rechunk()
    except pl.exceptions.InvalidOperationError as problem:
        raise SchemaError(f"{table.name}: {problem}") from problem
