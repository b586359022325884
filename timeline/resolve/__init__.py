"""From mentions to events: one act is one event, however often it is mentioned."""

from timeline.resolve.article import Event, resolve_article
from timeline.resolve.rows import article_rows

__all__ = ["Event", "article_rows", "resolve_article"]
