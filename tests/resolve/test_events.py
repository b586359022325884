"""What an event takes from each of its mentions, and its dyads."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from mentions import ANKARA, DAY, GENEVA, PUBLISHED, SWISS, gathered, mention, on, tables

from timeline.gather.records import Mention
from timeline.tables.checks import require_valid
from timeline.tables.schema import schema

NEXT = DAY + timedelta(days=1)
WEEK = on(DAY, DAY + timedelta(days=6))
ACTION = mention("RUS", "USA FRA", at=20, event_type="action", code="163", reciprocal=False)


def event(*mentions: Mention) -> dict[str, Any]:
    """The one event of an article with these mentions."""
    (row,) = tables(gathered(*mentions))["events"].to_dicts()
    return row


def pairs(*mentions: Mention) -> list[tuple[str | None, str | None]]:
    return sorted(tables(gathered(*mentions))["dyads"].select("source_country", "target_country").rows(), key=str)


def test_an_event_takes_the_best_of_its_mentions() -> None:
    vague = mention("RUS", "", dating=WEEK, background=True, confidence=0.4)
    clear = mention("RUS", "USA", at=40, code="044", dating=on(DAY), placing=GENEVA, confidence=0.8)
    told = event(vague, clear)
    assert (told["cameo_code"], told["date_start"], told["date_end"]) == ("044", DAY, DAY)
    assert (told["place_name"], told["place_text"]) == ("Geneva", "Geneva")
    assert [p["country"] for p in told["sources"] + told["targets"]] == ["RUS", "USA"]
    assert (told["background"], told["mention_count"], told["document_count"]) == (False, 2, 1)
    assert told["confidence"] == pytest.approx(0.8)
    assert told["first_published"] == PUBLISHED


# two values of one mention each, the one that the event has
CHOICES = [
    ("a stated day before a lent one", {"dating": on(DAY, basis="context")}, {"dating": WEEK}, WEEK.value),
    ("the narrower of two stated ones", {"dating": WEEK}, {"dating": on(NEXT)}, on(NEXT).value),
    ("any before none", {}, {"dating": on(DAY, basis="context")}, on(DAY).value),
    ("a city before its country", {"placing": SWISS}, {"placing": GENEVA}, "Geneva"),
    ("a place before none", {}, {"placing": ANKARA}, "Ankara"),
    ("a code that tells more", {"code": "040"}, {"code": "046"}, "046"),
    ("of two that do the first", {"code": "042"}, {"code": "046"}, "042"),
    ("a plan before a possibility", {"modality": "hypothetical"}, {"modality": "planned"}, "planned"),
]


@pytest.mark.parametrize(("one", "other", "value"), [pytest.param(*c[1:], id=c[0]) for c in CHOICES])
def test_each_group_of_columns_comes_from_the_best_mention(one: Any, other: Any, value: str) -> None:
    told = event(mention(**one), mention(at=40, **other))
    assert value in (told["date_value"], told["place_name"], told["cameo_code"], told["modality"])


def test_dyads_of_a_mutual_event_go_both_ways() -> None:
    assert pairs(mention("RUS", "USA")) == [("RUS", "USA"), ("USA", "RUS")]
    assert len(pairs(mention("RUS USA", "FRA"))) == 6


def test_dyads_of_a_directed_event_go_one_way() -> None:
    assert pairs(ACTION) == [("RUS", "FRA"), ("RUS", "USA")]


@pytest.mark.parametrize(
    ("sources", "targets", "expected"),
    [("RUS", "", [("RUS", None)]), ("", "USA", [(None, "USA")]), ("", "", [(None, None)])],
)
def test_a_missing_side_is_null(sources: str, targets: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert pairs(mention(sources, targets, reciprocal=False)) == expected


def test_a_mutual_event_with_one_known_side_has_a_dyad() -> None:
    assert pairs(mention("RUS", "")) == [("RUS", None)]


def test_an_event_bears_the_digits_of_its_first_mention() -> None:
    found = tables(gathered(mention(), mention(at=40)))
    first, second = found["mentions"].sort("trigger_start").select("mention_id", "merge_rule").rows()
    assert found["events"]["event_id"].to_list() == ["e" + first[0][1:]]
    assert (first[1], second[1]) == (None, "article")


@pytest.mark.parametrize("articles", [(), (gathered(),), (gathered(mention(), ACTION, mention("RUS", "", at=45)),)])
def test_the_tables_keep_their_rules(articles: Any) -> None:
    for name, frame in tables(*articles).items():
        require_valid(frame, schema().tables[name])


def test_parties_that_as_many_documents_tell_are_those_of_most_mentions() -> None:
    one = gathered(mention(dating=on(DAY)), mention(at=40, dating=on(DAY)), document_id="a")
    other = gathered(mention("RUS USA", "FRA", dating=on(DAY)), document_id="b")
    (told,) = tables(one, other)["events"].to_dicts()
    assert [p["country"] for p in told["sources"] + told["targets"]] == ["RUS", "USA"]
