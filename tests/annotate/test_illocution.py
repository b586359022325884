"""What the words of a statement do, where its cue does not tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from timeline import languages
from timeline.annotate.annotations import ActorMention, Statement
from timeline.annotate.illocution import Rule, illocution, illocution_lexicon
from timeline.codes.actors import Actor
from timeline.lexicon import LexiconError

Reader = Callable[[str, str], Doc]
LANGUAGES = languages.available()
RULES = [(language, rule) for language in LANGUAGES for rule in illocution_lexicon(language).rules]
SPEAKER = ActorMention(0, 0, 0, 0, "Oslo", "test", (Actor("Norway", "NORGOV", "NOR", "GOV"),), "country", 0)
SAYING = Statement(0, 0, 0, 0, "", "test", cue_lemma="say", operator="say", form="direct", speakers=(0,))


def told(doc: Doc) -> tuple[Doc, Statement]:
    """The whole Doc as what Norway says."""
    speaker = len(doc._.actors)
    doc._.actors = [*doc._.actors, SPEAKER]
    return doc, replace(SAYING, speakers=(speaker,), content=((0, len(doc.text)),))


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [pytest.param(c, r, text, id=f"{r.rule_id}-{text}") for c, r in RULES for text in r.examples],
)
def test_example_is_read_by_its_rule(read: Reader, language: str, rule: Rule, text: str) -> None:
    found = illocution(*told(read(language, text)), illocution_lexicon(language))
    assert found is not None and found.operator == rule.operator, found


# What Norway says, and what it does by saying it (None: nothing but say).
CASES = [
    ("en", "The weather is fine.", None),
    ("en", "Norway will not give in.", "refuse"),
    ("en", "Sweden will not give in.", None),
    ("en", "We will help the refugees.", "promise"),
    ("en", "Our army will not hesitate to act.", "threaten"),
    ("en", "Sweden must leave.", "demand"),
    ("en", "All must leave.", "appeal"),
    ("id", "Cuaca cerah.", None),
    ("id", "Norwegia tidak akan menyerah.", "refuse"),
    ("id", "Swedia tidak akan menyerah.", None),
    ("id", "Kami akan membantu para pengungsi.", "promise"),
    ("id", "Swedia harus pergi.", "demand"),
    ("id", "Semua harus pergi.", "appeal"),
    # Only what the content asserts counts, not what it mentions in passing or denies.
    ("id", "Norwegia belum siap berunding.", None),
    ("id", "Kami belum mengetahui siapa yang bertanggung jawab atas ledakan itu.", None),
    ("id", "Bantuan itu sampai ke daerah yang dilanda krisis.", None),
    ("id", "Krisis itu memburuk.", "worry"),
    ("id", "Mereka menemukan tahapan yang harus dilalui.", None),
    ("id", "Kami percaya bahwa Swedia harus pergi.", "demand"),
    ("id", "Kami harus pergi.", None),
    ("id", "Kita harus pergi.", "appeal"),
    ("id", "Swedia meminta hujan buatan.", None),
    ("id", "Norwegia meminta semua pihak menahan diri.", "appeal"),
    ("id", "Swedia dan Norwegia setuju.", "agree"),
    ("id", "Swedia setuju.", None),
    ("id", "Kami bertanggung jawab atas ledakan itu.", "acknowledge"),
    ("id", "Swedia bertanggung jawab atas ledakan itu.", "accuse"),
    ("id", '"Mereka bertanggung jawab atas ledakan itu."', "accuse"),
    ("id", "Larangan itu bukan hanya ilegal.", "criticise"),
    ("id", "Mereka harus tahu bahwa gunung itu tinggi.", "say"),
    ("id", "Swedia telah merugikan para petani.", "criticise"),
    ("id", "Kami menawarkan jalan keluar.", "offer"),
    ("id", "Pernyataan itu tidak sesuai hukum laut.", "criticise"),
    ("en", "The ban is not illegal.", None),
    ("en", "The ban is not only illegal.", "criticise"),
]


@pytest.mark.parametrize(("language", "text", "operator"), CASES)
def test_promises_and_refusals_are_the_speakers_own(
    read: Reader, language: str, text: str, operator: str | None
) -> None:
    found = illocution(*told(read(language, text)), illocution_lexicon(language))
    assert (found and found.operator) == operator


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  - operator: decline_comment", "  - operator: shrug", "'shrug' is no operator of codes/operators.csv"),
        ("    subject: speaker", "    subject: nobody", "subject 'nobody' is none of"),
        ("    subject: speaker", "    where: nowhere", "where 'nowhere' is none of"),
        ("    phrases: [no comment,", "    phrases: [2014,", "2014 is no word"),
        ("    examples:", "    exempla:", "'examples' is missing"),
        ("own_side:", "own_sides:", "'own_side' is missing"),
    ],
)
def test_mistake_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    text = (languages.FOLDER / "en" / "illocution.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "illocution.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"illocution\.yaml, line \d+: ") as caught:
        illocution_lexicon.__wrapped__("xx")
    assert message in str(caught.value)
