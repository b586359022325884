"""The lexicon of acts of a language (`acts.yaml`), compiled to a look-up by first word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from timeline.annotate.inflection import inflection
from timeline.codes import composition
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, check_words, read_yaml

# Phrases by their first word, the longest first.
Phrases = dict[str, tuple[tuple[str, ...], ...]]
PARTS = re.compile(r"(-|n't$|'\w+$)")
LISTS = (
    *("light_verbs", "occurring", "agents", "counterparts", "pairs", "joiners", "passive_auxiliaries"),
    *("barriers", "relatives", "origins", "occasions"),
)
WORDS = ("verbs", "nouns", "objects", "unless", "targets")
RESTRICTING = ("objects", "unless")
FLAGS = ("reciprocal", "topic")
# Objects by what they are rather than by their word: a place; people, known by nationality or office.
KINDS = ("~place", "~people")
# Before the name of a class of words: "@weapons" among the objects stands for every word of that class.
CLASS = "@"


@dataclass(frozen=True, slots=True)
class Entry:
    """Words for one act. `targets` are the words that introduce whom it is done to (`object`: the object).

    `kinds` are those of KINDS that an object may be; a `topic` only tells what a speech act is about; `line` is the
    entry's in the file.
    """

    act: composition.Act
    objects: Phrases
    kinds: frozenset[str]
    unless: Phrases
    targets: frozenset[str]
    reciprocal: bool
    topic: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    rule_id: str
    line: int


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form of an entry: its words, lower case, and whether it is a `verb` or a `noun`.

    `plain` tells that its shape leaves no other.
    """

    entry: Entry
    words: tuple[str, ...]
    kind: str
    voice: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class ActLexicon:
    """All forms of a language by their first word, and the words that show who is who.

    `origins` are prepositions that tell whose or where from somebody is, `occasions` nouns of which a meeting is the
    occasion of something else; `occurring` verbs say of the event that is their subject that it happened; `purposes`
    are words for what a protest is to bring about, by the act of `codes/acts.csv` that this would be.
    """

    forms: dict[str, tuple[Form, ...]]
    entries: tuple[Entry, ...]
    light_verbs: frozenset[str]
    occurring: Phrases
    purposes: dict[str, Phrases]
    agents: frozenset[str]
    counterparts: frozenset[str]
    pairs: frozenset[str]
    joiners: frozenset[str]
    passive_auxiliaries: frozenset[str]
    barriers: frozenset[str]
    relatives: frozenset[str]
    origins: frozenset[str]
    occasions: frozenset[str]


@cache
def act_lexicon(language: str) -> ActLexicon:
    """The compiled lexicon. Raises LexiconError for an unknown act or key, or an entry without words or examples."""
    path = lexicon_path(language, "acts.yaml")
    data = check_keys(read_yaml(path), path, (*LISTS, "purposes", "acts"), ("classes",))
    for name in LISTS:
        check_words(data[name], path, 1)
    classes = _classes(data.get("classes", {}), path)
    entries, index = [], defaultdict(list)
    for number, raw in enumerate(data["acts"], start=1):
        raw = _spelt_out(raw, classes, path)
        entry = _entry(raw, path, language, number, frozenset(data["counterparts"]))
        entries.append(entry)
        for form in _forms(raw, entry, language):
            index[form.words[0]].append(form)
    light = {form for verb in data["light_verbs"] for form in inflection(language).forms(verb.split()[0], "verb")}
    return ActLexicon(
        # Longer forms first, so that "phone call" is tried before "call".
        forms={word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in index.items()},
        entries=tuple(entries),
        light_verbs=frozenset(light),
        occurring=by_first_word(words for verb in data["occurring"] for words in _verb_forms(verb, language)),
        purposes=_purposes(data["purposes"], path, language),
        agents=frozenset(data["agents"]),
        counterparts=frozenset(data["counterparts"]),
        pairs=frozenset(data["pairs"]),
        joiners=frozenset(data["joiners"]),
        passive_auxiliaries=frozenset(data["passive_auxiliaries"]),
        barriers=frozenset(data["barriers"]),
        relatives=frozenset(data["relatives"]),
        origins=frozenset(data["origins"]),
        occasions=frozenset(data["occasions"]),
    )


def _verb_forms(phrase: str, language: str) -> Iterator[tuple[str, ...]]:
    """A verb in all its forms, the words that follow it unchanged."""
    first, *rest = phrase.lower().split()
    return ((form, *rest) for form in inflection(language).forms(first, "verb"))


def _purposes(raw: Any, path: Path, language: str) -> dict[str, Phrases]:
    line = raw[LINE]
    for name in raw:
        if name != LINE and name not in composition.acts():
            raise LexiconError(path, line, f"{name!r} is no act of codes/acts.csv")
    return {
        name: _object_forms(check_words(words, path, line), language) for name, words in raw.items() if name != LINE
    }


