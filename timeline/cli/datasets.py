"""Commands that hand a dataset on or check it: load, validate, schema."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import CallError, Folder, printable, say


class SchemaFormat(StrEnum):
    """Ways to write the schema down."""

    MD = "md"
    JSON = "json"
    ARROW = "arrow"
    SQL = "sql"


def load(
    folder: Folder,
    database: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Database to write; timeline.duckdb in the dataset's folder if left out."),
    ] = None,
) -> None:
    """Load a dataset into a DuckDB database, with views for work.

    \b
    Examples:
      timeline load dataset
      timeline load dataset --database news.duckdb
    """
    from timeline.tables.database import load as load_database

    say(f"wrote {load_database(folder, database)}")


def validate(folder: Folder) -> None:
    """Check a dataset against the schema and its own descriptor.

    Exit status: 0 it holds, 1 it does not, 2 the folder is no dataset.

    \b
    Example:
      timeline validate dataset
    """
    from timeline.tables.package import read_package
    from timeline.tables.validate import validate as find_problems

    read_package(folder)
    problems = list(find_problems(folder))
    for problem in problems:
        typer.echo(printable(str(problem)))
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{folder} is valid")


def schema(
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="One table only.")] = None,
    style: Annotated[SchemaFormat, typer.Option("--format", help="How to write it.")] = SchemaFormat.MD,
) -> None:
    """Print the schema of the tables.

    \b
    Examples:
      timeline schema
      timeline schema events
      timeline schema events --format json
      timeline schema --format sql
    """
    from timeline.report.schema import NoSuchTableError, schema_text

    try:
        typer.echo(schema_text(style.value, table), nl=False)
    except NoSuchTableError as problem:
        raise CallError(str(problem)) from problem
