"""What is measured, and how."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from timeline.annotate.trained import load_trained
from timeline.articles import Article, read
from timeline.run.batch import process
from timeline.run.engine import batches, run
from timeline.run.extract import collect
from timeline.run.settings import Settings
from timeline.tables.write import write_dataset


def distinct(corpus: Path, number: int) -> list[Article]:
    """`number` articles of a corpus, repeated under new ids where it has fewer.

    A repeated text also has its number appended, so that nothing can be remembered from the first time.
    """
    found = [item for item in read([corpus]) if isinstance(item, Article)]
    if not found:
        raise ValueError(f"{corpus}: no article to measure with")
    return [
        replace(article, document_id=f"{n}-{article.document_id}", text=f"{article.text}\n\n{n}")
        for n, article in enumerate(islice(cycle(found), number))
    ]


def measure_bare(articles: Sequence[Article]) -> float:
    """Seconds that the trained pipelines alone take, in the batches of a run, once loaded."""
    pipelines = {article.language: load_trained(article.language) for article in articles}
    start = perf_counter()
    for batch in batches(articles):
        if isinstance(batch, list):
            nlp = pipelines[batch[0].language]
            for _ in nlp.pipe((article.text for article in batch), batch_size=len(batch)):
                pass
    return perf_counter() - start


def measure_whole(articles: Sequence[Article], workers: int) -> float:
    """Seconds from articles to a written dataset; pipelines are loaded before where there is one worker."""
    settings = Settings()
    if workers == 1:
        for language in {article.language for article in articles}:
            process([next(a for a in articles if a.language == language)], settings)
    start = perf_counter()
    tables = collect(run(articles, settings, process, workers=workers))
    with tempfile.TemporaryDirectory() as folder:
        write_dataset(Path(folder) / "dataset", tables, versions={})
    return perf_counter() - start


def measure_start(code: str) -> float:
    """The best of five times that a new Python takes for a line of code, in seconds."""
    times = []
    for _ in range(5):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True)
        times.append(perf_counter() - start)
    return min(times)
