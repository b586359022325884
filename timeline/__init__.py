"""Who met, said or did what to whom, where and on which day: from news articles to tables."""

from __future__ import annotations

__version__ = "0.1.0"
