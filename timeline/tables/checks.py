"""What the schema demands of values, as Polars expressions: one pass over a frame finds all violations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from timeline.streams import Shelf, in_ranges
from timeline.tables.schema import Field, Table

_ROW = "__row__"


class SchemaError(ValueError):
    """Rows break the schema: the message names table, column and row."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A value that breaks the schema. `row` counts from 0; `column` is None for a rule between columns."""

    table: str
    column: str | None
    row: int
    message: str

    def __str__(self) -> str:
        where = f"{self.table}.{self.column}" if self.column else self.table
        return f"{where}, row {self.row}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Check:
    """An expression that is true for bad rows, and what to say about them."""

    column: str | None
    bad: pl.Expr
    message: str


def violations(frame: pl.DataFrame, table: Table) -> Iterator[Violation]:
    """The first row that breaks each condition of the table, for a frame that has the table's types."""
    checks = list(_checks(table))
    found = frame.select(c.bad.fill_null(False).any().alias(str(i)) for i, c in enumerate(checks))
    for check, broken in zip(checks, found.row(0), strict=True):
        if broken:
            row = frame.select(check.bad.fill_null(False).arg_max()).item()
            yield Violation(table.name, check.column, row, check.message + _shown(frame, check, row))
    yield from _repeated_keys(frame, table)


def require_valid(frame: pl.DataFrame, table: Table) -> None:
    """Raise SchemaError for the first violation in the frame."""
    _refuse(violations(frame, table))


def checked(frames: Iterable[pl.DataFrame], table: Table, folder: Path) -> Iterator[pl.DataFrame]:
    """The frames of a stream, in which all rows count from its first; raises SchemaError like `require_valid`.

    That a key stands twice is found at the end; the keys wait in `folder`.
    """
    keys, rows = Shelf(folder, f"{table.name}-keys"), 0
    for frame in frames:
        if frame.height:
            _refuse(replace(violation, row=rows + violation.row) for violation in violations(frame, table))
        keys.put(frame.select(*table.key, pl.int_range(rows, rows + pl.len()).alias(_ROW)))
        rows += frame.height
        yield frame
    if table.key:
        for part in in_ranges({_ROW: keys}, table.key, folder):
            _refuse(_repeated_keys(part[_ROW].sort(_ROW), table))


def _refuse(found: Iterable[Violation]) -> None:
    for violation in found:
        raise SchemaError(str(violation))


def _shown(frame: pl.DataFrame, check: _Check, row: int) -> str:
    if check.column is None:
        return ""
    value = frame[row, check.column]
    if isinstance(value, pl.Series):
        value = value.to_list()
    return f" (found {str(value)[:100]!r})"


def _checks(table: Table) -> Iterator[_Check]:
    for field in table.fields:
        if not field.members:
            for bad, message in _scalar(pl.col(field.name), field):
                yield _Check(field.name, bad, message)
            continue
        if not field.nullable:
            yield _Check(field.name, pl.col(field.name).is_null(), "null is not allowed")
        yield from _list_checks(field)
    for rule in table.rules:
        yield _Check(None, pl.sql_expr(rule.check).not_(), rule.message)


def _list_checks(field: Field) -> Iterator[_Check]:
    def anywhere(bad: pl.Expr) -> pl.Expr:
        return pl.col(field.name).list.eval(bad.fill_null(False)).list.any()

    yield _Check(field.name, anywhere(pl.element().is_null()), "null in the list")
    for member in field.members:
        for bad, message in _scalar(pl.element().struct.field(member.name), member):
            yield _Check(field.name, anywhere(bad), f"{member.name}: {message}")


def _scalar(value: pl.Expr, field: Field) -> Iterator[tuple[pl.Expr, str]]:
    if not field.nullable:
        yield value.is_null(), "null is not allowed"
    if field.type == "string":
        yield value == "", "empty string, use null for what is missing"
    if field.type.startswith("float"):
        yield value.is_finite().not_(), "not a finite number"
    if field.allowed is not None:
        yield value.is_in(field.allowed).not_(), f"allowed are {', '.join(field.allowed)}"
    if field.pattern is not None:
        yield value.str.contains(field.pattern).not_(), f"must match {field.pattern}"
    if field.minimum is not None:
        yield value < field.minimum, f"less than {field.minimum}"
    if field.maximum is not None:
        yield value > field.maximum, f"more than {field.maximum}"


def _repeated_keys(frame: pl.DataFrame, table: Table) -> Iterator[Violation]:
    if not table.key:
        return
    repeated = frame.select(pl.struct(table.key).is_first_distinct().not_()).to_series()
    if repeated.any():
        row = repeated.arg_max() or 0
        values = ", ".join(repr(frame[row, column]) for column in table.key)
        number = frame[row, _ROW] if _ROW in frame.columns else row
        yield Violation(table.name, table.key[0], number, f"{values} stands in an earlier row already")
