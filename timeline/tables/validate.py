"""Checks a dataset on disk against the schema: everything that a reader may rely on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from timeline.tables.checks import violations
from timeline.tables.digest import combined_digest, file_sha256, frame_digest
from timeline.tables.package import PACKAGE, DatasetError, read_package
from timeline.tables.read import read_table
from timeline.tables.schema import Agreement, Count, ForeignKey, Offsets, Table, arrow_schema, schema

Frames = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a dataset, and where. `row` is the first bad row, counted from 0."""

    table: str | None
    column: str | None
    row: int | None
    message: str

    def __str__(self) -> str:
        where = ".".join(part for part in (self.table, self.column) if part) or "dataset"
        return f"{where}, row {self.row}: {self.message}" if self.row is not None else f"{where}: {self.message}"


def validate(folder: Path) -> list[Problem]:
    """All problems of a dataset, empty where it keeps the schema.

    Files and their hashes, types, nulls, allowed values, patterns, keys, references between tables, counts and
    offsets into the text are checked. Nothing is raised for a damaged dataset.
    """
    problems: list[Problem] = []
    frames: dict[str, pl.DataFrame] = {}
    for table in schema().tables.values():
        found = list(_file_problems(folder, table))
        problems += found
        if not found:
            frames[table.name] = read_table(folder, table)
    for name, frame in frames.items():
        problems += _table_problems(schema().tables[name], frame, frames)
    return problems + list(_package_problems(folder, frames))


def _file_problems(folder: Path, table: Table) -> Iterator[Problem]:
    """Whether the file can be read and its columns have the declared types."""
    try:
        found = pq.read_schema(folder / table.file)
        read_table(folder, table)
    except (DatasetError, OSError, pa.ArrowException) as problem:
        missing = not (folder / table.file).exists()
        reason = "is missing" if missing else f"cannot be read: {(str(problem).splitlines() or [''])[0]}"
        yield Problem(table.name, None, None, f"{table.file} {reason}")
        return
    for expected in arrow_schema(table):
        actual = found.field(expected.name)
        if actual.type != expected.type:
            yield Problem(table.name, expected.name, None, f"the type is {actual.type}, expected {expected.type}")


def _table_problems(table: Table, frame: pl.DataFrame, frames: Frames) -> Iterator[Problem]:
    for violation in violations(frame, table):
        yield Problem(table.name, violation.column, violation.row, violation.message)
    for key in table.foreign_keys:
        if key.target in frames:
            yield from _reference_problems(table, frame, key, frames[key.target])
    for agreement in table.agreements:
        if agreement.target in frames:
            yield from _agreement_problems(table, frame, agreement, frames[agreement.target])
    for count in table.counts:
        if count.of in frames:
            yield from _count_problems(table, frame, count, frames[count.of])
    if table.offsets and "documents" in frames:
        yield from _offset_problems(table, frame, frames["documents"])
    if table.name == "documents":
        yield from _text_hash_problems(frame)


def _reference_problems(table: Table, frame: pl.DataFrame, key: ForeignKey, target: pl.DataFrame) -> Iterator[Problem]:
    known = target[key.target_column].implode()
    bad = pl.col(key.column).is_not_null() & pl.col(key.column).is_in(known).not_()
    yield from _first(table, key.column, frame, bad, f"not in {key.target}.{key.target_column}")


def _agreement_problems(
    table: Table, frame: pl.DataFrame, agreement: Agreement, target: pl.DataFrame
) -> Iterator[Problem]:
    unique = target.unique(agreement.by, keep="first")
    joined = frame.join(unique, on=agreement.by, how="left", suffix="_there", maintain_order="left")
    known = pl.col(agreement.by).is_in(target[agreement.by].implode())
    for column in (c for c in agreement.columns if c != agreement.by):
        bad = known & pl.col(column).ne_missing(pl.col(f"{column}_there"))
        yield from _first(table, column, joined, bad, f"differs from {agreement.target}.{column}")


def _count_problems(table: Table, frame: pl.DataFrame, count: Count, counted: pl.DataFrame) -> Iterator[Problem]:
    what = pl.col(count.distinct).n_unique() if count.distinct else pl.len()
    numbers = counted.group_by(count.by).agg(what.alias("__counted__"))
    joined = frame.join(numbers, on=count.by, how="left", maintain_order="left")
    bad = pl.col(count.column) != pl.col("__counted__").fill_null(0)
    yield from _first(table, count.column, joined, bad, f"is not the number counted in {count.of}")


