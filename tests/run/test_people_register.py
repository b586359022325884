"""The register of people: what spans teach, how runs add up, and the second reading of a run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from timeline.articles.article import Article
from timeline.run.batch import process
from timeline.run.engine import collect, run
from timeline.run.people import learn, read_people
from timeline.run.second_reading import read_again
from timeline.run.settings import RunError, Settings
from timeline.tables.frames import to_frame
from timeline.tables.schema import table

Row = dict[str, Any]
MONDAY, FRIDAY = date(2022, 1, 10), date(2022, 1, 14)
HOLDER, LISTED, SHORT = "actor.office_holder", "actor.listed", "actor.short_name"


def said(document: str, person: str, code: str, rule: str = HOLDER, office: str | None = "minister") -> Row:
    country = None if code.startswith("IGO") else code[:3]
    at = 10 * len(person)
    span = {"document_id": document, "kind": "actor", "start": at, "end": at + 5, "text": f"minister {person}"}
    return {
        **span,
        "person": person,
        "office": office,
        "rule_id": rule,
        "normalised": code,
        "country": country,
        "role": code[3:] if country else None,
    }


def register(
    spans: Sequence[Row], days: dict[str, date | None], earlier: pl.DataFrame | None = None, text: str = "Berita."
) -> pl.DataFrame:
    documents = [{"document_id": d, "published": day, "language": "id", "text": text} for d, day in days.items()]
    before = read_people(None) if earlier is None else earlier
    return learn(to_frame(table("spans"), spans).lazy(), to_frame(table("documents"), documents).lazy(), before)


def rows(people: pl.DataFrame) -> list[tuple[str, str, int]]:
    return list(people.select("name", "code", "articles").iter_rows())


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([said("a", "Ana Ruiz", "PERGOV")], [("Ana Ruiz", "PERGOV", 1)]),
        # one article, one vote: the code that it teaches most
        (
            [said("a", "Ana Ruiz", "PERGOV"), said("a", "Ana Ruiz", "PERGOV"), said("a", "Ana Ruiz", "CHLGOV")],
            [("Ana Ruiz", "PERGOV", 1)],
        ),
        # articles that know the person by a list or a short name count, but do not teach
        ([said("a", "Ana Ruiz", "PERGOV"), said("b", "Ana Ruiz", "PERGOV", LISTED)], [("Ana Ruiz", "PERGOV", 2)]),
        ([said("a", "Ana Ruiz", "PERGOV", LISTED)], []),
        ([said("a", "Ana Ruiz", "PERGOV", "actor.register")], []),
        # no office, a role without a state, a group or body before the name: nothing is taught
        ([said("a", "Ana Ruiz", "PERGOV", office=None)], []),
        ([said("a", "Ana Ruiz", "GOV") | {"country": None}], []),
        ([said("a", "Ana Ruiz", "PERREB", office="rebels")], []),
        # what stands alone after a comma may be the next of a list
        ([said("a", "Ana Ruiz", "PERGOV") | {"text": "minister of Peru, Ruiz"}], []),
        # two capacities are two rows
        (
            [said("a", "Ana Ruiz", "PERGOV"), said("b", "Ana Ruiz", "IGOUNO")],
            [("Ana Ruiz", "IGOUNO", 1), ("Ana Ruiz", "PERGOV", 1)],
        ),
        # spellings, and a short name that only one full name can mean
        ([said("a", "Ana Ruiz", "PERGOV"), said("b", "ANA RUÍZ", "PERGOV")], [("Ana Ruiz", "PERGOV", 2)]),
        ([said("a", "Ana Ruiz", "PERGOV"), said("b", "Ruiz", "PERGOV")], [("Ana Ruiz", "PERGOV", 2)]),
        (
            [said("a", "Ana Ruiz", "PERGOV"), said("b", "Ruiz", "PERGOV"), said("a", "Luis Ruiz", "PERGOV")],
            [("Ana Ruiz", "PERGOV", 1), ("Luis Ruiz", "PERGOV", 1), ("Ruiz", "PERGOV", 1)],
        ),
        (
            [said("a", "Ana Ruiz", "PERGOV"), said("b", "Ruiz", "CHLGOV")],
            [("Ana Ruiz", "PERGOV", 1), ("Ruiz", "CHLGOV", 1)],
        ),
    ],
)
def test_what_articles_teach(spans: list[Row], expected: list[tuple[str, str, int]]) -> None:
    assert rows(register(spans, {"a": MONDAY, "b": FRIDAY})) == expected


def test_matches_teach_nobody() -> None:
    players = [said("a", "Ana Ruiz", "PERGOV", office="Ambassador")]
    text = "Pertandingan final turnamen itu dimenangkan sang atlet: gol, skor, juara, laga, wasit."
    assert rows(register(players, {"a": MONDAY}, text=text)) == []
    assert rows(register(players, {"a": MONDAY})) != []


def test_a_row_tells_time_and_first_evidence() -> None:
    spans = [said("b", "Ana Ruiz", "PERGOV"), said("c", "Ruiz", "PERGOV"), said("a", "Ana Ruiz", "PERGOV", LISTED)]
    (row,) = register(spans, {"a": MONDAY, "b": FRIDAY, "c": None}).iter_rows(named=True)
    assert (row["first_seen"], row["last_seen"], row["articles"]) == (MONDAY, FRIDAY, 3)
    assert (row["document_id"], row["evidence"]) == ("b", "minister Ana Ruiz")
    assert row["variants"] == [{"form": "Ana Ruiz", "articles": 2}, {"form": "Ruiz", "articles": 1}]


def test_the_register_grows_from_run_to_run() -> None:
    first = register([said("a", "Ana Ruiz", "PERGOV"), said("a", "Bo Li", "CHNGOV")], {"a": MONDAY})
    grown = register([said("b", "Ruiz", "PERGOV")], {"b": FRIDAY}, first)
    at_once = register(
        [said("a", "Ana Ruiz", "PERGOV"), said("a", "Bo Li", "CHNGOV"), said("b", "Ruiz", "PERGOV")],
        {"a": MONDAY, "b": FRIDAY},
    )
    assert grown.equals(at_once)
    assert rows(grown) == [("Ana Ruiz", "PERGOV", 2), ("Bo Li", "CHNGOV", 1)]


def test_the_order_of_rows_decides_nothing() -> None:
    spans = [said(d, p, c) for d in "abc" for p in ("Ana Ruiz", "Ruiz", "Bo Li") for c in ("PERGOV", "CHNGOV")]
    days = {"a": MONDAY, "b": FRIDAY, "c": None}
    assert register(spans, days).equals(register(spans[::-1], dict(reversed(days.items()))))


@pytest.mark.parametrize("content", [b"", b"name,code\nAna,PERGOV\n"])
def test_a_file_that_is_no_register(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(RunError, match=r"people\.csv is no register of people"):
        read_people(path)


TEACHING = "Menteri Luar Negeri Polandia, Tadeusz Wolski, tiba di Wina pada Senin."
BARE = "Tadeusz Wolski mengatakan bahwa Rusia harus menarik pasukannya. Wolski menolak usul itu."
OTHERWISE = "Presiden Ceko Tadeusz Wolski menolak usul itu."


def read_all(*texts: tuple[str, date], settings: Settings | None = None) -> dict[str, pl.DataFrame]:
    settings = settings or Settings()
    articles = [Article(f"d{n}", "news", text, "id", published=day) for n, (text, day) in enumerate(texts)]
    tables, _ = read_again(collect(run(articles, settings, process)), settings, process, workers=1)
    return tables


def codes(tables: dict[str, pl.DataFrame], document: str) -> set[str | None]:
    named = tables["spans"].filter(pl.col("person").is_not_null(), pl.col("document_id") == document)
    return set(named["normalised"].to_list())


def test_a_run_uses_what_its_other_articles_tell() -> None:
    tables = read_all((BARE, MONDAY), (TEACHING, FRIDAY), (BARE, date(2023, 1, 1)), (TEACHING, FRIDAY))
    assert [codes(tables, f"d{n}") for n in range(4)] == [{"POLGOV"}, {"POLGOV"}, {None}, {"POLGOV"}]
    assert rows(tables["people"]) == [("Tadeusz Wolski", "POLGOV", 2)]
    assert sorted(tables["documents"]["document_id"]) == ["d0", "d1", "d2", "d3"]
    told = tables["mentions"].filter(
        pl.col("sources").list.eval(pl.element().struct.field("country") == "POL").list.any()
    )
    assert set(told["document_id"]) >= {"d0"}


def test_what_an_article_says_stands_and_two_countries_teach_nothing() -> None:
    tables = read_all((TEACHING, MONDAY), (OTHERWISE, MONDAY), (BARE, MONDAY))
    assert [codes(tables, f"d{n}") for n in range(3)] == [{"POLGOV"}, {"CZEGOV"}, {None}]


def test_an_earlier_register_is_used_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    read_all((TEACHING, MONDAY))["people"].write_parquet(path)
    tables = read_all((BARE, FRIDAY), settings=Settings(people=path))
    assert codes(tables, "d0") == {"POLGOV"}
    assert rows(tables["people"]) == [("Tadeusz Wolski", "POLGOV", 1)]


def test_an_earlier_register_that_this_run_contradicts_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "people.parquet"
    read_all((TEACHING, MONDAY))["people"].write_parquet(path)
    tables = read_all((BARE, FRIDAY), (OTHERWISE, FRIDAY), settings=Settings(people=path))
    assert codes(tables, "d0") == {None}
