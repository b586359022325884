"""Which gold event and which predicted event belong together: one to one, as many as can be, as alike as can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.evaluation.fields import compare
from timeline.evaluation.gold import GoldEvent, Span
from timeline.evaluation.predictions import Pages, Prediction

# A pair more counts before all likeness; sentence, root and cue before the rest. Whole numbers, so that sums are exact.
PAIR = 1_000_000
SENTENCE, CUE = 10_000, 8_000
LIKENESS = {"root": 10_000, "source": 2_000, "target": 1_000, "date_start": 1_000, "speaker": 500, "code": 500}
NOT_SCORED = {"target"}  # where it is not scored it is as good as right

Edge = tuple[int, int]
Edges = Mapping[Edge, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that belong together and which fields of the predicted one are right."""

    gold: GoldEvent
    predicted: Prediction
    right: Mapping[str, bool]


def pair(page: Pages) -> list[Pair]:
    """The pairs of an article."""
    golds, predictions, text = page.gold.events, page.predictions, page.text or ""
    rights: dict[Edge, dict[str, bool]] = {}
    edges: dict[Edge, int] = {}
    for i, gold in enumerate(golds):
        for j, predicted in enumerate(predictions):
            if may_pair(gold, predicted):
                rights[i, j] = compare(gold, predicted, text)
                edges[i, j] = PAIR + _likeness(gold, predicted, rights[i, j])
    return [Pair(golds[i], predictions[j], rights[i, j]) for i, j in sorted(assign(edges))]


def may_pair(gold: GoldEvent, predicted: Prediction) -> bool:
    """Whether they are of one type and told in one sentence; meetings and actions may be in a further one."""
    if predicted.event["event_type"] != gold.type:
        return False
    places = (gold.evidence,) if gold.type == "statement" else (gold.evidence, *gold.also)
    return any(_same_sentence(place, sentence) for place in places for sentence in predicted.sentences)


def _likeness(gold: GoldEvent, predicted: Prediction, right: Mapping[str, bool]) -> int:
    """How alike two events are; all else that is right decides only between equals."""
    sentence = any(_same_sentence(gold.evidence, s) for s in predicted.sentences)
    cue = any(_overlap(c, t) for c in gold.cues for t in predicted.triggers)
    fields = sum(weight * right.get(name, name in NOT_SCORED) for name, weight in LIKENESS.items())
    return SENTENCE * sentence + CUE * cue + fields + sum(right.values())


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _same_sentence(a: Span, b: Span) -> bool:
    return _overlap(a, b) >= 0.5 * max(1, min(a[1] - a[0], b[1] - b[0]))


def assign(edges: Edges) -> set[Edge]:
    """The one-to-one choice of edges (row, column) with the greatest total weight.

    Kuhn's Hungarian method, path by path: while some way from a free row to a free column, in turn over edges not
    chosen and back over chosen ones, adds to the total, the choice along the best such way is turned round.
    """
    chosen: set[Edge] = set()
    while path := _best_path(edges, chosen):
        chosen ^= set(path)
    return chosen


def _best_path(edges: Edges, chosen: set[Edge]) -> tuple[Edge, ...]:
    """The edges of the way that adds most, none where nothing can be added."""
    holders = {column: row for row, column in chosen}
    taken = set(holders.values())
    # What the best way to each row and column adds, and its edges (Bellman and Ford).
    rows: dict[int, tuple[int, tuple[Edge, ...]]] = {row: (0, ()) for row, _ in edges if row not in taken}
    columns: dict[int, tuple[int, tuple[Edge, ...]]] = {}
    changed = True
    while changed:
        changed = False
        for (row, column), weight in edges.items():
            if row not in rows or (row, column) in chosen:
                continue
            total, way = rows[row][0] + weight, (*rows[row][1], (row, column))
            if column not in columns or columns[column][0] < total:
                columns[column] = (total, way)
                changed = True
                if column in holders:
                    back = (holders[column], column)
                    rows[back[0]] = (total - edges[back], (*way, back))
    ends = [end for column, end in columns.items() if column not in holders and end[0] > 0]
    return max(ends, key=lambda end: end[0], default=(0, ()))[1]
