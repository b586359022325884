"""Past or future, from the words to the left of an expression in its clause."""

from __future__ import annotations

from timeline.annotate.times.lexicon import Cues
from timeline.annotate.times.tokens import Tokens

REACH = 25  # tokens; a cue further away belongs to another clause as a rule


def tense_before(tokens: Tokens, start: int, cues: Cues) -> int | None:
    """1 or -1 by the nearest cue before token `start`, None without one.

    Only the left is searched: cues after the date mislead more often than they help.
    """
    lower = tokens.lower
    for i in range(start - 1, max(start - REACH, 0) - 1, -1):
        if (lower[i] in cues.boundaries and not inside_number(tokens, i)) or _new_line(tokens, i + 1):
            return None
        for words, direction in cues.words.get(lower[i], ()):
            if i + 1 >= len(words) and tuple(lower[i + 1 - len(words) : i + 1]) == words:
                if direction > 0 or not _participle(lower, i, cues):
                    return direction
                break
        else:
            if _past_form(tokens, i, cues) and not _participle(lower, i, cues):
                return -1
    return None


def _new_line(tokens: Tokens, i: int) -> bool:
    """Whether token i begins a line with a capital: a title or a date line ends before it."""
    return tokens.capital(i) and "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]]


def inside_number(tokens: Tokens, i: int) -> bool:
    """Whether token i is a full stop that ends no sentence, as in "9 a.m."."""
    return tokens.lower[i] == "." and i + 1 < len(tokens.lower) and tokens.touching(i + 1)


def _past_form(tokens: Tokens, i: int, cues: Cues) -> bool:
    """Whether the word ends like a past verb and is no name."""
    word = tokens.lower[i]
    return len(word) > 4 and word.endswith(cues.past_endings) and not tokens.capital(i)


def _participle(lower: list[str], i: int, cues: Cues) -> bool:
    """Whether a past form follows "be" or the like ("will be held") and so tells no past."""
    return any(word in cues.participle_after for word in lower[max(i - 2, 0) : i])
