"""Meetings and other acts across articles: which two readings tell of the same one."""

from __future__ import annotations

import polars as pl

from timeline.resolve.neighbours import neighbours
from timeline.resolve.readings import BY_PHONE, Reading

# Fights of the same parties happen several times a day: only the place tells them apart.
VIOLENT = frozenset({"18", "19", "20"})
# Of larger gatherings, pairs are made of the first sides by name.
SIDES = 8
EMPTY = ""
ACT_BLOCK = ("block", "day")


def act_rows(readings: pl.DataFrame) -> pl.DataFrame:
    """The meetings and other acts among the readings, a row for each ACT_BLOCK in which one stands.

    In a block all are of the same kind and modality, share a pair of parties (actions: source and target) and a day.
    """
    acts = readings.filter(pl.col("event_type") != "statement")
    blocks = pl.concat([_meeting_blocks(acts), _action_blocks(acts)])
    days = pl.int_ranges(pl.col("first") // 2, pl.col("last") // 2 + 1)
    return blocks.select("event_id", "document_id", "city", "names", "block", days.alias("day")).explode("day")


def act_pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of readings (`one`, `other`) that may be the same act, from whole blocks of `act_rows`.

    `cities` counts those told in the block: in so many it may have been.
    """
    cities = pl.col("city").drop_nulls().n_unique().over(ACT_BLOCK)
    told = rows.with_columns(cities.alias("cities"))
    return neighbours(told, ACT_BLOCK, ("city", "names"), keep=("cities",)).with_columns(kind=pl.lit("act"))


def _meeting_blocks(acts: pl.DataFrame) -> pl.DataFrame:
    """A block a pair of sides; of meetings within one state, a pair of persons."""
    names = pl.col("people").list.eval(pl.element().struct.field("name")).list.unique().list.sort()
    parties = pl.when(pl.col("sides").list.len() > 1).then("sides").otherwise(names).list.head(SIDES)
    meetings = acts.filter(pl.col("event_type") == "meeting").with_columns(parties.alias("a"), parties.alias("b"))
    pairs = meetings.explode("a").explode("b").filter(pl.col("a") < pl.col("b"))
    phone = (pl.col("cameo_code") == BY_PHONE).cast(pl.String)
    return _blocks(pairs, pl.lit("meeting"), phone, pl.col("a"), pl.col("b"))


def _action_blocks(acts: pl.DataFrame) -> pl.DataFrame:
    """A block a root, source and target; the sides of a mutual act are interchangeable."""
    actions = acts.filter(pl.col("event_type") == "action", pl.col("source_keys").list.len() > 0)
    mutual = pl.col("reciprocal")
    sources = pl.when(mutual).then("sides").otherwise("source_keys").list.join(" ")
    targets = pl.when(~mutual).then(pl.col("target_keys").list.join(" ")).otherwise(pl.lit(EMPTY))
    return _blocks(actions, pl.lit("action"), pl.col("cameo_code").str.head(2), sources, targets)


def _blocks(acts: pl.DataFrame, *parts: pl.Expr) -> pl.DataFrame:
    state = (pl.col("held").cast(pl.String), pl.col("negated").cast(pl.String))
    names = pl.col("people").list.eval(pl.element().struct.field("name")).list.sort().list.join(" ")
    block = pl.concat_str(*parts, *state, separator="|").alias("block")
    return acts.select("event_id", "document_id", "first", "last", "city", names.alias("names"), block)


def act_rule(one: Reading, other: Reading, cities: int) -> str | None:
    """Why two readings that contradict each other in nothing are the same act, or None.

    `cities` is the number of cities in which acts of this kind by these parties are told for the day.
    """
    if not (_same_meeting(one, other) if one.event_type == "meeting" else _same_action(one, other)):
        return None
    together = one.city is not None and one.city == other.city
    # Of two undated ones the place must tell that they are no mere topic ("the two have met three times").
    if _shared_people(one, other) > 1 and (together or not (one.assumed and other.assumed)):
        return "people"
    if together:
        return "place"
    vague = one.assumed or other.assumed or max(one.days, other.days) > 1
    if vague or cities > 1 or one.root in VIOLENT:
        return None
    return "day"


def _same_meeting(one: Reading, other: Reading) -> bool:
    return one.sides <= other.sides or other.sides <= one.sides


def _same_action(one: Reading, other: Reading) -> bool:
    """The same code, or one of its root that says no more; without a target only the same code."""
    if one.code == other.code:
        return True
    return bool(one.targets) and any(code in (one.root, one.root + "0") for code in (one.code, other.code))


def _shared_people(one: Reading, other: Reading) -> int:
    return sum(len(names & other.people.get(side, frozenset())) for side, names in one.people.items())
