"""The pure function that every engine calls: a batch of articles to the rows of all tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.actors.register import Register
from timeline.annotate.lengths import tokenised
from timeline.annotate.pipeline import ACTORS, SENTENCES, load_pipeline, parse, skim
from timeline.annotate.products import one_thread
from timeline.annotate.trained import PipelineError
from timeline.articles.article import Article
from timeline.gather import gather
from timeline.gather.scope import may_be_international
from timeline.gather.silent import silent_sentences
from timeline.resolve import article_rows
from timeline.run.people import read_people, to_register
from timeline.run.settings import RunError, Settings


def process(articles: Sequence[Article], settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """Rows by table name for articles of one language. Raises RunError when the pipeline cannot be used."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for article in articles:
        for name, found in article_rows(gather(read(article, settings), article)).items():
            rows.setdefault(name, []).extend(found)
    return rows


def read(article: Article, settings: Settings) -> Doc:
    """The annotated Doc of an article. Raises RunError when the pipeline cannot be used."""
    nlp = pipeline(article.language, settings)
    register = _known_people(settings.people, settings.people.stat().st_mtime_ns) if settings.people else None
    with one_thread():
        return _read(nlp, _doc(nlp, article, register), settings)


def pipeline(language: str, settings: Settings) -> Language:
    """The pipeline of a language, loaded once in each process. Raises RunError when it cannot be used."""
    return _pipeline(language, settings.pipeline(language), settings.actors, settings.agents, settings.lenient)


@cache
def _pipeline(language: str, path: Path | None, actors: Path | None, agents: Path | None, lenient: bool) -> Language:
    try:
        return load_pipeline(language, path=path, actors=actors, agents=agents, lenient=lenient)
    except PipelineError as problem:
        raise RunError(str(problem)) from problem


@lru_cache(maxsize=1)
def _known_people(path: Path, changed: int) -> Register:
    """The register in a file, loaded once in each process until it has `changed`."""
    return to_register(read_people(path))


def _read(nlp: Language, doc: Doc, settings: Settings) -> Doc:
    """The annotated Doc: parsed where its words allow that it is of international affairs, else skimmed.

    Sentences that can report nothing are not parsed either. Actors of the user's own may be anybody, so that with
    their dictionary everything is parsed.
    """
    nlp.get_pipe(SENTENCES)(doc)
    if settings.full or settings.actors or settings.agents:
        return parse(nlp, doc)
    actors: Any = nlp.get_pipe(ACTORS)
    if not may_be_international(doc, actors.sides(doc), str(nlp.lang)):
        return skim(nlp, doc)
    return parse(nlp, doc, silent_sentences(doc, str(nlp.lang)))


def _doc(nlp: Language, article: Article, register: Register | None) -> Doc:
    doc = tokenised(nlp, article.text)
    doc._.published = article.published
    doc._.register = register
    return doc
