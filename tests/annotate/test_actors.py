"""Actors without a trained pipeline: lexicons and rules over plain tokens."""

# ruff: noqa: E501  # one case a line

from __future__ import annotations

import itertools
from datetime import date
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

import timeline.annotate.actors  # noqa: F401  # registers the factory
from timeline.annotate.actors.names import People, fold
from timeline.annotate.actors.parts import PartFinder, symbols
from timeline.annotate.actors.rules import load_grammar
from timeline.annotate.annotations import ActorMention
from timeline.codes.actors import Actor

DAY = date(2022, 1, 14)


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("timeline_actors")
    return nlp


def read(language: str, text: str, published: date | None = DAY) -> Doc:
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    doc._.published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def found(language: str, text: str, published: date | None = DAY) -> list[tuple[str, str | None, str | None]]:
    """Every actor of every mention as (text, code, person)."""
    doc = read(language, text, published)
    return [(m.text, a.code, a.person) for m in doc._.actors for a in m.actors]


# One mention each: what it spans, its code, and the person.
SINGLE = [
    ("en", "EU envoy for the Sahel Anders Holm spoke.", "EU envoy for the Sahel Anders Holm", "IGOEUREEC", "Anders Holm"),
    ("en", "California Governor Anders Holm spoke.", "California Governor Anders Holm", "USAGOV", "Anders Holm"),
    ("id", "Utusan khusus AS untuk Sahel Anders Holm tiba.", "Utusan khusus AS untuk Sahel Anders Holm", "USAGOV", "Anders Holm"),
    ("id", "Gubernur Papua Rudi Hartono tiba.", "Gubernur Papua Rudi Hartono", "IDNGOV", "Rudi Hartono"),
    # a dash is part of a title within it, not before it
    ("en", "LIMA - Chilean Foreign Minister Anders Holm spoke.", "Chilean Foreign Minister Anders Holm", "CHLGOV", "Anders Holm"),
    ("en", "The ex - president of Chile spoke.", "The ex - president of Chile", "CHLELI", None),
    # an ending or word that says whose somebody is ends the phrase; a counterpart's state follows
    ("id", "Dia menemui mitranya dari Oman.", "mitranya dari Oman", "OMNGOV", None),
    # one state alone has the office, and any state its Congress
    ("en", "The Pope prays.", "The Pope", "VATGOV", None),
    ("en", "Congress voted.", "Congress", "USALEG", None),
    ("en", "Brazil's Congress voted.", "Brazil's Congress", "BRALEG", None),
    # words of a title begin no name
    ("en", "U.S. Special Representative for Mali Policy Ann Foster left.", "U.S. Special Representative for Mali Policy Ann Foster", "USAGOV", "Ann Foster"),
    # after such words a capital is no place
    ("en", "According to the Kremlin, no.", "Kremlin", "RUSGOV", None),
    # states by name, abbreviation, adjective and inhabitants
    ("id", "AS menolak usul itu.", "AS", "USAGOV", None),
    ("id", "Langkah A.S. dikecam.", "A.S.", "USAGOV", None),
    ("id", "Korut menembakkan rudal.", "Korut", "PRKGOV", None),
    ("id", "Tiongkok setuju.", "Tiongkok", "CHNGOV", None),
    ("id", "RRT setuju.", "RRT", "CHNGOV", None),
    ("id", "Cina setuju.", "Cina", "CHNGOV", None),
    ("id", "Usul UEA diterima.", "UEA", "AREGOV", None),
    ("id", "Belanda meminta maaf.", "Belanda", "NLDGOV", None),
    ("id", "Papua Nugini ikut serta.", "Papua Nugini", "PNGGOV", None),
    ("id", "Warga Suriah mengungsi.", "Warga Suriah", "SYRCVL", None),
    ("en", "The U.S. objected.", "U.S.", "USAGOV", None),
    ("en", "DPRK diplomats left early.", "DPRK diplomats", "PRKGOV", None),
    ("en", "Talks with the Dutch stalled.", "Dutch", "NLDGOV", None),
    ("en", "Norwegians voted on Monday.", "Norwegians", "NORCVL", None),
    ("en", "Kosovo applied again.", "Kosovo", "XKXGOV", None),
    ("en", "Papua New Guinea agreed.", "Papua New Guinea", "PNGGOV", None),
    ("en", "The Holy See offered to mediate.", "Holy See", "VATGOV", None),
    # seats of government that act
    ("id", "Ankara menolak tuntutan itu.", "Ankara", "TURGOV", None),
    ("id", "Tuntutan Kremlin tidak berubah.", "Kremlin", "RUSGOV", None),
    ("en", "Seoul protested.", "Seoul", "KORGOV", None),
    ("en", "Downing Street declined to comment.", "Downing Street", "GBRGOV", None),
    # organisations, organs, armed groups, blocs
    ("id", "PBB mengirim tim.", "PBB", "IGOUNO", None),
    ("id", "DK PBB bersidang.", "DK PBB", "IGOUNO", None),
    ("id", "Uni Eropa menunda sanksi.", "Uni Eropa", "IGOEUREEC", None),
    ("id", "OKI mengecam serangan itu.", "OKI", "IGOOIC", None),
    ("id", "Hizbullah membantah.", "Hizbullah", "LBNREB", None),
    ("id", "Bank Dunia memberi pinjaman.", "Bank Dunia", "IGOUNOWBK", None),
    ("en", "NATO sent a ship.", "NATO", "IGOWSTNAT", None),
    ("en", "The OSCE met in permanent session.", "OSCE", "IGOSCE", None),
    ("en", "ASEAN postponed its summit.", "ASEAN", "IGOASN", None),
    ("en", "The UN nuclear watchdog found traces.", "UN nuclear watchdog", "IGOUNOIAE", None),
    ("en", "Amnesty International objected.", "Amnesty International", "NGOAMN", None),
    ("en", "The Pentagon denied it.", "Pentagon", "USAMIL", None),
    ("en", "Western powers hesitated.", "Western powers", "WST", None),
    ("en", "Huawei sued.", "Huawei", "MNCCHN", None),
    # bodies and groups of a state
    ("id", "Kementerian Luar Negeri RI memanggil dubes.", "Kementerian Luar Negeri RI", "IDNGOV", None),
    ("id", "Parlemen Irak memilih.", "Parlemen Irak", "IRQLEG", None),
    ("id", "Pasukan Rusia mundur.", "Pasukan Rusia", "RUSMIL", None),
    ("id", "Mahkamah Agung Brasil memutus.", "Mahkamah Agung Brasil", "BRAJUD", None),
    ("id", "Polisi Hong Kong membubarkan massa.", "Polisi Hong Kong", "HKGCOP", None),
    ("id", "Pemberontak Houthi mundur.", "Pemberontak Houthi", "YEMREB", None),
    ("id", "Kementerian Pertahanan Jepang diam.", "Kementerian Pertahanan Jepang", "JPNMIL", None),
    ("en", "The Danish parliament voted.", "The Danish parliament", "DNKLEG", None),
    ("en", "Kenyan police fired.", "Kenyan police", "KENCOP", None),
    ("en", "The Chinese Defence Ministry answered.", "The Chinese Defence Ministry", "CHNMIL", None),
    ("en", "Colombia's Supreme Court ruled.", "Colombia's Supreme Court", "COLJUD", None),
    ("en", "Syrian state media reported it.", "Syrian state media", "SYRMED", None),
    ("en", "The government of Peru resigned.", "The government of Peru", "PERGOV", None),
    # offices without a name
    ("id", "Menteri luar negeri Polandia datang.", "Menteri luar negeri Polandia", "POLGOV", None),
    ("id", "Utusan Rusia untuk OSCE walk-out.", "Utusan Rusia untuk OSCE", "RUSGOV", None),
    ("id", "Juru bicara Kremlin membantah.", "Juru bicara Kremlin", "RUSGOV", None),
    ("id", "Mantan presiden Kenya hadir.", "Mantan presiden Kenya", "KENELI", None),
    ("en", "The ambassador to Japan left.", "The ambassador to Japan", "GOV", None),
    ("en", "Chile's ambassador to Japan left.", "Chile's ambassador to Japan", "CHLGOV", None),
    ("en", "The UN envoy for Yemen resigned.", "The UN envoy for Yemen", "IGOUNO", None),
    ("en", "Former Polish ministers met.", "Former Polish ministers", "POLELI", None),
    ("en", "A spokesman for the Greek Foreign Ministry spoke.", "A spokesman for the Greek Foreign Ministry", "GRCGOV", None),
    # offices with a name
    ("id", "Juru bicara Kremlin Dmitry Peskov hadir.", "Juru bicara Kremlin Dmitry Peskov", "RUSGOV", "Dmitry Peskov"),
    ("id", "Presiden Chile, Gabriel Boric, tiba.", "Presiden Chile, Gabriel Boric", "CHLGOV", "Gabriel Boric"),
    ("id", "Menlu Denmark Karen Holm tiba.", "Menlu Denmark Karen Holm", "DNKGOV", "Karen Holm"),
    ("id", "Ketua DPR RI Puan Maharani hadir.", "Ketua DPR RI Puan Maharani", "IDNLEG", "Puan Maharani"),
    ("id", "Aktivis Uganda Peter Okello ditahan.", "Aktivis Uganda Peter Okello", "UGAOPP", "Peter Okello"),
    ("id", "Dubes RI untuk Oman Ali Hasan pulang.", "Dubes RI untuk Oman Ali Hasan", "IDNGOV", "Ali Hasan"),
    ("id", "Presiden Korea Selatan Moon Jae-in tiba.", "Presiden Korea Selatan Moon Jae-in", "KORGOV", "Moon Jae-in"),
    ("en", "Danish Defence Minister Anders Holm left.", "Danish Defence Minister Anders Holm", "DNKGOV", "Anders Holm"),
    ("en", "Foreign Minister of Oman Said Nasser left.", "Foreign Minister of Oman Said Nasser", "OMNGOV", "Said Nasser"),
    ("en", "Israel's Foreign Minister Israel Katz left.", "Israel's Foreign Minister Israel Katz", "ISRGOV", "Israel Katz"),
    ("en", "NATO Secretary General Jens Stoltenberg left.", "NATO Secretary General Jens Stoltenberg", "IGOWSTNAT",
     "Jens Stoltenberg"),
    ("en", "Former US President Barack Obama left.", "Former US President Barack Obama", "USAELI", "Barack Obama"),
    ("en", "Ugandan opposition leader Bobi Wine left.", "Ugandan opposition leader Bobi Wine", "UGAOPP", "Bobi Wine"),
    # names before their office
    ("id", "Anders Holm, menteri pertahanan Denmark, tiba.", "Anders Holm, menteri pertahanan Denmark", "DNKGOV", "Anders Holm"),
    ("en", "Anders Holm, the Danish defence minister, left.", "Anders Holm, the Danish defence minister", "DNKGOV", "Anders Holm"),
    ("en", "Josep Borrell, the EU's foreign policy chief, left.", "Josep Borrell, the EU's foreign policy chief", "IGOEUREEC",
     "Josep Borrell"),
    # known people
    ("id", "Jokowi terbang ke Kanada.", "Jokowi", "IDNGOV", "Joko Widodo"),
    ("en", "Erdoğan objected.", "Erdoğan", "TURGOV", "Recep Tayyip Erdogan"),
    ("en", "Trump objected.", "Trump", "USAELI", "Donald Trump"),
    # aides of somebody named
    ("id", "Juru bicara Netanyahu membantah.", "Juru bicara Netanyahu", "ISRGOV", None),
    ("en", "Putin's spokesman denied it.", "Putin's spokesman", "RUSGOV", None),
    ("en", "The Trump administration objected.", "The Trump administration", "USAGOV", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "span", "code", "person"), SINGLE)
