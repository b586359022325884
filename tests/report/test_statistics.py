"""What is in a dataset, in numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from builders import AMERICA, RUSSIA, VERSIONS, actor, dataset, document, event, reject

from timeline.report.statistics import as_json, as_text, statistics
from timeline.tables.read import read_dataset
from timeline.tables.write import write_dataset

EVENTS = [
    event("e1", confidence=1.0),
    event("e2", "043", date_start=None, date_end=None, date_granularity=None, date_value=None, date_basis="none"),
    event("e3", "112", sources=[actor("Tass", None)], targets=[RUSSIA, AMERICA], confidence=0.2, reciprocal=False),
]


def counted(tmp_path: Path, **tables: Any) -> dict[str, Any]:
    rows = dataset(EVENTS, mentions=[], statements=[], **tables)
    return statistics(read_dataset(write_dataset(tmp_path / "dataset", rows, versions=VERSIONS)))


def by_value(counts: list[dict[str, Any]]) -> dict[str, int]:
    return {row["value"]: row["count"] for row in counts}


EXPECTED = {
    "type": {"meeting": 2, "action": 1},
    "root": {"04": 2, "11": 1},
    "month": {"2022-01": 2, "none": 1},
    "date basis": {"stated": 2, "none": 1},
    "place basis": {"stated": 3},
    "modality": {"actual": 3},
    "confidence": {"0.2 – 0.4": 1, "0.6 – 0.8": 1, "0.8 – 1.0": 1},
}


@pytest.mark.parametrize(("by", "expected"), EXPECTED.items(), ids=EXPECTED.keys())
def test_events_are_counted(by: str, expected: dict[str, int], tmp_path: Path) -> None:
    found = by_value(counted(tmp_path)["events"][by])
    assert found == expected
    assert list(found) == list(expected)


def test_documents_and_rejects_are_counted(tmp_path: Path) -> None:
    rejects = [reject(record=n, reason=reason) for n, reason in enumerate(("empty", "binary", "empty"))]
    found = counted(tmp_path, rejects=rejects, documents=[document(), document("d2", language="en")])
    assert by_value(found["rejects"]["reason"]) == {"empty": 2, "binary": 1}
    assert by_value(found["documents"]["language"]) == {"en": 1, "id": 1}
    assert found["rows"]["rejects"] == 3


def test_an_actor_counts_once_an_event_on_either_side(tmp_path: Path) -> None:
    found = counted(tmp_path)["actors"]
    assert [(row["actor"], row["code"], row["count"]) for row in found] == [
        ("Russia", "RUSGOV", 3),
        ("United States", "USAGOV", 3),
        ("Tass", None, 1),
    ]


def test_a_dyad_counts_once_an_event_and_direction(tmp_path: Path) -> None:
    found = counted(tmp_path)["dyads"]
    assert [(row["source"], row["target"], row["count"]) for row in found] == [
        ("RUS", "USA", 2),
        ("USA", "RUS", 2),
        ("Tass", "RUS", 1),
        ("Tass", "USA", 1),
    ]


def test_text_aligns_numbers_and_names_codes(tmp_path: Path) -> None:
    text = as_text(counted(tmp_path))
    assert "events by root\n  2  04 Consult\n  1  11 Disapprove\n" in text
    assert "  3  Russia [RUSGOV]\n" in text
    assert "rejects by reason\n  1  empty\n" in text


def test_json_is_the_same_numbers(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert json.loads(as_json(found)) == found


def test_an_empty_dataset(tmp_path: Path) -> None:
    found = statistics(read_dataset(write_dataset(tmp_path / "dataset", {}, versions={})))
    assert found["events"]["type"] == []
    assert "events by" not in as_text(found)
