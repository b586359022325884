"""How probable it is that a mention is right: by its class, from counts on annotated articles (`confidence.csv`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from timeline.lexicon import read_csv

PATH = Path(__file__).with_name("confidence.csv")
COLUMNS = ("event_type", "standing", "directed", "right", "of")
NEUTRAL_ROOT = "01"


@cache
def _probabilities() -> dict[tuple[str, str, str], float]:
    # One more of either kind keeps small classes away from 0 and 1 (Laplace's rule of succession).
    return {
        (row["event_type"], row["standing"], row["directed"]): (int(row["right"]) + 1) / (int(row["of"]) + 2)
        for row in read_csv(PATH, COLUMNS)
    }


def of_act(event_type: str, standing: str) -> float:
    """Probability that an act of this standing is right in type, root code and dyad."""
    return _probabilities()[event_type, standing, ""]


def of_statement(form: str, code: str, ceiling: float) -> float:
    """The same for a statement; `ceiling` is what its annotator grants at most, by how sure the speaker is."""
    directed = "no" if code.startswith(NEUTRAL_ROOT) else "yes"
    return min(ceiling, _probabilities()["statement", form, directed])
