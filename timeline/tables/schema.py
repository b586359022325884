"""The tables as declared in `schemas/`: the one place where a column is defined.

Everything else that knows columns (Arrow and Polars types, checks, SQL, code book, data package) is derived
from what this module loads. The key words of the files are explained in `schemas/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa

from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

SCALARS = ("string", "bool", "int8", "int32", "int64", "float32", "float64", "date32")
_DEFINITION = ("type", "nullable", "description", "since")
_DATASET = ("name", "title", "description", "version", "licences", "tables", "views", "structs")
_OPTIONAL = ("unit", "allowed", "pattern", "minimum", "maximum")


@dataclass(frozen=True, slots=True)
class Field:
    """A column, or a member of a structure.

    `type` is one of SCALARS or `list<NAME>`, NAME a structure; `members` then holds the structure's fields.
    `allowed`, `pattern`, `minimum` and `maximum` bind values that are not null.
    """

    name: str
    type: str
    nullable: bool
    description: str
    since: str
    unit: str | None = None
    allowed: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    members: tuple[Field, ...] = ()

    @property
    def struct(self) -> str | None:
        """Name of the structure that a list holds, None for a scalar."""
        return self.type[5:-1] if self.type.startswith("list<") else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on one row, as SQL over its columns; it holds where the result is true or null."""

    check: str
    message: str


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Values of `column` that are not null stand in `target_column` of table `target`."""

    column: str
    target: str
    target_column: str


@dataclass(frozen=True, slots=True)
class Offsets:
    """Columns with positions in the document's text.

    Either a pair `start`, `end`, with the column that repeats the `text` between them where there is one, or
    a list of `spans`.
    """

    start: str | None = None
    end: str | None = None
    text: str | None = None
    spans: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Columns that repeat those of table `target`, row for row by the column `by`."""

    columns: tuple[str, ...]
    target: str
    by: str


