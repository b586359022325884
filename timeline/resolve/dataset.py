"""All events of a dataset, from the mentions of all its documents.

The tables may be larger than memory. They are gone through by documents twice: at first for what each document tells
alone, and when it is known which of that is one event, for what all tell together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from timeline.resolve.across import Compared, same_events
from timeline.resolve.alone import by_article, by_event, published, readings, renamed
from timeline.resolve.events import NEEDED, dyad_table, event_table
from timeline.resolve.translations import named_in
from timeline.streams import Shelf, in_ranges, stream

DOCUMENT = ("document_id",)
ABOUT = ("document_id", "published", "language")
EVENTS = 3 * 2**20  # bytes of mentions made into events at a time: all their columns are sorted several times
MADE = ("mentions", "statements", "events", "dyads")
SAID = ("document_id", "event_id", "content", "content_spans")

Tables = Mapping[str, pl.LazyFrame]


def resolve(read: Tables, folder: Path) -> dict[str, pl.LazyFrame]:
    """Mentions and statements with their events, and the tables of events and dyads.

    `read` holds mentions, statements, spans and documents, of a new run or of datasets that were resolved before: an
    event is taken apart into what each document tells of it and put together anew, so that the result depends
    on the documents alone. What does not fit into memory waits in `folder`; the tables that are returned are read
    from there.
    """
    alone, compared = Shelf(folder, "alone"), Compared(folder)
    _take_apart(read, alone, compared, folder)
    return _put_together(read, alone, same_events(compared, folder), folder)


def _take_apart(read: Tables, alone: Shelf, compared: Compared, folder: Path) -> None:
    """Find the events that each document tells alone, and what is compared with those of others."""
    tables = {
        "mentions": stream(read["mentions"].select(NEEDED)),
        "statements": stream(read["statements"].select(SAID)),
        "spans": stream(named_in(read["spans"])),
        "documents": stream(read["documents"].select(ABOUT)),
    }
    for part in in_ranges(tables, DOCUMENT, folder):
        mentions, names = by_article(part["mentions"])
        told = readings(mentions, part["documents"])
        alone.put(told)
        compared.put(told, renamed(part["statements"], names), part["spans"])


def _put_together(read: Tables, alone: Shelf, merged: Shelf, folder: Path) -> dict[str, pl.LazyFrame]:
    """The tables of a dataset, in which those readings of `alone` that are `merged` are one event."""
    made = {name: Shelf(folder, name) for name in MADE}
    shared = Shelf(folder, "shared")
    tables: dict[str, Iterable[pl.DataFrame]] = {
        "mentions": stream(read["mentions"]),
        "statements": stream(read["statements"]),
        "documents": stream(read["documents"].select(ABOUT)),
        "alone": alone,
        "merged": merged,
    }
    for part in in_ranges(tables, DOCUMENT, folder):
        merged_here = part["merged"]
        mentions, names = by_article(part["mentions"])
        together = mentions["event_id"].is_in(merged_here["event_id"].implode())
        mentions = by_event(mentions, merged_here)
        made["mentions"].put(mentions)
        made["statements"].put(renamed(renamed(part["statements"], names), merged_here))
        made["events"].put(part["alone"].join(merged_here, on="event_id", how="anti").drop(ABOUT))
        shared.put(published(mentions.filter(together), part["documents"]))
    for part in in_ranges({"mentions": shared}, ("event_id",), folder, room=EVENTS):
        made["events"].put(event_table(part["mentions"]))
    made["dyads"].fill(map(dyad_table, made["events"]))
    return {name: shelf.scan() for name, shelf in made.items()}
