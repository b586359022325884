"""Lines that end, zones that are written, names that look like months. Published on Friday, 17 September 2021."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times import find_times

FRIDAY = date(2021, 9, 17)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        # a run of days that begins today lies ahead; one in another month may be that of another year
        ("id", "Sidang digelar 17-19 September mendatang.", "2021-09-17/2021-09-19"),
        ("id", "Sidang digelar 15-19 September mendatang.", "2021-09-15/2021-09-19"),
        ("id", "Sidang digelar 10-12 Januari mendatang.", "2022-01-10/2022-01-12"),
        ("id", "Sidang digelar 10-12 Oktober lalu.", "2020-10-10/2020-10-12"),
        ("id", "Sidang akan digelar 10–12 Januari.", "2022-01-10/2022-01-12"),
        ("en", "The court will sit 17-19 September.", "2021-09-17/2021-09-19"),
        ("en", "The court will sit 10–12 January.", "2022-01-10/2022-01-12"),
        # numeric zones stay in the value
        ("id", "Sidang dibuka pukul 10.00 (GMT+7).", "2021-09-17T10:00+07"),
        ("id", "Sidang dibuka pukul 10.00 WIB.", "2021-09-17T10:00"),
        ("en", "The court opens at 14:00 UTC+7.", "2021-09-17T14:00+07"),
        ("en", "The court opens at 14:00 (UTC).", "2021-09-17T14:00Z"),
        ("en", "The court opens at 6:40 p.m. (GMT +8).", "2021-09-17T18:40+08"),
        ("en", "The court opens at 18:00 (UTC-3:30).", "2021-09-17T18:00-03:30"),
        # what lies ahead: a feast, a month put off to, an hour after a day that is gone
        ("en", "The pilgrims will return before Christmas.", "2021-12-25"),
        ("id", "Jemaah akan pulang sebelum Idul Fitri.", "2022-05-02"),
        ("en", "The vote was put off to February.", "2022-02"),
        # seasons and years before Christ
        ("en", "The city starved in the winter of 1941-42.", "1941-WI"),
        ("en", "The city fell in summer 1863.", "1863-SU"),
        ("id", "Kota itu jatuh pada musim dingin 1941-1942.", "1941-WI"),
        ("id", "Kota itu jatuh pada musim panas 2021.", "2021-SU"),
        ("en", "He crossed the river on January 10, 49 BC.", "BC0049-01-10"),
        ("en", "The temple is of the 5th century B.C.", "BC04"),
        ("id", "Ia dibunuh pada tahun 44 SM.", "BC0044"),
        ("id", "Kuil itu dari abad ke-5 SM.", "BC04"),
        # a habit has no days
        ("en", "The office is open Monday to Friday.", "P1W"),
        ("id", "Loket dibuka Senin hingga Jumat.", "P1W"),
        ("id", "Loket melayani setiap Senin-Jumat.", "P1W"),
    ],
)
def test_value(language: str, text: str, value: str) -> None:
    assert [t.value for t in find_times(text, language, FRIDAY)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Court closed until Friday\nSeptember 20, 2021\nThe court said so.", ["Friday", "September 20, 2021"]),
        ("en", "Court closed until Friday\n20 September 2021\n", ["Friday", "20 September 2021"]),
        ("id", "Sidang ditunda sampai Jumat\n20 September 2021\n", ["Jumat", "20 September 2021"]),
        ("en", "The court will sit again next\nweek.", ["next\nweek"]),
        ("en", "It met in September\n20, 2021 and then again in the big hall upstairs", ["September\n20, 2021"]),
        ("id", "Sidang digelar pekan\nlalu.", ["pekan\nlalu"]),
    ],
)
def test_a_title_and_its_date_line_stay_apart(language: str, text: str, found: list[str]) -> None:
    assert [t.text for t in find_times(text, language, FRIDAY)] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "April Reed and June Olsen spoke to Theresa May.", []),
        ("en", "In April Reed spoke.", ["April"]),
        ("en", "April was dry.", ["April"]),
        ("en", "The August Congress failed.", ["August"]),
        ("en", "Spring water and spring rolls were served.", []),
        ("en", "They can spring a surprise.", []),
        ("en", "Snow fell in spring.", ["spring"]),
        ("en", "He drives a C200 2019 and has an A9 2020.", []),
        ("en", "The G20 2022 summit met.", ["2022"]),
        ("en", "He won the Formula 1 2016 season.", ["2016"]),
        ("en", "He writes for USA Today.", []),
        ("en", "The Our Future fund paid.", []),
        ("id", "April Wulandari dan Mei Lan menulis surat.", []),
        ("id", "Sidang dibuka pada April.", ["April"]),
        ("id", "Ponsel A9 2020 dijual.", []),
        ("id", "Ia menjuarai Formula 1 tahun 2016.", ["tahun 2016"]),
        ("id", "Seorang pria 30 tahunan hadir.", []),
        ("id", "Rapat tahunan itu dibuka.", ["tahunan"]),
        # The year of a law is a year, though nothing happened in it here.
        ("id", "UU Nomor 30 Tahun 2002 diubah.", ["Tahun 2002"]),
        ("id", "Permendag 59 Tahun 2016 diubah.", ["Tahun 2016"]),
    ],
)
def test_names_are_no_times(language: str, text: str, found: list[str]) -> None:
    assert [t.text for t in find_times(text, language, FRIDAY)] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The convoy was hit on Monday. The governor will speak at 18:30."),
        ("id", "Konvoi itu diserang Senin lalu. Gubernur akan berbicara pukul 18.30."),
    ],
)
def test_an_hour_to_come_is_of_today_not_of_a_day_gone(language: str, text: str) -> None:
    assert [t.value for t in find_times(text, language, FRIDAY)] == ["2021-09-13", "2021-09-17T18:30"]
