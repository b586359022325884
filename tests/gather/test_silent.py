"""Sentences that can report nothing are not parsed, and the rows are the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.pipeline import parse
from timeline.annotate.statements.lexicon import load
from timeline.articles import Article
from timeline.gather.silent import silent_sentences
from timeline.run import batch
from timeline.run.settings import Settings

SILENT = {
    "en": ("The road to Nairobi is long and dusty.", "Its population is about four million.", "Rice grows there."),
    "id": ("Jalan ke Nairobi panjang dan berdebu.", "Penduduknya sekitar empat juta jiwa.", "Padi tumbuh di sana."),
}
HEARD = {
    "en": ("Kenya said no.", "Kenya and Chad held talks.", "“All is quiet.”", "It expressed its condolences."),
    "id": ("Kenya mengatakan tidak.", "Kenya bertemu Chad.", "“Semua tenang.”", "Kunjungan itu selesai."),
}
ARTICLES = {
    "en": (
        "NAIROBI – Kenya's president William Ruto met the foreign minister of Chad on Monday. The road to the palace "
        "is long and dusty. The sky was blue.\n\n“We agreed on a treaty. It is a good one. We shall sign it,” Ruto "
        "said. He thanked Chad.\n\nChad has about eighteen million people. Chad condemned the attack on its embassy "
        "in Mali."
    ),
    "id": (
        "NAIROBI – Presiden Kenya William Ruto bertemu menteri luar negeri Chad pada Senin. Jalan ke istana panjang "
        "dan berdebu. Langit biru.\n\n“Kami menyepakati perjanjian. Itu baik. Kami akan menandatanganinya,” kata "
        "Ruto. Ia berterima kasih kepada Chad.\n\nPenduduk Chad sekitar delapan belas juta jiwa. Chad mengecam "
        "serangan terhadap kedutaannya di Mali."
    ),
}


def _silent(nlp: Language, text: str) -> list[str]:
    doc = nlp.get_pipe("timeline_sentences")(nlp.make_doc(text))
    return [doc[s.start : s.stop].text.strip() for s in silent_sentences(doc, str(nlp.lang))]


@pytest.mark.parametrize("language", ["en", "id"])
def test_sentences_without_a_word_for_it_are_silent(request: pytest.FixtureRequest, language: str) -> None:
    nlp = request.getfixturevalue(f"nlp_{language}")
    mixed = [*SILENT[language], *HEARD[language], *SILENT[language]]
    assert _silent(nlp, "\n".join(mixed)) == [*SILENT[language], *SILENT[language]]


def test_no_sentence_of_a_quotation_is_silent(nlp_en: Language) -> None:
    assert _silent(nlp_en, "“We have rice. Rice grows there. It is hot.”\nThe sky was blue.") == ["The sky was blue."]


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_example_of_the_lexicons_is_silent(request: pytest.FixtureRequest, language: str) -> None:
    nlp = request.getfixturevalue(f"nlp_{language}")
    entries = [*load(language).groups, *(e for e in act_lexicon(language).entries if not e.topic)]
    found = [(entry.line, text) for entry in entries for text in entry.examples if text in _silent(nlp, text)]
    assert not found


@pytest.mark.parametrize("language", ["en", "id"])
def test_rows_are_the_same_without_the_short_cut(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    left_out = []

    def watched(nlp: Language, doc: Doc, sentences: Sequence[range] = ()) -> Doc:
        left_out.append(len(sentences))
        return parse(nlp, doc, sentences)

    monkeypatch.setattr(batch, "parse", watched)
    article = Article("a", "a.txt", ARTICLES[language], language, date(2023, 5, 3))
    short, full = (batch.process([article], Settings(full=full)) for full in (False, True))
    assert left_out == [2, 0]
    for table in ("documents", "mentions", "statements"):
        assert short[table]
        assert short[table] == full[table]
