"""`python -m training.confidence GOLD`: how far the confidence of events holds, and new weights for it.

GOLD are annotated articles in the layout of `timeline evaluate`, each with its day of publication. Each mention of
theirs is right or wrong: right when it belongs to an event that the annotators have too, with the same root code and
the same parties. Weights are those of a logistic model, drawn to 0 (ridge), so that rare features say little. How well
the model holds is measured on articles left out of its fit, one after the other.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from timeline.articles import InputError, read
from timeline.articles.article import Article
from timeline.evaluation.fields import all_right
from timeline.evaluation.gold import GoldError, read_gold
from timeline.evaluation.pairing import pair
from timeline.evaluation.predictions import read_pages
from timeline.gather import gather
from timeline.gather.confidence import BASE, COLUMNS, FEATURES, PATH, features
from timeline.gather.records import GatheredArticle
from timeline.lexicon import read_csv
from timeline.resolve import article_rows
from timeline.run.batch import pipeline
from timeline.run.engine import frames, merge
from timeline.run.resolving import whole
from timeline.run.settings import Settings
from timeline.tables.read import read_dataset
from timeline.tables.write import write_dataset
from training.reliability import Outcome, bins, brier, calibration_error, least_error

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
SECTION = "Confidence"
REQUIRED = ("root", "source", "target")
# Precision of the prior belief that a feature says nothing, chosen by the Brier score on articles left out.
RIDGE = 4.0
STEPS = 30
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """A mention of an annotated article: what holds of it, and whether its event is right."""

    article: str
    event: str
    features: frozenset[str]
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, measure, print; with --write also change the weights and the documentation. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.confidence", description=__doc__)
    parser.add_argument("gold", type=Path, help="annotated articles, JSON Lines")
    parser.add_argument("--write", action="store_true", help="write the weights and the section of docs/quality.md")
    options = parser.parse_args(arguments)
    try:
        examples = read_examples(options.gold)
    except (GoldError, InputError) as problem:
        parser.error(str(problem))
    text = report(examples)
    sys.stdout.write(text)
    if options.write:
        write_weights(PATH, fit(examples), examples)
        write_section(PAGE, text)
    return 0


def read_examples(gold: Path) -> list[Example]:
    """All mentions that the program finds in the annotated articles."""
    annotated = read_gold(gold)
    held: dict[str, frozenset[str]] = {}
    parts = []
    for article in read([gold]):
        if isinstance(article, Article):
            found = _gather(article)
            rows = article_rows(found)
            parts.append(frames(rows))
            for mention, row in zip(found.mentions, rows["mentions"], strict=True):
                held[row["mention_id"]] = frozenset(features(mention))
    with TemporaryDirectory() as folder:
        dataset = read_dataset(write_dataset(Path(folder) / "dataset", whole(merge(parts)), versions={}))
        right = {
            (own.predicted.event["event_id"], page.gold.id)
            for page in read_pages(dataset, annotated)
            for own in pair(page)
            if all_right(own.right, REQUIRED)
        }
        told = dataset.mentions.select("mention_id", "document_id", "event_id").sort("mention_id").rows()
    return [Example(document, event, held[m], (event, document) in right) for m, document, event in told]


def _gather(article: Article) -> GatheredArticle:
    nlp = pipeline(article.language, Settings())
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    return gather(nlp(doc), article)


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature: the logistic model with a normal prior on all but the base (Newton's method).

    Each event counts once, however many mentions it has.
    """
    mentions = Counter((e.article, e.event) for e in examples)
    names = list(FEATURES)
    x = np.array([[name in e.features for name in names] for e in examples], dtype=float)
    y = np.array([e.right for e in examples], dtype=float)
    counts = np.array([1 / mentions[e.article, e.event] for e in examples])
    prior = np.diag([0.0 if name == BASE else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (counts * (y - p)) - prior @ weights
        weights += np.linalg.solve(x.T @ (x * (counts * p * (1 - p))[:, None]) + prior, gradient)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def left_out(examples: Sequence[Example]) -> list[Outcome]:
    """Each event with its probability by weights fitted without its article; that of its surest mention counts."""
    events: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for article in sorted({e.article for e in examples}):
        weights = fit([e for e in examples if e.article != article])
        for e in examples:
            if e.article == article:
                events[article, e.event].append((_probability(e, weights), e.right))
    return [max(outcomes) for outcomes in events.values()]


def _probability(example: Example, weights: Mapping[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights[name] for name in example.features))))


def report(examples: Sequence[Example]) -> str:
    """The reliability table and scores of the articles left out, in Markdown."""
    return "\n".join(_report(examples)) + "\n"


def _report(examples: Sequence[Example]) -> Iterator[str]:
    outcomes = left_out(examples)
    articles, share = len({e.article for e in examples}), sum(right for _, right in outcomes) / len(outcomes)
    yield "| confidence | events | expected | observed |"
    yield "|---|---:|---:|---:|"
    for b in bins(outcomes):
        yield f"| {b.low:.1f} to {b.high:.1f} | {b.cases} | {b.expected:.2f} | {b.observed:.2f} |"
    yield ""
    yield f"{len(outcomes)} events of {articles} articles, {share:.2f} of them right; each article was scored by"
    yield f"weights fitted without it. Brier score {brier(outcomes):.3f}"
    flat, error, chance = _flat(outcomes), calibration_error(outcomes), least_error(outcomes)
    yield f"(with {share:.2f} for every event {flat:.3f}), expected calibration error {error:.3f}; on so few events"
    sure = [right for p, right in outcomes if p >= SURE]
    yield f"probabilities that hold exactly would have {chance:.3f}. Of {len(sure)} events at {SURE} or more,"
    yield f"{sum(sure) / max(1, len(sure)):.2f} are right."


def _flat(outcomes: Sequence[Outcome]) -> float:
    """The Brier score of giving every event the share that is right."""
    share = sum(right for _, right in outcomes) / len(outcomes)
    return brier([(share, right) for _, right in outcomes])


def write_weights(path: Path, weights: Mapping[str, float], examples: Sequence[Example]) -> None:
    """Replace weights and counts in the file; comments and meanings stay."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = [line for line in lines if line.startswith("#")]
    meanings = {row["feature"]: row["meaning"] for row in read_csv(path, COLUMNS)}
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.writelines(f"{line}\n" for line in comments)
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        for name, weight in weights.items():
            own = [e.right for e in examples if name in e.features]
            writer.writerow((name, f"{weight:.2f}", len(own), sum(own), meanings[name]))


def write_section(page: Path, text: str) -> None:
    """Replace the table and the scores of the section; what a person wrote above them stays."""
    before, heading, after = page.read_text(encoding="utf-8").partition(f"## {SECTION}\n")
    own, following, rest = after.partition("\n## ")
    prose = re.split(r"^\| confidence ", own, maxsplit=1, flags=re.MULTILINE)[0]
    page.write_text(before + heading + prose + text + following + rest, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
