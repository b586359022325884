"""Options that several commands have: what an analysis is told, and who does it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import CallError
from timeline.cli.logs import Level

if TYPE_CHECKING:
    from timeline.run.settings import Settings

Workers = Annotated[int, typer.Option(min=1, help="Number of processes.")]
Pipelines = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LANGUAGE=FOLDER",
        help="Use this spaCy pipeline (with Universal Dependencies labels) for a language.",
    ),
]
Actors = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Your dictionary of actors (PETRARCH or TABARI format, or .csv); goes before our own."
    ),
]
Agents = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Your dictionary of agents, words such as minister (the same formats)."),
]
Lenient = Annotated[
    bool,
    typer.Option("--lenient", help="Pass over, and say, what is wrong in the dictionaries; the first of two counts."),
]
People = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Register of people (people.parquet) of an earlier run; it is used and grows."),
]
Full = Annotated[
    bool,
    typer.Option("--full", help="Parse every sentence, also of articles that seem to name no other state: slower."),
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS|local", help="Work on a Dask cluster, or on a local one with --workers processes."),
]
ShardSize = Annotated[int, typer.Option(min=1, hidden=True, envvar="TIMELINE_SHARD_SIZE")]
Verbose = Annotated[
    int, typer.Option("--verbose", "-v", count=True, help="Say what is being done; twice for all of it.")
]
LogLevel = Annotated[Level | None, typer.Option(help="The least weighty messages to show; warning if left out.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]


def _pipeline(text: str) -> tuple[str, str]:
    language, equals, folder = text.partition("=")
    if not (language and equals and folder):
        raise CallError(f"--pipeline {text!r}: write LANGUAGE=FOLDER, for example en=my_pipeline")
    return language, folder


def settings_of(
    pipelines: list[str] | None,
    people: Path | None,
    actors: Path | None,
    agents: Path | None,
    lenient: bool,
    full: bool,
) -> Settings:
    """The settings that the options of a command amount to. Raises CallError for a malformed --pipeline."""
    from timeline.run.settings import Settings

    return Settings(tuple(sorted(map(_pipeline, pipelines or ()))), people, actors, agents, lenient, full)
