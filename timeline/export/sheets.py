"""A table ready to be handed on: its rows and what its columns mean.

Spreadsheets and Stata know no lists. There a list of actors or spans becomes one column for each member of the
structure, `sources` becoming `sources_name`, `sources_code` and so on. The entries stand in the order of the list,
divided by `; `, the first of one column belonging to the first of the others; a semicolon within an entry becomes a
comma, what is missing is nothing between two dividers, and a column without any entry is null.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from timeline.tables.descriptors import arrow_name
from timeline.tables.schema import Field, Table

DIVIDER = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """What a data dictionary says of a column; `allowed` is empty where any value of the type may stand."""

    name: str
    type: str
    meaning: str
    allowed: tuple[str, ...] = ()
    unit: str = ""
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A frame with its name, its title and its columns, in the same order as the frame's."""

    name: str
    title: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]


def sheet(table: Table, frame: pl.DataFrame) -> Sheet:
    """A table of a dataset as it is, lists included."""
    return Sheet(table.name, table.title, frame, tuple(_column(field) for field in table.fields))


def flat_sheet(table: Table, frame: pl.DataFrame) -> Sheet:
    """A table of a dataset with one column for each member of a list."""
    columns: list[Column] = []
    values: list[pl.Expr] = []
    for field in table.fields:
        if not field.members:
            columns.append(_column(field))
            values.append(pl.col(field.name))
        for member in field.members:
            columns.append(_member_column(field, member))
            values.append(_joined(field.name, member).alias(f"{field.name}_{member.name}"))
    return Sheet(table.name, table.title, frame.select(values), tuple(columns))


def dictionary(sheets: Sequence[Sheet]) -> pl.DataFrame:
    """The data dictionary: one row a column of the sheets."""
    names = ("table", "column", "type", "unit", "may_be_missing", "meaning", "allowed_values")
    rows = [_described(sheet.name, column) for sheet in sheets for column in sheet.columns]
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")


def _described(table: str, column: Column) -> tuple[str | None, ...]:
    missing = "yes" if column.nullable else "no"
    allowed = DIVIDER.join(column.allowed) or None
    return (table, column.name, column.type, column.unit or None, missing, column.meaning, allowed)


def _column(field: Field) -> Column:
    return Column(
        field.name, arrow_name(field), field.description, _allowed(field), field.unit or "", nullable=field.nullable
    )


def _member_column(field: Field, member: Field) -> Column:
    meaning = f"{field.description} {member.description} Several are divided by a semicolon."
    column = replace(_column(member), name=f"{field.name}_{member.name}", type="string", meaning=meaning)
    return replace(column, nullable=True)


def _allowed(field: Field) -> tuple[str, ...]:
    """Allowed values, or the range of a number as one entry."""
    if field.allowed:
        return field.allowed
    if field.minimum is not None and field.maximum is not None:
        return (f"from {field.minimum:g} to {field.maximum:g}",)
    return ()


def _joined(column: str, member: Field) -> pl.Expr:
    """The members of a list in one text, null where none of them has a value."""
    value = pl.element().struct.field(member.name).cast(pl.String)
    text = value.str.replace_all(";", ",", literal=True).fill_null("")
    known = pl.col(column).list.eval(value.is_not_null()).list.any()
    return pl.when(known).then(pl.col(column).list.eval(text).list.join(DIVIDER))
