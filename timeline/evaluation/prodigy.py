"""Tasks for Prodigy, and its JSON Lines back to tasks: one line a mention, an article without any has one line too.

Spans are in `spans`, values are fields of the line that `text_input` blocks can show. Accepting a line keeps its
mention, rejecting it says that it is none, ignoring it leaves the article out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.evaluation.tasks import CHOSEN, TRIGGER, WRITTEN, Task, TaskMention

VALUES = (*CHOSEN, "marks", *WRITTEN)


def write_tasks(tasks: Iterable[Task]) -> str:
    """The tasks as JSON Lines."""
    lines = (json.dumps(line, ensure_ascii=False) for task in tasks for line in _written(task))
    return "".join(f"{line}\n" for line in lines)


def _written(task: Task) -> Iterator[dict[str, Any]]:
    meta = {
        "document_id": task.document_id,
        "language": task.language,
        "published": task.published,
        "sentences": [list(span) for span in task.sentences],
    }
    if not task.mentions:
        yield {"text": task.text, "spans": [], "meta": meta}
    for mention in task.mentions:
        spans = sorted([(*mention.trigger, TRIGGER), *((*span, kind) for kind, span in mention.spans)])
        yield {
            "text": task.text,
            "spans": [{"start": start, "end": end, "label": label} for start, end, label in spans],
            **{name: (mention.values or {}).get(name, "") for name in VALUES},
            "meta": meta | {"mention_id": mention.id, "same_as": mention.same_as},
        }


def read_tasks(text: str) -> list[Task]:
    """The tasks of an export with answers. Raises ValueError for what is no such export."""
    articles: dict[str, list[Mapping[str, Any]]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if "answer" in record:
                articles.setdefault(record["meta"]["document_id"], []).append(record)
        except (KeyError, TypeError, ValueError) as problem:
            raise ValueError(f"line {number}: {type(problem).__name__} {problem}; export with db-out") from problem
    return [_read(lines) for lines in articles.values() if all(line["answer"] != "ignore" for line in lines)]


def _read(lines: list[Mapping[str, Any]]) -> Task:
    meta = lines[0]["meta"]
    kept = [line for line in lines if line["answer"] == "accept" and line.get("spans")]
    return Task(
        document_id=meta["document_id"],
        text=lines[0]["text"],
        language=meta["language"],
        published=meta["published"],
        sentences=tuple((start, end) for start, end in meta["sentences"]),
        mentions=tuple(mention for line in kept for mention in _mentions(line)),
    )


def _mentions(line: Mapping[str, Any]) -> Iterator[TaskMention]:
    """The mention of a line; none where its trigger was taken away."""
    spans = [(span["label"], (span["start"], span["end"])) for span in line["spans"]]
    triggers = [span for label, span in spans if label == TRIGGER]
    if triggers:
        yield TaskMention(
            id=line["meta"].get("mention_id", ""),
            trigger=triggers[0],
            spans=tuple((label, span) for label, span in spans if label != TRIGGER),
            values={name: str(line.get(name) or "") for name in VALUES},
            same_as=line["meta"].get("same_as"),
        )
