"""An evaluation as text for the terminal, as Markdown or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from timeline.evaluation.figures import Errors, Evaluation, Score
from timeline.evaluation.gold import GoldEvent
from timeline.evaluation.pairing import Pair

Table = tuple[str, Sequence[str], Sequence[Sequence[str]]]
"""Title, heading and rows."""


def as_json(evaluation: Evaluation, *, errors: bool) -> str:
    """All figures, and the errors if they are wanted, as one JSON object."""
    found: dict[str, Any] = {
        "articles": evaluation.articles,
        "absent": list(evaluation.absent),
        "scores": {
            name: {
                **{"precision": s.precision, "recall": s.recall, "f1": s.f1, "f1_interval": s.interval},
                **{"right": s.right, "predicted": s.predicted, "gold": s.gold},
            }
            for name, s in evaluation.scores.items()
        },
        "fields": {
            name: {"share": s.share, "interval": s.interval, "right": s.right, "of": s.of}
            for name, s in evaluation.fields.items()
        },
        "roots": [
            {"gold": gold, "predicted": predicted, "count": count}
            for (gold, predicted), count in sorted(evaluation.roots.items())
        ],
    }
    if errors:
        found["errors"] = [dict(zip(ERROR_HEADING, row, strict=True)) for row in _error_rows(evaluation.errors)]
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_markdown(evaluation: Evaluation, *, errors: bool) -> str:
    """The tables in Markdown."""
    return "\n\n".join(_markdown(table) for table in tables(evaluation, errors=errors))


def as_text(evaluation: Evaluation, *, errors: bool) -> str:
    """The tables in plain text, columns aligned."""
    return "\n\n".join(_aligned(table) for table in tables(evaluation, errors=errors))


def tables(evaluation: Evaluation, *, errors: bool) -> Iterator[Table]:
    """All that is shown: scores, fields, confusion of roots, and the errors if they are wanted."""
    articles = f"{evaluation.articles} articles"
    if evaluation.absent:
        articles += f"; not in the dataset: {', '.join(evaluation.absent)}"
    heading = ("", "precision", "recall", "F1", "95 % of F1", "right", "predicted", "gold")
    yield f"Events ({articles})", heading, [_score_row(name, score) for name, score in evaluation.scores.items()]
    shares = [
        (name, _number(s.share), _range(s.interval), f"{s.right}/{s.of}") for name, s in evaluation.fields.items()
    ]
    yield "Fields of the events found", ("", "share", "95 %", "right"), shares
    if evaluation.roots:
        yield _confusion(evaluation)
    if errors:
        yield "Errors", ERROR_HEADING, list(_error_rows(evaluation.errors))


def _score_row(name: str, score: Score) -> tuple[str, ...]:
    figures = map(_number, (score.precision, score.recall, score.f1))
    return (name, *figures, _range(score.interval), *map(str, (score.right, score.predicted, score.gold)))


def _confusion(evaluation: Evaluation) -> Table:
    roots = sorted({root for pair in evaluation.roots for root in pair})
    rows = [(gold, *(str(evaluation.roots.get((gold, predicted), "·")) for predicted in roots)) for gold in roots]
    return "Root codes of the events found: rows gold, columns dataset", ("", *roots), rows


ERROR_HEADING = ("article", "error", "event", "field", "gold", "dataset", "sentence")


def _error_rows(errors: Iterable[Errors]) -> Iterator[tuple[str, ...]]:
    for article in errors:
        for event in article.missed:
            found = f"{event.type} {event.cameo}".strip()
            yield article.article, "missed", "", "", found, "", _sentence(article, event)
        for prediction in article.invented:
            row, span = prediction.event, min(prediction.sentences)
            told = f"{row['event_type']} {row['cameo_code']}"
            yield article.article, "invented", row["event_id"], "", "", told, _words(article.text[slice(*span)])
        for pair in article.wrong:
            for name, gold, told in _wrong_fields(pair):
                event_id = pair.predicted.event["event_id"]
                yield article.article, "wrong", event_id, name, gold, told, _sentence(article, pair.gold)


def _wrong_fields(pair: Pair) -> Iterator[tuple[str, str, str]]:
    for name, right in pair.right.items():
        if not right:
            yield name, *_values(name, pair)


def _values(name: str, pair: Pair) -> tuple[str, str]:
    """What stands in the gold and in the dataset; empty where it is too long for a table."""
    gold, event, statement = pair.gold, pair.predicted.event, pair.predicted.statement or {}
    if name in ("source", "target"):
        side = f"{name}s"
        return " ".join(getattr(gold, side)), " ".join(actor["code"] or "" for actor in event[side] or ())
    if name.startswith("date"):
        return f"{gold.date_start} {gold.date_end}", f"{event['date_start']} {event['date_end']}"
    if name.startswith("place"):
        place = gold.place
        return f"{place.city} {place.country}" if place else "none", f"{event['place_name']} {event['place_country']}"
    if name.startswith("speaker"):
        return ", ".join(gold.speaker_names), str(statement.get("speaker_name") or "")
    if name in ("modality", "negated", "background"):
        return str(getattr(gold, name)), str(event[name])
    if name == "form":
        return str(gold.form), str(statement.get("form"))
    return ("", "") if name.startswith("quote") else (gold.cameo, event["cameo_code"])


def _sentence(article: Errors, event: GoldEvent) -> str:
    return _words(article.text[slice(*event.evidence)])


def _words(text: str) -> str:
    """Text on one line that cannot steer a terminal or break a table."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def _number(value: float) -> str:
    return f"{value:.3f}"


def _range(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.3f}–{interval[1]:.3f}"


def _markdown(table: Table) -> str:
    title, heading, rows = table
    cells = [tuple(cell.replace("|", r"\|") for cell in row) for row in (heading, ["---"] * len(heading), *rows)]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(row)} |" for row in cells)])


def _aligned(table: Table) -> str:
    title, heading, rows = table
    widths = [max(map(len, column)) for column in zip(heading, *rows, strict=True)]
    lines = [
        "  ".join(
            cell.ljust(width) if i == 0 or not _is_figure(cell) else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (heading, *rows)
    ]
    return "\n".join([title, *lines])


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit() or cell == "·"
