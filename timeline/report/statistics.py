"""What is in a dataset, in numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from timeline.codes.cameo import lookup
from timeline.tables.read import Dataset
from timeline.tables.schema import schema
from timeline.tables.wording import clean

TOP = 10
BANDS = 5  # of confidence, all equally wide
Counts = list[dict[str, Any]]
"""Rows with `value` and `count`."""


def statistics(dataset: Dataset, *, top: int = TOP) -> dict[str, Any]:
    """Numbers of rows by table, counts of events, documents and rejects by what they are, and the `top` actors.

    Missing values count as `none`. An actor counts once an event, a dyad once an event and direction.
    """
    events = dataset.events
    return {
        "rows": {name: getattr(dataset, name).height for name in schema().tables},
        "events": {
            **{name: _counted(events[column]) for name, column in _EVENTS.items()},
            "root": [row | {"label": _label(row["value"])} for row in _counted(events["cameo_root"])],
            "month": _in_order(events["date_start"].dt.strftime("%Y-%m")),
            "confidence": _in_order(_bands(events["confidence"])),
        },
        "documents": {"language": _counted(dataset.documents["language"])},
        "rejects": {"reason": _counted(dataset.rejects["reason"])},
        "actors": _actors(events, top),
        "dyads": _dyads(dataset.dyads, top),
    }


_EVENTS = {"type": "event_type", "date basis": "date_basis", "place basis": "place_basis", "modality": "modality"}


def _counted(values: pl.Series) -> Counts:
    """How often each value stands there, most frequent first."""
    named = values.fill_null("none").alias("value").to_frame().group_by("value").agg(pl.len().alias("count"))
    return named.sort("count", "value", descending=[True, False]).to_dicts()


def _in_order(values: pl.Series) -> Counts:
    return sorted(_counted(values), key=lambda row: row["value"])


def _label(root: str) -> str:
    return lookup(root).name


def _bands(confidence: pl.Series) -> pl.Series:
    """The band of each value, `0.2 – 0.4`, its upper end left out but for 1."""
    lower = (confidence.cast(pl.Float64) * BANDS).floor().clip(0, BANDS - 1).cast(pl.Int64)
    names = {n: f"{n / BANDS:.1f} – {(n + 1) / BANDS:.1f}" for n in range(BANDS)}
    return lower.replace_strict(names, return_dtype=pl.String)


def _actors(events: pl.DataFrame, top: int) -> Counts:
    sides = pl.concat([events.select("event_id", pl.col(s).alias("actor")) for s in ("sources", "targets")])
    each = sides.explode("actor").drop_nulls("actor").unnest("actor")
    shown = each.select("event_id", pl.coalesce("person", "name").alias("actor"), "code").unique()
    return _most(shown, ["actor", "code"], top)


def _dyads(dyads: pl.DataFrame, top: int) -> Counts:
    sides = [pl.coalesce(f"{side}_country", f"{side}_name").alias(side) for side in ("source", "target")]
    return _most(dyads.select("event_id", *sides).drop_nulls().unique(), ["source", "target"], top)


def _most(frame: pl.DataFrame, by: list[str], top: int) -> Counts:
    counted = frame.group_by(by).agg(pl.len().alias("count"))
    ordered = counted.sort("count", *by, descending=[True, *(False for _ in by)], nulls_last=True)
    return ordered.head(top).to_dicts()


def as_json(found: Mapping[str, Any]) -> str:
    """For programs."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def as_text(found: Mapping[str, Any]) -> str:
    """For people: one block a count, right-aligned numbers before what they count."""
    blocks = [("rows", [(name, count) for name, count in found["rows"].items()])]
    for table in ("events", "documents", "rejects"):
        blocks += [(f"{table} by {by}", _lines(counts)) for by, counts in found[table].items()]
    blocks += [(f"most frequent {name}", _lines(found[name])) for name in ("actors", "dyads")]
    return "\n".join(line for title, lines in blocks if lines for line in _block(title, lines))


def _lines(counts: Counts) -> list[tuple[str, int]]:
    return [(_named(row), row["count"]) for row in counts]


def _named(row: Mapping[str, Any]) -> str:
    if "source" in row:
        return clean(f"{row['source']} → {row['target']}")
    if "actor" in row:
        return clean(f"{row['actor']} [{row['code']}]" if row["code"] else row["actor"])
    return clean(f"{row['value']} {row.get('label', '')}".strip())


def _block(title: str, lines: Sequence[tuple[str, int]]) -> Iterator[str]:
    width = max(len(str(count)) for _, count in lines)
    yield title
    for name, count in lines:
        yield f"  {count:>{width}}  {name}"
    yield ""
