"""Forms of a word from its citation form, by the rules of a language's `inflection.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, check_words, read_yaml

VOICES = ("any", "passive")


@dataclass(frozen=True, slots=True)
class Rule:
    """One suffix or prefix rule; `voice` is `passive` where the form alone marks the passive."""

    pattern: re.Pattern[str]
    replace: str
    voice: str


@dataclass(frozen=True, slots=True)
class Inflection:
    """The rules of one language, by word class (`verb`, `noun`), its irregular forms, and its plain shapes.

    A form of a verb that the shape of verbs matches is a verb wherever it stands, whatever a tagger takes it for.
    """

    rules: dict[str, tuple[Rule, ...]]
    irregular: dict[str, tuple[str, ...]]
    excluded: frozenset[str]
    shapes: dict[str, re.Pattern[str]]

    def forms(self, word: str, word_class: str) -> dict[str, str]:
        """Forms of a lower-case word, the word itself among them, each with its voice."""
        out = {word: "any"}
        for rule in self.rules[word_class]:
            if rule.pattern.search(word):
                out.setdefault(rule.pattern.sub(rule.replace, word, count=1), rule.voice)
        out.update(dict.fromkeys(self.irregular.get(word, ()), "any"))
        return {form: voice for form, voice in out.items() if form not in self.excluded}

    def is_plain(self, form: str, word_class: str) -> bool:
        """Whether a form of a word of this class can be nothing else by its shape."""
        return bool(self.shapes[word_class].search(form))


@cache
def inflection(language: str) -> Inflection:
    """A language's rules. Raises LexiconError for a bad rule, or one that does not give its own example."""
    path = lexicon_path(language, "inflection.yaml")
    data = check_keys(read_yaml(path), path, ("verb", "noun", "irregular", "excluded", "only_verbs", "only_nouns"))

    rules = {name: tuple(_rule(entry, path) for entry in data[name]) for name in ("verb", "noun")}
    irregular = {word: tuple(forms) for word, forms in data["irregular"].items() if word != LINE}
    excluded = frozenset(check_words(data["excluded"], path, 1))
    shapes = {"verb": _shape(data["only_verbs"], path), "noun": _shape(data["only_nouns"], path)}
    return Inflection(rules, irregular, excluded, shapes)


def _rule(entry: Any, path: Path) -> Rule:
    """One rule, if it makes its own example."""
    cells = check_keys(entry, path, ("pattern", "replace", "voice", "example"))
    line = entry[LINE]
    if cells["voice"] not in VOICES:
        raise LexiconError(path, line, f"voice {cells['voice']!r} is none of {VOICES}")
    made = Rule(_pattern(cells["pattern"], path, line), cells["replace"], cells["voice"])
    given, expected = cells["example"]
    result = made.pattern.sub(made.replace, given, count=1)
    if result != expected:
        raise LexiconError(path, line, f"the rule makes {result!r} of {given!r}, its example says {expected!r}")
    return made


def _shape(entry: Any, path: Path) -> re.Pattern[str]:
    """A pattern that matches its examples and none of its counterexamples."""
    cells = check_keys(entry, path, ("pattern", "examples", "counterexamples"))
    line = entry[LINE]
    shape = _pattern(cells["pattern"], path, line)
    for word in check_words(cells["examples"], path, line, least=1):
        if not shape.search(word):
            raise LexiconError(path, line, f"{shape.pattern!r} does not match its example {word!r}")
    for word in check_words(cells["counterexamples"], path, line, least=1):
        if shape.search(word):
            raise LexiconError(path, line, f"{shape.pattern!r} matches its counterexample {word!r}")
    return shape


def _pattern(text: str, path: Path, line: int) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as problem:
        raise LexiconError(path, line, f"pattern {text!r}: {problem}") from problem
