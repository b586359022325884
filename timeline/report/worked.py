"""Worked examples: of each type of event in each language one mention, what its sentence says and what it became.

They are taken from a dataset, so that a code book shows what the program does and not what it should do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.codes import cameo
from timeline.tables.read import Dataset
from timeline.tables.schema import table
from timeline.tables.wording import actors, clean, describe, spans_in_sentence, when

Row = Mapping[str, Any]
ACTUAL = "actual"
Piece = tuple[str, str]
"""Text, and what was read in it (`source`, `trigger`, `target`, `date`, `place`), empty for nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read: what it is, the words in the sentence, and what stands in the tables for it."""

    what: str
    words: str
    row: str


@dataclass(frozen=True, slots=True)
class Worked:
    """A mention of an event, with its sentence in pieces and what was read in it."""

    event_type: str
    language: str
    document: str
    published: str
    sentence: tuple[Piece, ...]
    readings: tuple[Reading, ...]


def worked_examples(dataset: Dataset) -> list[Worked]:
    """One example for each type of event and language of the dataset, by type as the schema lists them."""
    types = table("events").field("event_type").allowed or ()
    best = _best(dataset).to_dicts()
    return [_worked(row) for row in sorted(best, key=lambda row: (types.index(row["event_type"]), row["language"]))]


def _best(dataset: Dataset) -> pl.DataFrame:
    """The clearest mention of each type and language, with what is known of its document.

    Clearest: plain fact, one source and one target, both in the sentence, sure, precisely coded, dated and placed
    there, short.
    """
    known = dataset.documents.select("document_id", "language", "title", "published")
    mentions = dataset.mentions.join(known, on="document_id", how="left")
    plain = (pl.col("modality").fill_null(ACTUAL) == ACTUAL) & ~pl.col("negated") & ~pl.col("background")
    parties = [pl.col(column).list.len() == 1 for column in ("sources", "targets", "source_spans", "target_spans")]
    inside = [pl.col(f"{kind}_start_char").is_between("sentence_start", "sentence_end") for kind in ("date", "place")]
    length = [pl.col(column).str.len_chars().cast(pl.Int64) for column in ("cameo_code", "sentence")]
    ranks = (
        *(plain, pl.all_horizontal(parties), pl.col("confidence").round(1)),
        *(length[0], pl.sum_horizontal(part.fill_null(False).cast(pl.Int8) for part in inside)),
        *(-length[1], pl.col("mention_id")),
    )
    return mentions.sort(*ranks, nulls_last=False).unique(["event_type", "language"], keep="last")


def _worked(mention: Row) -> Worked:
    return Worked(
        event_type=mention["event_type"],
        language=mention["language"],
        document=mention["title"] or mention["document_id"],
        published=str(mention["published"] or ""),
        sentence=tuple(_pieces(mention)),
        readings=tuple(_readings(mention)),
    )


def _pieces(mention: Row) -> Iterator[Piece]:
    """The sentence from left to right; where spans lie over one another the earlier one counts."""
    sentence, done = mention["sentence"], 0
    for kind, start, end in spans_in_sentence(mention):
        if start >= done:
            yield sentence[done:start], ""
            yield sentence[start:end], kind
            done = end
    yield sentence[done:], ""


def _readings(mention: Row) -> Iterator[Reading]:
    words: dict[str, list[str]] = defaultdict(list)
    for kind, start, end in spans_in_sentence(mention):
        words[kind].append(clean(mention["sentence"][start:end]))
    label = cameo.lookup(mention["cameo_code"]).name
    place = ", ".join(filter(None, (mention["place_name"], mention["place_country"])))
    rows = {
        "source": "; ".join(actors(mention["sources"])) or "nobody named",
        "trigger": describe({**mention, "modality": mention["modality"] or ACTUAL, "cameo_label": label}),
        "target": "; ".join(actors(mention["targets"])) or "nobody named",
        "date": f"{when(mention)} ({mention['date_basis']})" if when(mention) else "none",
        "place": f"{place} ({mention['place_basis']})" if place else "none",
        "rule": mention["rule_id"],
        "confidence": f"{mention['confidence']:.2f}",
    }
    for what, row in rows.items():
        yield Reading(what, "; ".join(words[what]), row)
