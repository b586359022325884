from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.evaluation.gold import GoldEvent
from timeline.evaluation.pairing import PAIR, assign, may_pair
from timeline.evaluation.predictions import Prediction

CASES = {
    "nothing": ({}, set()),
    "the better of two": ({(0, 0): 5, (0, 1): 7}, {(0, 1)}),
    "both, though one alone is best": ({(0, 0): PAIR + 9, (0, 1): PAIR + 1, (1, 0): PAIR + 1}, {(0, 1), (1, 0)}),
    "the greater total": ({(0, 0): 10, (0, 1): 9, (1, 0): 9, (1, 1): 1}, {(0, 1), (1, 0)}),
    "a long way round": (
        {(0, 0): PAIR + 3, (0, 1): PAIR, (1, 1): PAIR + 3, (1, 2): PAIR, (2, 0): PAIR},
        {(0, 1), (1, 2), (2, 0)},
    ),
}


@pytest.mark.parametrize(("edges", "expected"), CASES.values(), ids=CASES.keys())
def test_pairs_with_the_greatest_total(edges: dict[tuple[int, int], int], expected: set[tuple[int, int]]) -> None:
    assert assign(edges) == expected


@pytest.mark.parametrize(
    ("kind", "sentence", "may"),
    [
        ("meeting", (50, 150), True),
        ("meeting", (51, 151), False),
        ("meeting", (90, 110), True),
        ("meeting", (300, 400), True),
        ("statement", (300, 400), False),
        ("action", (0, 100), False),
    ],
)
def test_sentences_are_one_that_share_half_of_the_shorter(kind: str, sentence: tuple[int, int], may: bool) -> None:
    gold = GoldEvent("meeting" if kind == "action" else kind, (0, 100), frozenset(), also=((300, 400),))
    assert may_pair(gold, Prediction({"event_type": kind}, sentences=[sentence])) is may


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 20)))
def test_no_other_pairing_has_a_greater_total(edges: dict[tuple[int, int], int]) -> None:
    chosen = assign(edges)
    best = max(sum(edges.get(edge, 0) for edge in enumerate(order)) for order in permutations(range(4)))
    assert sum(edges[edge] for edge in chosen) == best
    assert len({row for row, _ in chosen}) == len({column for _, column in chosen}) == len(chosen)
