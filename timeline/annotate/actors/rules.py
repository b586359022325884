"""The rules of `actors.yaml`: which parts in which order make one actor.

A text is written as one character for each part (a country, an office, a name, a comma …), so that a rule is a
regular expression over parts and reads almost like the grammar it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

BREAK, OTHER = "|", "x"
SYMBOLS: Mapping[str, str] = {
    "country": "c",
    "adjective": "a",
    "inhabitant": "i",
    "seat": "s",
    "organisation": "o",
    "role": "r",
    "body": "b",
    "group": "g",
    "relation": "t",
    "region": "R",
    "person": "P",
    "name": "N",
    "determiner": "d",
    "owner": "w",
    "several": "p",
    "modifier": "m",
    "former": "f",
    "honorific": "h",
    "of": "e",
    "to": "q",
    "for": "u",
    "at": "@",
    "based": "B",
    "and": "&",
    "comma": ",",
    "open": "<",
    "close": ">",
    "possessive": "'",
    "hyphen": "-",
}
NOT_WORDS = (
    "country",
    "adjective",
    "inhabitant",
    "seat",
    "organisation",
    "role",
    "body",
    "group",
    "relation",
    "region",
)
WORDS = tuple(e for e in SYMBOLS if e not in (*NOT_WORDS, "person", "name"))
_TOKEN = re.compile(r"[a-z_]+|[()|?*+!]|\s+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its compiled expression over symbols, and phrases that it must match from end to end."""

    rule_id: str
    expression: re.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that `actors.yaml` holds.

    `words` gives the element of a connecting word, by its form; `particles` stand inside names; `locatives`
    and `city_words` before a capital make it a place, unless one of `dealings` stands before them; `title_words`
    begin no name, nor do `openers`, which are no part of a title either; `not_actors` are phrases to pass over.
    `foreign` words in a group's name say that it is not of the state where it is. `owner_follows`: a state stands after
    the office that it belongs to; `possessive_endings` of an office's word tie it to an owner.
    """

    rules: tuple[Rule, ...]
    words: Mapping[str, str]
    particles: frozenset[str]
    locatives: frozenset[str]
    city_words: frozenset[str]
    dealings: frozenset[str]
    title_words: frozenset[str]
    openers: frozenset[str]
    not_actors: tuple[str, ...]
    foreign: frozenset[str]
    owner_follows: bool
    possessive_endings: tuple[str, ...]

    def matches(self, symbols: str) -> Iterator[tuple[str, int, int]]:
        """Rule and span (over symbols) of every actor phrase, left to right: the longest, then the first."""
        position = 0
        while position < len(symbols):
            if symbols[position] in "|x":
                position += 1
                continue
            end, rule_id = 0, ""
            for rule in self.rules:
                match = rule.expression.match(symbols, position)
                if match and match.end() > end:
                    end, rule_id = match.end(), rule.rule_id
            if end > position:
                yield rule_id, position, end
            position = max(end, position + 1)


@cache
def load_grammar(language: str) -> Grammar:
    """The actor grammar of a language.

    Raises LexiconError for an unknown key, word class or part.
    """
    path = lexicon_path(language, "actors.yaml")
    raw = check_keys(
        read_yaml(path),
        path,
        (
            *("words", "parts", "patterns", "name_particles", "locatives", "city_words", "not_actors"),
            *("dealings", "title_words", "openers", "foreign", "owner_follows", "possessive_endings"),
        ),
    )
    return Grammar(
        rules=tuple(_rule(entry, raw["parts"], path) for entry in raw["patterns"]),
        words=_words(raw["words"], path),
        particles=frozenset(raw["name_particles"]),
        locatives=frozenset(raw["locatives"]),
        city_words=frozenset(raw["city_words"]),
        dealings=frozenset(raw["dealings"]),
        title_words=frozenset(raw["title_words"]),
        openers=frozenset(raw["openers"]),
        not_actors=tuple(raw["not_actors"]),
        foreign=frozenset(raw["foreign"]),
        owner_follows=bool(raw["owner_follows"]),
        possessive_endings=tuple(raw["possessive_endings"]),
    )


def _words(raw: Any, path: Path) -> dict[str, str]:
    plain = check_keys(raw, path, WORDS)
    return {str(form): element for element in WORDS for form in plain[element]}


def _rule(entry: Any, parts: Mapping[str, str], path: Path) -> Rule:
    plain = check_keys(entry, path, ("rule", "pattern", "examples"))
    try:
        expression = re.compile(_expand(plain["pattern"], parts, ()))
    except (re.error, KeyError, RecursionError) as problem:
        raise LexiconError(path, entry[LINE], f"pattern of {plain['rule']}: {problem}") from problem
    return Rule(plain["rule"], expression, tuple(plain["examples"]))


def _expand(pattern: str, parts: Mapping[str, str], seen: Sequence[str]) -> str:
    """A pattern over names of parts as an expression over symbols; `!` means: not followed by."""
    if "".join(_TOKEN.findall(pattern)) != pattern:
        raise KeyError(f"cannot read {pattern!r}")
    out: list[str] = []
    for token in _TOKEN.findall(pattern):
        if token.isspace():
            continue
        if token == "(":
            out.append("(?!" if out and out[-1] == "!" else "(?:")
            if len(out) > 1 and out[-2] == "!":
                del out[-2]
        elif token in SYMBOLS:
            out.append(re.escape(SYMBOLS[token]))
        elif token[0].isalpha():
            if token in seen or token not in parts:
                raise KeyError(f"no part {token!r}")
            out.append(f"(?:{_expand(parts[token], parts, (*seen, token))})")
        else:
            out.append(token)
    return "".join(out)
