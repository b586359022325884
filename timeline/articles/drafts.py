"""What a reader of one format hands on: a draft of an article, or the fault that a record has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as a format's reader found it, its values still unchecked.

    `fields` may hold text, id, published, language, title, url and outlet, and any others. `record` is the
    0-based position in the file, None for a file that is one article. `basis` says where the fields come
    from: `record` or `metadata`. `marked_date` is a date found in a page's markup or its visible byline,
    `marked_basis` which of the two (`metadata` or `text`).
    """

    fields: Mapping[str, Any]
    record: int | None = None
    basis: str = "record"
    marked_date: date | None = None
    marked_basis: str = "none"


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
