"""From files to articles, one at a time: nothing is read before it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from timeline.articles import csvfile, jsonlines, markdown, parquet, plaintext, webpage
from timeline.articles.article import Article, Reject
from timeline.articles.drafts import Draft, Fault, ReadError
from timeline.articles.inputs import Source, find_inputs
from timeline.articles.language import known_language
from timeline.articles.records import Defaults, DocumentIds, to_article, to_reject
from timeline.articles.streams import bad_encoding, open_bytes

Reader = Callable[[BufferedReader], Iterator[Draft | Fault]]
READERS: dict[str, Reader] = {
    "text": plaintext.read,
    "markdown": markdown.read,
    "html": webpage.read,
    "jsonl": jsonlines.read,
    "csv": csvfile.read,
    "parquet": parquet.read,
}


def read(
    inputs: Sequence[str | Path],
    *,
    published: date | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Reject]:
    """The articles in these files and folders, in order; what cannot be read comes as a Reject in its place.

    `published` and `language` hold for articles that do not say it themselves; without `language` it is
    detected. `stdin` is what `-` reads, by default the process's standard input. Every record of every file
    gives exactly one Article or Reject, and memory does not grow with the size of a file.

    Raises InputError at once for an input that cannot be used, LanguageError for a language without a folder.
    """
    sources = find_inputs(inputs)
    defaults = Defaults(published, known_language(language) if language else None)
    return read_sources(sources, defaults, DocumentIds(), stdin)


def read_source(source: Source, *, defaults: Defaults, ids: DocumentIds, stdin: BinaryIO) -> Iterator[Article | Reject]:
    """The articles and rejects of one file; `ids` keeps the names of documents unique over several calls."""
    last: int | None = None
    item: Draft | Fault | None = None
    try:
        with open_bytes(source, stdin) as stream:
            for item in READERS[source.format](stream):
                last = item.record
                if isinstance(item, Fault):
                    yield to_reject(item, source)
                else:
                    yield to_article(item, source, defaults, ids)
            if item is None:
                raise ReadError("empty_file", "the file holds no record")
    except ReadError as problem:
        yield _rest(source, problem, last)
    except UnicodeDecodeError as problem:
        yield _rest(source, bad_encoding(problem), last)
    except OSError as problem:
        yield _rest(source, ReadError("unreadable", f"reading failed ({problem.strerror})"), last)


def _rest(source: Source, problem: ReadError, last: int | None) -> Reject:
    """The reject for what is left of a file after its last whole record."""
    return Reject(source.name, problem.reason, problem.detail, None if last is None else last + 1)


def read_sources(
    sources: Sequence[Source], defaults: Defaults, ids: DocumentIds, stdin: BinaryIO | None = None
) -> Iterator[Article | Reject]:
    """The articles and rejects of these files, in order; `ids` knows the names that are taken."""
    for source in sources:
        yield from read_source(source, defaults=defaults, ids=ids, stdin=stdin or sys.stdin.buffer)
