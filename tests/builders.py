"""Rows for tests, each in one line: what a test does not name has a plausible default."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

Row = dict[str, Any]

TEXT = (
    "Menteri Luar Negeri Rusia dan Amerika Serikat bertemu di Jenewa pada Jumat (21/1). "
    "“Kami menunggu jawaban,” kata Lavrov."
)
SHARED = (  # columns that a dyad repeats from its event
    "event_id",
    "event_type",
    "cameo_code",
    "cameo_root",
    "quad_class",
    "goldstein",
    "date_start",
    "date_end",
    "modality",
    "negated",
    "confidence",
    "place_name",
    "place_country",
)
TOLD = (  # columns that a mention tells of its event and may not leave out
    "event_type",
    "cameo_code",
    "sources",
    "targets",
    "reciprocal",
    "negated",
    "background",
    "date_basis",
    "place_basis",
)
VERSIONS = {"timeline": "0.1.0", "pipeline.id": "0.1.0"}


def actor(name: str = "Russia", code: str | None = "RUSGOV", **values: Any) -> Row:
    country = code[:3] if code and not code.startswith("IGO") and len(code) > 3 else None
    role = code[-3:] if code and code.endswith(("GOV", "MIL", "LEG")) else None
    return {"name": name, "code": code, "country": country, "role": role, "person": None, "text": name} | values


RUSSIA, AMERICA = actor(), actor("United States", "USAGOV")


def document(document_id: str = "d1", text: str = TEXT, **values: Any) -> Row:
    return {
        "document_id": document_id,
        "path": f"news/{document_id}.txt",
        "language": "id",
        "published": date(2022, 1, 22),
        "published_basis": "record",
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "sentence_count": 2,
        "mention_count": 2,
    } | values


def event(event_id: str = "e1", code: str = "040", **values: Any) -> Row:
    root = code[:2]
    quad = 1 if root <= "05" else 2 if root <= "08" else 3 if root <= "13" else 4
    return {
        "event_id": event_id,
        "event_type": {"04": "meeting", "01": "statement"}.get(root, "action"),
        "cameo_code": code,
        "cameo_root": root,
        "cameo_label": "Consult, not specified below" if code == "040" else f"Label of {code}",
        "plover_event": "CONSULT" if root == "04" else None,
        "quad_class": quad,
        "goldstein": 1.0,
        "sources": [RUSSIA],
        "targets": [AMERICA],
        "reciprocal": root == "04",
        "date_start": date(2022, 1, 21),
        "date_end": date(2022, 1, 21),
        "date_granularity": "day",
        "date_value": "2022-01-21",
        "date_basis": "stated",
        "date_text": "Jumat (21/1)",
        "place_name": "Geneva",
        "place_country": "CHE",
        "place_latitude": 46.2,
        "place_longitude": 6.15,
        "place_geonames_id": 2660646,
        "place_basis": "stated",
        "place_text": "Jenewa",
        "modality": "actual",
        "negated": False,
        "background": False,
        "mention_count": 1,
        "document_count": 1,
        "first_published": date(2022, 1, 22),
        "confidence": 0.75,
    } | values


def dyads(of: Row) -> list[Row]:
    """Dyad rows of an event row, both directions where it is reciprocal."""
    pairs = [(s, t) for s in of["sources"] or [{}] for t in of["targets"] or [{}]]
    if of["reciprocal"]:
        pairs += [(t, s) for s, t in pairs]
    members = ("name", "code", "country", "role", "person")
    return [
        {name: of[name] for name in SHARED}
        | {f"source_{m}": source.get(m) for m in members}
        | {f"target_{m}": target.get(m) for m in members}
        for source, target in pairs
    ]


def span(text: str, part: str) -> Row:
    start = text.index(part)
    return {"start": start, "end": start + len(part)}


def mention(
    mention_id: str = "m1", event_id: str = "e1", trigger: str = "bertemu", text: str = TEXT, **values: Any
) -> Row:
    at = span(text, trigger)
    begin = text.rfind(". ", 0, at["start"]) + 2 if ". " in text[: at["start"]] else 0
    stop = text.find(". ", at["end"])
    end = len(text) if stop < 0 else stop + 1
    return (
        {
            "mention_id": mention_id,
            "event_id": event_id,
            "document_id": "d1",
            "sentence_index": text[:begin].count(". "),
            "sentence_start": begin,
            "sentence_end": end,
            "sentence": text[begin:end],
            "trigger_start": at["start"],
            "trigger_end": at["end"],
            "trigger_text": trigger,
            "source_spans": [],
            "target_spans": [],
            "rule_id": "meet",
            "confidence": 0.75,
        }
        | {name: event()[name] for name in TOLD}
        | values
    )


def statement(
    statement_id: str = "s1", event_id: str | None = "e2", cue: str = "kata", text: str = TEXT, **values: Any
) -> Row:
    at = span(text, cue)
    return {
        "statement_id": statement_id,
        "event_id": event_id,
        "document_id": "d1",
        "speaker_name": "Sergey Lavrov",
        "speaker_code": "RUSGOV",
        "speaker_country": "RUS",
        "speaker_text": "Lavrov",
        "cue_text": cue,
        "cue_lemma": cue,
        "cue_start": at["start"],
        "cue_end": at["end"],
        "form": "direct",
        "content": "Kami menunggu jawaban,",
        "content_spans": [span(text, "Kami menunggu jawaban,")],
        "negated": False,
        "confidence": 0.8,
        "rule_id": "say",
        "continuation": False,
    } | values


def found(part: str = "Jenewa", kind: str = "place", text: str = TEXT, **values: Any) -> Row:
    return {"document_id": "d1", "kind": kind, "text": part, "rule_id": "gazetteer"} | span(text, part) | values


def reject(**values: Any) -> Row:
    return {"path": "news/broken.txt", "reason": "empty", "detail": "the file holds no text"} | values


def known_person(name: str = "Sergei Lavrov", code: str = "RUSGOV", **values: Any) -> Row:
    return {
        "name": name,
        "variants": [{"form": name, "articles": 1}],
        "office": "Foreign Minister",
        "code": code,
        "country": code[:3],
        "role": code[3:],
        "first_seen": date(2022, 1, 22),
        "last_seen": date(2022, 1, 22),
        "articles": 1,
        "languages": "id",
        "document_id": "d1",
        "evidence_start": 0,
        "evidence_end": 26,
        "evidence": TEXT[:26],
    } | values


def dataset(events: Sequence[Row] | None = None, **tables: list[Row]) -> dict[str, list[Row]]:
    """A small consistent dataset: a meeting and a statement in one document, one reject."""
    events = list(events) if events is not None else [event(), event("e2", "010", goldstein=0.0, place_basis="none")]
    return {
        "events": events,
        "dyads": [row for e in events for row in dyads(e)],
        "mentions": [mention(), mention("m2", "e2", "kata", rule_id="say")],
        "statements": [statement()],
        "spans": [found(), found("Jumat (21/1)", "time", timex_type="DATE", normalised="2022-01-21")],
        "people": [known_person()],
        "documents": [document()],
        "rejects": [reject()],
    } | tables
