"""Forms of a word from its citation form, by the rules of a language's `inflection.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

VOICES = ("any", "passive")


@dataclass(frozen=True, slots=True)
class Rule:
    """One suffix or prefix rule; `voice` is `passive` where the form alone marks the passive."""

    pattern: re.Pattern[str]
    replace: str
    voice: str


@dataclass(frozen=True, slots=True)
class Inflection:
    """The rules of one language, by word class (`verb`, `noun`), and its irregular forms."""

    rules: dict[str, tuple[Rule, ...]]
    irregular: dict[str, tuple[str, ...]]
    excluded: frozenset[str]

    def forms(self, word: str, word_class: str) -> dict[str, str]:
        """Forms of a lower-case word, the word itself among them, each with its voice."""
        out = {word: "any"}
        for rule in self.rules[word_class]:
            if rule.pattern.search(word):
                out.setdefault(rule.pattern.sub(rule.replace, word, count=1), rule.voice)
        out.update(dict.fromkeys(self.irregular.get(word, ()), "any"))
        return {form: voice for form, voice in out.items() if form not in self.excluded}


@cache
def inflection(language: str) -> Inflection:
    """A language's rules. Raises LexiconError for a bad rule, or one that does not give its own example."""
    path = lexicon_path(language, "inflection.yaml")
    data = check_keys(read_yaml(path), path, ("verb", "noun", "irregular", "excluded"))

    def rule(entry: Any) -> Rule:
        cells = check_keys(entry, path, ("pattern", "replace", "voice", "example"))
        line = entry[LINE]
        if cells["voice"] not in VOICES:
            raise LexiconError(path, line, f"voice {cells['voice']!r} is none of {VOICES}")
        try:
            made = Rule(re.compile(cells["pattern"]), cells["replace"], cells["voice"])
        except re.error as problem:
            raise LexiconError(path, line, f"pattern {cells['pattern']!r}: {problem}") from problem
        given, expected = cells["example"]
        result = made.pattern.sub(made.replace, given, count=1)
        if result != expected:
            raise LexiconError(path, line, f"the rule makes {result!r} of {given!r}, its example says {expected!r}")
        return made

    rules = {word_class: tuple(map(rule, data[word_class])) for word_class in ("verb", "noun")}
    irregular = {word: tuple(forms) for word, forms in data["irregular"].items() if word != LINE}
    return Inflection(rules, irregular, frozenset(data["excluded"]))
