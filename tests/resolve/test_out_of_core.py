"""Resolution with next to no room in memory comes to the same events."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import polars as pl
import pytest

from benchmarks.invented import invented
from timeline import streams
from timeline.resolve.components import components
from timeline.run.resolving import resolved, whole
from timeline.tables.digest import frame_digest
from timeline.tables.schema import schema


def test_little_room_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = dict(invented(600))
    expected = whole(tables)
    assert 0 < expected["events"].height < 500
    monkeypatch.setattr(streams, "ROOM", 60_000)
    monkeypatch.setattr(streams, "CHUNK", 50)
    found = resolved({name: frame.lazy() for name, frame in tables.items()}, tmp_path)
    assert len(list(tmp_path.glob("*.parquet"))) > 2
    for name, declared in schema().tables.items():
        columns = found[name].select(declared.columns).collect()
        assert frame_digest(columns, declared) == frame_digest(expected[name], declared)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], []),
        ([(1, 2)], [{1, 2}]),
        ([(1, 2), (3, 4), (5, 6)], [{1, 2}, {3, 4}, {5, 6}]),
        ([(5, 6), (1, 2), (2, 5), (9, 8)], [{1, 2, 5, 6}, {8, 9}]),
        ([(n, n + 1) for n in range(50)], [set(range(51))]),
        ([(n + 1, n) for n in reversed(range(50))], [set(range(51))]),
        ([*product(range(4), range(4))], [{0, 1, 2, 3}]),
    ],
)
def test_components(edges: list[tuple[int, int]], expected: list[set[int]]) -> None:
    one, other = (pl.Series([edge[side] for edge in edges], dtype=pl.UInt64) for side in (0, 1))
    found = components(one, other).group_by("component").agg("node")["node"].to_list()
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))
