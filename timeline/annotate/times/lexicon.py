"""Reading a language's `times.yaml` once, and keeping it compiled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field
from dataclasses import fields as dataclass_fields
from functools import cache
from pathlib import Path
from typing import Any

from timeline.annotate.times import frames
from timeline.annotate.times.numerals import NUMERIC, Numbers
from timeline.annotate.times.patterns import PatternError, Sequence, Slot, Word, expand
from timeline.annotate.times.tokens import tokenize
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

FRAMES: dict[str, Callable[..., frames.Frame]] = {
    cls.__name__: cls for cls in vars(frames).values() if isinstance(cls, type) and issubclass(cls, frames.Frame)
}
# No number of a date has more digits.
LONGEST_NUMBER = 4
CONDITIONS = ("after", "not_after", "before", "not_before")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or several that belong to a class. `case`: "capital" or "lower" where the text must be written so."""

    words: tuple[str, ...]
    name: str
    value: Any
    case: str | None = None


Terms = dict[tuple[str, str], list[Term]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A phrase: the frame it builds and the words that may or may not stand around it.

    With `not_before_name` no capitalised word may follow: "April" is a month, "April Reed" a person.
    """

    rule_id: str
    order: int
    kind: str
    frame: str
    constants: tuple[tuple[str, Any], ...]
    inside: bool = False
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_before_name: bool = False
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(slots=True)
class Node:
    """A state of the matcher: what may come next, and the rules that end here."""

    words: dict[tuple[str, bool], Node] = field(default_factory=dict)
    slots: dict[Slot, Node] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def add(self, sequence: Sequence, rule: Rule) -> None:
        """Enter one sequence of elements that ends in a rule."""
        node = self
        for element in sequence:
            if isinstance(element, Word):
                node = node.words.setdefault((element.word, element.touching), Node())
            else:
                node = node.slots.setdefault(element, Node())
        if rule not in node.rules:
            node.rules.append(rule)


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell past from future, as tuples of tokens under their last token.

    `sayings` are the verbs that name a speaker after the quotation.
    """

    words: dict[str, list[tuple[tuple[str, ...], int]]]
    past_endings: tuple[str, ...]
    participle_after: frozenset[str]
    boundaries: frozenset[str]
    sayings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ranges:
    """Words between the first and the last day of a stretch, as tokens; some need an opener before the first."""

    joiners: frozenset[tuple[str, ...]]
    opened_joiners: frozenset[tuple[str, ...]]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """All that is particular to a language's time expressions.

    A number before a word of `counted` or after one of `currency` is no year and no day. `openers` are the words that
    each class and each kind of phrase can begin with (see `opener`), `starters` the kinds that begin with a word.
    `terms` are found by class and first word. After one of `determiners` a date belongs to the name of a thing.
    """

    language: str
    day_first: bool
    terms: Terms
    numbers: Numbers
    cues: Cues
    ranges: Ranges
    kinds: dict[str, Node]
    openers: dict[str, frozenset[str]]
    starters: dict[str, list[str]]
    rules: tuple[Rule, ...]
    counted: frozenset[str]
    currency: frozenset[str]
    determiners: frozenset[str]


@cache
def load_times(language: str) -> TimeLexicon:
    """The compiled lexicon of a language; read once.

    Raises UnknownLanguageError for a language without a folder, LexiconError for a mistake in its file.
    """
    return read_times(lexicon_path(language, "times.yaml"), language)


def read_times(path: Path, language: str) -> TimeLexicon:
    """Read and compile a lexicon of time expressions. Raises LexiconError with file and line."""
    content = check_keys(
        read_yaml(path),
        path,
        ("order", "terms", "numbers", "cues", "ranges", "phrases", "counted", "currency"),
        ("case_sensitive", "determiners"),
    )
    if content["order"] not in ("day_first", "month_first"):
        raise LexiconError(path, 1, f"order is {content['order']!r}, expected day_first or month_first")
    terms = _terms(content["terms"], path, frozenset(content.get("case_sensitive", ())))
    numbers = _numbers(content["numbers"], path)
    classes = NUMERIC | {name for name, _ in terms} | (content["phrases"].keys() - {LINE})
    kinds, rules = _phrases(content["phrases"], path, classes)
    openers = _openers(kinds, terms, numbers)
    return TimeLexicon(
        language=language,
        day_first=content["order"] == "day_first",
        terms=terms,
        numbers=numbers,
        cues=_cues(content["cues"], path),
        ranges=_ranges(content["ranges"], path),
        kinds=kinds,
        openers=openers,
        starters=_starters(kinds, openers),
        rules=tuple(rules),
        counted=frozenset(content["counted"]),
        currency=frozenset(content["currency"]),
        determiners=frozenset(content.get("determiners", ())),
    )


def split(phrase: str) -> tuple[str, ...]:
    """A lexicon's phrase in the matcher's tokens."""
    return tuple(tokenize(phrase).lower)


def _terms(content: dict[str, Any], path: Path, sensitive: frozenset[str]) -> Terms:
    index: Terms = {}
    for name, entries in content.items():
        if name == LINE:
            continue
        if not isinstance(entries, dict):
            raise LexiconError(path, content[LINE], f"{name!r} is not a mapping from words to a value")
        for phrase, value in entries.items():
            if phrase == LINE:
                continue
            words = split(phrase)
            case = "capital" if phrase[0].isupper() else "lower" if phrase in sensitive else None
            for single in name.split("|"):
                index.setdefault((single, words[0]), []).append(Term(words, single, value, case))
    return index


def _numbers(content: Any, path: Path) -> Numbers:
    optional = ("multipliers", "additions", "joiners", "halves", "suffixes")
    entry = check_keys(content, path, ("values", "several"), optional)

    def plain(name: str) -> dict[str, Any]:
        return {k: v for k, v in entry.get(name, {}).items() if k != LINE}

    return Numbers(
        plain("values"),
        plain("multipliers"),
        plain("additions"),
        frozenset(entry.get("joiners", ())),
        tuple(split(phrase) for phrase in entry.get("halves", ())),
        frozenset(entry.get("suffixes", ())),
        frozenset(entry["several"]),
    )


def _cues(content: Any, path: Path) -> Cues:
    entry = check_keys(content, path, ("future", "past", "boundaries"), ("past_endings", "participle_after", "sayings"))
    words: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name, direction in (("future", 1), ("past", -1)):
        for phrase in entry[name]:
            tokens = split(phrase)
            words.setdefault(tokens[-1], []).append((tokens, direction))
    for found in words.values():
        found.sort(key=lambda f: -len(f[0]))
    return Cues(
        words,
        tuple(entry.get("past_endings", ())),
        frozenset(entry.get("participle_after", ())),
        frozenset(entry["boundaries"]),
        frozenset(entry.get("sayings", ())),
    )


def _ranges(content: Any, path: Path) -> Ranges:
    entry = check_keys(content, path, ("joiners", "opened_joiners", "openers"))
    return Ranges(
        frozenset(split(j) for j in entry["joiners"]),
        frozenset(split(j) for j in entry["opened_joiners"]),
        frozenset(entry["openers"]),
    )


def _phrases(content: dict[str, Any], path: Path, classes: Iterable[str]) -> tuple[dict[str, Node], list[Rule]]:
    kinds: dict[str, Node] = {}
    rules: list[Rule] = []
    for kind, entries in content.items():
        if kind == LINE:
            continue
        root = kinds.setdefault(kind, Node())
        for entry in entries:
            rule, patterns = _rule(entry, path, kind, len(rules))
            if any(r.rule_id == rule.rule_id for r in rules):
                raise LexiconError(path, entry[LINE], f"{rule.rule_id!r} stands here twice")
            rules.append(rule)
            for sequence in _sequences(patterns, path, entry[LINE]):
                _check_slots(sequence, rule, classes, path, entry[LINE])
                root.add(sequence, rule)
    return kinds, rules


def _check_slots(sequence: Sequence, rule: Rule, classes: Iterable[str], path: Path, line: int) -> None:
    fields = dataclass_fields(FRAMES[rule.frame])  # type: ignore[arg-type]
    known = {f.name for f in fields}
    for slot in (e for e in sequence if isinstance(e, Slot)):
        if slot.name not in classes:
            raise LexiconError(path, line, f"no class or phrase is called {slot.name!r}")
        if slot.field != "_" and slot.field not in known:
            message = f"frame {rule.frame} has no field {slot.field!r}; it has: {', '.join(sorted(known))}"
            raise LexiconError(path, line, message)
    given = {name for name, _ in rule.constants} | {e.field for e in sequence if isinstance(e, Slot)}
    for f in fields:
        if f.default is MISSING and f.name not in given:
            message = f"frame {rule.frame} needs {f.name!r}, which no slot of {_shown(sequence)!r} fills"
            raise LexiconError(path, line, message)


def _shown(sequence: Sequence) -> str:
    return " ".join(e.word if isinstance(e, Word) else f"{{{e.name}}}" for e in sequence)


def _sequences(patterns: list[str], path: Path, line: int) -> Iterable[Sequence]:
    for pattern in patterns:
        try:
            yield from expand(pattern)
        except PatternError as problem:
            raise LexiconError(path, line, str(problem)) from problem


def _rule(content: Any, path: Path, kind: str, order: int) -> tuple[Rule, list[str]]:
    entry = check_keys(
        content,
        path,
        ("name", "match", "frame"),
        ("with", "inside", "examples", "counterexamples", "not_before_name", *CONDITIONS),
    )
    line = content[LINE]
    if entry["frame"] not in FRAMES:
        raise LexiconError(path, line, f"no frame is called {entry['frame']!r}; there are: {', '.join(sorted(FRAMES))}")
    constants = tuple((k, v) for k, v in entry.get("with", {}).items() if k != LINE)
    conditions = {c: frozenset(str(w).lower() for w in entry.get(c, ())) for c in CONDITIONS}
    rule = Rule(
        f"{kind}.{entry['name']}",
        order,
        kind,
        entry["frame"],
        constants,
        bool(entry.get("inside")),
        not_before_name=bool(entry.get("not_before_name")),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
        **conditions,
    )
    patterns = entry["match"]
    return rule, [patterns] if isinstance(patterns, str) else list(patterns)


def opener(word: str) -> str:
    """A word as it stands among openers: a number in digits as "0", whatever its digits."""
    return "0" if word.isdecimal() and len(word) <= LONGEST_NUMBER else word


def _openers(kinds: dict[str, Node], terms: Terms, numbers: Numbers) -> dict[str, frozenset[str]]:
    """The words that each class of terms or numbers and each kind of phrase can begin with."""
    found: dict[str, set[str]] = {name: {"0"} for name in NUMERIC}
    found["number"] |= numbers.values.keys() | numbers.several | numbers.multipliers.keys()
    for name, word in terms:
        found.setdefault(name, set()).add(opener(word))
    for kind, node in kinds.items():
        found.setdefault(kind, set()).update(opener(word) for word, _ in node.words)
    size = -1
    while size != (size := sum(map(len, found.values()))):  # kinds begin with kinds
        for kind, node in kinds.items():
            found[kind].update(*(found[slot.name] for slot in node.slots))
    return {name: frozenset(words) for name, words in found.items()}


def _starters(kinds: Iterable[str], openers: dict[str, frozenset[str]]) -> dict[str, list[str]]:
    starters: dict[str, list[str]] = {}
    for kind in kinds:
        for word in openers[kind]:
            starters.setdefault(word, []).append(kind)
    return starters
