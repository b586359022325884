"""The gazetteer: cities of GeoNames and a hand-kept list of towns, venues, regions and seas.

`gazetteer.tsv` is built by `timeline.codes.build_gazetteer`; `places.csv` and `cities.csv`, which names the cities
of the gazetteer that news of diplomacy is full of, are edited by hand. Names in a language that need it stand in that
language's own `places.csv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.countries import all_countries
from timeline.lexicon import LexiconError, Row, read_csv

GAZETTEER_PATH = Path(__file__).with_name("gazetteer.tsv")
GAZETTEER_COLUMNS = (
    "geonames_id", "name", "country", "latitude", "longitude", "population", "kind", "aliases",
)  # fmt: skip
CITIES_PATH = Path(__file__).with_name("cities.csv")
PLACES_PATH = Path(__file__).with_name("places.csv")
PLACES_COLUMNS = ("name", "kind", "country", "latitude", "longitude", "geonames_id", "city")
HAND_KINDS = ("city", "region", "sea", "venue")


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `kind` is country, capital, city, region, sea or venue; `country` ISO 3166-1 alpha-3.

    `country` is None for seas and for regions of several or contested countries. `city` names the city that a
    venue stands in. `listed` marks the hand-kept places, whose names mean nothing else.
    """

    name: str
    kind: str
    country: str | None
    latitude: float
    longitude: float
    geonames_id: int | None = None
    population: int = 0
    city: str | None = None
    listed: bool = False


@cache
def hand_kept() -> tuple[Place, ...]:
    """The places of `places.csv`. Raises LexiconError for a line that cannot be."""
    rows = list(read_csv(PLACES_PATH, PLACES_COLUMNS))
    names = {place.name for place, _ in cities()} | {row["name"] for row in rows}
    for row in rows:
        if row["city"] and row["city"] not in names:
            raise row.error(f"the city {row['city']!r} is neither here nor in gazetteer.tsv")
    return tuple(_hand_kept_place(row) for row in rows)


@cache
def well_known() -> Mapping[int, str]:
    """GeoNames id and canonical English name of the cities whose name needs no further evidence."""
    rows = read_csv(CITIES_PATH, ("geonames_id", "name"))
    return MappingProxyType({int(row["geonames_id"]): row["name"] for row in rows})


@cache
def cities() -> tuple[tuple[Place, tuple[str, ...]], ...]:
    """The cities of GeoNames, each with its aliases."""
    return tuple(_read_cities())


def _read_cities() -> Iterator[tuple[Place, tuple[str, ...]]]:
    with GAZETTEER_PATH.open(encoding="utf-8") as handle:
        header = next(handle).rstrip("\n").split("\t")
        if tuple(header) != GAZETTEER_COLUMNS:
            raise LexiconError(GAZETTEER_PATH, 1, f"columns are {header}, expected {list(GAZETTEER_COLUMNS)}")
        for line in handle:
            number, name, country, latitude, longitude, population, kind, aliases = line.rstrip("\n").split("\t")
            place = Place(name, kind, country, float(latitude), float(longitude), int(number), int(population))
            yield place, tuple(aliases.split("|")) if aliases else ()


def _hand_kept_place(row: Row) -> Place:
    if row["kind"] not in HAND_KINDS:
        raise row.error(f"kind is {row['kind']!r}, expected one of {', '.join(HAND_KINDS)}")
    if row["country"] and row["country"] not in all_countries():
        raise row.error(f"{row['country']!r} is not in countries.csv")
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise row.error(f"{latitude}, {longitude} is not a place on Earth")
    return Place(
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        latitude=latitude,
        longitude=longitude,
        geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
        city=row["city"] or None,
        listed=True,
    )
