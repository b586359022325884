"""Commands beside annotated articles: evaluate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import Folder


class FigureFormat(StrEnum):
    """Ways to write the figures down."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def evaluate(
    folder: Folder,
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotated articles, JSON Lines; docs/evaluate.md tells the layout.")
    ],
    style: Annotated[FigureFormat, typer.Option("--format", help="How to write the figures.")] = FigureFormat.TEXT,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed, invented and wrong.")] = False,
) -> None:
    """Score a dataset beside articles annotated by hand.

    Events are found when one of the same type is told in the same sentence. Of those found, each field that the
    annotated articles hold is right or wrong. Intervals are 95 %, by bootstrap over articles.

    \b
    Examples:
      timeline evaluate dataset gold.jsonl
      timeline evaluate dataset gold.jsonl --errors
      timeline evaluate dataset gold.jsonl --format json > figures.json
    """
    from timeline.evaluation import show
    from timeline.evaluation.figures import evaluate as run_evaluate

    found = run_evaluate(folder, gold)
    write = {"text": show.as_text, "json": show.as_json, "md": show.as_markdown}[style.value]
    typer.echo(write(found, errors=errors))
