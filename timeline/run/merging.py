"""Datasets made separately become the one that a single run over all of their articles would have made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from timeline.annotate.actors.register import RULE
from timeline.run.batch import process
from timeline.run.disk import told_when_full
from timeline.run.how import How, crew
from timeline.run.manifest import Manifest, list_inputs
from timeline.run.progress import Watch
from timeline.run.settings import RunError, Settings
from timeline.run.shards import Tables
from timeline.run.stages import read_again, write
from timeline.run.versions import versions
from timeline.run.work import at_work
from timeline.streams import in_ranges, stream
from timeline.tables.read import Dataset, read_dataset, scan_table
from timeline.tables.schema import table
from timeline.tables.target import check_target

# Tables on documents; the others are made anew from them.
PARTS = ("mentions", "statements", "spans", "documents")
# What the analysis of a document depends on.
CONTENT = ("text_sha256", "language", "published")
DATASET = "__dataset__"


def merge(
    folders: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    how: How = How(),  # noqa: B008  frozen
    watch: Watch | None = None,
) -> dict[str, int]:
    """Join datasets into one in the folder `out`; returns the number of rows by table.

    A document that several of them hold is kept once. Articles that name a person whom only another dataset
    explains are read again, as they would have been in one run. Raises DatasetError for a folder without a
    dataset, TargetError for an `out` that cannot be written, and RunError for datasets that were not made by
    this program with these settings and for different documents with the same id; `out` then stays as it was.
    """
    check_target(out)
    datasets = [read_dataset(folder) for folder in folders]
    made_by = versions(settings)
    for dataset in datasets:
        require_same(made_by, dataset)
    tables = _joined(datasets)
    watch = watch or Watch()
    manifest = Manifest({}, list_inputs(()))
    with told_when_full("make room and repeat the command"), at_work(out, manifest, how.left) as work:
        with crew(how) as hands:
            tables = read_again(tables, work, settings, process, hands, watch, also=told(tables))
        rows = write(tables, work, out, made_by, watch)
        work.discard()
    return rows


def told(tables: Tables) -> list[str]:
    """The documents of finished datasets that were read with a register."""
    spans = tables["spans"].filter(pl.col("rule_id") == RULE)
    return spans.select("document_id").unique().collect()["document_id"].to_list()


def require_same(made_by: Mapping[str, str], dataset: Dataset) -> None:
    """Raise RunError unless the dataset was made by these versions."""
    theirs = {name: version for name, version in dataset.package["versions"].items() if name != "schema"}
    for name in sorted(made_by.keys() | theirs.keys()):
        if made_by.get(name) != theirs.get(name):
            raise RunError(
                f"{dataset.folder} was made with another {name} ({theirs.get(name, 'none')}, here "
                f"{made_by.get(name, 'none')}); give the options that it was made with, or extract it again"
            )


def _joined(datasets: Sequence[Dataset]) -> Tables:
    """The rows of all datasets on the documents that each of them is to give."""
    tables = {name: _stacked(datasets, name) for name in PARTS}
    given = _given(tables["documents"], datasets).lazy()
    parts = {name: rows.join(given, on=["document_id", DATASET], how="semi") for name, rows in tables.items()}
    rejects = _stacked(datasets, "rejects").drop(DATASET).unique()
    return {name: rows.drop(DATASET) for name, rows in parts.items()} | {"rejects": rejects}


def _stacked(datasets: Sequence[Dataset], name: str) -> pl.LazyFrame:
    tables = [scan_table(dataset.folder, table(name)) for dataset in datasets]
    return pl.concat(rows.with_columns(pl.lit(number).alias(DATASET)) for number, rows in enumerate(tables))


def _given(documents: pl.LazyFrame, datasets: Sequence[Dataset]) -> pl.DataFrame:
    """Which dataset gives each document, a frame of `document_id` and DATASET."""
    # Texts are the same where their hashes are.
    parts = in_ranges({"documents": stream(documents.drop("text"))}, ("document_id",))
    return pl.concat(_kept(part["documents"], datasets).select("document_id", DATASET) for part in parts)


def _kept(documents: pl.DataFrame, datasets: Sequence[Dataset]) -> pl.DataFrame:
    """Each document once: of several with the same content the first by its other columns, whatever the order."""
    contents = documents.group_by("document_id").agg(pl.struct(CONTENT).n_unique().alias("contents"), DATASET)
    clashes = contents.filter(pl.col("contents") > 1).sort("document_id")
    if clashes.height:
        name, _, where = clashes.row(0)
        holders = " and ".join(str(datasets[number].folder) for number in sorted(set(where)))
        more = f" (and {clashes.height - 1} more)" if clashes.height > 1 else ""
        raise RunError(f"{holders} hold different documents with the id {name!r}{more}; give one of them another id")
    columns = [column for column in documents.columns if column != DATASET]
    return documents.sort(*columns, DATASET, nulls_last=True).unique("document_id", keep="first", maintain_order=True)
