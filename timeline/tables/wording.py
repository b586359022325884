"""An event in words: when, what, by whom, as the terminal, the notebook, the page and the documents say it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

Row = Mapping[str, Any]

# `explain` takes the beginning of an id.
ID_LENGTH = 8


def when(event: Row) -> str:
    """A day as such, a month or year by its TIMEX3 value, else the interval, open where an end is not known."""
    start, end = event["date_start"], event["date_end"]
    if start is None and end is None:
        return ""
    if event["date_granularity"] not in ("day", "range") and event["date_value"]:
        return clean(event["date_value"])
    return str(start) if start == end else f"{start or '…'} – {end or '…'}"


def describe(event: Row) -> str:
    """What was done: code and label, and whether it was denied, only planned or thought of, or recalled."""
    marks = [name for name in ("negated", "background") if event[name]]
    if event["modality"] != "actual":
        marks.insert(0, event["modality"])
    label = clean(event["cameo_label"] or "").removesuffix(", not specified below")
    return f"{event['cameo_code']} {label}" + (f" ({', '.join(marks)})" if marks else "")


def actors(side: Iterable[Row] | None) -> list[str]:
    """Each actor as person or name, with the code."""
    return [
        clean(actor["person"] or actor["name"]) + (f" [{actor['code']}]" if actor["code"] else "")
        for actor in side or ()
    ]


def counted(number: int, noun: str) -> str:
    """So many of a thing, for a noun with a plural in -s."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def clean(text: str) -> str:
    """Text on one line that cannot steer a terminal: no control and no formatting characters."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c)[0] != "C")


def short_id(event: Row) -> str:
    """As much of the id as tells events apart."""
    return clean(event["event_id"][:ID_LENGTH])


def first_sentences(mentions: pl.DataFrame) -> dict[str, str]:
    """The sentence of the first mention of every event, by event id."""
    first = mentions.sort("document_id", "sentence_start").unique("event_id", keep="first", maintain_order=True)
    return dict(zip(first["event_id"], first["sentence"], strict=True))


def marked_spans(mention: Row) -> list[tuple[str, int, int]]:
    """What was read in a mention: (kind, start, end) in the document's code points, in order of the text."""
    spans = [("trigger", mention["trigger_start"], mention["trigger_end"])]
    for kind in ("source", "target"):
        spans += [(kind, span["start"], span["end"]) for span in mention[f"{kind}_spans"] or ()]
    for kind in ("date", "place"):
        spans.append((kind, mention[f"{kind}_start_char"], mention[f"{kind}_end_char"]))
    return sorted((s for s in spans if s[1] is not None), key=lambda s: (s[1], s[2]))


def spans_in_sentence(mention: Row) -> list[tuple[str, int, int]]:
    """What was read in the sentence itself: (kind, start, end) in code points from its start."""
    first, last = mention["sentence_start"], mention["sentence_end"]
    inside = (span for span in marked_spans(mention) if first <= span[1] and span[2] <= last)
    return [(kind, start - first, end - first) for kind, start, end in inside]
