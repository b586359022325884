"""The difference of two datasets, summed up by cause."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from timeline.compare.causes import Differences, cause, differences
from timeline.compare.rows import Change, changes
from timeline.tables.read import Dataset, read_dataset
from timeline.tables.wording import actors, clean, counted, describe, first_sentences, short_id, when

TABLES = ("events", "mentions", "statements")
KINDS = ("gained", "lost", "changed")
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything in which two datasets differ; `causes` holds the changes by cause, largest first.

    `sentences` holds the first sentence of each event that changed, by its id.
    """

    made: Differences
    causes: Mapping[str, list[Change]]
    sentences: Mapping[str, str]


def difference(old: Path, new: Path) -> Difference:
    """The difference between the datasets in two folders. Raises DatasetError where one holds none."""
    before, after = read_dataset(old), read_dataset(new)
    made = differences(before, after)
    causes: dict[str, list[Change]] = {}
    for change in changes(before, after):
        causes.setdefault(cause(change, made), []).append(change)
    largest = dict(sorted(causes.items(), key=lambda item: (-len(item[1]), item[0])))
    return Difference(made, largest, _sentences(before) | _sentences(after))


def _sentences(dataset: Dataset) -> dict[str, str]:
    return first_sentences(dataset.mentions)


def as_text(found: Difference, *, every: bool = False) -> str:
    """For people: what made the datasets, then each cause with its effect and examples, or `every` change."""
    lines = ["What made them:", *(f"  {line}" for line in _making(found.made))]
    for name, several in found.causes.items():
        lines += ["", f"{name}:", *(f"  {line}" for line in _effect(several, found.sentences, every))]
    if not found.causes:
        lines += ["", "No event, mention or statement differs."]
    return "\n".join(lines) + "\n"


def _making(made: Differences) -> Iterator[str]:
    for name, (old, new) in made.parts.items():
        yield f"{name} {'came' if old is None else 'went' if new is None else 'changed'}" + _numbers(name, old, new)
    if made.documents:
        yield f"{counted(len(made.documents), 'document')} came, went or changed"
    if not (made.parts or made.documents):
        yield "the same program, lexicons, pipelines and documents"


def _numbers(name: str, old: str | None, new: str | None) -> str:
    """Versions where they are numbers that people know, and no digests."""
    return f" from {old} to {new}" if name in ("timeline", "schema") and old and new else ""


def _effect(several: list[Change], sentences: Mapping[str, str], every: bool) -> Iterator[str]:
    for table in TABLES:
        own = [change for change in several if change.table == table]
        counts = Counter(change.kind for change in own)
        if own:
            yield f"{table}: " + ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
        fields = Counter(field for change in own for field in change.fields)
        if fields:
            yield "  fields: " + ", ".join(f"{name} {count}" for name, count in fields.most_common())
    rules = Counter(rule for change in several if change.table == "mentions" for rule in change.rules)
    if rules:
        shown = rules.most_common(None if every else EXAMPLES)
        yield "rules: " + ", ".join(f"{rule} {count}" for rule, count in shown)
    events = sorted((c for c in several if c.table == "events"), key=lambda change: KINDS.index(change.kind))
    for _, same in groupby(events, key=lambda change: change.kind):
        for change in list(same)[: None if every else EXAMPLES]:
            yield from _example(change, sentences)


def _example(change: Change, sentences: Mapping[str, str]) -> Iterator[str]:
    row = change.row
    who, to_whom = ("; ".join(actors(row[side])) for side in ("sources", "targets"))
    arrow = f" → {to_whom}" if to_whom else ""
    yield f"{change.kind} {short_id(row)}  {when(row) or 'undated'}  {who}{arrow}: {describe(row)}"
    if change.old is not None and change.new is not None:
        for field in change.fields:
            yield f"  {field}: {_shown(change.old[field])} → {_shown(change.new[field])}"
    if sentence := sentences.get(row["event_id"]):
        yield f"  “{clean(sentence)}”"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(actors(value)) or "nobody"
    return "nothing" if value is None else clean(f"{value:.2f}" if isinstance(value, float) else str(value))


def as_json(found: Difference) -> str:
    """For programs: all that changed, with its cause."""
    rows = [
        {
            "cause": name,
            "table": change.table,
            "kind": change.kind,
            "fields": list(change.fields),
            "rules": sorted(change.rules),
            "documents": sorted(change.documents),
            "old": change.old,
            "new": change.new,
        }
        for name, several in found.causes.items()
        for change in several
    ]
    made = {name: {"old": old, "new": new} for name, (old, new) in found.made.parts.items()}
    whole = {"parts": made, "documents": sorted(found.made.documents), "changes": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"
