"""Annotated articles: JSON Lines, one article a line, with the events that a reader found in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timeline.codes import cameo

Span = tuple[int, int]

TYPES = ("meeting", "statement", "action")
ALLOWED = {
    "type": TYPES,
    "form": ("direct", "mixed", "indirect", None),
    "modality": ("actual", "planned", "hypothetical"),
}
FLAGS = ("reciprocal", "negated", "background", "speaker_person")


class GoldError(ValueError):
    """A file of annotated articles cannot be used: the message names file, line, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where an event happened: a city by any of its `names`, and a country (ISO3); both None where no one can tell."""

    city: str | None
    country: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated event. Spans are code points of the article's text, dates are ISO days.

    `evidence` is the sentence that reports it, `also` are further sentences, `cues` the words that name it, `quotes`
    what is quoted. `given` holds the keys that the record has: what it does not have is not scored.
    """

    type: str
    evidence: Span
    given: frozenset[str]
    cameo: str = ""
    cameo_alt: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    reciprocal: bool = False
    date_start: str | None = None
    date_end: str | None = None
    place: GoldPlace | None = None
    modality: str = "actual"
    negated: bool = False
    background: bool = False
    form: str | None = None
    speaker_person: bool = False
    speaker_names: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article; `text` is None where the file holds only its digest."""

    id: str
    text: str | None
    text_sha256: str | None
    language: str
    events: tuple[GoldEvent, ...]


def read_gold(path: Path) -> list[GoldArticle]:
    """The articles of a file. Raises GoldError for a file, line or value that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else problem
        raise GoldError(f"{path} cannot be read ({reason}); name a file of annotated articles") from problem
    articles: dict[str, GoldArticle] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            article = to_article(_parsed(line))
            if article.id in articles:
                raise ValueError(f"the id {article.id!r} stands here twice; give each article its own")
        except ValueError as problem:
            raise GoldError(f"{path}, line {number}: {problem}") from problem
        articles[article.id] = article
    if not articles:
        raise GoldError(f"{path}: no article; write one a line, with its id, text and events")
    return list(articles.values())


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as problem:
        raise ValueError(f"no JSON ({problem.msg}, column {problem.colno}); write one article a line") from problem


def to_article(record: Any) -> GoldArticle:
    """The article that a record of the file tells. Raises ValueError, naming the event, for what is not allowed."""
    if not isinstance(record, dict):
        raise ValueError(f"expected an object with id, text and events, found {_shown(record)}")
    text, events = _text(record, "text"), record.get("events")
    if not isinstance(events, list):
        raise ValueError("'events' is missing; write a list, an empty one for an article that tells of none")
    digest = _text(record, "text_sha256")
    if digest is None and text is not None:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    identifier = _text(record, "id")
    if identifier is None:
        raise ValueError("'id' is missing; write the document_id of the dataset")
    return GoldArticle(
        id=identifier,
        text=text,
        text_sha256=digest,
        language=_text(record, "language") or "unknown",
        events=tuple(_numbered(events, None if text is None else len(text))),
    )


def _numbered(events: list[Any], length: int | None) -> Iterator[GoldEvent]:
    for number, event in enumerate(events, 1):
        try:
            yield _event(event, length)
        except ValueError as problem:
            raise ValueError(f"event {number}: {problem}") from problem


def _event(record: Any, length: int | None) -> GoldEvent:
    if not isinstance(record, dict):
        raise ValueError(f"expected an object with type and evidence_span, found {_shown(record)}")
    for name in ("type", "evidence_span"):
        if record.get(name) is None:
            raise ValueError(f"{name!r} is missing")
    for name, allowed in ALLOWED.items():
        if name in record and record[name] not in allowed:
            listed = ", ".join(str(value) for value in allowed if value)
            raise ValueError(f"{name!r} is {_shown(record[name])}; write {listed}")
    person = record.get("speaker_person")
    return GoldEvent(
        type=record["type"],
        evidence=_span(record["evidence_span"], "evidence_span", length),
        given=frozenset(record),
        cameo=_code(record.get("cameo")),
        cameo_alt=tuple(_code(code) for code in _list(record, "cameo_alt")),
        sources=tuple(_actors(record, "sources")),
        targets=tuple(_actors(record, "targets")),
        date_start=_day(record, "date_start"),
        date_end=_day(record, "date_end"),
        place=_place(record.get("place")),
        modality=record.get("modality", "actual"),
        form=record.get("form"),
        speaker_person=_flag(record, "speaker_person") if person is not None else False,
        reciprocal=_flag(record, "reciprocal"),
        negated=_flag(record, "negated"),
        background=_flag(record, "background"),
        speaker_names=tuple(map(str, _list(record, "speaker_names"))),
        also=_spans(record, "also_spans", length),
        cues=_spans(record, "cue_spans", length),
        quotes=_spans(record, "quote_spans", length),
    )


def _code(value: Any) -> str:
    if value is None:
        return ""
    if value not in cameo.all_codes():
        raise ValueError(f"{_shown(value)} is no CAMEO code; write one as a string, with its leading zero")
    return str(value)


def _actors(record: Mapping[str, Any], name: str) -> Iterator[str]:
    for actor in _list(record, name):
        if not isinstance(actor, dict) or not isinstance(actor.get("code") or "", str):
            raise ValueError(f'{name!r} holds {_shown(actor)}; write {{"code": "RUS"}}')
        yield actor.get("code") or ""


def _day(record: Mapping[str, Any], name: str) -> str | None:
    value = _text(record, name)
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as problem:
        raise ValueError(f"{name!r} is {_shown(value)}; write YYYY-MM-DD") from problem


def _place(value: Any) -> GoldPlace | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ValueError(f"'place' is {_shown(value)}; write an object with city and country, or null")
    city = _text(value, "city")
    names = (city, *_list(value, "city_alt"), _text(value, "text"))
    return GoldPlace(city, _text(value, "country"), tuple(str(name) for name in names if name))


def _spans(record: Mapping[str, Any], name: str, length: int | None) -> tuple[Span, ...]:
    return tuple(_span(value, name, length) for value in _list(record, name))


def _span(value: Any, name: str, length: int | None) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(offset) is int for offset in value):
        start, end = value
        if 0 <= start < end and (length is None or end <= length):
            return start, end
    raise ValueError(f"{name!r} holds {_shown(value)}; write [start, end], code points within the text")


def _list(record: Mapping[str, Any], name: str) -> list[Any]:
    value = record.get(name)
    if value is not None and not isinstance(value, list):
        raise ValueError(f"{name!r} is {_shown(value)}; write a list")
    return value or []


def _text(record: Mapping[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name!r} is {_shown(value)}; write a string")
    return value


def _flag(record: Mapping[str, Any], name: str) -> bool:
    value = record.get(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name!r} is {_shown(value)}; write true or false")
    return value


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:60]
