"""Absolute dates that dateparser reads. Published Friday 14 January 2022."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times import find_times

FRIDAY = date(2022, 1, 14)


@pytest.mark.parametrize(
    ("language", "text", "span", "value"),
    [
        ("en", "The log of 13-Jan-2022 is lost.", "13-Jan-2022", "2022-01-13"),
        ("en", "The log of 2022/01/13 is lost.", "2022/01/13", "2022-01-13"),
        ("en", "The log of 01-13-2022 is lost.", "01-13-2022", "2022-01-13"),
        # No thirteenth month: the day stands first.
        ("en", "The log of 13-01-2022 is lost.", "13-01-2022", "2022-01-13"),
        ("en", "Sent 2022-01-13T10:00:00+07:00.", "2022-01-13T10:00:00+07:00", "2022-01-13T10:00+07"),
        ("en", "Sent 2022-01-13T23:30Z by her.", "2022-01-13T23:30Z", "2022-01-13T23:30Z"),
        ("en", "Sent 2022-01-13 10:00 by her.", "2022-01-13 10:00", "2022-01-13T10:00"),
        ("id", "Surat 13-Agt-2021 hilang.", "13-Agt-2021", "2021-08-13"),
        ("id", "Surat 01-02-2022 hilang.", "01-02-2022", "2022-02-01"),
    ],
)
def test_a_stamp_is_read_whole(language: str, text: str, span: str, value: str) -> None:
    (found,) = find_times(text, language, FRIDAY)
    assert (found.text, found.value) == (span, value)
    assert (found.date_start, found.date_end) == (date.fromisoformat(value[:10]),) * 2


@pytest.mark.parametrize(
    "text",
    [
        "Call 555-1234-2022.",
        "The 13-abc-2022 form.",
        "Code 2022-13-45.",
        "Code 31/31/2022.",
        "Form 12-12-2012-7.",
        "Code 0000-01-01.",
        "Code 2022-02-30.",
    ],
)
def test_what_is_no_day_is_no_stamp(text: str) -> None:
    assert [t for t in find_times(text, "en", FRIDAY) if t.rule_id == "stamp.stamp"] == []


def test_a_phrase_that_holds_a_stamp_stays() -> None:
    (found,) = find_times("Ia tiba Kamis (13/1/2022) pukul 10.00 WIB.", "id", FRIDAY)
    assert (found.value, found.text) == ("2022-01-13T10:00", "Kamis (13/1/2022) pukul 10.00 WIB")
