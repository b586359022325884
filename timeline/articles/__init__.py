"""Any file that a researcher has, as articles."""

from timeline.articles.article import Article, Reject
from timeline.articles.inputs import InputError, Source, find_inputs
from timeline.articles.reading import read

__all__ = ["Article", "InputError", "Reject", "Source", "find_inputs", "read"]
