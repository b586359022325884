"""The register of people: who is who, as the articles of a run and of earlier ones tell.

The table `people` is a function of the tables `spans` and `documents` alone, and of the register that the run was
given. An article counts once for each person it explains: with the code that it gives them most often, in the first
place by an office beside the name ("Menteri Luar Negeri Polandia, Zbigniew Rau").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import polars as pl

from timeline.annotate.actors.names import fold
from timeline.annotate.actors.register import RULE, WORDS, KnownPerson, Register
from timeline.codes.actors import Actor
from timeline.codes.offices import all_offices
from timeline.gather.scope import is_sport, scope_lexicon
from timeline.run.settings import RunError
from timeline.streams import in_ranges, stream
from timeline.tables.frames import to_frame
from timeline.tables.schema import table

_WORD = re.compile(r"\w+")
# Rules whose mentions say themselves who a person is; the mentions of all others owe it to one of these or to a list.
TEACHING = r"^actor\.(office|holder|state)"
# One word after a comma is rather the next of a list: "the President of Chile, Lopez and others".
LAST_WORD = r",\s*[^\s,]+$"
# What stands before a name that is not its holder's: "kelompok Houthi Yaman", "a citizen of France, Jean Valjean".
NOT_HELD = ("body", "group", "relation")
ROLE_LENGTH = 3  # letters of a code that is a bare role
Form = tuple[str, ...]
Row = dict[str, Any]


@dataclass(slots=True)
class Capacity:
    """What is known of one person under one actor code; `evidence` sorts by day, document and place in it."""

    country: str | None
    role: str | None
    forms: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    articles: int = 0
    evidence: tuple[tuple[bool, date, str, int], Row] | None = None

    def add(self, other: Capacity) -> None:
        """Join what is known of the same person under another form of the name, or from another run."""
        self.forms += other.forms
        self.offices += other.offices
        self.days = _first_and_last(self.days | other.days)
        self.languages |= other.languages
        self.articles += other.articles
        if other.evidence and (self.evidence is None or other.evidence[0] < self.evidence[0]):
            self.evidence, self.country, self.role = other.evidence, other.country, other.role

    @property
    def name(self) -> str:
        """The form of most articles, a full name before a short one."""
        return max(self.forms, key=lambda form: (len(fold(form)) >= WORDS, self.forms[form], len(form), form))

    @property
    def office(self) -> str | None:
        """The office of most articles."""
        return min(self.offices, key=lambda office: (-self.offices[office], office), default=None)

    @property
    def is_person(self) -> bool:
        """Whether an article tells which office the person holds, and most articles do not call the name a group's."""
        return self.evidence is not None and self.office not in _not_held()


def _first_and_last(days: set[date]) -> set[date]:
    return {min(days), max(days)} if days else days


def learn(
    spans: pl.LazyFrame, documents: pl.LazyFrame, earlier: pl.DataFrame, folder: Path | None = None
) -> pl.DataFrame:
    """The register: what these articles teach, joined with an earlier register. All three are tables.

    What does not fit into memory waits in `folder`, by default the system's for temporary files.
    """
    found: dict[tuple[Form, str], Capacity] = {}
    for name, code, capacity in chain(_remembered(earlier), _taught(spans, documents, folder)):
        key = (fold(name), code)
        if key in found:
            found[key].add(capacity)
        else:
            found[key] = capacity
    known = [(code, capacity) for (_, code), capacity in _joined(found).items() if capacity.is_person]
    rows = sorted((_row(code, capacity) for code, capacity in known), key=lambda row: (row["name"], row["code"]))
    return to_frame(table("people"), rows)


def _remembered(people: pl.DataFrame) -> Iterator[tuple[str, str, Capacity]]:
    for row in people.iter_rows(named=True):
        days = {day for day in (row["first_seen"], row["last_seen"]) if day is not None}
        capacity = Capacity(
            country=row["country"],
            role=row["role"],
            forms=Counter({variant["form"]: variant["articles"] for variant in row["variants"]}),
            offices=Counter({row["office"]: row["articles"]} if row["office"] else {}),
            days=days,
            languages=set(row["languages"].split()),
            articles=row["articles"],
            evidence=_evidence(row, row["first_seen"]),
        )
        yield row["name"], row["code"], capacity


def _evidence(row: Row, day: date | None) -> tuple[tuple[bool, date, str, int], Row]:
    place = {key: row[key] for key in ("document_id", "evidence_start", "evidence_end", "evidence")}
    return (day is None, day or date.max, row["document_id"], row["evidence_start"]), place


def _taught(spans: pl.LazyFrame, documents: pl.LazyFrame, folder: Path | None) -> Iterator[tuple[str, str, Capacity]]:
    """One capacity a document and person, but for documents on matches, whose "representatives" are players."""
    tables = {
        "spans": stream(_explained(spans)),
        "documents": stream(documents.select("document_id", "published", "language", "text")),
    }
    for part in in_ranges(tables, ("document_id",), folder):
        yield from _taught_in(part["documents"], _votes(part["spans"]))


