"""Start-up: how soon the command answers, beside the import of spaCy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial

from benchmarks.measuring import alternate, median_of, ratio
from benchmarks.sample import Sample
from benchmarks.tables import Figures, Row

BASE = "import spacy"
SIDES = {
    BASE: ("-c", "import spacy"),
    "timeline --help": ("-m", "timeline", "--help"),
    "import timeline": ("-c", "import timeline"),
}
# One start takes a second or so and varies much.
ROUNDS_MORE = 2


def startup(sample: Sample) -> list[Figures]:
    """Seconds that a new Python takes for each side, and the ratio to `import spacy`."""
    sides: dict[str, Callable[[], object]] = {name: partial(_start, *words) for name, words in SIDES.items()}
    alternate(sides, 1)  # compiles and caches what has never run
    timings = alternate(sides, sample.rounds + ROUNDS_MORE)
    rows: list[Row] = []
    for name, own in timings.items():
        to_spacy = ratio(own, timings[BASE])
        rows.append(
            {"start": name, "seconds": median_of(own).wall, "ratio": to_spacy.wall, "ratio_of_cpu_time": to_spacy.cpu}
        )
    return [Figures("startup", "a new process until it ends, beside `import spacy`", rows)]


def _start(*words: str) -> None:
    subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
