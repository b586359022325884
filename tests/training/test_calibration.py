from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from timeline.gather.confidence import COLUMNS, FEATURES, PATH
from timeline.lexicon import read_csv
from training.confidence import Example, fit, left_out, report, write_section, write_weights
from training.reliability import bins, brier, calibration_error, least_error


def examples(number: int = 60) -> list[Example]:
    """Statements of five articles in turn: of the direct ones one in three is right, of the others two in three."""
    kinds = (("base", "direct"), ("base",))
    return [Example(f"a{n % 5}", f"e{n}", frozenset(kinds[n % 2]), n % 6 in (0, 3, 5)) for n in range(number)]


def test_weights_speak_for_what_is_right() -> None:
    weights = fit(examples())
    assert weights["base"] > 0 > weights["direct"]
    assert all(weights[name] == 0 for name in FEATURES.keys() - {"base", "direct"})


def test_every_event_is_scored_once_and_without_its_article() -> None:
    twice = [*examples(), Example("a0", "e0", frozenset({"base", "direct"}), True)]
    assert len(left_out(twice)) == 60


def test_reliability_of_known_outcomes() -> None:
    outcomes = [(0.25, False), (0.25, False), (0.25, False), (0.25, True), (1.0, True), (1.0, True)]
    assert [(b.low, b.cases, b.expected, b.observed) for b in bins(outcomes)] == [(0.2, 4, 0.25, 0.25), (0.9, 2, 1, 1)]
    assert calibration_error(outcomes) == 0
    assert brier(outcomes) == pytest.approx((3 * 0.25**2 + 0.75**2) / 6)
    assert calibration_error([(0.9, False), (0.9, True)]) == pytest.approx(0.4)


def test_chance_alone_gives_an_error_that_shrinks_with_the_cases() -> None:
    few, many = ([(0.5, True)] * number for number in (10, 1000))
    assert 0 < least_error(many) < least_error(few) < 0.5
    assert least_error([(1.0, True)]) == 0


def test_an_event_counts_once_however_often_it_is_told() -> None:
    told = [Example("a", "e0", frozenset({"base"}), True)] * 9 + [Example("a", "e1", frozenset({"base"}), False)]
    assert fit(told)["base"] == pytest.approx(0, abs=0.01)


def test_the_weights_are_written_with_their_counts(tmp_path: Path) -> None:
    path = tmp_path / "confidence.csv"
    shutil.copy(PATH, path)
    write_weights(path, fit(examples()), examples())
    rows = {row["feature"]: row for row in read_csv(path, COLUMNS)}
    assert rows.keys() == FEATURES.keys()
    assert (rows["direct"]["mentions"], rows["meeting"]["mentions"]) == ("30", "0")
    assert all(row["meaning"] for row in rows.values())
    assert path.read_text(encoding="utf-8").startswith("#")


def test_only_the_table_of_the_section_is_replaced(tmp_path: Path) -> None:
    page = tmp_path / "quality.md"
    page.write_text("# Quality\n\n## Confidence\n\nProse.\n\n| confidence | old |\nold\n\n## Next\n\nMore.\n")
    write_section(page, report(examples()))
    text = page.read_text()
    assert text.startswith("# Quality\n\n## Confidence\n\nProse.\n\n| confidence | events |")
    assert text.endswith("\n\n## Next\n\nMore.\n")
    assert "| old |" not in text
