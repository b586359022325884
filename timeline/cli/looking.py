"""Commands to look at a dataset: show, explain, report."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.common import Folder, parse_day, plain_console, say
from timeline.cli.options import Actors, Agents, Lenient, Pipelines, settings_of


class EventType(StrEnum):
    """Kinds of event."""

    MEETING = "meeting"
    STATEMENT = "statement"
    ACTION = "action"


def show(
    folder: Folder,
    actor: Annotated[
        str | None, typer.Option(help="Only events with this actor: a code (RUS, RUSGOV) or part of a name.")
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Only from this day on.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="Only up to this day.")
    ] = None,
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
    from timeline.tables.wording import first_sentences

    dataset = read_dataset(folder)
    chosen = terminal.select(dataset.events, terminal.Filters(actor, since, until, code, event_type))
    shown = chosen.head(limit) if limit else chosen
    console = plain_console()
    if sentences:
        quoted = first_sentences(dataset.mentions)
        console.print(*terminal.chronicle(shown, quoted, console.width), sep="\n")
    else:
        console.print(terminal.chronology(shown))
    console.print(f"{shown.height} of {dataset.events.height} events", style="dim", highlight=False)


def explain(
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The event, or how its id begins.")],
    folder: Folder,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write it as a page, with the parse drawn, instead.")
    ] = None,
    pipeline: Pipelines = None,
    actors: Actors = None,
    agents: Agents = None,
    lenient: Lenient = False,
) -> None:
    """Show what in the text made an event.

    Its sentences with what was read in them, the lines of the lexicons, edges of the parse and the codes considered.
    The documents are annotated once more for this: give the options that the dataset was made with.

    \b
    Examples:
      timeline explain 3f9a61c2 dataset
      timeline explain 3f9a61c2 dataset --html why.html
    """
    from timeline.report import explanation, terminal
    from timeline.run.rereading import changed, reread
    from timeline.tables.read import read_dataset

    dataset = read_dataset(folder)
    event = terminal.find_event(dataset.events, event_id)
    own = dataset.mentions.filter(dataset.mentions["event_id"] == event["event_id"])
    settings = settings_of(pipeline, None, actors, agents, lenient, full=True)
    if differs := list(changed(dataset, settings)):
        say(f"{folder} was made with another {', '.join(differs)}: what is shown of its reading may differ from it")
    found = explanation.evidence_of(dataset, own, lambda document: reread(dataset, document, settings))
    if html is None:
        tables = {name: explanation.as_table(item, event["cameo_code"]) for name, item in found.items()}
        terminal.print_explanation(plain_console(), event, own, tables)
    else:
        html.write_text(explanation.as_page(event, own, found), encoding="utf-8")
        say(f"wrote {html}")


def report(
    folder: Folder,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Page to write; beside the dataset's folder and named after it if left out."),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
) -> None:
    """Write the dataset as one page to look at.

    It has a time axis, a map, who acted toward whom, and the events with their sentences. The page needs no network
    and no server: open the file in a browser, or send it to somebody.

    \b
    Examples:
      timeline report dataset
      timeline report dataset --out january.html --title "January 2022"
    """
    from timeline.report.page import write_report

    say(f"wrote {write_report(folder, out or folder.resolve().with_suffix('.html'), title=title)}")
