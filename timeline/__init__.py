"""Who met, said or did what to whom, where and on which day: from news articles to tables.

    import timeline
    dataset = timeline.extract("Rusia menolak …", published="2022-01-14")
    dataset.events

Nothing heavy is imported before one of these names is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.articles.article import Article
    from timeline.evaluation.figures import Evaluation, evaluate
    from timeline.report.notebook import view
    from timeline.run.library import Tables, extract, read_dataset
    from timeline.tables.read import Dataset

__version__ = "0.1.0"
__all__ = ["Article", "Dataset", "Evaluation", "Tables", "evaluate", "extract", "read_dataset", "view"]

_HOMES = {
    "Article": "timeline.articles.article",
    "Dataset": "timeline.tables.read",
    "Evaluation": "timeline.evaluation.figures",
    "Tables": "timeline.run.library",
    "evaluate": "timeline.evaluation.figures",
    "extract": "timeline.run.library",
    "read_dataset": "timeline.run.library",
    "view": "timeline.report.notebook",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
