"""Readings that hang together by pairs, however many lie between them: no event goes beyond them."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from timeline.streams import Shelf, in_ranges, stream

NODE, COMPONENT = "node", "component"


def connected(pairs: Shelf, readings: Shelf, folder: Path) -> Iterator[dict[str, pl.DataFrame]]:
    """The `pairs` (`one`, `other`) and the `readings` that are in one, whole components together.

    A component has to fit into memory, and a few bytes for each reading that is in a pair.
    """
    # Numbers for the names of readings; where two have the same, components are only larger than they need be.
    ends = pairs.scan().select(pl.col("one").hash(), pl.col("other").hash()).collect()
    found = components(ends["one"], ends["other"]).lazy()
    sides = {"pairs": (pairs, "one"), "readings": (readings, "event_id")}
    tables = {
        name: stream(shelf.scan().with_columns(pl.col(column).hash().alias(NODE)).join(found, on=NODE))
        for name, (shelf, column) in sides.items()
    }
    yield from in_ranges(tables, (COMPONENT,), folder)


def components(one: pl.Series, other: pl.Series) -> pl.DataFrame:
    """The `component` of each `node`, of a graph with edges from `one` to `other`."""
    nodes = pl.concat([one, other], rechunk=True).unique().sort()
    parents = array("I", range(nodes.len()))
    for a, b in zip(nodes.search_sorted(one), nodes.search_sorted(other), strict=True):
        low, high = sorted((_root(parents, a), _root(parents, b)))
        parents[high] = low
    roots = [_root(parents, node) for node in range(nodes.len())]
    return pl.DataFrame({NODE: nodes, COMPONENT: pl.Series(roots, dtype=pl.UInt32)})


def _root(parents: array[int], node: int) -> int:
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node
