"""How probable it is that a mention is right in type, root code and dyad.

A logistic model over what a reader can check in the sentence. The weights are data (`confidence.csv`), fitted on
annotated articles by `python -m training.confidence`; docs/quality.md tells how well they hold.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from timeline.gather.records import Mention
from timeline.lexicon import LexiconError, read_csv

PATH = Path(__file__).with_name("confidence.csv")
COLUMNS = ("feature", "weight", "mentions", "right", "meaning")
BASE = "base"  # the weight that every mention has
NEUTRAL_ROOT = "01"


def _is_directed_statement(m: Mention) -> bool:
    return m.statement is not None and m.code[:2] != NEUTRAL_ROOT


def _has_form(form: str) -> Callable[[Mention], bool]:
    return lambda m: m.statement is not None and m.statement.form == form


FEATURES: Mapping[str, Callable[[Mention], bool]] = {
    BASE: lambda m: True,
    "meeting": lambda m: m.event_type == "meeting",
    "action": lambda m: m.event_type == "action",
    "direct": _has_form("direct"),
    "indirect": _has_form("indirect"),
    "directed": _is_directed_statement,
    "continued": lambda m: m.statement is not None and m.statement.continuation,
    "no_target": lambda m: not m.targets and (m.statement is None or _is_directed_statement(m)),
    "target_elsewhere": lambda m: any(party.span is None for party in m.targets),
    "several": lambda m: len(m.sources) + len(m.targets) > 2,
    "person": lambda m: any(party.actor.person for party in m.sources),
    "bare": lambda m: m.statement is None and m.standing == "bare",
    "described": lambda m: m.statement is None and m.standing in ("relative", "carried"),
    "aside": lambda m: m.aside,
    "not_actual": lambda m: m.modality != "actual",
    "dated_elsewhere": lambda m: m.dating.basis in ("context", "publication"),
}


def features(mention: Mention) -> tuple[str, ...]:
    """The names of what holds of a mention, the base first."""
    return tuple(name for name, holds in FEATURES.items() if holds(mention))


def probability(mention: Mention) -> float:
    """Between 0 and 1. Raises LexiconError where the file of weights is not complete."""
    weights = _weights()
    return round(1 / (1 + math.exp(-sum(weights[name] for name in features(mention)))), 3)


@cache
def _weights() -> dict[str, float]:
    rows = list(read_csv(PATH, COLUMNS))
    try:
        weights = {row["feature"]: float(row["weight"]) for row in rows}
    except ValueError as problem:
        raise LexiconError(PATH, 1, f"a weight is no number: {problem}") from problem
    if weights.keys() != FEATURES.keys():
        raise LexiconError(PATH, 1, f"features are {', '.join(weights)}, expected {', '.join(FEATURES)}")
    return weights
