"""The small language in which `times.yaml` writes its phrases.

{weekday} "[,] {day} {month} [{year}]"   words stand for themselves, {slot} for a class of words
last|past {number} {unit}                 alternatives of words
{hour} ~: ~{minute}                       ~ touches what stands before it
{period as inner}                         fills the frame's field `inner`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ELEMENT = re.compile(r"\[|\]|~?\{[^}]*\}|~?[^\s\[\]{}]+|\S")
SLOT = re.compile(r"(~?)\{(\w+)(?: as (\w+))?\}\Z")


class PatternError(ValueError):
    """A pattern that cannot be read; the message says where."""


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word in lower case."""

    word: str
    touching: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A word or phrase of a class; its value goes to `field`, or nowhere when `field` is `_`."""

    name: str
    field: str
    touching: bool = False


Element = Word | Slot
Sequence = tuple[Element, ...]


def expand(pattern: str) -> list[Sequence]:
    """Every plain sequence that a pattern allows, longest first.

    Raises PatternError for brackets without a partner or a malformed slot.
    """
    elements = ELEMENT.findall(pattern)
    position, sequences = _group(elements, 0, pattern)
    if position != len(elements):
        raise PatternError(f"']' without '[' in {pattern!r}")
    found = sorted({s for s in sequences if s}, key=lambda s: (-len(s), repr(s)))
    if not found:
        raise PatternError(f"{pattern!r} can match nothing")
    return found


def _group(elements: list[str], position: int, pattern: str) -> tuple[int, list[Sequence]]:
    sequences: list[Sequence] = [()]
    while position < len(elements) and elements[position] != "]":
        if elements[position] == "[":
            position, inner = _group(elements, position + 1, pattern)
            if position >= len(elements):
                raise PatternError(f"'[' without ']' in {pattern!r}")
            sequences = [s + i for s in sequences for i in [*inner, ()]]
        else:
            options = list(_element(elements[position], pattern))
            sequences = [(*s, o) for s in sequences for o in options]
        position += 1
    return position, sequences


def _element(text: str, pattern: str) -> Iterator[Element]:
    if "{" in text or "}" in text:
        slot = SLOT.match(text)
        if not slot:
            raise PatternError(f"{text!r} is not a slot in {pattern!r}")
        yield Slot(slot[2], slot[3] or slot[2], bool(slot[1]))
        return
    touching = text.startswith("~")
    for word in text.removeprefix("~").split("|"):
        yield Word(word.lower(), touching)
