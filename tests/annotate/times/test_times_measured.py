"""Figures on annotated texts, where they are at hand: a floor is lowered only on purpose."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.annotate.times import find_times

SHARED = Path(__file__).parents[3] / "../shared"
GOLD = SHARED / "gold"

# set, relaxed F1, value F1. In the third set only the first sentences of each article are annotated, so that
# precision over whole articles says little: there it is the share of right values among the spans found.
FLOORS = [
    ("diplo", "relaxed_f1", 0.99),
    ("diplo", "value_f1", 0.98),
    ("kompas_id", "relaxed_f1", 0.98),
    ("kompas_id", "value_f1", 0.89),
    ("meantime_en", "relaxed_r", 0.88),
    ("meantime_en", "value_accuracy", 0.86),
    ("wikiwars_en", "relaxed_f1", 0.93),
    ("wikiwars_en", "value_f1", 0.84),
]


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    if not GOLD.exists():
        pytest.skip("no annotated texts beside the checkout")
    sys.path.insert(0, str(GOLD))
    try:
        from score_sets import kind_dates  # type: ignore[import-not-found]
    finally:
        sys.path.remove(str(GOLD))
    return {name: kind_dates(*_read(name)) for name in {floor[0] for floor in FLOORS}}


def _read(name: str) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    lines = (GOLD / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    return gold, {g["id"]: {"times": _times(g)} for g in gold}


def _times(record: dict[str, Any]) -> list[dict[str, Any]]:
    try:
        published = date.fromisoformat(record["published"] or "")
    except ValueError:
        published = None
    return [
        {
            "start": t.start_char,
            "end": t.end_char,
            "normalised": t.value,
            "date_start": t.date_start,
            "date_end": t.date_end,
        }
        for t in find_times(record["text"], record["language"], published)
    ]


@pytest.mark.parametrize(("name", "figure", "floor"), FLOORS)
def test_figures_do_not_fall(figures: dict[str, dict[str, float]], name: str, figure: str, floor: float) -> None:
    assert figures[name][figure] >= floor
