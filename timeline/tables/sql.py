"""SQL for DuckDB, derived from the schema and the hand-written views in `schemas/views/`.

No SQL is made of anything but these files: data reaches the database as Parquet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.tables.schema import Field, Schema, Table

_TYPES = {
    "string": "VARCHAR",
    "bool": "BOOLEAN",
    "int8": "TINYINT",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "float32": "FLOAT",
    "float64": "DOUBLE",
    "date32": "DATE",
}
_CREATED = re.compile(r"^CREATE OR REPLACE (VIEW|MACRO) (\w+)(\([^)]*\))? AS( TABLE)?", re.MULTILINE)
_HEADER = """\
-- The tables of a dataset as views over its Parquet files, and the views and macros for work with them.
-- Generated from schemas/ by `python -m timeline.tables.generate`; change the sources, not this file.
--
-- In the folder of a dataset:        duckdb -init timeline.sql
-- From anywhere else, before this:   SET file_search_path = '/path/to/the/dataset';
-- The files are looked for anew with every query, so the setting must also be made in every later session.
"""


@dataclass(frozen=True, slots=True)
class View:
    """A view or macro: `kind` is VIEW, MACRO or MACRO TABLE; `signature` the name with its arguments."""

    name: str
    kind: str
    signature: str
    comment: str
    statement: str


def read_view(folder: Path, name: str) -> View:
    """The view or macro in `views/<name>.sql`: a comment, then one statement that makes it.

    Raises ValueError, naming the file, where it holds anything else.
    """
    path = folder / "views" / f"{name}.sql"
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    statement = "\n".join(line for line in lines if not line.startswith("--")).strip()
    created = _CREATED.match(statement)
    if not comment or created is None or created[2] != name:
        raise ValueError(f"{path}: expected a comment and CREATE OR REPLACE VIEW or MACRO {name}")
    kind = created[1] + (created[4] or "")
    return View(name, kind, name + (created[3] or ""), " ".join(comment), statement)


def read_views(schema: Schema, folder: Path) -> list[View]:
    """All views and macros, each after those that it uses. Raises ValueError for a file that is not listed."""
    extra = {path.stem for path in (folder / "views").glob("*.sql")} - set(schema.views)
    if extra:
        raise ValueError(f"{folder / 'dataset.yaml'} does not list these views: {', '.join(sorted(extra))}")
    return [read_view(folder, name) for name in schema.views]


def create_table(table: Table) -> str:
    """The statement that makes an empty table."""
    columns = ",\n".join(
        f"    {identifier(f.name)} {sql_type(f)}{'' if f.nullable else ' NOT NULL'}" for f in table.fields
    )
    return f"CREATE TABLE {identifier(table.name)} (\n{columns}\n);"


def comments(table: Table, kind: str) -> Iterator[str]:
    """Statements that put the descriptions on a table or view (`kind` TABLE or VIEW) and its columns."""
    yield f"COMMENT ON {kind} {identifier(table.name)} IS {literal(table.description)};"
    for field in table.fields:
        text = field.description + (f" Unit: {field.unit}." if field.unit else "")
        column = f"{identifier(table.name)}.{identifier(field.name)}"
        yield f"COMMENT ON COLUMN {column} IS {literal(text)};"


def create_view(view: View) -> str:
    """The statements that make a view or macro, with its comment."""
    return f"{view.statement}\nCOMMENT ON {view.kind} {view.name} IS {literal(view.comment)};"


def timeline_sql(schema: Schema, folder: Path) -> str:
    """The script `timeline.sql`: the tables as views over the files beside it, then the views and macros."""
    parts = [_HEADER]
    for table in schema.tables.values():
        columns = ",\n".join(f"    {identifier(f.name)}" for f in table.fields)
        source = f"read_parquet({literal(table.file)})"
        parts.append(
            f"CREATE OR REPLACE VIEW {identifier(table.name)} AS\nSELECT\n{columns}\nFROM {source};\n"
            + "\n".join(comments(table, "VIEW"))
            + "\n"
        )
    parts += [create_view(view) + "\n" for view in read_views(schema, folder)]
    return "\n".join(parts)


def sql_type(field: Field) -> str:
    """The DuckDB type of a field."""
    if not field.members:
        return _TYPES[field.type]
    members = ", ".join(f"{identifier(m.name)} {sql_type(m)}" for m in field.members)
    return f"STRUCT({members})[]"


def identifier(name: str) -> str:
    """A name as an identifier, quoted: `end` and `text` are words of the language."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as a string literal."""
    return "'" + text.replace("'", "''") + "'"
