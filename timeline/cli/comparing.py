"""Commands that sum datasets up: stats, diff."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import Folder


class SummaryFormat(StrEnum):
    """Ways to write numbers down."""

    TEXT = "text"
    JSON = "json"


def stats(
    folder: Folder,
    style: Annotated[SummaryFormat, typer.Option("--format", help="How to write it.")] = SummaryFormat.TEXT,
    top: Annotated[int, typer.Option(min=1, help="How many actors and dyads.")] = 10,
) -> None:
    """Count what is in a dataset.

    Events by type, root code, month, basis of date and place, and confidence; rejects by reason; actors.

    \b
    Examples:
      timeline stats dataset
      timeline stats dataset --format json --top 50
    """
    from timeline.report import statistics
    from timeline.tables.read import read_dataset

    found = statistics.statistics(read_dataset(folder), top=top)
    write = {"text": statistics.as_text, "json": statistics.as_json}[style.value]
    typer.echo(write(found), nl=False)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the older dataset.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the newer dataset.")],
    style: Annotated[SummaryFormat, typer.Option("--format", help="How to write it.")] = SummaryFormat.TEXT,
    every: Annotated[bool, typer.Option("--all", help="List every event that differs, not a few examples.")] = False,
) -> None:
    """Say which rows differ between two datasets, and why.

    Rows are events, mentions and statements, gained, lost or changed. Causes are the articles, the program, a
    pipeline, the user's own files, or a lexicon file by its name.

    \b
    Examples:
      timeline diff before after
      timeline diff before after --all
      timeline diff before after --format json > difference.json
    """
    from timeline.compare import difference

    found = difference.difference(old, new)
    text = difference.as_json(found) if style is SummaryFormat.JSON else difference.as_text(found, every=every)
    typer.echo(text, nl=False)
