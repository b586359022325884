from __future__ import annotations

import random
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest
from builders import actor, dataset, event, reject
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.tables import frames
from timeline.tables.checks import SchemaError, require_valid
from timeline.tables.frames import ordered, to_frame
from timeline.tables.schema import polars_schema, schema, table

EVENTS, REJECTS = table("events"), table("rejects")


@pytest.mark.parametrize("name", schema().tables)
def test_frames_have_the_declared_types(name: str) -> None:
    declared = table(name)
    frame = to_frame(declared, dataset()[name])
    assert frame.schema == polars_schema(declared)
    assert frame.height == len(dataset()[name])
    require_valid(frame, declared)


def test_frames_of_no_rows() -> None:
    assert to_frame(EVENTS, []).schema == polars_schema(EVENTS)


def test_a_column_left_out_is_null() -> None:
    frame = to_frame(REJECTS, [{"path": "a.txt", "reason": "empty", "detail": "no text"}])
    assert frame["record"].to_list() == [None]


def test_rows_keep_their_values_over_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "CHUNK", 3)
    rows = [reject(record=n) for n in range(8)]
    assert to_frame(REJECTS, iter(rows))["record"].to_list() == list(range(8))


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"confidence": "high"}, "events.confidence, row 1: expected float32, found str 'high'"),
        ({"confidence": True}, "events.confidence, row 1: expected float32, found bool"),
        ({"quad_class": 300}, "events.quad_class, row 1: expected int8, found int 300"),
        ({"quad_class": 1.0}, "events.quad_class, row 1: expected int8, found float"),
        ({"mention_count": True}, "events.mention_count, row 1: expected int32, found bool"),
        ({"date_start": "2022-01-13"}, "events.date_start, row 1: expected date32, found str"),
        ({"date_start": datetime(2022, 1, 13, 9)}, "events.date_start, row 1: expected date32, found datetime"),
        ({"negated": 0}, "events.negated, row 1: expected bool, found int 0"),
        ({"place_name": "a\ud800b"}, "events.place_name, row 1: expected string, found str 'a\\ud800b'"),
        ({"sources": {"name": "Russia"}}, "events.sources, row 1: expected list<actor>, found dict"),
        ({"sources": ["Russia"]}, "events.sources, row 1: expected list<actor>, found list ['Russia']"),
        ({"sources": [None]}, "events.sources, row 1: expected list<actor>, found list [None]"),
        ({"sources": [{"name": 5}]}, "events.sources, row 1: expected list<actor>, found list [{'name': 5}]"),
        ({"sources": [{"nom": "x"}]}, "events.sources, row 1: expected list<actor>"),
        ({"mood": "good"}, "events, row 1: no such column: mood"),
    ],
)
def test_frames_refuse_other_types(values: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        to_frame(EVENTS, [event(), event("e2", **values)])
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"cameo_label": None}, "events.cameo_label, row 1: null is not allowed"),
        ({"sources": None}, "events.sources, row 1: null is not allowed"),
        ({"sources": [{"code": "RUS"}]}, "events.sources, row 1: name: null is not allowed"),
        ({"targets": [actor(code="rus")]}, "events.targets, row 1: code: must match"),
        ({"place_name": ""}, "events.place_name, row 1: empty string"),
        ({"event_type": "visit"}, "events.event_type, row 1: allowed are meeting, statement, action"),
        ({"cameo_code": "40"}, "events.cameo_code, row 1: must match"),
        ({"confidence": 1.5}, "events.confidence, row 1: more than 1"),
        ({"goldstein": -10.5}, "events.goldstein, row 1: less than -10"),
        ({"goldstein": float("nan")}, "events.goldstein, row 1: not a finite number"),
        ({"cameo_root": "05"}, "events, row 1: cameo_root is not the first two digits"),
        ({"quad_class": 4}, "events, row 1: quad_class does not belong to cameo_root"),
        ({"date_start": date(2023, 1, 1)}, "events, row 1: date_start lies after date_end"),
        ({"date_start": None, "date_end": None}, "events, row 1: date_granularity without a date"),
        ({"place_longitude": None}, "events, row 1: place_latitude and place_longitude must both"),
        ({"document_count": 2}, "events, row 1: more documents than mentions"),
    ],
)
def test_checks_find_values_that_break_the_schema(values: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        require_valid(to_frame(EVENTS, [event(), event("e2", **values)]), EVENTS)
    assert message in str(raised.value)


def test_checks_find_a_repeated_key() -> None:
    with pytest.raises(SchemaError, match=r"events\.event_id, row 2: 'e1' stands in an earlier row"):
        require_valid(to_frame(EVENTS, [event("e1"), event("e2"), event("e1")]), EVENTS)


def test_checks_accept_what_may_be_missing() -> None:
    bare = {f.name: None for f in EVENTS.fields if f.nullable}
    require_valid(to_frame(EVENTS, [event(**bare, sources=[], targets=[])]), EVENTS)


def test_a_frame_may_have_wider_numbers() -> None:
    frame = pl.DataFrame({"path": ["a"], "record": pl.Series([3], dtype=pl.Int8), "reason": "x", "detail": "y"})
    assert to_frame(REJECTS, frame).schema == polars_schema(REJECTS)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"path": [1]}), "rejects.path: expected String, found Int64"),
        (pl.DataFrame({"file": ["a"]}), "rejects: no such column: file"),
        (pl.DataFrame({"record": [2.0**70]}), "rejects: "),
    ],
)
def test_a_frame_with_other_types_is_refused(frame: pl.DataFrame, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        to_frame(REJECTS, frame)


def test_order_puts_missing_dates_last() -> None:
    rows = [
        event("e3", date_start=None, date_end=None, date_granularity=None),
        event("e2", date_start=date(2022, 1, 20)),
        event("e1"),
        event("e0"),
    ]
    assert ordered(to_frame(EVENTS, rows), EVENTS)["event_id"].to_list() == ["e2", "e0", "e1", "e3"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text("abc", min_size=1), st.none() | st.integers(0, 3)), max_size=12), st.randoms())
def test_order_does_not_depend_on_the_input(keys: list[tuple[str, int | None]], rng: random.Random) -> None:
    rows = [reject(path=path, record=record, detail=path * 2) for path, record in keys]
    expected = ordered(to_frame(REJECTS, rows), REJECTS)
    rng.shuffle(rows)
    assert ordered(to_frame(REJECTS, rows), REJECTS).equals(expected)
