"""Lexicon files: what is read of them, and how a mistake is reported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline import languages
from timeline.lexicon import LexiconError, check_keys, check_words, read_csv, read_yaml


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_rows_are_stripped_and_know_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", '# names\nname,codes\n\nKuta , A | B|\n# end\n"Ubud, Bali",\n')
    rows = list(read_csv(path, ("name", "codes")))
    assert [(r["name"], r.many("codes"), r.line) for r in rows] == [("Kuta", ("A", "B"), 4), ("Ubud, Bali", (), 6)]


def test_csv_without_rows_is_empty(tmp_path: Path) -> None:
    assert list(read_csv(written(tmp_path, "a.csv", "# nothing yet\nname\n"), ("name",))) == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,code\nx,1\n", 1, "columns are ['name', 'code'], expected ['name', 'kind']"),
        ("# note\nkind,name\n", 2, "expected ['name', 'kind']"),
        ("name,kind\na,b\nc\n", 3, "1 cells, expected 2"),
        ("name,kind\n\n# note\na,b,c\n", 4, "3 cells, expected 2"),
    ],
)
def test_csv_mistake_names_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, "b.csv", text)
    with pytest.raises(LexiconError, match=re.escape(f"{path}, line {line}: ")) as caught:
        list(read_csv(path, ("name", "kind")))
    assert words in str(caught.value)


def test_csv_row_makes_errors_about_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "c.csv", "name\nx\ny\n")
    problem = list(read_csv(path, ("name",)))[1].error("no such name")
    assert str(problem) == f"{path}, line 3: no such name"


def test_yaml_mappings_carry_their_line(tmp_path: Path) -> None:
    data = read_yaml(written(tmp_path, "a.yaml", "# head\nlist:\n  - {a: 1}\n  - b: 2\n    c: 3\n"))
    assert data == {"__line__": 2, "list": [{"__line__": 3, "a": 1}, {"__line__": 4, "b": 2, "c": 3}]}


def test_yaml_words_that_look_like_truth_values_are_words(tmp_path: Path) -> None:
    data = read_yaml(written(tmp_path, "a.yaml", "[on, off, yes, no, true, False, 3]"))
    assert data == ["on", "off", "yes", "no", True, False, 3]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: [2\nc: 3\n", 3, ""),
        ("a: 1\n\tb: 2\n", 2, "character"),
        ("a: 1\nb: 2\na: 3\n", 3, "'a' stands here twice"),
        ("x:\n  - {k: 1, k: 2}\n", 2, "'k' stands here twice"),
        ("a: 1\n--- \nb: 2\n", 2, "another document"),
        ("a: !!python/name:os.system\n", 1, "constructor"),
    ],
)
def test_yaml_mistake_names_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, "b.yaml", text)
    with pytest.raises(LexiconError, match=re.escape(f"{path}, line {line}: ")) as caught:
        read_yaml(path)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"__line__": 7, "act": 1}, r"x\.yaml, line 7: 'words' is missing"),
        ({"__line__": 7, "act": 1, "words": 2, "wrods": 3}, r"x\.yaml, line 7: 'wrods' is not a known key here"),
        (["act"], r"x\.yaml, line 1: expected a mapping, found \['act'\]"),
    ],
)
def test_keys_are_checked(entry: object, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        check_keys(entry, Path("x.yaml"), ("act", "words"), ("note",))


def test_checked_keys_leave_the_line_out() -> None:
    assert check_keys({"__line__": 1, "a": 2, "b": 3}, Path("x.yaml"), ("a",), ("b",)) == {"a": 2, "b": 3}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("bertemu", "line 4: expected a list of words, found 'bertemu'"),
        (["a", 2014], "line 4: 2014 is no word: put it in quotation marks"),
        (["a", None], "line 4: None is no word"),
        (["a", " "], "line 4: ' ' is no word"),
        ([], "line 4: expected at least 1 of them, found 0"),
    ],
)
def test_words_are_checked(value: object, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        check_words(value, Path("x.yaml"), 4, least=1)


def lexicons(code: str) -> set[str]:
    return {p.name for p in (languages.FOLDER / code).iterdir() if p.suffix in (".yaml", ".csv")}


def test_languages_are_folders_with_the_same_lexicons() -> None:
    assert {"en", "id"} <= set(languages.available()) <= set(languages.with_dates())
    for code in languages.with_dates():
        assert lexicons(code) in ({languages.TIMES}, set(languages.LEXICONS)), code
    assert languages.lexicon_path("id", "acts.yaml").is_file()


def test_a_language_with_dates_alone_says_what_it_lacks() -> None:
    assert "ms" in set(languages.with_dates()) - set(languages.available())
    with pytest.raises(languages.UnknownLanguageError, match=r"'ms' only dates are understood.*lacks.*acts\.yaml"):
        languages.lexicon_path("ms", "acts.yaml")


def test_an_unknown_language_is_named_with_the_known_ones() -> None:
    known = ", ".join(languages.with_dates())
    with pytest.raises(languages.UnknownLanguageError, match=f"no language 'xx'; there are: {known}"):
        languages.lexicon_path("xx", "acts.yaml")
