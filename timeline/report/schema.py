"""The schema for reading: as Markdown, JSON Schema, Arrow schema or SQL."""

from __future__ import annotations

import json
from collections.abc import Callable

from timeline.tables.codebook import codebook, table_page
from timeline.tables.descriptors import json_schema
from timeline.tables.schema import Schema, Table, arrow_schema, schema, schemas_folder
from timeline.tables.sql import comments, create_table, read_views, timeline_sql


class NoSuchTableError(LookupError):
    """A table was asked for that the schema does not have."""


def schema_text(style: str, name: str | None = None) -> str:
    """One table of the schema, or all of it, in the style `md`, `json`, `arrow` or `sql`.

    Raises NoSuchTableError for an unknown table and KeyError for an unknown style.
    """
    whole, single = _STYLES[style]
    declared = schema()
    if name is None:
        return whole(declared)
    if name not in declared.tables:
        raise NoSuchTableError(f"there is no table {name!r}; there are: {', '.join(declared.tables)}")
    return single(declared.tables[name])


def _markdown(declared: Schema) -> str:
    return codebook(declared, read_views(declared, schemas_folder()))


def _json(declared: Schema) -> str:
    return _dump({name: json_schema(table, declared.version) for name, table in declared.tables.items()})


def _json_table(table: Table) -> str:
    return _dump(json_schema(table, schema().version))


def _dump(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _arrow(declared: Schema) -> str:
    return "\n".join(f"{name}\n{_arrow_table(table)}" for name, table in declared.tables.items())


def _arrow_table(table: Table) -> str:
    return f"{arrow_schema(table).to_string(show_field_metadata=False)}\n"


def _sql(declared: Schema) -> str:
    return timeline_sql(declared, schemas_folder())


def _sql_table(table: Table) -> str:
    return "\n".join([create_table(table), *comments(table, "TABLE")]) + "\n"


_STYLES: dict[str, tuple[Callable[[Schema], str], Callable[[Table], str]]] = {
    "md": (_markdown, table_page),
    "json": (_json, _json_table),
    "arrow": (_arrow, _arrow_table),
    "sql": (_sql, _sql_table),
}
