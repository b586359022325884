"""Statements across languages: what a speaker said is the same where code, names and numbers are.

The words of two languages have nothing in common, but the places and actors that are named in them have the same codes.
"""

from __future__ import annotations

import polars as pl

from timeline.resolve.neighbours import neighbours

# Names and numbers that a statement needs to be told from others; where the code says nothing itself, one more.
NAMES, NAMES_OF_COMMENTS = 2, 3
COMMENTS = "01"
_NUMBER = r"\d+"


def translation_pairs(said: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """Pairs of statements (`one`, `other`) in two languages, by one person, of one code, with the same names.

    `said` are readings of statements with their `language`, `names` those of `names_in`.
    """
    persons = pl.col("people").list.eval(pl.element().struct.field("name")).list.sort().list.join("|")
    found = said.join(names, on="event_id").with_columns(persons.alias("person"))
    needed = pl.when(pl.col("cameo_code").str.head(2) == COMMENTS).then(NAMES_OF_COMMENTS).otherwise(NAMES)
    found = found.filter(pl.col("person") != "", pl.col("names").list.len() >= needed)
    block = ("person", "cameo_code", "negated", "names")
    found = found.with_columns(pl.col("names").list.join("|")).select("event_id", "document_id", "first", *block)
    # A document that says so twice leaves open which of the two it is.
    once = pl.col("event_id").n_unique().over("document_id", *block) == 1
    pairs = neighbours(found.filter(once), block, ("first",))
    languages = said.select("event_id", "language")
    both = pairs.join(languages, left_on="one", right_on="event_id")
    both = both.join(languages, left_on="other", right_on="event_id", suffix="_other")
    return both.filter(pl.col("language") != pl.col("language_other")).select("one", "other")


def names_in(statements: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """The `names` of statements by `event_id`: codes of the actors and places in their content, and numbers, sorted."""
    stretches = statements.select("event_id", "document_id", "content_spans").explode("content_spans")
    stretches = stretches.drop_nulls("content_spans").unnest("content_spans")
    named = spans.filter(pl.col("kind") != "time", pl.col("normalised").is_not_null())
    named = named.select("document_id", "normalised", pl.col("start").alias("from"), pl.col("end").alias("to"))
    inside = pl.col("from") >= pl.col("start"), pl.col("to") <= pl.col("end")
    codes = (
        stretches.join(named, on="document_id").filter(*inside).select("event_id", pl.col("normalised").alias("name"))
    )
    numbers = statements.select("event_id", pl.col("content").str.extract_all(_NUMBER).alias("name")).explode("name")
    names = pl.concat([codes, numbers.drop_nulls("name")])
    return names.group_by("event_id").agg(pl.col("name").unique().sort().alias("names"))
