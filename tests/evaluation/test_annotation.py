"""The way to an annotation tool and back: what nobody changed is all right, what somebody changed is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from builders import RUSSIA, TEXT, VERSIONS, document, event, mention, span, statement

import timeline
from timeline.evaluation.annotation import LABEL_STUDIO, PRODIGY, read_annotation, write_annotation
from timeline.evaluation.figures import Evaluation, evaluate
from timeline.evaluation.gold import GoldError
from timeline.evaluation.tasks import tasks_of
from timeline.tables.read import Dataset, read_dataset
from timeline.tables.write import write_dataset

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
Change = Callable[[Any], None]


@pytest.fixture
def small(tmp_path: Path) -> Dataset:
    """A meeting told twice and a quotation in one document, and a document that tells of nothing."""
    person = RUSSIA | {"person": "Sergey Lavrov"}
    said = event("e2", "111", event_type="statement", reciprocal=False, sources=[person], place_name=None)
    rows: dict[str, Any] = {
        "events": [event(), said | {"place_country": None}],
        "mentions": [
            mention(source_spans=[span(TEXT, "Rusia")], date_start_char=61, date_end_char=73),
            mention("m2", "e1", "menunggu"),
            mention("m3", "e2", "kata", event_type="statement"),
        ],
        "statements": [statement()],
        "documents": [document(), document("d2", "Hujan turun.")],
    }
    return read_dataset(write_dataset(tmp_path / "dataset", rows, versions=VERSIONS))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The examples as the program reads them."""
    return timeline.extract(EXAMPLES).write(tmp_path_factory.mktemp("examples") / "dataset")


def submit(path: Path, tool: str, change: Change = lambda tasks: None) -> None:
    """What an annotator does who submits every task, after `change` on the whole file."""
    if tool == PRODIGY:
        lines = [json.loads(line) | {"answer": "accept"} for line in path.read_text(encoding="utf-8").splitlines()]
        change(lines)
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = [{"result": task["predictions"][0]["result"], "was_cancelled": False}]
    change(tasks)
    path.write_text(json.dumps(tasks), encoding="utf-8")


def there_and_back(dataset: Dataset, folder: Path, tool: str, change: Change = lambda tasks: None) -> Evaluation:
    tasks, gold = folder / "tasks.json", folder / "gold.jsonl"
    write_annotation(dataset, tasks, tool=tool)
    submit(tasks, tool, change)
    read_annotation(tasks, gold)
    return evaluate(dataset, gold)


