"""The cue lexicon of a language: `cues.yaml`, checked and turned into tables of word sequences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from timeline.annotate.inflection import Inflection, inflection
from timeline.codes import operators
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, check_words, read_yaml

KINDS = ("verb", "quoting", "preposition", "noun")
NEEDS = frozenset({"content", "object", "actor", "subject", "thing", "deed", "giver", "opening", "doer", "proposal"})
TARGETS = (None, "addressee", "object")
STRINGS = ("possessor", "present_participle", "past_participle")
SWITCHES = ("bare_forms", "inversion")
# Stands in a lemma for the object that its words stand around.
GAP = "…"
POSSESSOR_SIDES = ("before", "after")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of a language that the rules ask for; all in lower case, one token each unless noted.

    `unreal` precedes verbs that tell no fact; `light` may stand between subject and verb; `possessor` tells on
    which side of a noun its possessor stands; `joint` (several words) adds a speaker; `same_act` introduces a verb
    that repeats the act of the one before it; `documents` speak for those who signed them, but not under `unsaying`
    verbs; `deeds` name what may be threatened, `proposals` what one accepts from others; `selves` stand for the
    speaker inside his own words; `noun_links` lead from a noun to what it is about; `nouns_too` are verb forms that
    are nouns as well, so that the tagger has to decide; `bare_forms`: an uninflected verb form counts only right after
    its subject; the participle fields hold endings, empty where a language has none; `inversion`: after a quotation or
    comma a verb may stand before its subject.
    """

    negators: frozenset[str]
    unreal: frozenset[str]
    light: frozenset[str]
    prepositions: frozenset[str]
    agents: frozenset[str]
    sources: frozenset[str]
    complementizers: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    participle_links: frozenset[str]
    same_act: frozenset[str]
    addressees: frozenset[str]
    partners: frozenset[str]
    deeds: frozenset[str]
    reporters: frozenset[str]
    documents: frozenset[str]
    unsaying: frozenset[str]
    selves: frozenset[str]
    noun_links: frozenset[str]
    nouns_too: frozenset[str]
    speaker_nouns: frozenset[str]
    proposals: frozenset[str]
    passive_auxiliaries: frozenset[str]
    possessive_markers: frozenset[str]
    joint: frozenset[str]
    enclitics: Words
    present_participle: str
    past_participle: str
    possessor: str
    bare_forms: bool
    inversion: bool


