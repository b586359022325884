"""`python -m benchmarks [PART...]`: measure, print tables, and write them as JSON if asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.database import database
from benchmarks.dates import dates
from benchmarks.resolution import resolution
from benchmarks.sample import Sample, SampleError, read_articles, read_gold
from benchmarks.scale import scale
from benchmarks.startup import startup
from benchmarks.tables import Figures, print_figures, write_json
from benchmarks.throughput import throughput
from timeline.articles import InputError

PARTS: dict[str, Callable[[Sample], list[Figures]]] = {
    "startup": startup,
    "throughput": throughput,
    "resolution": resolution,
    "scale": scale,
    "dates": dates,
    "duckdb": database,
}
EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
DOCUMENTS = 60
MENTIONS = 100_000
EVENTS = 1_000_000
SHORT = 1_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts that are named, or all; returns the exit status, 2 for a call that was wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    try:
        sample = _sample(options)
    except (InputError, OSError, SampleError) as problem:
        parser.error(str(problem))
    found = []
    for name in PARTS:
        if name in options.parts or not options.parts:
            figures = PARTS[name](sample)
            print_figures(figures)  # a part at a time: some take minutes
            found += figures
    if options.json:
        write_json(options.json, found)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed, beside others'.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all if left out")
    parser.add_argument("--articles", type=Path, nargs="+", metavar="PATH", help="articles instead of the examples")
    parser.add_argument("--others", type=Path, nargs="+", metavar="PATH", help="news at large, for throughput")
    parser.add_argument("--documents", type=_number, metavar="N", help=f"this many, repeated ({DOCUMENTS} examples)")
    parser.add_argument("--rounds", type=_number, default=3, metavar="N", help="measure so often (3)")
    parser.add_argument("--mentions", type=_number, default=MENTIONS, metavar="N", help=f"to resolve ({MENTIONS:,})")
    parser.add_argument("--events", type=_number, default=EVENTS, metavar="N", help=f"to ask DuckDB of ({EVENTS:,})")
    short_help = f"short articles, for scale ({SHORT:,})"
    parser.add_argument("--short", type=_number, default=SHORT, metavar="N", help=short_help)
    gold_help = "JSON Lines with gold time expressions, for dates"
    parser.add_argument("--gold", type=Path, nargs="+", default=[], metavar="FILE", help=gold_help)
    parser.add_argument("--narratives", type=Path, nargs="+", default=[], metavar="FILE", help="the same, of histories")
    parser.add_argument("--texts", type=_number, metavar="N", help="only the first N texts of each file of gold")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    return parser


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _sample(options: argparse.Namespace) -> Sample:
    documents = options.documents if options.articles or options.documents else DOCUMENTS
    articles = read_articles(options.articles or [EXAMPLES], documents)
    gold = [text for path in options.gold for text in read_gold(path)[: options.texts]]
    gold += [text for path in options.narratives for text in read_gold(path, narrative=True)[: options.texts]]
    others = read_articles(options.others) if options.others else ()
    return Sample(articles, options.rounds, tuple(gold), options.mentions, options.events, options.short, others)


if __name__ == "__main__":
    sys.exit(main())
