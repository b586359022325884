"""`python -m benchmarks`: documents per second end to end, beside the bare trained pipeline's."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.speed import distinct, measure_bare, measure_start, measure_whole


def main() -> None:
    """Read the options, measure, print a line for each measurement."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=Path("examples/articles"))
    parser.add_argument("--documents", type=int, default=200, help="repeat the corpus up to this many")
    parser.add_argument("--workers", type=int, default=1, help="processes of the end-to-end run")
    options = parser.parse_args()
    articles = distinct(options.corpus, options.documents)
    characters = sum(len(article.text) for article in articles)
    _line(f"{len(articles)} documents, {characters:,} characters from {options.corpus}")
    bare = len(articles) / measure_bare(articles)
    _line(f"bare trained pipeline  {bare:8.1f} documents a second")
    whole = len(articles) / measure_whole(articles, options.workers)
    _line(f"end to end             {whole:8.1f} documents a second, {whole / bare:.2f} of the bare pipeline")
    start, spacy = measure_start("import timeline.cli as c; c.app(['--help'])"), measure_start("import spacy")
    _line(f"timeline --help        {start:8.2f} s, {start / spacy:.2f} of `import spacy` ({spacy:.2f} s)")


def _line(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


main()
