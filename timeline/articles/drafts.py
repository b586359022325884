"""What a reader of one format hands on: a draft of an article, or the fault that a record has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

KNOWN = ("text", "id", "published", "language", "title", "url", "outlet")
"""Fields of a record that have a meaning; all others are carried along."""


def kind_of(value: Any) -> str:
    """What a value is, in words for people who do not program."""
    return next((words for types, words in _KINDS if isinstance(value, types)), type(value).__name__)


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "null"),
    (bool, "a truth value"),
    ((int, float), "a number"),
    (str, "a string"),
    ((list, tuple), "a list"),
    (dict, "an object"),
    (bytes, "binary data"),
    (date, "a date"),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as a format's reader found it, its values still unchecked.

    `fields` may hold those of KNOWN and any others. `record` is the
    0-based position in the file, None for a file that is one article. `basis` says where the fields come
    from: `record` or `metadata`. `dates` are what a page says of its date, best first, as
    written; `visible_date` one found among its other content, less certain.
    """

    fields: Mapping[str, Any]
    record: int | None = None
    basis: str = "record"
    dates: tuple[str, ...] = ()
    visible_date: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record, or what is left of a file, cannot be read: a short code and a sentence."""

    reason: str
    detail: str
    record: int | None = None


class ReadError(Exception):
    """The rest of a file cannot be read; carries the short code and the sentence for its reject."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail
