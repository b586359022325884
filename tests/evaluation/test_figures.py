"""Figures of a hand-written dataset of one article: a meeting (e1) and a statement (e2)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import AMERICA, RUSSIA, TEXT, VERSIONS, document, event, mention, statement

from timeline.evaluation import show
from timeline.evaluation.figures import Evaluation, evaluate
from timeline.evaluation.gold import GoldError
from timeline.tables.write import write_dataset

Gold = dict[str, Any]
Score = Callable[..., Evaluation]

FIRST, SECOND = [0, TEXT.index("“") - 1], [TEXT.index("“"), len(TEXT)]
MEETING: Gold = {
    "type": "meeting",
    "cameo": "040",
    "cameo_alt": ["046"],
    "sources": [{"code": "USA"}],
    "targets": [{"code": "RUS"}],
    "reciprocal": True,
    "evidence_span": FIRST,
    "also_spans": [],
    "cue_spans": [],
    "date_start": "2022-01-21",
    "date_end": "2022-01-21",
    "place": {"city": "Jenewa", "country": "CHE", "city_alt": ["Geneva"]},
    "modality": "actual",
    "negated": False,
    "background": False,
}
STATEMENT: Gold = MEETING | {
    "type": "statement",
    "cameo": "111",
    "sources": [{"code": "RUS"}],
    "targets": [{"code": "USA"}],
    "reciprocal": False,
    "evidence_span": SECOND,
    "speaker_person": True,
    "speaker_names": ["Sergei Lavrov"],
    "form": "direct",
    "quote_spans": [[TEXT.index("“"), TEXT.index("”") + 1]],
    "place": None,
}


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Score gold events against the dataset, whose statement row may be changed."""

    def run(*events: Gold, article: Gold | None = None, **changed: Any) -> Evaluation:
        said = event("e2", "111", event_type="statement", reciprocal=False, place_name=None, place_country=None)
        rows = {
            "events": [event(), said | changed],
            "mentions": [mention(), mention("m2", "e2", "kata", event_type="statement")],
            "statements": [statement()],
            "documents": [document()],
        }
        folder = write_dataset(tmp_path / "dataset", rows, versions=VERSIONS)
        gold = tmp_path / "gold.jsonl"
        record = {"id": "d1", "text": TEXT, "language": "id", "events": events} | (article or {})
        gold.write_text(json.dumps(record), encoding="utf-8")
        return evaluate(folder, gold)

    return run


def wrong_fields(found: Evaluation) -> set[str]:
    return {name for name, share in found.fields.items() if share.right < share.of}


def test_gold_that_says_the_same_is_found_with_all_its_fields(score: Score) -> None:
    found = score(MEETING, STATEMENT)
    assert found.scores["detection"].f1 == found.scores["strict"].f1 == 1.0
    assert wrong_fields(found) == set()
    assert found.fields["place_given"].of == found.fields["quote_direct"].of == 1


CHANGES: dict[str, tuple[Gold, set[str]]] = {
    "root": ({"cameo": "130", "cameo_alt": []}, {"root", "root_lenient", "code", "code_lenient"}),
    "second choice": ({"cameo": "130", "cameo_alt": ["111"]}, {"root", "code"}),
    "only the full code": ({"cameo": "112", "cameo_alt": []}, {"code", "code_lenient"}),
    "source": ({"sources": [{"code": "FRA"}]}, {"source"}),
    "another role is the same state": ({"sources": [{"code": "RUSMIL"}]}, set()),
    "target": ({"targets": []}, {"target"}),
    "first day": ({"date_start": None}, {"date_start", "date_interval"}),
    "last day": ({"date_end": "2022-01-22"}, {"date_interval"}),
    "place": ({"place": {"city": None, "country": "CHE"}}, {"place", "place_given"}),
    "last name": ({"speaker_names": ["Lavrov"]}, set()),
    "speaker": ({"speaker_names": ["Antony Blinken"]}, {"speaker", "speaker_person"}),
    "form": ({"form": "mixed"}, {"form"}),
    "quotation": ({"quote_spans": [SECOND]}, {"quote_direct"}),
    "modality": ({"modality": "planned"}, {"modality"}),
    "negated": ({"negated": True}, {"negated"}),
    "background": ({"background": True}, {"background"}),
}


