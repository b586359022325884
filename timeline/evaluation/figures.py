"""Counting: detection, fields of the pairs, core and strict events, each with its interval over articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from timeline.evaluation.fields import CORE, FIELDS, STRICT, all_right
from timeline.evaluation.gold import TYPES, GoldError, GoldEvent, read_gold
from timeline.evaluation.pairing import Pair, pair
from timeline.evaluation.predictions import Pages, Prediction, read_pages
from timeline.evaluation.tally import Interval, Tally, f1, ratio
from timeline.tables.read import Dataset, read_dataset

# What must be right of a found event to count.
LEVELS: Mapping[str, Sequence[str]] = {"detection": (), "core": CORE, "strict": STRICT}


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of something: `right` of `predicted` and of `gold` events; `interval` is that of F1, 95 %."""

    right: int
    predicted: int
    gold: int
    interval: Interval

    @property
    def precision(self) -> float:
        """Share of the predicted events that are right, 0 where there are none."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold events that were found, 0 where there are none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return float(f1(self.right, self.predicted, self.gold))


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the found events have a field right; `interval` is that of the share, 95 %."""

    right: int
    of: int
    interval: Interval

    @property
    def share(self) -> float:
        """Between 0 and 1, 0 where nothing was scored."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong in one article: events missed, invented and found with wrong fields; `text` is the article's."""

    article: str
    missed: tuple[GoldEvent, ...]
    invented: tuple[Prediction, ...]
    wrong: tuple[Pair, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of a dataset beside annotated articles.

    `scores` are named detection, core and strict, each followed by `_TYPE` or `_LANGUAGE` or nothing; `roots` counts
    pairs by (gold root, predicted root). `absent` are annotated articles that the dataset does not hold: all their
    events count as missed.
    """

    scores: Mapping[str, Score]
    fields: Mapping[str, Share]
    roots: Mapping[tuple[str, str], int]
    errors: Sequence[Errors]
    articles: int
    absent: Sequence[str]


def evaluate(dataset: Dataset | str | PathLike[str], gold: str | PathLike[str]) -> Evaluation:
    """The figures of a dataset, or the one in a folder, beside a file of annotated articles.

    Raises GoldError for a file that cannot be used or that has no article in common with the dataset, DatasetError
    for a folder that holds none.
    """
    if not isinstance(dataset, Dataset):
        dataset = read_dataset(Path(dataset))
    articles = read_gold(Path(gold))
    pages = read_pages(dataset, articles)
    absent = [page.gold.id for page in pages if page.text is None]
    if len(absent) == len(pages):
        raise GoldError(
            f"{gold}: none of its {len(pages)} articles is in {dataset.folder}; "
            "an article's id is the document_id, or its text that of the document"
        )
    pairs = [pair(page) for page in pages]
    tally = Tally(len(pages))
    for index, (page, own) in enumerate(zip(pages, pairs, strict=True)):
        _count(tally, index, page, own)
    return Evaluation(
        scores=_scores(tally, sorted({article.language for article in articles})),
        fields={name: _share(tally, name) for name in FIELDS if tally.of(("scored", name))},
        roots=Counter(_roots(p) for own in pairs for p in own if "root" in p.right),
        errors=[_errors(page, own) for page, own in zip(pages, pairs, strict=True)],
        articles=len(pages),
        absent=absent,
    )


def _count(tally: Tally, index: int, page: Pages, pairs: Sequence[Pair]) -> None:
    """Count what one article gives, of each thing as a whole, by type and by language."""
    language = page.gold.language
    for event in page.gold.events:
        tally.add(index, ("gold", ""), ("gold", event.type), ("gold", language))
    for prediction in page.predictions:
        kind = prediction.event["event_type"]
        tally.add(index, ("predicted", ""), ("predicted", kind), ("predicted", language))
    for own in pairs:
        for level, names in LEVELS.items():
            if all_right(own.right, names):
                tally.add(index, (level, ""), (level, own.gold.type), (level, language))
        for name, right in own.right.items():
            tally.add(index, ("scored", name), *([("right", name)] if right else []))


def _scores(tally: Tally, languages: Sequence[str]) -> dict[str, Score]:
    return {
        f"{level}_{part}".rstrip("_"): _score(tally, level, part)
        for level in LEVELS
        for part in ("", *(TYPES if level == "detection" else ()), *languages)
    }


def _score(tally: Tally, level: str, part: str) -> Score:
    keys = ((level, part), ("predicted", part), ("gold", part))
    right, predicted, gold = map(tally.of, keys)
    return Score(right, predicted, gold, tally.interval(f1, keys))


def _share(tally: Tally, name: str) -> Share:
    keys = (("right", name), ("scored", name))
    right, scored = map(tally.of, keys)
    return Share(right, scored, tally.interval(ratio, keys))


def _roots(pair: Pair) -> tuple[str, str]:
    return pair.gold.cameo[:2], pair.predicted.event["cameo_code"][:2]


def _errors(page: Pages, pairs: Sequence[Pair]) -> Errors:
    golds, predictions = {id(p.gold) for p in pairs}, {id(p.predicted) for p in pairs}
    return Errors(
        article=page.gold.id,
        missed=tuple(e for e in page.gold.events if id(e) not in golds),
        invented=tuple(p for p in page.predictions if id(p) not in predictions),
        wrong=tuple(p for p in pairs if not all_right(p.right, FIELDS)),
        text=page.text or page.gold.text or "",
    )
