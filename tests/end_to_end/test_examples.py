"""The shipped examples, from files to tables, with the real pipelines."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
import yaml

import timeline
from timeline.run.merging import merge
from timeline.run.settings import Settings
from timeline.tables.database import load
from timeline.tables.schema import schema
from timeline.tables.validate import validate

ROOT = Path(__file__).parents[2]
EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("expected.yaml").read_text(encoding="utf-8")
)


def case(document: str, row: dict[str, Any]) -> Any:
    """A row as a case; one with a known gap must fail, so that the gap is struck out once it is closed."""
    marks = [pytest.mark.xfail(reason=row["gap"], strict=True)] if "gap" in row else []
    name = " ".join(str(value) for key, value in row.items() if key != "gap")
    return pytest.param(document, row, marks=marks, id=f"{document}: {name}")


CASES = [case(document, row) for document, rows in EXPECTED.items() for row in rows]


@pytest.fixture(scope="module")
def tables() -> timeline.Tables:
    return timeline.extract(ROOT / "examples" / "articles")


@pytest.fixture(scope="module")
def dataset(tables: timeline.Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tables.write(tmp_path_factory.mktemp("examples") / "dataset").folder


def events_of(tables: timeline.Tables, document: str) -> list[dict[str, Any]]:
    """Events that a document mentions, each with the forms of the statements that it is."""
    own = tables.mentions.filter(pl.col("document_id") == document)["event_id"].implode()
    forms = tables.statements.group_by("event_id").agg(pl.col("form"))
    found = tables.events.filter(pl.col("event_id").is_in(own)).join(forms, on="event_id", how="left")
    return found.to_dicts()


def is_actor(actor: dict[str, Any], wanted: str) -> bool:
    return wanted in (actor["name"], actor["person"]) or (actor["code"] or "").startswith(wanted)


def has_parties(event: dict[str, Any], wanted: dict[str, Any]) -> bool:
    sides = [(event["sources"], event["targets"])]
    if event["reciprocal"]:
        sides.append((event["targets"], event["sources"]))
        everybody = event["sources"] + event["targets"]
        sides.append((everybody, everybody))
    return any(
        ("who" not in wanted or any(is_actor(actor, wanted["who"]) for actor in who))
        and ("whom" not in wanted or any(is_actor(actor, wanted["whom"]) for actor in whom))
        for who, whom in sides
    )


def fits(event: dict[str, Any], wanted: dict[str, Any]) -> bool:
    start, end = wanted["date"] if isinstance(wanted.get("date"), list) else (wanted.get("date"),) * 2
    pairs = {
        "type": event["event_type"],
        "root": event["cameo_root"],
        "place": event["place_name"],
        "modality": event["modality"],
        "background": event["background"],
    }
    plain = all(found == wanted.get(key, found) for key, found in pairs.items())
    dated = start is None or (event["date_start"], event["date_end"]) == (start, end)
    formed = "form" not in wanted or wanted["form"] in (event["form"] or [])
    return plain and dated and formed and has_parties(event, wanted)


@pytest.mark.parametrize(("document", "row"), CASES)
def test_row_is_found(document: str, row: dict[str, Any], tables: timeline.Tables) -> None:
    events = events_of(tables, document)
    assert any(fits(event, row) for event in events), [
        (e["event_type"], e["cameo_code"], e["date_value"], e["place_name"]) for e in events
    ]


def test_every_example_is_read_with_its_date(tables: timeline.Tables) -> None:
    assert tables.rejects.height == 0
    published = dict(zip(tables.documents["document_id"], tables.documents["published"], strict=True))
    assert published == {
        "abraham-2020": date(2020, 9, 17),
        "bali": date(2022, 11, 16),
        "bali-2022": date(2022, 11, 16),
        "camp-david-2023": date(2023, 8, 22),
        "grain-2022": date(2022, 7, 25),
        "kyiv-moskow": date(2022, 7, 1),
        "myanmar-jakarta": date(2021, 4, 27),
        "rohingya-2017": date(2017, 9, 6),
        "salisbury": date(2018, 3, 30),
        "singapore-2018": date(2018, 6, 13),
    }
    assert published.keys() == EXPECTED.keys()


def test_examples_show_every_kind(tables: timeline.Tables) -> None:
    assert set(tables.events["event_type"]) == {"meeting", "statement", "action"}
    assert set(tables.statements["form"]) == {"direct", "mixed", "indirect"}
    assert set(tables.spans["kind"]) == {"actor", "place", "time"}
    assert {"actual", "planned"} <= set(tables.events["modality"])
    assert set(tables.documents["language"]) == {"id", "en"}
    assert tables.events["cameo_root"].n_unique() >= 12


def test_dataset_is_valid(dataset: Path) -> None:
    assert validate(dataset) == []


def test_dataset_is_read_back_as_written(tables: timeline.Tables, dataset: Path) -> None:
    back = timeline.read_dataset(dataset)
    for name in schema().tables:
        assert getattr(back, name).height == getattr(tables, name).height


def test_two_workers_write_the_same_bytes(tables: timeline.Tables, dataset: Path, tmp_path: Path) -> None:
    other = timeline.extract(ROOT / "examples" / "articles", workers=2).write(tmp_path / "dataset").folder
    assert {p.name: p.read_bytes() for p in other.iterdir()} == {p.name: p.read_bytes() for p in dataset.iterdir()}


def test_an_event_that_two_articles_tell_is_one(tables: timeline.Tables) -> None:
    several = tables.events.filter(pl.col("document_count") > 1)
    told = tables.mentions.join(several, on="event_id", how="semi")
    assert several["date_start"].sort().to_list() == [date(2022, 11, 14), date(2022, 11, 15)]
    assert set(told["document_id"]) == {"bali", "bali-2022"}
    assert set(told["merge_rule"]) == {None, "article", "people"}


def test_datasets_of_some_articles_each_merge_to_the_same_bytes(dataset: Path, tmp_path: Path) -> None:
    files = sorted((ROOT / "examples" / "articles").iterdir())
    parts = [timeline.extract(files[n::2]).write(tmp_path / str(n)).folder for n in range(2)]
    merge(parts, tmp_path / "merged", Settings())
    merged = {p.name: p.read_bytes() for p in (tmp_path / "merged").iterdir()}
    assert merged == {p.name: p.read_bytes() for p in dataset.iterdir()}


def test_dataset_loads_into_duckdb(tables: timeline.Tables, dataset: Path, tmp_path: Path) -> None:
    database = load(dataset, tmp_path / "timeline.duckdb")
    with duckdb.connect(str(database), read_only=True) as connection:
        (number,) = connection.execute("SELECT count(*) FROM chronology").fetchall()[0]
        assert number == tables.events.height
        assert connection.execute("FROM dyad('RUS', 'USA')").fetchall()


def test_order_of_sets_decides_nothing(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        command = [
            sys.executable,
            "-m",
            "timeline",
            "extract",
            str(ROOT / "examples" / "articles"),
            "--out",
            str(out),
            "--quiet",
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        written.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert written[0] == written[1]