def test_actors_single(language: str, text: str, span: str, code: str, person: str | None) -> None:
    assert (span, code, person) in found(language, text)


SEVERAL = [
    ("id", "Ankara dan Moskow sepakat.", ["TURGOV", "RUSGOV"]),
    ("id", "Menteri luar negeri Uni Eropa dan Iran bertemu.", ["IGOEUREEC", "IRNGOV"]),
    ("id", "Para pemimpin Oman, Qatar, dan Kuwait hadir.", ["OMNGOV", "QATGOV", "KWTGOV"]),
    ("en", "The Russian and Chinese foreign ministers met.", ["RUSGOV", "CHNGOV"]),
    ("en", "The leaders of Oman and Qatar met.", ["OMNGOV", "QATGOV"]),
    ("en", "Syria and Palestinian leader Yasser Arafat met.", ["SYRGOV", "PSEGOV"]),
    ("en", "German Foreign Minister Ute Kern and her French counterpart, Luc Brun, met.", ["DEUGOV", "FRAGOV"]),
]


@pytest.mark.parametrize(("language", "text", "codes"), SEVERAL)
def test_actors_several(language: str, text: str, codes: list[str]) -> None:
    assert [code for _, code, _ in found(language, text)] == codes


NOTHING = [
    ("id", "Rapat di Jakarta ditunda.", "Jakarta"),
    ("id", "Ia tiba di Wina dan Brussels.", "Brussels"),
    ("id", "JAKARTA, (15/9) - Harga naik.", "JAKARTA"),
    ("id", "Pertemuan di ibu kota Sofia, Bulgaria, ditunda.", "Sofia"),
    ("id", "Kapal itu berlayar di Laut China Selatan.", "China"),
    ("id", "Kota di Jawa Barat banjir.", "Barat"),
    ("id", "Kerja ASN dan kelas membaik.", "AS"),
    ("id", "KTT ditunda.", "KTT"),
    ("id", "Ibu Kota pindah.", "Ibu Kota"),
    ("en", "It told us about the plan.", "us"),
    ("en", "He left Paris on Monday.", "Paris"),
    ("en", "Patrols in the South China Sea went on.", "China"),
    ("en", "He stayed at Trump Tower.", "Trump"),
    ("en", "Melania Trump smiled.", "Trump"),
    ("en", "Villages in Western Cambodia flooded.", "Western"),
    ("en", "CAIRO - Prices rose.", "CAIRO"),
]


