"""Coreference without a trained pipeline, and a few cases that need the parse."""

# ruff: noqa: E501  # one case a line

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.actors import TimelineActors
from timeline.annotate.annotations import ActorMention
from timeline.annotate.coreference import TimelineCoreference
from timeline.annotate.coreference.lexicon import load_lexicon
from timeline.annotate.coreference.resolve import same_office
from timeline.lexicon import LexiconError

DAY = date(2022, 1, 14)


@cache
def pipeline(language: str) -> Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("timeline_actors")
    nlp.add_pipe("timeline_coreference")
    return nlp


def read(nlp: Language, text: str, published: date | None = DAY) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def mention(doc: Doc, text: str) -> ActorMention:
    """The last mention with this text."""
    return next(m for m in reversed(doc._.actors) if m.text == text)


# text, the anaphor, the codes or persons it must stand for, and the reason
LINKS = [
    ("id", "Rusia menarik pasukannya dari Georgia.", "pasukannya", ["RUSMIL"], "coref.possessive"),
    ("id", "Erdogan mengutus menteri luar negerinya.", "menteri luar negerinya", ["TURGOV"], "coref.possessive"),
    ("en", "Erdogan sent his foreign minister.", "his foreign minister", ["TURGOV"], "coref.possessive"),
    ("en", "Russia will pull its forces from Georgia.", "its forces", ["RUSMIL"], "coref.possessive"),
    ("en", "France recalled its ambassador from Canberra.", "its ambassador", ["FRAGOV"], "coref.possessive"),
    ("en", "The Argentine Congress met. Congress will vote soon.", "Congress", ["ARGLEG"], "coref.epithet.office"),
    ("id", "Menlu Denmark Karen Holm tiba. Dia menolak usul itu.", "Dia", ["Karen Holm"], "coref.pronoun.person"),
    ("id", "Menlu Denmark Karen Holm tiba. Kemudian ia pulang.", "ia", ["Karen Holm"], "coref.pronoun.person"),
    ("id", "Presiden Chile Gabriel Boric berpidato. Beliau optimistis.", "Beliau", ["Gabriel Boric"], "coref.pronoun.person"),
    ("id", "Para pejabat Polandia rapat. Mereka cemas.", "Mereka", ["POLGOV"], "coref.pronoun.group"),
    ("en", "Danish minister Karen Holm spoke. 'Chilean leader Maria Ruiz lied,' she said.", "she", ["Karen Holm"], "coref.pronoun.person"),
    ("en", "Denmark, Denmark and Denmark again. The Foreign Ministry was silent.", "The Foreign Ministry", ["DNKGOV"], "coref.home"),
    ("id", "Jokowi dan Macron bertemu. Mereka sepakat.", "Mereka", ["Joko Widodo", "Emmanuel Macron"], "coref.pronoun.group"),
    ("id", "Oman menutup perbatasan. Negara itu cemas.", "Negara itu", ["OMNGOV"], "coref.epithet.state"),
    ("id", "NATO bersidang. Aliansi itu cemas.", "Aliansi itu", ["IGOWSTNAT"], "coref.epithet.body"),
    ("id", "Hizbullah mundur. Kelompok itu membantah.", "Kelompok itu", ["LBNREB"], "coref.epithet.armed"),
    ("id", "Jokowi menemui Macron. Kedua negara sepakat.", "Kedua negara", ["IDNGOV", "FRAGOV"], "coref.counted.states"),
    ("id", "Jokowi menemui Macron. Kedua pemimpin sepakat.", "Kedua pemimpin", ["Joko Widodo", "Emmanuel Macron"], "coref.counted.offices"),
    ("id", "Jokowi menemui Macron. Keduanya sepakat.", "Keduanya", ["Joko Widodo", "Emmanuel Macron"], "coref.counted.people"),
    ("id", "Kementerian Luar Negeri Oman rapat. Kementerian itu cemas.", "Kementerian", ["OMNGOV"], "coref.epithet.office"),
    ("id", "Menlu Denmark Karen Holm tiba. Menteri itu cemas.", "Menteri", ["Karen Holm"], "coref.epithet.office"),
    ("id", "Erdogan tiba. Presiden Turki itu cemas.", "Presiden Turki", ["Recep Tayyip Erdogan"], "coref.epithet.holder"),
    ("id", "Menlu Denmark Karen Holm tiba. Pihaknya cemas.", "Pihaknya", ["Karen Holm"], "coref.own_side"),
    ("id", "Menlu Denmark Karen Holm memuji negaranya.", "negaranya", ["DNKGOV"], "coref.own_state"),
    ("id", "Indonesia menolak. Menteri Perikanan Budi Santoso hadir.", "Menteri Perikanan Budi Santoso", ["Budi Santoso"], "coref.home"),
    ("en", "Danish Defence Minister Anders Holm left. He objected.", "He", ["Anders Holm"], "coref.pronoun.person"),
    ("en", "Macron met Merkel. She objected.", "She", ["Angela Merkel"], "coref.pronoun.person"),
    ("en", "Macron met Merkel. He objected.", "He", ["Emmanuel Macron"], "coref.pronoun.person"),
    ("en", "Polish officials met. They objected.", "They", ["POLGOV"], "coref.pronoun.group"),
    ("en", "Macron and Merkel met. They agreed.", "They", ["Emmanuel Macron", "Angela Merkel"], "coref.pronoun.group"),
    ("en", "Oman objected. It closed the border.", "It", ["OMNGOV"], "coref.pronoun.thing"),
    ("en", "Oman objected. The country closed its border.", "The country", ["OMNGOV"], "coref.epithet.state"),
    ("en", "NATO met. The alliance objected.", "The alliance", ["IGOWSTNAT"], "coref.epithet.body"),
    ("en", "Macron met Merkel. The two countries agreed.", "The two countries", ["FRAGOV", "DEUGOV"], "coref.counted.states"),
    ("en", "Macron met Merkel. Both sides agreed.", "Both sides", ["FRAGOV", "DEUGOV"], "coref.counted.states"),
    ("en", "Macron met Merkel. The two leaders agreed.", "The two leaders", ["Emmanuel Macron", "Angela Merkel"], "coref.counted.offices"),
    ("en", "Danish Defence Minister Anders Holm left. The minister objected.", "The minister", ["Anders Holm"], "coref.epithet.office"),
    ("en", "Kishida left. The Japanese prime minister objected.", "The Japanese prime minister", ["Fumio Kishida"], "coref.epithet.holder"),
    ("en", "The leaders of Japan and France met. Kishida and Macron agreed.", "The leaders of Japan and France", ["Fumio Kishida", "Emmanuel Macron"], "coref.epithet.holder"),
    ("en", "The Danish Foreign Ministry met. The ministry objected.", "The ministry", ["DNKGOV"], "coref.epithet.office"),
    ("en", "Macron spoke of his country.", "his country", ["FRAGOV"], "coref.own_state"),
    ("id", "Pakar Karen Holm tiba. Macron pulang. Pakar itu cemas.", "Pakar itu", ["Karen Holm"], "coref.epithet.private"),
    ("id", "Seorang pejabat Oman hadir. Macron pulang. Sumber tersebut cemas.", "Sumber tersebut", ["OMNGOV"], "coref.epithet.source"),
    ("id", "Menlu Denmark Anders Holm tiba. Pria kelahiran Aarhus itu cemas.", "Pria kelahiran", ["Anders Holm"], "coref.epithet.person"),
    ("id", "Macron menemui Merkel. Perempuan itu cemas.", "Perempuan itu", ["Angela Merkel"], "coref.epithet.person"),
    ("en", "An official of Oman spoke. Macron left. The source objected.", "The source", ["OMNGOV"], "coref.epithet.source"),
    ("en", "Expert Karen Holm came. Macron left. The expert objected.", "The expert", ["Karen Holm"], "coref.epithet.private"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "anaphor", "meaning", "rule_id"), LINKS)
