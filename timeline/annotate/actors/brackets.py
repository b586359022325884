"""Brackets that repeat an actor in another form: "Organisation of X (OX)", "Joko Widodo (Jokowi)"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.actors.senses import Part, Sense

NAMED = ("person", "name")
ACRONYM_MINIMUM, ACRONYM_MAXIMUM = 2, 8


def join_brackets(doc: Doc, parts: list[Part]) -> tuple[list[Part], dict[int, str]]:
    """Parts with such brackets made one with what stands before them, and what the acronyms stand for put in.

    Also gives the second name of each person by the start of the first.
    """
    joined: list[Part] = []
    acronyms: dict[str, Sense] = {}
    second_names: dict[int, str] = {}
    position = 0
    while position < len(parts):
        part = parts[position]
        inner = _bracketed(parts, position)
        if inner is not None and _repeats(doc, part, inner):
            if part.element in NAMED:
                second_names[part.start] = doc[inner.start : inner.end].text
            elif part.sense is not None:
                acronyms[doc[inner.start : inner.end].text] = part.sense
            part = replace(part, end=parts[position + 3].end)
            position += 3
        joined.append(part)
        position += 1
    if acronyms:
        joined = [_with_acronym(doc, part, acronyms) for part in joined]
    return joined, second_names


def _bracketed(parts: list[Part], position: int) -> Part | None:
    """The only part between brackets that follow this part."""
    following = parts[position + 1 : position + 4]
    if [p.element for p in (*following[:1], *following[2:])] == ["open", "close"]:
        return following[1]
    return None


def _repeats(doc: Doc, part: Part, inner: Part) -> bool:
    """Whether the bracketed part is another form of the part before it."""
    text = doc[inner.start : inner.end].text
    if part.element in NAMED:
        initials = "".join(token.text[0] for token in doc[part.start : part.end])
        return inner.element in (*NAMED, "other") and text.isalpha() and (not text.isupper() or text == initials)
    if part.element in ("role", "body"):
        return inner.element == part.element
    if part.element not in ("country", "organisation"):
        return False
    if inner.sense is not None:
        return part.sense is not None and inner.sense.value == part.sense.value
    return _is_acronym(text)


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and ACRONYM_MINIMUM <= len(text) <= ACRONYM_MAXIMUM


def _with_acronym(doc: Doc, part: Part, acronyms: dict[str, Sense]) -> Part:
    """The part as what its acronym stands for in this article, where no lexicon knows it."""
    if part.sense is None and part.element in ("name", "other", "person"):
        sense = acronyms.get(doc[part.start : part.end].text)
        if sense is not None:
            return replace(part, element=sense.element, sense=sense)
    return part
