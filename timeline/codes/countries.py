"""States and territories: ISO codes, names and where they lie.

The list is `countries.csv`: all members of the United Nations, disputed territories and dependencies, one line
each, with the Correlates of War number that older datasets use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from timeline.codes.cameo import UnknownCodeError
from timeline.lexicon import Row, read_csv

PATH = Path(__file__).with_name("countries.csv")
COLUMNS = (
    "iso3", "iso2", "name", "kind", "cow", "other_codes", "latitude", "longitude", "geonames_id",
)  # fmt: skip
KINDS = ("member", "observer", "disputed", "territory")


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. `kind` is one of KINDS, seen from the United Nations.

    `cow` is the Correlates of War number; `other_codes` what older lists write (`KSV` for Kosovo); latitude
    and longitude are degrees and mark the middle of the country, not its capital.
    """

    iso3: str
    iso2: str
    name: str
    kind: str
    cow: int | None
    other_codes: tuple[str, ...]
    latitude: float
    longitude: float
    geonames_id: int


def lookup(code: str) -> Country:
    """The country of an ISO 3166-1 alpha-3 or alpha-2 code, or of an older list's code.

    Raises UnknownCodeError for any other.
    """
    try:
        return _by_any_code()[code]
    except KeyError:
        raise UnknownCodeError(code, "country code") from None


@cache
def all_countries() -> Mapping[str, Country]:
    """Every country by its alpha-3 code, sorted by that code."""
    return MappingProxyType({row["iso3"]: _country(row) for row in read_csv(PATH, COLUMNS)})


@cache
def _by_any_code() -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    for country in all_countries().values():
        for code in (country.iso3, country.iso2, *country.other_codes):
            found[code] = country
    return found


def _country(row: Row) -> Country:
    if row["kind"] not in KINDS:
        raise row.error(f"kind is {row['kind']!r}, expected one of {', '.join(KINDS)}")
    return Country(
        iso3=row["iso3"],
        iso2=row["iso2"],
        name=row["name"],
        kind=row["kind"],
        cow=int(row["cow"]) if row["cow"] else None,
        other_codes=row.many("other_codes"),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames_id=int(row["geonames_id"]),
    )
