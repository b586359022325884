"""From drafts to articles: every value checked, language and publication date settled, ids made unique."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from timeline.articles import limits
from timeline.articles.article import Article, Reject
from timeline.articles.bylines import byline_date, dateline_date, url_date
from timeline.articles.drafts import KNOWN, Draft, Fault, kind_of
from timeline.articles.inputs import Source
from timeline.articles.language import LanguageError, detect_language, known_language
from timeline.articles.published import DateError, given_date
from timeline.articles.streams import is_unicode

# Words, marks, and what else a tokenizer takes for a token: each blank but single spaces.
_TOKEN = re.compile(r"[^\W_]+|[^\w ]|_| {2,}")


@dataclass(slots=True)
class DocumentIds:
    """Names for documents, each given out once: `x`, then `x-2`, `x-3`. Those that are `taken` are not given out."""

    taken: set[str] = field(default_factory=set)
    _repeats: Counter[str] = field(default_factory=Counter)

    def unique(self, wanted: str) -> str:
        """The wanted id, or the next one like it that is free."""
        name = wanted
        while name in self.taken:
            self._repeats[wanted] += 1
            name = f"{wanted}-{self._repeats[wanted] + 1}"
        self.taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for records that do not say it themselves: publication date and language (None: detect)."""

    published: date | None = None
    language: str | None = None


class _RecordError(Exception):
    """A record cannot become an article."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def to_article(draft: Draft, source: Source, defaults: Defaults, ids: DocumentIds) -> Article | Reject:
    """The article that a draft stands for, or the reason why it is none."""
    try:
        return _article(draft, source, defaults, ids)
    except _RecordError as problem:
        return Reject(source.name, problem.reason, problem.detail, draft.record, _shown_id(draft.fields))


def to_reject(fault: Fault, source: Source) -> Reject:
    """The row for a fault that a format's reader found."""
    return Reject(source.name, fault.reason, fault.detail, fault.record)


def _article(draft: Draft, source: Source, defaults: Defaults, ids: DocumentIds) -> Article:
    fields = draft.fields
    _check_values(fields)
    own_id = fields.get("id")
    if own_id is not None and not _can_be_id(own_id):
        raise _RecordError("bad_field", f"id is {kind_of(own_id)}, expected a string or a number")
    _check_length("id", _own_id(fields) or "")
    text = _text(fields.get("text"))
    words = {name: _words(fields, name) for name in ("language", "title", "url", "outlet")}
    language = _language(words.pop("language"), text, defaults)
    published, basis = _published(draft, text, words["url"], language, defaults)
    return Article(
        document_id=ids.unique(_own_id(fields) or _stem_id(source, draft.record)),
        path=source.name,
        text=text,
        language=language,
        record=draft.record,
        **words,
        published=published,
        published_basis=basis,
        extra={k: v for k, v in fields.items() if k not in KNOWN},
    )


def _check_values(fields: Mapping[str, Any]) -> None:
    """Refuse lone surrogates and NUL, and values nested so deeply that later steps would fail on them."""
    level: list[Any] = [fields]
    for _ in range(limits.DEPTH):
        strings = [v for v in level if isinstance(v, str)]
        if not all(map(is_unicode, strings)):
            raise _RecordError("encoding", "the record holds escapes or bytes that are no characters")
        if any("\0" in s for s in strings):
            raise _RecordError("binary", "the record holds NUL characters")
        if len(level) > limits.VALUES:
            raise _RecordError("bad_field", f"the record holds more than {limits.VALUES:,} values")
        level = [inner for value in level for inner in _inside(value)]
        if not level:
            return
    raise _RecordError("bad_field", f"the record is nested more than {limits.DEPTH} levels deep")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    if value is None:
        raise _RecordError("no_text", "the record has no text")
    if not isinstance(value, str):
        raise _RecordError("no_text", f"text is {kind_of(value)}, expected a string")
    if len(value) > limits.TEXT:
        detail = f"the text has {len(value):,} characters, the limit is {limits.TEXT:,}; cut it into articles"
        raise _RecordError("too_large", detail)
    if len(value) > limits.WORDS and (count := _tokens(value)) > limits.WORDS:
        detail = f"the text has {count:,} words and marks, the limit is {limits.WORDS:,}; cut it into articles"
        raise _RecordError("too_large", detail)
    if not any(c.isalnum() for c in value):
        raise _RecordError("empty_text", "the text has no letter")
    return value


def _tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))


def _words(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, (list, Mapping)):
        raise _RecordError("bad_field", f"{name} is {kind_of(value)}, expected a string")
    words = "" if value is None else str(value).strip()
    _check_length(name, words)
    return words or None


def _check_length(name: str, words: str) -> None:
    if len(words) > limits.FIELD:
        raise _RecordError("bad_field", f"{name} has {len(words):,} characters, the limit is {limits.FIELD:,}")


def _can_be_id(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _own_id(fields: Mapping[str, Any]) -> str | None:
    value = fields.get("id")
    text = str(value).strip() if _can_be_id(value) else ""
    return text if text and is_unicode(text) else None


def _shown_id(fields: Mapping[str, Any]) -> str | None:
    own_id = _own_id(fields)
    return own_id[: limits.FIELD] if own_id and "\0" not in own_id else None


def _stem_id(source: Source, record: int | None) -> str:
    return source.stem if record is None else f"{source.stem}-{record + 1}"


def _language(code: str | None, text: str, defaults: Defaults) -> str:
    try:
        return known_language(code) if code else defaults.language or detect_language(text)
    except LanguageError as problem:
        raise _RecordError("unknown_language", str(problem)) from problem


def _published(draft: Draft, text: str, url: str | None, language: str, defaults: Defaults) -> tuple[date | None, str]:
    """The publication date and its basis, from the best place that has one."""
    try:
        own = given_date(draft.fields.get("published"), language)
    except DateError as problem:
        raise _RecordError("bad_date", str(problem)) from problem
    if own:
        return own, draft.basis
    if marked := _first_date(draft.dates, language):
        return marked, "metadata"
    if byline := byline_date(text, language):
        return byline, "text"
    if in_url := url_date(url):
        return in_url, "metadata"
    if dateline := dateline_date(text, language):
        return dateline, "text"
    if draft.visible_date and (visible := _first_date([draft.visible_date], language)):
        return visible, "text"
    return (defaults.published, "option") if defaults.published else (None, "none")


def _first_date(written: Sequence[str], language: str) -> date | None:
    """The first of these dates that can be used: what a page says of itself is often wrong."""
    for value in written:
        try:
            if day := given_date(value, language):
                return day
        except DateError:
            continue
    return None
