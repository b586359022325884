"""Which mentions of an article are of one event."""

from __future__ import annotations

from datetime import timedelta

import pytest
from mentions import ANKARA, DAY, GENEVA, SAID, SWISS, mention, on

from timeline.gather.records import Mention
from timeline.resolve import resolve_article

NEXT = DAY + timedelta(days=1)
ACTION = {"event_type": "action", "code": "163", "reciprocal": False}

# two mentions, number of events
PAIRS = [
    ("the same meeting twice", mention(), mention(at=40), 1),
    ("sides the other way round", mention("RUS", "USA"), mention("USA", "RUS", at=40), 1),
    ("one side left out", mention("RUS", "USA"), mention("RUS", "", at=40), 1),
    ("others met", mention("RUS", "USA"), mention("RUS", "FRA", at=40), 2),
    ("another day", mention(dating=on(DAY)), mention(at=40, dating=on(NEXT)), 2),
    ("a day in the week", mention(dating=on(DAY)), mention(at=40, dating=on(DAY, DAY + timedelta(days=6))), 1),
    ("one undated", mention(dating=on(DAY)), mention(at=40), 1),
    ("another place", mention(placing=GENEVA), mention(at=40, placing=ANKARA), 2),
    ("a city and its country", mention(placing=GENEVA), mention(at=40, placing=SWISS), 1),
    (
        "an arrival and the reception on the next day",
        mention(code="042", dating=on(DAY), placing=ANKARA),
        mention(at=40, code="043", dating=on(NEXT), placing=ANKARA),
        1,
    ),
    (
        "visits on two days, the place of one unknown",
        mention(code="042", dating=on(DAY), placing=ANKARA),
        mention(at=40, code="042", dating=on(NEXT)),
        2,
    ),
    ("one is still to come", mention(), mention(at=40, modality="planned", code="036"), 2),
    ("planned and possible", mention(modality="planned"), mention(at=40, modality="hypothetical"), 1),
    ("one did not happen", mention(), mention(at=40, negated=True), 2),
    ("sanctions twice", mention(**ACTION), mention(at=40, **ACTION), 1),
    ("sanctions and arms", mention(**ACTION), mention(at=40, **(ACTION | {"code": "072"})), 2),
    ("sanctions of each other", mention(**ACTION), mention("USA", "RUS", at=40, **ACTION), 2),
    ("a meeting and an action", mention(), mention(at=40, **ACTION), 2),
    (
        "the same statement twice",
        mention(event_type="statement", code="010", statement=SAID),
        mention(at=40, event_type="statement", code="010", statement=SAID),
        2,
    ),
]


@pytest.mark.parametrize(("one", "other", "count"), [pytest.param(*p[1:], id=p[0]) for p in PAIRS])
def test_mentions_of_the_same_act_are_one_event(one: Mention, other: Mention, count: int) -> None:
    events = resolve_article((one, other))
    assert len(events) == count
    assert sorted(m.trigger for e in events for m in e) == [(10, 13), (40, 43)]


def test_an_event_contradicts_none_of_its_mentions() -> None:
    """An undated mention does not tie two days together."""
    events = resolve_article((mention(dating=on(DAY)), mention(at=20), mention(at=30, dating=on(NEXT))))
    assert [len(e) for e in events] == [2, 1]


def test_no_mentions_no_events() -> None:
    assert resolve_article(()) == []
