"""Sentence starts that are certain, set before the parser runs; the parser decides about the rest.

A trained parser ends sentences well inside plain prose, and badly at headlines, brackets and abbreviations.
Here each token is marked as a start (`is_sent_start` True), as none (False), or left open (None). spaCy's
parser keeps what is set.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from timeline.languages import lexicon_path
from timeline.lexicon import read_csv

NAME = "timeline_sentences"

FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??"})
CLOSING = frozenset({"”", "’", "»", ")", "]", "}", "''"})
STRAIGHT = frozenset({'"', "'"})
CONTINUING = frozenset({",", ";", ":", "%", *FINAL, *CLOSING})
OPENING_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# What spaCy keeps for a token that begins a sentence, does not, or is left to the parser.
START, INSIDE, OPEN = 1, -1, 0
BRACKET_REACH = 40  # a bracket that does not close within so many tokens is taken for a slip


class SentenceStarts:
    """The component: sets `is_sent_start` where it is certain.

    `never` holds abbreviations no sentence ends with, `maybe` those that may also end one.
    """

    def __init__(self, never: frozenset[str], maybe: frozenset[str]) -> None:
        self.never, self.maybe = never, maybe

    def __call__(self, doc: Doc) -> Doc:
        """Mark the Doc's tokens and return it."""
        # One array for all tokens: setting them one by one costs as much as a small parser.
        set_marks(doc, self._marks(doc))
        return doc

    def _marks(self, doc: Doc) -> list[int]:
        """START, INSIDE or OPEN for each token."""
        bracketed = inside_brackets(doc)
        previous: Token | None = None
        line_break = False
        marks = []
        for token in doc:
            if token.is_space:
                line_break = line_break or "\n" in token.text
                marks.append(INSIDE if token.i else OPEN)
                continue
            if previous is None:
                # The first word belongs to the sentence that blank tokens before it have begun.
                marks.append(INSIDE if token.i else OPEN)
            elif line_break:
                marks.append(START)
            else:
                inside = token.i in bracketed or self._cannot_start(token, previous)
                marks.append(INSIDE if inside else OPEN)
            previous, line_break = token, False
        return marks

    def _cannot_start(self, token: Token, previous: Token) -> bool:
        if token.is_lower or token.text in CONTINUING or closes(token):
            return True
        return not self.ends_sentence(previous)

    def ends_sentence(self, token: Token) -> bool:
        """Whether a sentence may end with this token: final punctuation, perhaps with closing marks after it."""
        while token.i and (token.text in CLOSING or token.is_space or closes(token)):
            token = token.nbor(-1)
        if token.text in FINAL or token.text in self.maybe:
            return True
        if token.text in self.never or is_initial(token.text):
            return False
        return token.text.endswith((".", "?", "!", "…"))


def close_sentences(doc: Doc) -> None:
    """Take every start that was left open as one, for a Doc that no parser reads."""
    set_marks(doc, [START if mark == OPEN else mark for mark in marks(doc)])


def marks(doc: Doc) -> list[int]:
    """START, INSIDE or OPEN for each token of a Doc."""
    # As whole numbers without a sign.
    return [INSIDE if mark > START else mark for mark in doc.to_array("SENT_START").tolist()]


def clear_starts(doc: Doc) -> list[int]:
    """Where sentences begin beyond doubt: at certain starts, and at open ones behind the stop of a word in lower case.

    "U.S.", "Corp." and "Yahoo!" end none here, nor does a quotation.
    """
    return [
        i for i, mark in enumerate(marks(doc)) if i == 0 or mark == START or (mark == OPEN and _behind_stop(doc, i))
    ]


def _behind_stop(doc: Doc, i: int) -> bool:
    return i > 1 and doc[i - 1].text in FINAL and doc[i - 2].is_lower and doc[i - 2].is_alpha


def set_marks(doc: Doc, marks: list[int]) -> None:
    """Give each token of a Doc its mark."""
    array: Any = np.array(marks, dtype=np.int64).astype(np.uint64)
    doc.from_array(["SENT_START"], array.reshape(-1, 1))


def closes(token: Token) -> bool:
    """Whether a straight quotation mark stands at the end of something: nothing parts it from the word before."""
    return token.text in STRAIGHT and token.i > 0 and not token.nbor(-1).whitespace_ and not token.nbor(-1).is_space


def is_initial(text: str) -> bool:
    """Whether this is the first letter of a name, as in "J."."""
    return len(text) == 2 and text[0].isupper() and text[1] == "."


def inside_brackets(doc: Doc) -> set[int]:
    """Indices of the tokens inside a bracket that closes on the same line, the closing one included."""
    inside: set[int] = set()
    brackets = [(t.i, OPENING_BRACKETS[t.text]) for t in doc if t.text in OPENING_BRACKETS]
    i = 0
    for start, close in brackets:
        end = _closing_index(doc, start, close) if start >= i else None
        if end is not None:
            inside.update(range(start + 1, end + 1))
            i = end + 1
    return inside


def _closing_index(doc: Doc, start: int, close: str) -> int | None:
    for j in range(start + 1, min(len(doc), start + BRACKET_REACH)):
        if "\n" in doc[j].text:
            return None
        if doc[j].text == close:
            return j
    return None


@Language.factory(NAME, assigns=["token.is_sent_start"])
def make_sentence_starts(nlp: Language, name: str) -> SentenceStarts:
    """The component with the abbreviations of the pipeline's language.

    Raises UnknownLanguageError for a language without a folder.
    """
    rows = list(read_csv(lexicon_path(str(nlp.lang), "abbreviations.csv"), ("abbreviation", "ends", "note")))
    for row in rows:
        if row["ends"] not in {"never", "maybe"}:
            raise row.error(f"ends is {row['ends']!r}, expected never or maybe")
    by_kind = {kind: frozenset(r["abbreviation"] for r in rows if r["ends"] == kind) for kind in ("never", "maybe")}
    return SentenceStarts(by_kind["never"], by_kind["maybe"])
