"""Sheets as one Excel workbook, with polars and xlsxwriter (extra `xlsx`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from timeline.export.errors import ExportError, need
from timeline.export.formats import DICTIONARY
from timeline.export.neutral import neutral
from timeline.export.sheets import Sheet, dictionary

# Limits of a worksheet.
ROWS = 1_048_576
CHARACTERS = 32_767
CUT = "…"
# A workbook tells when it was made; that must not depend on the clock.
MADE = datetime(2000, 1, 1)
_FORMATS: Any = {pl.Date: "yyyy-mm-dd", pl.Float32: "General", pl.Float64: "General"} | dict.fromkeys(
    (pl.Int8, pl.Int32, pl.Int64), "0"
)


def write_workbook(sheets: Sequence[Sheet], path: Path) -> None:
    """One worksheet a sheet and a last one with the data dictionary.

    Text is written as text and formulas are neutralised; what is longer than a cell takes is cut and ends in `…`.
    Raises ExportError for more rows than a worksheet holds and where xlsxwriter is missing.
    """
    xlsxwriter = need("xlsxwriter", extra="xlsx")
    for sheet in sheets:
        if sheet.frame.height >= ROWS:
            raise ExportError(f"{sheet.name} has {sheet.frame.height} rows, a worksheet holds {ROWS}; export as csv")
    frames = {sheet.name: sheet.frame for sheet in sheets} | {DICTIONARY: dictionary(sheets)}
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        workbook.set_properties({"created": MADE})
        for name, frame in frames.items():
            _cut(neutral(frame)).write_excel(workbook, name, freeze_panes=(1, 0), dtype_formats=_FORMATS)


def _cut(frame: pl.DataFrame) -> pl.DataFrame:
    text = pl.col(pl.String)
    # Excel counts the two halves of characters beyond the first plane; half the length is safe for any text.
    most = CHARACTERS // 2
    cut = pl.when(text.str.len_chars() > most).then(text.str.head(most - 1) + CUT).otherwise(text)
    return frame.with_columns(cut.name.keep())
