"""The code book: every table and column for people, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.tables.schema import Field, Schema, Table
from timeline.tables.sql import View

_CONVENTIONS = (
    "Offsets count Unicode code points in `documents.text`, the first character is 0, the end stands after the "
    "last character. Dates are days of the proleptic Gregorian calendar; an interval includes its first and its "
    "last day. Countries are ISO 3166-1 alpha-3. What is missing is null."
)


def codebook(schema: Schema, views: Sequence[View]) -> str:
    """The code book of a schema, with its views and macros."""
    parts = [
        f"# Code book, version {schema.version}",
        schema.description,
        _CONVENTIONS,
        *(part for table in schema.tables.values() for part in _table(table)),
        "## Structures",
    ]
    for struct in schema.structs.values():
        parts += [f"### {struct.name}", struct.description, _columns(struct.fields)]
    parts += ["## Views and macros for DuckDB", _views(views)]
    return "\n\n".join(parts) + "\n"


def table_page(table: Table) -> str:
    """The part of the code book on one table."""
    return "\n\n".join(_table(table)) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.title}: `{table.file}`"
    yield table.description
    yield _columns(table.fields)
    notes = list(_notes(table))
    if notes:
        yield "\n".join(f"- {note}" for note in notes)


def _notes(table: Table) -> Iterator[str]:
    if table.key:
        yield f"Key: {_names(table.key)}."
    yield f"Sorted by {_names(table.order)}."
    for key in table.foreign_keys:
        yield f"`{key.column}` refers to `{key.target}.{key.target_column}`."
    for count in table.counts:
        what = f"different values of `{count.distinct}`" if count.distinct else "rows"
        yield f"`{count.column}` counts {what} in `{count.of}` with the same `{count.by}`."
    for agreement in table.agreements:
        yield f"{_names(agreement.columns)} repeat `{agreement.target}`."


def _columns(fields: Iterable[Field]) -> str:
    lines = ["| column | type | null | meaning | values | since |", "|---|---|---|---|---|---|"]
    for field in fields:
        null = "yes" if field.nullable else "no"
        cells = (f"`{field.name}`", field.type, null, field.description, values(field), field.since)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def values(field: Field) -> str:
    """Unit, allowed values, pattern and range of a column."""
    parts = [field.unit] if field.unit else []
    if field.allowed:
        parts.append(_names(field.allowed))
    if field.pattern:
        parts.append(f"`{field.pattern}`")
    if field.minimum is not None and field.maximum is not None:
        parts.append(f"{field.minimum} to {field.maximum}")
    elif field.minimum is not None:
        parts.append(f"from {field.minimum}")
    return "; ".join(parts)


def _views(views: Iterable[View]) -> str:
    lines = ["| name | meaning |", "|---|---|"]
    return "\n".join(lines + [f"| `{view.signature}` | {view.comment} |" for view in views])


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
