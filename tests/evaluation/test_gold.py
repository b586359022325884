from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.evaluation.gold import GoldError, read_gold

EVENT = {"type": "meeting", "evidence_span": [0, 4]}


def write(folder: Path, *lines: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def article(**event: Any) -> dict[str, Any]:
    return {"id": "a", "text": "They met.", "language": "en", "events": [EVENT | event]}


WRONG = {
    "no JSON": (["{"], "line 1: no JSON"),
    "no object": (["[]"], "line 1: expected an object"),
    "no id": ([{"events": []}], "'id' is missing"),
    "no events": ([{"id": "a"}], "'events' is missing"),
    "twice": ([article(), article()], "line 2: the id 'a' stands here twice"),
    "nothing at all": (["", ""], "no article"),
    "no type": ([article(type=None)], "event 1: 'type' is missing"),
    "unknown type": ([article(type="party")], "'type' is \"party\"; write meeting, statement, action"),
    "beyond the text": ([article(evidence_span=[0, 99])], "'evidence_span' holds [0, 99]"),
    "empty span": ([article(cue_spans=[[3, 3]])], "'cue_spans' holds [3, 3]"),
    "no code": ([article(cameo="999")], '"999" is no CAMEO code'),
    "no day": ([article(date_start="2022-02-30")], "'date_start' is \"2022-02-30\"; write YYYY-MM-DD"),
    "no flag": ([article(negated="no")], "'negated' is \"no\"; write true or false"),
    "no actor": ([article(sources=["RUS"])], "'sources' holds \"RUS\""),
    "no place": ([article(place="Geneva")], "'place' is \"Geneva\""),
    "second line": ([article(), "{"], "line 2: no JSON"),
}


@pytest.mark.parametrize(("lines", "message"), WRONG.values(), ids=WRONG.keys())
def test_mistakes_are_reported_with_file_and_line(lines: list[Any], message: str, tmp_path: Path) -> None:
    path = write(tmp_path, *lines)
    with pytest.raises(GoldError) as problem:
        read_gold(path)
    assert str(problem.value).startswith(str(path))
    assert message in str(problem.value)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "nothing.jsonl")


def test_what_is_not_given_is_known(tmp_path: Path) -> None:
    [found] = read_gold(write(tmp_path, article(cameo="040", date_start=None)))
    [event] = found.events
    assert event.given == {"type", "evidence_span", "cameo", "date_start"}
    assert (event.cameo, event.date_start, event.place) == ("040", None, None)
