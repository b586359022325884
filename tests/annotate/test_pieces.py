"""The parser over paragraphs side by side gives the trees that it gives the whole text."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.pieces import parse_pieces
from timeline.annotate.products import one_thread

TEXTS = (
    "",
    "\n",
    "Presiden Peru tiba di Suva. Ia bertemu Perdana Menteri Fiji.",
    "Lima (kantor berita)\n\nPresiden Peru tiba di Suva pada Selasa.\nIa bertemu perdana menteri negara itu.\n\n"
    '"Kami sepakat," katanya. Pertemuan itu berlangsung dua jam.',
)


def _prepared(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for name in ("timeline_sentences", "tok2vec"):
        nlp.get_pipe(name)(doc)
    return doc


@pytest.mark.parametrize("text", TEXTS)
def test_same_trees_as_for_the_whole_text(nlp_id: Language, text: str) -> None:
    parser = nlp_id.get_pipe("parser")
    with one_thread():
        whole = parser(_prepared(nlp_id, text))
        pieces = parse_pieces(parser, _prepared(nlp_id, text))
    words = [token.i for token in whole if not token.is_space]
    assert [(whole[i].head.i, whole[i].dep_) for i in words] == [(pieces[i].head.i, pieces[i].dep_) for i in words]
    assert [t.is_sent_start for t in whole] == [t.is_sent_start for t in pieces]


def test_without_the_network_s_words_the_whole_is_parsed(nlp_id: Language) -> None:
    doc = nlp_id.make_doc(TEXTS[-1])
    nlp_id.get_pipe("timeline_sentences")(doc)
    parsed = parse_pieces(nlp_id.get_pipe("parser"), doc)
    assert parsed.has_annotation("DEP")
