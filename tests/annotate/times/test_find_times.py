"""Time expressions and their days, in tables of own sentences. Published on Friday 14 January 2022 unless said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from timeline.annotate.annotations import TimeExpression
from timeline.annotate.times import find_times

FRIDAY = date(2022, 1, 14)


def only(text: str, language: str, published: date | None = FRIDAY) -> TimeExpression:
    found = find_times(text, language, published)
    assert len(found) == 1, found
    return found[0]


def days(start: str, end: str | None = None) -> tuple[date, date]:
    """`days("01-13")`: a day of 2022, or a full date; one day or a run of days."""
    first, last = (date.fromisoformat(d if len(d) == 10 else f"2022-{d}") for d in (start, end or start))
    return first, last


# sentence, the expression, value, first and last day, granularity
ENGLISH = [
    ("The envoys met on Thursday.", "Thursday", "2022-01-13", days("01-13"), "day"),
    ("The envoys met on Friday.", "Friday", "2022-01-14", days("01-14"), "day"),
    # Friday's paper means today, whether it looks back or ahead.
    ("The envoys will meet on Friday.", "Friday", "2022-01-14", days("01-14"), "day"),
    ("They will march at Friday night's rally.", "Friday night", "2022-01-14TNI", days("01-14"), "day"),
    ("The vote was put off until Thursday.", "Thursday", "2022-01-20", days("01-20"), "day"),
    ("The envoys will meet on Thursday.", "Thursday", "2022-01-20", days("01-20"), "day"),
    ("The envoys are due to meet on Tuesday.", "Tuesday", "2022-01-18", days("01-18"), "day"),
    ("She arrived last Monday.", "last Monday", "2022-01-10", days("01-10"), "day"),
    ("She left last Friday.", "last Friday", "2022-01-07", days("01-07"), "day"),
    ("She leaves next Friday.", "next Friday", "2022-01-21", days("01-21"), "day"),
    ("He came on Wednesday of last week.", "Wednesday of last week", "2022-01-05", days("01-05"), "day"),
    ("He returns Tuesday next week.", "Tuesday next week", "2022-01-18", days("01-18"), "day"),
    ("They spoke yesterday.", "yesterday", "2022-01-13", days("01-13"), "day"),
    ("They spoke earlier today.", "earlier today", "2022-01-14", days("01-14"), "day"),
    ("They resume the day after tomorrow.", "the day after tomorrow", "2022-01-16", days("01-16"), "day"),
    ("It opened on 3 January.", "3 January", "2022-01-03", days("01-03"), "day"),
    ("It opened on January 3rd, 2021.", "January 3rd, 2021", "2021-01-03", days("2021-01-03"), "day"),
    ("It closed on Dec. 20.", "Dec. 20", "2021-12-20", days("2021-12-20"), "day"),
    ("The decree of 17 August 1945 stands.", "17 August 1945", "1945-08-17", days("1945-08-17"), "day"),
    ("The note is dated 2021-11-30.", "2021-11-30", "2021-11-30", days("2021-11-30"), "day"),
    ("The note is dated 11/30/2021.", "11/30/2021", "2021-11-30", days("2021-11-30"), "day"),
    ("The note is dated 30/11/2021.", "30/11/2021", "2021-11-30", days("2021-11-30"), "day"),
    ("Talks ran on 3-5 January.", "3-5 January", "2022-01-03/2022-01-05", days("01-03", "01-05"), "range"),
    ("Talks ran January 3-5.", "January 3-5", "2022-01-03/2022-01-05", days("01-03", "01-05"), "range"),
    ("Troops moved this week.", "this week", "2022-W02", days("01-10", "01-16"), "week"),
    ("Troops moved earlier this week.", "earlier this week", "2022-W02", days("01-10", "01-13"), "range"),
    ("Troops move later this week.", "later this week", "2022-W02", days("01-14", "01-16"), "range"),
    ("Troops moved last week.", "last week", "2022-W01", days("01-03", "01-09"), "week"),
    ("Talks open early next week.", "early next week", "2022-W03", days("01-17", "01-19"), "range"),
    ("Talks were held last month.", "last month", "2021-12", days("2021-12-01", "2021-12-31"), "month"),
    ("He was named late last year.", "late last year", "2021", days("2021-09-01", "2021-12-31"), "range"),
    ("It closed at the end of 2019.", "the end of 2019", "2019", days("2019-12-01", "2019-12-31"), "range"),
    ("It began in mid-2020.", "mid-2020", "2020", days("2020-05-01", "2020-08-31"), "range"),
    ("They will gather in June.", "June", "2022-06", days("06-01", "06-30"), "month"),
    ("They gathered in June.", "June", "2021-06", days("2021-06-01", "2021-06-30"), "month"),
    ("They gathered in May 2019.", "May 2019", "2019-05", days("2019-05-01", "2019-05-31"), "month"),
    ("They gathered in May last year.", "May last year", "2021-05", days("2021-05-01", "2021-05-31"), "month"),
    ("It happened in the 1980s.", "the 1980s", "198", days("1980-01-01", "1989-12-31"), "decade"),
    ("It happened in the early 1980s.", "the early 1980s", "198", days("1980-01-01", "1983-12-31"), "range"),
    ("It is a 19th-century fort.", "19th-century", "18", days("1801-01-01", "1900-12-31"), "century"),
    (
        "Exports grew in the third quarter of 2021.",
        "the third quarter of 2021",
        "2021-Q3",
        days("2021-07-01", "2021-09-30"),
        "quarter",
    ),
    (
        "Exports grew in the first half of 2021.",
        "the first half of 2021",
        "2021-H1",
        days("2021-01-01", "2021-06-30"),
        "range",
    ),
    ("They met in the summer of 2018.", "the summer of 2018", "2018-SU", days("2018-06-01", "2018-08-31"), "range"),
    ("He left three days ago.", "three days ago", "2022-01-11", days("01-11"), "day"),
    ("He left two weeks ago.", "two weeks ago", "2021-W52", days("2021-12-27", "01-02"), "week"),
    ("He left a year ago.", "a year ago", "2021", days("2021-01-01", "2021-12-31"), "year"),
    ("The ban has held since 2017.", "since 2017", "2017", days("2017-01-01", "01-14"), "range"),
    ("Trade will grow over the next decade.", "the next decade", "P10Y", days("01-14", "2032-01-14"), "range"),
    ("Trade grew over the past ten years.", "the past ten years", "P10Y", days("2012-01-14", "01-14"), "range"),
    ("The two spoke over the weekend.", "the weekend", "2022-W01-WE", days("01-08", "01-09"), "range"),
    ("The two will speak over the weekend.", "the weekend", "2022-W02-WE", days("01-15", "01-16"), "range"),
    ("Police moved in on Tuesday night.", "Tuesday night", "2022-01-11TNI", days("01-11"), "day"),
    ("Police moved in last night.", "last night", "2022-01-13TNI", days("01-13"), "day"),
    ("It started at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "2022-01-11T09:00", days("01-11"), "day"),
    ("It struck at 18:30 UTC.", "18:30 UTC", "2022-01-14T18:30Z", days("01-14"), "day"),
    ("They met on Christmas Eve.", "Christmas Eve", "2021-12-24", days("2021-12-24"), "day"),
    ("He spoke on Good Friday 2019.", "Good Friday 2019", "2019-04-19", days("2019-04-19"), "day"),
]
INDONESIAN = [
    ("Kedua menlu bertemu pada Kamis.", "Kamis", "2022-01-13", days("01-13"), "day"),
    ("Kedua menlu bertemu pada Jumat.", "Jumat", "2022-01-14", days("01-14"), "day"),
    ("Kedua menlu akan bertemu pada Selasa.", "Selasa", "2022-01-18", days("01-18"), "day"),
    ("Ia tiba pada hari Minggu.", "hari Minggu", "2022-01-09", days("01-09"), "day"),
    ("Ia tiba minggu lalu.", "minggu lalu", "2022-W01", days("01-03", "01-09"), "week"),
    ("Minggu ini mereka berunding.", "Minggu ini", "2022-W02", days("01-10", "01-16"), "week"),
    ("Ia berbicara, Rabu (12/1).", "Rabu (12/1)", "2022-01-12", days("01-12"), "day"),
    ("Ia berbicara, Rabu (12/1/2022) malam.", "Rabu (12/1/2022) malam", "2022-01-12TNI", days("01-12"), "day"),
    ("Ia berbicara, Rabu malam (12/1/2022).", "Rabu malam (12/1/2022)", "2022-01-12TNI", days("01-12"), "day"),
    ("Ia akan datang Senin (17/1) mendatang.", "Senin (17/1) mendatang", "2022-01-17", days("01-17"), "day"),
    ("Sidang dibuka Kamis, 6 Januari 2022.", "Kamis, 6 Januari 2022", "2022-01-06", days("01-06"), "day"),
    ("Sidang dibuka tanggal 6 Januari.", "tanggal 6 Januari", "2022-01-06", days("01-06"), "day"),
    ("Sidang berlangsung 3-5 Januari.", "3-5 Januari", "2022-01-03/2022-01-05", days("01-03", "01-05"), "range"),
    ("Surat itu bertanggal 5/1/2022.", "5/1/2022", "2022-01-05", days("01-05"), "day"),
    ("Ia tiba kemarin.", "kemarin", "2022-01-13", days("01-13"), "day"),
    ("Ia tiba kemarin lusa.", "kemarin lusa", "2022-01-12", days("01-12"), "day"),
    ("Ia pulang lusa.", "lusa", "2022-01-16", days("01-16"), "day"),
    ("Mereka bersidang Senin pekan depan.", "Senin pekan depan", "2022-01-17", days("01-17"), "day"),
    ("Ia datang awal pekan ini.", "awal pekan ini", "2022-W02", days("01-10", "01-12"), "range"),
    ("Ia datang dua pekan lalu.", "dua pekan lalu", "2021-W52", days("2021-12-27", "01-02"), "week"),
    ("Ia datang dua hari yang lalu.", "dua hari yang lalu", "2022-01-12", days("01-12"), "day"),
    ("Ia datang setahun silam.", "setahun silam", "2021", days("2021-01-01", "2021-12-31"), "year"),
    ("Ia pulang tiga hari lagi.", "tiga hari lagi", "2022-01-17", days("01-17"), "day"),
    ("Duta besar ditarik akhir bulan lalu.", "akhir bulan lalu", "2021-12", days("2021-12-21", "2021-12-31"), "range"),
    ("KTT digelar Oktober lalu.", "Oktober lalu", "2021-10", days("2021-10-01", "2021-10-31"), "month"),
    ("KTT digelar Januari lalu.", "Januari lalu", "2021-01", days("2021-01-01", "2021-01-31"), "month"),
    ("KTT akan digelar Oktober.", "Oktober", "2022-10", days("10-01", "10-31"), "month"),
    ("KTT digelar pada Mei 2019.", "Mei 2019", "2019-05", days("2019-05-01", "2019-05-31"), "month"),
    ("KTT digelar Mei tahun lalu.", "Mei tahun lalu", "2021-05", days("2021-05-01", "2021-05-31"), "month"),
    ("Misi itu ditutup akhir 2015.", "akhir 2015", "2015", days("2015-09-01", "2015-12-31"), "range"),
    ("Misi itu dibuka sejak tahun 2015.", "sejak tahun 2015", "2015", days("2015-01-01", "01-14"), "range"),
    ("Misi itu dibuka sejak 31 Juli.", "sejak 31 Juli", "2021-07-31", days("2021-07-31", "01-14"), "range"),
    ("Itu terjadi pada tahun 1980-an.", "tahun 1980-an", "198", days("1980-01-01", "1989-12-31"), "decade"),
    (
        "Ekspor naik pada kuartal ketiga 2021.",
        "kuartal ketiga 2021",
        "2021-Q3",
        days("2021-07-01", "2021-09-30"),
        "quarter",
    ),
    (
        "Ekspor naik pada semester pertama 2021.",
        "semester pertama 2021",
        "2021-H1",
        days("2021-01-01", "2021-06-30"),
        "range",
    ),
    (
        "Dagang naik dalam sepuluh tahun terakhir.",
        "sepuluh tahun terakhir",
        "P10Y",
        days("2012-01-14", "01-14"),
        "range",
    ),
    ("Polisi datang Selasa malam.", "Selasa malam", "2022-01-11TNI", days("01-11"), "day"),
    ("Polisi datang tadi malam.", "tadi malam", "2022-01-13TNI", days("01-13"), "day"),
    ("Sidang dibuka Selasa pukul 09.30 WIB.", "Selasa pukul 09.30 WIB", "2022-01-11T09:30", days("01-11"), "day"),
    ("Ia datang pada Natal tahun lalu.", "Natal tahun lalu", "2021-12-25", days("2021-12-25"), "day"),
    ("Ia berbicara, Kamis sore, 6 Januari 2022.", "Kamis sore, 6 Januari 2022", "2022-01-06TAF", days("01-06"), "day"),
    ("Mereka berunding selama Ramadan 2021.", "Ramadan 2021", "2021-04-13", days("2021-04-13", "2021-05-12"), "range"),
    ("Mereka bertemu usai Lebaran 2021.", "Lebaran 2021", "2021-05-13", days("2021-05-13"), "day"),
]


@pytest.mark.parametrize(
    ("language", "text", "span", "value", "interval", "granularity"),
    [("en", *case) for case in ENGLISH] + [("id", *case) for case in INDONESIAN],
)
def test_expression_is_found_and_dated(
    language: str, text: str, span: str, value: str, interval: tuple[date, date], granularity: str
) -> None:
    found = only(text, language)
    assert (found.text, found.value, (found.date_start, found.date_end), found.granularity) == (
        span,
        value,
        interval,
        granularity,
    )
    assert text[found.start_char : found.end_char] == span


@pytest.mark.parametrize(
    ("language", "text", "timex_type", "value"),
    [
        ("en", "They talked for two days.", "DURATION", "P2D"),
        ("en", "He began a three-day visit.", "DURATION", "P3D"),
        ("en", "It took two and a half years.", "DURATION", "P2.5Y"),
        ("en", "It lasted several weeks.", "DURATION", "PXW"),
        ("en", "The leaders meet every year.", "SET", "P1Y"),
        ("en", "The council sits every Monday.", "SET", "XXXX-WXX-1"),
        ("en", "The annual summit was called off.", "SET", "P1Y"),
        ("en", "He signed a five-year lease.", "DURATION", "P5Y"),
        ("en", "It lasted nearly two decades.", "DURATION", "P20Y"),
        ("en", "Shelling went on at night.", "TIME", "XXXX-XX-XXTNI"),
        ("en", "They are now in talks.", "DATE", "PRESENT_REF"),
        ("en", "He recently resigned.", "DATE", "PAST_REF"),
        ("id", "Mereka berunding selama dua hari.", "DURATION", "P2D"),
        ("id", "Itu berlangsung tiga puluh lima menit.", "DURATION", "PT35M"),
        ("id", "Ketegangan naik dalam beberapa pekan terakhir.", "DURATION", "PXW"),
        ("id", "Para pemimpin bertemu setiap tahun.", "SET", "P1Y"),
        ("id", "Dewan bersidang lima tahun sekali.", "SET", "P5Y"),
        ("id", "Saat ini mereka berunding.", "DATE", "PRESENT_REF"),
        ("id", "Ia baru-baru ini mundur.", "DATE", "PAST_REF"),
    ],
)
def test_lengths_sets_and_vague_references_have_no_days(language: str, text: str, timex_type: str, value: str) -> None:
    found = only(text, language)
    assert (found.timex_type, found.value, found.date_start, found.date_end) == (timex_type, value, None, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hun Sen met the envoys."),
        ("en", "Talks may resume and troops march on the city."),
        ("en", "They sat in the sun and we had one plan, the second of its kind."),
        ("en", "The bill came to $27 and then to $2014."),
        ("en", "Version 3.11.2 and version 2.0.1 were released."),
        ("en", "They won 3-2 and then lost 10:8."),
        ("en", "Call 555-2014 or +62 21 3441508."),
        ("en", "Resolution 2202 passed with 14 votes; 2014 troops left."),
        ("en", "Flight QZ8501 and the KRI 8501 were named."),
        ("en", "She reads the Daily Mail and watches the Nightly News."),
        ("en", "Turnout was in the mid-30s; he is in his 60s."),
        ("en", "The fall of the capital shook the alliance."),
        ("en", "A 19-year-old rider and his sister, two years old, were hurt."),
        ("en", "Christmas sales fell."),
        ("id", "PM Kamboja Hun Sen bertemu para utusan."),
        ("id", "KRI 8501 berlayar."),
        ("id", "Harganya Rp2014 atau 1,25 juta rupiah."),
        ("id", "Sekitar 5-7 orang hadir, 2014 orang lain menonton."),
        ("id", "Si Minggu menulis surat."),
        ("id", "Skor 3-2 itu mengejutkan, 21.15 saja tidak cukup."),
        ("id", "Pengendara itu bernama Ramadhan, alumnus Universitas Sebelas Maret."),
        ("id", "Kehidupan sehari-hari tidak berubah."),
        ("id", "Pasal 7 ayat 2 dan resolusi 2202 dibahas terlebih dahulu."),
    ],
)
def test_what_is_no_time_gives_nothing(language: str, text: str) -> None:
    assert find_times(text, language, FRIDAY) == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "en",
            "The accord was signed on 3 March 2018. The next day it was denounced; two days earlier it was leaked.",
            ["2018-03-03", "2018-03-04", "2018-03-02"],
        ),
        ("en", "He was tried on 3 March 2018 and freed on 1 June.", ["2018-03-03", "2018-06-01"]),
        ("en", "It was voted in March and April 2018.", ["2018-03", "2018-04"]),
        # A date in the name of a thing does not move the story.
        (
            "en",
            "He was tried on 3 May 2018. He denied the July 2009 theft. Two days later he was freed.",
            ["2018-05-03", "2009-07", "2018-05-05"],
        ),
        ("en", "It began on 5 January. Later that month it failed.", ["2022-01-05", "2022-01"]),
        ("en", "Talks failed on Monday.\n\n3:25 p.m.\n\nThe envoy left.", ["2022-01-10", "2022-01-14T15:25"]),
        ("en", "Since the Sept. 11 attacks little was built; on Dec. 3 a tower rose.", ["2001-09-11", "2021-12-03"]),
        # "the year" is the reader's, "that year" the story's.
        ("en", "It began in May 2019. That year it grew.", ["2019-05", "2019"]),
        ("en", "It began in May 2019.\nIt may close by the end of the year.", ["2019-05", "2022"]),
        ("en", "He was held from the 3rd of May 2018 and freed on the 20th.", ["2018-05-03", "2018-05-20"]),
        ("id", "Kesepakatan itu diteken 3 Maret 2018. Keesokan harinya ia mundur.", ["2018-03-03", "2018-03-04"]),
        (
            "id",
            "Ia tiba 3 Januari. Dua hari kemudian ia pulang. Sehari sebelumnya ia berpidato.",
            ["2022-01-03", "2022-01-05", "2022-01-04"],
        ),
        ("id", "Ia tiba pukul 15.00 WIB, Kamis (6/1/2022).", ["2022-01-06T15:00", "2022-01-06"]),
        ("id", "Ia tiba Selasa (11/1/2022). Pukul 10.00 ia berpidato.", ["2022-01-11", "2022-01-11T10:00"]),
    ],
)
def test_dates_of_a_story_lean_on_the_last_one_told(language: str, text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, language, FRIDAY)] == values


def test_a_history_is_read_from_its_own_dates() -> None:
    text = (
        "In 1911 the empire fell. In October the army rose. On 3 December a truce was signed. In January the emperor "
        "left. In 1913 a vote was held. In March its winner was shot. In 1915 he took the throne. In 1916 he died. "
        "In 1920 war broke out, in 1921 a party was founded and in 1924 the two made peace."
    )
    values = [t.value for t in find_times(text, "en", date(2009, 12, 19))]
    assert values[:6] == ["1911", "1911-10", "1911-12-03", "1912-01", "1913", "1913-03"]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("en", "He governed from 2014 to 2019.", "2014-01-01", "2019-12-31"),
        ("en", "He governed between May 2014 and June 2019.", "2014-05-01", "2019-06-30"),
        ("en", "The war (1950-1953) left scars.", "1950-01-01", "1953-12-31"),
        ("en", "It ran between 1 December and 18 January.", "2021-12-01", "2022-01-18"),
        ("en", "They met from Monday to Wednesday.", "2022-01-10", "2022-01-12"),
        ("id", "Ia memimpin dari 2014 hingga 2019.", "2014-01-01", "2019-12-31"),
        ("id", "Sidang digelar antara 20 Desember 2021 dan 3 Januari 2022.", "2021-12-20", "2022-01-03"),
    ],
)
def test_both_ends_of_a_stretch_carry_it(language: str, text: str, first: str, last: str) -> None:
    found = find_times(text, language, FRIDAY)
    assert [(t.date_start, t.date_end, t.granularity) for t in found] == [(*days(first, last), "range")] * 2


@pytest.mark.parametrize(
    ("text", "published", "value", "direction"),
    [
        ("Rabu (12/1)", FRIDAY, "2022-01-12", "checksum"),
        # The weekday belongs to no year near by: the number is trusted.
        ("Jumat (12/1)", FRIDAY, "2022-01-12", None),
        # The number lies ahead and the weekday contradicts it: the month before has that weekday on that day.
        ("Selasa (14/12/2021)", date(2021, 11, 20), "2021-12-14", "checksum"),
        ("Minggu (14/12/2021)", date(2021, 11, 20), "2021-11-14", "checksum"),
        # Month and day turned round by mistake.
        ("Kamis (1/13/2022)", FRIDAY, "2022-01-13", "checksum"),
        ("Kamis (30/12)", date(2022, 1, 2), "2021-12-30", "checksum"),
    ],
)
def test_the_weekday_is_a_checksum(text: str, published: date, value: str, direction: str | None) -> None:
    found = only(f"Ia berbicara, {text}.", "id", published)
    assert (found.value, found.direction) == (value, direction)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "They met on Thursday.", "XXXX-WXX-4"),
        ("en", "They met yesterday.", "XXXX-XX-XX"),
        ("en", "They met last week.", "XXXX-WXX"),
        ("en", "They met two years ago.", "XXXX"),
        ("en", "They met on 13 January.", "XXXX-01-13"),
        ("en", "They met in the spring.", "XXXX-SP"),
        ("id", "Mereka bertemu Rabu (12/1).", "XXXX-01-12"),
        ("id", "Mereka bertemu bulan lalu.", "XXXX-XX"),
        ("id", "Mereka bertemu pukul 10.00 WIB.", "XXXX-XX-XXT10:00"),
    ],
)
def test_without_a_publication_date_relative_expressions_stay_open(language: str, text: str, value: str) -> None:
    found = only(text, language, None)
    assert (found.value, found.date_start, found.date_end) == (value, None, None)


def test_without_a_publication_date_absolute_expressions_resolve() -> None:
    found = only("Ia berbicara, Rabu (12/1/2022).", "id", None)
    assert (found.date_start, found.granularity) == (date(2022, 1, 12), "day")


@pytest.mark.parametrize(
    ("text", "direction", "anchor"),
    [
        ("They met last week.", "word", "reference"),
        ("They will meet on Monday.", "tense", "reference"),
        ("Monday brought news.", "default", "reference"),
        ("It was signed on 3 May 2018.", None, "none"),
    ],
)
def test_every_expression_says_how_it_was_read(text: str, direction: str | None, anchor: str) -> None:
    found = only(text, "en")
    assert (found.direction, found.anchor) == (direction, anchor)
    assert found.rule_id


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("on Thursday", "pada Kamis"),
        ("last week", "pekan lalu"),
        ("early 2020", "awal 2020"),
        ("in 2014", "pada 2014"),
        ("two weeks ago", "dua pekan lalu"),
        ("this month", "bulan ini"),
        ("the 1990s", "tahun 1990-an"),
        ("yesterday", "kemarin"),
        ("the past five years", "lima tahun terakhir"),
        ("10-13 January", "10-13 Januari"),
    ],
)
def test_both_languages_agree(english: str, indonesian: str) -> None:
    first, second = only(english, "en"), only(indonesian, "id")
    assert (first.value, first.date_start, first.date_end) == (second.value, second.date_start, second.date_end)


def test_the_publication_day_of_the_week_is_today() -> None:
    for back in range(7):
        published = FRIDAY - timedelta(back)
        assert only(f"He spoke on {published:%A}.", "en", published).date_start == published
