from __future__ import annotations

import pytest

from benchmarks.measuring import NOTHING, Timing, alternate, median_of, peak_memory, ratio, time_of


def test_sides_take_turns() -> None:
    calls: list[str] = []
    timings = alternate({"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, rounds=3)
    assert calls == ["a", "b"] * 3
    assert {name: len(own) for name, own in timings.items()} == {"a": 3, "b": 3}


def test_ratio_is_the_median_of_the_rounds_not_of_the_times() -> None:
    base = [Timing(1.0, 1.0), Timing(2.0, 1.0), Timing(10.0, 1.0)]
    own = [Timing(2.0, 3.0), Timing(6.0, 3.0), Timing(40.0, 5.0)]
    assert ratio(own, base) == Timing(3.0, 3.0)


def test_ratio_needs_the_same_rounds() -> None:
    with pytest.raises(ValueError, match="longer"):
        ratio([Timing(1.0, 1.0)], [Timing(1.0, 1.0)] * 2)


def test_ratio_to_nothing_is_a_number() -> None:
    assert ratio([Timing(1.0, 1.0)], [Timing(1.0, 0.0)]).cpu > 1000


def test_median_of_each_kind_of_time() -> None:
    assert median_of([Timing(1.0, 9.0), Timing(5.0, 7.0), Timing(3.0, 8.0)]) == Timing(3.0, 8.0)


def test_timings_add_up() -> None:
    assert NOTHING + Timing(1.0, 2.0) + Timing(0.5, 0.25) == Timing(1.5, 2.25)


def test_time_of_work_is_not_nothing() -> None:
    timing = time_of(lambda: sum(range(200_000)))
    assert timing.wall > 0
    assert timing.cpu >= 0


def test_peak_memory_of_a_python_with_spacy_is_some_megabytes() -> None:
    assert 10 < peak_memory() < 100_000