def _taught_in(documents: pl.DataFrame, votes: pl.DataFrame) -> Iterator[tuple[str, str, Capacity]]:
    teaching = documents.join(votes.filter(pl.col("teaching") > 0), on="document_id", how="semi")
    matches = [row["document_id"] for row in teaching.iter_rows(named=True) if _is_match(row["text"], row["language"])]
    dated = votes.join(documents.select("document_id", "published", "language"), on="document_id")
    for row in dated.filter(~pl.col("document_id").is_in(matches)).iter_rows(named=True):
        day = row["published"]
        capacity = Capacity(
            country=row["country"],
            role=row["role"],
            forms=Counter([row["person"]]),
            offices=Counter([row["office"]] if row["office"] else []),
            days={day} if day else set(),
            languages={row["language"]},
            articles=1,
            evidence=_evidence(row, day) if row["teaching"] else None,
        )
        yield row["person"], row["normalised"], capacity


def _is_match(text: str, language: str) -> bool:
    return is_sport(_WORD.findall(text.lower()), scope_lexicon(language))


def _explained(spans: pl.LazyFrame) -> pl.LazyFrame:
    """The spans that say of a person for whom they stand, and owe it to no register."""
    explained = pl.col("country").is_not_null() | (pl.col("normalised").str.len_chars() > ROLE_LENGTH)
    own = pl.col("rule_id").str.starts_with("actor.") & (pl.col("rule_id") != RULE)
    told = ("document_id", "start", "end", "text", "person", "office", "normalised", "country", "role", "rule_id")
    return spans.filter(pl.col("person").is_not_null(), explained, own).select(told)


def _votes(spans: pl.DataFrame) -> pl.DataFrame:
    """Document, person and the code that the document gives the person most, with the place that first teaches it."""
    held = pl.col("office").is_not_null() & ~pl.col("office").is_in(_not_held())
    whole = ~pl.col("text").str.contains(LAST_WORD)
    known = spans.with_columns(teaches=pl.col("rule_id").str.contains(TEACHING) & held & whole)
    first = pl.col("teaches").arg_max()
    by_code = (
        known.sort("document_id", "start", "end", "person", "normalised")
        .group_by("document_id", "person", "normalised", "country", "role", maintain_order=True)
        .agg(
            pl.col("teaches").sum().alias("teaching"),
            pl.len().alias("mentions"),
            pl.col("office").drop_nulls().first(),
            pl.col("start").get(first).alias("evidence_start"),
            pl.col("end").get(first).alias("evidence_end"),
            pl.col("text").get(first).alias("evidence"),
        )
    )
    ranked = by_code.sort("teaching", "mentions", descending=True, maintain_order=True)
    return ranked.unique(["document_id", "person"], keep="first", maintain_order=True)


@cache
def _not_held() -> frozenset[str]:
    """Titles that a person does not hold."""
    return frozenset(title for title, office in all_offices().items() if office.kind in NOT_HELD)


def _joined(found: dict[tuple[Form, str], Capacity]) -> dict[tuple[Form, str], Capacity]:
    """The same with short names joined to the only full name under the same code that has all their words."""
    by_word: dict[tuple[str, str], list[Form]] = {}
    for form, code in found:
        for word in set(form):
            by_word.setdefault((word, code), []).append(form)
    joined: dict[tuple[Form, str], Capacity] = {}
    for form, code in sorted(found, key=lambda key: (-len(set(key[0])), key)):
        longer = [other for other in by_word[form[0], code] if set(form) < set(other)] if form else []
        longest = max(longer, key=lambda other: (len(set(other)), other), default=None)
        if longest is not None and all(set(other) <= set(longest) for other in longer):
            joined[longest, code].add(found[form, code])
        else:
            joined[form, code] = found[form, code]
    return joined


def _row(code: str, capacity: Capacity) -> Row:
    assert capacity.evidence is not None
    forms = sorted(capacity.forms.items(), key=lambda item: (-item[1], item[0]))
    return {
        "name": capacity.name,
        "variants": [{"form": form, "articles": articles} for form, articles in forms],
        "office": capacity.office,
        "code": code,
        "country": capacity.country,
        "role": capacity.role,
        "first_seen": min(capacity.days, default=None),
        "last_seen": max(capacity.days, default=None),
        "articles": capacity.articles,
        "languages": " ".join(sorted(capacity.languages)),
        **capacity.evidence[1],
    }


def read_people(path: Path | None) -> pl.DataFrame:
    """The register in a file, empty without one. Raises RunError for a file that holds none."""
    if path is None:
        return to_frame(table("people"), ())
    if not path.is_file():
        raise RunError(f"{path} is no file; give a people.parquet of a dataset")
    try:
        return to_frame(table("people"), pl.read_parquet(path).select(table("people").columns))
    except (OSError, pl.exceptions.PolarsError, ValueError) as problem:
        reason = (str(problem).splitlines() or [type(problem).__name__])[0]
        raise RunError(f"{path} is no register of people ({reason}); give a people.parquet of a dataset") from problem


def to_register(people: pl.DataFrame) -> Register:
    """The look-up for a register's rows; those without a day are of no time and are left out."""
    return Register(map(_known_person, people.filter(pl.col("first_seen").is_not_null()).iter_rows(named=True)))


def _known_person(row: Row) -> KnownPerson:
    return KnownPerson(
        names=tuple(variant["form"] for variant in row["variants"]),
        actor=Actor(row["name"], row["code"], row["country"], row["role"], row["name"]),
        office=row["office"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        articles=row["articles"],
    )
