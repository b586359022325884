"""What several articles tell of one event is one event, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mentions import ANKARA, DAY, GENEVA, PUBLISHED, SAID, SWISS, gathered, mention, on, parties, tables

from timeline.gather.records import Dating, GatheredArticle, Mention, Party
from timeline.run.resolving import whole
from timeline.tables.digest import frame_digest
from timeline.tables.schema import schema

NEXT, AFTER = DAY + timedelta(days=1), DAY + timedelta(days=2)
WEEK = on(DAY, DAY + timedelta(days=6))
UNDATED = {"dating": Dating()}
ACTION = {"event_type": "action", "code": "163", "reciprocal": False, "dating": on(DAY)}
CLASH = ACTION | {"code": "190"}
WORDS = "we shall answer every strike on our soil with all the means that we have"


def person(code: str, name: str) -> tuple[Party, ...]:
    (party,) = parties(code)
    return (replace(party, actor=replace(party.actor, person=name)),)


def held(sources: str = "RUS", targets: str = "USA", **values: object) -> Mention:
    """A meeting on DAY."""
    return mention(sources, targets, **({"dating": on(DAY)} | values))


def met(one: str = "Ivan Orlov", **values: object) -> Mention:
    """A meeting of two persons on DAY, of Russia and of the United States."""
    return replace(held(**values), sources=person("RUS", one), targets=person("USA", "Mary Poe"))


def said(content: str = WORDS, speaker: str = "RUS", **values: object) -> Mention:
    statement = replace(SAID, content=content)
    given = {"event_type": "statement", "code": "010", "reciprocal": False, "dating": on(DAY), "statement": statement}
    return mention(speaker, "", **(given | values))


# two articles' mentions, the rule that makes them one event or None
PAIRS = [
    ("the same city and day", held(placing=GENEVA), held(placing=GENEVA), "place"),
    ("two cities on a day", held(placing=GENEVA), held(placing=ANKARA), None),
    ("the same day, no place", held(), held(), "day"),
    ("a city and its country", held(placing=GENEVA), held(placing=SWISS), "day"),
    ("sides the other way round", held(), held("USA", "RUS"), "day"),
    ("one more at the table", held(), held("RUS USA", "FRA"), "day"),
    ("another at the table", held("RUS", "USA FRA"), held("RUS", "USA TUR"), None),
    ("only one side known", held("RUS", ""), held("RUS", ""), None),
    ("days that differ", held(), mention(dating=on(NEXT)), None),
    ("a day of that week", held(), mention(dating=WEEK), None),
    ("a day of that week, one place", held(placing=GENEVA), mention(dating=WEEK, placing=GENEVA), "place"),
    ("the same year", mention(dating=on(date(2022, 1, 1), date(2022, 12, 31))), held(), None),
    ("by telephone and in person", held(code="041"), held(code="040"), None),
    ("planned and held", held(code="036", modality="planned"), held(), None),
    ("planned twice", *[held(code="036", modality="planned")] * 2, "day"),
    ("said not to have been", held(negated=True), held(), None),
    ("the same two", *[met()] * 2, "people"),
    ("a longer name", met(), met("Orlov"), "day"),
    ("others for them", met(), met("Oleg Tsoi"), None),
    ("the same two, one undated", met(dating=on(PUBLISHED)), met(**UNDATED), "people"),
    ("a topic: the same two, undated", *[met(**UNDATED)] * 2, None),
    ("undated in one city", *[met(**UNDATED, placing=GENEVA)] * 2, "people"),
    ("undated", mention(), mention(), None),
    ("the same sanctions", mention(**ACTION), mention(**ACTION), "day"),
    ("sanctions and arms", mention(**ACTION), mention(**ACTION | {"code": "072"}), None),
    ("a code that says more", mention(**ACTION | {"code": "160"}), mention(**ACTION), "day"),
    ("each other's", mention(**ACTION), mention("USA", "RUS", **ACTION), None),
    ("at nobody in particular", mention("RUS", "", **ACTION), mention("RUS", "", **ACTION), "day"),
    ("fighting somewhere", mention(**CLASH), mention(**CLASH), None),
    ("fighting in one city", mention(**CLASH, placing=ANKARA), mention(**CLASH, placing=ANKARA), "place"),
    ("the same words", said(), said(), "words"),
    ("a part of the words", said(), said("“We shall answer every strike on our soil,”"), "words"),
    ("other words", said(), said("the talks were hard but of some use to both of us"), None),
    ("a few words", said("we want peace"), said("we want peace"), None),
    ("the words of others", said(), said(speaker="USA"), None),
    ("the words of more", said(), said(speaker="RUS USA"), None),
    ("the next day", said(), said(dating=on(NEXT)), "words"),
    ("two days later", said(), said(dating=on(AFTER)), None),
    ("words not said", said(), said(negated=True), None),
    ("words placed elsewhere", said(placing=GENEVA), said(placing=ANKARA), "words"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rule"), [pytest.param(*p[1:], id=p[0]) for p in PAIRS])
def test_two_articles_tell_of_one_event(one: Mention, other: Mention, rule: str | None) -> None:
    found = tables(gathered(one, document_id="d1"), gathered(other, document_id="d2"))
    assert found["events"].height == (2 if rule is None else 1)
    assert found["mentions"].sort("document_id")["merge_rule"].to_list() == [None, rule]


def test_a_day_on_which_two_of_three_met_in_several_cities_joins_no_meeting_of_the_three() -> None:
    three = held("RUS", "USA FRA")
    cities = [held(placing=GENEVA), held(placing=ANKARA)]
    found = tables(*(gathered(m, document_id=f"d{n}") for n, m in enumerate((three, three, *cities))))
    assert found["events"]["document_count"].to_list() == [1, 1, 1, 1]


def test_an_event_has_all_its_mentions() -> None:
    late, other = date(2022, 1, 16), said(at=30, content="quite other words than these")
    articles = [
        gathered(said(placing=GENEVA), other, document_id="a", published=late),
        gathered(said(dating=on(NEXT)), document_id="b"),
    ]
    found = tables(*articles)
    (told,) = found["events"].filter(pl.col("document_count") > 1).to_dicts()
    assert (told["mention_count"], told["document_count"], told["first_published"]) == (2, 2, PUBLISHED)
    assert (told["date_start"], told["place_name"]) == (NEXT, "Geneva")
    first = found["mentions"].filter(pl.col("document_id") == "b")["mention_id"].item()
    assert told["event_id"] == "e" + first[1:]
    assert found["statements"]["event_id"].to_list().count(told["event_id"]) == 2


def test_one_article_tells_an_event_once() -> None:
    """What an article keeps apart, another does not tie together."""
    twice = gathered(said(), said(at=30), document_id="a")
    found = tables(twice, gathered(said(), document_id="b"))
    assert sorted(found["events"]["document_count"].to_list()) == [1, 2]


def test_a_long_statement_does_not_tie_its_parts_together() -> None:
    first, second = "we shall answer every strike on our soil", "nobody has asked us to leave that country yet"
    found = tables(
        gathered(said(f"{first}. {second}"), document_id="a"),
        gathered(said(first), document_id="b"),
        gathered(said(second), document_id="c"),
    )
    assert sorted(found["events"]["document_count"].to_list()) == [1, 2]


def test_a_meeting_without_a_place_joins_none_of_two() -> None:
    places = [mention(dating=on(DAY), placing=GENEVA), mention(dating=on(DAY), placing=ANKARA), mention(dating=on(DAY))]
    found = tables(*(gathered(m, document_id=f"d{n}") for n, m in enumerate(places)))
    assert found["events"].height == 3


def test_parties_are_those_that_most_tell() -> None:
    told = [said(), said(), replace(said(), targets=parties("FRA"))]
    (event,) = tables(*(gathered(m, document_id=f"d{n}") for n, m in enumerate(told)))["events"].to_dicts()
    assert event["targets"] == []


TRANSLATED = "kami akan menjawab setiap serangan ke wilayah kami dengan 2 cara"
IN_ENGLISH = "we shall answer every strike on our soil in 2 ways"


def threat(content: str, **values: object) -> Mention:
    return replace(said(content, **({"code": "138"} | values)), sources=person("RUS", "Ivan Orlov"))


# a statement in the other language, the actors that it names, the rule that makes them one event or None
TRANSLATIONS = [
    ("the same names and number", threat(TRANSLATED), ("USAGOV",), "names"),
    ("another name", threat(TRANSLATED), ("FRAGOV",), None),
    ("one more name", threat(TRANSLATED), ("USAGOV", "FRAGOV"), None),
    ("another number", threat(TRANSLATED.replace("2", "3")), ("USAGOV",), None),
    ("another code", threat(TRANSLATED, code="111"), ("USAGOV",), None),
    ("two days later", threat(TRANSLATED, dating=on(AFTER)), ("USAGOV",), None),
    ("nobody in particular", said(TRANSLATED, code="138"), ("USAGOV",), None),
]


@pytest.mark.parametrize(("other", "names", "rule"), [pytest.param(*t[1:], id=t[0]) for t in TRANSLATIONS])
def test_a_statement_in_two_languages(other: Mention, names: tuple[str, ...], rule: str | None) -> None:
    one = gathered(threat(IN_ENGLISH), document_id="d1", names=("USAGOV",))
    found = tables(one, gathered(other, document_id="d2", language="id", names=names))
    assert found["mentions"].sort("document_id")["merge_rule"].to_list() == [None, rule]


def test_two_alike_in_one_article_leave_open_which_was_translated() -> None:
    twice = gathered(threat(IN_ENGLISH), threat(IN_ENGLISH, at=30), document_id="d1", names=("USAGOV",))
    found = tables(twice, gathered(threat(TRANSLATED), document_id="d2", language="id", names=("USAGOV",)))
    assert found["events"].height == 3


ANY_MENTION = st.sampled_from(
    [
        *[mention(dating=on(day), placing=place) for day in (DAY, NEXT) for place in (GENEVA, SWISS, ANKARA)],
        *[mention(dating=WEEK), mention("RUS USA", "FRA", dating=on(DAY)), mention()],
        *[met(name) for name in ("Ivan Orlov", "Orlov", "Oleg Tsoi")],
        *[said(content, dating=on(day)) for day in (DAY, NEXT, AFTER) for content in (WORDS, WORDS[:40], WORDS[20:])],
        *[mention(**ACTION), mention(**ACTION | {"code": "160"}), mention("RUS", "", **ACTION)],
    ]
)  # fmt: skip


@st.composite
def some_articles(draw: st.DrawFn) -> list[GatheredArticle]:
    made = []
    for number in range(draw(st.integers(2, 7))):
        told = draw(st.lists(ANY_MENTION, max_size=4))
        placed = [replace(m, trigger=(10 * n + 1, 10 * n + 4)) for n, m in enumerate(told)]
        published = draw(st.sampled_from([PUBLISHED, AFTER, None]))
        made.append(gathered(*placed, document_id=f"d{number}", published=published))
    return made


def digests(found: dict[str, pl.DataFrame]) -> dict[str, str]:
    return {name: frame_digest(frame, schema().tables[name]) for name, frame in found.items()}


@settings(max_examples=6, deadline=None)
@given(some_articles(), st.randoms(use_true_random=False))
def test_the_order_of_documents_decides_nothing(articles: list[GatheredArticle], random: st.DataObject) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert digests(tables(*articles)) == digests(tables(*shuffled))


@settings(max_examples=6, deadline=None)
@given(some_articles(), st.integers(1, 6))
def test_what_was_resolved_apart_is_resolved_together_as_if_at_once(articles: list[GatheredArticle], at: int) -> None:
    at_once, parts = tables(*articles), (tables(*articles[:at]), tables(*articles[at:]))
    joined = {name: pl.concat(part[name] for part in parts) for name in at_once}
    assert digests(whole(joined)) == digests(at_once)
    assert digests(whole(at_once)) == digests(at_once)
