"""Organisations and offices: canonical lists whose names every language knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.annotate.actors.senses import all_senses, as_written
from timeline.codes import offices, organisations
from timeline.codes.offices import all_offices
from timeline.codes.organisations import all_organisations
from timeline.languages import available, lexicon_path
from timeline.lexicon import LexiconError, read_csv


def test_organisations_are_sorted_and_enough() -> None:
    names = [name.casefold() for name in all_organisations()]
    assert names == sorted(names)
    assert len([o for o in all_organisations().values() if o.kind in ("igo", "organ", "ngo")]) >= 100
    assert len(names) >= 150


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United Nations", "IGOUNO"),
        ("European Commission", "IGOEUREEC"),
        ("North Atlantic Treaty Organization", "IGOWSTNAT"),
        ("Organization for Security and Co-operation in Europe", "IGOSCE"),
        ("International Atomic Energy Agency", "IGOUNOIAE"),
        ("Hamas", "PSEREB"),
        ("House of Representatives of Indonesia", "IDNLEG"),
    ],
)
def test_organisations_codes(name: str, code: str) -> None:
    assert all_organisations()[name].code == code


def test_organisations_national_codes_begin_with_their_country() -> None:
    for body in all_organisations().values():
        if body.country and body.kind in ("institution", "party", "armed", "media"):
            assert body.code.startswith(body.country), body.name
            assert body.role is None or body.role in body.code, body.name


@pytest.mark.parametrize("language", available())
@pytest.mark.parametrize(
    ("file", "column"), [("organisations.csv", "name"), ("roles.csv", "title"), ("countries.csv", "iso3")]
)
def test_language_lists_are_sorted_without_repeats(language: str, file: str, column: str) -> None:
    path = lexicon_path(language, file)
    header = next(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    keys = [row[column].casefold() for row in read_csv(path, header.split(","))]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("language", available())
def test_every_office_has_a_word(language: str) -> None:
    known = {row["title"] for row in read_csv(lexicon_path(language, "roles.csv"), ("title", "forms", "plurals"))}
    missing = set(all_offices()) - known
    assert not missing - {"First Lady"}


@pytest.mark.parametrize("language", available())
def test_forms_have_no_stray_blanks(language: str) -> None:
    assert all(form == " ".join(form.split()) for form in all_senses(language))


@pytest.mark.parametrize(("form", "exact"), [("AS", True), ("president", False), ("PM", True), ("al-Shabaab", True)])
def test_as_written(form: str, exact: bool) -> None:
    assert as_written(form) is exact


@pytest.mark.parametrize(
    ("module", "line", "message"),
    [
        (organisations, "A,XYZ1,,,igo", "three-letter chunks"),
        (organisations, "A,IGO,ZZZ,,igo", "no ISO 3166-1"),
        (organisations, "A,IGO,,XXX,igo", "no CAMEO role"),
        (organisations, "A,IGO,,,club", "is none of"),
        (offices, "A,XXX,person,yes,", "no CAMEO role"),
        (offices, "A,GOV,wizard,yes,", "is none of"),
        (offices, "A,GOV,person,maybe,", "expected yes, several, no"),
    ],
)
def test_code_lists_name_the_bad_line(
    module: object, line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "name,code,country,role,kind\n" if module is organisations else "title,role,kind,alone,of\n"
    path = tmp_path / "list.csv"
    path.write_text(header + line + "\n", encoding="utf-8")
    monkeypatch.setattr(module, "PATH", path)
    load = all_organisations if module is organisations else all_offices
    with pytest.raises(LexiconError, match=f"line 2: .*{message}"):
        load.__wrapped__()  # type: ignore[attr-defined]
