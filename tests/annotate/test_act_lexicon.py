"""Every entry of `acts.yaml` is found in its examples and in none of its counterexamples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc

from timeline import languages
from timeline.annotate.acts.lexicon import ActLexicon, Entry, act_lexicon
from timeline.annotate.acts.triggers import find_triggers
from timeline.annotate.inflection import inflection
from timeline.lexicon import LexiconError

Reader = Callable[[str, str], Doc]
LANGUAGES = languages.available()
ENTRIES = [(language, entry) for language in LANGUAGES for entry in act_lexicon(language).entries]


def cases(kind: str) -> list[object]:
    return [
        pytest.param(language, entry, text, id=f"{entry.rule_id}-{text}")
        for language, entry in ENTRIES
        for text in getattr(entry, kind)
    ]


@pytest.mark.parametrize(("language", "entry", "text"), cases("examples"))
def test_example_gives_the_act(read: Reader, language: str, entry: Entry, text: str) -> None:
    doc = read(language, text)
    assert entry.act.name in [a.act for a in (doc._.topics if entry.topic else doc._.acts)]
    assert not entry.topic or entry.rule_id not in [a.rule_id for a in doc._.acts]


@pytest.mark.parametrize(("language", "entry", "text"), cases("counterexamples"))
def test_counterexample_does_not_give_the_entry(read: Reader, language: str, entry: Entry, text: str) -> None:
    assert entry.rule_id not in [a.rule_id for a in read(language, text)._.acts]


def unrestricted(lexicon: ActLexicon, entry: Entry) -> ActLexicon:
    """The forms of one entry without what restricts them: its objects and `unless`, else their part of speech."""
    open_entry = replace(entry, objects={}, kinds=frozenset(), unless={})
    always = not (entry.objects or entry.kinds or entry.unless)
    forms = {
        word: tuple(replace(f, entry=open_entry, plain=f.plain or always) for f in group if f.entry is entry)
        for word, group in lexicon.forms.items()
    }
    return replace(lexicon, forms=forms)


@pytest.mark.parametrize(("language", "entry", "text"), cases("counterexamples"))
def test_counterexample_would_be_found_without_the_restriction(
    read: Reader, language: str, entry: Entry, text: str
) -> None:
    assert find_triggers(read(language, text), unrestricted(act_lexicon(language), entry))


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_stand_at_one_entry_only(language: str) -> None:
    texts = Counter(text for entry in act_lexicon(language).entries for text in entry.examples)
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the English lexicon that a test may spoil."""
    folder = tmp_path / "xx"
    folder.mkdir()
    for name in ("acts.yaml", "inflection.yaml"):
        text = (languages.FOLDER / "en" / name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    inflection.cache_clear()
    act_lexicon.cache_clear()
    yield folder / "acts.yaml"
    inflection.cache_clear()
    act_lexicon.cache_clear()


FIRST = "  - act: meet\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (FIRST, "  - act: sing\n", "'sing' is no act of codes/acts.csv"),
        (FIRST, FIRST + "    colour: red\n", "'colour' is not a known key here"),
        (FIRST, FIRST + "    act: visit\n", "'act' stands here twice"),
        ("    examples: [", "    exemples: [", "'examples' is missing"),
        ("    counterexamples: [", "    counter: [", "'counter' is not a known key here"),
        ("    reciprocal: true\n", "    reciprocal: maybe\n", "reciprocal is 'maybe', not true or false"),
        ("    targets: [object, with]\n", "    targets: with\n", "expected a list of words, found 'with'"),
        ("    verbs: [meet,", "    verbs: [2014,", "2014 is no word"),
        ("light_verbs: [", "light_words: [", "'light_verbs' is missing"),
        ("agents: [by, ", "agents: [null, ", "None is no word"),
    ],
)
def test_mistake_names_file_and_line(edited: Path, old: str, new: str, message: str) -> None:
    text = edited.read_text(encoding="utf-8")
    assert old in text
    edited.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"acts\.yaml, line \d+: ") as caught:
        act_lexicon("xx")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"verbs": "[]"}, "an entry needs verbs or nouns"),
        ({"examples": "[]"}, "expected at least 1 of them, found 0"),
        ({"counterexamples": "[]"}, "expected at least 1 of them, found 0"),
        ({"objects": "[coast]"}, "an entry with objects or unless needs counterexamples"),
        ({"unless": "[film]"}, "an entry with objects or unless needs counterexamples"),
    ],
)
def test_entry_needs_words_and_examples(edited: Path, changed: dict[str, str], message: str) -> None:
    cells = {"act": "visit", "verbs": "[see]", "examples": "[They saw it.]"} | changed
    lines = "".join(f"    {name}: {value}\n" for name, value in cells.items()).replace("    act", "  - act", 1)
    head = edited.read_text(encoding="utf-8").partition("acts:\n")[0]
    edited.write_text(head + "acts:\n" + lines, encoding="utf-8")
    line = head.count("\n") + 2
    with pytest.raises(LexiconError, match=rf"acts\.yaml, line {line}: {message}"):
        act_lexicon("xx")