@pytest.mark.parametrize("tool", [LABEL_STUDIO, PRODIGY])
@pytest.mark.parametrize("name", ["small", "large"])
def test_what_nobody_changed_is_all_right(tool: str, name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    found = there_and_back(request.getfixturevalue(name), tmp_path, tool)
    assert {n: score.f1 for n, score in found.scores.items() if score.gold} == dict.fromkeys(
        (n for n, score in found.scores.items() if score.gold), 1.0
    )
    assert {n for n, share in found.fields.items() if share.right < share.of} == set()
    assert {"root", "code", "date_interval", "place", "source", "target", "speaker", "form"} <= found.fields.keys()
    assert found.scores["detection"].gold > 1


def chosen(tasks: Any, name: str, words: list[str]) -> None:
    """Change a value of the first mention in a Label Studio export."""
    result = next(r for r in tasks[0]["annotations"][0]["result"] if r.get("from_name") == name)
    result["value"]["text" if result["type"] == "textarea" else "choices"] = words


CORRECTIONS: dict[str, tuple[str, list[str], set[str]]] = {
    "code": ("code", ["046 Engage in negotiation"], {"code", "code_lenient"}),
    "sources": ("sources", ["FRAGOV"], {"source"}),
    "date": ("date", ["2022-01-20"], {"date_start", "date_interval"}),
    "place": ("place", ["Moscow, RUS"], {"place", "place_given"}),
    "modality": ("modality", ["planned"], {"modality"}),
    "marks": ("marks", ["reciprocal", "background"], {"background"}),
}


@pytest.mark.parametrize(("name", "words", "wrong"), CORRECTIONS.values(), ids=CORRECTIONS.keys())
def test_a_correction_is_seen(name: str, words: list[str], wrong: set[str], small: Dataset, tmp_path: Path) -> None:
    found = there_and_back(small, tmp_path, LABEL_STUDIO, lambda tasks: chosen(tasks, name, words))
    assert {n for n, share in found.fields.items() if share.right < share.of} == wrong


def test_a_mention_that_was_added_counts_as_missed(small: Dataset, tmp_path: Path) -> None:
    def add(tasks: Any) -> None:
        value = {"start": 0, "end": 5, "text": "Hujan", "labels": ["trigger"]}
        kind = {"start": 0, "end": 5, "choices": ["action"]}
        tasks[1]["annotations"][0]["result"] += [
            {"id": "new", "from_name": "span", "to_name": "text", "type": "labels", "value": value},
            {"id": "new", "from_name": "type", "to_name": "text", "type": "choices", "value": kind},
            {"id": "new", "from_name": "code", "to_name": "text", "type": "choices", "value": {"choices": ["190 F"]}},
        ]

    detection = there_and_back(small, tmp_path, LABEL_STUDIO, add).scores["detection"]
    assert (detection.right, detection.predicted, detection.gold) == (2, 2, 3)


def test_a_rejected_line_is_no_event_and_an_ignored_one_leaves_its_article_out(small: Dataset, tmp_path: Path) -> None:
    def reject(lines: Any) -> None:
        lines[-2]["answer"] = "reject"
        lines[-1]["answer"] = "ignore"

    found = there_and_back(small, tmp_path, PRODIGY, reject)
    assert (found.articles, found.scores["detection"].right, found.scores["detection"].gold) == (1, 1, 1)


def test_tasks_that_nobody_submitted_are_left_out(small: Dataset, tmp_path: Path) -> None:
    def skip(tasks: Any) -> None:
        tasks[1]["annotations"] = []

    assert there_and_back(small, tmp_path, LABEL_STUDIO, skip).articles == 1
    write_annotation(small, tmp_path / "tasks.json")
    with pytest.raises(GoldError, match="nobody has submitted"):
        read_annotation(tmp_path / "tasks.json", tmp_path / "gold.jsonl")


WRONG = {
    "no JSON": ("[", "tasks.json: Expecting value"),
    "no task": ("[3]", "tasks.json: task 1: "),
    "no line": ('{"answer": "accept"}', "tasks.json: line 1: "),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG.keys())
def test_files_that_are_no_export_are_reported(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "tasks.json").write_text(text)
    with pytest.raises(GoldError) as problem:
        read_annotation(tmp_path / "tasks.json", tmp_path / "gold.jsonl")
    assert message in str(problem.value)
    assert not (tmp_path / "gold.jsonl").exists()


def test_values_that_gold_may_not_have_are_reported_with_their_article(small: Dataset, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="article d1, event 1: 'date_start' is \"yesterday\""):
        there_and_back(small, tmp_path, LABEL_STUDIO, lambda tasks: chosen(tasks, "date", ["yesterday"]))


def test_the_configuration_has_all_that_the_tasks_use(small: Dataset, tmp_path: Path) -> None:
    tasks, config = write_annotation(small, tmp_path / "tasks.json")
    names = {element.get("name") for element in ElementTree.parse(config).iter()}
    choices = {element.get("value") for element in ElementTree.parse(config).iter("Choice")}
    labels = {element.get("value") for tag in ("Label", "Relation") for element in ElementTree.parse(config).iter(tag)}
    results = [r for task in json.loads(tasks.read_text()) for r in task["predictions"][0]["result"]]
    assert {r["from_name"] for r in results if "from_name" in r} <= names
    assert {choice for r in results for choice in r.get("value", {}).get("choices", ())} <= choices
    assert {label for r in results for label in r.get("labels", r.get("value", {}).get("labels", ()))} <= labels


def test_a_sample_is_the_same_for_the_same_seed(large: Dataset, tmp_path: Path) -> None:
    ids = [[task.document_id for task in tasks_of(large, sample=2, seed=seed)] for seed in (1, 1, 2, 3, 4)]
    assert ids[0] == ids[1] == sorted(ids[0])
    assert len({tuple(chosen) for chosen in ids}) > 1
