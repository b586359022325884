"""Is a capital or a government's seat an actor here, or just a place?"""

from __future__ import annotations

from spacy.tokens import Doc

from timeline.annotate.actors.rules import Grammar
from timeline.annotate.actors.senses import Part

ACTING = frozenset({"nsubj", "nsubj:pass", "csubj", "obl:agent", "nmod:poss", "obj", "iobj"})
MODIFYING = frozenset({"compound", "flat", "flat:name", "goeswith"})


def acts(doc: Doc, parts: list[Part], position: int, grammar: Grammar) -> bool:
    """Whether the seat at this position of the parts stands for its government.

    It is a place after a preposition of place or a word like "city", beside another place name ("Sofia,
    Bulgaria"), in a dateline, and as a part of a longer name ("Moscow State University").
    """
    part = parts[position]
    if _is_dateline(doc, part) or _beside_place(doc, parts, position):
        return False
    if doc.has_annotation("DEP") and doc[part.end - 1].dep_ in MODIFYING and _in_name(doc, part):
        return False
    return not _after_place_word(doc, _first_of_list(parts, position), grammar)


def _after_place_word(doc: Doc, part: Part, grammar: Grammar) -> bool:
    i = part.start - 1
    while i >= 0 and (doc[i].is_quote or doc[i].lower_ in ("the", "ibu")):
        i -= 1
    if i < 0:
        return False
    word = doc[i].lower_
    if word == "of":
        return i > 0 and doc[i - 1].lower_ in grammar.city_words
    if i > 0 and doc[i - 1].lower_ in grammar.dealings:
        return False  # "according to Paris", "ties with"
    return word in grammar.locatives or word in grammar.city_words


def _first_of_list(parts: list[Part], position: int) -> Part:
    """The first of several joined states: "in Geneva and Brussels" makes both places."""
    while position >= 2 and parts[position - 1].element in ("and", "comma"):
        if parts[position - 2].element not in ("seat", "country", "name"):
            break
        position -= 2
    return parts[position]


def _beside_place(doc: Doc, parts: list[Part], position: int) -> bool:
    """Whether the seat's own country stands after it and a comma, or it explains a city word before a comma."""
    sense = parts[position].sense
    following = parts[position + 1 : position + 3]
    if len(following) == 2 and following[0].element == "comma" and following[1].sense and sense:
        return following[1].sense.value == sense.value
    return False


def _is_dateline(doc: Doc, part: Part) -> bool:
    """Whether the article or a line opens with the place: "CAIRO - ", "JAKARTA, KOMPAS.com - "."""
    opens = part.start == 0 or doc[part.start - 1].is_space or "\n" in doc[part.start - 1].whitespace_
    if opens and part.end < len(doc) and doc[part.end].text == ":":
        return True
    dash = any(t.text in ("-", "–", "—", "--") for t in doc[part.end : part.end + 6])
    upper = doc[part.start : part.end].text.isupper()
    return (opens or upper) and (dash or upper) and doc[part.end - 1].dep_ not in ACTING


def _in_name(doc: Doc, part: Part) -> bool:
    """Whether the seat is a word of a longer capitalised name; a weekday behind it is none of its words."""
    after = doc[part.end] if part.end < len(doc) else None
    before = doc[part.start - 1] if part.start else None
    dated = any(time.start == part.end for time in doc._.times)
    if after is not None and after.text[:1].isupper() and not dated:
        return True
    return before is not None and before.text[:1].isupper() and not before.is_sent_start
