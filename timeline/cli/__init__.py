"""The command line: a thin face on the library, one module a group of commands.

Nothing heavy is imported before a command needs it, so that `timeline --help` answers at once.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import timeline
from timeline.cli.common import CALL_WAS_WRONG, say
from timeline.cli.comparing import diff, stats
from timeline.cli.datasets import load, schema, validate
from timeline.cli.evaluating import annotate, evaluate
from timeline.cli.exporting import cite, export
from timeline.cli.extracting import extract, merge
from timeline.cli.looking import explain, report, show

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news articles and write tables of who met, said or did what to whom, where and on which day.",
)


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


COMMANDS = (
    *(extract, merge, show, explain, report, load, validate, schema),
    *(stats, diff, export, cite, evaluate, annotate),
)
for command in COMMANDS:
    app.command()(command)


def _with_hint(problem: typer.TyperException) -> str:
    """The message; where arguments and options are wrong, with the command that explains them."""
    message = problem.format_message().rstrip(".").replace("Value error, ", "")  # pydantic's words, no user's
    context = getattr(problem, "ctx", None)
    hint = f"; see {context.command_path} --help" if context else ""
    return message + hint


def _call_errors() -> tuple[type[Exception], ...]:
    """What a user can put right; looked up when something was raised, by then the modules are there."""
    from timeline.annotate.trained import PipelineError
    from timeline.articles import InputError
    from timeline.articles.language import LanguageError
    from timeline.evaluation.gold import GoldError
    from timeline.export.errors import ExportError
    from timeline.lexicon import LexiconError
    from timeline.report.page import ReportError
    from timeline.report.terminal import NoSuchEventError
    from timeline.run.settings import RunError
    from timeline.tables.package import DatasetError
    from timeline.tables.target import TargetError

    return (
        *(DatasetError, ExportError, GoldError, InputError, LanguageError, LexiconError),
        *(NoSuchEventError, PipelineError, ReportError, RunError, TargetError),
    )


def main() -> None:
    """Run the command that `sys.argv` names and exit with its status."""
    try:
        status = app(standalone_mode=False, prog_name="timeline")
    except typer.TyperException as problem:
        say(_with_hint(problem))
        status = CALL_WAS_WRONG
    except Exception as problem:
        if not isinstance(problem, _call_errors()):
            raise
        say(str(problem))
        status = CALL_WAS_WRONG
    sys.exit(status or 0)
