"""Mentions for tests, each in one line: what a test does not name has a plausible default."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from timeline.articles.article import Article
from timeline.codes.actors import Actor
from timeline.gather.records import Dating, GatheredArticle, Mention, Party, Placing, StatementRecord
from timeline.resolve import article_rows
from timeline.run.engine import frames, merge
from timeline.run.resolving import whole

TEXT = "Russia met the United States in Geneva, it said, and so on and on."
PUBLISHED = date(2022, 1, 14)
NAMES = {"RUS": "Russia", "USA": "United States", "FRA": "France", "TUR": "Turkey"}
DAY = date(2022, 1, 10)
NOWHERE, GENEVA = Placing(), Placing("Geneva", "CHE", 46.2, 6.1, 2660646, "stated", "Geneva", (30, 36))
SWISS, ANKARA = Placing("Switzerland", "CHE", 47.0, 8.0, 2658434, "context"), Placing("Ankara", "TUR", basis="context")
SAID = StatementRecord(
    "Russia",
    "RUSGOV",
    "RUS",
    "Russia",
    (10, 14),
    "said",
    "say",
    "indirect",
    "x",
    ((15, 16),),
    None,
    None,
    None,
    False,
    False,
)


def parties(codes: str) -> tuple[Party, ...]:
    """ "RUS USA": the governments of Russia and of the United States."""
    return tuple(Party(Actor(NAMES[c], c + "GOV", c, "GOV"), (0, 3), NAMES[c]) for c in codes.split())


def on(day: date, until: date | None = None, basis: str = "stated") -> Dating:
    end = until or day
    granularity, value = ("day", day.isoformat()) if day == end else ("range", f"{day}/{end}")
    return Dating(day, end, granularity, value, basis, "then" if basis == "stated" else None)


def mention(sources: str = "RUS", targets: str = "USA", at: int = 10, **values: object) -> Mention:
    """A meeting of Russia and the United States that took place; `at` is where its trigger begins."""
    made = Mention(
        event_type="meeting",
        code="040",
        sources=parties(sources),
        targets=parties(targets),
        reciprocal=True,
        modality="actual",
        negated=False,
        background=False,
        dating=Dating(),
        placing=NOWHERE,
        sentence_index=0,
        sentence=(0, 50),
        trigger=(at, at + 3),
        rule_id="act.en.meet.1",
        confidence=0.7,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def gathered(
    *mentions: Mention,
    document_id: str = "d1",
    published: date | None = PUBLISHED,
    language: str = "en",
    names: tuple[str, ...] = (),
) -> GatheredArticle:
    """An article with these mentions; `names` are codes of actors in the content of SAID."""
    article = Article(document_id, "a.txt", TEXT, language, published=published, published_basis="record")
    named = {"kind": "actor", "start": 15, "end": 16, "text": TEXT[15:16], "rule_id": "r"}
    return GatheredArticle(article, 1, mentions, (), tuple(named | {"normalised": name} for name in names))


def tables(*articles: GatheredArticle) -> dict[str, pl.DataFrame]:
    """All tables of a dataset of these articles."""
    return whole(merge(frames(article_rows(article)) for article in articles))
