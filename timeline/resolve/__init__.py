"""From mentions to events: one act is one event, however often and in however many articles it is told."""

from timeline.resolve.article import resolve_article
from timeline.resolve.dataset import resolve
from timeline.resolve.rows import article_rows

__all__ = ["article_rows", "resolve", "resolve_article"]
