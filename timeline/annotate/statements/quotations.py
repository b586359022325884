"""Pairs of quotation marks, in texts where they are mixed, undirected, nested or missing.

A mark opens or closes by its surroundings first (white space before, a letter after) and by its shape only
where these do not tell. The end of a paragraph closes whatever is open, so one stray mark never swallows the
rest of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = "“„«‹‟"
CLOSING = "”»›"
STRAIGHT = '"＂'
DOUBLE = frozenset(OPENING + CLOSING + STRAIGHT)
SINGLE = frozenset("'‘’‚‛`´")
MARKS = DOUBLE | SINGLE

DOUBLE_MARK = re.compile(rf"[{OPENING}{CLOSING}{STRAIGHT}]|''|``|‘‘|’’")  # two single marks are a double one
BRACKETS = "([{—–-/"
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
LINE_END = re.compile(r"\n\s*")
SENTENCE_END = re.compile(r"[.!?…]\s+")
LONGEST = 1200  # of a quotation whose closing mark is missing or a single one, in characters


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: code point offsets, marks included. `depth` is 0 unless it lies inside another one.

    `opened` and `closed` tell whether the mark at that side is there.
    """

    start: int
    end: int
    depth: int = 0
    opened: bool = True
    closed: bool = True

    def inner(self, text: str) -> tuple[int, int]:
        """The span without its marks and the white space beside them."""
        start, end = self.start, self.end
        while start < end and (text[start] in MARKS or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
            end -= 1
        return start, end


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs: parted by blank lines where the text has any, else by line ends."""
    boundary = BLANK_LINE if BLANK_LINE.search(text.strip()) else LINE_END
    start = 0
    for gap in boundary.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def find_quotations(text: str) -> list[Quotation]:
    """All quotations, sorted by start; those of the same depth do not overlap. Never raises."""
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    double = sorted(_pair_double(text, start, end), key=lambda q: q.start)
    starts, ends = [q.start for q in double], sorted(q.end for q in double)
    out: list[Quotation] = []
    for first, last in _pair_single(text, start, end):
        # A paragraph may hold a million marks: only those inside the pair are looked at one by one.
        before, behind = bisect_left(starts, first), bisect_left(starts, last)
        inside = double[before:behind]
        ends_inside = bisect_left(ends, last) - bisect_right(ends, first)
        begins_outside = ends_inside > sum(q.end < last for q in inside)
        if not begins_outside and not any(first < q.start and q.end > last for q in inside):
            around = before - bisect_right(ends, first)
            depth = around + sum(q.start == first and last <= q.end for q in inside)
            double[before:behind] = [_deeper(q) if first < q.start and q.end <= last else q for q in inside]
            out.append(Quotation(first, last, depth))
    return double + out


def _deeper(quotation: Quotation) -> Quotation:
    return Quotation(quotation.start, quotation.end, quotation.depth + 1, quotation.opened, quotation.closed)


def _pair_double(text: str, start: int, end: int) -> list[Quotation]:
    """Pairs of double marks; what stays open or was never opened is cut at the sentence."""
    closed: list[Quotation] = []
    opened: list[int] = []
    for mark in DOUBLE_MARK.finditer(text, start, end):
        i = mark.start()
        if _opens(text, mark, start, end, bool(opened)):
            opened.append(i)
        elif opened:
            closed.append(Quotation(opened.pop(), mark.end(), len(opened)))
        elif i > start and text[i - 1] in ",.!?…":  # not 5", five inches
            floor = closed[-1].end if closed else start
            closed.append(Quotation(_sentence_start(text, floor, i), mark.end(), opened=False))
    return _settle(text, end, closed, opened)


def _settle(text: str, end: int, closed: list[Quotation], opened: list[int]) -> list[Quotation]:
    """Give marks that were never closed an end, and the pairs inside them their true depth."""
    out = []
    for q in closed:
        outside = bisect_left(opened, q.start)
        out.append(Quotation(q.start, q.end, q.depth - min(outside, q.depth), q.opened, q.closed))
    starts = sorted([*(q.start for q in out), *opened, end])
    for o in opened:
        stop = starts[bisect_right(starts, o)]
        out.append(Quotation(o, _unclosed_end(text, o, stop), closed=False))
    return [q for q in out if q.end - q.start > 1]


def _unclosed_end(text: str, opened: int, stop: int) -> int:
    """Where a quotation without closing mark ends: before the next one's sentence, or the paragraph's end."""
    limit = min(stop, opened + LONGEST)
    while limit > opened + 1 and text[limit - 1].isspace():
        limit -= 1
    if limit == len(text) or text[limit] == "\n" or text[limit - 1] in ".!?…":
        return limit
    ends = [m.end() for m in SENTENCE_END.finditer(text, opened, limit)]
    return len(text[: ends[-1]].rstrip()) if ends else limit


def _sentence_start(text: str, floor: int, i: int) -> int:
    """Where a quotation without opening mark begins: after the last sentence end behind `floor`."""
    ends = [m.end() for m in SENTENCE_END.finditer(text, floor, i)]
    begin = ends[-1] if ends else floor
    while begin < i and text[begin].isspace():
        begin += 1
    return begin


def _opens(text: str, mark: re.Match[str], start: int, end: int, inside: bool) -> bool:
    i = mark.start()
    before = text[i - 1] if i > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    opening = before.isspace() or before in BRACKETS or before in MARKS
    closing = after.isspace() or not (after.isalnum() or after in "[(…" or after in MARKS)
    if opening != closing:
        return opening
    if text[i] in STRAIGHT or mark.end() > i + 1:
        return not inside
    if text[i] == "“" and inside and closing and not opening:  # „ … “
        return False
    return text[i] in OPENING


def _pair_single(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pairs of single marks. Apostrophes are told apart by the letters around them."""
    i = start
    while i < end:
        if text[i] in SINGLE and _single_opens(text, i, start, end):
            last = _single_close(text, i, end)
            if last is not None:
                yield i, last + 1
                i = last
        i += 1


def _single_opens(text: str, i: int, start: int, end: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    return (before.isspace() or before in BRACKETS or before in DOUBLE) and after.isalpha()


def _single_close(text: str, opened: int, end: int) -> int | None:
    """The mark that closes; a plural's apostrophe ("the workers’ party") only if nothing better follows."""
    possible = None
    for i in range(opened + 2, min(end, opened + LONGEST)):
        if text[i] not in SINGLE or text[i - 1].isspace():
            continue
        after = text[i + 1] if i + 1 < end else " "
        if after.isalnum():
            continue
        if text[i - 1] != "s" or after in ",.;:!?)" or after in DOUBLE:
            return i
        possible = possible or i
    return possible
