"""Events as rows of the dataset's tables."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import product
from typing import Any

from timeline.codes import cameo
from timeline.gather.records import GatheredArticle, Mention, Party, Span
from timeline.resolve.article import Event, resolve_article

Row = dict[str, Any]


def article_rows(gathered: GatheredArticle) -> dict[str, list[Row]]:
    """Rows of every table for one article."""
    article = gathered.article
    events = resolve_article(gathered.mentions)
    ids = {id(m): identifier("e", article.document_id, e.summary) for e in events for m in e.mentions}
    statements = {
        span: identifier("s", article.document_id, m)
        for m in (*gathered.mentions, *gathered.private)
        if m.statement
        for span in m.statement.content_spans
    }
    return {
        "events": [_event_row(e, ids[id(e.mentions[0])], gathered) for e in events],
        "dyads": [row for e in events for row in _dyad_rows(e, ids[id(e.mentions[0])])],
        "mentions": [_mention_row(m, ids[id(m)], gathered, statements) for m in gathered.mentions],
        "statements": [
            _statement_row(m, ids.get(id(m)), gathered)
            for m in (*gathered.mentions, *gathered.private)
            if m.statement is not None
        ],
        "spans": [{"document_id": article.document_id, **span} for span in gathered.spans],
        "documents": [_document_row(gathered)],
    }


def identifier(kind: str, document_id: str, mention: Mention) -> str:
    """A stable identifier: a letter for the table and 16 hexadecimal digits."""
    key = json.dumps([kind, document_id, mention.event_type, mention.trigger, mention.placing.name])
    return kind + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _event_row(event: Event, event_id: str, gathered: GatheredArticle) -> Row:
    m = event.summary
    return {
        "event_id": event_id,
        "event_type": m.event_type,
        **_code_cells(m.code),
        "cameo_label": cameo.lookup(m.code).name,
        "plover_event": cameo.lookup(m.code).plover,
        "sources": [_actor_cell(p) for p in m.sources],
        "targets": [_actor_cell(p) for p in m.targets],
        "reciprocal": m.reciprocal,
        "date_start": m.dating.start,
        "date_end": m.dating.end,
        "date_granularity": m.dating.granularity,
        "date_value": m.dating.value,
        "date_basis": m.dating.basis,
        "date_text": m.dating.text,
        "place_name": m.placing.name,
        "place_country": m.placing.country,
        "place_latitude": m.placing.latitude,
        "place_longitude": m.placing.longitude,
        "place_geonames_id": m.placing.geonames_id,
        "place_basis": m.placing.basis,
        "place_text": m.placing.text,
        "modality": m.modality,
        "negated": m.negated,
        "background": m.background,
        "mention_count": len(event.mentions),
        "document_count": 1,
        "first_published": gathered.article.published,
        "confidence": m.confidence,
    }


def _code_cells(code: str) -> Row:
    meaning = cameo.lookup(code)
    return {
        "cameo_code": code,
        "cameo_root": meaning.root,
        "quad_class": meaning.quad_class,
        "goldstein": meaning.goldstein,
    }


def _actor_cell(party: Party) -> Row:
    actor = party.actor
    return {
        "name": actor.name,
        "code": actor.code,
        "country": actor.country,
        "role": actor.role,
        "person": actor.person,
        "text": party.text,
    }


def _dyad_rows(event: Event, event_id: str) -> Iterator[Row]:
    """One row a source and target; a mutual event gives both directions, a missing side is null."""
    m = event.summary
    everyone = (*m.sources, *m.targets)
    if m.reciprocal and len(everyone) > 1:
        pairs: list[tuple[Party | None, Party | None]] = [(a, b) for a, b in product(everyone, everyone) if a is not b]
    else:
        pairs = list(product(m.sources or (None,), m.targets or (None,)))
    for source, target in pairs:
        yield {
            "event_id": event_id,
            "event_type": m.event_type,
            **_code_cells(m.code),
            "date_start": m.dating.start,
            "date_end": m.dating.end,
            "modality": m.modality,
            "negated": m.negated,
            "confidence": m.confidence,
            "place_name": m.placing.name,
            "place_country": m.placing.country,
            **_side_cells("source", source),
            **_side_cells("target", target),
        }


def _side_cells(side: str, party: Party | None) -> Row:
    names = ("name", "code", "country", "role", "person")
    return {f"{side}_{name}": None if party is None else getattr(party.actor, name) for name in names}


def _mention_row(m: Mention, event_id: str, gathered: GatheredArticle, statements: dict[Span, str]) -> Row:
    text = gathered.article.text
    return {
        "mention_id": identifier("m", gathered.article.document_id, m),
        "event_id": event_id,
        "document_id": gathered.article.document_id,
        "sentence_index": m.sentence_index,
        "sentence_start": m.sentence[0],
        "sentence_end": m.sentence[1],
        "sentence": text[slice(*m.sentence)],
        "trigger_start": m.trigger[0],
        "trigger_end": m.trigger[1],
        "trigger_text": text[slice(*m.trigger)],
        "source_spans": _span_cells(m.sources),
        "target_spans": _span_cells(m.targets),
        "date_start_char": m.dating.span and m.dating.span[0],
        "date_end_char": m.dating.span and m.dating.span[1],
        "place_start_char": m.placing.span and m.placing.span[0],
        "place_end_char": m.placing.span and m.placing.span[1],
        "rule_id": m.rule_id,
        "confidence": m.confidence,
        "reported_in": statements.get(m.reported_in) if m.reported_in else None,
        "modality": m.modality,
    }


def _span_cells(parties: tuple[Party, ...]) -> list[Row]:
    spans = dict.fromkeys(p.span for p in parties if p.span is not None)
    return [{"start": start, "end": end} for start, end in spans]


def _statement_row(m: Mention, event_id: str | None, gathered: GatheredArticle) -> Row:
    record = m.statement
    assert record is not None
    return {
        "statement_id": identifier("s", gathered.article.document_id, m),
        "event_id": event_id,
        "document_id": gathered.article.document_id,
        "speaker_name": record.speaker_name,
        "speaker_code": record.speaker_code,
        "speaker_country": record.speaker_country,
        "speaker_text": record.speaker_text,
        "cue_text": record.cue_text,
        "cue_lemma": record.cue_lemma,
        "cue_start": record.cue[0],
        "cue_end": record.cue[1],
        "form": record.form,
        "content": record.content,
        "content_spans": [{"start": a, "end": b} for a, b in record.content_spans],
        "addressee_name": record.addressee_name,
        "addressee_code": record.addressee_code,
        "reported_by": record.reported_by,
        "negated": record.negated,
        "confidence": m.confidence,
        "rule_id": m.rule_id,
        "continuation": record.continuation,
    }


def _document_row(gathered: GatheredArticle) -> Row:
    article = gathered.article
    return {
        "document_id": article.document_id,
        "path": article.path,
        "language": article.language,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "published_basis": article.published_basis,
        "text": article.text,
        "text_sha256": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "sentence_count": gathered.sentence_count,
        "mention_count": len(gathered.mentions),
        "extra": json.dumps(article.extra, ensure_ascii=False, sort_keys=True),
    }
