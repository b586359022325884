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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of the annotated articles."""
    if not (GOLD / "articles.jsonl").is_file():
        pytest.skip("the annotated articles are not here")
    tables = timeline.extract(GOLD / "articles.jsonl")
    return tables.write(tmp_path_factory.mktemp("measured") / "dataset").folder


@pytest.fixture(scope="module")
def figures(folder: Path) -> dict[str, float]:
    """Our figures under the names of the annotated articles' own scorer."""
    found = timeline.evaluate(folder, GOLD / "articles.gold.jsonl")
    named = {name: field.share for name, field in found.fields.items()}
    for name, score in found.scores.items():
        named |= {f"{name}_p": score.precision, f"{name}_r": score.recall, f"{name}_f1": score.f1}
    for name in ("detection", "core", "strict"):
        named[f"{name}_f1_low"], named[f"{name}_f1_high"] = found.scores[name].interval
    return named


def test_figures_are_those_of_the_articles_own_scorer(folder: Path, figures: dict[str, float]) -> None:
    spec = importlib.util.spec_from_file_location("score_articles", GOLD / "score_articles.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    theirs, _ = scorer.score(folder, scorer.read_gold(GOLD / "articles.gold.jsonl"))
    assert theirs == pytest.approx(figures)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_figure_is_above_its_floor(figures: dict[str, float], name: str, floor: float) -> None:
    assert figures[name] >= floor
