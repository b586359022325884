"""Tokenizers of the pipelines: spaCy's own for the language, with what news text needs on top.

All changes live in the tokenizer's data (exceptions and regular expressions), which spaCy stores with the
pipeline: no code is needed to load it.
"""

from __future__ import annotations

import re
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, read_csv, read_yaml

DASHES = "–—"
DOUBLE_QUOTES = '"“”„«»'
LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"

PREFIXES = (r"--+", f"[{DASHES}{DOUBLE_QUOTES}]")
SUFFIXES = (r"--+", f"[{DASHES}{DOUBLE_QUOTES}]")
INFIXES = (
    f"[{DASHES}{DOUBLE_QUOTES}]",
    r"--+",
    rf"(?<=[{LETTER}]\.)-(?=[{LETTER}])",  # U.S.-led
    rf"(?<=[{LETTER}0-9])[(\[](?=[{LETTER}0-9])",  # Selasa(13/1)
    rf"(?<=[{LETTER}0-9])[)\](](?=[{LETTER}0-9,])",  # (OSCE)yang
    rf"(?<=[{LETTER}]),(?=[0-9])",  # Kamis,13/1
    r"(?<=[0-9])\.(?=[A-Z][a-z])",  # 2022.Presiden
    rf"(?<=[{LETTER}])[?!](?=[A-Z])",
    f"[,.?!](?=[{DOUBLE_QUOTES}])",  # tidak,"kata
    rf"(?<=[{LETTER}])/(?=[0-9])",  # WIB/02.00
)


def read_whole_patterns(path: Path) -> list[str]:
    """The regular expressions of a language's `tokens.yaml`.

    Raises LexiconError for an expression that does not compile, misses an example or takes a counterexample.
    """
    content = check_keys(read_yaml(path), path, ["whole"])
    return [_whole_pattern(entry, path) for entry in content["whole"]]


def _whole_pattern(entry: object, path: Path) -> str:
    cells = check_keys(entry, path, ["name", "pattern", "examples"], ["counterexamples", "ignore_case"])
    line = entry[LINE] if isinstance(entry, dict) else 1
    flag = "(?i:" if cells.get("ignore_case") else "(?:"
    expression = f"{flag}{cells['pattern']})"
    try:
        compiled = re.compile(expression)
    except re.error as problem:
        raise LexiconError(path, line, f"not a regular expression: {problem}") from problem
    for example in map(str, cells["examples"]):
        if not compiled.fullmatch(example):
            raise LexiconError(path, line, f"the pattern does not match its example {example!r}")
    for example in map(str, cells.get("counterexamples", ())):
        if compiled.fullmatch(example):
            raise LexiconError(path, line, f"the pattern matches its counterexample {example!r}")
    return expression


def _joined(patterns: list[str]) -> str:
    """One expression for all patterns, group references renumbered."""
    parts, groups = [], 0
    for pattern in patterns:
        parts.append(shifted(pattern, groups))
        groups += re.compile(pattern).groups
    return f"(?:{'|'.join(parts)})$"


def shifted(expression: str, groups: int) -> str:
    """The expression with its group references moved up, as when so many groups stand before it."""

    def renumbered(match: re.Match[str]) -> str:
        return f"\\{int(match[1]) + groups}"

    return re.sub(r"\\([1-9])", renumbered, expression)


def read_abbreviations(language: str) -> dict[str, str]:
    """Abbreviations with a full stop, each with `never` or `maybe`: can a sentence end with it?"""
    path = lexicon_path(language, "abbreviations.csv")
    return {r["abbreviation"]: r["ends"] for r in read_csv(path, ("abbreviation", "ends", "note"))}


def blank_pipeline(language: str) -> Language:
    """A pipeline of the language with nothing in it but the tokenizer that training and use share."""
    nlp = spacy.blank(language)
    tokenizer, defaults = nlp.tokenizer, nlp.Defaults
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"spaCy's tokenizer for {language!r} cannot be adapted: {type(tokenizer).__name__}")
    # spaCy lists thousands of hyphenated Indonesian words, slow to load; the patterns below take them all
    rules = {text: rule for text, rule in tokenizer.rules.items() if "-" not in text}
    tokenizer.rules = {}
    tokenizer.prefix_search = compile_prefix_regex((*PREFIXES, *(defaults.prefixes or ()))).search
    tokenizer.suffix_search = compile_suffix_regex((*SUFFIXES, *(defaults.suffixes or ()))).search
    infixes = [i for i in (defaults.infixes or ()) if i != r"(?<=[0-9])[\\/](?=[0-9%-])"]
    tokenizer.infix_finditer = compile_infix_regex((*INFIXES, *infixes)).finditer
    patterns = read_whole_patterns(lexicon_path(language, "tokens.yaml"))
    tokenizer.token_match = re.compile(_joined(patterns)).match
    tokenizer.rules = rules
    for abbreviation in read_abbreviations(language):
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    return nlp
