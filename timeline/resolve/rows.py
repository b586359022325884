"""One article as rows of the dataset's tables.

Its mentions carry all that they tell of their event, so that events can be resolved anew from the table of
mentions, across articles and across datasets.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from timeline.gather.records import Dating, GatheredArticle, Mention, Party, Placing, Span
from timeline.resolve.article import resolve_article

Row = dict[str, Any]

WITHIN_ARTICLE = "article"


def article_rows(gathered: GatheredArticle) -> dict[str, list[Row]]:
    """Rows of the tables on one article: mentions, statements, spans and documents.

    A mention's `event_id` is that of the event as this article alone tells it.
    """
    article = gathered.article
    events = resolve_article(gathered.mentions)
    firsts = {id(m): event[0] for event in events for m in event}
    statements = {
        span: identifier("s", article.document_id, m)
        for m in (*gathered.mentions, *gathered.private)
        if m.statement
        for span in m.statement.content_spans
    }
    return {
        "mentions": [_mention_row(m, firsts[id(m)], gathered, statements) for m in gathered.mentions],
        "statements": [_statement_row(m, firsts.get(id(m)), gathered) for m in _statements(gathered)],
        "spans": [{"document_id": article.document_id, **span} for span in gathered.spans],
        "documents": [_document_row(gathered)],
    }


def _statements(gathered: GatheredArticle) -> list[Mention]:
    return [m for m in (*gathered.mentions, *gathered.private) if m.statement is not None]


def identifier(kind: str, document_id: str, mention: Mention) -> str:
    """A stable identifier: a letter for the table and 16 hexadecimal digits, for an event those of a mention."""
    digits = "m" if kind == "e" else kind
    key = json.dumps([digits, document_id, mention.event_type, mention.trigger, mention.placing.name])
    return kind + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _mention_row(m: Mention, first: Mention, gathered: GatheredArticle, statements: dict[Span, str]) -> Row:
    document_id, text = gathered.article.document_id, gathered.article.text
    sentence = text[slice(*m.sentence)].rstrip()
    return {
        "mention_id": identifier("m", document_id, m),
        "event_id": identifier("e", document_id, first),
        "document_id": document_id,
        "sentence_index": m.sentence_index,
        "sentence_start": m.sentence[0],
        "sentence_end": m.sentence[0] + len(sentence),
        "sentence": sentence,
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
        "merge_rule": None if m is first else WITHIN_ARTICLE,
        **_told_cells(m),
        **_date_cells(m.dating),
        **_place_cells(m.placing),
    }


def _span_cells(parties: tuple[Party, ...]) -> list[Row]:
    spans = dict.fromkeys(p.span for p in parties if p.span is not None)
    return [{"start": start, "end": end} for start, end in spans]


def _told_cells(m: Mention) -> Row:
    return {
        "event_type": m.event_type,
        "cameo_code": m.code,
        "sources": [_actor_cell(p) for p in m.sources],
        "targets": [_actor_cell(p) for p in m.targets],
        "reciprocal": m.reciprocal,
        "modality": m.modality,
        "negated": m.negated,
        "background": m.background,
    }


def _actor_cell(party: Party) -> Row:
    actor = party.actor
    return {
        "name": actor.name,
        "code": actor.code,
        "country": actor.country,
        "role": actor.role,
        "person": actor.person,
        "text": party.text if party.span is not None else None,
    }


def _date_cells(dating: Dating) -> Row:
    return {
        "date_start": dating.start,
        "date_end": dating.end,
        "date_granularity": dating.granularity,
        "date_value": dating.value,
        "date_basis": dating.basis,
        "date_text": dating.text,
    }


def _place_cells(placing: Placing) -> Row:
    return {
        "place_name": placing.name,
        "place_country": placing.country,
        "place_latitude": placing.latitude,
        "place_longitude": placing.longitude,
        "place_geonames_id": placing.geonames_id,
        "place_basis": placing.basis,
        "place_text": placing.text,
    }


def _statement_row(m: Mention, first: Mention | None, gathered: GatheredArticle) -> Row:
    record = m.statement
    assert record is not None
    return {
        "statement_id": identifier("s", gathered.article.document_id, m),
        "event_id": first and identifier("e", gathered.article.document_id, first),
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
