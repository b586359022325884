"""Events from their mentions: an event takes each group of columns from the mention that tells it best.

What is best is written down in CHOICES. The mentions of an event are those with its `event_id`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from timeline.codes import cameo
from timeline.resolve.readings import is_vague_place, side

# Codes that say no more than that there was a meeting, or that something was said.
UNSPECIFIC = ("010", "036", "040")
# Days, for a date that is open to one side or missing.
NO_END = 10_000
# From the surest to the least sure.
MODALITIES = ("actual", "planned", "hypothetical")
# The order in which mentions came before readers; the last two make it complete.
TELLING = ("published", "document_id", "trigger_start", "mention_id")


@dataclass(frozen=True, slots=True)
class Choice:
    """Columns that an event takes together from one mention: the first by `order`, ascending, then by TELLING.

    `same` is equal where two mentions tell the same; SUPPORT in the order counts the documents that do, then,
    of an event that several documents tell, the mentions.
    """

    columns: tuple[str, ...]
    same: pl.Expr
    order: Sequence[pl.Expr]


def _parties() -> pl.Expr:
    return pl.concat_list("sources", "targets")


def _sides() -> pl.Expr:
    """The sides of an event in one text, whatever their order."""
    return _parties().list.eval(side()).list.unique().list.sort().list.join(" ")


def _names_all() -> pl.Expr:
    """Whether a mention of an act itself names all its parties, and more than one."""
    named = pl.element().struct.field("text").is_not_null()
    act = pl.col("event_type") != "statement"
    return act & (_parties().list.len() > 1) & _parties().list.eval(named).list.all()


def _persons() -> pl.Expr:
    return _parties().list.eval(pl.element().struct.field("person").drop_nulls()).list.len()


def _days() -> pl.Expr:
    return (pl.col("date_end") - pl.col("date_start")).dt.total_days().fill_null(NO_END)


def _lent_day() -> pl.Expr:
    """The day of publication, where that stands for the event's: the first to tell of it is the nearest."""
    return pl.when(pl.col("date_basis") == "publication").then("date_start")


def _most(number: pl.Expr) -> pl.Expr:
    return -number.cast(pl.Int64)


# Parties: those who tell all of them themselves, then the most, then the fullest.
# Codes: those that tell more than that there was a meeting or statement, then the most.
# Dates: stated, then the narrowest, then the most. Places: a city, then the most. Modality: the surest.
SUPPORT = (_most(pl.col("documents")), _most(pl.col("voices")))
CHOICES = (
    Choice(
        ("sources", "targets"), _sides(), (~_names_all(), *SUPPORT, _most(_parties().list.len()), _most(_persons()))
    ),
    Choice(("cameo_code",), pl.col("cameo_code"), (pl.col("cameo_code").is_in(UNSPECIFIC), *SUPPORT)),
    Choice(
        ("date_start", "date_end", "date_granularity", "date_value", "date_basis", "date_text"),
        pl.concat_str("date_start", "date_end", separator=" ", ignore_nulls=True),
        (pl.col("date_basis") != "stated", _days(), _lent_day(), *SUPPORT),
    ),
    Choice(
        (
            *("place_name", "place_country", "place_latitude", "place_longitude"),
            *("place_geonames_id", "place_basis", "place_text"),
        ),
        pl.concat_str("place_name", "place_country", separator=" ", ignore_nulls=True),
        (pl.col("place_name").is_null(), is_vague_place(), *SUPPORT),
    ),
    Choice(("modality",), pl.col("modality"), (pl.col("modality").replace_strict(MODALITIES, range(3)),)),
)


# What events are made of, but for the day of publication.
NEEDED = (
    *("event_id", "document_id", "trigger_start", "mention_id", "event_type", "negated", "reciprocal", "background"),
    *("confidence", *(column for choice in CHOICES for column in choice.columns)),
)


def event_table(mentions: pl.DataFrame) -> pl.DataFrame:
    """The table of events: one row for each `event_id` of the mentions.

    These have the columns NEEDED and the day on which their document was `published`.
    """
    told = mentions.sort("event_id", *TELLING, nulls_last=True)
    events = told.group_by("event_id", maintain_order=True).agg(
        pl.col("event_type", "negated").first(),
        pl.col("reciprocal").any(),
        pl.col("background").all(),
        pl.col("confidence").max(),
        pl.len().alias("mention_count"),
        pl.col("document_id").n_unique().alias("document_count"),
        pl.col("published").min().alias("first_published"),
    )
    once = pl.col("mention_count") == 1
    several = told.join(events.filter(~once), on="event_id", how="semi")
    single = told.join(events.filter(once), on="event_id", how="semi")
    for choice in CHOICES:
        chosen = pl.concat([_chosen(several, choice), single.select("event_id", *choice.columns)])
        events = events.join(chosen, on="event_id", how="left")
    return events.join(_codes(), on="cameo_code", how="left")


def _chosen(told: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """One row an event, with the columns of a choice; `told` is in the order of telling."""
    order = [f"order_{number}" for number in range(len(choice.order))]
    documents = pl.col("document_id").n_unique()
    voices = pl.when(documents.over("event_id") > 1).then(pl.len().over("event_id", "same"))
    return (
        told.with_columns(choice.same.alias("same"))
        .with_columns(documents.over("event_id", "same").alias("documents"), voices.alias("voices"))
        .with_columns(expression.alias(name) for expression, name in zip(choice.order, order, strict=True))
        .sort("event_id", *order, nulls_last=True, maintain_order=True)
        .unique("event_id", keep="first", maintain_order=True)
        .select("event_id", *choice.columns)
    )


def _codes() -> pl.DataFrame:
    """What the columns of an event say about its code."""
    return pl.DataFrame(
        [
            {
                "cameo_code": c.code,
                "cameo_root": c.root,
                "cameo_label": c.name,
                "plover_event": c.plover,
                "quad_class": c.quad_class,
                "goldstein": c.goldstein,
            }
            for c in cameo.all_codes().values()
        ],
        schema_overrides={"goldstein": pl.Float64},
    )


SIDE = ("name", "code", "country", "role", "person")
REPEATED = (
    *("event_id", "event_type", "cameo_code", "cameo_root", "quad_class", "goldstein", "date_start", "date_end"),
    *("modality", "negated", "confidence", "place_name", "place_country"),
)


def dyad_table(events: pl.DataFrame) -> pl.DataFrame:
    """One row a source and target; a mutual event gives both directions, a missing side is null."""
    mutual = pl.col("reciprocal") & (_parties().list.len() > 1)
    directed = events.filter(~mutual).explode("sources", empty_as_null=True).explode("targets", empty_as_null=True)
    both = events.filter(mutual).with_columns(_parties().alias("sources"), _parties().alias("targets"))
    both = both.with_columns(_positions("sources"), _positions("targets"))
    both = both.explode("sources", "at_sources").explode("targets", "at_targets")
    pairs = pl.concat([directed, both.filter(pl.col("at_sources") != pl.col("at_targets")).select(directed.columns)])
    return pairs.select(*REPEATED, *_side_columns("sources", "source"), *_side_columns("targets", "target"))


def _positions(column: str) -> pl.Expr:
    return pl.int_ranges(pl.col(column).list.len()).alias(f"at_{column}")


def _side_columns(column: str, prefix: str) -> list[pl.Expr]:
    return [pl.col(column).struct.field(name).alias(f"{prefix}_{name}") for name in SIDE]
