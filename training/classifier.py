"""`python -m training.classifier`: would a small classifier help where the rules find nothing? So far it does not.

A multinomial logistic regression over the words and word pairs of a sentence, learned from the examples and
counterexamples of the lexicons, which are the project's own: CAMEO root, or none. With `--coded FILE DATASET` it is
measured on sentences that somebody else coded, beside the rules, and on those of which the rules made no event.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.illocution import illocution_lexicon
from timeline.annotate.statements.lexicon import load as cue_lexicon
from timeline.codes import operators

Sentence = tuple[str, str]
"""A text and its CAMEO root."""

NONE = "none"
WORD = re.compile(r"[\w']+")
STEM = 6  # letters of a word that count
FOLDS = 5
STEPS, RATE, DECAY = 300, 0.1, 1e-4
THRESHOLDS = (0.0, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights by feature and root; the last row is the bias."""

    features: dict[str, int]
    roots: tuple[str, ...]
    weights: NDArray[np.float64]

    def __call__(self, text: str) -> tuple[str, float]:
        """The likeliest root of a text, and its probability."""
        chances = _softmax(_matrix([text], self.features) @ self.weights)[0]
        best = int(chances.argmax())
        return self.roots[best], float(chances[best])


def sentences(language: str) -> list[Sentence]:
    """The examples of a language's lexicons with their roots; counterexamples of acts have none."""
    return [*dict.fromkeys(_sentences(language))]


def _sentences(language: str) -> Iterator[Sentence]:
    for entry in act_lexicon(language).entries:
        code = entry.act.codes.get("actual")
        if code is not None and not entry.topic:
            yield from ((text, code[:2]) for text in entry.examples)
            yield from ((text, NONE) for text in entry.counterexamples)
    for group in cue_lexicon(language).groups:
        yield from ((text, operators.lookup(group.operator).code[:2]) for text in group.examples)
    for rule in illocution_lexicon(language).rules:
        yield from ((text, operators.lookup(rule.operator).code[:2]) for text in rule.examples)


def learn(known: Sequence[Sentence]) -> Classifier:
    """The classifier of some sentences, by full-batch Adam: the same sentences give the same weights."""
    counts = Counter(feature for text, _ in known for feature in set(_features(text)))
    features = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count > 1))}
    roots = tuple(sorted({root for _, root in known}))
    given = _matrix([text for text, _ in known], features)
    wanted = np.array([[root == other for other in roots] for _, root in known], dtype=np.float64)
    weights = np.zeros((given.shape[1], len(roots)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = given.T @ (_softmax(given @ weights) - wanted) / len(known) + DECAY * weights
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return Classifier(features, roots, weights)


def _features(text: str) -> list[str]:
    stems = [word[:STEM] for word in WORD.findall(text.lower())]
    return stems + [f"{one} {other}" for one, other in pairwise(stems)]


def _matrix(texts: Sequence[str], features: dict[str, int]) -> NDArray[np.float64]:
    out = np.zeros((len(texts), len(features) + 1))
    out[:, -1] = 1
    for row, text in enumerate(texts):
        out[row, [features[name] for name in set(_features(text)) if name in features]] = 1
    return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def folds_right(known: Sequence[Sentence]) -> float:
    """Share of sentences whose root is right by the classifier of the other folds."""
    right = 0
    for fold in range(FOLDS):
        classifier = learn([s for i, s in enumerate(known) if i % FOLDS != fold])
        right += sum(classifier(text)[0] == root for text, root in known[fold::FOLDS])
    return right / len(known)


def coded_sentences(path: Path) -> dict[str, Sentence]:
    """Sentences by id from JSON Lines with `id`, `text` and `gold.code`."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: (row["text"], row["gold"]["code"][:2]) for row in rows}


def rows(classifier: Classifier, coded: Iterable[Sentence]) -> Iterator[tuple[float, int, int]]:
    """For each threshold: how many sentences the classifier gives a root with so much certainty, and how many right."""
    told = [(*classifier(text), root) for text, root in coded]
    for threshold in THRESHOLDS:
        sure = [(found, root) for found, chance, root in told if found != NONE and chance >= threshold]
        yield threshold, len(sure), sum(found == root for found, root in sure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.classifier", description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--coded", nargs=2, type=Path, metavar=("FILE", "DATASET"))
    options = parser.parse_args(arguments)
    known = sentences(options.language)
    sys.stdout.write(f"own sentences {len(known)}, right in {FOLDS} folds {folds_right(known):.2f}\n")
    if options.coded:
        coded = coded_sentences(options.coded[0])
        read = pl.read_parquet(options.coded[1] / "mentions.parquet")["document_id"]
        silent = {name: coded[name] for name in sorted(coded.keys() - set(read))}
        for name, part in (("all", coded), ("no event by the rules", silent)):
            for threshold, sure, right in rows(learn(known), part.values()):
                sys.stdout.write(f"{name}, {len(part)}: surer than {threshold:.1f}: {sure}, right {right}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
