"""Which events, mentions and statements two datasets share, and in which fields they differ.

Mentions are the same where document, sentence and trigger are, statements where document, cue and content begin alike;
several at one place are matched in order. Events are the same where their id is; of the rest, those that share most
mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from timeline.tables.read import Dataset

Row = Mapping[str, Any]
Place = tuple[Any, ...]
"""Document, where in its text, and which of several there."""

# What identifies a row or says where it stands; nothing that was read there.
_EVENT_KEYS = {"event_id"}
_MENTION_KEYS = {"mention_id", "event_id", "document_id", "sentence_start", "sentence_index", "reported_in"}
_STATEMENT_KEYS = {"statement_id", "event_id", "document_id"}
_KEYS = {"mentions": _MENTION_KEYS, "statements": _STATEMENT_KEYS}
# The number of an entry within its file: it moves when a line is put in above.
_NUMBER = re.compile(r"\.\d+(?=\+|$)")
RULE = "rule_id"


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was gained (`old` is None), lost (`new` is None) or changed in `fields`.

    `documents` and `rules` are those of all its mentions; in a changed row, of both sides.
    """

    table: str
    old: Row | None
    new: Row | None
    fields: tuple[str, ...]
    documents: frozenset[str]
    rules: frozenset[str]

    @property
    def kind(self) -> str:
        """`gained`, `lost` or `changed`."""
        if self.old is None:
            return "gained"
        return "lost" if self.new is None else "changed"

    @property
    def row(self) -> Row:
        """The row as the newer dataset has it, or as it was."""
        found = self.new or self.old
        assert found is not None
        return found


def changes(old: Dataset, new: Dataset) -> list[Change]:
    """All changes of events, mentions and statements, each in the order of the older and then of the newer dataset."""
    before, after = _mentions(old), _mentions(new)
    shared = [(row, after[place]) for place, row in before.items() if place in after]
    events = _event_pairs(_by_id(old), _by_id(new), shared)
    return [
        *_event_changes(old, new, events),
        *_placed_changes("mentions", before, after, events),
        *_placed_changes("statements", _statements(old), _statements(new), events),
    ]


def _placed_changes(
    table: str, before: Mapping[Place, Row], after: Mapping[Place, Row], events: Mapping[str, str]
) -> Iterator[Change]:
    """Changes of rows that have a place in a text; `events` pairs the events that they may belong to."""
    found = [_placed_change(table, row, after.get(place), events) for place, row in before.items()]
    found += [_placed_change(table, None, row, events) for place, row in after.items() if place not in before]
    yield from filter(None, found)


def _by_id(dataset: Dataset) -> dict[str, Row]:
    return {row["event_id"]: row for row in dataset.events.iter_rows(named=True)}


def _mentions(dataset: Dataset) -> dict[Place, Row]:
    place = ("document_id", "sentence_start", "trigger_start", "trigger_end")
    return _by_place(dataset.mentions, place, ("event_type", "cameo_code", "mention_id"))


def _statements(dataset: Dataset) -> dict[Place, Row]:
    first = pl.col("content_spans").list.first().struct.field("start").alias("content_start")
    placed = dataset.statements.with_columns(first)
    rows = _by_place(placed, ("document_id", "cue_start", "cue_end", "content_start"), ("form", "statement_id"))
    return {place: {name: row[name] for name in dataset.statements.columns} for place, row in rows.items()}


def _by_place(frame: pl.DataFrame, place: tuple[str, ...], further: tuple[str, ...]) -> dict[Place, Row]:
    """The rows by the columns of their place; several at one place in the order of the further columns."""
    seen: Counter[Place] = Counter()
    rows: dict[Place, Row] = {}
    for row in frame.sort(*place, *further).iter_rows(named=True):
        where = tuple(row[column] for column in place)
        rows[*where, seen[where]] = row
        seen[where] += 1
    return rows


def _event_pairs(old: Mapping[str, Row], new: Mapping[str, Row], shared: Iterable[tuple[Row, Row]]) -> dict[str, str]:
    """The id in the newer dataset of every event of the older one that is there still."""
    pairs = {event: event for event in old if event in new}
    votes = Counter((before["event_id"], after["event_id"]) for before, after in shared)
    taken = set(pairs)
    for (before, after), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _event_changes(old: Dataset, new: Dataset, pairs: Mapping[str, str]) -> Iterator[Change]:
    before, after = _by_id(old), _by_id(new)
    of_old, of_new = _mentions_of(old), _mentions_of(new)
    there = set(pairs.values())
    for event, row in before.items():
        other = pairs.get(event)
        fields = _differing(row, after[other], _EVENT_KEYS) if other else ()
        if fields or other is None:
            told = of_old.get(event, []) + of_new.get(other or "", [])
            yield _change("events", row, after.get(other or ""), fields, told)
    for event, row in after.items():
        if event not in there:
            yield _change("events", None, row, (), of_new.get(event, []))


def _mentions_of(dataset: Dataset) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in dataset.mentions.iter_rows(named=True):
        found.setdefault(row["event_id"], []).append(row)
    return found


def _placed_change(table: str, old: Row | None, new: Row | None, events: Mapping[str, str]) -> Change | None:
    told = [row for row in (old, new) if row is not None]
    if old is None or new is None:
        return _change(table, old, new, (), told)
    fields = _differing(old, new, _KEYS[table])
    if events.get(old["event_id"]) != new["event_id"]:
        fields = (*fields, "event_id")
    return _change(table, old, new, fields, told) if fields else None


def _change(table: str, old: Row | None, new: Row | None, fields: tuple[str, ...], told: list[Row]) -> Change:
    documents = frozenset(row["document_id"] for row in told)
    return Change(table, old, new, fields, documents, frozenset(row[RULE] for row in told))


def _differing(old: Row, new: Row, keys: set[str]) -> tuple[str, ...]:
    return tuple(name for name in old if name not in keys and _value(old, name) != _value(new, name))


def _value(row: Row, name: str) -> Any:
    return _NUMBER.sub("", row[name]) if name == RULE else row[name]
