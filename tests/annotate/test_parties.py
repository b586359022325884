"""Who does an act and to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention

Reader = Callable[[str, str], Doc]

# language, text, act, sources, targets: actor codes; a reciprocal act may have its sides the other way round
CASES = [
    # active
    ("en", "Russia attacked Ukraine in February.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Rusia menyerang Ukraina pada Februari.", "attack", "RUSGOV", "UKRGOV"),
    ("en", "The United States imposed sanctions on Iran.", "sanction", "USAGOV", "IRNGOV"),
    ("id", "Amerika Serikat menjatuhkan sanksi terhadap Iran.", "sanction", "USAGOV", "IRNGOV"),
    ("en", "Japan sent medicine to Turkey after the earthquake.", "aid_humanitarian", "JPNGOV", "TURGOV"),
    ("id", "Jepang mengirim obat-obatan ke Turki setelah gempa.", "aid_humanitarian", "JPNGOV", "TURGOV"),
    ("id", "Qatar menarik duta besarnya dari Mesir.", "recall_ambassador", "QATGOV", "EGYGOV"),
    # passive
    ("en", "Ukraine was attacked by Russia.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Ukraina diserang oleh Rusia.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Ukraina diserang Rusia pada Februari.", "attack", "RUSGOV", "UKRGOV"),
    ("en", "Two Germans were arrested by Turkey.", "arrest", "TURGOV", "DEUCVL"),
    ("id", "Dua warga Jerman ditangkap oleh Turki.", "arrest", "TURGOV", "DEUCVL"),
    # relative clause, participle, infinitive
    ("en", "Russia, which invaded Ukraine, wants talks.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Rusia yang menginvasi Ukraina ingin berunding.", "attack", "RUSGOV", "UKRGOV"),
    ("en", "Ukraine, invaded by Russia in February, needs help.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Ukraina yang diserang Rusia butuh bantuan.", "attack", "RUSGOV", "UKRGOV"),
    ("en", "China plans to invade Taiwan.", "attack", "CHNGOV", "TWNGOV"),
    ("id", "Tiongkok berencana menyerang Taiwan.", "attack", "CHNGOV", "TWNGOV"),
    # coordination
    (
        "en",
        "France and Germany condemned the move and imposed sanctions on Belarus.",
        "sanction",
        "FRAGOV DEUGOV",
        "BLRGOV",
    ),
    (
        "id",
        "Prancis dan Jerman mengutuk langkah itu dan menjatuhkan sanksi terhadap Belarus.",
        "sanction",
        "FRAGOV DEUGOV",
        "BLRGOV",
    ),
    ("en", "Israel attacked Syria and Lebanon.", "attack", "ISRGOV", "SYRGOV LBNGOV"),
    ("id", "Israel menyerang Suriah dan Lebanon.", "attack", "ISRGOV", "SYRGOV LBNGOV"),
    # possessive and nominal acts
    ("en", "Russia's invasion of Ukraine began in February.", "attack", "RUSGOV", "UKRGOV"),
    ("id", "Invasi Rusia ke Ukraina dimulai pada Februari.", "attack", "RUSGOV", "UKRGOV"),
    ("en", "Macron's visit to India ended on Friday.", "visit", "FRAGOV", "INDGOV"),
    ("id", "Kunjungan Presiden Macron ke India berakhir pada Jumat.", "visit", "FRAGOV", "INDGOV"),
    ("en", "American sanctions against Iran hurt trade.", "sanction", "USAGOV", "IRNGOV"),
    ("id", "Sanksi Amerika Serikat terhadap Iran memukul perdagangan.", "sanction", "USAGOV", "IRNGOV"),
    ("en", "An attack by Israel on Syria killed three.", "attack", "ISRGOV", "SYRGOV"),
    ("id", "Serangan oleh Israel terhadap Suriah menewaskan tiga orang.", "attack", "ISRGOV", "SYRGOV"),
    # between A and B
    ("en", "The talks between Armenia and Georgia lasted a day.", "meet", "ARMGOV", "GEOGOV"),
    ("id", "Pembicaraan antara Armenia dan Georgia berlangsung sehari.", "meet", "ARMGOV", "GEOGOV"),
    ("en", "A phone call between Macron and Putin took place on Monday.", "phone", "FRAGOV", "RUSGOV"),
    ("id", "Pertemuan antara Macron dan Putin berlangsung pada Senin.", "meet", "FRAGOV", "RUSGOV"),
    # light verbs
    ("en", "India held talks with Nepal on Monday.", "meet", "INDGOV", "NPLGOV"),
    ("id", "India mengadakan pembicaraan dengan Nepal pada Senin.", "meet", "INDGOV", "NPLGOV"),
    ("en", "Macron paid a visit to India.", "visit", "FRAGOV", "INDGOV"),
    ("id", "Macron melakukan kunjungan ke India.", "visit", "FRAGOV", "INDGOV"),
    ("id", "Turki melancarkan operasi militer terhadap Suriah.", "attack", "TURGOV", "SYRGOV"),
    # mutual verbs
    ("en", "Macron met Putin in Moscow.", "meet", "FRAGOV", "RUSGOV"),
    ("id", "Macron bertemu dengan Putin di Moskow.", "meet", "FRAGOV", "RUSGOV"),
    ("en", "Macron and Putin met in Moscow.", "meet", "FRAGOV", "RUSGOV"),
    ("id", "Macron dan Putin bertemu di Moskow.", "meet", "FRAGOV", "RUSGOV"),
    ("en", "Macron spoke by phone with Putin.", "phone", "FRAGOV", "RUSGOV"),
    ("id", "Macron berbicara melalui telepon dengan Putin.", "phone", "FRAGOV", "RUSGOV"),
    ("en", "China signed an agreement with Chile.", "sign", "CHNGOV", "CHLGOV"),
    ("id", "Tiongkok menandatangani perjanjian dengan Chili.", "sign", "CHNGOV", "CHLGOV"),
    # pronouns
    ("id", "Putin tiba pada Senin. Ia bertemu Macron di Paris.", "meet", "RUSGOV", "FRAGOV"),
    ("en", "Putin arrived on Monday. He met Macron in Paris.", "meet", "RUSGOV", "FRAGOV"),
    # titles
    ("en", "Russian President Vladimir Putin received Chinese Foreign Minister Wang Yi.", "host", "RUSGOV", "CHNGOV"),
    ("id", "Presiden Rusia Vladimir Putin menerima Menteri Luar Negeri Tiongkok Wang Yi.", "host", "RUSGOV", "CHNGOV"),
]


def codes(doc: Doc, indices: tuple[int, ...]) -> set[str | None]:
    return {a.code for i in indices for a in doc._.actors[i].actors}


def sides(doc: Doc, act: ActMention) -> list[set[str | None]]:
    found = [codes(doc, act.sources), codes(doc, act.targets)]
    return sorted(found, key=sorted) if act.reciprocal else found


@pytest.mark.parametrize(
    ("language", "text", "name", "sources", "targets"), [pytest.param(*c, id=f"{c[0]}-{c[1]}") for c in CASES]
)
def test_parties(read: Reader, language: str, text: str, name: str, sources: str, targets: str) -> None:
    doc = read(language, text)
    acts = [a for a in doc._.acts if a.act == name]
    expected = [set(sources.split()), set(targets.split())]
    assert len(acts) == 1, [a.act for a in doc._.acts]
    assert sides(doc, acts[0]) == (sorted(expected, key=sorted) if acts[0].reciprocal else expected)
