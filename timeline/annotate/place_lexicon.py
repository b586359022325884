"""Everything the place annotator looks up, gathered once for a language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import log10
from pathlib import Path

from timeline.codes import gazetteer
from timeline.codes.countries import all_countries
from timeline.codes.gazetteer import Place
from timeline.codes.place_names import fold
from timeline.languages import available, lexicon_path
from timeline.lexicon import Row, check_keys, read_csv, read_yaml

Phrase = tuple[str, ...]

ALLOWANCES = ("never", "after_preposition", "with_country")
WORD_LISTS = (
    "locative", "with_persons", "with_governments", "and", "between", "place_verbs", "lower_case_heads",
    "belongs_after", "belongs_before", "may_follow",
)  # fmt: skip
SHORTEST_UNLISTED = 4  # letters; shorter names of GeoNames are mostly words

# What a reading weighs before the article is looked at: sure kinds first, cities by the size of their population.
WEIGHT_LISTED = 9.0
WEIGHT_CAPITAL = 7.0
WEIGHT_KNOWN = 6.5
ALIAS_LOSS = 1.5
_APOSTROPHE = re.compile("['’‘ʻ]")  # some tokenizers cut a name there


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a form may mean. `known`: the form stands in a list kept by hand. `alias`: a GeoNames alias."""

    place: Place
    weight: float
    known: bool = False
    alias: bool = False


@dataclass(frozen=True, slots=True)
class PlaceLexicon:
    """Forms and words of one language.

    `forms` maps a folded name to its readings; `longest` the first word of a form to the length of the longest
    form that begins with it, in folded characters; `acronyms` are forms that must be written in capitals; `stops`
    says what a form that mostly means something else needs; `seats` are names that stand for a government when
    they act; `words` are the word lists of `places.yaml`.
    """

    forms: Mapping[str, tuple[Candidate, ...]]
    longest: Mapping[str, int]
    acronyms: frozenset[str]
    stops: Mapping[str, str]
    seats: frozenset[str]
    words: Mapping[str, frozenset[Phrase]]


@cache
def load(language: str) -> PlaceLexicon:
    """The lexicon of a language; one without a folder gets the English names and no word lists.

    Raises LexiconError for a line or key that cannot be.
    """
    builder = _Builder()
    builder.add_neutral()
    known = language in available()
    if known:
        builder.add_language(language)
    forms = builder.finish()
    return PlaceLexicon(
        forms=forms,
        longest=builder.longest,
        acronyms=frozenset(builder.acronyms),
        stops=_stops(lexicon_path(language, "not_places.csv")) if known else {},
        seats=frozenset(builder.seats),
        words=_words(lexicon_path(language, "places.yaml")) if known else dict.fromkeys(WORD_LISTS, frozenset()),
    )


