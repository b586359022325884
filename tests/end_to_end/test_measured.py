"""How much of annotated articles is found: floors, below which a change may not fall without a reason.

The articles belong to their publishers and are no part of the project: without them there is nothing to measure.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import timeline

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
FLOORS = {
    "detection_f1": 0.85,
    "root": 0.80,
    "date_start": 0.78,
    "source": 0.90,
    "place_given": 0.75,
    "speaker_person": 0.90,
    "strict_f1": 0.48,
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The figures of the annotated articles' own scorer."""
    if not (GOLD / "articles.jsonl").is_file():
        pytest.skip("the annotated articles are not here")
    tables = timeline.extract(GOLD / "articles.jsonl")
    folder = tables.write(tmp_path_factory.mktemp("measured") / "dataset").folder
    spec = importlib.util.spec_from_file_location("score_articles", GOLD / "score_articles.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found, _ = scorer.score(folder, scorer.read_gold(GOLD / "articles.gold.jsonl"))
    return dict(found)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_figure_is_above_its_floor(figures: dict[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor
