"""Every actor, place and time expression of a Doc as rows of the table of spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from timeline.annotate.annotations import ActorMention, Annotation, PlaceMention, TimeExpression


def span_rows(doc: Doc) -> Iterator[dict[str, Any]]:
    """Rows of `spans.parquet` without their document."""
    for actor in doc._.actors:
        yield from _actor_rows(actor)
    for place in doc._.places:
        yield _place_row(place)
    for time in doc._.times:
        yield _time_row(time)


def _row(kind: str, found: Annotation, **cells: Any) -> dict[str, Any]:
    row = {"kind": kind, "start": found.start_char, "end": found.end_char, "text": found.text, "rule_id": found.rule_id}
    return {**row, **cells}


def _actor_rows(mention: ActorMention) -> Iterator[dict[str, Any]]:
    for actor in mention.actors:
        yield _row(
            "actor",
            mention,
            normalised=actor.code,
            name=actor.person or actor.name,
            country=actor.country,
            person=actor.person,
            role=actor.role,
            office=mention.office,
        )


def _place_row(place: PlaceMention) -> dict[str, Any]:
    return _row(
        "place",
        place,
        normalised=None if place.geonames_id is None else str(place.geonames_id),
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _time_row(time: TimeExpression) -> dict[str, Any]:
    return _row(
        "time",
        time,
        normalised=time.value,
        date_start=time.date_start,
        date_end=time.date_end,
        date_granularity=time.granularity,
        timex_type=time.timex_type,
    )
