"""On which day something happened, and how that is known. The articles are of Friday, 14 January 2022."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

Gather = Callable[..., tuple[Mention, ...]]

# language, text, for each event in order: its type's first letter, first day, last day (if another), basis
CASES = [
    # a day beside the cue or the act
    ("en", "Russian President Vladimir Putin said on Thursday that talks had failed.", "s 2022-01-13 stated"),
    ("id", "Presiden Rusia Vladimir Putin mengatakan pada Kamis bahwa perundingan gagal.", "s 2022-01-13 stated"),
    ("id", "“Perundingan gagal,” kata Presiden Rusia Vladimir Putin, Kamis (13/1).", "s 2022-01-13 stated"),
    ("en", "“The talks failed,” Russian President Vladimir Putin said on Thursday.", "s 2022-01-13 stated"),
    ("en", "On Tuesday, China condemned Japan.", "s 2022-01-11 stated"),
    ("id", "Pada Selasa, Tiongkok mengecam Jepang.", "s 2022-01-11 stated"),
    ("en", "Macron met Putin in Moscow on Monday.", "m 2022-01-10 stated"),
    ("id", "Macron bertemu Putin di Moskow pada Senin.", "m 2022-01-10 stated"),
    ("en", "The United States imposed sanctions on Iran on January 12.", "a 2022-01-12 stated"),
    ("id", "Amerika Serikat menjatuhkan sanksi terhadap Iran pada 12 Januari.", "a 2022-01-12 stated"),
    # not the day that is talked about
    ("en", "“We will leave on Sunday,” Russian President Vladimir Putin said.", "s 2022-01-14 publication"),
    ("id", "“Kami akan pergi pada Minggu,” kata Presiden Rusia Vladimir Putin.", "s 2022-01-14 publication"),
    ("en", "Putin said on Thursday that Russia would vote on Sunday.", "s 2022-01-13 stated"),
    ("id", "Putin mengatakan pada Kamis bahwa Rusia akan memilih pada Minggu.", "s 2022-01-13 stated"),
    ("en", "China accused Japan of breaking the agreement of 1998.", "s 2022-01-14 publication"),
    ("id", "Tiongkok menuduh Jepang melanggar perjanjian tahun 1998.", "s 2022-01-14 publication"),
    # the day of the meeting at which it was said
    (
        "en",
        "Macron met Putin in Moscow on Monday. “We agree on little,” Macron said.",
        "m 2022-01-10 stated / s 2022-01-10 context",
    ),
    (
        "id",
        "Macron bertemu Putin di Moskow pada Senin. “Kami sepakat dalam sedikit hal,” kata Macron.",
        "m 2022-01-10 stated / s 2022-01-10 context",
    ),
    # the day of what the same speaker said before
    (
        "en",
        "Putin said on Wednesday that the plan was bad. He added that Russia would wait.",
        "s 2022-01-12 stated / s 2022-01-12 context",
    ),
    (
        "id",
        "Putin mengatakan pada Rabu bahwa rencana itu buruk. Ia menambahkan bahwa Rusia akan menunggu.",
        "s 2022-01-12 stated / s 2022-01-12 context",
    ),
    # the day on which the speaker spoke, told in another sentence
    (
        "en",
        "Putin said talks with Japan had failed. Putin was speaking on Tuesday in Doha. He said Russia would wait.",
        "s 2022-01-11 context / s 2022-01-11 context",
    ),
    (
        "id",
        "Putin mengatakan rencana Jepang gagal. Putin berbicara pada Selasa di Doha. Ia mengatakan Rusia menunggu.",
        "s 2022-01-11 context / s 2022-01-11 context",
    ),
    # the lead sums up what is told with its day in the next sentence
    (
        "en",
        "Russia condemned the sanctions. Kremlin spokesman Dmitry Peskov said on Wednesday that they were illegal.",
        "s 2022-01-12 context / s 2022-01-12 stated",
    ),
    (
        "id",
        "Rusia mengecam sanksi itu. Juru bicara Kremlin Dmitry Peskov mengatakan pada Rabu bahwa sanksi itu ilegal.",
        "s 2022-01-12 context / s 2022-01-12 stated",
    ),
    # not the day of what is announced, nor that of a visit still to come
    (
        "en",
        "On Wednesday Macron will visit Berlin, the French government said.",
        "m 2022-01-19 stated / s 2022-01-14 publication",
    ),
    # the medium's day is a last resort
    ("id", "“Kami siap,” kata Putin, seperti dilansir Reuters, Kamis (13/1).", "s 2022-01-13 stated"),
    (
        "id",
        "Putin mengatakan pada Rabu bahwa rencana itu buruk. “Kami siap,” kata Putin, dilansir AFP, Kamis (13/1).",
        "s 2022-01-12 stated / s 2022-01-12 context",
    ),
    # told as something earlier, it is not of the day of publication
    ("en", "The rouble fell days after Iran condemned the attack.", "s 2022-01-14 none"),
    ("id", "Rubel jatuh beberapa hari setelah Iran mengutuk serangan itu.", "s 2022-01-14 none"),
    # publication where nothing is said
    ("en", "Iran condemned the attack.", "s 2022-01-14 publication"),
    ("id", "Iran mengutuk serangan itu.", "s 2022-01-14 publication"),
    # ahead
    ("en", "Macron will meet Putin in Moscow on Monday.", "m 2022-01-17 stated"),
    ("id", "Macron akan bertemu Putin di Moskow pada Senin.", "m 2022-01-17 stated"),
    ("en", "Macron and Putin are to meet in Moscow next week.", "m 2022-01-17 2022-01-23 stated"),
    ("id", "Macron dan Putin akan bertemu di Moskow pekan depan.", "m 2022-01-17 2022-01-23 stated"),
    # longer spans
    ("en", "Macron met Putin in Moscow in 2019.", "m 2019-01-01 2019-12-31 stated"),
    ("id", "Macron bertemu Putin di Moskow pada tahun 2019.", "m 2019-01-01 2019-12-31 stated"),
]


def dated(mention: Mention) -> str:
    found = mention.dating
    days = dict.fromkeys(str(day) for day in (found.start, found.end) if day is not None)
    return " ".join((mention.event_type[0], *days, found.basis))


@pytest.mark.parametrize(("language", "text", "expected"), [pytest.param(*c, id=f"{c[0]}-{c[1][:70]}") for c in CASES])
def test_dates(mentions: Gather, language: str, text: str, expected: str) -> None:
    assert " / ".join(map(dated, mentions(language, text))) == expected


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Iran condemned the attack."), ("id", "Iran mengutuk serangan itu.")]
)
def test_without_publication_nothing_is_lent(mentions: Gather, language: str, text: str) -> None:
    (found,) = mentions(language, text, published=None)
    assert dated(found) == "s none"
    assert found.dating.granularity is None and found.dating.value is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Macron met Putin in Moscow on Monday.", "Monday"),
        ("id", "Macron bertemu Putin di Moskow pada Senin (10/1).", "Senin (10/1)"),
    ],
)
def test_stated_date_knows_its_words(mentions: Gather, language: str, text: str, words: str) -> None:
    (found,) = mentions(language, text)
    assert found.dating.span is not None and found.dating.text is not None
    assert text[slice(*found.dating.span)] == found.dating.text
    assert words in found.dating.text


@pytest.mark.parametrize(
    ("language", "text", "background"),
    [
        ("en", "Macron met Putin in Moscow in 2019.", True),
        ("id", "Macron bertemu Putin di Moskow pada tahun 2019.", True),
        ("en", "Macron met Putin in Moscow on Monday.", False),
        ("id", "Macron bertemu Putin di Moskow pada Senin.", False),
    ],
)
def test_history_is_background(mentions: Gather, language: str, text: str, background: bool) -> None:
    (found,) = mentions(language, text)
    assert found.background is background
