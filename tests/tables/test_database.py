"""Every view and macro, in the database that `load` builds and over the Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from builders import AMERICA, RUSSIA, VERSIONS, actor, dataset, document, event, mention, statement

from timeline.tables.database import load
from timeline.tables.package import DatasetError
from timeline.tables.schema import schema, schemas_folder, table
from timeline.tables.target import TargetError
from timeline.tables.write import write_dataset

LAVROV = actor(person="Sergey Lavrov")
NATO = actor("NATO", "IGOWSTNAT")
UNICEF = actor("UNICEF", "IGOUNOKID")
PLAIN = actor("government", "GOV", country=None, role="GOV")

EVENTS = [
    event("meet", sources=[LAVROV], targets=[AMERICA], mention_count=2, document_count=2),
    event("say", "010", sources=[LAVROV], targets=[], goldstein=0.0, date_start=date(2022, 1, 20)),
    event("warn", "130", sources=[NATO], targets=[RUSSIA], place_geonames_id=None, place_country="BEL"),
    event("deny", "010", sources=[RUSSIA], targets=[NATO], negated=True),
    event("plan", "036", sources=[RUSSIA], targets=[AMERICA], modality="planned", reciprocal=True),
    event("undated", "111", sources=[PLAIN], targets=[UNICEF], date_start=None, date_end=None)
    | {"date_granularity": None, "place_name": None, "place_country": None, "place_geonames_id": None}
    | {"place_latitude": None, "place_longitude": None},
]
ROWS = dataset(
    EVENTS,
    documents=[
        document(outlet="Harian", url="https://example.org/1", published=date(2022, 1, 22), mention_count=6),
        document("d0", outlet="Koran", published=date(2022, 1, 21), mention_count=1),
    ],
    mentions=[
        mention("m1", "meet"),
        mention("m2", "meet", document_id="d0", sentence_index=4),
        *(mention(f"m-{e['event_id']}", e["event_id"], "kata") for e in EVENTS[1:]),
    ],
    statements=[
        statement("s1", "say"),
        statement("s2", None, form="indirect"),
        statement("s3", None, negated=True),
        statement("s4", None, form="mixed"),
    ],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # A name full of characters that mean something in SQL, in glob patterns or in a shell.
    return write_dataset(tmp_path_factory.mktemp("it's [a] *b?;--") / 'out "x"', ROWS, versions=VERSIONS)


@pytest.fixture(scope="module", params=["database", "script"])
def connection(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    if request.param == "database":
        path = load(folder, tmp_path_factory.mktemp("database") / "it's.duckdb")
        with duckdb.connect(str(path), read_only=True) as opened:
            yield opened
        return
    plain = write_dataset(tmp_path_factory.mktemp("plain") / "out", ROWS, versions=VERSIONS)
    with duckdb.connect() as opened:
        opened.execute(f"SET file_search_path = '{plain}'")
        opened.execute((schemas_folder() / "timeline.sql").read_text(encoding="utf-8"))
        yield opened


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    found = connection.execute(query)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("name", schema().tables)
def test_every_table_is_there_with_its_rows_and_comments(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    assert len(rows(connection, f"SELECT * FROM {name}")) == len(ROWS[name])
    query = f"SELECT column_name, comment FROM duckdb_columns() WHERE table_name = '{name}' ORDER BY column_index"
    found = connection.execute(query).fetchall()
    assert [column for column, _ in found] == list(table(name).columns)
    assert all(comment.startswith(table(name).field(column).description) for column, comment in found)


def test_every_view_has_a_comment(connection: duckdb.DuckDBPyConnection) -> None:
    commented = {
        name
        for (name,) in connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE comment IS NOT NULL "
            "UNION SELECT function_name FROM duckdb_functions() WHERE comment IS NOT NULL"
        ).fetchall()
    }
    assert set(schema().views) <= commented


def test_chronology_is_in_the_order_of_time(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "SELECT * FROM chronology")
    assert [row["event_id"] for row in found] == ["say", "deny", "meet", "plan", "warn", "undated"]
    meeting = found[2]
    assert meeting["date"] == date(2022, 1, 21)
    assert (meeting["place"], meeting["country"]) == ("Geneva", "CHE")
    assert meeting["who"] == "Sergey Lavrov (Russia)"
    assert meeting["what"] == "Consult, not specified below"
    assert meeting["to_whom"] == "United States"
    assert found[0]["to_whom"] is None


def test_chronology_quotes_the_earliest_mention(connection: duckdb.DuckDBPyConnection) -> None:
    meeting = rows(connection, "SELECT * FROM chronology WHERE event_id = 'meet'")[0]
    assert (meeting["document_id"], meeting["outlet"]) == ("d0", "Koran")
    assert meeting["sentence"].endswith("bertemu di Jenewa pada Jumat (21/1).")


def test_meetings_name_each_participant_once(connection: duckdb.DuckDBPyConnection) -> None:
    (meeting,) = rows(connection, "SELECT * FROM meetings")
    assert meeting["participants"] == ["Sergey Lavrov (Russia)", "United States"]
    assert meeting["codes"] == ["RUSGOV", "USAGOV"]


def test_quotes_are_direct_or_mixed_and_not_denied(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "SELECT * FROM quotes")
    assert [row["statement_id"] for row in found] == ["s1", "s4"]
    assert found[0]["date"] == date(2022, 1, 20)  # the event's
    assert found[1]["date"] == date(2022, 1, 22)  # the publication's
    assert found[0]["speaker"] == "Sergey Lavrov"
    assert found[0]["quote"] == "Kami menunggu jawaban,"


def test_icews_has_its_columns(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, 'SELECT * FROM icews ORDER BY "Event Date", "CAMEO Code", "Source Name"')
    assert list(found[0]) == [
        *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text"),
        *("CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID"),
        *("Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    ]
    assert [row["CAMEO Code"] for row in found] == ["010", "040", "040", "130", "111"]
    meeting = found[1]
    assert (meeting["Source Name"], meeting["Target Name"]) == ("Sergey Lavrov", "United States")
    assert (meeting["Source Sectors"], meeting["Source Country"]) == ("Government", "RUS")
    assert (meeting["Story ID"], meeting["Sentence Number"], meeting["City"]) == ("d0", 5, "Geneva")
    assert meeting["Event ID"] == found[2]["Event ID"] != found[0]["Event ID"]


def test_gdelt_has_its_columns(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "SELECT * FROM gdelt ORDER BY SQLDATE, EventCode, Actor1Code")
    actors = [
        f"Actor{n}{part}"
        for n in (1, 2)
        for part in (
            *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
            *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
        )
    ]
    places = [
        f"{who}Geo_{part}"
        for who in ("Actor1", "Actor2", "Action")
        for part in ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    ]
    assert list(found[0]) == [
        *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
        *actors,
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
        *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
        *places,
        *("DATEADDED", "SOURCEURL"),
    ]
    assert len(found[0]) == 61
    assert len({row["GLOBALEVENTID"] for row in found}) == len(found) == 5


def test_gdelt_codes_dates_actors_and_places(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "SELECT * FROM gdelt ORDER BY SQLDATE, EventCode, Actor1Code")
    said, met, _, warned, undated = found
    assert (met["SQLDATE"], met["MonthYear"], met["Year"]) == (20220121, 202201, 2022)
    assert met["FractionDate"] == pytest.approx(2022.1397)
    assert (met["Actor1Code"], met["Actor1Name"], met["Actor1CountryCode"]) == ("RUSGOV", "RUSSIA", "RUS")
    assert (met["Actor1Type1Code"], met["Actor1KnownGroupCode"]) == ("GOV", None)
    assert (met["NumMentions"], met["NumSources"], met["NumArticles"]) == (2, 2, 2)
    assert (met["ActionGeo_Type"], met["ActionGeo_FullName"]) == (4, "Geneva")
    assert (met["DATEADDED"], met["IsRootEvent"]) == (20220122000000, 0)
    assert said["Actor2Code"] is None
    assert (said["SOURCEURL"], said["IsRootEvent"]) == ("https://example.org/1", 1)
    assert (warned["Actor1Type1Code"], warned["Actor1KnownGroupCode"]) == ("IGO", "NAT")
    assert (warned["ActionGeo_Type"], warned["ActionGeo_CountryCode"]) == (1, "BEL")
    assert (undated["SQLDATE"], undated["ActionGeo_Type"]) == (None, 0)
    assert (undated["Actor1Type1Code"], undated["Actor2KnownGroupCode"]) == ("GOV", "UNO")


@pytest.mark.parametrize("view", ["icews", "gdelt", "phoenix"])
def test_flat_views_keep_only_what_happened(connection: duckdb.DuckDBPyConnection, view: str) -> None:
    happened = "SELECT count(*) FROM dyads WHERE event_id NOT IN ('deny', 'plan')"
    expected = connection.execute(happened).fetchall()
    assert connection.execute(f"SELECT count(*) FROM {view}").fetchall() == expected
    comment = next(v.comment for v in _views() if v.name == view)
    assert "Only events that happened" in comment


def _views() -> list[Any]:
    from timeline.tables.sql import read_views

    return read_views(schema(), schemas_folder())


def test_phoenix_has_its_columns(connection: duckdb.DuckDBPyConnection) -> None:
    found = rows(connection, "SELECT * FROM phoenix WHERE EventID = 'warn'")[0]
    assert list(found) == [
        *("EventID", "Date", "Year", "Month", "Day", "SourceFull", "SourceRoot", "SourceAgent", "SourceOthers"),
        *("TargetFull", "TargetRoot", "TargetAgent", "TargetOthers", "EventCode", "EventRoot", "QuadClass"),
        *("Goldstein", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceIDs"),
        *("URLs", "Sources"),
    ]
    assert (found["Date"], found["Month"], found["Day"]) == (20220121, 1, 21)
    assert (found["SourceRoot"], found["TargetRoot"], found["TargetAgent"]) == ("IGO", "RUS", "GOV")


def test_dyad_months_count_each_event_once_a_pair(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "SELECT month, source_country, target_country, quad_class, events FROM dyad_months ORDER BY ALL"
    ).fetchall()
    assert found == [(date(2022, 1, 1), "RUS", "USA", 1, 1), (date(2022, 1, 1), "USA", "RUS", 1, 1)]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("dyad('RUS', 'USA')", ["meet", "plan"]),
        ("dyad('USA', 'RUS')", ["meet", "plan"]),
        ("dyad('USAGOV', 'RUSGOV')", ["meet", "plan"]),
        ("dyad('RUS', 'IGOWSTNAT')", ["deny", "warn"]),
        ("dyad('IGO', 'GOV')", ["undated"]),
        ("dyad('RUS', 'RUS')", []),
        ("dyad('RUS', 'CHN')", []),
        ("actor('USA')", ["meet", "plan"]),
        ("actor('IGOUNO')", ["undated"]),
        ("actor('RUS')", ["deny", "meet", "plan", "say", "warn"]),
    ],
)
def test_macros_find_events_of_actors(connection: duckdb.DuckDBPyConnection, call: str, expected: list[str]) -> None:
    found = connection.execute(f"SELECT event_id FROM {call} ORDER BY event_id").fetchall()
    assert [name for (name,) in found] == expected


def test_macro_actor_names(connection: duckdb.DuckDBPyConnection) -> None:
    found = connection.execute(
        "SELECT actor_names([{'name': 'Russia', 'person': 'Ada'}, {'name': 'Bo', 'person': 'Bo'}, "
        "{'name': 'NATO', 'person': NULL}])"
    ).fetchall()
    assert found == [("Ada (Russia); Bo; NATO",)]


def test_load_puts_the_database_beside_the_tables(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "it's [a] *b;--", ROWS, versions=VERSIONS)
    path = load(folder)
    assert path == folder.resolve() / "timeline.duckdb"
    assert load(folder) == path
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]


def test_load_refuses_a_folder_without_a_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="holds no dataset"):
        load(tmp_path)
    with pytest.raises(DatasetError, match="is no folder"):
        load(tmp_path / "nothing")


def test_load_refuses_a_path_that_duckdb_cannot_open(folder: Path) -> None:
    with pytest.raises(TargetError, match="question mark"):
        load(folder)


def test_load_refuses_to_replace_another_file(folder: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("years of work")
    with pytest.raises(TargetError, match="is no DuckDB database"):
        load(folder, notes)
    assert notes.read_text() == "years of work"
    with pytest.raises(TargetError, match="is a folder"):
        load(folder, tmp_path)
    with pytest.raises(TargetError, match="cannot be written"):
        load(folder, tmp_path / "none" / "x.duckdb")


def test_load_leaves_the_old_database_when_a_table_is_broken(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "out", ROWS, versions=VERSIONS)
    before = load(folder).read_bytes()
    (folder / "spans.parquet").write_bytes(b"broken")
    with pytest.raises(DatasetError, match=r"spans\.parquet cannot be loaded"):
        load(folder)
    assert (folder / "timeline.duckdb").read_bytes() == before
