from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks import dates as part
from benchmarks.dated import own_gold
from benchmarks.dates import f1, is_right, match
from benchmarks.finders import (
    Finder,
    FoundTime,
    dateparser_finder,
    heideltime_finder,
    locate,
    timeline_finder,
)
from benchmarks.sample import GoldText, GoldTime, Sample
from timeline.articles import Article

FRIDAY = date(2022, 1, 14)
ENGLISH = "The envoys met on 3 May 2019 and will meet again on Monday."
ARTICLES = (
    Article("e", "x.jsonl", ENGLISH, "en", published=FRIDAY),
    Article("i", "x.jsonl", "Kedua menteri bertemu pada 3 Mei 2019.", "id", published=FRIDAY),
)


def gold(start: int, end: int, *values: str, days: tuple[date, date] | None = None) -> GoldTime:
    return GoldTime(start, end, values, days)


GOLD = (GoldText(ENGLISH, "en", FRIDAY, (gold(18, 28, "2019-05-03"), gold(52, 58, "2022-01-17"))),)


@pytest.fixture
def without_heideltime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "heideltime_finder", lambda: "HeidelTime is left out: it is not here")


@pytest.mark.usefixtures("without_heideltime")
def test_one_row_for_each_language_and_other_finder() -> None:
    figures, _ = part.dates(Sample(ARTICLES, rounds=1))
    assert [(row["language"], row["finder"], row["texts"]) for row in figures.rows] == [
        ("en", "dateparser search_dates", 1),
        ("id", "dateparser search_dates", 1),
    ]
    assert all(isinstance(row["timeline_faster_by_cpu"], float) for row in figures.rows)
    assert figures.notices == ["HeidelTime is left out: it is not here"]


@pytest.mark.usefixtures("without_heideltime")
def test_gold_gives_a_second_table() -> None:
    _, scores = part.dates(Sample(ARTICLES, rounds=1, gold=GOLD))
    own, other = (row for row in scores.rows if row["set"] == "")
    assert (own["finder"], own["gold"], own["found"]) == ("timeline", 2, 2)
    assert (own["relaxed_f1"], own["strict_f1"], own["value_f1"]) == (1.0, 1.0, 1.0)
    assert other["finder"] == "dateparser search_dates"
    assert list(other) == list(own)


def test_a_finder_is_measured_only_on_languages_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def find(text: str, language: str, published: date | None) -> object:
        calls.append(text)
        return []

    slow = Finder("slow", find, lambda found, text, language: [], frozenset({"id"}), slow=True)
    monkeypatch.setattr(part, "heideltime_finder", lambda: slow)
    twice = (*ARTICLES, Article("j", "x.jsonl", "Kemarin.", "id"))
    figures, _ = part.dates(Sample(twice, rounds=1))
    slow_rows = [(row["language"], row["finder"], row["texts"]) for row in figures.rows if row["language"] == "id"]
    assert slow_rows[1:] == [("id", "slow", 2), ("id", "slow, as one text", 1)]
    assert calls[:3] == [ARTICLES[1].text, "Kemarin.", f"{ARTICLES[1].text}\n\nKemarin."]
    assert [row["finder"] for row in figures.rows if row["language"] == "en"] == ["dateparser search_dates"]
    assert figures.notices == ["slow has no rules for 'en'"]


