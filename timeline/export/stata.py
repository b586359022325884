"""Sheets as Stata files, with pyreadstat (extra `stata`): variable labels, and value labels for what has few values.

Files are of Stata's format 118, which Stata 14 and later, R (haven), SPSS and pandas read. A column whose values are
listed in the schema becomes whole numbers from 1 in the order of that list, with the values as labels; true and
false become 1 and 0; a missing text is the empty text, as Stata has no other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from timeline.export.errors import need
from timeline.export.formats import DICTIONARY, write_csv
from timeline.export.sheets import Column, Sheet, dictionary

LABEL = 80  # characters that Stata keeps of a label
VERSION = 14
# The file tells when it was made; that must not depend on the clock. Stata asks for 17 characters.
_STAMP = re.compile(rb"<timestamp>\x11.{17}</timestamp>", re.DOTALL)
_NO_CLOCK = b"<timestamp>\x1101 Jan 2000 00:00</timestamp>"
_HEADER = 512
_TRUTH = {0: "false", 1: "true"}
_QUAD_CLASSES = dict(
    enumerate(("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"), start=1)
)


def write_stata_folder(sheets: Sequence[Sheet], folder: Path) -> None:
    """One Stata file a sheet, and the data dictionary with the numbers of labelled values as CSV.

    Raises ExportError where pyreadstat is missing.
    """
    for sheet in sheets:
        _write(sheet, folder / f"{sheet.name}.dta")
    coded = [replace(sheet, columns=tuple(_described(column) for column in sheet.columns)) for sheet in sheets]
    write_csv(dictionary(coded), folder / f"{DICTIONARY}.csv", safe=True)


def _write(sheet: Sheet, path: Path) -> None:
    labels = {column.name: found for column in sheet.columns if (found := _values(column))}
    need("pyreadstat", extra="stata").write_dta(
        sheet.frame.select(_coded(column) for column in sheet.columns),
        path,
        file_label=_short(sheet.title),
        column_labels={column.name: _short(column.meaning) for column in sheet.columns},
        variable_value_labels=labels,
        version=VERSION,
    )
    with path.open("r+b") as handle:
        head = handle.read(_HEADER)
        handle.seek(0)
        handle.write(_STAMP.sub(_NO_CLOCK, head))


def _values(column: Column) -> Mapping[int, str]:
    """Labels of the values by number, empty for a column that stays as it is."""
    if column.type == "bool":
        return _TRUTH
    if column.name == "quad_class":
        return _QUAD_CLASSES
    if column.type == "string" and column.allowed:
        return dict(enumerate(column.allowed, start=1))
    return {}


def _coded(column: Column) -> pl.Expr:
    value = pl.col(column.name)
    if column.type == "bool":
        return value.cast(pl.Int8)
    if column.type == "string" and column.allowed:
        return value.replace_strict({label: n for n, label in _values(column).items()}, return_dtype=pl.Int8)
    return value


def _described(column: Column) -> Column:
    labels = _values(column)
    return replace(column, allowed=tuple(f"{n} = {label}" for n, label in labels.items())) if labels else column


def _short(text: str) -> str:
    return text if len(text) <= LABEL else text[: LABEL - 1] + "…"
