"""The dataset in the terminal: the chronology, and one event with all that was read in its sentences."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl
from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from timeline.tables.wording import actors, clean, describe, marked_spans, short_id, when

Row = Mapping[str, Any]

INDENT = "    "
STYLES = {"source": "cyan", "trigger": "bold yellow", "target": "magenta", "date": "green", "place": "blue"}


class NoSuchEventError(LookupError):
    """An event id is not in the dataset, or is the beginning of several."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which events to show: each is optional, all must hold.

    `actor` is the beginning of an actor code (`RUS`, `RUSGOV`) or part of a name, on either side; `since` and
    `until` are inclusive; `code` is the beginning of a CAMEO code; `event_type` one of the contract's.
    """

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    code: str | None = None
    event_type: str | None = None


def select(events: pl.DataFrame, filters: Filters) -> pl.DataFrame:
    """The events that pass, by date and id; events without a date come last."""
    conditions = list(_conditions(filters))
    chosen = events.filter(*conditions) if conditions else events
    return chosen.sort("date_start", "event_id", nulls_last=True)


def _conditions(filters: Filters) -> Iterable[pl.Expr]:
    if filters.actor:
        yield _names_actor("sources", filters.actor) | _names_actor("targets", filters.actor)
    if filters.since:
        yield pl.col("date_end") >= filters.since
    if filters.until:
        yield pl.col("date_start") <= filters.until
    if filters.code:
        yield pl.col("cameo_code").str.starts_with(filters.code)
    if filters.event_type:
        yield pl.col("event_type") == filters.event_type


def _names_actor(column: str, actor: str) -> pl.Expr:
    element = pl.element().struct
    code = element.field("code").str.starts_with(actor.upper())
    country = element.field("country") == actor.upper()
    words = [
        element.field(name).str.to_lowercase().str.contains(actor.lower(), literal=True) for name in ("name", "person")
    ]
    named = pl.any_horizontal(test.fill_null(False) for test in (code, country, *words))
    return pl.col(column).list.eval(named).list.any()


def chronology(events: pl.DataFrame) -> Table:
    """The events as a table for the terminal."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for heading in ("Date", "Place", "Who", "What", "To whom"):
        table.add_column(heading, overflow="fold")
    table.add_column("p", justify="right", no_wrap=True)
    table.add_column("Event", no_wrap=True, style="dim")
    for row in events.iter_rows(named=True):
        table.add_row(
            Text(when(row)),
            Text(clean(row["place_name"] or "")),
            Text("\n".join(actors(row["sources"]))),
            Text(describe(row)),
            Text("\n".join(actors(row["targets"]))),
            Text(f"{row['confidence']:.2f}"),
            Text(short_id(row)),
        )
    return table


def chronicle(events: pl.DataFrame, sentences: Mapping[str, str], width: int) -> Iterator[Text]:
    """The events as paragraphs of `width` columns, each with its sentence (`sentences`: by event id)."""
    for row in events.iter_rows(named=True):
        who, to_whom = ("; ".join(actors(row[side])) for side in ("sources", "targets"))
        where = f" {clean(row['place_name'])}" if row["place_name"] else ""
        head = Text(f"{when(row) or 'undated'}{where}  ", style="bold")
        head.append(f"{who}{' → ' if to_whom else ''}{to_whom}: {describe(row)}", style="not bold")
        head.append(f"  {row['confidence']:.2f} {short_id(row)}", style="not bold dim")
        yield head
        if sentence := sentences.get(row["event_id"]):
            indented = textwrap.fill(clean(sentence), width, initial_indent=INDENT, subsequent_indent=INDENT)
            yield Text(indented + "\n", style="dim")


def find_event(events: pl.DataFrame, event_id: str) -> dict[str, Any]:
    """The event with this id or with the only id that begins so. Raises NoSuchEventError."""
    found = events.filter(pl.col("event_id").str.starts_with(event_id))
    exact = found.filter(pl.col("event_id") == event_id)
    if len(exact) == 1:
        found = exact
    if len(found) != 1:
        what = f"{len(found)} events begin with" if len(found) else "there is no event"
        raise NoSuchEventError(f"{what} {event_id!r}; timeline show lists the ids")
    return found.row(0, named=True)


def print_explanation(
    console: Console, event: Row, mentions: pl.DataFrame, evidence: Mapping[str, RenderableType] = MappingProxyType({})
) -> None:
    """The event, and each sentence that reports it with what was read where, which rule coded it and its evidence.

    `evidence` is printed behind the mention whose id it is under.
    """
    console.print(Text(f"{event['event_id']}  {event['event_type']}  {describe(event)}", style="bold"))
    console.print(_facts(event))
    for mention in mentions.sort("document_id", "sentence_start", "trigger_start").iter_rows(named=True):
        place = f"{mention['document_id']}, sentence {mention['sentence_index'] + 1}"
        console.print(Text(clean(place), style="dim"))
        console.print(marked_sentence(mention))
        console.print(_parts(mention))
        if mention["mention_id"] in evidence:
            console.print(evidence[mention["mention_id"]])


def _facts(event: Row) -> Table:
    table = Table.grid(padding=(0, 2))
    place = ", ".join(filter(None, (event["place_name"], event["place_country"])))
    category = event["plover_event"] or "no PLOVER category"
    facts = {
        "who": "; ".join(actors(event["sources"])),
        "to whom": "; ".join(actors(event["targets"])) or "nobody named",
        "date": f"{when(event) or 'none'}, {event['date_basis']}{_as_written(event['date_text'])}",
        "place": f"{place or 'none'}, {event['place_basis']}{_as_written(event['place_text'])}",
        "scales": f"{category}, quad {event['quad_class']}, Goldstein {event['goldstein']:g}",
        "confidence": f"{event['confidence']:.2f}",
    }
    for name, value in facts.items():
        table.add_row(Text(name, style="dim"), Text(clean(value)))
    return table


def _as_written(text: str | None) -> str:
    return f": “{text}”" if text else ""


def marked_sentence(mention: Row) -> Text:
    """The sentence with its spans in colour; control characters are shown as blanks, so offsets hold."""
    sentence = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in mention["sentence"])
    text = Text(sentence)
    for kind, start, end in marked_spans(mention):
        if _inside(mention, start, end):
            text.stylize(STYLES[kind], start - mention["sentence_start"], end - mention["sentence_start"])
    return text


def _inside(mention: Row, start: int, end: int) -> bool:
    return bool(mention["sentence_start"] <= start and end <= mention["sentence_end"])


def _parts(mention: Row) -> Table:
    table = Table.grid(padding=(0, 2))
    offset = mention["sentence_start"]
    for kind, start, end in marked_spans(mention):
        words = (
            f"“{clean(mention['sentence'][start - offset : end - offset])}”"
            if _inside(mention, start, end)
            else "elsewhere"
        )
        table.add_row(Text(kind, style=STYLES[kind]), Text(words), Text(f"{start}–{end}", style="dim"))
    table.add_row(Text("rule", style="dim"), Text(clean(mention["rule_id"])), Text(f"{mention['confidence']:.2f}"))
    return table
