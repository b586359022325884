"""Dates beside the story: when somebody spoke or a picture was taken. What is told goes on from the date before."""

from __future__ import annotations

import re

from timeline.annotate.times.direction import inside_number
from timeline.annotate.times.lexicon import Cues
from timeline.annotate.times.tokens import Tokens

REACH = 40  # tokens from a verb of saying to its date: titles, names and the place of an interview stand between
QUOTES = frozenset("\"“”'")
# A credit that opens a caption: "AGENCY/NAME", "AGENCY PHOTO / NAME SURNAME".
CREDIT = re.compile(r"\s*[A-Z][A-Z.]+(?:\.com)?(?: [A-Z]+){0,2} ?/ ?[A-Z]")


def is_aside(tokens: Tokens, start: int, cues: Cues) -> bool:
    """Whether the date at token `start` belongs to the saying of what is told, or to a picture of it."""
    return _dates_a_saying(tokens, start, cues) or _dates_a_picture(tokens, start)


def _dates_a_saying(tokens: Tokens, start: int, cues: Cues) -> bool:
    """`..." said the minister in Jakarta on Friday`: a verb of saying after the quotation, in the same sentence."""
    lower = tokens.lower
    for i in range(start - 1, max(start - REACH, 1) - 1, -1):
        if lower[i] in cues.sayings and lower[i - 1] in QUOTES:
            return True
        if lower[i] in cues.boundaries and not inside_number(tokens, i):
            return False
    return False


def _dates_a_picture(tokens: Tokens, start: int) -> bool:
    line = tokens.text.rfind("\n", 0, tokens.starts[start]) + 1
    return CREDIT.match(tokens.text, line) is not None
