"""What somebody is accused of, or believed to have done: told by others, so no event of its own."""

from __future__ import annotations

from spacy.tokens import Doc

from timeline.annotate.acts.modality import modality_lexicon
from timeline.annotate.illocution import illocution_lexicon
from timeline.annotate.syntax import words_before

REACH = 12
NOUNS = frozenset({"NOUN", "PROPN"})
PRONOUNS = frozenset({"DET", "PRON"})


def alleged_of(doc: Doc, trigger: int, language: str) -> tuple[int, ...]:
    """Of which actors the words before a verb allege it: "Oman accused Iran of supporting rebels"; of none, ().

    Read from the words and not from the tree: parsers often take the verb for one of the accuser's own.
    """
    if doc[trigger].pos_ in NOUNS:
        return ()  # "accused Iran of the attack": the attack took place
    lexicon, stops = illocution_lexicon(language), modality_lexicon(language).stops
    named: tuple[int, ...] = ()
    for token in reversed(words_before(doc[trigger], REACH)):
        if token.lower_ in lexicon.alleging:
            return named
        leads = token.i > 0 and token.nbor(-1).lower_ in lexicon.alleging  # "believes that"
        if token.is_punct or token.pos_ == "VERB" or (token.lower_ in stops and not leads):
            return ()
        if token.pos_ in PRONOUNS and token.lower_ in lexicon.own_side:
            return ()  # "the rebels claim their men attacked the port"
        if token.pos_ == "CCONJ" and not (named and _actors_at(doc, token.i - 1)):
            return ()  # "accused Iran of treason and ordered …"; but "accused Iran and Qatar of …"
        named = (*named, *_actors_at(doc, token.i))
    return ()


def _actors_at(doc: Doc, i: int) -> tuple[int, ...]:
    return tuple(index for index, mention in enumerate(doc._.actors) if mention.start <= i < mention.end)
