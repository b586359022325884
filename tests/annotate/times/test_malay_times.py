"""Malay, the language with a time lexicon alone. Published on Friday 14 January 2022."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from timeline.annotate.pipeline import load_pipeline
from timeline.annotate.times import find_times
from timeline.languages import UnknownLanguageError

FRIDAY = date(2022, 1, 14)


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("Kedua-dua menteri bertemu pada [Khamis].", "2022-01-13", "2022-01-13"),
        ("Kedua-dua menteri bertemu pada [Jumaat].", "2022-01-14", "2022-01-14"),
        ("Kedua-dua menteri akan bertemu pada [Selasa].", "2022-01-18", "2022-01-18"),
        ("Beliau tiba pada [hari Ahad].", "2022-01-09", "2022-01-09"),
        ("Beliau bercakap, [Rabu (12/1)].", "2022-01-12", "2022-01-12"),
        ("Beliau bercakap, [Rabu (12/1/2022)].", "2022-01-12", "2022-01-12"),
        ("Sidang dibuka [Khamis, 6 Januari 2022].", "2022-01-06", "2022-01-06"),
        ("Sidang dibuka pada [6 Januari].", "2022-01-06", "2022-01-06"),
        ("Perjanjian bertarikh [31 Ogos 1957] itu terpakai.", "1957-08-31", "1957-08-31"),
        ("Sidang berlangsung [3-5 Januari].", "2022-01-03/2022-01-05", "2022-01-03/2022-01-05"),
        ("Surat bertarikh [5/1/2022] itu diterima.", "2022-01-05", "2022-01-05"),
        # A false friend: last night in Indonesian.
        ("Beliau tiba [semalam].", "2022-01-13", "2022-01-13"),
        ("Beliau pulang [lusa].", "2022-01-16", "2022-01-16"),
        ("Beliau berucap [hari ini].", "2022-01-14", "2022-01-14"),
        ("Mereka bersidang [Isnin minggu depan].", "2022-01-17", "2022-01-17"),
        ("Beliau tiba [Isnin lalu].", "2022-01-10", "2022-01-10"),
        ("Beliau tiba [minggu lepas].", "2022-W01", "2022-01-03/2022-01-09"),
        ("Beliau tiba [awal minggu ini].", "2022-W02", "2022-01-10/2022-01-12"),
        ("Mereka akan bertemu [hujung minggu ini].", "2022-W02-WE", "2022-01-15/2022-01-16"),
        ("Beliau tiba [dua minggu lalu].", "2021-W52", "2021-12-27/2022-01-02"),
        ("Beliau tiba [dua hari yang lalu].", "2022-01-12", "2022-01-12"),
        ("Beliau pulang [tiga hari lagi].", "2022-01-17", "2022-01-17"),
        ("Sidang kemuncak diadakan [Oktober lalu].", "2021-10", "2021-10-01/2021-10-31"),
        ("Sidang kemuncak diadakan pada [Mac 2019].", "2019-03", "2019-03-01/2019-03-31"),
        ("Sidang kemuncak diadakan [Mei tahun lalu].", "2021-05", "2021-05-01/2021-05-31"),
        ("Sidang kemuncak akan diadakan [bulan hadapan].", "2022-02", "2022-02-01/2022-02-28"),
        ("Misi itu ditutup pada [akhir 2015].", "2015", "2015-09-01/2015-12-31"),
        ("Misi itu dibuka [sejak tahun 2015].", "2015", "2015-01-01/2022-01-14"),
        ("Itu berlaku pada [tahun 1980-an].", "198", "1980-01-01/1989-12-31"),
        ("Kubu itu dibina pada [abad ke-19].", "18", "1801-01-01/1900-12-31"),
        ("Eksport naik pada [suku ketiga 2021].", "2021-Q3", "2021-07-01/2021-09-30"),
        ("Eksport naik pada [separuh pertama 2021].", "2021-H1", "2021-01-01/2021-06-30"),
        ("Dagangan naik dalam [sepuluh tahun kebelakangan ini].", "P10Y", "2012-01-14/2022-01-14"),
        ("Polis tiba [Selasa malam].", "2022-01-11TNI", "2022-01-11"),
        ("Polis tiba [malam tadi].", "2022-01-13TNI", "2022-01-13"),
        ("Sidang dibuka [pukul 9.30 pagi].", "2022-01-14T09:30", "2022-01-14"),
        ("Sidang ditutup [Selasa pukul 9 malam].", "2022-01-11T21:00", "2022-01-11"),
        ("Beliau berucap pada [Hari Merdeka].", "2021-08-31", "2021-08-31"),
        ("Mereka bertemu selepas [Aidilfitri 2021].", "2021-05-13", "2021-05-13"),
    ],
)
def test_expression_is_found_and_dated(text: str, value: str, days: str) -> None:
    first, _, last = days.partition("/")
    found = find_times(text.replace("[", "").replace("]", ""), "ms", FRIDAY)
    assert [(t.text, t.value, str(t.date_start), str(t.date_end)) for t in found] == [
        (text[text.index("[") + 1 : text.index("]")], value, first, last or first)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mereka berunding selama dua hari.", "P2D"),
        ("Mereka bertemu setiap tahun.", "P1Y"),
        ("Mereka bertemu dua kali setahun.", "P1Y"),
        ("Mereka kini berunding.", "PRESENT_REF"),
    ],
)
def test_lengths_and_sets_have_no_days(text: str, value: str) -> None:
    (found,) = find_times(text, "ms", FRIDAY)
    assert (found.value, found.date_start) == (value, None)


@pytest.mark.parametrize(
    "text",
    ["Kira-kira 5-7 orang hadir.", "Harganya RM2014 atau 1.25 juta ringgit.", "Kehidupan sehari-hari berubah."],
)  # fmt: skip
def test_what_is_no_time_gives_nothing(text: str) -> None:
    assert find_times(text, "ms", FRIDAY) == []


def test_the_component_works_on_tokens_alone() -> None:
    nlp = spacy.blank("ms")
    nlp.add_pipe("timeline_times")
    doc = nlp.make_doc("Menteri itu tiba pada Khamis.")
    doc._.published = FRIDAY
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [(span.text, time.date_start) for span, time in zip(doc.spans["times"], doc._.times, strict=True)] == [
        ("Khamis", date(2022, 1, 13))
    ]


def test_articles_are_not_read_in_it() -> None:
    with pytest.raises(UnknownLanguageError, match=r"only dates are understood.*lacks abbreviations\.csv"):
        load_pipeline("ms")
