"""No regular expression takes much longer than its text is long, whatever the text.

Each expression of the program and of its language data meets texts made against it: its own repeated parts, repeated,
behind what leads to them and before something that fits nothing.
"""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Sequence
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest
from spacy.language import Language

import timeline
from timeline.annotate.lengths import SENTENCE, WORD
from timeline.articles import bylines

LENGTH = 3_000
SECONDS = 0.01  # of processor time; one pass over so long a text takes a tenth of a millisecond

# The most characters of a text that these expressions see, where that is less; all else may see a whole article.
HEAD = bylines.REACH + bylines.LINE + 20
SHORT = {
    **{f"timeline.articles.bylines.{name}": HEAD for name in ("_SEPARATOR", "_LINE_REST", "_DATELINE_REST")},
    **{f"spacy.{name}": WORD for name in ("prefix", "suffix", "infix", "token", "url")},
    "timeline.annotate.actors.rules.Rule.expression": SENTENCE,
}
# These are matched at one place, never searched for.
ANCHORED = {
    "timeline.annotate.acts.triggers.ABBREVIATION",
    "timeline.annotate.places._DATELINE_AFTER",
    "timeline.annotate.times.asides.CREDIT",
    "timeline.articles.bylines._LINE_REST",
    "timeline.articles.bylines._DATELINE_REST",
    "timeline.annotate.actors.rules.Rule.expression",
    "spacy.token",
    "spacy.url",
}
# Files of the program's own or the user's choice, never an article.
TRUSTED = ("timeline.codes.dictionary_files.", "timeline.export.stata.")

ENDS = ("", "\0")
PROBES = "aA1 \n.-,'\"(:/_\t"
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT)

Node = tuple[Any, Any]


def test_no_text_takes_long(nlp_id: Language, nlp_en: Language) -> None:
    found = {p: name for name, p in _expressions((nlp_id, nlp_en)) if not name.startswith(TRUSTED)}
    assert len(found) > 60
    slow = [f"{name}: {text[:40]!r}" for p, name in found.items() for text in _slow_texts(p, name)]
    assert slow == []


@pytest.mark.parametrize("bad", [r"(a+)+$", r"\s*,", r"(?:\w+ ?)+:", r"[a-z]*[a-y]*\d"])
def test_the_search_finds_such_texts(bad: str) -> None:
    assert next(_slow_texts(re.compile(bad), bad), None) is not None


@pytest.mark.parametrize("good", [r"[^\W_]+", r"(?<!\d)(\d{4})[-/.](\d{1,2})", r"a\s?,"])
def test_the_search_leaves_others_alone(good: str) -> None:
    assert list(_slow_texts(re.compile(good), good)) == []


def _expressions(pipelines: Sequence[Language]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every expression by a name: those of modules, of whatever was loaded, and of the tokenizers."""
    for found in pkgutil.walk_packages(timeline.__path__, "timeline."):
        if not found.name.endswith("__main__"):
            yield from _held(found.name, vars(importlib.import_module(found.name)))
    for thing in gc.get_objects():
        kind = type(thing)
        if str(kind.__module__).startswith("timeline.") and not isinstance(thing, (type, ModuleType)):
            names = getattr(kind, "__slots__", ())
            yield from _held(f"{kind.__module__}.{kind.__name__}", {n: getattr(thing, n, None) for n in names})
    for nlp in pipelines:
        methods = {
            "prefix": nlp.tokenizer.prefix_search,
            "suffix": nlp.tokenizer.suffix_search,
            "infix": nlp.tokenizer.infix_finditer,
            "token": nlp.tokenizer.token_match,
            "url": nlp.tokenizer.url_match,
        }
        yield from ((f"spacy.{name}", method.__self__) for name, method in methods.items())


def _held(owner: str, values: dict[str, Any]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in values.items():
        several = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else [value]
        yield from ((f"{owner}.{name}", one) for one in several if isinstance(one, re.Pattern))


def _slow_texts(expression: re.Pattern[str], name: str) -> Iterator[str]:
    """Texts that take longer than they should, tried short at first: some would take for ever."""
    use = expression.match if name in ANCHORED else lambda text: [*expression.finditer(text)]
    for (start, pump), end in product(_attacks(expression), ENDS):
        for length in (20, 250, SHORT.get(name, LENGTH)):
            text = start + pump * (length // len(pump)) + end
            taken = _seconds(use, text)
            if taken > SECONDS and min(_seconds(use, text) for _ in range(3)) > SECONDS:
                yield text
                return
            if length == 250 and taken < SECONDS / 100:
                break


def _seconds(use: Any, text: str) -> float:
    start = time.process_time()
    use(text)
    return time.process_time() - start


def _attacks(expression: re.Pattern[str]) -> set[tuple[str, str]]:
    """What leads to each repetition, and what may be repeated in it."""
    found = set()
    for before, body in _repetitions(_parser.parse(expression.pattern, expression.flags), ""):
        parts = sorted(_parts(body) - {""}, key=lambda part: (len(part), part))[:8]
        pumps = {*parts, *(one + other for one, other in product(parts[:4], parts[:4]))}
        found |= {(start, pump) for start in ("", before) for pump in pumps}
    return found


def _repetitions(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """The repeated parts of an expression, each with an example of what leads to it."""
    for node in tree:
        if node[0] in REPEATS and node[1][1] >= 20:
            yield before, node[1][2]
        for inner in _inside(node):
            yield from _repetitions(inner, before)
        before += _example(node)


def _inside(node: Node) -> Sequence[Any]:
    """The expressions that a node of the tree holds."""
    kind, value = node
    if kind in REPEATS:
        return (value[2],)
    if kind is op.SUBPATTERN:
        return (value[3],)
    if kind is op.BRANCH:
        return tuple(value[1])
    return (value[1],) if kind in (op.ASSERT, op.ASSERT_NOT) else ()


def _parts(tree: Any) -> set[str]:
    """Texts that an expression matches, and the characters that its own parts match."""
    found = {"".join(map(_example, tree))}
    for node in tree:
        found |= set(_characters(node)) | {part for inner in _inside(node) for part in _parts(inner)}
    return found


def _example(node: Node) -> str:
    """A short text that a node matches."""
    kind, value = node
    if kind in REPEATS:
        return "".join(map(_example, value[2])) * min(value[0], 4)
    if kind is op.SUBPATTERN:
        return "".join(map(_example, value[3]))
    if kind is op.BRANCH:
        return "".join(map(_example, value[1][0]))
    return _characters(node)[:1]


def _characters(node: Node) -> str:
    """Characters that a node matches, where it matches a single one."""
    kind, value = node
    if kind is op.LITERAL:
        return chr(value)
    if kind in (op.ANY, op.NOT_LITERAL):
        return "".join(c for c in PROBES if ord(c) != value)
    if kind is not op.IN:
        return ""
    within = [chr(v if k is op.LITERAL else v[0]) for k, v in value if k in (op.LITERAL, op.RANGE)]
    return "".join(c for c in dict.fromkeys([*PROBES, *within]) if _fits(value, c))


def _fits(members: Sequence[Node], character: str) -> bool:
    negated = any(kind is op.NEGATE for kind, _ in members)
    return negated != any(_is_in(kind, value, character) for kind, value in members)


def _is_in(kind: Any, value: Any, character: str) -> bool:
    if kind is op.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is op.CATEGORY:
        classes = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
        *_, negation, name = ("", *str(value).split("_"))
        return bool(re.match(classes[name], character)) != (negation == "NOT")
    return bool(kind is op.LITERAL and ord(character) == value)
