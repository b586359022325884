"""What a general date parser gets wrong in news: each must come out right here. Published Friday 14 January 2022."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times import find_times

FRIDAY = date(2022, 1, 14)


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        # Runs of days read as a day of 2013.
        ("en", "10-13 January", "2022-01-10", "2022-01-13"),
        ("en", "January 10-13", "2022-01-10", "2022-01-13"),
        ("id", "10-13 Januari", "2022-01-10", "2022-01-13"),
        # A decade read as so many seconds ago.
        ("en", "the 1990s", "1990-01-01", "1999-12-31"),
        # The publication day's own weekday read as a week back or a week ahead.
        ("en", "The minister said on Friday", "2022-01-14", "2022-01-14"),
        ("en", "The ministers will meet on Friday", "2022-01-14", "2022-01-14"),
        ("en", "Friday", "2022-01-14", "2022-01-14"),
        ("id", "kata menteri itu, Jumat", "2022-01-14", "2022-01-14"),
        ("id", "menteri itu akan tiba Jumat", "2022-01-14", "2022-01-14"),
        # "minggu" always read as Sunday.
        ("id", "minggu lalu", "2022-01-03", "2022-01-09"),
        ("id", "minggu ini", "2022-01-10", "2022-01-16"),
        ("id", "minggu depan", "2022-01-17", "2022-01-23"),
        # Words and forms that it does not know.
        ("id", "pekan lalu", "2022-01-03", "2022-01-09"),
        ("id", "lusa", "2022-01-16", "2022-01-16"),
        ("id", "tiga hari lagi", "2022-01-17", "2022-01-17"),
        ("id", "bulan mendatang", "2022-02-01", "2022-02-28"),
        ("id", "dua tahun silam", "2020-01-01", "2020-12-31"),
        ("id", "hari Minggu", "2022-01-09", "2022-01-09"),
        ("id", "Jum'at (14/1)", "2022-01-14", "2022-01-14"),
        ("id", "Jum’at (14/1)", "2022-01-14", "2022-01-14"),
        ("id", "Desember lalu", "2021-12-01", "2021-12-31"),
        ("id", "Senin (17/1) mendatang", "2022-01-17", "2022-01-17"),
        ("id", "awal 2020", "2020-01-01", "2020-04-30"),
        ("id", "pertengahan Desember", "2021-12-11", "2021-12-20"),
        ("id", "akhir Desember", "2021-12-21", "2021-12-31"),
        ("id", "Jumat malam", "2022-01-14", "2022-01-14"),
        ("id", "Kamis lalu", "2022-01-13", "2022-01-13"),
        ("id", "sejak 2014", "2014-01-01", "2022-01-14"),
        # Day and month turned round.
        ("id", "Rabu (12/1)", "2022-01-12", "2022-01-12"),
        ("id", "5/1/2022", "2022-01-05", "2022-01-05"),
        # Number words before a unit lost.
        ("id", "lima tahun lalu", "2017-01-01", "2017-12-31"),
        ("id", "dua minggu lalu", "2021-12-27", "2022-01-02"),
        ("id", "tiga bulan lalu", "2021-10-01", "2021-10-31"),
        ("id", "dua puluh lima tahun lalu", "1997-01-01", "1997-12-31"),
        # "16.00 WIB" read as the year 2000.
        ("id", "pukul 16.00 WIB", "2022-01-14", "2022-01-14"),
        # Both "hari Kamis" and "2 hari lalu".
        ("id", "hari Kamis", "2022-01-13", "2022-01-13"),
        ("id", "2 hari lalu", "2022-01-12", "2022-01-12"),
        # A month read as its first day.
        ("en", "December", "2021-12-01", "2021-12-31"),
        ("en", "in the first quarter of 2022", "2022-01-01", "2022-03-31"),
    ],
)
def test_known_wrong_answers_come_out_right(language: str, text: str, start: str, end: str) -> None:
    (found,) = find_times(text, language, FRIDAY)
    assert (str(found.date_start), str(found.date_end)) == (start, end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Hun Sen"),
        ("en", "Hun Sen"),
        ("id", "pesawat QZ8501"),
        ("id", "penerbangan 8501"),
        ("en", "KRI 8501"),
        ("en", "we may"),
        ("en", "sat"),
        ("en", "one"),
        ("en", "march on"),
        ("id", "5-7 orang"),
        ("id", "1,25 juta"),
        ("en", "$27"),
        ("id", "sel, sen, rab, kam, jum, sab, min"),
        ("id", "mar, mei-mei kecil"),
        ("en", "mon ami"),
    ],
)
def test_known_false_hits_give_nothing(language: str, text: str) -> None:
    assert find_times(text, language, FRIDAY) == []


def test_a_length_of_years_is_no_year() -> None:
    (found,) = find_times("Ia menunggu 30 panjang tahun, lalu 30 tahun.", "id", FRIDAY)
    assert (found.value, found.date_start) == ("P30Y", None)


def test_a_contradicting_weekday_is_not_passed_over() -> None:
    (agreeing,) = find_times("Kamis (13/1)", "id", FRIDAY)
    (contradicting,) = find_times("Selasa (13/1)", "id", FRIDAY)
    assert (agreeing.direction, contradicting.direction) == ("checksum", None)
