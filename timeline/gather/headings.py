"""Titles and sub-headings: they repeat what the text reports and are no reports of their own."""

from __future__ import annotations

from spacy.tokens import Doc, Span

LENGTH = 110
END = frozenset(".!?…:;,\"”“»'’)]")


def is_heading(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence is a short line of its own, without final punctuation, in a text of several lines."""
    line = sentence.text.strip()
    alone = sentence.text.endswith("\n") or doc.text[sentence.end_char : sentence.end_char + 1] == "\n"
    return alone and len(line) <= LENGTH and line[-1:] not in END
