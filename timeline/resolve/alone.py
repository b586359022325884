"""Events as each document alone tells them."""

from __future__ import annotations

import polars as pl

from timeline.resolve.events import NEEDED, event_table

WITHIN_ARTICLE = "article"
# What one document tells of one event.
READING = ("document_id", "event_id")


def by_article(mentions: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The mentions, in their order, with the event as their own document alone tells it, named after its first.

    The second frame has this name as `new_id` for each document and event id that the mentions had before.
    """
    first = pl.col("mention_id").sort_by("trigger_start", "mention_id").first().over(READING)
    rule = pl.when(pl.col("mention_id") != pl.col("first")).then(pl.lit(WITHIN_ARTICLE))
    named = mentions.with_columns(first.alias("first")).with_columns(
        (pl.lit("e") + pl.col("first").str.slice(1)).alias("new_id"), rule.alias("merge_rule")
    )
    alone = named.with_columns(event_id="new_id").select(mentions.columns)
    return alone, named.select(*READING, "new_id").unique()


def readings(mentions: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The events of such mentions as a table of events, with the `document_id`, `published` and `language` of each."""
    events = event_table(published(mentions, documents))
    return events.join(mentions.select(READING).unique(), on="event_id").join(documents, on="document_id")


def published(mentions: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The mentions with the day on which their document was `published`."""
    return mentions.select(NEEDED).join(documents.select("document_id", "published"), on="document_id", how="left")


def by_event(mentions: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """The mentions with their final events; the first of a document says why it was joined to earlier ones.

    `merged` has the `new_id` and `merge_rule` of readings, by `event_id`.
    """
    rules = merged.select("event_id", "new_id", pl.col("merge_rule").alias("across"))
    told = mentions.join(rules, on="event_id", how="left", maintain_order="left")
    later = pl.col("merge_rule").is_null() & (pl.col("event_id") != pl.col("new_id"))
    return told.with_columns(
        pl.when(later).then("across").otherwise("merge_rule").alias("merge_rule"),
        pl.coalesce("new_id", "event_id").alias("event_id"),
    ).drop("new_id", "across")


def renamed(statements: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    """The statements with the `new_id` of their event, where `names` has one for it in their document."""
    ids = names.select(*READING, "new_id")
    told = statements.join(ids, on=READING, how="left", maintain_order="left")
    return told.with_columns(pl.coalesce("new_id", "event_id").alias("event_id")).drop("new_id")
