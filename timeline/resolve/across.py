"""Resolution across articles: what several articles tell of one event becomes one event.

Four steps, none of which holds all readings: blocks of what is alike give candidate pairs (`acts`, `quotations`,
`translations`), rules decide on each pair, pairs that hang together are put side by side (`components`), and of
these the surest are joined first as long as nothing contradicts (`clusters`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from timeline.resolve.acts import ACT_BLOCK, act_pairs, act_rows, act_rule
from timeline.resolve.clusters import Pair, cluster
from timeline.resolve.components import connected
from timeline.resolve.quotations import PRINT_BLOCK, overlapping, print_rows, statement_pairs, with_words
from timeline.resolve.readings import Reading, comparable, reading
from timeline.resolve.translations import NAME_BLOCK, in_two_languages, name_rows, names_in, translation_pairs
from timeline.streams import Shelf, in_ranges

# The surest first.
RULES = ("people", "place", "day", "words", "names")


class Compared:
    """Readings as they are compared across articles, and their rows in the blocks of what is alike."""

    def __init__(self, folder: Path) -> None:
        self.readings = Shelf(folder, "compared")
        self.acts = Shelf(folder, "acts")
        self.prints = Shelf(folder, "prints")
        self.names = Shelf(folder, "names")

    def put(self, readings: pl.DataFrame, statements: pl.DataFrame, spans: pl.DataFrame) -> None:
        """Add readings: a table of events, each told by one document, with `document_id` and its `language`.

        `statements` and `spans` are rows of these tables on the same documents.
        """
        compared = comparable(readings)
        told = statements.drop_nulls("event_id")
        spoken = with_words(compared, told.select("event_id", "content"))
        self.readings.put(compared.join(spoken.select("event_id", "shingles"), on="event_id", how="left"))
        self.acts.put(act_rows(compared))
        self.prints.put(print_rows(spoken))
        self.names.put(name_rows(spoken, names_in(told, spans)))


def same_events(compared: Compared, folder: Path) -> Shelf:
    """Readings that are one event: `document_id`, `event_id`, `new_id`, which is that of the event, and `merge_rule`.

    Readings that stand alone are left out.
    """
    pairs = _decided(_candidates(compared, folder), compared.readings, folder)
    parts = connected(pairs, compared.readings, folder)
    return Shelf(folder, "merged").fill(_merged(part["pairs"], part["readings"]) for part in parts)


def _candidates(compared: Compared, folder: Path) -> Iterator[pl.DataFrame]:
    """Pairs (`one`, `other`) that may be one event, by the `kind` of what they share, for acts in how many `cities`."""
    for rows, block, pairs in (
        (compared.acts, ACT_BLOCK, act_pairs),
        (compared.prints, PRINT_BLOCK, statement_pairs),
        (compared.names, NAME_BLOCK, translation_pairs),
    ):
        for part in in_ranges({"rows": rows}, block, folder):
            yield pairs(part["rows"])


def _decided(candidates: Iterator[pl.DataFrame], readings: Shelf, folder: Path) -> Shelf:
    """The pairs that are one event by some `rule`, with the `overlap` of statements."""
    halves, decided = Shelf(folder, "halves"), Shelf(folder, "decided")
    for part in in_ranges({"pairs": candidates, "readings": _as("one", readings)}, ("one",), folder):
        pairs = part["pairs"].group_by("one", "other", "kind").agg(pl.col("cities").max())
        halves.put(pairs.join(part["readings"], on="one"))
    for part in in_ranges({"pairs": halves, "readings": _as("other", readings)}, ("other",), folder):
        decided.put(_ruled(part["pairs"].join(part["readings"], on="other")))
    return decided


def _as(side: str, readings: Shelf) -> Iterator[pl.DataFrame]:
    """The readings by the name of that side of a pair."""
    for frame in readings:
        yield frame.select(pl.col("event_id").alias(side), pl.struct(pl.all()).alias(f"{side}_reading"))


def _ruled(pairs: pl.DataFrame) -> pl.DataFrame:
    rules = {"act": _acts, "words": overlapping, "names": in_two_languages}
    return pl.concat(decide(pairs.filter(pl.col("kind") == kind)) for kind, decide in rules.items())


def _acts(pairs: pl.DataFrame) -> pl.DataFrame:
    known: dict[str, Reading] = {}
    for side in ("one", "other"):
        told = pairs.unique(side).select(f"{side}_reading").unnest(f"{side}_reading")
        known.update((row["event_id"], reading(row)) for row in told.iter_rows(named=True))
    several = pairs.select("one", "other", "cities").iter_rows()
    rules = [act_rule(known[one], known[other], cities) for one, other, cities in several]
    return pairs.select("one", "other", pl.Series("rule", rules, pl.String), pl.lit(0.0).alias("overlap")).drop_nulls()


def _merged(pairs: pl.DataFrame, readings: pl.DataFrame) -> pl.DataFrame:
    """The readings of some components that were joined, each event with the id by the first that was published."""
    known = {row["event_id"]: reading(row) for row in readings.iter_rows(named=True)}
    ranked = [
        Pair((RULES.index(rule), -overlap), one, other, rule)
        for one, other, rule, overlap in pairs.select("one", "other", "rule", "overlap").iter_rows()
    ]
    told = _table(cluster(ranked, known), ranked).join(
        readings.select("event_id", "document_id", "first_published"), on="event_id"
    )
    first = pl.col("event_id").sort_by("first_published", "document_id", nulls_last=True).first().over("merged_id")
    return told.select("document_id", "event_id", first.alias("new_id"), "merge_rule")


def _table(clusters: list[list[str]], pairs: list[Pair]) -> pl.DataFrame:
    """One row a reading that was joined; its rule is that of the surest pair which joins it to another of its event."""
    merged = {member: members[0] for members in clusters for member in members}
    rules: dict[str, str] = {}
    for pair in sorted(pairs, key=lambda p: (p.rank, p.one, p.other)):
        if pair.one in merged and merged[pair.one] == merged.get(pair.other):
            rules.setdefault(pair.one, pair.rule)
            rules.setdefault(pair.other, pair.rule)
    ids = sorted(merged)
    return pl.DataFrame(
        {"event_id": ids, "merged_id": [merged[i] for i in ids], "merge_rule": [rules[i] for i in ids]},
        schema={"event_id": pl.String, "merged_id": pl.String, "merge_rule": pl.String},
    )
