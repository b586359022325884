"""The formats in which sheets are written; the same sheets give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from timeline.export.neutral import neutral
from timeline.export.sheets import Sheet, dictionary

DICTIONARY = "dictionary"
# Files that are read as columns divided by tabs.
TABBED = (".tsv", ".tab")


def write_csv(frame: pl.DataFrame, path: Path, *, safe: bool) -> None:
    """Write a flat frame as CSV in UTF-8, divided by tabs where the name ends so; `safe` neutralises formulas."""
    shown = neutral(frame) if safe else frame
    shown.write_csv(path, separator="\t" if path.suffix in TABBED else ",", null_value="")


def write_csv_folder(sheets: Sequence[Sheet], folder: Path, *, safe: bool) -> None:
    """One CSV file a sheet, and the data dictionary."""
    for sheet in sheets:
        write_csv(sheet.frame, folder / f"{sheet.name}.csv", safe=safe)
    write_csv(dictionary(sheets), folder / f"{DICTIONARY}.csv", safe=safe)


def write_jsonl_folder(sheets: Sequence[Sheet], folder: Path) -> None:
    """One file of JSON Lines a sheet, lists as they are, and the data dictionary as CSV."""
    for sheet in sheets:
        sheet.frame.write_ndjson(folder / f"{sheet.name}.jsonl")
    write_csv(dictionary(sheets), folder / f"{DICTIONARY}.csv", safe=True)