@pytest.mark.parametrize(("changed", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_each_field_is_wrong_by_itself(changed: Gold, expected: set[str], score: Score) -> None:
    assert wrong_fields(score(STATEMENT | changed)) == expected


@pytest.mark.parametrize(
    ("code", "same"), [("IGONAT", True), ("IGOWSTNAT", True), ("IGOUNO", False), ("IGOWSTNATMIL", True)]
)
def test_organisations_are_compared_without_their_region(code: str, same: bool, score: Score) -> None:
    found = score(STATEMENT | {"sources": [{"code": code}]}, sources=[RUSSIA | {"code": "IGOWSTNAT"}])
    assert ("source" not in wrong_fields(found)) is same


def test_the_target_of_a_neutral_statement_is_not_scored(score: Score) -> None:
    found = score(STATEMENT | {"cameo": "010", "targets": []}, targets=[AMERICA])
    assert "target" not in found.fields


def test_what_the_gold_does_not_hold_is_not_scored(score: Score) -> None:
    found = score({"type": "meeting", "evidence_span": FIRST}, {"type": "statement", "evidence_span": SECOND})
    assert found.scores["detection"].f1 == found.scores["strict"].f1 == 1.0
    assert found.fields == {} and found.roots == {}


def test_missed_and_invented_events_are_counted_and_listed(score: Score) -> None:
    found = score(MEETING | {"type": "action"}, STATEMENT)
    detection = found.scores["detection"]
    assert (detection.right, detection.predicted, detection.gold) == (1, 2, 2)
    assert found.scores["detection_action"].recall == found.scores["detection_meeting"].precision == 0
    [errors] = found.errors
    assert [e.type for e in errors.missed] == ["action"]
    assert [p.event["event_id"] for p in errors.invented] == ["e1"]


def test_a_statement_in_another_sentence_is_another(score: Score) -> None:
    assert score(STATEMENT | {"evidence_span": FIRST, "also_spans": [SECOND]}).scores["detection"].right == 0


def test_a_meeting_may_be_found_in_a_further_sentence(score: Score) -> None:
    assert score(MEETING | {"evidence_span": SECOND, "also_spans": [FIRST]}).scores["detection"].right == 1


def test_offsets_hold_though_white_space_differs(score: Score) -> None:
    shift = 3
    moved = {key: [at + shift for at in STATEMENT[key]] for key in ("evidence_span",)}
    quotes = [[at + shift for at in span] for span in STATEMENT["quote_spans"]]
    found = score(STATEMENT | moved | {"quote_spans": quotes}, article={"text": "   " + TEXT})
    assert found.fields["quote_direct"].share == 1.0


def test_an_article_is_found_by_its_text(score: Score) -> None:
    assert score(MEETING, article={"id": "another"}).scores["detection"].right == 1


def test_no_article_in_common_is_an_error(score: Score) -> None:
    with pytest.raises(GoldError, match=r"none of its 1 articles"):
        score(MEETING, article={"id": "another", "text": TEXT + " More."})


def test_intervals_are_the_same_every_time_and_hold_the_figure(score: Score) -> None:
    first, second = (score(MEETING, STATEMENT | {"negated": True}) for _ in range(2))
    assert first.scores == second.scores and first.fields == second.fields
    low, high = first.fields["negated"].interval
    assert low <= first.fields["negated"].share <= high


@pytest.mark.parametrize("write", [show.as_text, show.as_markdown])
def test_shown_with_errors(write: Callable[..., str], score: Score) -> None:
    found = score(MEETING | {"type": "action"}, STATEMENT | {"date_start": "2022-01-20"})
    assert "missed" not in write(found, errors=False)
    shown = write(found, errors=True)
    assert "missed" in shown and "invented" in shown and "2022-01-20 2022-01-21" in shown


def test_json_holds_the_figures(score: Score) -> None:
    found = json.loads(show.as_json(score(MEETING, STATEMENT | {"date_start": None}), errors=True))
    assert found["scores"]["detection"]["f1"] == 1.0
    assert found["fields"]["date_start"]["right"] == 1
    assert found["roots"] == [
        {"gold": "04", "predicted": "04", "count": 1},
        {"gold": "11", "predicted": "11", "count": 1},
    ]
    assert found["errors"][0] | {"sentence": ""} == {
        "article": "d1",
        "error": "wrong",
        "event": "e2",
        "field": "date_interval",
        "gold": "None 2022-01-21",
        "dataset": f"{date(2022, 1, 21)} {date(2022, 1, 21)}",
        "sentence": "",
    }