@pytest.mark.parametrize(("language", "text", "word"), NOTHING)
def test_actors_passes_over(language: str, text: str, word: str) -> None:
    doc = read(language, text)
    assert not [m.text for m in doc._.actors if word in m.text]


def test_actors_relation_is_not_its_state() -> None:
    assert found("en", "US allies in Asia objected.")[0][:2] == ("US allies", None)


def test_actors_article_teaches_short_names() -> None:
    mentions = read("en", "Danish Defence Minister Anders Holm left. Holm came back later.")._.actors
    assert [m.text for m in mentions] == ["Danish Defence Minister Anders Holm", "Holm"]
    assert mentions[1].actor == mentions[0].actor
    assert mentions[1].antecedent == 0
    assert mentions[1].rule_id == "actor.short_name"


def test_actors_brackets_teach_acronyms_and_second_names() -> None:
    text = "Organisasi Kerja Sama Islam (OKI) dan Wakil Presiden Jusuf Kalla (JK) hadir. JK pulang."
    assert [(c, p) for _, c, p in found("id", text, date(2017, 5, 1))] == [
        ("IGOOIC", None),
        ("IDNGOV", "Jusuf Kalla"),
        ("IDNGOV", "Jusuf Kalla"),
    ]


@pytest.mark.parametrize(
    ("published", "code"),
    [(date(2018, 5, 1), "USAGOV"), (date(2022, 5, 1), "USAELI"), (date(2025, 5, 1), "USAGOV"), (None, "USAGOV")],
)
def test_actors_people_are_dated(published: date | None, code: str) -> None:
    assert found("en", "Trump objected.", published) == [("Trump", code, "Donald Trump")]


