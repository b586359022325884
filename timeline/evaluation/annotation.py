"""From a dataset to a file of an annotation tool, and from the corrected file to gold."""

from __future__ import annotations

import json
from pathlib import Path

from timeline.evaluation import labelstudio, prodigy
from timeline.evaluation.gold import GoldError, to_article
from timeline.evaluation.tasks import Task, tasks_of, to_gold
from timeline.tables.read import Dataset

LABEL_STUDIO, PRODIGY = "labelstudio", "prodigy"


def write_annotation(
    dataset: Dataset, out: Path, *, tool: str = LABEL_STUDIO, sample: int | None = None, seed: int = 0
) -> list[Path]:
    """Write the articles of a dataset, or a sample of so many, as tasks; the files that were written.

    For Label Studio the configuration of the project is written beside them, as .xml.
    """
    tasks = tasks_of(dataset, sample=sample, seed=seed)
    if tool == PRODIGY:
        return [_write(out, prodigy.write_tasks(tasks))]
    version = f"timeline {dataset.package['versions'].get('timeline', '')}".strip()
    config = out.with_suffix(".xml")
    return [_write(out, labelstudio.write_tasks(tasks, version)), _write(config, labelstudio.labelling_config())]


def read_annotation(path: Path, out: Path) -> int:
    """Write gold from a corrected file of either tool; how many articles it holds.

    Raises GoldError for a file that is no export, holds no submitted task, or holds values that gold may not have.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tasks = labelstudio.read_tasks(text) if text.lstrip().startswith("[") else prodigy.read_tasks(text)
        records = [_checked(task) for task in tasks]
    except (OSError, ValueError) as problem:
        raise GoldError(f"{path}: {problem}") from problem
    if not records:
        raise GoldError(f"{path}: nobody has submitted a task yet; export it when some are done")
    _write(out, "".join(f"{record}\n" for record in records))
    return len(records)


def _checked(task: Task) -> str:
    record = to_gold(task)
    try:
        to_article(record := json.loads(json.dumps(record)))
    except ValueError as problem:
        raise ValueError(f"article {task.document_id}, {problem}") from problem
    return json.dumps(record, ensure_ascii=False)


def _write(path: Path, text: str) -> Path:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise GoldError(f"{path} cannot be written ({problem.strerror}); name another file") from problem
    return path
