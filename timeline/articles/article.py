"""The unit of input: one article, or the reason why a record is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it is analysed.

    `text` is stored as read (offsets everywhere are code points into it). `published_basis` says where the
    publication date comes from: `record`, `metadata`, `text`, `option` or `none`. `language` is an ISO 639-1
    code. `extra` carries the columns of the input that have no meaning here.
    """

    document_id: str
    path: str
    text: str
    language: str
    record: int | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_basis: str = "none"
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reject:
    """An input that could not be read: `reason` is a short code, `detail` a sentence for people."""

    path: str
    reason: str
    detail: str
    record: int | None = None
    document_id: str | None = None
