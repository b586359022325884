"""Indonesian time expressions, in tables of own sentences. Published on Friday 14 January 2022."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.annotate.times import find_times

FRIDAY = date(2022, 1, 14)


# sentence with the expression in brackets, value, first and last day, granularity
DATED = [
    # Days
    ("Ia akan tiba [tanggal 20 bulan depan].", "2022-02-20", "2022-02-20", "day"),
    ("Ia tiba [tanggal 11].", "2022-01-11", "2022-01-11", "day"),
    ("Ia tiba [Jumat lalu (7/1)].", "2022-01-07", "2022-01-07", "day"),
    ("Ia tiba [hari ini (14/1)].", "2022-01-14", "2022-01-14", "day"),
    ("Ia tiba [kemarin, Kamis (13/1/2022)].", "2022-01-13", "2022-01-13", "day"),
    ("Ia tiba [minggu, 9 Januari 2022].", "2022-01-09", "2022-01-09", "day"),
    ("Album itu terbit [4 Februari besok].", "2022-02-04", "2022-02-04", "day"),
    # Runs of days
    ("KTT digelar [3, 4, dan 5 Februari].", "2022-02-03/2022-02-05", "2022-02-03/2022-02-05", "range"),
    ("KTT digelar [10-12/1/2022].", "2022-01-10/2022-01-12", "2022-01-10/2022-01-12", "range"),
    ("KTT digelar [Senin-Rabu (10-12/1)].", "2022-01-10/2022-01-12", "2022-01-10/2022-01-12", "range"),
    ("KTT digelar [Senin dan Selasa, 10-11 Januari 2022].", "2022-01-10/2022-01-11", "2022-01-10/2022-01-11", "range"),
    (
        "KTT akan digelar [dari tanggal 3 sampai 5 Februari mendatang].",
        "2022-02-03/2022-02-05",
        "2022-02-03/2022-02-05",
        "range",
    ),
    # Weeks, months, quarters, halves, seasons
    ("Ia tiba [minggu pertama Januari].", "2022-W01", "2022-01-03/2022-01-09", "week"),
    ("Ia tiba [pekan kedua Februari 2021].", "2021-W06", "2021-02-08/2021-02-14", "week"),
    ("Ekspor naik pada [kuartal II-2021].", "2021-Q2", "2021-04-01/2021-06-30", "quarter"),
    ("Ekspor naik pada [kuartal III/2021].", "2021-Q3", "2021-07-01/2021-09-30", "quarter"),
    ("Ekspor naik pada [kuartal dua 2021].", "2021-Q2", "2021-04-01/2021-06-30", "quarter"),
    ("Ekspor naik pada [semester I di 2021].", "2021-H1", "2021-01-01/2021-06-30", "range"),
    ("Ekspor naik pada [paruh kedua Desember].", "2021-12", "2021-12-16/2021-12-31", "range"),
    ("Ekspor naik dalam [sembilan bulan pertama 2021].", "2021", "2021-01-01/2021-09-30", "range"),
    ("Film itu tayang [musim semi tahun depan].", "2023-SP", "2023-03-01/2023-05-31", "range"),
    ("Ia dibeli [musim panas lalu].", "2021-SU", "2021-06-01/2021-08-31", "range"),
    # The winter that has not ended is not the last one.
    ("Ia dibeli [musim dingin lalu].", "2020-WI", "2020-12-01/2021-02-28", "range"),
    # Years and longer
    ("Dana [tahun anggaran 2021] habis.", "2021", "2021-01-01/2021-12-31", "year"),
    ("Dana [tahun fiskal 2021/2022] habis.", "2021/2022", "2021-01-01/2022-12-31", "range"),
    ("Ia mundur di [penghujung 2021].", "2021", "2021-12-01/2021-12-31", "range"),
    ("Ia wafat pada [paruh kedua tahun 1980-an].", "198", "1985-01-01/1989-12-31", "range"),
    ("Kota itu maju pada [pertengahan abad ke-20].", "19", "1934-01-01/1966-12-31", "range"),
    ("Kota itu maju pada [paruh kedua abad ke-19].", "18", "1851-01-01/1900-12-31", "range"),
    # Up to now and from now on
    ("Mereka berselisih [sejak tiga tahun lalu].", "2019", "2019-01-01/2022-01-14", "range"),
    ("Mereka berunding dalam [dua pekan ini].", "P2W", "2021-12-31/2022-01-14", "range"),
    ("Mereka berunding [sepekan ini].", "P1W", "2022-01-07/2022-01-14", "range"),
    ("Mereka bertemu dalam [dua pekan mendatang].", "P2W", "2022-01-14/2022-01-28", "range"),
    ("Mereka bertemu [dua pekan mendatang].", "2022-W04", "2022-01-24/2022-01-30", "week"),
    # Feasts
    ("Ia datang pada [HUT RI].", "2021-08-17", "2021-08-17", "day"),
    ("Ia datang pada [Hari Sumpah Pemuda].", "2021-10-28", "2021-10-28", "day"),
    ("Ia datang pada [Hari Raya Waisak 2021].", "2021-05-26", "2021-05-26", "day"),
    ("Harga naik selama [Ramadan tahun ini].", "2022-04-03", "2022-04-03/2022-05-02", "range"),
    ("Kota itu sepi saat [Nyepi].", "2022-03-03", "2022-03-03", "day"),
    # Parts of the day and clock times
    ("Laga itu digelar [Rabu dinihari WIB, 12 Januari 2022].", "2022-01-12TMO", "2022-01-12", "day"),
    ("Polisi datang [jam tujuh malam].", "2022-01-14T19:00", "2022-01-14", "day"),
    ("Polisi datang [pukul 02.30 dini hari WIB].", "2022-01-14T02:30", "2022-01-14", "day"),
    ("Polisi datang [Rabu (12/1) pukul 22.15 Wita].", "2022-01-12T22:15", "2022-01-12", "day"),
    ("Perundingan berlangsung hingga [malam].", "2022-01-14TNI", "2022-01-14", "day"),
]


@pytest.mark.parametrize(("text", "value", "days", "granularity"), DATED)
def test_expression_is_found_and_dated(text: str, value: str, days: str, granularity: str) -> None:
    first, _, last = days.partition("/")
    interval = date.fromisoformat(first), date.fromisoformat(last or first)
    found = find_times(text.replace("[", "").replace("]", ""), "id", FRIDAY)
    assert [(t.text, t.value, (t.date_start, t.date_end), t.granularity) for t in found] == [
        (text[text.index("[") + 1 : text.index("]")], value, interval, granularity)
    ]


@pytest.mark.parametrize(
    ("text", "span", "timex_type", "value"),
    [
        ("Mereka bertemu dua kali seminggu.", "dua kali seminggu", "SET", "P1W"),
        ("Mereka bertemu sekali dalam lima tahun.", "sekali dalam lima tahun", "SET", "P5Y"),
        ("Mereka bertemu setiap Januari.", "setiap Januari", "SET", "XXXX-01"),
        ("Mereka berpawai setiap 17 Agustus.", "setiap 17 Agustus", "SET", "XXXX-08-17"),
        ("Harga naik setiap akhir pekan.", "setiap akhir pekan", "SET", "P1W"),
        ("Harga naik setiap tahunnya.", "setiap tahunnya", "SET", "P1Y"),
        ("Mereka menunggu 1 jam 30 menit.", "1 jam 30 menit", "DURATION", "PT1H30M"),
        ("Ia menjabat dua tahun dan tiga bulan.", "dua tahun dan tiga bulan", "DURATION", "P2Y3M"),
        ("Kabar itu menyebar dalam hitungan jam.", "hitungan jam", "DURATION", "PTXH"),
        ("Pemain 19 tahun ini menang.", "19 tahun", "DURATION", "P19Y"),
        ("Itu terjadi pada tahun-tahun sebelumnya.", "tahun-tahun sebelumnya", "DATE", "PAST_REF"),
        ("Itu tampak pada hari-hari mendatang.", "hari-hari mendatang", "DATE", "FUTURE_REF"),
    ],
)
def test_sets_lengths_and_vague_references(text: str, span: str, timex_type: str, value: str) -> None:
    (found,) = find_times(text, "id", FRIDAY)
    assert (found.text, found.timex_type, found.value, found.date_start) == (span, timex_type, value, None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mereka bertemu 3 Januari. Malamnya ia berpidato.", ["2022-01-03", "2022-01-03TNI"]),
        ("Mereka bertemu 3 Januari. Esok paginya ia pulang.", ["2022-01-03", "2022-01-04TMO"]),
        ("Mereka bertemu 3 Januari. Tiga hari setelah itu ia pulang.", ["2022-01-03", "2022-01-06"]),
        ("Mereka bertemu 3 Januari. Selang dua hari, ia pulang.", ["2022-01-03", "2022-01-05"]),
        ("Mereka bertemu 3 Januari. Ketika malam tiba, ia pulang.", ["2022-01-03", "2022-01-03TNI"]),
        # The day on which somebody speaks is not that of the story.
        (
            'Kapal itu tenggelam Minggu (9/1). "Kami mencari," kata kapten, Rabu (12/1). Pukul 06.14 kontak putus.',
            ["2022-01-09", "2022-01-12", "2022-01-09T06:14"],
        ),
        # Nor is that of a picture.
        (
            "Kapal itu tenggelam Minggu (9/1).\nMEDIA FOTO/RINA Tim mencari kapal, Rabu (12/1).\nKetika malam tiba, "
            "pencarian dihentikan.",
            ["2022-01-09", "2022-01-12", "2022-01-09TNI"],
        ),
        ("UU No. 20 tahun 2016 direvisi.", ["2016"]),
    ],
)
def test_a_story_goes_on_from_its_last_day(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, "id", FRIDAY)] == values


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ia menjabat sejak 2014 hingga 2019.", "2014-01-01", "2019-12-31"),
        ("Ia menjabat sejak Mei 2014 sampai akhir 2019.", "2014-05-01", "2019-12-31"),
    ],
)
def test_since_until_is_one_stretch(text: str, first: str, last: str) -> None:
    found = find_times(text, "id", FRIDAY)
    assert [(str(t.date_start), str(t.date_end)) for t in found] == [(first, last)] * 2
