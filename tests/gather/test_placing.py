"""Where something happened, as opposed to the places that are talked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

Gather = Callable[..., tuple[Mention, ...]]

# language, text, for each event in order: its type's first letter, place, basis
CASES = [
    ("en", "Macron met Putin in Geneva on Monday.", "m Geneva stated"),
    ("id", "Macron bertemu Putin di Jenewa pada Senin.", "m Geneva stated"),
    ("en", "Russia and Ukraine held talks at a hotel in Istanbul.", "m Istanbul stated"),
    ("id", "Rusia dan Ukraina mengadakan pembicaraan di sebuah hotel di Istanbul.", "m Istanbul stated"),
    ("en", "“We are ready,” Putin said in Moscow on Monday.", "s Moscow stated"),
    ("id", "“Kami siap,” kata Putin di Moskow pada Senin.", "s Moscow stated"),
    # talked about
    ("en", "Macron and Putin discussed the fighting in Syria.", "m None none"),
    ("id", "Macron dan Putin membahas perang di Suriah.", "m None none"),
    ("en", "“The situation in Aleppo is bad,” Putin said.", "s None none"),
    ("id", "“Situasi di Aleppo buruk,” kata Putin.", "s None none"),
    ("en", "Iran condemned the attack in Kabul.", "s None none"),
    ("id", "Iran mengutuk serangan di Kabul.", "s None none"),
    # what was asked for after a meeting leaves the meeting where it was
    (
        "en",
        "Kishida urged Moscow to withdraw its forces after a meeting with Macron in Tokyo.",
        "s None none / m Tokyo stated",
    ),
    # a visit goes to its place
    ("en", "Macron visited Beijing in January.", "m Beijing stated"),
    ("id", "Macron mengunjungi Beijing pada Januari.", "m Beijing stated"),
    ("en", "Macron travelled to New Delhi on Monday.", "m New Delhi stated"),
    # what is sent goes to its place
    ("en", "Oman and Qatar have decided to dispatch ambassadors to Azerbaijan.", "a Azerbaijan stated"),
    ("id", "Oman mengirim bantuan kemanusiaan untuk Nepal ke Kathmandu pada Senin.", "a Kathmandu stated"),
    # talks beside a meeting of a body: what is said there was said where they were
    (
        "en",
        "The talks between Russia and Oman on Thursday in Vienna came at a meeting of the OSCE. At the OSCE meeting,"
        " Poland's foreign minister said peace was near.",
        "m Vienna stated / m Vienna stated / m None none / s Vienna context",
    ),
    # each of several places, also beside a name of several words
    (
        "en",
        "Macron travelled to the Republic of Congo, Uganda and Ethiopia this week.",
        "m Republic of the Congo stated / m Uganda stated / m Ethiopia stated",
    ),
    (
        "en",
        "Russia and the United States met in Geneva and Brussels this week.",
        "m Geneva stated / m Brussels stated",
    ),
    (
        "id",
        "Rusia dan Amerika Serikat bertemu di Jenewa dan Brussel pekan ini.",
        "m Geneva stated / m Brussels stated",
    ),
    # set off before the day, or told by a clause
    ("id", "Macron bertemu Putin di kantor presiden, Jalan Raya, Jakarta, Senin (10/1).", "m Jakarta stated"),
    ("en", "Macron left Geneva, Switzerland, where he met Putin.", "m Geneva stated"),
    ("id", "Macron meninggalkan Jenewa, Swiss, di mana ia bertemu Putin.", "m Geneva stated"),
    # where the speaker spoke, told in another sentence
    ("en", "Putin was speaking on Tuesday in Doha. Putin said talks had failed.", "s Doha context"),
    ("id", "Putin berbicara pada Selasa di Doha. Putin mengatakan perundingan gagal.", "s Doha context"),
    # somebody else of a side that met was not there
    (
        "en",
        "Macron met Putin in Geneva on Monday. “We agree on little,” said Kremlin spokesman Dmitry Peskov.",
        "m Geneva stated / s None none",
    ),
    (
        "id",
        "Macron bertemu Putin di Jenewa pada Senin. “Kami berbeda pendapat,” kata juru bicara Kremlin Dmitry Peskov.",
        "m Geneva stated / s None none",
    ),
    # the meeting lends its place
    (
        "en",
        "Macron met Putin in Geneva on Monday. “We agree on little,” Macron said.",
        "m Geneva stated / s Geneva context",
    ),
    (
        "id",
        "Macron bertemu Putin di Jenewa pada Senin. “Kami berbeda pendapat,” kata Macron.",
        "m Geneva stated / s Geneva context",
    ),
]


def placed(mention: Mention) -> str:
    return f"{mention.event_type[0]} {mention.placing.name} {mention.placing.basis}"


@pytest.mark.parametrize(("language", "text", "expected"), [pytest.param(*c, id=f"{c[0]}-{c[1][:70]}") for c in CASES])
def test_places(mentions: Gather, language: str, text: str, expected: str) -> None:
    assert " / ".join(map(placed, mentions(language, text))) == expected


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Macron met Putin in Moscow.", "042"),
        ("en", "Macron met Putin in Paris.", "043"),
        ("en", "Macron met Putin in Geneva.", "044"),
        ("en", "Macron met Putin.", "040"),
        ("en", "Macron spoke by phone with Putin.", "041"),
        ("en", "Macron will meet Putin in Geneva on Monday.", "036"),
        ("id", "Macron bertemu Putin di Moskow.", "042"),
        ("id", "Macron bertemu Putin di Paris.", "043"),
        ("id", "Macron bertemu Putin di Jenewa.", "044"),
        ("id", "Macron bertemu Putin.", "040"),
        ("id", "Macron berbicara melalui telepon dengan Putin.", "041"),
        ("id", "Macron akan bertemu Putin di Jenewa pada Senin.", "036"),
    ],
)
def test_place_decides_the_code_of_a_meeting(mentions: Gather, language: str, text: str, code: str) -> None:
    assert [m.code for m in mentions(language, text)] == [code]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Macron met Putin in Geneva."), ("id", "Macron bertemu Putin di Jenewa.")]
)
def test_stated_place_knows_its_words_and_where_it_is(mentions: Gather, language: str, text: str) -> None:
    (found,) = mentions(language, text)
    place = found.placing
    assert place.span is not None and text[slice(*place.span)] == place.text
    assert place.country == "CHE"
    assert place.latitude is not None and 46 < place.latitude < 47
    assert place.longitude is not None and 6 < place.longitude < 7
