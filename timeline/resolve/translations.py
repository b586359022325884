"""Statements across languages: what a speaker said is the same where code, names and numbers are.

The words of two languages have nothing in common, but the places and actors that are named in them have the same codes.
"""

from __future__ import annotations

import polars as pl

from timeline.resolve.neighbours import neighbours

# Names and numbers that a statement needs to be told from others; where the code says nothing itself, one more.
NAMES, NAMES_OF_COMMENTS = 2, 3
COMMENTS = "01"
NAME_BLOCK = ("person", "cameo_code", "negated", "names")
_NUMBER = r"\d+"


def name_rows(said: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Statements by a NAME_BLOCK each: one person, one code and the same names.

    `said` are readings of statements, `names` those of `names_in`.
    """
    persons = pl.col("people").list.eval(pl.element().struct.field("name")).list.sort().list.join("|")
    found = said.join(names, on="event_id").with_columns(persons.alias("person"))
    needed = pl.when(pl.col("cameo_code").str.head(2) == COMMENTS).then(NAMES_OF_COMMENTS).otherwise(NAMES)
    found = found.filter(pl.col("person") != "", pl.col("names").list.len() >= needed)
    return found.with_columns(pl.col("names").list.join("|")).select("event_id", "document_id", "first", *NAME_BLOCK)


def translation_pairs(rows: pl.DataFrame) -> pl.DataFrame:
    """Pairs of statements (`one`, `other`) that may be translations of one another, from whole blocks."""
    # A document that says so twice leaves open which of the two it is.
    once = pl.col("event_id").n_unique().over("document_id", *NAME_BLOCK) == 1
    pairs = neighbours(rows.filter(once), NAME_BLOCK, ("first",))
    return pairs.with_columns(cities=pl.lit(None, pl.UInt32), kind=pl.lit("names"))


def in_two_languages(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that are told in two languages, by the rule `names`.

    `pairs` have the columns `one_reading` and `other_reading`.
    """
    one, other = (pl.col(f"{side}_reading").struct.field("language") for side in ("one", "other"))
    return pairs.filter(one != other).select("one", "other", rule=pl.lit("names"), overlap=pl.lit(0.0))


def named_in(spans: pl.LazyFrame) -> pl.LazyFrame:
    """The actors and places among the spans, with their codes."""
    named = spans.filter(pl.col("kind") != "time", pl.col("normalised").is_not_null())
    return named.select("document_id", "normalised", "start", "end")


def names_in(statements: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """The `names` of statements by `event_id`: codes of the actors and places in their content, and numbers, sorted.

    `named` are spans of `named_in`.
    """
    stretches = statements.select("event_id", "document_id", "content_spans").explode("content_spans")
    stretches = stretches.drop_nulls("content_spans").unnest("content_spans")
    places = named.select("document_id", "normalised", pl.col("start").alias("from"), pl.col("end").alias("to"))
    inside = pl.col("from") >= pl.col("start"), pl.col("to") <= pl.col("end")
    codes = (
        stretches.join(places, on="document_id").filter(*inside).select("event_id", pl.col("normalised").alias("name"))
    )
    numbers = statements.select("event_id", pl.col("content").str.extract_all(_NUMBER).alias("name")).explode("name")
    names = pl.concat([codes, numbers.drop_nulls("name")])
    return names.group_by("event_id").agg(pl.col("name").unique().sort().alias("names"))
