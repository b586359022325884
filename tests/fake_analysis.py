"""An analysis that only lists the documents: for tests of what stands around the real one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from timeline.articles.article import Article
from timeline.run.engine import Rows
from timeline.run.settings import Settings


def listing(articles: Sequence[Article], settings: Settings) -> Rows:
    """A process function; the word "ledakan" makes it raise."""
    if any("ledakan" in article.text for article in articles):
        raise ZeroDivisionError("no reason")
    return {"documents": [_document(article) for article in articles]}


def _document(article: Article) -> dict[str, object]:
    return {
        "document_id": article.document_id,
        "path": article.path,
        "language": article.language,
        "outlet": article.outlet,
        "published": article.published,
        "published_basis": article.published_basis,
        "text": article.text,
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "sentence_count": 1,
        "mention_count": 0,
        "extra": json.dumps(article.extra),
    }
