"""Feasts: fixed, hanging on Easter or a weekday, and of moon calendars."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times.holidays import easter, holiday_day, holiday_length, holiday_rules
from timeline.annotate.times.lexicon import load_times


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("christmas", "2021-12-25"),
        ("independence_day_id", "1999-08-17"),
        ("good_friday", "2022-04-15"),
        ("easter_monday", "2000-04-24"),
        ("ascension_day", "2021-05-13"),
        ("thanksgiving_us", "2021-11-25"),
        ("memorial_day_us", "2022-05-30"),
        ("eid_al_fitr", "2022-05-02"),
        ("eid_al_fitr", "1995-03-03"),
        ("ramadan", "2005-10-05"),
        ("nyepi", "2022-03-03"),
        ("chinese_new_year", "2022-02-01"),
    ],
)
def test_holiday_day(name: str, day: str) -> None:
    found = holiday_day(name, int(day[:4]))
    assert found is not None
    # The reckoned Islamic calendar may be a day off.
    assert abs((found - date.fromisoformat(day)).days) <= (holiday_rules()[name][0] == "islamic")


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2008, "03-23"), (2011, "04-24"), (2038, "04-25")])
def test_easter(year: int, day: str) -> None:
    assert f"{easter(year):%m-%d}" == day


def test_a_feast_that_no_table_lists_is_unknown() -> None:
    assert holiday_day("nyepi", 1950) is None


def test_ramadan_lasts_a_month() -> None:
    assert (holiday_length("ramadan"), holiday_length("christmas")) == (30, 1)


@pytest.mark.parametrize("code", ["en", "id"])
def test_every_feast_of_a_lexicon_has_a_rule(code: str) -> None:
    terms = [t for ts in load_times(code).terms.values() for t in ts if t.name in ("holiday", "fasting_month")]
    assert terms
    assert {t.value for t in terms} <= holiday_rules().keys()
