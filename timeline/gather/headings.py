"""Titles and sub-headings: they repeat what the text reports and are no reports of their own."""

from __future__ import annotations

from spacy.tokens import Doc, Span

LENGTH = 110
END = frozenset(".!?…:;,\"”“»'’)]")


def is_heading(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence is a short line of its own, without final punctuation, in a text of several lines."""
    line = sentence.text.strip()
    return len(line) <= LENGTH and line[-1:] not in END and _ends_line(doc, sentence)


def _ends_line(doc: Doc, sentence: Span) -> bool:
    """Whether a line break is the last character of a sentence or stands right behind it."""
    last = sentence[-1]
    if last.whitespace_ or sentence.end == len(doc):
        return last.text.endswith("\n")
    return last.text.endswith("\n") or doc[sentence.end].text.startswith("\n")
