"""The lexicons of time expressions: every phrase against its own examples, every mistake against its message."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.annotate.times.find import Found, find_frames
from timeline.annotate.times.lexicon import load_times, read_times
from timeline.annotate.times.patterns import PatternError, Slot, Word, expand
from timeline.annotate.times.tokens import tokenize
from timeline.languages import UnknownLanguageError, with_dates
from timeline.lexicon import LexiconError

LANGUAGES = with_dates()


def phrases(field: str) -> list[tuple[str, str, str]]:
    return [
        (code, rule.rule_id, text)
        for code in LANGUAGES
        for rule in load_times(code).rules
        for text in getattr(rule, field)
    ]


def found_in(code: str, text: str) -> list[tuple[Found, str]]:
    tokens = tokenize(text)
    return [(f, text[tokens.starts[f.start] : tokens.ends[f.end - 1]]) for f in find_frames(tokens, load_times(code))]


@pytest.mark.parametrize(("code", "rule_id", "example"), phrases("examples"))
def test_every_example_is_matched_by_its_phrase(code: str, rule_id: str, example: str) -> None:
    wanted = example[example.index("[") + 1 : example.index("]")] if "[" in example else example
    text = example.replace("[", "").replace("]", "")
    assert (rule_id, wanted) in [(f.rule.rule_id, span) for f, span in found_in(code, text)]


@pytest.mark.parametrize(("code", "rule_id", "text"), phrases("counterexamples"))
def test_no_counterexample_is_matched_by_its_phrase(code: str, rule_id: str, text: str) -> None:
    assert rule_id not in [f.rule.rule_id for f, _ in found_in(code, text)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_has_an_example(code: str) -> None:
    assert [r.rule_id for r in load_times(code).rules if not r.inside and not r.examples] == []


def test_languages_have_the_same_sections() -> None:
    assert {"en", "id"} <= set(LANGUAGES)


def test_unknown_language_names_the_known() -> None:
    with pytest.raises(UnknownLanguageError, match="en"):
        load_times("xx")


LEXICON = """order: day_first
terms:
  weekday: {Monday: 1}
numbers: {values: {one: 1}, several: []}
cues: {future: [will], past: [was], boundaries: ["."]}
ranges: {joiners: ["-"], opened_joiners: [], openers: []}
counted: []
currency: []
phrases:
  date:
    - name: weekday
      frame: Weekday
      match: "{weekday}"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("frame: Weekday", "frame: Weekly", r"line 11: no frame is called 'Weekly'"),
        ('"{weekday}"', '"{month}"', r"line 11: no class or phrase is called 'month'"),
        ('"{weekday}"', '"{weekday as month}"', r"line 11: frame Weekday .*'(weekday|month)'"),
        ('"{weekday}"', '"on|at day"', r"line 11: frame Weekday needs 'weekday', which no slot of 'at day' fills"),
        ('"{weekday}"', '"[{weekday}"', r"line 11: '\[' without '\]'"),
        ("day_first", "year_first", r"expected day_first or month_first"),
        ("name: weekday", "title: weekday", r"line 11: 'name' is missing"),
        ("counted: []\n", "", r"'counted' is missing"),
        ("weekday: {Monday: 1}", "weekday: [Monday]", r"'weekday' is not a mapping"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "times.yaml"
    path.write_text(LEXICON.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_times(path, "xx")


def test_a_small_lexicon_is_enough_for_a_language(tmp_path: Path) -> None:
    path = tmp_path / "times.yaml"
    path.write_text(LEXICON, encoding="utf-8")
    lexicon = read_times(path, "xx")
    assert [f.rule.rule_id for f in find_frames(tokenize("They met Monday."), lexicon)] == ["date.weekday"]


@pytest.mark.parametrize(
    ("pattern", "sequences"),
    [
        ("a [b] c", ["a b c", "a c"]),
        ("a|b c", ["a c", "b c"]),
        ("{day} ~/ ~{month_number as second}", ["{day} ~/ ~{second}"]),
        ("a [b [c]]", ["a b c", "a b", "a"]),
    ],
)
def test_expand_gives_every_sequence(pattern: str, sequences: list[str]) -> None:
    def shown(element: Word | Slot) -> str:
        text = element.word if isinstance(element, Word) else f"{{{element.field}}}"
        return "~" * element.touching + text

    assert [" ".join(map(shown, s)) for s in expand(pattern)] == sequences


@pytest.mark.parametrize("pattern", ["a ]", "[ a", "{a", "[a]]", ""])
def test_expand_refuses_what_it_cannot_read(pattern: str) -> None:
    with pytest.raises(PatternError):
        expand(pattern)
