"""The pure function that every engine calls: a batch of articles to the rows of all tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.pipeline import load_pipeline
from timeline.annotate.trained import PipelineError
from timeline.articles.article import Article
from timeline.gather import gather
from timeline.resolve import article_rows
from timeline.run.settings import RunError, Settings

PIPE_BATCH = 16


def process(articles: Sequence[Article], settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """Rows by table name for articles of one language. Raises RunError when the pipeline cannot be used."""
    nlp = pipeline(articles[0].language, settings)
    rows: dict[str, list[dict[str, Any]]] = {}
    docs = nlp.pipe((_doc(nlp, article) for article in articles), batch_size=PIPE_BATCH)
    for article, doc in zip(articles, docs, strict=True):
        for name, found in article_rows(gather(doc, article)).items():
            rows.setdefault(name, []).extend(found)
    return rows


@cache
def pipeline(language: str, settings: Settings) -> Language:
    """The pipeline of a language, loaded once in each process. Raises RunError when it cannot be used."""
    try:
        return load_pipeline(language, path=settings.pipeline(language))
    except PipelineError as problem:
        raise RunError(str(problem)) from problem


def _doc(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    return doc
