"""Commands that make datasets: extract, merge."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import CallError, parse_day, say, say_rows

if TYPE_CHECKING:
    from timeline.run.settings import Settings
    from timeline.run.summary import Summary

INTERRUPTED = 130

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
    bool, typer.Option("--full", help="Parse also articles that seem to name no other state; more statements, slower.")
]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS|local", help="Work on a Dask cluster, or on a local one with --workers processes."),
]
ShardSize = Annotated[int, typer.Option(min=1, hidden=True, envvar="TIMELINE_SHARD_SIZE")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]


def _pipeline(text: str) -> tuple[str, str]:
    language, equals, folder = text.partition("=")
    if not (language and equals and folder):
        raise CallError(f"--pipeline {text!r}: write LANGUAGE=FOLDER, for example en=my_pipeline")
    return language, folder


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT",
            help="Files or folders (.txt .md .html .jsonl .ndjson .csv .parquet, each also .gz or .zst), "
            "or - for JSON Lines on standard input.",
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder that the dataset is written to.")],
    published: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Publication date of articles that carry none."),
    ] = None,
    language: Annotated[
        str, typer.Option(metavar="auto|id|en", help="Language of articles that do not say it.")
    ] = "auto",
    workers: Workers = 1,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
    people: People = None,
    full: Full = False,
    resume: Annotated[bool, typer.Option("--resume", help="Continue a run that was interrupted.")] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Throw away what an interrupted run has done, and begin anew.")
    ] = False,
    cluster: Cluster = None,
    shard_size: ShardSize = 128,
    quiet: Quiet = False,
) -> None:
    """Read articles and write the dataset.

    The folder is replaced as a whole at the end; an interrupted run leaves it as it was. Exit status: 0 all
    documents were read, 1 some were rejected (the table rejects says why), 2 the call was wrong and nothing
    was written.

    \b
    Examples:
      timeline extract articles/ --out dataset
      timeline extract today.txt --out dataset --published 2022-01-14
      timeline extract news-2021.jsonl.gz news-2022.jsonl.zst --out dataset --workers 4
      zcat news.jsonl.gz | timeline extract - --out dataset --language id
      timeline extract articles/ --out dataset --actors my.actors.txt --agents my.agents.txt
      timeline extract news-2022.jsonl --out second --people first/people.parquet
    """
    from timeline.run.extract import extract as run_extract
    from timeline.run.how import How, Left
    from timeline.run.progress import watch

    left = Left.RESTART if restart else Left.RESUME if resume else Left.REFUSE
    try:
        with watch(quiet=quiet) as progress:
            summary = run_extract(
                inputs,
                out,
                settings_of(pipeline, people, actors, agents, lenient, full),
                published=published,
                language=None if language == "auto" else language,
                how=How(workers, cluster, left, shard_size),
                watch=progress,
            )
    except KeyboardInterrupt:
        say(f"interrupted; {out} is as it was{_rest(out)}")
        raise typer.Exit(INTERRUPTED) from None
    _report(summary, out, quiet=quiet)
    if summary.rejects:
        raise typer.Exit(1)


def _rest(out: Path) -> str:
    """What to do with the work of an interrupted run, where there is any."""
    from timeline.run.work import work_folder

    return ", and what was read is kept: repeat the command with --resume" if work_folder(out).exists() else ""


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


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of the datasets.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder that the joined dataset is written to.")],
    workers: Workers = 1,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
    people: People = None,
    full: Full = False,
    quiet: Quiet = False,
) -> None:
    """Join datasets that were made separately into one.

    The result is the same, byte for byte, as of one run over all articles: what several datasets tell of one
    event becomes one event, and a document that several of them hold is kept once. All of them must be made by
    this version with the options given here. Exit status: 0 done, 2 the call was wrong and nothing was written.

    \b
    Examples:
      timeline merge january february march --out quarter
    """
    from timeline.run.how import How
    from timeline.run.merging import merge as run_merge

    settings = settings_of(pipeline, people, actors, agents, lenient, full)
    rows = run_merge(folders, out, settings, how=How(workers))
    if not quiet:
        say_rows(rows, out)


def _report(summary: Summary, out: Path, *, quiet: bool) -> None:
    """A line on what was passed over in each dictionary, one on what was rejected and one on what was written."""
    for message in summary.passed_over:
        say(f"passed over in {message}")
    if first := summary.first_reject:
        place = first.path if first.record is None else f"{first.path}, record {first.record}"
        if summary.rejects == 1:
            say(f"rejected {place}: {first.reason} ({first.detail})")
        else:
            reasons = ", ".join(f"{count} {reason}" for reason, count in summary.reasons.items())
            table = out / "rejects.parquet"
            say(f"rejected {summary.rejects} inputs ({reasons}), first {place} ({first.detail}); see {table}")
    if not quiet:
        say_rows(summary.rows, out)
