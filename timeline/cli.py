"""The command line: a thin face on the library.

Nothing heavy is imported before a command needs it, so that `timeline --help` answers at once.
"""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from timeline.run.extract import Summary
    from timeline.run.settings import Settings

CALL_WAS_WRONG = 2
INTERRUPTED = 130
# Readable where the output goes into a file or a log and there is no window to fit.
PLAIN_WIDTH = 140

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news articles and write tables of who met, said or did what to whom, where and on which day.",
)


class CallError(typer.TyperException):
    """The call was wrong: the message says what, where and what to do."""

    exit_code = CALL_WAS_WRONG


class EventType(StrEnum):
    """Kinds of event."""

    MEETING = "meeting"
    STATEMENT = "statement"
    ACTION = "action"


class SchemaFormat(StrEnum):
    """Ways to write the schema down."""

    MD = "md"
    JSON = "json"
    ARROW = "arrow"
    SQL = "sql"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise typer.BadParameter(f"{text!r} is no date; write YYYY-MM-DD") from problem


def _pipeline(text: str) -> tuple[str, str]:
    language, equals, folder = text.partition("=")
    if not (language and equals and folder):
        raise CallError(f"--pipeline {text!r}: write LANGUAGE=FOLDER, for example en=my_pipeline")
    return language, folder


Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the dataset.")]
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
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"timeline {timeline.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _common(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(CALL_WAS_WRONG)


@app.command()
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
        typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Publication date of articles that carry none."),
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
    from timeline.run.progress import watch

    try:
        with watch(quiet=quiet) as progress:
            summary = run_extract(
                inputs,
                out,
                _settings(pipeline, people, actors, agents, lenient),
                published=published,
                language=None if language == "auto" else language,
                workers=workers,
                watch=progress,
            )
    except KeyboardInterrupt:
        _say(f"interrupted; {out} is as it was")
        raise typer.Exit(INTERRUPTED) from None
    _report(summary, out, quiet=quiet)
    if summary.rejects:
        raise typer.Exit(1)


def _settings(
    pipelines: list[str] | None, people: Path | None, actors: Path | None, agents: Path | None, lenient: bool
) -> Settings:
    from timeline.run.settings import Settings

    return Settings(tuple(sorted(map(_pipeline, pipelines or ()))), people, actors, agents, lenient)


@app.command()
def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of the datasets.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder that the joined dataset is written to.")],
    workers: Workers = 1,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
    people: People = None,
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
    from timeline.run.merging import merge as run_merge

    rows = run_merge(folders, out, _settings(pipeline, people, actors, agents, lenient), workers=workers)
    if not quiet:
        _say_rows(rows, out)


def _report(summary: Summary, out: Path, *, quiet: bool) -> None:
    """A line on what was passed over in each dictionary, one on what was rejected and one on what was written."""
    for message in summary.passed_over:
        _say(f"passed over in {message}")
    if first := summary.first_reject:
        place = first.path if first.record is None else f"{first.path}, record {first.record}"
        if summary.rejects == 1:
            _say(f"rejected {place}: {first.reason} ({first.detail})")
        else:
            reasons = ", ".join(f"{count} {reason}" for reason, count in summary.reasons.items())
            table = out / "rejects.parquet"
            _say(f"rejected {summary.rejects} inputs ({reasons}), first {place} ({first.detail}); see {table}")
    if not quiet:
        _say_rows(summary.rows, out)


def _say_rows(rows: Mapping[str, int], out: Path) -> None:
    _say(f"{rows['documents']} documents, {rows['events']} events, {rows['mentions']} mentions in {out}")


@app.command()
def show(
    folder: Folder,
    actor: Annotated[
        str | None, typer.Option(help="Only events with this actor: a code (RUS, RUSGOV) or part of a name.")
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Only from this day on.")
    ] = None,
    until: Annotated[date | None, typer.Option(parser=_day, metavar="YYYY-MM-DD", help="Only up to this day.")] = None,
    code: Annotated[str | None, typer.Option(help="Only events whose CAMEO code begins so: 04, 036, 1724.")] = None,
    event_type: Annotated[EventType | None, typer.Option("--type", help="Only this kind of event.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show no more events than this.")] = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="Show the sentence of each event.")] = False,
) -> None:
    """Show the chronology: when, where, who, what, to whom.

    \b
    Examples:
      timeline show dataset
      timeline show dataset --actor RUS --since 2022-01-01 --until 2022-01-31
      timeline show dataset --type meeting --sentences
      timeline show dataset --code 13 --limit 20
    """
    from timeline.report import terminal
    from timeline.tables.read import read_dataset

    dataset = read_dataset(folder)
    chosen = terminal.select(dataset.events, terminal.Filters(actor, since, until, code, event_type))
    shown = chosen.head(limit) if limit else chosen
    console = _console()
    if sentences:
        quoted = terminal.first_sentences(dataset.mentions)
        console.print(*terminal.chronicle(shown, quoted, console.width), sep="\n")
    else:
        console.print(terminal.chronology(shown))
    console.print(f"{shown.height} of {dataset.events.height} events", style="dim", highlight=False)


