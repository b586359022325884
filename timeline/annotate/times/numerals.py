"""Numbers in a text, in digits or in words, and the kinds of number that dates are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.annotate.times.tokens import Tokens

Value = float | int | None
Reading = tuple[int, Value]  # token after the number, its value

# Class: lowest and highest value, fewest and most digits.
RANGES = {
    "day": (1, 31, 1, 2),
    "month_number": (1, 12, 1, 2),
    "year": (1000, 2199, 4, 4),
    "modern_year": (1900, 2099, 4, 4),
    "past_year": (1600, 1899, 4, 4),
    "year_bc": (1, 9999, 1, 4),
    "short_year": (0, 99, 2, 2),
    "hour": (0, 24, 1, 2),
    "minute": (0, 59, 2, 2),
    "hhmm": (0, 2359, 4, 4),
}
# Class of decades: digits.
DECADES = {"decade": 4, "short_decade": 2}
# Classes of numbers that every language has.
NUMERIC = frozenset({"number", "ordinal", *DECADES, *RANGES})


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words: `values` add up, `multipliers` multiply what stands before them, `additions` add to it.

    `halves` are the phrases that add a half ("and a half"), `suffixes` what makes a number an ordinal, `several` the
    words for a number that is not told.
    """

    values: dict[str, float]
    multipliers: dict[str, int]
    additions: dict[str, int]
    joiners: frozenset[str]
    halves: tuple[tuple[str, ...], ...]
    suffixes: frozenset[str]
    several: frozenset[str]


def read_numeral(name: str, tokens: Tokens, i: int, numbers: Numbers) -> Iterator[Reading]:
    """Readings of the tokens from i on as a number of the given class."""
    word = tokens.lower[i]
    if name == "number":
        yield from _number(tokens, i, numbers)
    elif not word.isdecimal() or not word.isascii():
        return
    elif name in RANGES:
        low, high, fewest, most = RANGES[name]
        if fewest <= len(word) <= most and low <= int(word) <= high:
            end = i + 1
            if name == "day" and _suffix(tokens, end, numbers):
                end += 1
            yield end, int(word)
    elif name in DECADES:
        if len(word) == DECADES[name] and word.endswith("0"):
            yield i + 1, int(word)
    elif name == "ordinal" and len(word) <= 2 and _suffix(tokens, i + 1, numbers):
        yield i + 2, int(word)


def _suffix(tokens: Tokens, i: int, numbers: Numbers) -> bool:
    return i < len(tokens.lower) and tokens.lower[i] in numbers.suffixes and tokens.touching(i)


def _number(tokens: Tokens, i: int, numbers: Numbers) -> Iterator[Reading]:
    word = tokens.lower[i]
    if word in numbers.several:
        yield i + 1, None
    elif word.isdecimal():
        yield from _with_half(tokens, _digits(tokens, i), numbers)
    else:
        yield from _with_half(tokens, _words(tokens, i, numbers), numbers)


def _with_half(tokens: Tokens, readings: Iterator[Reading], numbers: Numbers) -> Iterator[Reading]:
    for end, value in readings:
        yield end, value
        for words in numbers.halves:
            if value is not None and tuple(tokens.lower[end : end + len(words)]) == words:
                yield end + len(words), value + 0.5


def _digits(tokens: Tokens, i: int) -> Iterator[Reading]:
    word, lower = tokens.lower[i], tokens.lower
    if not word.isascii() or len(word) > 4:
        return
    decimal = i + 2 < len(lower) and lower[i + 1] in ".," and lower[i + 2].isdecimal()
    if decimal and tokens.touching(i + 1) and tokens.touching(i + 2):
        if len(lower[i + 2]) == 1 and lower[i + 2].isascii():
            yield i + 3, float(f"{word}.{lower[i + 2]}")
        return
    yield i + 1, int(word)


def _words(tokens: Tokens, i: int, numbers: Numbers) -> Iterator[Reading]:
    """Number words, longest reading only: thirty, tiga puluh, twenty-five, two and a half."""
    lower, total, part, end = tokens.lower, 0.0, 0.0, i
    while end < len(lower):
        word = lower[end]
        if word in numbers.values:
            part += numbers.values[word]
        elif word in numbers.additions and end > i:
            part += numbers.additions[word]
        elif word in numbers.multipliers:
            part = max(part, 1) * numbers.multipliers[word]
            if numbers.multipliers[word] >= 1000:
                total, part = total + part, 0
        elif end == i or word not in numbers.joiners or not _continues(lower, end + 1, numbers):
            break
        end += 1
    if end > i:
        yield end, (total + part if (total + part) % 1 else int(total + part))


def _continues(lower: list[str], i: int, numbers: Numbers) -> bool:
    return i < len(lower) and (lower[i] in numbers.values or lower[i] in numbers.multipliers)
