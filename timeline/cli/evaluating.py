"""Commands beside annotated articles: evaluate, annotate."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import CallError, Folder, printable, say


class Tool(StrEnum):
    """Annotation tools whose files can be written."""

    LABELSTUDIO = "labelstudio"
    PRODIGY = "prodigy"


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
    typer.echo("\n".join(map(printable, write(found, errors=errors).split("\n"))))


def annotate(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Folder of the dataset.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="File to write: tasks, or gold with --read.")] = None,
    tool: Annotated[Tool, typer.Option("--format", help="The annotation tool.")] = Tool.LABELSTUDIO,
    sample: Annotated[int | None, typer.Option(min=1, help="Only so many articles, drawn at random.")] = None,
    seed: Annotated[int, typer.Option(help="Another seed draws other articles.")] = 0,
    read: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Read this corrected file of either tool and write gold.")
    ] = None,
) -> None:
    """Write mentions as tasks for an annotation tool.

    With --read, corrected tasks become gold for evaluate. What was found stands in the tasks for people to correct.
    For Label Studio the labelling configuration is written beside them, as .xml. Only tasks that somebody has
    submitted are read back.

    \b
    Examples:
      timeline annotate dataset --out tasks.json --sample 50 --seed 1
      timeline annotate dataset --out tasks.jsonl --format prodigy
      timeline annotate --read corrected.json --out gold.jsonl
    """
    from timeline.evaluation.annotation import read_annotation, write_annotation
    from timeline.tables.read import read_dataset

    if out is None or (folder is None) == (read is None):
        raise CallError("name a dataset or --read FILE, one of the two, and --out FILE; see timeline annotate --help")
    if read is not None:
        say(f"{read_annotation(read, out)} articles in {out}")
    elif folder is not None:
        files = write_annotation(read_dataset(folder), out, tool=tool.value, sample=sample, seed=seed)
        say(f"wrote {', '.join(map(str, files))}")
