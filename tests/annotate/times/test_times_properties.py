"""What must hold for any text and any publication date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.times import find_times
from timeline.annotate.times.lexicon import load_times

LANGUAGES = ("en", "id")
EXAMPLES = {
    code: [e.replace("[", "").replace("]", "") for r in load_times(code).rules for e in r.examples]
    for code in LANGUAGES
}
WEEKLY = {
    "en": [
        "on Monday",
        "last Tuesday",
        "next Sunday",
        "this week",
        "last week",
        "two weeks ago",
        "early next week",
        "yesterday",
        "earlier this week",
        "Friday night",
        "over the weekend",
        "Wednesday of last week",
        "tonight",
        "will arrive Friday",
        "the day before yesterday",
        "three days ago",
        "this coming Monday",
        "the past two weeks",
        "a week from now",
    ],
    "id": [
        "pada Senin",
        "Selasa lalu",
        "Minggu depan",
        "pekan ini",
        "pekan lalu",
        "dua pekan lalu",
        "awal pekan depan",
        "kemarin",
        "lusa",
        "Jumat malam",
        "akhir pekan",
        "Rabu pekan lalu",
        "tadi malam",
        "tiga hari lagi",
    ],
}
languages = st.sampled_from(LANGUAGES)
dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 1))


@st.composite
def news(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of phrases of its lexicon with arbitrary text between them."""
    code = draw(languages)
    signs = st.sampled_from([".", " ", "\n", "-", ", 5", "13-Jan-2022", "2022/02/30 10:00Z", "٣-٣-٢٠٢٢"])
    piece = st.one_of(st.sampled_from(EXAMPLES[code]), st.text(max_size=8), signs)
    return code, draw(st.sampled_from(["", " "])).join(draw(st.lists(piece, max_size=12)))


def key(found: list[TimeExpression]) -> list[tuple[object, ...]]:
    return [(t.start_char, t.end_char, t.value, t.date_start, t.date_end) for t in found]


@settings(max_examples=150, deadline=None)
@example(("en", "spring of next year"), date(9999, 1, 1))
@example(("en", "since then and in '82"), date(71, 1, 1))
@given(news(), st.one_of(st.none(), st.dates()))
def test_no_text_raises_and_results_are_sound(case: tuple[str, str], published: date | None) -> None:
    code, text = case
    found = find_times(text, code, published)
    end = 0
    for t in found:
        assert end <= t.start_char < t.end_char <= len(text)
        assert text[t.start_char : t.end_char] == t.text
        if t.date_start and t.date_end:
            assert t.date_start <= t.date_end
        assert (t.granularity is None) == (t.date_start is None)
        end = t.end_char


@settings(max_examples=100, deadline=None)
@given(languages, st.text(), st.one_of(st.none(), dates))
def test_any_text_is_accepted(code: str, text: str, published: date | None) -> None:
    assert all(text[t.start_char : t.end_char] == t.text for t in find_times(text, code, published))


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data(), published=dates, weeks=st.integers(-60, 60))
def test_a_week_later_every_weekly_expression_is_a_week_later(
    code: str, data: st.DataObject, published: date, weeks: int
) -> None:
    text = data.draw(st.sampled_from(WEEKLY[code]))
    (here,), (there,) = (find_times(text, code, published + timedelta(7 * w)) for w in (0, weeks))
    assert here.date_start and here.date_end and there.date_start and there.date_end
    moved = timedelta(7 * weeks)
    assert (there.date_start, there.date_end) == (here.date_start + moved, here.date_end + moved)


@settings(max_examples=60, deadline=None)
@given(news(), news(), dates)
def test_a_text_says_the_same_whatever_was_read_before(
    first: tuple[str, str], second: tuple[str, str], published: date
) -> None:
    alone = key(find_times(second[1], second[0], published))
    find_times(first[1], first[0], published + timedelta(400))
    assert key(find_times(second[1], second[0], published)) == alone


@settings(max_examples=60, deadline=None)
@given(dates, dates)
def test_a_numbered_day_is_that_day(published: date, day: date) -> None:
    text = f"Ia tiba {day.day}/{day.month}/{day.year}, kata juru bicara."
    (found,) = find_times(text, "id", published)
    assert (found.date_start, found.date_end) == (day, day)


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(-182, 182))
def test_a_weekday_with_day_and_month_finds_its_year(published: date, away: int) -> None:
    day = published + timedelta(away)
    names = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
    (found,) = find_times(f"Ia tiba {names[day.weekday()]} ({day.day}/{day.month}).", "id", published)
    if (day.month, day.day) != (2, 29):
        assert found.date_start == day
