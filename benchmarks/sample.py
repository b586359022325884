"""What is measured on: articles, repeated where there are too few, and gold for dates."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from timeline.articles import Article, read


class SampleError(ValueError):
    """A sample that cannot be measured on: the message says which file and why."""


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression that should be found: code point offsets, half-open, and what counts as right.

    `values` are the TIMEX3 values that are accepted; `interval`, where given, is accepted as well.
    """

    start: int
    end: int
    values: tuple[str, ...]
    interval: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with its time expressions, of a set of such texts; `narrative` where it tells history and is no news."""

    text: str
    language: str
    published: date | None
    times: tuple[GoldTime, ...]
    set_name: str = ""
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """All that the parts are given: articles, how often to measure, gold for dates, if any, and sizes.

    These are the number of mentions to resolve, of events to ask DuckDB of, and of short articles to run over.
    `others` are articles of news at large, few of which tell of diplomacy.
    """

    articles: tuple[Article, ...]
    rounds: int = 3
    gold: tuple[GoldText, ...] = ()
    mentions: int = 100_000
    events: int = 1_000_000
    short: int = 1_000
    others: tuple[Article, ...] = ()

    @property
    def languages(self) -> list[str]:
        """The languages of the articles, in alphabetical order."""
        return sorted({article.language for article in self.articles})

    @property
    def characters(self) -> int:
        """The length of all articles together, in code points."""
        return sum(len(article.text) for article in self.articles)


def read_articles(paths: Sequence[Path], documents: int | None = None) -> tuple[Article, ...]:
    """The articles of files and folders, or `documents` of them, repeated under new ids where there are fewer.

    Raises SampleError where there are none and InputError for a file that cannot be used.
    """
    found = [item for item in read(paths) if isinstance(item, Article)]
    if not found:
        raise SampleError(f"{', '.join(map(str, paths))}: no article to measure with")
    return tuple(repeated(found, documents or len(found)))


def repeated(articles: Sequence[Article], number: int) -> list[Article]:
    """`number` articles with distinct ids; a copy also has its number appended, so that no text comes twice."""
    return [
        article if n < len(articles) else _copy(article, n // len(articles))
        for n, article in enumerate(islice(cycle(articles), number))
    ]


def _copy(article: Article, number: int) -> Article:
    return replace(article, document_id=f"{article.document_id}-{number}", text=f"{article.text}\n\n{number}")


def read_gold(path: Path, *, narrative: bool = False) -> tuple[GoldText, ...]:
    """Texts with gold time expressions: JSON Lines of `text`, `language`, `published` and `gold.spans`.

    A span has `start`, `end`, `value` and may have `alt` (further values) and `interval` (two days). Raises
    SampleError for a line that is not so.
    """
    texts = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            text = _gold_text(json.loads(line))
            texts.append(replace(text, set_name=path.stem, narrative=narrative))
        except (KeyError, TypeError, ValueError) as problem:
            raise SampleError(
                f"{path}:{number}: no text with gold time expressions ({type(problem).__name__}: {problem}); "
                "needed are text, language, published and gold.spans with start, end and value"
            ) from problem
    return tuple(texts)


def _gold_text(record: dict[str, Any]) -> GoldText:
    published = record["published"]
    return GoldText(
        text=record["text"],
        language=record["language"],
        published=date.fromisoformat(published) if published else None,
        times=tuple(_gold_time(span) for span in record["gold"]["spans"]),
    )


def _gold_time(span: dict[str, Any]) -> GoldTime:
    interval = span.get("interval")
    days = (date.fromisoformat(interval[0]), date.fromisoformat(interval[1])) if interval and all(interval) else None
    return GoldTime(span["start"], span["end"], (span["value"], *span.get("alt", ())), days)