def _offset_problems(table: Table, frame: pl.DataFrame, documents: pl.DataFrame) -> Iterator[Problem]:
    texts = documents.unique("document_id", keep="first").select("document_id", pl.col("text").alias("__text__"))
    joined = frame.join(texts, on="document_id", how="left", maintain_order="left")
    length = pl.col("__text__").str.len_chars()
    for offsets in table.offsets:
        if offsets.spans:
            yield from _spans_problems(table, joined, offsets.spans)
        else:
            yield from _pair_problems(table, joined, offsets, length)


def _pair_problems(table: Table, joined: pl.DataFrame, offsets: Offsets, length: pl.Expr) -> Iterator[Problem]:
    start, end = pl.col(offsets.start or ""), pl.col(offsets.end or "")
    half = start.is_null() != end.is_null()
    yield from _first(table, offsets.start, joined, half, f"{offsets.end} must be there or missing with it")
    outside = (start >= end) | (end > length)
    yield from _first(table, offsets.start, joined, outside, "no stretch of the document's text")
    if offsets.text:
        there = pl.col("__text__").str.slice(start, end - start)
        differs = outside.not_() & (there != pl.col(offsets.text))
        yield from _first(table, offsets.text, joined, differs, "is not what stands in the document's text")


def _spans_problems(table: Table, joined: pl.DataFrame, column: str) -> Iterator[Problem]:
    exploded = (
        joined.select(pl.col("__text__").str.len_chars().alias("length"), column)
        .with_row_index("row")
        .explode(column)
        .drop_nulls(column)
        .unnest(column)
    )
    bad = exploded.filter((pl.col("start") >= pl.col("end")) | (pl.col("end") > pl.col("length")))
    if bad.height:
        yield Problem(table.name, column, bad["row"][0], "no stretch of the document's text")


def _text_hash_problems(documents: pl.DataFrame) -> Iterator[Problem]:
    for row, (text, digest) in enumerate(documents.select("text", "text_sha256").iter_rows()):
        if text is not None and hashlib.sha256(text.encode()).hexdigest() != digest:
            yield Problem("documents", "text_sha256", row, "is not the hash of the text")
            return


def _first(table: Table, column: str | None, frame: pl.DataFrame, bad: pl.Expr, message: str) -> Iterator[Problem]:
    """The first bad row and how many there are."""
    flags = frame.select(bad.fill_null(False).alias("bad"))["bad"]
    if not flags.any():
        return
    row = flags.arg_max() or 0
    shown = f" (found {str(frame[row, column])[:100]!r})" if column else ""
    more = f", and {flags.sum() - 1} more rows" if flags.sum() > 1 else ""
    yield Problem(table.name, column, row, f"{message}{shown}{more}")


def _package_problems(folder: Path, frames: Frames) -> Iterator[Problem]:
    """Whether the descriptor tells the truth about the files."""
    try:
        package = read_package(folder)
    except DatasetError as problem:
        yield Problem(None, None, None, str(problem))
        return
    version = package["versions"].get("schema")
    if version != schema().version:
        yield Problem(None, None, None, f"schema version {version!r}, this program knows {schema().version!r}")
    resources = {r["name"]: r for r in package["resources"]}
    digests = {name: frame_digest(frame, schema().tables[name]) for name, frame in frames.items()}
    for name in schema().tables:
        if name not in resources:
            yield Problem(name, None, None, f"{PACKAGE} does not list the table")
        elif name in frames:
            yield from _resource_problems(folder, resources[name], frames[name], digests[name])
    if len(frames) == len(schema().tables) and package.get("digest") != f"sha256:{combined_digest(digests)}":
        yield Problem(None, None, None, f"the digest in {PACKAGE} is not that of the tables")


def _resource_problems(
    folder: Path, resource: Mapping[str, Any], frame: pl.DataFrame, digest: str
) -> Iterator[Problem]:
    name = str(resource["name"])
    path = folder / f"{name}.parquet"
    facts = {
        "path": path.name,
        "rows": frame.height,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_sha256(path)}",
        "digest": f"sha256:{digest}",
    }
    for key, fact in facts.items():
        if resource.get(key) != fact:
            yield Problem(name, None, None, f"{PACKAGE} says {key} {resource.get(key)!r}, the file has {fact!r}")
