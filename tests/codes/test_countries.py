from __future__ import annotations

import csv

import pytest

from timeline.codes import countries
from timeline.codes.cameo import UnknownCodeError


def test_countries_hold_the_united_nations_and_the_disputed():
    kinds = {}
    for country in countries.all_countries().values():
        kinds.setdefault(country.kind, set()).add(country.iso3)
    assert len(kinds["member"]) == 193
    assert kinds["observer"] == {"PSE", "VAT"}
    assert kinds["disputed"] == {"ESH", "TWN", "XKX"}
    assert {"HKG", "MAC", "GRL", "PRI", "NCL"} <= kinds["territory"]


@pytest.mark.parametrize("column", ["iso3", "iso2", "name", "geonames_id", "cow"])
def test_countries_have_no_duplicates(column):
    values = [getattr(country, column) for country in countries.all_countries().values()]
    values = [value for value in values if value is not None]
    assert len(values) == len(set(values))


def test_countries_file_is_sorted_and_has_one_line_each():
    with countries.PATH.open(encoding="utf-8") as handle:
        rows = list(csv.reader(line for line in handle if not line.startswith("#")))[1:]
    codes = [row[0] for row in rows]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize(
    ("code", "iso3"),
    [("IDN", "IDN"), ("ID", "IDN"), ("KSV", "XKX"), ("XK", "XKX"), ("TMP", "TLS"), ("ROM", "ROU"), ("ZAR", "COD")],
)
def test_countries_lookup_reads_other_lists(code, iso3):
    assert countries.lookup(code).iso3 == iso3


@pytest.mark.parametrize("code", ["", "EUR", "UNO", "AZEPRE", "idn", "Indonesia"])
def test_countries_lookup_refuses_what_is_no_country(code):
    with pytest.raises(UnknownCodeError, match="no country code"):
        countries.lookup(code)


@pytest.mark.parametrize(
    ("iso3", "cow", "latitude", "longitude"),
    [("IDN", 850, -5, 120), ("FRA", 220, 46, 2), ("GBR", 200, 54, -2), ("TLS", 860, -9, 126), ("USA", 2, 40, -98)],
)
def test_countries_carry_number_and_position(iso3, cow, latitude, longitude):
    country = countries.lookup(iso3)
    assert country.cow == cow
    assert country.latitude == pytest.approx(latitude, abs=1)
    assert country.longitude == pytest.approx(longitude, abs=1)
