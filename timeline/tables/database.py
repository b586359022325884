"""A dataset as a DuckDB database: the tables with comments on their columns, and the views for work."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

from timeline.tables.package import DatasetError
from timeline.tables.read import read_dataset
from timeline.tables.schema import Table, schema, schemas_folder
from timeline.tables.sql import comments, create_table, create_view, identifier, read_views
from timeline.tables.target import TargetError

DATABASE = "timeline.duckdb"


def load(folder: Path, database: Path | None = None) -> Path:
    """Build a database of a dataset, by default `timeline.duckdb` in its folder, and return its path.

    An older database is replaced when the new one is complete. Raises DatasetError for a folder without a
    whole dataset and TargetError where the database cannot be written or the file is something else.
    """
    read_dataset(folder)
    target = (database or folder / DATABASE).resolve()
    _check_database(target)
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as building:
            fresh = Path(building) / target.name
            _build(folder, fresh)
            fresh.replace(target)
            target.with_name(target.name + ".wal").unlink(missing_ok=True)
    except OSError as problem:
        raise TargetError(f"{target} cannot be written: {problem.strerror}; name another file") from problem
    return target


def _check_database(target: Path) -> None:
    """Refuse to replace a file that is no DuckDB database; those carry the letters DUCK after a checksum."""
    if "?" in str(target):
        raise TargetError(f"{target}: DuckDB opens no path with a question mark; name another file")
    if target.is_dir():
        raise TargetError(f"{target} is a folder; name a file for the database")
    if target.exists():
        with target.open("rb") as handle:
            head = handle.read(12)
        if head and head[8:] != b"DUCK":
            raise TargetError(f"{target} is no DuckDB database and is not replaced; choose another name")


def _build(folder: Path, database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        fill(connection, folder)


def fill(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the tables and views of the dataset in `folder` in an empty database. Raises DatasetError."""
    for table in schema().tables.values():
        connection.execute(create_table(table))
        _insert(connection, folder, table)
        for statement in comments(table, "TABLE"):
            connection.execute(statement)
    for view in read_views(schema(), schemas_folder()):
        connection.execute(create_view(view))


def _insert(connection: duckdb.DuckDBPyConnection, folder: Path, table: Table) -> None:
    path = folder / table.file
    insert = f"INSERT INTO {identifier(table.name)} BY NAME SELECT * FROM read_parquet(?)"  # noqa: S608  a name of the schema
    try:
        connection.execute(insert, [[_literal_path(path)]])
    except duckdb.Error as problem:
        reason = (str(problem).splitlines() or ["unknown reason"])[0]
        raise DatasetError(f"{path} cannot be loaded ({reason}); run `timeline validate`") from problem


def _literal_path(path: Path) -> str:
    """The path with the characters quoted that DuckDB would read as a pattern for several files."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path.resolve()))
