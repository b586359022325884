"""People, their terms, and the canonical form of the list."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from timeline.codes import people
from timeline.codes.people import PATH, Term, actor_on, all_terms, term_on, terms_by_name
from timeline.lexicon import LexiconError

UNIQUE = ("President", "Prime Minister", "Chancellor", "Supreme Leader", "King", "Emperor", "Pope")
HEADER = "name,gender,aliases,of,office,from,until,source_year\n"


def test_people_list_is_sorted_by_name_and_start() -> None:
    keys = [(term.name.casefold(), term.start or date.min) for term in all_terms()]
    assert keys == sorted(keys)


def test_people_one_holder_of_an_office_at_a_time() -> None:
    by_office: dict[tuple[str, str], list[Term]] = {}
    for term in all_terms():
        if term.office in UNIQUE and len(term.of) == 3:
            by_office.setdefault((term.of, term.office), []).append(term)
    for holders in by_office.values():
        holders.sort(key=lambda term: term.start or date.min)
        for earlier, later in pairwise(holders):
            assert earlier.end is not None, f"{earlier.name} has no end before {later.name}"
            overlap = (earlier.end - (later.start or date.min)).days
            assert overlap <= 31, f"{earlier.name} and {later.name} overlap by {overlap} days"


def test_people_terms_of_one_person_in_one_office_do_not_overlap() -> None:
    for terms in terms_by_name().values():
        for office in {(term.of, term.office) for term in terms}:
            same = [term for term in terms if (term.of, term.office) == office]
            for earlier, later in pairwise(same):
                assert earlier.end is not None and later.start is not None and earlier.end < later.start, earlier.name


def test_people_short_forms_mean_one_person() -> None:
    owners: dict[str, str] = {}
    for term in all_terms():
        for form in {term.name, *term.aliases}:
            assert owners.setdefault(form, term.name) == term.name, f"{form}: {owners[form]} and {term.name}"


@pytest.mark.parametrize(
    "country", ["USA", "GBR", "FRA", "DEU", "RUS", "CHN", "JPN", "KOR", "IDN", "MYS", "AUS", "IND"]
)
@pytest.mark.parametrize(
    "day", [date(2002, 6, 1), date(2010, 10, 1), date(2016, 3, 1), date(2022, 1, 14), date(2025, 6, 10)]
)
def test_people_every_large_state_has_a_head_on_every_day(country: str, day: date) -> None:
    assert [t for t in all_terms() if t.of == country and t.office in UNIQUE and t.holds(day)]


def test_term_on_takes_the_running_term_then_the_last_past_one() -> None:
    terms = terms_by_name()["Dmitry Medvedev"]
    assert term_on(terms, date(2009, 1, 1))[0].office == "President"
    assert term_on(terms, date(2015, 1, 1))[0].office == "Prime Minister"
    assert term_on(terms, date(2001, 1, 1)) == (terms[0], False)
    assert term_on(terms_by_name()["Tony Blair"], date(2020, 1, 1))[1] is True


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Angela Merkel", date(2019, 1, 1), "DEUGOV"),
        ("Angela Merkel", date(2023, 1, 1), "DEUELI"),
        ("Antonio Guterres", date(2019, 1, 1), "IGOUNO"),
        ("Kaja Kallas", date(2022, 1, 1), "ESTGOV"),
        ("Kaja Kallas", date(2025, 1, 1), "IGOEUREEC"),
        ("Puan Maharani", date(2022, 1, 1), "IDNLEG"),
        ("Ismail Haniyeh", None, "PSEREB"),
    ],
)
def test_actor_on(name: str, day: date | None, code: str) -> None:
    actor = actor_on(terms_by_name()[name], day)
    assert (actor.code, actor.person) == (code, name)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("A B,m,,XXX,President,2001,,2025", "'XXX' is neither an ISO3 code nor a name"),
        ("A B,m,,FRA,Wizard,2001,,2025", "office 'Wizard' is not in offices.csv"),
        ("A B,x,,FRA,President,2001,,2025", "gender is 'x'"),
        ("A B,m,,FRA,President,2001-13,,2025", "from is '2001-13', expected YYYY"),
        ("A B,m,,FRA,President,2005,2001,2025", "ends .* before it begins"),
    ],
)
def test_people_bad_lines_name_file_and_line(
    line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    monkeypatch.setattr(people, "PATH", path)
    with pytest.raises(LexiconError, match=f"line 2: .*{message}"):
        all_terms.__wrapped__()


def test_people_path_is_beside_the_module() -> None:
    assert PATH.name == "people.csv" and len(all_terms()) >= 400


def test_between_two_offices_the_next_one_counts() -> None:
    terms = terms_by_name()["Ursula von der Leyen"]
    assert [term_on(terms, day)[0].of for day in (date(2019, 3, 1), date(2019, 9, 1))] == ["DEU", "European Commission"]
    assert term_on(terms_by_name()["Ronald Reagan"], date(1989, 9, 1))[1]