@app.command()
def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event, or how its id begins.")],
    folder: Folder,
) -> None:
    """Show what in the text made an event: sentences, spans and rules.

    \b
    Example:
      timeline explain 3f9a61c2 dataset
    """
    from timeline.report import terminal
    from timeline.tables.read import read_dataset

    dataset = read_dataset(folder)
    event = terminal.find_event(dataset.events, event_id)
    mentions = dataset.mentions
    own = mentions.filter(mentions["event_id"] == event["event_id"])
    terminal.print_explanation(_console(), event, own)


@app.command()
def report(
    folder: Folder,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Page to write; beside the dataset's folder and named after it if left out."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
) -> None:
    """Write the dataset as one page to look at: time axis, map, who toward whom, events with their sentences.

    The page needs no network and no server: open the file in a browser, or send it to somebody.

    \b
    Examples:
      timeline report dataset
      timeline report dataset --out january.html --title "January 2022"
    """
    from timeline.report.page import write_report

    _say(f"wrote {write_report(folder, out or folder.resolve().with_suffix('.html'), title=title)}")


@app.command()
def load(
    folder: Folder,
    database: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Database to write; timeline.duckdb in the dataset's folder if left out."),
    ] = None,
) -> None:
    """Load a dataset into a DuckDB database, with views for work.

    \b
    Examples:
      timeline load dataset
      timeline load dataset --database news.duckdb
    """
    from timeline.tables.database import load as load_database

    _say(f"wrote {load_database(folder, database)}")


@app.command()
def validate(folder: Folder) -> None:
    """Check a dataset against the schema and its own descriptor.

    Exit status: 0 it holds, 1 it does not, 2 the folder is no dataset.

    \b
    Example:
      timeline validate dataset
    """
    from timeline.tables.package import read_package
    from timeline.tables.validate import validate as find_problems

    read_package(folder)
    problems = list(find_problems(folder))
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise typer.Exit(1)
    typer.echo(f"{folder} is valid")


@app.command()
def schema(
    table: Annotated[str | None, typer.Argument(metavar="[TABLE]", help="One table only.")] = None,
    style: Annotated[SchemaFormat, typer.Option("--format", help="How to write it.")] = SchemaFormat.MD,
) -> None:
    """Print the schema of the tables.

    \b
    Examples:
      timeline schema
      timeline schema events
      timeline schema events --format json
      timeline schema --format sql
    """
    from timeline.report.schema import NoSuchTableError, schema_text

    try:
        typer.echo(schema_text(style.value, table), nl=False)
    except NoSuchTableError as problem:
        raise CallError(str(problem)) from problem


def _console() -> Console:
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    return console


def _say(message: str) -> None:
    """One line on standard error, whatever file names are in it."""
    line = " ".join(message.split())
    typer.echo("timeline: " + "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line), err=True)


def _with_hint(problem: typer.TyperException) -> str:
    """The message; where arguments and options are wrong, with the command that explains them."""
    context = getattr(problem, "ctx", None)
    hint = f"; see {context.command_path} --help" if context else ""
    return problem.format_message().rstrip(".") + hint


def _call_errors() -> tuple[type[Exception], ...]:
    """What a user can put right; looked up when something was raised, by then the modules are there."""
    from timeline.annotate.trained import PipelineError
    from timeline.articles import InputError
    from timeline.articles.language import LanguageError
    from timeline.lexicon import LexiconError
    from timeline.report.page import ReportError
    from timeline.report.terminal import NoSuchEventError
    from timeline.run.settings import RunError
    from timeline.tables.package import DatasetError
    from timeline.tables.target import TargetError

    return (
        *(DatasetError, InputError, LanguageError, LexiconError),
        *(NoSuchEventError, PipelineError, ReportError, RunError, TargetError),
    )


def main() -> None:
    """Run the command that `sys.argv` names and exit with its status."""
    try:
        status = app(standalone_mode=False, prog_name="timeline")
    except typer.TyperException as problem:
        _say(_with_hint(problem))
        status = CALL_WAS_WRONG
    except Exception as problem:
        if not isinstance(problem, _call_errors()):
            raise
        _say(str(problem))
        status = CALL_WAS_WRONG
    sys.exit(status or 0)
