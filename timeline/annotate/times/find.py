"""Finding time expressions: the longest phrase of the lexicon from the left, over plain tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.annotate.times.frames import Frame
from timeline.annotate.times.lexicon import FRAMES, Node, Rule, Term, TimeLexicon, opener
from timeline.annotate.times.numerals import NUMERIC, read_numeral
from timeline.annotate.times.tokens import Tokens

Slots = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in the text: tokens `[start, end)`, what it means and the rule that says so."""

    start: int
    end: int
    frame: Frame
    rule: Rule


def find_frames(tokens: Tokens, lexicon: TimeLexicon) -> Iterator[Found]:
    """Time expressions from left to right, none overlapping another."""
    matcher = _Matcher(tokens, lexicon)
    starters, i = lexicon.starters, -1
    for position, word in enumerate(tokens.lower):
        if position < i or opener(word) not in starters:
            continue
        found = matcher.longest(position, after=i)
        if found:
            yield found
            i = found.end


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a kind that begin at one token, by their end: `within` others and those that stand `alone`."""

    within: dict[int, Found]
    alone: dict[int, Found]

    def places(self, rule: Rule) -> list[dict[int, Found]]:
        """Where a phrase of this rule belongs."""
        return [self.within] if rule.inside else [self.within, self.alone]


class _Matcher:
    """Matches the phrases of a lexicon at positions of one text, remembering what it has tried."""

    def __init__(self, tokens: Tokens, lexicon: TimeLexicon) -> None:
        self.tokens, self.lexicon = tokens, lexicon
        self.memory: dict[tuple[str, int], Phrases] = {}

    def longest(self, start: int, *, after: int) -> Found | None:
        """The longest phrase from here that stands clean in its context; of two, the one first in the file.

        `after` is the end of the phrase before.
        """
        kinds = self.lexicon.starters[opener(self.tokens.lower[start])]
        candidates = [f for kind in kinds for f in self._phrases(kind, start).alone.values()]
        candidates.sort(key=lambda f: (-f.end, f.rule.order))
        return next((f for f in candidates if self._clean(f, after)), None)

    def _phrases(self, kind: str, start: int) -> Phrases:
        key = (kind, start)
        if key not in self.memory:
            self.memory[key] = phrases = Phrases({}, {})
            for end, slots, rule in self._walk(self.lexicon.kinds[kind], start, start, ()):
                wanted = [found for found in phrases.places(rule) if _earlier(rule, found.get(end))]
                if not wanted or not self._fits(rule, start, end):
                    continue
                frame = _build(rule, slots)
                if frame is not None:
                    for found in wanted:
                        found[end] = Found(start, end, frame, rule)
        return self.memory[key]

    def _walk(self, node: Node, start: int, i: int, slots: Slots) -> Iterator[tuple[int, Slots, Rule]]:
        for rule in node.rules:
            yield i, slots, rule
        if i >= len(self.tokens.lower) or (i > start and i in self.tokens.parted):
            return
        word, touching, openers = self.tokens.lower[i], self.tokens.touching(i), self.lexicon.openers
        for key in ((word, False), (word, True)) if touching else ((word, False),):
            if key in node.words:
                yield from self._walk(node.words[key], start, i + 1, slots)
        first = opener(word)
        for slot, child in node.slots.items():
            if first not in openers[slot.name] or (slot.touching and not touching):
                continue
            for end, value in self._values(slot.name, i):
                yield from self._walk(child, start, end, slots if slot.field == "_" else (*slots, (slot.field, value)))

    def _values(self, name: str, i: int) -> Iterator[tuple[int, Any]]:
        if name in self.lexicon.kinds:
            for found in list(self._phrases(name, i).within.values()):
                yield found.end, found.frame
            return
        if name in NUMERIC:
            yield from read_numeral(name, self.tokens, i, self.lexicon.numbers)
        for term in self.lexicon.terms.get((name, self.tokens.lower[i]), ()):
            if self._is_term(term, i):
                yield i + len(term.words), term.value

    def _is_term(self, term: Term, i: int) -> bool:
        tokens = self.tokens
        if len(term.words) > 1 and tuple(tokens.lower[i : i + len(term.words)]) != term.words:
            return False
        if term.case == "capital":
            return tokens.capital(i)
        if term.case == "lower":
            return not tokens.capital(i) or tokens.begins_sentence(i)
        return True

    def _fits(self, rule: Rule, start: int, end: int) -> bool:
        lower = self.tokens.lower
        before = lower[start - 1] if start else "\n"
        after = lower[end] if end < len(lower) else "\n"
        return (
            (not rule.after or before in rule.after)
            and before not in rule.not_after
            and (not rule.before or after in rule.before)
            and after not in rule.not_before
            and not (rule.not_before_name and self._name_follows(end))
        )

    def _name_follows(self, end: int) -> bool:
        """Whether the next word has a capital and its small letters: a name, not an abbreviation or another line."""
        tokens = self.tokens
        if end >= len(tokens.lower) or end in tokens.parted or not tokens.capital(end):
            return False
        return tokens.text[tokens.starts[end] : tokens.ends[end]].istitle()

    def _clean(self, found: Found, after: int) -> bool:
        """Whether digits at the edges are whole numbers of their own: not $27, 8501 in QZ8501, 13 in 13,5 or 13%."""
        start = found.start
        joined = start > 0 and after == start - 1 and self.tokens.lower[start - 1] == "-"
        return (joined or self._clean_left(start)) and self._clean_right(found.end)

    def _clean_left(self, start: int) -> bool:
        tokens, lower = self.tokens, self.tokens.lower
        if not lower[start].isdecimal():
            return not (tokens.touching(start) and lower[start - 1].isdecimal())
        if start and lower[start - 1] in self.lexicon.currency:
            return False
        if not tokens.touching(start):
            return True
        before = lower[start - 1]
        if before[-1].isalpha() or before in "#_@":
            return False
        inner = start > 1 and tokens.touching(start - 1) and lower[start - 2][-1].isalnum()
        return not (inner and before in ".,:/-'")

    def _clean_right(self, end: int) -> bool:
        tokens, lower = self.tokens, self.tokens.lower
        if end >= len(lower) or end in tokens.parted or not lower[end - 1].isdecimal():
            return True
        after = lower[end]
        if after in self.lexicon.counted or after in "%°" or (tokens.touching(end) and after[0].isalpha()):
            return False
        inner = end + 1 < len(lower) and tokens.touching(end + 1) and lower[end + 1].isdecimal()
        return not (inner and tokens.touching(end) and after in ".,:/")


def _earlier(rule: Rule, other: Found | None) -> bool:
    """Whether a rule comes before that of another phrase of the same length."""
    return other is None or rule.order < other.rule.order


def _build(rule: Rule, slots: Slots) -> Frame | None:
    """The frame of a rule, or None where its slots say two things about one field."""
    values = dict(rule.constants)
    for name, value in slots:
        if values.get(name, value) != value:
            return None
        values[name] = value
    return FRAMES[rule.frame](**values)