def test_actors_text_counts_before_the_list() -> None:
    assert ("Mexican Foreign Minister Emmanuel Macron", "MEXGOV", "Emmanuel Macron") in found(
        "en", "Mexican Foreign Minister Emmanuel Macron spoke."
    )


def test_actors_are_sorted_and_apart() -> None:
    text = "Presiden Iran Hassan Rouhani menemui Presiden Rusia Vladimir Putin di Ankara, kata juru bicara Kremlin."
    mentions: list[ActorMention] = read("id", text)._.actors
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    assert all(text[m.start_char : m.end_char] == m.text for m in mentions)
    assert all(m.start <= m.root < m.end for m in mentions)


@pytest.mark.parametrize("language", ["id", "en"])
def test_rules_match_their_examples(language: str) -> None:
    grammar = load_grammar(language)
    finder = PartFinder(pipeline(language), language, grammar)
    for rule in grammar.rules:
        for example in rule.examples:
            parts = symbols(finder(pipeline(language).make_doc(example)))
            assert rule.expression.fullmatch(parts), f"{rule.rule_id}: {example} is {parts}"


def test_people_prefers_the_longest_name_and_the_last_named() -> None:
    people = People()
    people.learn(Actor("Ri", "PRKGOV", "PRK", "GOV", "Ri"), 0)
    people.learn(Actor("Ri Yong Ho", "PRKGOV", "PRK", "GOV", "Ri Yong Ho"), 5)
    people.learn(Actor("Ri Sol Ju", "PRKELI", "PRK", "ELI", "Ri Sol Ju"), 9)
    entry = people.find("Ri Yong Ho", 20)
    assert entry is not None and entry.actor.person == "Ri Yong Ho"
    assert people.find("Nobody") is None


@pytest.mark.parametrize(
    ("name", "words"),
    [("Jean-Yves Le Drian", ("jean", "yves", "le", "drian")), ("Erdoğan", ("erdogan",)), ("L.P.", ("l", "p"))],
)
def test_fold(name: str, words: tuple[str, ...]) -> None:
    assert fold(name) == words


@pytest.mark.parametrize(("label", "found"), [("PER", "Marek Velkar"), ("LOC", None)])
def test_actors_full_name_is_a_persons_where_its_surname_is_tagged_as_one(label: str, found: str | None) -> None:
    nlp = pipeline("id")
    doc = nlp.make_doc("Hal itu disampaikan Marek Velkar. Menurut Velkar, usul itu baik.")
    doc.set_ents([Span(doc, 3, 5, "LOC"), Span(doc, 7, 8, label)])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert {m.actor.person for m in doc._.actors} == ({found} if found else set())


def test_actors_relative_with_a_listed_surname_is_not_that_person() -> None:
    nlp = pipeline("id")
    doc = nlp.make_doc("Acara itu dipandu Siti Macron. Menurut Macron, usul itu baik.")
    doc.set_ents([Span(doc, 7, 8, "PER")])
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [m.text for m in doc._.actors] == ["Macron"]
