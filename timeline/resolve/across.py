"""Resolution across articles: what several articles tell of one event becomes one event.

Three steps: blocks of what is alike give candidate pairs (`acts`, `quotations`), rules decide on each pair,
and the surest pairs are joined first as long as nothing contradicts (`clusters`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from timeline.resolve.acts import act_pairs, act_rule
from timeline.resolve.clusters import Pair, cluster
from timeline.resolve.quotations import statement_pairs, with_words
from timeline.resolve.readings import Reading, comparable, reading
from timeline.resolve.translations import names_in, translation_pairs

# The surest first.
RULES = ("people", "place", "day", "words", "names")


def same_events(readings: pl.DataFrame, statements: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """Readings that are one event: `event_id`, `merged_id` (one of them for all of an event) and `merge_rule`.

    `readings` is a table of events, each told by one document, with `document_id` and its `language`;
    `statements` and `spans` are tables. Readings that stand alone are left out.
    """
    compared = comparable(readings)
    told = statements.drop_nulls("event_id")
    spoken = with_words(compared, told.select("event_id", "content"))
    acts, said = act_pairs(compared), statement_pairs(spoken)
    translated = translation_pairs(spoken, names_in(told, spans))
    wanted = (
        pl.concat(pairs[side] for pairs in (acts, said, translated) for side in ("one", "other")).unique().implode()
    )
    compared = compared.join(spoken.select("event_id", "shingles"), on="event_id", how="left")
    rows = compared.filter(pl.col("event_id").is_in(wanted)).iter_rows(named=True)
    known = {row["event_id"]: reading(row) for row in rows}
    pairs = [*_acts(acts, known), *_statements(said), *_translations(translated)]
    return _table(cluster(pairs, known), pairs)


def _acts(pairs: pl.DataFrame, known: Mapping[str, Reading]) -> Iterator[Pair]:
    for one, other, cities in pairs.iter_rows():
        rule = act_rule(known[one], known[other], cities)
        if rule is not None:
            yield Pair((RULES.index(rule),), one, other, rule)


def _statements(pairs: pl.DataFrame) -> Iterator[Pair]:
    for one, other, overlap in pairs.iter_rows():
        yield Pair((RULES.index("words"), -overlap), one, other, "words")


def _translations(pairs: pl.DataFrame) -> Iterator[Pair]:
    for one, other in pairs.iter_rows():
        yield Pair((RULES.index("names"),), one, other, "names")


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