class _Builder:
    """Collects readings per form."""

    def __init__(self) -> None:
        self.forms: dict[str, list[Candidate]] = defaultdict(list)
        self.acronyms: set[str] = set()
        self.seats: set[str] = set()
        self.longest: dict[str, int] = {}
        self.named: dict[tuple[str, str | None], Place] = {}

    def add(self, form: str, candidate: Candidate, key: str = "") -> None:
        """One more reading of a form; `key` is the folded form where it is at hand."""
        key = key or fold(form)
        readings = self.forms[key]
        if all(candidate.place is not reading.place for reading in readings):
            readings.append(candidate)
        for head in {first_word(key), first_word(fold(_APOSTROPHE.split(form, maxsplit=1)[0]))}:
            self.longest[head] = max(self.longest.get(head, 0), len(key))
        if form.isupper() and len(key) < 6:
            self.acronyms.add(key)

    def add_neutral(self) -> None:
        """Names of countries, cities and hand-kept places that hold in every language."""
        for place, aliases in gazetteer.cities():
            self._add_city(place, aliases)
        for place in gazetteer.hand_kept():
            self._remember(fold(place.name), place)
        for place in gazetteer.hand_kept():
            self.add(place.name, Candidate(self._in_its_city(place), WEIGHT_LISTED, known=True))
        for iso3 in all_countries():
            self.add(all_countries()[iso3].name, _country(iso3))

    def _add_city(self, place: Place, aliases: Iterable[str]) -> None:
        known = place.geonames_id in gazetteer.well_known()
        weight = max(WEIGHT_KNOWN * known, _city_weight(place))
        key = fold(place.name)
        self._remember(key, place)
        if known or len(key) >= SHORTEST_UNLISTED:
            self.add(place.name, Candidate(place, weight, known=known), key)
        for alias in aliases:
            self.add(alias, Candidate(place, weight - ALIAS_LOSS, alias=True))

    def _remember(self, key: str, place: Place) -> None:
        """Keep the largest place of a name in its country."""
        if place.population >= getattr(self.named.get((key, place.country)), "population", 0):
            self.named[key, place.country] = place

    def _in_its_city(self, place: Place) -> Place:
        """A venue takes the name and the GeoNames id of the city it stands in, and keeps its own coordinates."""
        if place.city is None:
            return place
        city = self.named.get((fold(place.city), place.country))
        return replace(place, name=place.city, geonames_id=city.geonames_id if city else None)

    def add_language(self, language: str) -> None:
        """The names of one language."""
        for row in _rows(lexicon_path(language, "countries.csv"), _COUNTRY_COLUMNS):
            for form in row.many("names"):
                self.add(form, _country(row["iso3"]))
            self.seats.update(fold(form) for form in row.many("seats"))
        for row in _rows(lexicon_path(language, "places.csv"), ("name", "country", "forms")):
            place = self.named.get((fold(row["name"]), row["country"] or None))
            if place is None:
                raise row.error(f"no place {row['name']!r} in country {row['country']!r} is known")
            self._add_known(place, (row["name"], *row.many("forms")))

    def _add_known(self, place: Place, forms: Iterable[str]) -> None:
        weight = WEIGHT_LISTED if place.listed else max(WEIGHT_KNOWN, _city_weight(place))
        known = Candidate(self._in_its_city(place), weight, known=True)
        for form in forms:
            readings = self.forms[fold(form)]
            readings[:] = [reading for reading in readings if reading.place != known.place]
            self.add(form, known)

    def finish(self) -> dict[str, tuple[Candidate, ...]]:
        """Readings per form, the weightiest first."""
        return {key: tuple(sorted(found, key=_order) if len(found) > 1 else found) for key, found in self.forms.items()}


_COUNTRY_COLUMNS = ("iso3", "names", "adjectives", "inhabitants", "seats")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    return read_csv(path, columns) if path.is_file() else iter(())


def _order(candidate: Candidate) -> tuple[float, str, int]:
    return (-candidate.weight, candidate.place.name, candidate.place.geonames_id or 0)


@cache
def _country(iso3: str) -> Candidate:
    country = all_countries()[iso3]
    place = Place(country.name, "country", iso3, country.latitude, country.longitude, country.geonames_id)
    return Candidate(place, WEIGHT_LISTED, known=True)


def _city_weight(place: Place) -> float:
    size = log10(max(place.population, 10))
    return WEIGHT_CAPITAL + size / 10 if place.kind == "capital" else size


def first_word(folded: str) -> str:
    """The first word of a folded name, without a comma at its end."""
    return folded.split(" ", 1)[0].rstrip(",")


def _stops(path: Path) -> dict[str, str]:
    stops: dict[str, str] = {}
    for row in _rows(path, ("form", "allow", "why")):
        if row["allow"] not in ALLOWANCES:
            raise row.error(f"allow is {row['allow']!r}, expected one of {', '.join(ALLOWANCES)}")
        stops[fold(row["form"])] = row["allow"]
    return stops


def _words(path: Path) -> dict[str, frozenset[Phrase]]:
    lists = check_keys(read_yaml(path), path, WORD_LISTS)
    return {name: frozenset(tuple(str(form).split()) for form in forms) for name, forms in lists.items()}
