"""Mentions as people correct them: an article's text with its mentions, from a dataset and on to gold."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.codes import countries
from timeline.evaluation.gold import Span
from timeline.evaluation.predictions import Row
from timeline.tables.read import Dataset

# Values that are chosen from a list, that hold or do not hold, and that are written.
CHOSEN, MARKS = ("type", "code", "modality", "form"), ("reciprocal", "negated", "background")
WRITTEN = ("sources", "targets", "date", "place", "speaker")
TRIGGER, CONTENT = "trigger", "content"
KINDS = (TRIGGER, "source", "target", "date", "place", CONTENT)
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class TaskMention:
    """One mention in an article: its trigger, the further spans by kind, and what is said of its event.

    `values` are words by name: those of CHOSEN, those of WRITTEN and `marks`. A further mention of an event has no
    values but the id of the first one in `same_as`.
    """

    id: str
    trigger: Span
    spans: tuple[tuple[str, Span], ...] = ()
    values: Mapping[str, str] | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """An article to annotate; `sentences` are those of its mentions."""

    document_id: str
    text: str
    language: str
    published: str | None
    sentences: tuple[Span, ...]
    mentions: tuple[TaskMention, ...]


def tasks_of(dataset: Dataset, *, sample: int | None = None, seed: int = 0) -> list[Task]:
    """The articles of a dataset, or so many of them drawn at random, in the order of their ids."""
    documents = dataset.documents.sort("document_id").to_dicts()
    if sample is not None and sample < len(documents):
        chosen = set(random.Random(seed).sample(range(len(documents)), sample))
        documents = [document for n, document in enumerate(documents) if n in chosen]
    mentions: dict[str, list[Row]] = {document["document_id"]: [] for document in documents}
    for row in dataset.mentions.sort("sentence_start", "trigger_start", "mention_id").iter_rows(named=True):
        if row["document_id"] in mentions:
            mentions[row["document_id"]].append(row)
    events = {row["event_id"]: row for row in dataset.events.iter_rows(named=True)}
    said: dict[tuple[str, str], Row] = {}
    for row in dataset.statements.iter_rows(named=True):
        said.setdefault((row["document_id"], row["event_id"]), row)
    return [_task(document, mentions[document["document_id"]], events, said) for document in documents]


def _task(document: Row, rows: list[Row], events: Mapping[str, Row], said: Mapping[tuple[str, str], Row]) -> Task:
    firsts: dict[str, str] = {}
    mentions = []
    for row in rows:
        first = firsts.setdefault(row["event_id"], row["mention_id"])
        statement = said.get((row["document_id"], row["event_id"])) if first == row["mention_id"] else None
        mentions.append(
            TaskMention(
                id=row["mention_id"],
                trigger=(row["trigger_start"], row["trigger_end"]),
                spans=tuple(_spans(row, statement)),
                values=_values(events[row["event_id"]], statement) if first == row["mention_id"] else None,
                same_as=None if first == row["mention_id"] else first,
            )
        )
    published = document["published"]
    return Task(
        document_id=document["document_id"],
        text=document["text"],
        language=document["language"],
        published=published and published.isoformat(),
        sentences=tuple(dict.fromkeys((row["sentence_start"], row["sentence_end"]) for row in rows)),
        mentions=tuple(mentions),
    )


def _spans(row: Row, statement: Row | None) -> Iterable[tuple[str, Span]]:
    for kind in ("source", "target"):
        yield from ((kind, (span["start"], span["end"])) for span in row[f"{kind}_spans"] or ())
    for kind in ("date", "place"):
        if row[f"{kind}_start_char"] is not None:
            yield kind, (row[f"{kind}_start_char"], row[f"{kind}_end_char"])
    if statement is not None:
        yield from ((CONTENT, (span["start"], span["end"])) for span in statement["content_spans"] or ())


def _values(event: Row, statement: Row | None) -> dict[str, str]:
    person = any(actor["person"] for actor in event["sources"] or ())
    days = [str(event[name] or "") for name in ("date_start", "date_end")]
    return {
        "type": event["event_type"],
        "code": event["cameo_code"],
        "modality": event["modality"],
        "form": statement["form"] if statement else "",
        "marks": BETWEEN.join(name for name in MARKS if event[name]),
        "sources": BETWEEN.join(actor["code"] for actor in event["sources"] or () if actor["code"]),
        "targets": BETWEEN.join(actor["code"] for actor in event["targets"] or () if actor["code"]),
        "date": "/".join(days) if any(days) else "",
        "place": _place_words(event["place_name"], event["place_country"]),
        "speaker": (statement["speaker_name"] or "") if statement and person else "",
    }


def _place_words(name: str | None, country: str | None) -> str:
    """City and country as people write them: Geneva, CHE; a country alone: CHE."""
    known = countries.all_countries().get(country) if country else None
    if known is not None and name == known.name:
        name = None
    return ", ".join(part for part in (name, country) if part)


def to_gold(task: Task) -> dict[str, Any]:
    """The article in the layout of `timeline evaluate`; a corrected task holds what its annotator left in it."""
    events = [_gold_event(task, mention) for mention in task.mentions if mention.same_as is None]
    return {
        "id": task.document_id,
        "text": task.text,
        "language": task.language,
        "published": task.published,
        "events": sorted(events, key=lambda event: event["evidence_span"]),
    }


def _gold_event(task: Task, mention: TaskMention) -> dict[str, Any]:
    values = {name: (mention.values or {}).get(name, "").strip() for name in (*CHOSEN, *WRITTEN, "marks")}
    others = [m for m in task.mentions if m.same_as == mention.id]
    marks = values["marks"].split(BETWEEN)
    # Of an indirect statement nothing is quoted.
    quoted = values["form"] in ("direct", "mixed")
    start, _, end = values["date"].partition("/")
    return {
        "type": values["type"],
        "cameo": values["code"],
        "cameo_alt": [],
        "sources": [{"code": code} for code in _codes(values["sources"])],
        "targets": [{"code": code} for code in _codes(values["targets"])],
        "date_start": start or None,
        "date_end": (end if "/" in values["date"] else start) or None,
        "place": _gold_place(values["place"]),
        "modality": values["modality"] or "actual",
        **{name: name in marks for name in MARKS},
        "form": values["form"] or None,
        "speaker_person": bool(values["speaker"]),
        "speaker_names": [values["speaker"]] if values["speaker"] else [],
        "evidence_span": list(_sentence(task, mention.trigger)),
        "also_spans": sorted({_sentence(task, m.trigger) for m in others} - {_sentence(task, mention.trigger)}),
        "cue_spans": sorted({mention.trigger, *(m.trigger for m in others)}),
        "quote_spans": [list(span) for kind, span in mention.spans if kind == CONTENT and quoted],
    }


def _sentence(task: Task, trigger: Span) -> Span:
    """The sentence of a trigger; a trigger that an annotator added elsewhere stands for itself."""
    inside = (s for s in task.sentences if s[0] <= trigger[0] and trigger[1] <= s[1])
    return next(inside, trigger)


def _codes(words: str) -> list[str]:
    return [code for part in words.split(BETWEEN.strip()) if (code := part.strip())]


def _gold_place(words: str) -> dict[str, Any] | None:
    if not words:
        return None
    city, _, country = words.rpartition(",")
    if country.strip() not in countries.all_countries():
        city, country = words, ""
    return {"city": city.strip() or None, "country": country.strip() or None, "city_alt": []}
