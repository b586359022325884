"""The command with an analysis that never ends: a program for `test_interrupt.py`, not a test."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from timeline import cli
from timeline.articles.article import Article
from timeline.run import extract as extraction
from timeline.run.engine import Rows
from timeline.run.settings import Settings


def endless(articles: Sequence[Article], settings: Settings) -> Rows:
    """A process function that says that it has begun, and waits."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    time.sleep(60)
    return {}


if __name__ == "__main__":
    extraction.process = endless
    cli.main()
