"""What `coreference.yaml` of a language says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.codes.countries import all_countries
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

STANDS_FOR = (
    *("person", "named", "private", "source", "self", "group", "armed", "thing"),
    *("state", "body", "side", "own_state", "states", "people"),
)


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A class of words that stand for an actor; `number` is how many and `gender` (f, m) which,
    where the words say it."""

    rule_id: str
    stands_for: str
    number: int | None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    `anaphors` by form in lower case, `numbers` by word, `indefinite` articles, `conjunctions` (and commas) that join
    members of a group, and `home`, the ISO3 code of the press's own state. `spoken_to` are words for whom a quotation
    speaks to; `owners` gives the kind of owner by the word, or with a hyphen the ending, that ties an office to it.
    """

    anaphors: Mapping[str, Anaphor]
    numbers: Mapping[str, int]
    indefinite: frozenset[str]
    conjunctions: frozenset[str]
    spoken_to: frozenset[str]
    owners: Mapping[str, str]
    home: str | None


@cache
def load_lexicon(language: str) -> Lexicon:
    """The coreference lexicon of a language.

    Raises LexiconError for an unknown key, kind or country, and for a form given twice.
    """
    path = lexicon_path(language, "coreference.yaml")
    raw = check_keys(
        read_yaml(path), path, ("home", "numbers", "indefinite", "conjunctions", "spoken_to", "owners", "anaphors")
    )
    if raw["home"] is not None and raw["home"] not in all_countries():
        raise LexiconError(path, 1, f"home: {raw['home']!r} is no ISO 3166-1 alpha-3 code")
    numbers = {word: number for word, number in raw["numbers"].items() if word != LINE}
    return Lexicon(
        _anaphors(raw["anaphors"], path),
        numbers,
        frozenset(raw["indefinite"]),
        frozenset(raw["conjunctions"]),
        frozenset(raw["spoken_to"]),
        {word: kind for word, kind in raw["owners"].items() if word != LINE},
        raw["home"],
    )


def _anaphors(entries: list[Any], path: Path) -> dict[str, Anaphor]:
    found: dict[str, Anaphor] = {}
    for entry in entries:
        plain = check_keys(entry, path, ("rule", "stands_for", "forms"), ("number", "gender"))
        if plain["stands_for"] not in STANDS_FOR:
            raise LexiconError(
                path, entry[LINE], f"stands_for {plain['stands_for']!r}: expected {', '.join(STANDS_FOR)}"
            )
        for form in plain["forms"]:
            if form in found:
                raise LexiconError(path, entry[LINE], f"{form!r} stands here twice")
            found[form] = Anaphor(plain["rule"], plain["stands_for"], plain.get("number"), plain.get("gender"))
    return found
