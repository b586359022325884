"""Tasks for Label Studio, and its JSON export back to tasks.

A trigger is a region with its values (type, code … are choices and texts of that region); its source, target, date,
place and content are regions that relations lead to. A relation `same` leads from a further mention to the first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from timeline.codes import cameo
from timeline.evaluation.gold import ALLOWED, Span
from timeline.evaluation.tasks import BETWEEN, CHOSEN, KINDS, MARKS, TRIGGER, WRITTEN, Task, TaskMention

Result = dict[str, Any]
SPAN, TEXT, SAME, MARKED = "span", "text", "same", "marks"
COLOURS = ("#ffd24d", "#4dd2d2", "#d279d2", "#79d279", "#799fd2", "#bbbbbb")
HINTS = {
    "sources": "who did it: actor codes, RUSGOV; FRA",
    "targets": "to whom: actor codes",
    "date": "YYYY-MM-DD, or first/last day",
    "place": "city, ISO3; or ISO3 alone",
    "speaker": "full name of the person who speaks",
}


def write_tasks(tasks: Iterable[Task], version: str) -> str:
    """The tasks as JSON, what the program found as predictions."""
    return json.dumps([_written(task, version) for task in tasks], ensure_ascii=False, indent=1) + "\n"


def _written(task: Task, version: str) -> Result:
    results = [result for mention in task.mentions for result in _results(task, mention)]
    return {
        "data": {
            "text": task.text,
            "document_id": task.document_id,
            "language": task.language,
            "published": task.published,
            "sentences": [list(span) for span in task.sentences],
        },
        "predictions": [{"model_version": version, "result": results}],
    }


def _results(task: Task, mention: TaskMention) -> Iterator[Result]:
    yield _region(task, mention.id, mention.trigger, TRIGGER)
    for name, words in (mention.values or {}).items():
        if words:
            yield _value(mention, name, words)
    if mention.same_as is not None:
        yield _relation(mention.id, mention.same_as, SAME)
    for number, (kind, span) in enumerate(mention.spans):
        region = f"{mention.id}-{number}"
        yield _region(task, region, span, kind)
        yield _relation(mention.id, region, kind)


def _region(task: Task, region: str, span: Span, label: str) -> Result:
    value = {"start": span[0], "end": span[1], "text": task.text[slice(*span)], "labels": [label]}
    return {"id": region, "from_name": SPAN, "to_name": TEXT, "type": "labels", "value": value}


def _value(mention: TaskMention, name: str, words: str) -> Result:
    kind = "textarea" if name in WRITTEN else "choices"
    chosen = words.split(BETWEEN) if name == MARKED else [_shown_code(words) if name == "code" else words]
    start, end = mention.trigger
    value = {"start": start, "end": end, "text" if kind == "textarea" else "choices": chosen}
    return {"id": mention.id, "from_name": name, "to_name": TEXT, "type": kind, "value": value}


def _relation(start: str, end: str, label: str) -> Result:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}


def _shown_code(code: str) -> str:
    return f"{code} {cameo.lookup(code).name}"


def read_tasks(text: str) -> list[Task]:
    """The tasks of an export that somebody has submitted. Raises ValueError for what is no such export."""
    records = json.loads(text)
    if not isinstance(records, list):
        raise ValueError("expected a list of tasks; export from Label Studio as JSON")
    tasks = []
    for number, record in enumerate(records, 1):
        try:
            results = _submitted(record)
            if results is not None:
                tasks.append(_read(record["data"], results))
        except (KeyError, TypeError, IndexError, AttributeError) as problem:
            raise ValueError(f"task {number}: {type(problem).__name__} {problem}; export it as JSON") from problem
    return tasks


def _submitted(record: Mapping[str, Any]) -> list[Result] | None:
    """What the last annotator submitted, None where nobody did or the task was skipped."""
    done = [a for a in record.get("annotations") or () if not a.get("was_cancelled")]
    return done[-1]["result"] if done else None


def _read(data: Mapping[str, Any], results: list[Result]) -> Task:
    regions = {r["id"]: r for r in results if r["type"] == "labels"}
    values: dict[str, dict[str, str]] = defaultdict(dict)
    relations: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for result in results:
        if result["type"] in ("choices", "textarea"):
            values[result["id"]][result["from_name"]] = _words(result)
        elif result["type"] == "relation" and {result["from_id"], result["to_id"]} <= regions.keys():
            relations[result["from_id"]].append((result["to_id"], next(iter(result.get("labels") or ()), "")))
    mentions = (
        _mention(region, regions, values[region], relations[region])
        for region in regions
        if _label(regions[region]) == TRIGGER
    )
    return Task(
        document_id=data["document_id"],
        text=data["text"],
        language=data["language"],
        published=data["published"],
        sentences=tuple((start, end) for start, end in data["sentences"]),
        mentions=tuple(mentions),
    )


def _mention(
    region: str, regions: Mapping[str, Result], values: dict[str, str], relations: list[tuple[str, str]]
) -> TaskMention:
    return TaskMention(
        id=region,
        trigger=_span(regions[region]),
        spans=tuple((_label(regions[to]), _span(regions[to])) for to, label in relations if label != SAME),
        values=values,
        same_as=next((to for to, label in relations if label == SAME), None),
    )


def _words(result: Result) -> str:
    value = result["value"]
    words = value["text" if result["type"] == "textarea" else "choices"]
    joined = words if isinstance(words, str) else BETWEEN.join(words)
    return joined.split()[0] if result["from_name"] == "code" else joined


def _span(region: Result) -> Span:
    return region["value"]["start"], region["value"]["end"]


def _label(region: Result) -> str:
    return str(region["value"]["labels"][0])


def labelling_config() -> str:
    """The configuration of a Label Studio project for these tasks."""
    choices = {
        "type": ALLOWED["type"],
        "code": [_shown_code(code) for code in cameo.all_codes()],
        "modality": ALLOWED["modality"],
        "form": [form for form in ALLOWED["form"] if form],
        MARKED: MARKS,
    }
    lines = ["<View>", f'  <Labels name="{SPAN}" toName="{TEXT}">']
    lines += [f'    <Label value="{kind}" background="{c}"/>' for kind, c in zip(KINDS, COLOURS, strict=True)]
    lines += ["  </Labels>", "  <Relations>"]
    lines += [f'    <Relation value="{label}"/>' for label in (*KINDS[1:], SAME)]
    lines += ["  </Relations>", f'  <Text name="{TEXT}" value="${TEXT}"/>']
    when = f'toName="{TEXT}" perRegion="true" whenTagName="{SPAN}" whenLabelValue="{TRIGGER}"'
    for name in (*CHOSEN, MARKED):
        layout = 'choice="multiple"' if name == MARKED else 'layout="select"' if name == "code" else 'showInline="true"'
        lines += [f'  <Header value="{name}"/>', f'  <Choices name="{name}" {layout} {when}>']
        lines += [f"    <Choice value={quoteattr(str(value))}/>" for value in choices[name] if value]
        lines += ["  </Choices>"]
    written = f'editable="true" maxSubmissions="1" {when}'
    lines += [f'  <TextArea name="{name}" placeholder={quoteattr(HINTS[name])} {written}/>' for name in WRITTEN]
    return "\n".join([*lines, "</View>", ""])