@dataclass(frozen=True, slots=True)
class Media:
    """How a language credits a medium: verbs and nouns (word sequences), prepositions, openers of
    asides, and small words inside names.

    After `verbs` any name counts, after `verbs_by` one behind a preposition or noun, or one known as a medium.
    """

    verbs: frozenset[str]
    verbs_by: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    asides: frozenset[str]
    name_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Cue words that behave alike: one entry under `cues`."""

    operator: str
    kind: str
    lemmas: tuple[str, ...]
    needs: frozenset[str]
    not_before: tuple[Words, ...]
    target: str | None
    continuation: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a cue. `voice` is active, passive, bare, clitic (the subject is in the word) or any."""

    words: Words
    lemma: str
    voice: str
    group: Group


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All a language's cues: forms by their first word, longest first."""

    grammar: Grammar
    media: Media
    groups: tuple[Group, ...]
    forms: dict[str, tuple[Form, ...]]
    light_verbs: dict[str, str]
    objects: dict[Words, str]
    object_examples: tuple[tuple[str, str], ...]


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language.

    Raises UnknownLanguageError for a language without a folder, LexiconError for a mistake in its `cues.yaml`.
    """
    path = lexicon_path(language, "cues.yaml")
    keys = ("grammar", "media", "light_verbs", "objects", "cues")
    data = check_keys(read_yaml(path), path, keys)
    grammar = _grammar(data["grammar"], path)
    rules = inflection(language)
    media = _media(data["media"], path, rules)
    groups: list[Group] = []
    forms: list[Form] = []
    for entry in data["cues"]:
        group, extra = _group(entry, path)
        groups.append(group)
        forms.extend(_forms(group, extra, grammar, rules))
    objects, examples = _objects(data["objects"], path, grammar)
    light = {
        form: lemma
        for lemma in check_words(data["light_verbs"], path, 1)
        for form, voice in rules.forms(lemma, "verb").items()
        if voice != "passive" and (form == lemma or not grammar.bare_forms)
    }
    return Lexicon(grammar, media, tuple(groups), _by_first_word(forms), light, objects, examples)


def _grammar(entry: Any, path: Path) -> Grammar:
    names = [f.name for f in fields(Grammar)]
    cells = check_keys(entry, path, names)
    line = entry[LINE]
    if cells["possessor"] not in POSSESSOR_SIDES:
        raise LexiconError(path, line, f"possessor is {cells['possessor']!r}, not one of {POSSESSOR_SIDES}")
    for name in SWITCHES:
        if not isinstance(cells[name], bool):
            raise LexiconError(path, line, f"{name} is {cells[name]!r}, not true or false")
    words: dict[str, Any] = {
        name: frozenset(check_words(value, path, line))
        for name, value in cells.items()
        if name not in ("enclitics", *STRINGS, *SWITCHES)
    }
    enclitics = tuple(check_words(cells["enclitics"], path, line))
    single = {name: cells[name] for name in (*STRINGS, *SWITCHES)}
    return Grammar(**words, **single, enclitics=enclitics)


def _media(entry: Any, path: Path, rules: Inflection) -> Media:
    cells = check_keys(entry, path, [f.name for f in fields(Media)])
    words = {name: check_words(value, path, entry[LINE]) for name, value in cells.items()}
    for name in ("verbs", "verbs_by"):
        words[name] = [form for verb in words[name] for form in rules.forms(verb, "verb")]
    return Media(**{name: frozenset(value) for name, value in words.items()})


def _group(entry: Any, path: Path) -> tuple[Group, dict[str, list[str]]]:
    optional = ("forms", "needs", "not_before", "target", "continuation")
    cells = check_keys(entry, path, ("operator", "kind", "lemmas", "examples", "counterexamples"), optional)
    line = entry[LINE]
    if cells["operator"] not in operators.all_operators():
        raise LexiconError(path, line, f"{cells['operator']!r} is no operator of {operators.PATH.name}")
    if cells["kind"] not in KINDS:
        raise LexiconError(path, line, f"kind {cells['kind']!r} is none of {KINDS}")
    needs = frozenset(check_words(cells.get("needs", []), path, line))
    if needs - NEEDS:
        raise LexiconError(path, line, f"needs {sorted(needs - NEEDS)}, which is none of {sorted(NEEDS)}")
    if cells.get("target") not in TARGETS:
        raise LexiconError(path, line, f"target {cells['target']!r} is none of {TARGETS[1:]}")
    lemmas = tuple(check_words(cells["lemmas"], path, line))
    extra = {k: check_words(v, path, line) for k, v in cells.get("forms", {}).items() if k != LINE}
    for lemma in extra.keys() - set(lemmas):
        raise LexiconError(path, line, f"forms of {lemma!r}, which is no lemma of this group")
    group = Group(
        operator=cells["operator"],
        kind=cells["kind"],
        lemmas=lemmas,
        needs=needs,
        not_before=tuple(tuple(w.split()) for w in check_words(cells.get("not_before", []), path, line)),
        target=cells.get("target"),
        continuation=cells.get("continuation", False),
        examples=tuple(check_words(cells["examples"], path, line)),
        counterexamples=tuple(check_words(cells["counterexamples"], path, line)),
        line=line,
    )
    return group, extra


def _forms(group: Group, extra: dict[str, list[str]], grammar: Grammar, rules: Inflection) -> Iterable[Form]:
    for lemma in group.lemmas:
        head, *rest = lemma.split()
        made = {(head, *rest): "active"}
        if group.kind in ("verb", "noun"):
            for form, voice in rules.forms(head, group.kind).items():
                if (
                    not rest and form in grammar.prepositions | grammar.light
                ):  # tentang, "about", is no form of menentang
                    continue
                made.setdefault((form, *rest), _voice(form, voice, head, group, grammar))
        for form in extra.get(lemma, []):
            first = form.split()[0]
            voice = rules.forms(head, "verb").get(first, "any")
            made[tuple(form.split())] = _voice(first, voice, head, group, grammar)
        made.update(_with_clitics(made, group, grammar))
        yield from (Form(words, lemma, voice, group) for words, voice in made.items())


def _voice(form: str, inflected: str, head: str, group: Group, grammar: Grammar) -> str:
    if group.kind != "verb":
        return "active"
    if inflected == "passive":
        return "passive"
    if grammar.bare_forms:
        return "active" if form.startswith(head) else "bare"
    return "any"


def _with_clitics(made: dict[Words, str], group: Group, grammar: Grammar) -> dict[Words, str]:
    """Forms whose subject is a clitic: on anything but an active verb, where it is the object."""
    return {
        (words[0] + clitic, *words[1:]): "clitic"
        for words, voice in made.items()
        for clitic in grammar.enclitics
        if (voice == "passive" or group.kind != "verb") and not words[0].endswith(clitic)
    }


def _by_first_word(forms: Iterable[Form]) -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for form in forms:
        table.setdefault(form.words[0], []).append(form)
    return {word: tuple(sorted(found, key=lambda f: -len(f.words))) for word, found in table.items()}


def _objects(entries: Any, path: Path, grammar: Grammar) -> tuple[dict[Words, str], tuple[tuple[str, str], ...]]:
    table: dict[Words, str] = {}
    examples = []
    for entry in entries:
        cells = check_keys(entry, path, ("operator", "nouns", "examples"))
        operator = cells["operator"]
        if operator not in operators.all_operators():
            raise LexiconError(path, entry[LINE], f"{operator!r} is no operator of {operators.PATH.name}")
        for noun in check_words(cells["nouns"], path, entry[LINE]):
            table[tuple(noun.split())] = operator
            for clitic in grammar.enclitics:
                table[tuple((noun + clitic).split())] = operator
        examples += [(operator, text) for text in check_words(cells["examples"], path, entry[LINE])]
    return table, tuple(examples)