def test_slow_finders_get_the_first_texts_only(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [(n * "x", "en", None) for n in (4, 5, 6)]
    monkeypatch.setattr(part, "SLOW_CHARACTERS", 9)
    assert part._first(texts) == texts[:2]
    monkeypatch.setattr(part, "SLOW_CHARACTERS", 1)
    assert part._first(texts) == texts[:1]


@pytest.mark.parametrize(
    ("found", "pairs"),
    [
        ([(0, 5)], [(0, 0)]),
        ([(5, 9)], []),  # it touches, and shares nothing
        ([(2, 20)], [(0, 0)]),  # one expression is taken once
        ([(12, 18), (0, 1)], [(0, 1), (1, 0)]),
        ([(0, 2), (1, 5)], [(0, 1)]),  # of two, the one that shares more
    ],
)
def test_match(found: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> None:
    wanted = [gold(0, 5, "x"), gold(10, 20, "y")]
    times = [FoundTime(a, b, None) for a, b in found]
    assert match(wanted, times) == [(wanted[i], times[j]) for i, j in pairs]


def test_right_is_an_accepted_value_or_the_same_days() -> None:
    week = (date(2022, 1, 10), date(2022, 1, 16))
    want = gold(0, 1, "2022-W02", "2022-01", days=week)
    assert is_right(want, FoundTime(0, 1, "2022-01"))
    assert is_right(want, FoundTime(0, 1, "other", week))
    assert not is_right(want, FoundTime(0, 1, None))
    assert not is_right(gold(0, 1, "2022"), FoundTime(0, 1, None, None))


@pytest.mark.parametrize(("counts", "value"), [((0, 0, 0), 0.0), ((2, 2, 2), 1.0), ((1, 1, 3), 0.5), ((0, 3, 0), 0.0)])
def test_f1(counts: tuple[int, int, int], value: float) -> None:
    assert f1(*counts) == value


@pytest.mark.parametrize("make", [timeline_finder, dateparser_finder])
def test_finders_find_a_full_date(make: type) -> None:
    finder = make()
    text = "They met on 3 May 2019 in Geneva."
    (time,) = finder.read(finder.find(text, "en", FRIDAY), text, "en")
    assert "3 May 2019" in text[time.start : time.end]
    assert time.value == "2019-05-03"


def test_search_dates_is_cut_to_its_period() -> None:
    finder = dateparser_finder()
    text = "They met in May 2019."
    (time,) = finder.read(finder.find(text, "en", FRIDAY), text, "en")
    assert time.value == "2019-05"


def test_locate_goes_on_behind_the_last_string() -> None:
    assert locate("May in May, late May", ["May", "May", "June", "late May"]) == [(0, 3), (7, 10), (10, 10), (12, 20)]


def test_heideltime_is_there_or_says_what_is_missing() -> None:
    finder = heideltime_finder()
    if isinstance(finder, str):
        assert finder.startswith("HeidelTime is left out: ")
    else:
        assert not finder.knows("id")


def test_heideltime_needs_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.finders.find_spec", lambda name: object())
    monkeypatch.setattr("benchmarks.finders.shutil.which", lambda name: None)
    assert "no java on the path" in str(heideltime_finder())


def test_own_gold_stands_where_its_brackets_stood() -> None:
    texts = own_gold()
    assert {text.language for text in texts} == {"en", "id"}
    assert sum(len(text.times) for text in texts) > 120
    first = texts[0]
    assert [first.text[t.start : t.end] for t in first.times[:2]] == ["Tuesday", "Friday"]
    assert "[" not in first.text


def test_own_gold_needs_a_value_for_each_bracket(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    path.write_text("language,published,sentence,values\nen,2022-01-14,On [Friday] and [Monday].,2022-01-14\n")
    with pytest.raises(ValueError, match="shorter"):
        own_gold(path)


@pytest.mark.usefixtures("without_heideltime")
def test_the_own_sentences_are_a_set_and_narratives_are_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def news(text: str, language: str, published: date | None) -> list[FoundTime]:
        told.append("news")
        return []

    def history(text: str, language: str, published: date | None) -> list[FoundTime]:
        told.append("history")
        return []

    finder = Finder("other", news, lambda found, text, language: found, find_in_narratives=history)
    monkeypatch.setattr(part, "dateparser_finder", lambda: finder)
    narrative = replace(GOLD[0], set_name="wars", narrative=True)
    _, scores = part.dates(Sample(ARTICLES[:1], rounds=1, gold=(narrative,)))
    assert {row["set"] for row in scores.rows} == {"own sentences", "wars"}
    assert "history" in told
