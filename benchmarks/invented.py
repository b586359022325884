"""Invented news for measuring resolution: tables on documents in which many tell of the same events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl

from timeline.codes.countries import all_countries
from timeline.tables.frames import to_frame
from timeline.tables.schema import table

TOLD = 8  # mentions of an event on average
MENTIONS_PER_DOCUMENT = 5
YEARS = 2
WORDS = 4_000  # in the language of what is said
LENGTH = 25  # words of a statement
LEFT_OUT = 0.1  # part of the words that an outlet leaves out
FIRST_DAY = date(2019, 1, 1)
CITIES = ("Geneva", "Vienna", "Jakarta", "Nairobi", "Doha", "Cairo")
TEXT = "x"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens in the invented world, once."""

    kind: str
    day: date
    sides: tuple[str, str]
    city: str
    words: tuple[str, ...]


def invented(mentions: int) -> Mapping[str, pl.DataFrame]:
    """The tables mentions, statements, spans (none) and documents with this many mentions; the same every time.

    Three of four happenings are statements, and half of all mentions are of the states that are in the news most.
    """
    random = Random(0)
    happenings = [_happening(random) for _ in range(max(1, mentions // TOLD))]
    documents = max(1, mentions // MENTIONS_PER_DOCUMENT)
    told = [(random.randrange(documents), random.choice(happenings)) for _ in range(mentions)]
    rows = [_mention(number, document, what) for number, (document, what) in enumerate(told)]
    spoken = [(row, what) for row, (_, what) in zip(rows, told, strict=True) if what.kind == "statement"]
    return {
        "mentions": to_frame(table("mentions"), rows),
        "statements": to_frame(table("statements"), (_statement(row, what, random) for row, what in spoken)),
        "spans": to_frame(table("spans"), ()),
        "documents": to_frame(table("documents"), _documents(documents)),
    }


def _happening(random: Random) -> Happening:
    countries = list(all_countries())
    pool = countries[:6] if random.random() < 0.5 else countries
    one, other = random.sample(pool, 2)
    kind = random.choice(("statement", "statement", "statement", "meeting"))
    day = FIRST_DAY + timedelta(days=random.randrange(365 * YEARS))
    words = tuple(f"w{int(WORDS * random.random() ** 2)}" for _ in range(LENGTH))
    return Happening(kind, day, (one, other), random.choice(CITIES), words)


def _mention(number: int, document: int, what: Happening) -> Row:
    meeting = what.kind == "meeting"
    sources, targets = ([_actor(side)] for side in what.sides)
    return {
        **{"mention_id": f"m{number:016x}", "event_id": f"e{number:016x}", "document_id": f"d{document}"},
        **{"sentence_index": 0, "sentence_start": 0, "sentence_end": number + 1, "sentence": TEXT},
        **{"trigger_start": number, "trigger_end": number + 1, "trigger_text": TEXT},
        **{"source_spans": [], "target_spans": [], "rule_id": "invented", "confidence": 0.5},
        **{"event_type": what.kind, "cameo_code": "040" if meeting else "010", "reciprocal": meeting},
        **{"sources": sources, "targets": targets if meeting else []},
        **{"modality": "actual", "negated": False, "background": False},
        **{"date_start": what.day, "date_end": what.day, "date_granularity": "day", "date_basis": "stated"},
        **{"place_name": what.city if meeting else None, "place_basis": "stated" if meeting else "none"},
    }


def _actor(country: str) -> Row:
    return {"name": country, "code": country + "GOV", "country": country, "role": "GOV", "text": country}


def _statement(mention: Row, what: Happening, random: Random) -> Row:
    content = " ".join(word for word in what.words if random.random() > LEFT_OUT)
    return {
        **{"statement_id": "s" + mention["mention_id"][1:], "event_id": mention["event_id"]},
        **{"document_id": mention["document_id"], "form": "direct", "content": content, "content_spans": []},
        **{"negated": False, "confidence": 0.5, "rule_id": "invented"},
    }


def _documents(number: int) -> Iterator[Row]:
    for document in range(number):
        yield {
            **{"document_id": f"d{document}", "path": TEXT, "language": "en", "published_basis": "record"},
            **{"published": FIRST_DAY, "text": TEXT, "text_sha256": "0" * 64},
            **{"sentence_count": 1, "mention_count": 0},
        }
