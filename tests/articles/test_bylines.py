from __future__ import annotations

from datetime import date

import pytest

from timeline.articles.bylines import byline_date, dateline_date, url_date

JAN_14 = date(2022, 1, 14)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Jakarta, 14/1/2022\nMenteri itu tiba."),
        ("id", "Kompas.com - 14/01/2022, 09:00 WIB\nMenteri itu tiba."),
        ("id", "Menteri Tiba\n\nJum'at, 14 Januari 2022\n\nMenteri itu tiba."),
        ("id", "Jumat 14 Januari 2022 pukul 09.00 WIB"),
        ("id", "Rapat Usai\nJumat, 14 Januari 2022 | 17:03 WIB\nRapat itu usai."),
        ("id", "Diperbarui 14 Januari 2022 09:00 WIB\nRapat itu usai."),
        ("id", "14 Jan 2022, 09:00 WIB\nRapat itu usai."),
        ("id", "Jum'at, 14 Jan 2022 | 17:03 WIB\nRapat itu usai."),
        ("id", "kabarKita\nJumat, 14 Jan 2022 17:03 WIB\nRapat itu usai."),
        ("id", "Ani Susanti - kabarKita\nJumat, 14 Jan 2022 17:03 WITA\nRapat itu usai."),
        ("id", "Oleh Ani, Kabar Kita, 14/01/2022 09:21 WIT\nRapat itu usai."),
        ("id", "Ditayangkan 14/01/2022, 09.00 WIB\nRapat itu usai."),
        ("id", "Waktu terbit: 14 Januari 2022 17:03 WIB\nRapat itu usai."),
        ("en", "First published on Fri 14 Jan 2022 06.00 GMT\nThe talks ended."),
        ("en", "Last updated on January 14, 2022\nThe talks ended."),
        ("en", "Source: Agency| 2022-01-14 09:21:33|Editor: Jane\nThe talks ended."),
        ("en", "2022-01-14T00:30:00+07:00\nThe talks ended."),
        ("en", "Issued on: 14/01/2022 - 09:21\nThe talks ended."),
        ("en", "January 14, 2022\nThe talks ended."),
        ("en", "Talks end\nBy Jane Doe | January 14, 2022\nThe talks ended."),
        ("en", "January 14, 2022 | By Jane Doe\nThe talks ended."),
        ("en", "Published: January 14, 2022 at 9:00 AM\nThe talks ended."),
        ("en", "Posted on 14 January 2022\r\nThe talks ended."),
        ("en", "Posted at 9:21 AM, January 14, 2022\nThe talks ended."),
        ("en", "Published 9:21 AM EST, Fri January 14, 2022\nThe talks ended."),
        ("en", "Updated on: January 14, 2022 / 9:21 AM\nThe talks ended."),
        ("en", "January 14, 2022 / 9:21 AM / Example News\nThe talks ended."),
        ("en", "By JANE DOE January 14, 2022 GMT\nThe talks ended."),
        ("en", "By Jane Doe and John Roe, January 14, 2022\nThe talks ended."),
        ("en", "By JANE DOE, Example Press January 14, 2022 9:21 AM\nThe talks ended."),
        ("id", "Oleh Budi Santoso dan Rina Dewi, 14 Januari 2022\nPerundingan usai."),
        ("en", "Story by Jane Doe • January 14, 2022 • 9:21 AM\nThe talks ended."),
        ("id", "Diterbitkan pukul 09.21 WIB, Jumat 14 Januari 2022\nRapat itu usai."),
        ("id", "Dipublikasikan pada 14 Januari 2022\nRapat itu usai."),
        ("en", "2022-01-14 09:30\nThe talks ended."),
    ],
)
def test_bylines_date_on_a_line_of_its_own(language, text):
    assert byline_date(text, language) == JAN_14


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CAIRO- 14 January 2022: The president received the envoy."),
        ("en", "JAKARTA, Jan. 14, 2022 (Newswire) - The minister left for Vienna."),
        ("en", "VIENNA, 14 January 2022 — The talks ended."),
        ("id", "Jakarta, Jumat (14/1/2022) - Menteri itu tiba."),
        ("id", "CONTOH.CO, Jakarta, 14 Januari 2022 – Menteri itu tiba."),
    ],
)
def test_bylines_date_of_a_dateline(language, text):
    assert dateline_date(text, language) == JAN_14
    assert byline_date(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On September 1, 1939, Germany invaded Poland."),
        ("en", "Vienna, 13 January 2022, the envoys met again."),
        ("en", "The treaty of January 14, 2022 - a short one - was signed."),
        ("en", "JAKARTA, Jan. 14 (Newswire) - The minister left."),
        ("en", "Feb 30, 2022\nThe talks ended."),
        ("en", "3/4/2022\nThe talks ended."),
        ("en", "By noon on January 14, 2022\nthe talks had ended."),
        ("en", "The talks ended.\n" * 30 + "January 14, 2022\n"),
        ("id", "Pada 14 Januari 2022, menteri itu - yang baru dilantik - tiba."),
        ("id", "CONTOH.com - Surat kabar itu edisi Minggu (28/12/2014) waktu setempat memuat foto."),
        ("id", "Republik itu merdeka 17 Agustus 1945\nHari ini diperingati."),
        ("id", "CONTOH.com, Jakarta - Menteri itu tiba (14/1/2022)."),
        ("id", ""),
    ],
)
def test_bylines_date_in_prose_is_not_taken(language, text):
    assert byline_date(text, language) is None
    assert dateline_date(text, language) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/read/2022/01/14/0930/talks", JAN_14),
        ("https://news.example/world/20220114131145-134-7469/talks", JAN_14),
        ("https://news.example/2022-01-14-talks", JAN_14),
        ("https://news.example/2022/1/14", JAN_14),
        ("https://news.example/world/talks-end-2022-01-14/", JAN_14),
        ("https://news.example/world/2022/jan/14/talks", JAN_14),
        ("https://news.example/world/2022/xyz/14/talks", None),
        ("https://news.example/2022/13/41/2022/01/14/talks", JAN_14),
        ("https://news.example/id/2022011/talks", None),
        ("https://news.example/99990101/talks", None),
        ("https://news.example/talks?d=1", None),
        (None, None),
    ],
)
def test_bylines_date_in_an_address(url, day):
    assert url_date(url) == day
