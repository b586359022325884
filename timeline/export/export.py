"""Writes a dataset in another format: into a folder with one file a table, or into one file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from timeline.export.citation import cite
from timeline.export.croissant import croissant
from timeline.export.edition import Edition
from timeline.export.errors import ExportError
from timeline.export.formats import DICTIONARY, TABBED, write_csv, write_csv_folder, write_jsonl_folder
from timeline.export.rivals import rival_sheet
from timeline.export.sheets import Sheet, dictionary, flat_sheet, sheet
from timeline.export.stata import write_stata_folder
from timeline.export.workbook import write_workbook
from timeline.tables.read import read_dataset, read_table
from timeline.tables.schema import schema
from timeline.tables.target import is_dataset

Writer = Callable[[Path, Path, bool], None]
"""Writes the dataset of a folder below a second one, with formulas in CSV neutralised or not."""


def export(folder: Path, style: str, out: Path, *, safe: bool = True) -> list[Path]:
    """Write the dataset in `folder` in a format; the files written.

    `csv`, `jsonl` and `stata` make a folder `out` with a file for each table and a data dictionary; `xlsx` makes the
    file `out`, `icews` and `gdelt` a file of CSV with its dictionary beside it. `safe` puts an apostrophe before text
    in CSV that spreadsheets would run as a formula. Files of the same name are replaced, all at the end. Raises
    DatasetError where `folder` holds no dataset, ExportError where the export cannot be made or written.
    """
    read_dataset(folder)
    if style in FOLDERS:
        return _placed(out, lambda stage: FOLDERS[style](folder, stage, safe))
    return _placed(out.parent, lambda stage: FILES[style](folder, stage / out.name, safe))


def export_croissant(folder: Path, out: Path, edition: Edition) -> list[Path]:
    """Write the Croissant record of the dataset to the file `out`. Raises like `export`."""
    record = croissant(read_dataset(folder).package, edition, cite(edition, "text"))
    text = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    return _placed(out.parent, lambda stage: _write_text(stage / out.name, text))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _placed(target: Path, write: Callable[[Path], None]) -> list[Path]:
    """What `write` puts into a folder of its own, moved into `target`, which is made where it is missing."""
    if is_dataset(target):
        raise ExportError(f"{target} is the folder of a dataset and holds nothing else; name another place with --out")
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".export.", dir=target) as stage:
            write(Path(stage))
            return [path.replace(target / path.name) for path in sorted(Path(stage).iterdir())]
    except OSError as problem:
        raise ExportError(
            f"{target} cannot be written: {problem.strerror or problem}; name another place with --out"
        ) from problem


def _flat(folder: Path) -> list[Sheet]:
    return [flat_sheet(table, read_table(folder, table)) for table in schema().tables.values()]


def _nested(folder: Path) -> list[Sheet]:
    return [sheet(table, read_table(folder, table)) for table in schema().tables.values()]


def _rival(view: str) -> Writer:
    def write(folder: Path, path: Path, safe: bool) -> None:
        found = rival_sheet(folder, view)
        write_csv(found.frame, path, safe=safe)
        ending = path.suffix if path.suffix in TABBED else ".csv"
        write_csv(dictionary([found]), path.with_name(f"{path.stem}.{DICTIONARY}{ending}"), safe=safe)

    return write


FOLDERS: Mapping[str, Writer] = {
    "csv": lambda folder, out, safe: write_csv_folder(_flat(folder), out, safe=safe),
    "jsonl": lambda folder, out, safe: write_jsonl_folder(_nested(folder), out),
    "stata": lambda folder, out, safe: write_stata_folder(_flat(folder), out),
}
FILES: Mapping[str, Writer] = {
    "icews": _rival("icews"),
    "gdelt": _rival("gdelt"),
    "xlsx": lambda folder, out, safe: write_workbook(_flat(folder), out),
}
