from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from timeline.codes.actors import Actor
from timeline.gather import confidence
from timeline.gather.records import Dating, Mention, Party, Placing, StatementRecord
from timeline.lexicon import LexiconError

DAY = date(2022, 1, 14)
RUSSIA = Party(Actor("Russia", "RUSGOV", "RUS", "GOV"), (0, 6), "Russia")
FRANCE = Party(Actor("France", "FRAGOV", "FRA", "GOV"), (20, 26), "France")
LAVROV = Party(Actor("Russia", "RUSGOV", "RUS", "GOV", "Sergey Lavrov"), (0, 6), "Lavrov")
SAID = StatementRecord(
    *("Russia", "RUSGOV", "RUS", "Russia", (10, 14), "said", "say", "indirect", "x", ((15, 16),)),
    *(None, None, None, False, False),
)
MEETING = Mention(
    event_type="meeting",
    code="040",
    sources=(RUSSIA,),
    targets=(FRANCE,),
    reciprocal=True,
    modality="actual",
    negated=False,
    background=False,
    dating=Dating(DAY, DAY, "day", "2022-01-14", "stated"),
    placing=Placing(),
    sentence_index=0,
    sentence=(0, 50),
    trigger=(10, 13),
    rule_id="act.en.meet.1",
    confidence=1.0,
)
STATEMENT = replace(MEETING, event_type="statement", code="010", targets=(), reciprocal=False, statement=SAID)

CASES = {
    "a plain meeting": (MEETING, {"meeting"}),
    "an action": (replace(MEETING, event_type="action", code="163"), {"action"}),
    "a bare noun": (replace(MEETING, standing="bare"), {"meeting", "bare"}),
    "a describing clause": (replace(MEETING, standing="relative"), {"meeting", "described"}),
    "told in passing": (replace(MEETING, aside=True), {"meeting", "aside"}),
    "planned": (replace(MEETING, modality="planned"), {"meeting", "not_actual"}),
    "nobody to meet": (replace(MEETING, targets=()), {"meeting", "no_target"}),
    "three parties": (replace(MEETING, sources=(RUSSIA, LAVROV)), {"meeting", "several", "person"}),
    "a neutral statement needs no target": (STATEMENT, {"indirect"}),
    "a demand of nobody": (replace(STATEMENT, code="100"), {"indirect", "directed", "no_target"}),
    "a demand of somebody named before": (
        replace(STATEMENT, code="100", targets=(replace(FRANCE, span=None),)),
        {"indirect", "directed", "target_elsewhere"},
    ),
    "a quotation of nobody here": (
        replace(STATEMENT, statement=replace(SAID, form="direct", continuation=True)),
        {"direct", "continued"},
    ),
    "the day of publication": (
        replace(STATEMENT, dating=Dating(DAY, DAY, basis="publication")),
        {"indirect", "dated_elsewhere"},
    ),
}


@pytest.mark.parametrize(("mention", "expected"), CASES.values(), ids=CASES.keys())
def test_features_of_a_mention(mention: Mention, expected: set[str]) -> None:
    assert set(confidence.features(mention)) == {"base", *expected}


def test_probability_is_one_and_falls_with_what_speaks_against() -> None:
    clear, vague = confidence.probability(MEETING), confidence.probability(replace(MEETING, standing="bare"))
    assert 0 < vague < clear < 1


WRONG = {
    "missing feature": (
        "feature,weight,mentions,right,meaning\nbase,0.5,1,1,all\n",
        "features are base, expected base, ",
    ),
    "no number": ("feature,weight,mentions,right,meaning\nbase,much,1,1,all\n", "a weight is no number"),
    "other columns": ("feature,weight\nbase,0.5\n", "columns are"),
}


@pytest.mark.parametrize(("content", "message"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_in_the_file_are_reported(
    content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "confidence.csv"
    path.write_text(content)
    monkeypatch.setattr(confidence, "PATH", path)
    confidence._weights.cache_clear()
    with pytest.raises(LexiconError, match=message):
        confidence.probability(MEETING)
    confidence._weights.cache_clear()
