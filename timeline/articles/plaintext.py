"""Plain text: the file is the article."""

from __future__ import annotations

import io
from collections.abc import Iterator

from timeline.articles.drafts import Draft
from timeline.articles.streams import read_page


def read(stream: io.BufferedReader) -> Iterator[Draft]:
    """The file's text as one draft. Raises ReadError where it cannot be read."""
    yield Draft({"text": read_page(stream)})
