"""What the words of a language's lexicons can mean to the actor rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from timeline.annotate.actors.rules import load_grammar
from timeline.codes import gazetteer
from timeline.codes.countries import Country, all_countries
from timeline.codes.offices import Office, all_offices
from timeline.codes.organisations import Organisation, all_organisations
from timeline.codes.people import Term, all_terms, terms_by_name
from timeline.languages import lexicon_path
from timeline.lexicon import Row, read_csv

PORTFOLIO = "{portfolio}"
ELEMENTS = {"person": "role", "staff": "role", "envoy": "role", "counterpart": "role"}
IGNORED = "ignored"
REGION = "region"
STATES = ("country", "adjective", "inhabitant", "seat", "organisation")


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a form.

    `element` is its part of speech in the actor rules (country, adjective, inhabitant, seat, organisation,
    role, body, group, relation, person, region, ignored), `value` what it stands for, `plural` whether it says that
    there are several. `others` are further actors that a user's dictionary gives the form. `owned`: an
    ending says whose it is.
    """

    element: str
    value: Country | Organisation | Office | tuple[Term, ...] | None
    plural: bool = False
    others: tuple[Organisation, ...] = ()
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `start` to `end` (half-open) as one element of the rules; `sense` where the lexicon knows them."""

    element: str
    start: int
    end: int
    sense: Sense | None = None

    @property
    def members(self) -> tuple[Part, ...]:
        """The part once for each actor that it names."""
        if self.sense is None or not self.sense.others:
            return (self,)
        values = (self.sense.value, *self.sense.others)
        return tuple(replace(self, sense=replace(self.sense, value=value, others=())) for value in values)


def as_written(form: str) -> bool:
    """Whether a form is matched as it stands: one with a capital is, one without is matched in any case."""
    return form != form.lower()


@cache
def all_senses(language: str) -> Mapping[str, Sense]:
    """Every form of a language with its sense; the first meaning of a form wins.

    Raises LexiconError for a key that the code lists do not have.
    """
    senses: dict[str, Sense] = {}
    for read in (_countries, _organisations, _roles, _people, _regions):
        for form, sense in read(language):
            senses.setdefault(form, sense)
    for form, sense in _owned(language, senses):
        senses.setdefault(form, sense)
    return MappingProxyType(senses)


def _countries(language: str) -> Iterator[tuple[str, Sense]]:
    path = lexicon_path(language, "countries.csv")
    for row in read_csv(path, ("iso3", "names", "adjectives", "inhabitants", "seats")):
        if row["iso3"] not in all_countries():
            raise row.error(f"{row['iso3']!r} is no ISO 3166-1 alpha-3 code")
        country = all_countries()[row["iso3"]]
        for column, element in (
            ("names", "country"),
            ("adjectives", "adjective"),
            ("inhabitants", "inhabitant"),
            ("seats", "seat"),
        ):
            for form in row.many(column):
                yield form, Sense(element, country, plural=element == "inhabitant")


def _organisations(language: str) -> Iterator[tuple[str, Sense]]:
    for row in read_csv(lexicon_path(language, "organisations.csv"), ("name", "forms", "seats")):
        if row["name"] not in all_organisations():
            raise row.error(f"{row['name']!r} is not in codes/organisations.csv")
        for form in row.many("forms"):
            yield form, Sense("organisation", all_organisations()[row["name"]])
        for form in row.many("seats"):
            yield form, Sense("seat", all_organisations()[row["name"]])


def _roles(language: str) -> Iterator[tuple[str, Sense]]:
    """Offices; forms written out come before those made from a portfolio."""
    portfolios = list(read_csv(lexicon_path(language, "portfolios.csv"), ("portfolio", "forms")))
    rows = list(read_csv(lexicon_path(language, "roles.csv"), ("title", "forms", "plurals")))
    for row in sorted(rows, key=lambda row: PORTFOLIO in row["forms"]):
        office = _office(row)
        element = ELEMENTS.get(office.kind, office.kind)
        for column in ("forms", "plurals"):
            for form in row.many(column):
                for title, text in _filled(form, office.title, portfolios):
                    named = replace(office, title=title)
                    yield text, Sense(element, named, plural=column == "plurals")


def _owned(language: str, senses: Mapping[str, Sense]) -> Iterator[tuple[str, Sense]]:
    """Offices whose word says by its ending that they are somebody's: "menterinya"."""
    known = list(senses.items())
    for ending in load_grammar(language).possessive_endings:
        for form, sense in known:
            if isinstance(sense.value, Office) and not as_written(form):
                yield form + ending, replace(sense, owned=True)


def _office(row: Row) -> Office:
    if row["title"] not in all_offices():
        raise row.error(f"{row['title']!r} is not in codes/offices.csv: take a title from there")
    return all_offices()[row["title"]]


def _filled(form: str, title: str, portfolios: list[Row]) -> Iterator[tuple[str, str]]:
    """The form and its title with each portfolio filled in, or just as they are."""
    if PORTFOLIO not in form:
        yield title, form
        return
    for row in portfolios:
        for portfolio in row.many("forms"):
            yield title.replace(PORTFOLIO, row["portfolio"]), form.replace(PORTFOLIO, portfolio)


def _people(language: str) -> Iterator[tuple[str, Sense]]:
    """Full names and aliases; the same in every language."""
    for term in all_terms():
        for form in (term.name, *term.aliases):
            yield form, Sense("person", terms_by_name()[term.name])


def _regions(language: str) -> Iterator[tuple[str, Sense]]:
    """Regions, which stand beside offices, with the state that they are part of where that is one."""
    regions = {place.name: place for place in gazetteer.hand_kept() if place.kind == REGION}
    forms = [(name, name) for name in regions]
    for row in read_csv(lexicon_path(language, "places.csv"), ("name", "country", "forms")):
        forms += [(form, row["name"]) for form in row.many("forms") if row["name"] in regions]
    passed_over = load_grammar(language).not_actors
    for form, name in forms:
        country = regions[name].country
        if form not in passed_over:
            yield form, Sense(REGION, all_countries()[country] if country else None)


def sides_of(sense: Sense) -> frozenset[str]:
    """The states (ISO3) and organisations (actor code) that a form may stand for; not of offices and regions."""
    if sense.element == REGION:
        return frozenset()
    if isinstance(sense.value, Country):
        return frozenset({sense.value.iso3})
    if isinstance(sense.value, Organisation):
        return frozenset({sense.value.country or sense.value.code})
    if isinstance(sense.value, tuple):
        return frozenset(_owner(term) for term in sense.value)
    return frozenset()


def _owner(term: Term) -> str:
    body = all_organisations().get(term.of)
    return term.of if body is None else body.country or body.code
