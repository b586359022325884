"""One training run: a config of `configs/`, the prepared Docs of a language, a fixed number of steps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops

CONFIGS = Path(__file__).parent / "configs"

# Fixed step counts instead of patience: the same run takes the same time and gives the same weights.
STEPS = {
    ("parser", "id"): 3500,
    ("parser", "en"): 5500,
    ("names", "id"): 2500,
    ("names", "en"): 1800,
}
DEFAULT_STEPS = 4000
# The English treebanks are large enough to fill a wider network; the names then take less, for both to stay small.
CHANGES: dict[tuple[str, str], dict[str, Any]] = {
    ("parser", "en"): {
        "components.tok2vec.model.encode.width": 128,
        "components.parser.model.hidden_width": 96,
        "training.dropout": 0.15,
    },
    ("names", "en"): {"components.ner.model.tok2vec.embed.rows": [6500, 1000, 2300, 2300, 50, 50]},
}


def steps_for(part: str, language: str) -> int:
    """How many steps a part of a language is trained for."""
    return STEPS.get((part, language), DEFAULT_STEPS)


def train(part: str, language: str, work: Path, *, steps: int | None = None) -> Path:
    """Train `part` (parser or names) on what `prepare` left in `work`; the folder of the best model."""
    # numpy multiplies matrices two to three times as fast as thinc's default here
    set_current_ops(NumpyOps(use_blis=False))
    output = work / part
    output.mkdir(parents=True, exist_ok=True)
    overrides = {
        "nlp.lang": language,
        "paths.train": str(work / f"{part}-train.spacy"),
        "paths.dev": str(work / f"{part}-dev.spacy"),
        "paths.base": str(work / "base"),
        "training.max_steps": steps or steps_for(part, language),
        **CHANGES.get((part, language), {}),
    }
    config = load_config(CONFIGS / f"{part}.cfg", overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    spacy_train(nlp, output, stdout=sys.stdout, stderr=sys.stderr)
    return output / "model-best"