def test_coreference_links(language: str, text: str, anaphor: str, meaning: list[str], rule_id: str) -> None:
    day = date(2021, 10, 20) if "Merkel" in text else DAY
    found = mention(read(pipeline(language), text, day), anaphor)
    assert [actor.person or actor.code for actor in found.actors] == meaning
    assert found.rule_id == rule_id


NO_LINKS = [
    ("id", "Dia menolak usul itu."),
    ("id", "Kedua negara sepakat."),
    ("en", "He objected."),
    ("en", "Both sides agreed."),
    ("id", "Macron pulang. Sumber itu cemas."),
    ("id", "Macron pulang. Analis itu cemas."),
    ("en", 'Oman objected. "It rains," a witness wrote.'),
]


@pytest.mark.parametrize(("language", "text"), NO_LINKS)
def test_coreference_leaves_out_what_goes_back_to_nothing(language: str, text: str) -> None:
    assert not [m for m in read(pipeline(language), text)._.actors if m.kind in ("pronoun", "epithet")]


def test_coreference_antecedents_are_indices_of_the_mention_meant() -> None:
    doc = read(pipeline("en"), "Oman objected. Danish Defence Minister Anders Holm left. He agreed. Holm slept.")
    texts = [m.text for m in doc._.actors]
    assert texts == ["Oman", "Danish Defence Minister Anders Holm", "He", "Holm"]
    assert [m.antecedent for m in doc._.actors] == [None, None, 1, 1]
    assert [m.start for m in doc._.actors] == sorted(m.start for m in doc._.actors)


