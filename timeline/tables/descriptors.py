"""The schema in other people's terms: Frictionless Table Schema, Data Package and JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.tables.schema import Field, Schema, Table

# Type in Frictionless Table Schema and in JSON Schema.
_FRICTIONLESS = {"string": "string", "bool": "boolean", "date32": "date"}
_JSON = {"string": "string", "bool": "boolean", "date32": "string"}


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as it was written: number of rows, size in bytes, SHA-256 of the file, digest of the rows."""

    table: str
    rows: int
    size: int
    sha256: str
    digest: str


def data_package(
    schema: Schema,
    files: Sequence[TableFile],
    versions: Mapping[str, str],
    digest: str,
    made_from: Mapping[str, str],
) -> dict[str, Any]:
    """The descriptor of a dataset, Frictionless Data Package v2; nothing depends on clock or machine."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": schema.name,
        "title": schema.title,
        "description": schema.description,
        "licenses": [dict(licence) for licence in schema.licences],
        "versions": {"schema": schema.version} | {name: versions[name] for name in sorted(versions)},
        "madeFrom": {name: made_from[name] for name in sorted(made_from)},
        "digest": f"sha256:{digest}",
        "resources": [_resource(schema.tables[file.table], file) for file in files],
    }


def _resource(table: Table, file: TableFile) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": table.file,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "digest": f"sha256:{file.digest}",
        "schema": table_schema(table),
    }


def table_schema(table: Table) -> dict[str, Any]:
    """A table as a Frictionless Table Schema v2.

    That language has no structures with typed members: `arrowType` of a list gives its exact type.
    """
    described: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_frictionless_field(f) for f in table.fields],
    }
    if table.key:
        described["primaryKey"] = list(table.key)
    if table.foreign_keys:
        described["foreignKeys"] = [
            {"fields": [k.column], "reference": {"resource": k.target, "fields": [k.target_column]}}
            for k in table.foreign_keys
        ]
    return described


def _frictionless_field(field: Field) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not field.nullable}
    if field.allowed:
        constraints["enum"] = list(field.allowed)
    for name in ("pattern", "minimum", "maximum"):
        if getattr(field, name) is not None:
            constraints[name] = getattr(field, name)
    described = {
        "name": field.name,
        "type": "array" if field.members else _FRICTIONLESS.get(field.type, _number(field)),
        "description": field.description,
        "constraints": constraints,
        "arrowType": arrow_name(field),
    }
    return described | ({"unit": field.unit} if field.unit else {})


def arrow_name(field: Field) -> str:
    """The type written out, structures with their members."""
    if not field.members:
        return field.type
    return f"list<struct<{', '.join(f'{m.name}: {m.type}' for m in field.members)}>>"


def _number(field: Field) -> str:
    return "integer" if field.type.startswith("int") else "number"


def json_schema(table: Table, version: str) -> dict[str, Any]:
    """A row of the table as a JSON Schema (draft 2020-12), for rows as JSON Lines."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{table.title}, schema version {version}",
        "description": table.description,
        **_object(table.fields),
    }


def _object(fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {f.name: _json_field(f) for f in fields},
        "required": [f.name for f in fields],
        "additionalProperties": False,
    }


def _json_field(field: Field) -> dict[str, Any]:
    kind = "array" if field.members else _JSON.get(field.type, _number(field))
    described: dict[str, Any] = {
        "description": field.description,
        "type": [kind, "null"] if field.nullable else kind,
    }
    if field.members:
        described["items"] = _object(field.members)
    if field.type == "string":
        described["minLength"] = 1
    if field.type == "date32":
        described["format"] = "date"
    if field.allowed:
        described["enum"] = [*field.allowed, *([None] if field.nullable else [])]
    for name in ("pattern", "minimum", "maximum"):
        if getattr(field, name) is not None:
            described[name] = getattr(field, name)
    return described