@dataclass(frozen=True, slots=True)
class Count:
    """A column that counts the rows of table `of` with the same `by`, or their different values of `distinct`."""

    column: str
    of: str
    by: str
    distinct: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, what identifies and sorts its rows, and the rules between columns."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    offsets: tuple[Offsets, ...]
    agreements: tuple[Agreement, ...]
    counts: tuple[Count, ...]
    rules: tuple[Rule, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(f.name for f in self.fields)

    @property
    def file(self) -> str:
        """Name of the table's file in a dataset."""
        return f"{self.name}.parquet"

    def field(self, name: str) -> Field:
        """The column of that name. Raises KeyError where there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Struct:
    """A structure that lists hold, such as an actor."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """All that `schemas/` declares.

    `licences` have the keys of a data package (name, path, title); `views` are names of files in
    `views/`, each after those that it uses.
    """

    name: str
    title: str
    description: str
    version: str
    licences: tuple[Mapping[str, str], ...]
    structs: Mapping[str, Struct]
    tables: Mapping[str, Table]
    views: tuple[str, ...]


def schemas_folder() -> Path:
    """The folder with the declarations: `timeline/_schemas` when installed, `schemas` in a checkout.

    Raises FileNotFoundError where neither is there.
    """
    package = Path(__file__).parents[1]
    for folder in (package / "_schemas", package.parent / "schemas"):
        if (folder / "dataset.yaml").is_file():
            return folder
    raise FileNotFoundError(f"no schemas beside {package}; install the package again")


@cache
def schema() -> Schema:
    """The schema that this program writes and reads."""
    return load_schema(schemas_folder())


def table(name: str) -> Table:
    """The table of that name. Raises KeyError where there is none."""
    return schema().tables[name]


def load_schema(folder: Path) -> Schema:
    """Read the declarations in a folder. Raises LexiconError, with file and line, where one breaks a rule."""
    path = folder / "dataset.yaml"
    entry = check_keys(read_yaml(path), path, _DATASET)
    structs = {name: _struct(name, body, path) for name, body in entry["structs"].items() if name != LINE}
    known = {f"{s.name}.{f.name}": f for s in structs.values() for f in s.fields}
    bodies = {name: _table_body(folder / "tables" / f"{name}.yaml", name) for name in entry["tables"]}
    for name, (file, body) in bodies.items():
        known |= {f"{name}.{f.name}": f for f in _defined(body["fields"], file, structs)}
    tables = {name: _table(name, body, file, structs, known) for name, (file, body) in bodies.items()}
    licences = tuple(check_keys(x, path, ("name", "path", "title")) for x in entry["licences"])
    return Schema(
        name=entry["name"],
        title=entry["title"],
        description=entry["description"],
        version=str(entry["version"]),
        licences=licences,
        structs=structs,
        tables=tables,
        views=tuple(entry["views"]),
    )


def _struct(name: str, body: Any, path: Path) -> Struct:
    entry = check_keys(body, path, ("description", "fields"))
    return Struct(name, entry["description"], tuple(_defined(entry["fields"], path, {})))


def _table_body(path: Path, name: str) -> tuple[Path, dict[str, Any]]:
    optional = ("key", "foreign_keys", "offsets", "agrees", "counts", "rules")
    raw = read_yaml(path)
    body = check_keys(raw, path, ("table", "title", "description", "order", "fields"), optional)
    if body["table"] != name:
        raise LexiconError(path, raw[LINE], f"the table is called {body['table']!r}, expected {name!r}")
    return path, body


def _table(
    name: str, body: dict[str, Any], path: Path, structs: Mapping[str, Struct], known: Mapping[str, Field]
) -> Table:
    fields = tuple(_field(entry, path, structs, known) for entry in body["fields"])
    columns = {f.name for f in fields}
    for column in (*body.get("key", ()), *body["order"]):
        if column not in columns:
            raise LexiconError(path, 1, f"key or order names {column!r}, which is no column")
    if len(columns) < len(fields):
        raise LexiconError(path, 1, "a column is declared twice")
    return Table(
        name=name,
        title=body["title"],
        description=body["description"],
        fields=fields,
        key=tuple(body.get("key", ())),
        order=tuple(body["order"]),
        foreign_keys=tuple(_foreign_key(e, path, known) for e in body.get("foreign_keys", ())),
        offsets=tuple(_offsets(e, path, columns) for e in body.get("offsets", ())),
        agreements=tuple(_agreement(e, path, known) for e in body.get("agrees", ())),
        counts=tuple(
            Count(**check_keys(e, path, ("column", "of", "by"), ("distinct",))) for e in body.get("counts", ())
        ),
        rules=tuple(Rule(**check_keys(e, path, ("check", "message"))) for e in body.get("rules", ())),
    )


def _defined(entries: Iterable[Any], path: Path, structs: Mapping[str, Struct]) -> Iterable[Field]:
    """The fields that are defined where they stand, and not by `like`."""
    return [_field(e, path, structs, {}) for e in entries if isinstance(e, dict) and "like" not in e]


def _field(entry: Any, path: Path, structs: Mapping[str, Struct], known: Mapping[str, Field]) -> Field:
    if isinstance(entry, dict) and "like" in entry:
        return _like(entry, path, known)
    plain = check_keys(entry, path, ("name", *_DEFINITION), _OPTIONAL)
    line = entry[LINE]
    kind = plain["type"]
    members: tuple[Field, ...] = ()
    if kind.startswith("list<") and kind[5:-1] in structs:
        members = structs[kind[5:-1]].fields
    elif kind not in SCALARS:
        known_types = ", ".join([*SCALARS, *(f"list<{name}>" for name in structs)])
        raise LexiconError(path, line, f"{kind!r} is no type; there are: {known_types}")
    allowed = tuple(plain.pop("allowed")) if "allowed" in plain else None
    return Field(**(plain | {"since": str(plain["since"])}), allowed=allowed, members=members)


def _like(entry: dict[str, Any], path: Path, known: Mapping[str, Field]) -> Field:
    """A field declared as another one is, under its own name; nullable and description may differ."""
    plain = check_keys(entry, path, ("name", "like"), ("nullable", "description", "since"))
    model = known.get(plain.pop("like"))
    if model is None:
        raise LexiconError(path, entry[LINE], f"like: {entry['like']!r} is no field that is defined elsewhere")
    return replace(model, **plain)


def _foreign_key(entry: Any, path: Path, known: Mapping[str, Field]) -> ForeignKey:
    plain = check_keys(entry, path, ("column", "references"))
    if plain["references"] not in known:
        raise LexiconError(path, entry[LINE], f"{plain['references']!r} is no column")
    target, _, target_column = plain["references"].partition(".")
    return ForeignKey(plain["column"], target, target_column)


def _offsets(entry: Any, path: Path, columns: set[str]) -> Offsets:
    plain = check_keys(entry, path, (), ("start", "end", "text", "spans"))
    for column in plain.values():
        if column not in columns:
            raise LexiconError(path, entry[LINE], f"{column!r} is no column")
    return Offsets(**plain)


def _agreement(entry: Any, path: Path, known: Mapping[str, Field]) -> Agreement:
    plain = check_keys(entry, path, ("columns", "with", "by"))
    for column in plain["columns"]:
        if f"{plain['with']}.{column}" not in known:
            raise LexiconError(path, entry[LINE], f"{column!r} is no column of {plain['with']}")
    return Agreement(tuple(plain["columns"]), plain["with"], plain["by"])


_ARROW: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "int8": pa.int8(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float32": pa.float32(),
    "float64": pa.float64(),
    "date32": pa.date32(),
}
_POLARS: Mapping[str, type[pl.DataType]] = {
    "string": pl.String,
    "bool": pl.Boolean,
    "int8": pl.Int8,
    "int32": pl.Int32,
    "int64": pl.Int64,
    "float32": pl.Float32,
    "float64": pl.Float64,
    "date32": pl.Date,
}


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table: nullability, and description and unit in the metadata of each field.

    The child of a list is called `element`, as Parquet calls it, so that a file read back equals the schema.
    """
    return pa.schema([_arrow_field(f) for f in table.fields])


def _arrow_field(field: Field) -> pa.Field:
    metadata = {"description": field.description} | ({"unit": field.unit} if field.unit else {})
    return pa.field(field.name, arrow_type(field), nullable=field.nullable, metadata=metadata)


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of a field."""
    if not field.members:
        return _ARROW[field.type]
    members = [pa.field(m.name, arrow_type(m), nullable=m.nullable) for m in field.members]
    return pa.list_(pa.field("element", pa.struct(members), nullable=False))


def polars_schema(table: Table) -> pl.Schema:
    """The Polars schema of a table."""
    return pl.Schema({f.name: _polars_type(f) for f in table.fields})


def _polars_type(field: Field) -> pl.DataType:
    if not field.members:
        return _POLARS[field.type]()
    return pl.List(pl.Struct({m.name: _polars_type(m) for m in field.members}))
