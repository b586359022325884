"""What a dataset tells of annotated articles: its events with their places in the text, in the gold's offsets."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.evaluation.gold import GoldArticle, Span
from timeline.tables.read import Dataset

Row = Mapping[str, Any]
Move = Callable[[int], int]


@dataclass(slots=True)
class Prediction:
    """An event of the dataset as one article tells it: sentences and triggers of its mentions, its statement if any.

    `content` are the spans of what was said; all spans are code points of the gold's text.
    """

    event: Row
    sentences: list[Span] = field(default_factory=list)
    triggers: list[Span] = field(default_factory=list)
    statement: Row | None = None
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pages:
    """An annotated article beside the dataset's: `text` in which all offsets count, None where it was not found."""

    gold: GoldArticle
    text: str | None
    predictions: Sequence[Prediction]


def read_pages(dataset: Dataset, gold: Iterable[GoldArticle]) -> list[Pages]:
    """Each annotated article with the events that the dataset tells of it.

    Documents are found by their id, else by the digest of their text.
    """
    articles = list(gold)
    documents = _documents(dataset, articles)
    moves = {d: _move(row["text"], article.text) for d, (article, row) in documents.items()}
    found: dict[tuple[str, str], Prediction] = {}
    events = {row["event_id"]: row for row in dataset.events.iter_rows(named=True)}
    _add_mentions(dataset, events, moves, found)
    _add_statements(dataset, moves, found)
    told: dict[str, list[Prediction]] = {article.id: [] for article in articles}
    for (document_id, _), prediction in found.items():
        told[documents[document_id][0].id].append(prediction)
    texts = {article.id: article.text or row["text"] for article, row in documents.values()}
    return [Pages(article, texts.get(article.id), told[article.id]) for article in articles]


def _documents(dataset: Dataset, gold: list[GoldArticle]) -> dict[str, tuple[GoldArticle, Row]]:
    """The annotated article and the row of each document that is one, by document_id."""
    by_id = {article.id: article for article in gold}
    by_text = {article.text_sha256: article for article in gold if article.text_sha256}
    found: dict[str, tuple[GoldArticle, Row]] = {}
    for row in dataset.documents.select("document_id", "text", "text_sha256").iter_rows(named=True):
        article = by_id.get(row["document_id"]) or by_text.get(row["text_sha256"])
        if article is not None:
            found[row["document_id"]] = (article, row)
    return found


def _add_mentions(
    dataset: Dataset, events: Mapping[str, Row], moves: Mapping[str, Move], found: dict[tuple[str, str], Prediction]
) -> None:
    for row in dataset.mentions.iter_rows(named=True):
        move, event = moves.get(row["document_id"]), events.get(row["event_id"])
        if move is None or event is None:
            continue
        prediction = found.setdefault((row["document_id"], row["event_id"]), Prediction(event))
        prediction.sentences.append((move(row["sentence_start"]), move(row["sentence_end"])))
        prediction.triggers.append((move(row["trigger_start"]), move(row["trigger_end"])))


def _add_statements(dataset: Dataset, moves: Mapping[str, Move], found: dict[tuple[str, str], Prediction]) -> None:
    """The first statement of each event; one event told several times by an article is one statement."""
    for row in dataset.statements.iter_rows(named=True):
        prediction = found.get((row["document_id"], row["event_id"]))
        if prediction is not None and prediction.statement is None:
            move = moves[row["document_id"]]
            prediction.statement = row
            prediction.content = tuple((move(span["start"]), move(span["end"])) for span in row["content_spans"] or ())
            prediction.triggers.append((move(row["cue_start"]), move(row["cue_end"])))


def _move(stored: str, gold: str | None) -> Move:
    """From an offset in the stored text to one in the gold's: the two may differ in white space and small mendings."""
    if gold is None or stored == gold:
        return lambda offset: offset
    blocks = difflib.SequenceMatcher(None, stored, gold, autojunk=False).get_matching_blocks()

    def moved(offset: int) -> int:
        block = max((b for b in blocks if b.a <= offset), key=lambda b: b.a, default=blocks[0])
        return block.b + min(max(offset - block.a, 0), block.size)

    return moved