def test_coreference_a_spokesman_is_not_one_named_before() -> None:
    text = "Juru bicara Kremlin Dmitry Peskov pergi. Seorang juru bicara Kremlin hadir."
    assert mention(read(pipeline("id"), text), "Seorang juru bicara Kremlin").actor.person is None


def test_coreference_names_inside_quotations_do_not_answer_pronouns_outside() -> None:
    text = "Menlu Denmark Karen Holm tiba. “Kami memuji Macron.” Dia pulang."
    assert mention(read(pipeline("id"), text), "Dia").actor.person == "Karen Holm"


def test_coreference_name_given_after_the_title(trained_id: Language) -> None:
    text = (
        "Utusan Estonia untuk OSCE mengatakan negaranya akan menunggu. "
        "“Kami masih menunggu jawaban dari pihak lain,” kata Andres Tamm kepada wartawan."
    )
    doc = TimelineCoreference(trained_id, "id")(TimelineActors(trained_id, "id")(trained_id(text)))
    assert mention(doc, "Utusan Estonia untuk OSCE").actor.person == "Andres Tamm"
    assert mention(doc, "Andres Tamm").actor.code == "ESTGOV"


@pytest.mark.parametrize(
    ("earlier", "later", "same"),
    [
        ("Foreign Minister", "minister", True),
        ("Minister of trade", "minister", True),
        ("Ministry of Defence", "ministry", True),
        ("Military Spokesperson", "Spokesperson", True),
        ("Prime Minister", "leader", True),
        ("President", "Prime Minister", False),
        ("Deputy Foreign Minister", "Foreign Minister", False),
    ],
)
def test_same_office(earlier: str, later: str, same: bool) -> None:
    assert same_office(earlier, later) is same


def test_lexicon_refuses_a_form_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "coreference.yaml"
    path.write_text(
        "home: null\nnumbers: {}\nindefinite: []\nconjunctions: []\nspoken_to: []\nowners: {}\nanaphors:\n"
        "  - {rule: a, stands_for: person, forms: [he]}\n  - {rule: b, stands_for: person, forms: [he]}\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("timeline.annotate.coreference.lexicon.lexicon_path", lambda language, name: path)
    with pytest.raises(LexiconError, match=r"line 9: 'he' stands here twice"):
        load_lexicon("twice")
