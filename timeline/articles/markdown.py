"""Markdown: front matter becomes fields, the rest the text, without its marks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import yaml

from timeline.articles.drafts import Draft, Fault, ReadError
from timeline.articles.streams import read_page

LIMIT = 8 * 1024
"""Front matter longer than this, in characters, is text."""

BRACKETS = 100
"""Most opening brackets in front matter: reading nested ones takes time that grows with their square."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_MARKS = (
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)"), ""),  # ![picture](address)
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,2000}\)"), r"\1"),  # [words](address)
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),  # ## heading
    (re.compile(r"^(?:>[ \t]?)+", re.MULTILINE), ""),  # > quotation
    (re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,1000})(?<=\S)\1(?!\w)"), r"\2"),  # *emphasis*
)


def read(stream: io.BufferedReader) -> Iterator[Draft | Fault]:
    """The file as one draft: front matter as fields, headings, links and emphasis as plain text.

    Raises ReadError where the file cannot be read.
    """
    page = read_page(stream)
    match = _FRONT_MATTER.match(page[:LIMIT])
    try:
        fields = _fields(match[1]) if match else None
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"line {mark.line + 2}" if mark else "the block"
        yield Fault("bad_front_matter", f"{where} of the front matter is not valid YAML; quote the value")
        return
    body = page[match.end() :] if match and fields is not None else page
    yield Draft({**(fields or {}), "text": plain(body)}, basis="metadata")


def plain(text: str) -> str:
    """Markdown without the marks that stand in the way of reading it as prose."""
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return text


def _fields(block: str) -> dict[str, Any] | None:
    """The mapping in the block, all values strings; None where the block is no mapping but text.

    Raises ReadError for far too many brackets, YAMLError for what is not YAML.
    """
    if block.count("[") + block.count("{") > BRACKETS:
        raise ReadError("bad_front_matter", f"the front matter has more than {BRACKETS} opening brackets")
    # The base loader makes strings only: a date that is impossible must come out as it was written.
    value = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  safer still than the safe one
    if not isinstance(value, dict):
        return None
    return {str(key): None if inner in ("", "~", "null") else inner for key, inner in value.items()}
