"""All events of a dataset, from the mentions of all its documents."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from timeline.resolve.across import same_events
from timeline.resolve.events import dyad_table, event_table

WITHIN_ARTICLE = "article"
# What one document tells of one event.
READING = ("document_id", "event_id")


def resolve(read: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Mentions and statements with their events, and the tables of events and dyads.

    `read` holds mentions, statements, spans and documents, of a new run or of datasets that were resolved before: an
    event is taken apart into what each document tells of it and put together anew, so that the result depends
    on the documents alone.
    """
    mentions, statements, documents = read["mentions"], read["statements"], read["documents"]
    alone = _by_article(mentions)
    statements = _renamed(statements, mentions.select(*READING).with_columns(alone["event_id"].alias("new_id")))
    readings = event_table(alone, documents).join(alone.select(*READING).unique(), on="event_id")
    told = readings.join(documents.select("document_id", "language"), on="document_id")
    merged = _with_ids(same_events(told, statements, read["spans"]), readings)
    mentions = _by_event(alone, merged)
    statements = _renamed(statements, merged.select("document_id", "event_id", "new_id"))
    events = pl.concat(
        [
            readings.join(merged, on="event_id", how="anti").drop("document_id"),
            event_table(mentions.filter(pl.col("event_id").is_in(merged["new_id"].unique().implode())), documents),
        ]
    )
    return {"mentions": mentions, "statements": statements, "events": events, "dyads": dyad_table(events)}


def _by_article(mentions: pl.DataFrame) -> pl.DataFrame:
    """The mentions, in their order, with the event as their own document alone tells it, named after its first."""
    first = pl.col("mention_id").sort_by("trigger_start", "mention_id").first().over(READING)
    rule = pl.when(pl.col("mention_id") != pl.col("first")).then(pl.lit(WITHIN_ARTICLE))
    return (
        mentions.with_columns(first.alias("first"))
        .with_columns((pl.lit("e") + pl.col("first").str.slice(1)).alias("event_id"), rule.alias("merge_rule"))
        .drop("first")
    )


def _with_ids(merged: pl.DataFrame, readings: pl.DataFrame) -> pl.DataFrame:
    """Readings that were joined, with the id that their event has by the first that was published."""
    told = merged.join(readings.select(*READING, "first_published"), on="event_id")
    order = pl.col("event_id").sort_by("first_published", "document_id", nulls_last=True)
    return told.with_columns(order.first().over("merged_id").alias("new_id"))


def _by_event(mentions: pl.DataFrame, merged: pl.DataFrame) -> pl.DataFrame:
    """The mentions with their final events; the first of a document says why it was joined to earlier ones."""
    rules = merged.select("event_id", "new_id", pl.col("merge_rule").alias("across"))
    told = mentions.join(rules, on="event_id", how="left", maintain_order="left")
    later = pl.col("merge_rule").is_null() & (pl.col("event_id") != pl.col("new_id"))
    return told.with_columns(
        pl.when(later).then("across").otherwise("merge_rule").alias("merge_rule"),
        pl.coalesce("new_id", "event_id").alias("event_id"),
    ).drop("new_id", "across")


def _renamed(statements: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """The statements with `new_id` for their event, where their document's event has one."""
    told = statements.join(ids.unique(), on=READING, how="left", maintain_order="left")
    return told.with_columns(pl.coalesce("new_id", "event_id").alias("event_id")).drop("new_id")
