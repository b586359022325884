"""Events and datasets as HTML for notebooks: it stands alone, runs no script, and whatever it is given stays text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import polars as pl

from timeline.tables.wording import actors, describe, short_id, when

Row = Mapping[str, Any]

BOX = "font-family:system-ui,sans-serif;line-height:1.5;max-width:70em;color:#222;background:#fff;padding:1em"
SHOWN = 20  # events of a dataset; a notebook is no place for thousands
_CELL = "text-align:left;vertical-align:top;padding:.2em .6em"
_HEADINGS = ("Date", "Place", "Who", "What", "To whom", "p", "Event")


def overview(title: str, tables: Mapping[str, pl.DataFrame], versions: Mapping[str, str], digest: str = "") -> str:
    """A dataset: rows of each table, its first events by date, and what made it.

    `tables` by name, `events` among them; `digest` is that of all rows, for datasets that are written.
    """
    events = tables["events"].sort("date_start", "event_id", nulls_last=True)
    counts = " · ".join(f"{frame.height} {name}" for name, frame in tables.items())
    made = f"timeline {versions.get('timeline', '')} {digest}".strip()
    shown = f"The first {SHOWN} of {events.height} events by date:" if events.height > SHOWN else ""
    parts = [f"<h3>{escape(title)}</h3>", f"<p>{escape(counts)}</p>", f"<p>{shown}</p>" if shown else ""]
    parts += [event_table(events.head(SHOWN).iter_rows(named=True)), f"<p><small>{escape(made)}</small></p>"]
    return f'<div style="{BOX}">' + "".join(parts) + "</div>"


def event_table(events: Iterable[Row]) -> str:
    """Events as a table, one row each, in the order given."""
    rows = "".join(_row("td", _cells(event)) for event in events)
    return f"<table><thead>{_row('th', _HEADINGS)}</thead><tbody>{rows}</tbody></table>"


def _cells(event: Row) -> tuple[str, ...]:
    return (
        when(event),
        event["place_name"] or "",
        "; ".join(actors(event["sources"])),
        describe(event),
        "; ".join(actors(event["targets"])),
        f"{event['confidence']:.2f}",
        short_id(event),
    )


def _row(kind: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f'<{kind} style="{_CELL}">{escape(cell)}</{kind}>' for cell in cells) + "</tr>"
