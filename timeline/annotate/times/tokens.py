"""Words, numbers and signs of a text, with their offsets. No tokenizer of a pipeline is needed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

# A typographic apostrophe reads as a plain one, so that lexicons need one spelling.
PLAIN = str.maketrans("’‘ʼ`´–—‒−", "'''''----")
TOKEN = re.compile(r"\d+|[^\W\d_]+|\n[^\S\n]*\n\s*|[^\w\s]|_")
LINE = re.compile(r"\n[^\S\n]*(\S[^\n]*)")
# A line of running text has at least so many characters, a date line has fewer.
WRAPPED = 40
SENTENCE_END = frozenset('.!?:\n"“”')


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in tokens: `lower[i]` stands at `[starts[i], ends[i])`. A blank line is the token "\\n".

    `parted` are the tokens that begin a line and go with nothing before them: a title ends there, or a date line. A
    line wrapped in the midst of a sentence goes on in lower case, or with a number and much else.
    """

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    parted: frozenset[int]

    def touching(self, i: int) -> bool:
        """Whether token i follows its predecessor without a space."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def begins_sentence(self, i: int) -> bool:
        """Whether token i is the first of a sentence, a quotation or a line."""
        return i == 0 or i in self.parted or self.lower[i - 1][0] in SENTENCE_END


def tokenize(text: str) -> Tokens:
    """Split a text. Lower case never changes the number of tokens, and offsets are code points."""
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text):
        word = match.group()
        lower.append(_plain(word))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, lower, starts, ends, frozenset(_parted(text, starts)))


def _plain(word: str) -> str:
    if word.isascii() and word.isalnum():  # most words, which need no table
        return word.lower()
    return "\n" if word[0] == "\n" else word.lower().translate(PLAIN)


def _parted(text: str, starts: list[int]) -> Iterator[int]:
    for line in LINE.finditer(text):
        first, size = line[1][0], len(line[1])
        if first.isupper() or (not first.islower() and size < WRAPPED):
            yield bisect_left(starts, line.start(1))
