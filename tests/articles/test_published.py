from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.published import DateError, given_date

JAN_14 = date(2022, 1, 14)
JAKARTA = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("2022-01-14", "en"),
        (" 2022-01-14 ", "id"),
        ("2022-1-14", "en"),
        ("2022/01/14 09:30:00", "id"),
        ("2022-01-14T00:30:00+07:00", "id"),
        ("2022-01-14T23:59:59.999Z", "en"),
        ("20220114", "en"),
        ("14-Jan-22", "id"),
        ("14 January 22", "en"),
        (20220114, "en"),
        (JAN_14, "en"),
        (datetime(2022, 1, 14, 0, 30, tzinfo=JAKARTA), "id"),
        ("Fri, 14 Jan 2022 09:00:00 +0700", "en"),
        ("January 14, 2022", "en"),
        ("Jan. 14, 2022 9:00 AM EST", "en"),
        ("14th January 2022", "en"),
        ("1/14/2022", "en"),
        ("14/1/2022", "en"),
        ("14.01.2022", "en"),
        ("Jum'at, 14 Januari 2022 | 17:03 WIB", "id"),
        ("Kompas.com - 14/01/2022, 09:00 WIB", "id"),
        ("14 Jan 2022", "id"),
        ("14-Jan-2022", "id"),
        # languages without a lexicon of ours
        ("14 janvier 2022", "fr"),
        ("14. Januar 2022", "de"),
        ("vendredi 14 janvier 2022, 09:21", "fr"),
        ("14 Ocak 2022", "tr"),
    ],
)
def test_published_given_date(value, language):
    assert given_date(value, language) == JAN_14


@pytest.mark.parametrize(("text", "language", "month"), [("3/4/2022", "id", 4), ("3-4-2022", "en", 4)])
def test_published_day_comes_first_except_with_english_slashes(text, language, month):
    assert given_date(text, language) == date(2022, month, 3)


@pytest.mark.parametrize(("text", "year"), [("3-Apr-68", 2068), ("3-Apr-69", 1969), ("3-Apr-99", 1999)])
def test_published_two_digits_of_a_year_are_those_of_posix(text, year):
    assert given_date(text, "en") == date(year, 4, 3)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_published_missing(value):
    assert given_date(value, "en") is None


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("2022-02-30", "no day of the calendar"),
        ("2022-13-01", "no day of the calendar"),
        ("31 April 2022", "no day of the calendar"),
        ("0000-00-00", "no day of the calendar"),
        ("1815-06-18", "outside the years"),
        ("2525-01-01", "outside the years"),
        ("3/4/2022", "two ways"),
        ("yesterday", "not a date"),
        ("2022", "not a date"),
        ("January 2022", "not a date"),
        ("1642118400", "not a date"),
        (1642118400, "not a date"),
        ("1 May 2022 to 3 May 2022", "more than one"),
        ("9" * 1_000_000, "not a date"),
        (True, "a truth value"),
        (1.5, "a number"),
        (["2022-01-14"], "a list"),
    ],
)
def test_published_refused_with_a_reason(value, says):
    with pytest.raises(DateError, match=says) as caught:
        given_date(value, "en")
    assert len(str(caught.value)) < 200


@given(st.text(max_size=60), st.sampled_from(["id", "en"]))
def test_published_any_text_gives_a_plausible_date_or_an_error(text, language):
    try:
        day = given_date(text, language)
    except DateError:
        return
    assert day is None or 1900 <= day.year <= 2100


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]))
def test_published_reads_what_was_written(day, form):
    assert given_date(day.strftime(form), "en") == day
