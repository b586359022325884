"""Tables that do not fit into memory come out as if they did."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import streams
from timeline.streams import Shelf, in_pieces, in_ranges, stream

ROW = st.tuples(st.none() | st.integers(0, 9), st.none() | st.sampled_from("abc"), st.integers(0, 99))
ROWS = st.lists(ROW, max_size=30)
NAMES = {"number": pl.Int64, "letter": pl.String, "value": pl.Int64}
BY = ("number", "letter")


@pytest.fixture
def little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "ROOM", 200)


def in_frames(rows: list[tuple[object, ...]], size: int) -> Iterator[pl.DataFrame]:
    yield pl.DataFrame(schema=NAMES)
    for start in range(0, len(rows), size):
        yield pl.DataFrame(rows[start : start + size], schema=NAMES, orient="row")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=ROWS, other=ROWS, size=st.integers(1, 20))
def test_ranges_hold_whole_groups_of_all_tables_in_order(
    little_room: None, one: list[tuple[object, ...]], other: list[tuple[object, ...]], size: int
) -> None:
    tables = {"one": in_frames(one, size), "other": in_frames(other, size)}
    found = list(in_ranges(tables, BY))
    for name, rows in (("one", one), ("other", other)):
        ordered = [part[name].sort((*BY, "value"), nulls_last=True) for part in found]
        expected = pl.DataFrame(rows, schema=NAMES, orient="row").sort((*BY, "value"), nulls_last=True)
        assert pl.concat(ordered).equals(expected)
    keys = [set(part["one"].select(BY).rows()) | set(part["other"].select(BY).rows()) for part in found]
    assert sum(map(len, keys)) == len(set().union(*keys))


def test_much_comes_in_many_ranges(little_room: None) -> None:
    rows = [(n % 10, "a", n) for n in range(500)]
    assert len(list(in_ranges({"rows": in_frames(rows, 50)}, BY))) > 5


def test_a_shelf_gives_rows_in_the_order_in_which_they_came(little_room: None, tmp_path: Path) -> None:
    frames = list(in_frames([(n, "a", n) for n in range(100)], 7))
    folder = tmp_path / "a [b]*"
    folder.mkdir()
    shelf = Shelf(folder, "rows").fill(frames)
    assert list(folder.iterdir())
    assert shelf.scan().collect().equals(pl.concat(frames))
    assert pl.concat(stream(shelf.scan())).equals(pl.concat(frames))


@pytest.mark.parametrize(("rows", "heights"), [(0, [0]), (5, [5]), (10, [10]), (11, [10, 1]), (30, [10, 10, 10])])
def test_pieces_have_the_same_height(rows: int, heights: list[int]) -> None:
    frames = list(in_frames([(n, "a", n) for n in range(rows)], 4))
    pieces = list(in_pieces(frames, 10))
    assert [piece.height for piece in pieces] == heights
    assert pl.concat(pieces).equals(pl.concat(frames))


def test_memory_is_bounded(tmp_path: Path) -> None:
    """A stream of 150 MB is sorted in less."""
    program = f"""
from pathlib import Path
import polars as pl
from benchmarks.measuring import peak_memory
from timeline.streams import in_ranges

def rows():
    for n in range(300):
        scattered = pl.int_range(5_000, eager=True) * 7919 % 5_000
        yield pl.DataFrame({{"id": scattered * 300 + n, "text": ["x" * 90] * 5_000}})

before, last, height = peak_memory(), -1, 0
for part in in_ranges({{"rows": rows()}}, ("id",), Path({str(tmp_path)!r})):
    assert part["rows"]["id"].min() > last
    last, height = part["rows"]["id"].max(), height + part["rows"].height
assert height == 1_500_000
print(peak_memory() - before)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 150
