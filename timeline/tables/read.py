"""Reading a dataset: its tables as Polars frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from timeline.tables.digest import file_sha256
from timeline.tables.html import overview
from timeline.tables.package import NAME_ANOTHER, DatasetError, read_package
from timeline.tables.schema import Table, schema, table

__all__ = ["Dataset", "DatasetError", "read_dataset", "read_package", "read_table"]


@dataclass(frozen=True)
class Dataset:
    """A dataset on disk. Each table is read when it is first asked for and then kept."""

    folder: Path

    @cached_property
    def package(self) -> dict[str, Any]:
        """The descriptor of the dataset."""
        return read_package(self.folder)

    @cached_property
    def events(self) -> pl.DataFrame:
        """One row an event."""
        return read_table(self.folder, table("events"))

    @cached_property
    def dyads(self) -> pl.DataFrame:
        """One row an event, source and target."""
        return read_table(self.folder, table("dyads"))

    @cached_property
    def mentions(self) -> pl.DataFrame:
        """One row a place in a text that reports an event."""
        return read_table(self.folder, table("mentions"))

    @cached_property
    def statements(self) -> pl.DataFrame:
        """One row a public statement."""
        return read_table(self.folder, table("statements"))

    @cached_property
    def spans(self) -> pl.DataFrame:
        """One row an actor, place or time expression."""
        return read_table(self.folder, table("spans"))

    @cached_property
    def people(self) -> pl.DataFrame:
        """One row a person and actor code that an article tells of."""
        return read_table(self.folder, table("people"))

    @cached_property
    def documents(self) -> pl.DataFrame:
        """One row a document, with its text."""
        return read_table(self.folder, table("documents"))

    @cached_property
    def rejects(self) -> pl.DataFrame:
        """One row an input that could not be read."""
        return read_table(self.folder, table("rejects"))

    def _repr_html_(self) -> str:
        """What a notebook shows of it."""
        frames: dict[str, pl.DataFrame] = {name: getattr(self, name) for name in schema().tables}
        return overview(self.package["title"], frames, self.package["versions"], self.package["digest"])


def read_dataset(folder: Path) -> Dataset:
    """The dataset in a folder. Raises DatasetError where the folder holds none or a table is missing."""
    if not folder.is_dir():
        raise DatasetError(f"{folder} is no folder; {NAME_ANOTHER}")
    read_package(folder)
    for declared in schema().tables.values():
        if not (folder / declared.file).is_file():
            raise DatasetError(f"{folder / declared.file} is missing; write the dataset again")
    return Dataset(folder)


def read_table(folder: Path, table: Table) -> pl.DataFrame:
    """A table of a dataset, with the declared columns.

    Raises DatasetError where the file is missing or broken or lacks a column.
    """
    with _told(folder / table.file):
        frame = pl.read_parquet(folder / table.file)
    return frame.select(_present(table, frame.columns, folder))


def scan_table(folder: Path, table: Table) -> pl.LazyFrame:
    """The same for a table that need not fit into memory; its rows are read when they are asked for.

    Raises DatasetError where the file is missing, is not what the descriptor says it is, or lacks a column.
    """
    path = folder / table.file
    resources = {resource["name"]: resource for resource in read_package(folder)["resources"]}
    with _told(path):
        if resources[table.name]["hash"] != f"sha256:{file_sha256(path)}":
            raise OSError("it is not what the descriptor says")
        rows = pl.scan_parquet(path, glob=False)
        columns = rows.collect_schema().names()
    return rows.select(_present(table, columns, folder))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise DatasetError for a file that cannot be read in the block."""
    try:
        yield
    except FileNotFoundError as problem:
        raise DatasetError(f"{path} is missing; write the dataset again") from problem
    except (pl.exceptions.PolarsError, OSError) as problem:
        raise DatasetError(f"{path} is broken ({_first_line(problem)}); write the dataset again") from problem


def _present(table: Table, columns: Sequence[str], folder: Path) -> tuple[str, ...]:
    missing = [name for name in table.columns if name not in columns]
    if missing:
        raise DatasetError(f"{folder / table.file} lacks the column {missing[0]}; it was written by another version")
    return table.columns


def _first_line(problem: Exception) -> str:
    return (str(problem).splitlines() or [type(problem).__name__])[0]
