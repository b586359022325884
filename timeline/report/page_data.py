"""What the page needs of a dataset: columns, and lists that the columns point into, each thing once.

Sentences, actors, places and documents are written once and pointed to by number, so that fifty thousand events
fit into a page. Days are counted from 1970-01-01. Spans are code points within their sentence.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

import polars as pl

from timeline.codes import cameo
from timeline.tables.read import Dataset
from timeline.tables.wording import spans_in_sentence

Row = Mapping[str, Any]
Key = TypeVar("Key", bound=Hashable)

_EPOCH = date(1970, 1, 1)
_COPIED = ("modality", "negated", "background", "reciprocal")


class Numbered(Generic[Key]):
    """Different things in the order they were first met, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[Key, int] = {}

    def number(self, thing: Key) -> int:
        """The number of a thing; a new one gets the next."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._numbers)


def page_data(dataset: Dataset) -> dict[str, Any]:
    """A dataset as the page reads it: JSON values only."""
    actors: Numbered[tuple[str | None, ...]] = Numbered()
    places: Numbered[tuple[Any, ...]] = Numbered()
    sentences: Numbered[str] = Numbered()
    events = dataset.events.sort("date_start", "event_id", nulls_last=True)
    rows = events.to_dicts()
    numbers = {row["event_id"]: number for number, row in enumerate(rows)}
    documents = dataset.documents.select("document_id", "title", "outlet", "url", "published", "language").to_dicts()
    mentions, of_event = _mentions(dataset.mentions, numbers, documents, sentences)
    return {
        "about": _about(events),
        "events": _events(rows, actors, places) | {"mentions": of_event},
        "mentions": mentions,
        "sentences": list(sentences),
        "documents": [_document(row) for row in documents],
        "actors": [dict(zip(("name", "code", "country"), actor, strict=True)) for actor in actors],
        "places": [dict(zip(("name", "country", "latitude", "longitude"), place, strict=True)) for place in places],
        "codes": {code: _label(code) for code in sorted({row["cameo_code"] for row in rows})},
        "roots": {root: cameo.lookup(root).name for root in sorted({row["cameo_root"] for row in rows})},
    }


def codes_in_use(events: pl.DataFrame) -> list[dict[str, Any]]:
    """Each CAMEO code of the events with its label, scales and number of events, by code."""
    columns = ("cameo_code", "cameo_label", "plover_event", "quad_class", "goldstein")
    return events.group_by(columns).agg(events=pl.len()).sort("cameo_code").to_dicts()


def _about(events: pl.DataFrame) -> dict[str, Any]:
    starts = events["date_start"].drop_nulls()
    first, last = starts.min(), starts.max()
    return {"first": str(first), "last": str(last)} if first is not None else {}


def _label(code: str) -> str:
    return cameo.lookup(code).name.removesuffix(", not specified below")


def _events(rows: list[dict[str, Any]], actors: Numbered[Any], places: Numbered[Any]) -> dict[str, list[Any]]:
    return {
        "id": [row["event_id"] for row in rows],
        "type": [row["event_type"] for row in rows],
        "code": [row["cameo_code"] for row in rows],
        "start": [_day(row["date_start"]) for row in rows],
        "end": [_day(row["date_end"]) for row in rows],
        "granularity": [row["date_granularity"] for row in rows],
        "value": [row["date_value"] for row in rows],
        "basis": [row["date_basis"] for row in rows],
        "confidence": [round(row["confidence"], 3) for row in rows],
        "place": [_place(row, places) for row in rows],
        **{name: [row[name] for row in rows] for name in _COPIED},
        **{
            side: [[_actor(actor, actors) for actor in row[side] or ()] for row in rows]
            for side in ("sources", "targets")
        },
    }


def _day(day: date | None) -> int | None:
    return None if day is None else (day - _EPOCH).days


def _actor(actor: Row, actors: Numbered[Any]) -> int:
    return actors.number((actor["person"] or actor["name"], actor["code"], actor["country"]))


def _place(event: Row, places: Numbered[Any]) -> int | None:
    if event["place_name"] is None:
        return None
    return places.number(tuple(event[f"place_{part}"] for part in ("name", "country", "latitude", "longitude")))


def _document(row: Row) -> dict[str, Any]:
    kept = {key: row[key] for key in ("title", "outlet", "url", "language") if row[key] is not None}
    published = {"published": str(row["published"])} if row["published"] else {}
    return {"id": row["document_id"], **kept, **published}


def _mentions(
    mentions: pl.DataFrame, numbers: Mapping[str, int], documents: list[dict[str, Any]], sentences: Numbered[str]
) -> tuple[dict[str, list[Any]], list[list[int]]]:
    """The mentions as columns, and for each event the numbers of its own."""
    document_numbers = {row["document_id"]: number for number, row in enumerate(documents)}
    of_event: list[list[int]] = [[] for _ in numbers]
    columns: dict[str, list[Any]] = {name: [] for name in ("document", "sentence", "index", "spans", "rule")}
    ordered = mentions.sort("document_id", "sentence_start", "mention_id")
    for number, mention in enumerate(ordered.iter_rows(named=True)):
        of_event[numbers[mention["event_id"]]].append(number)
        columns["document"].append(document_numbers[mention["document_id"]])
        columns["sentence"].append(sentences.number(mention["sentence"]))
        columns["index"].append(mention["sentence_index"])
        columns["spans"].append(spans_in_sentence(mention))
        columns["rule"].append(mention["rule_id"])
    return columns, of_event
