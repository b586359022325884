"""An article with its events, for a notebook: `timeline.view(dataset, document_id)`.

The view is HTML that stands alone: style, no script, no request. Whatever an article holds is shown as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

import polars as pl

from timeline.tables.html import BOX, event_table
from timeline.tables.wording import marked_spans

Row = Mapping[str, Any]
Span = tuple[str, int, int]

# Where spans lie over one another the first of these is shown.
COLOURS = {"trigger": "#ffe08a", "source": "#a8e0e6", "target": "#e6b8e8", "date": "#bfe5b4", "place": "#b9cdf5"}
_MARK = "color:#222;border-radius:.2em;padding:0 .1em;background:"
_KNOWN = 10  # ids that a message lists


class NoSuchDocumentError(LookupError):
    """A document is not in the dataset, or none was named where there are several."""


class Frames(Protocol):
    """What a view needs of a dataset; `timeline.read_dataset` and `timeline.extract` give it."""

    @property
    def documents(self) -> pl.DataFrame:
        """One row a document."""

    @property
    def events(self) -> pl.DataFrame:
        """One row an event."""

    @property
    def mentions(self) -> pl.DataFrame:
        """One row a place in a text that reports an event."""


@dataclass(frozen=True, slots=True)
class View:
    """HTML that a notebook shows; `html` is it as text."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def view(tables: Frames, document_id: str | None = None) -> View:
    """An article with what was read in it marked, and its events as a table.

    `tables` is a dataset or what `timeline.extract` gives; the id may be left out where it holds one document. Raises
    NoSuchDocumentError for an unknown id and for none where there are several documents.
    """
    document = _document(tables.documents, document_id)
    mentions = tables.mentions.filter(pl.col("document_id") == document["document_id"])
    ordered = mentions.sort("sentence_start", "trigger_start", "mention_id")
    events = tables.events.join(ordered.select("event_id").unique(), on="event_id", how="semi")
    in_order = events.sort("date_start", "event_id", nulls_last=True)
    spans = [span for mention in ordered.iter_rows(named=True) for span in marked_spans(mention)]
    parts = [
        *_head(document),
        _legend(),
        marked_text(document["text"], spans),
        event_table(in_order.iter_rows(named=True)),
    ]
    return View(f'<div style="{BOX}">' + "".join(parts) + "</div>")


def _document(documents: pl.DataFrame, document_id: str | None) -> Row:
    if document_id is None and documents.height == 1:
        return documents.row(0, named=True)
    found = documents.filter(pl.col("document_id").eq_missing(document_id))
    if found.height:
        return found.row(0, named=True)
    known = ", ".join(documents["document_id"].sort().head(_KNOWN))
    asked = "no document is named" if document_id is None else f"there is no document {document_id!r}"
    raise NoSuchDocumentError(f"{asked}; there are {documents.height}: {known}{'…' * (documents.height > _KNOWN)}")


def _head(document: Row) -> Iterator[str]:
    yield f"<h3>{escape(document['title'] or document['document_id'])}</h3>"
    facts = [document["document_id"], document["outlet"], document["published"], document["language"]]
    yield f"<p>{' · '.join(escape(str(fact)) for fact in facts if fact)}</p>"


def _legend() -> str:
    return "<p>" + " ".join(_marked(kind, kind) for kind in COLOURS) + "</p>"


def _marked(text: str, kind: str) -> str:
    return f'<mark title="{kind}" style="{_MARK}{COLOURS[kind]}">{escape(text)}</mark>'


def marked_text(text: str, spans: Iterable[Span]) -> str:
    """The text with its spans marked; each stretch between two ends is marked once."""
    kinds: dict[int, str] = {}
    for kind in reversed(COLOURS):
        for _, start, end in (span for span in spans if span[0] == kind):
            kinds.update(dict.fromkeys(range(start, end), kind))
    shown, start = [], 0
    for position in range(1, len(text) + 1):
        if position == len(text) or kinds.get(position) != kinds.get(start):
            piece, kind = text[start:position], kinds.get(start, "")
            shown.append(_marked(piece, kind) if kind else escape(piece))
            start = position
    return f'<p style="white-space:pre-wrap">{"".join(shown)}</p>'
