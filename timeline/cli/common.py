"""What all commands share: how to read a day, how to speak, how to fail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

CALL_WAS_WRONG = 2
# Readable where the output goes into a file or a log and there is no window to fit.
PLAIN_WIDTH = 140

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the dataset.")]


class CallError(typer.TyperException):
    """The call was wrong: the message says what, where and what to do."""

    exit_code = CALL_WAS_WRONG


def parse_day(text: str) -> date:
    """The day that an option names. Raises BadParameter for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise typer.BadParameter(f"{text!r} is no date; write YYYY-MM-DD") from problem


def plain_console() -> Console:
    """The terminal, or lines of a fixed width where there is none."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    return console


def say(message: str) -> None:
    """One line on standard error, whatever file names are in it."""
    line = " ".join(message.split())
    typer.echo(f"timeline: {printable(line)}", err=True)


def printable(line: str) -> str:
    """A line without what could steer a terminal."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def say_rows(rows: Mapping[str, int], out: Path) -> None:
    """One line on what was written."""
    from timeline.tables.wording import counted

    say(
        ", ".join(counted(rows[name], name.removesuffix("s")) for name in ("documents", "events", "mentions"))
        + f" in {out}"
    )
