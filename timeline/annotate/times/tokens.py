"""Words, numbers and signs of a text, with their offsets. No tokenizer of a pipeline is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A typographic apostrophe reads as a plain one, so that lexicons need one spelling.
PLAIN = str.maketrans("’‘ʼ`´–—‒−", "'''''----")
TOKEN = re.compile(r"\d+|[^\W\d_]+|\n[^\S\n]*\n\s*|[^\w\s]|_")
SENTENCE_END = frozenset('.!?:\n"“”')


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in tokens: `lower[i]` stands at `[starts[i], ends[i])`. A blank line is the token "\\n"."""

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def touching(self, i: int) -> bool:
        """Whether token i follows its predecessor without a space."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def begins_sentence(self, i: int) -> bool:
        """Whether token i is the first of a sentence or a quotation."""
        return i == 0 or self.lower[i - 1][0] in SENTENCE_END


def tokenize(text: str) -> Tokens:
    """Split a text. Lower case never changes the number of tokens, and offsets are code points."""
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text):
        word = match.group()
        lower.append("\n" if word[0] == "\n" else word.lower().translate(PLAIN))
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, lower, starts, ends)
