"""The face for Python: articles in, Polars frames out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any

import polars as pl

from timeline.articles import Article, InputError, Reject, Source, read
from timeline.articles.drafts import Draft
from timeline.articles.language import known_language
from timeline.articles.records import Defaults, DocumentIds, to_article
from timeline.run.extract import analyse
from timeline.run.settings import Settings
from timeline.run.versions import made_from, versions
from timeline.tables.frames import ordered
from timeline.tables.html import overview
from timeline.tables.read import Dataset
from timeline.tables.read import read_dataset as read_folder
from timeline.tables.schema import schema, table
from timeline.tables.write import write_dataset

LONGEST_NAME = 1024

Input = Article | Path | Mapping[str, Any] | str
"""An article, a file or folder, a record such as `{"text": …, "published": …}`, or an article's text."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a run as Polars frames, not written yet; `timeline schema` describes their columns."""

    events: pl.DataFrame
    dyads: pl.DataFrame
    mentions: pl.DataFrame
    statements: pl.DataFrame
    spans: pl.DataFrame
    people: pl.DataFrame
    documents: pl.DataFrame
    rejects: pl.DataFrame
    versions: Mapping[str, str]
    made_from: Mapping[str, str]

    def write(self, folder: str | PathLike[str]) -> Dataset:
        """Write the dataset into a folder, as the command `timeline extract` does.

        Raises TargetError for a folder that holds something else or cannot be written.
        """
        return read_folder(
            write_dataset(Path(folder), self._frames(), versions=self.versions, made_from=self.made_from)
        )

    def _frames(self) -> dict[str, pl.DataFrame]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("versions", "made_from")}

    def _repr_html_(self) -> str:
        """What a notebook shows of them."""
        return overview(f"{schema().title}, not written", self._frames(), self.versions)


def extract(
    articles: Input | Iterable[Input],
    *,
    published: date | str | None = None,
    language: str | None = None,
    workers: int = 1,
    pipelines: Mapping[str, str | PathLike[str]] | None = None,
    people: str | PathLike[str] | None = None,
    actors: str | PathLike[str] | None = None,
    agents: str | PathLike[str] | None = None,
    lenient: bool = False,
    full: bool = False,
) -> Tables:
    """What happened in these articles.

    `articles` is one or several of: the text of an article (a string), a record (a mapping with `text` and,
    if known, `id`, `published`, `language`, `title`, `url`, `outlet`), a file or folder (a `Path`), an
    `Article`. `published` (a date or `YYYY-MM-DD`) and `language` hold for those that do not say it
    themselves; `pipelines` gives a spaCy pipeline's folder by language. `people` is the register of people
    (`people.parquet`) of an earlier run. `actors` and `agents` are dictionaries of your own, in the format of PETRARCH
    and TABARI or as CSV; with `lenient` what cannot be used in them is passed over. `full` also parses
    articles that name no other state. With several `workers` the calling
    script must be safe to import (`if __name__ == "__main__"`).

    Raises InputError for files that cannot be used, LanguageError for an unknown language, RunError for a
    pipeline or register that cannot be used, LexiconError for a dictionary with mistakes. Articles that cannot be
    read stand in `rejects`.
    """
    if isinstance(published, str):
        published = date.fromisoformat(published)
    defaults = Defaults(published, known_language(language) if language else None)
    settings = Settings(
        pipelines=tuple(sorted((code, str(folder)) for code, folder in (pipelines or {}).items())),
        people=Path(people) if people else None,
        actors=Path(actors) if actors else None,
        agents=Path(agents) if agents else None,
        lenient=lenient,
        full=full,
    )
    several = [articles] if isinstance(articles, Article | Path | Mapping | str) else articles
    found = analyse(_records(several, defaults), settings, workers=workers)
    tables = {name: ordered(frame, table(name)) for name, frame in found.items()}
    return Tables(**tables, versions=versions(settings), made_from=made_from())


def read_dataset(folder: str | PathLike[str]) -> Dataset:
    """A dataset that was written; each table is read when it is first used.

    Raises DatasetError where the folder holds none.
    """
    return read_folder(Path(folder))


def _records(articles: Iterable[Input], defaults: Defaults) -> Iterator[Article | Reject]:
    ids = DocumentIds()
    given = Source(None, "record", "jsonl")
    for number, item in enumerate(articles):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Path):
            yield from read([item], published=defaults.published, language=defaults.language)
        else:
            fields = {"text": _text(item)} if isinstance(item, str) else item
            yield to_article(Draft(fields, number), given, defaults, ids)


def _text(text: str) -> str:
    """The text, unless it is the name of a file, which is easily mistaken for it."""
    if text and len(text) < LONGEST_NAME and os.path.exists(text):  # noqa: PTH110  Path.exists raises for long names
        raise InputError(f"{text!r} is a file; pass Path({text!r}) to read it")
    return text
