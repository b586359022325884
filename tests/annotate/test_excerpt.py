"""Sentences that are left out of the parse: what is found in the others is put back where it stands."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.excerpt import excerpt
from timeline.annotate.pipeline import SENTENCES, parse
from timeline.annotate.products import one_thread
from timeline.annotate.sentences import clear_starts

TEXT = (
    "Suva, Fiji\n\nThe president of Peru met the prime minister of Fiji in Suva for talks. "
    "Rain fell over Samoa again. She thanked Samoa.\nThe sea was calm."
)


def _marked(nlp: Language, text: str) -> Doc:
    return nlp.get_pipe(SENTENCES)(nlp.make_doc(text))


def _sentences(doc: Doc, *numbers: int) -> list[range]:
    starts = [*clear_starts(doc), len(doc)]
    return [range(starts[n], starts[n + 1]) for n in numbers]


def _read(nlp: Language, text: str, *left_out: int) -> Doc:
    doc = _marked(nlp, text)
    with one_thread():
        return parse(nlp, doc, _sentences(doc, *left_out))


def test_an_excerpt_holds_the_other_sentences_each_with_its_start(nlp_en: Language) -> None:
    doc = _marked(nlp_en, TEXT)
    part = excerpt(doc, _sentences(doc, 0, 2))
    assert part.text == TEXT.replace("Suva, Fiji\n\n", "").replace("Rain fell over Samoa again. ", "")
    assert [token.text for token in part if token.is_sent_start] == ["The", "She", "The"]


def test_what_is_parsed_is_parsed_as_ever(nlp_en: Language) -> None:
    whole, part = _read(nlp_en, TEXT), _read(nlp_en, TEXT, 2, 4)
    kept = [token.i for token in part if token.pos_ and not token.is_space]
    assert {"met", "thanked"} <= {part[i].text for i in kept}
    assert [(part[i].head.i, part[i].dep_, part[i].pos_) for i in kept] == [
        (whole[i].head.i, whole[i].dep_, whole[i].pos_) for i in kept
    ]
    assert [act.act for act in part._.acts] == [act.act for act in whole._.acts]
    assert [s.text for s in part._.statements] == [s.text for s in whole._.statements] == ["thanked"]


def test_what_is_left_out_is_looked_up(nlp_en: Language) -> None:
    part = _read(nlp_en, TEXT, 2, 4)
    assert [sentence.text.strip() for sentence in part.sents][2:] == [
        *("Rain fell over Samoa again.", "She thanked Samoa.", "The sea was calm.")
    ]
    samoa = next(token for token in part if token.text == "Samoa")
    assert (samoa.pos_, samoa.ent_iob_, samoa.sent.root.text) == ("", "O", "Rain")
    assert samoa.i in {actor.start for actor in part._.actors} & {place.start for place in part._.places}


@pytest.mark.parametrize("text", ["Fiji.\nPeru.", "Fiji", "\n", "U.S. envoy John Doe of Acme! left. He slept."])
def test_every_sentence_may_be_left_out(nlp_en: Language, text: str) -> None:
    doc = _read(nlp_en, text, *range(len(clear_starts(_marked(nlp_en, text)))))
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert not doc.ents