def _classes(raw: Any, path: Path) -> dict[str, list[str]]:
    """Words that many entries have as their objects, by the name of their class."""
    line = raw.get(LINE, 1)
    return {name: check_words(words, path, line, least=1) for name, words in raw.items() if name != LINE}


def _spelt_out(raw: Any, classes: dict[str, list[str]], path: Path) -> Any:
    """An entry with the words of the classes that its objects name."""
    out: list[str] = []
    for word in raw.get("objects", ()):
        if not str(word).startswith(CLASS):
            out.append(word)
        elif word[1:] in classes:
            out.extend(classes[word[1:]])
        else:
            raise LexiconError(path, raw[LINE], f"{word!r} is none of the classes {', '.join(sorted(classes))}")
    return {**raw, "objects": out} if out else raw


def _entry(raw: Any, path: Path, language: str, number: int, counterparts: frozenset[str]) -> Entry:
    cells = _checked(raw, path)
    line = raw[LINE]
    try:
        act = composition.act(cells["act"])
    except composition.UnknownActError:
        raise LexiconError(path, line, f"{cells['act']!r} is no act of codes/acts.csv") from None
    return Entry(
        act=act,
        objects=_object_forms((w for w in cells.get("objects", ()) if w not in KINDS), language),
        kinds=frozenset(cells.get("objects", ())) & frozenset(KINDS),
        unless=by_first_word(str(phrase).lower().split() for phrase in cells.get("unless", ())),
        targets=frozenset(cells.get("targets", ("object", *counterparts))),
        reciprocal=cells.get("reciprocal", False),
        topic=cells.get("topic", False),
        examples=tuple(cells["examples"]),
        counterexamples=tuple(cells.get("counterexamples", ())),
        rule_id=f"act.{language}.{act.name}.{number}",
        line=line,
    )


def _checked(raw: Any, path: Path) -> dict[str, Any]:
    """The cells of an entry, if each is of its kind; what restricts its words needs a counterexample to show it."""
    cells = check_keys(raw, path, ("act", "examples"), (*WORDS, *FLAGS, "counterexamples"))
    line = raw[LINE]
    if not (cells.get("verbs") or cells.get("nouns")):
        raise LexiconError(path, line, "an entry needs verbs or nouns")
    restricted = not cells.get("topic") and any(cells.get(name) for name in RESTRICTING)
    if restricted and "counterexamples" not in cells:
        raise LexiconError(path, line, "an entry with objects or unless needs counterexamples")
    for name in {"examples", "counterexamples"} & cells.keys():
        check_words(cells[name], path, line, least=1)
    for name in WORDS:
        check_words(cells.get(name, []), path, line)
    for name in FLAGS:
        if not isinstance(cells.get(name, False), bool):
            raise LexiconError(path, line, f"{name} is {cells[name]!r}, not true or false")
    return cells


def _object_forms(words: Any, language: str) -> Phrases:
    """Each phrase with all forms of its last word."""
    rules = inflection(language)
    split = [str(phrase).lower().split() for phrase in words]
    return by_first_word((*phrase[:-1], form) for phrase in split for form in rules.forms(phrase[-1], "noun"))


def by_first_word(phrases: Iterable[Iterable[str]]) -> Phrases:
    """Phrases grouped for `starts`, in every way in which they may be cut into tokens."""
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        for cut in cuts(tuple(phrase)):
            table[cut[0]].append(cut)
    return {first: tuple(sorted(group, key=lambda p: -len(p))) for first, group in table.items()}


def cuts(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The words as they stand, and as tokenizers cut them: "cease - fire", "wo n't", also with a curly apostrophe."""
    apart = tuple(part for word in words for part in PARTS.split(word) if part)
    return tuple(dict.fromkeys((words, apart, tuple(part.replace("'", "’") for part in apart))))


def _forms(raw: dict[str, Any], entry: Entry, language: str) -> list[Form]:
    rules = inflection(language)
    out: list[Form] = []
    for phrase in raw.get("verbs", ()):
        first, *rest = phrase.lower().split()
        for form, voice in rules.forms(first, "verb").items():
            plain = rules.is_plain(form, "verb")
            out.extend(Form(entry, words, "verb", voice, plain) for words in cuts((form, *rest)))
    for phrase in raw.get("nouns", ()):
        *before, last = phrase.lower().split()
        for form in rules.forms(last, "noun"):
            plain = rules.is_plain(form, "noun")
            out.extend(Form(entry, words, "noun", "any", plain) for words in cuts((*before, form)))
    return out


def starts(words: tuple[str, ...], phrases: Phrases) -> tuple[int, int] | None:
    """First place where one of the phrases stands in the words: its start and end, or None."""
    for position, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if words[position : position + len(phrase)] == phrase:
                return position, position + len(phrase)
    return None
