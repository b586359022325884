"""Where the text names an act: verbs with their objects, and nouns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from timeline.annotate.acts.lexicon import ActLexicon, Entry, Form, starts

ABBREVIATION = re.compile(r"(\w\.){2,}$")
OBJECT_WINDOW = 8
UNLESS_WINDOW = 5
PARTICLE_GAP = 3
KIND_WINDOW = 7
# What ends the search for an object of a kind: the object begins right behind the verb.
NOT_IN_OBJECT = frozenset({"ADP", "VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
DESCRIBING = frozenset({"DET", "ADJ", "NUM"})
# Kinds of actor mentions that are people.
PEOPLE = frozenset({"person", "role", "group"})
STATE = "country"
VERBAL = frozenset({"", "VERB", "AUX", "ADJ", "X"})
NOMINAL = frozenset({"", "NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A place that names an act: `root` is its first token, `covered` all tokens that belong to it."""

    entry: Entry
    kind: str
    voice: str
    root: int
    end: int
    covered: frozenset[int]

    @property
    def transitive(self) -> bool:
        """Whether the act is done to the verb's object."""
        return "object" in self.entry.targets or bool(self.entry.objects or self.entry.kinds)

    @property
    def words_end(self) -> int:
        """Where the words of the verb end that stand together, its particle among them: "sealed off"."""
        return next((i for i in range(self.root + 1, self.end) if i not in self.covered), self.end)


def may_trigger(words: tuple[str, ...], at: int, lexicon: ActLexicon) -> bool:
    """Whether, by its `plain` words alone, a sentence can have a trigger of an act that begins at one of them."""
    return any(
        not form.entry.topic
        and _rest(words, at, form, lexicon) is not None
        and (not form.entry.objects or bool(form.entry.kinds) or starts(words, form.entry.objects) is not None)
        for form in lexicon.forms.get(words[at], ())
    )


def find_triggers(doc: Doc, lexicon: ActLexicon) -> list[Trigger]:
    """All triggers of a Doc in order. Where several compete for a word, acts win over topics, then more words.

    The name of a day or month triggers nothing: "on 19 March".
    """
    kinds = _kinds(doc)
    dates = {i for time in doc._.times if time.timex_type == "DATE" for i in range(time.start, time.end)}
    found = [t for sentence in _sentences(doc) for t in _in_sentence(sentence, lexicon, kinds)]
    found = _without_descriptions(doc, found)
    found.sort(key=lambda t: (t.entry.topic, -len(t.covered), t.root))
    taken: set[int] = set()
    kept = []
    for trigger in found:
        if trigger.root not in dates and not taken & trigger.covered:
            taken |= trigger.covered
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.root)


def _without_descriptions(doc: Doc, found: list[Trigger]) -> list[Trigger]:
    """The triggers without participles that describe what another's act is done to: "lifted a curfew imposed …"."""
    if not doc.has_annotation("DEP"):
        return found
    acts = [t for t in found if t.kind == "verb" and not t.entry.topic]
    done_to = {i: t.root for t in acts for i in t.covered - {t.root}}
    return [t for t in found if not (t.kind == "verb" and _describes(doc[t.root], done_to))]


def _describes(verb: Token, done_to: dict[int, int]) -> bool:
    described = verb.dep_ == "acl" and verb.head.i < verb.i
    return described and done_to.get(verb.head.i, verb.i) < verb.head.i


def _sentences(doc: Doc) -> Iterator[Span]:
    return iter(doc.sents) if doc.has_annotation("SENT_START") else iter((doc[:],))


def _kinds(doc: Doc) -> dict[int, frozenset[str]]:
    """What the words of a Doc stand for where that may be an object of an act: places, people."""
    found: dict[int, set[str]] = defaultdict(set)
    for place in doc._.places:
        found[place.end - 1].add("~place")
    for actor in doc._.actors:
        if actor.kind in PEOPLE:
            found[actor.root].add("~people")
        elif actor.kind == STATE and actor.start > 0 and doc[actor.start - 1].pos_ == "ADP":
            found[actor.end - 1].add("~place")  # a capital that may stand for its state: "pulled out of Kabul"
    return {i: frozenset(kinds) for i, kinds in found.items()}


def _in_sentence(sentence: Span, lexicon: ActLexicon, kinds: dict[int, frozenset[str]]) -> Iterator[Trigger]:
    words = tuple(plain(token) for token in sentence)
    objects = tuple("" if _possesses(token) else word for token, word in zip(sentence, words, strict=True))
    for position, word in enumerate(words):
        for form in lexicon.forms.get(word, ()):
            trigger = _match(sentence, words, objects, position, form, lexicon, kinds)
            if trigger is not None:
                yield trigger


def plain(token: Token) -> str:
    """A word in lower case, an abbreviation without its points: "U.N." as "un"."""
    word = token.lower_
    return word.replace(".", "") if ABBREVIATION.match(word) else word


def _possesses(token: Token) -> bool:
    """Whether a word only tells whose the noun behind it is: "welcomed the president's words"."""
    return token.dep_ == "nmod:poss" and token.head.i > token.i and token.pos_ == "NOUN"


def _match(
    sentence: Span,
    words: tuple[str, ...],
    things: tuple[str, ...],
    at: int,
    form: Form,
    lexicon: ActLexicon,
    kinds: dict[int, frozenset[str]],
) -> Trigger | None:
    """The trigger at this word of the sentence, if the whole form, its objects and its part of speech fit.

    `things` are the words among which objects are looked for.
    """
    token = sentence[at]
    allowed = NOMINAL if form.kind == "noun" else VERBAL
    if token.pos_ not in allowed and not _sure(token, form):
        return None
    rest = _rest(words, at, form, lexicon)
    if rest is None or _excluded(words, at, form.entry):
        return None
    covered = {at, *rest}
    if form.entry.objects or form.entry.kinds:
        objects = _objects(things, max(covered) + 1, form, lexicon)
        if objects is None and rest:  # within a phrasal verb: "handed the man over"
            objects = _objects(things, at + 1, form, lexicon)
        if objects is None:
            objects = _object_of_kind(sentence, max(covered) + 1, form.entry, kinds)
        if objects is None and _may_be_passive(token, words, at, form, lexicon):
            objects = _objects_before(words, at, form)
        if objects is None:
            return None
        covered |= set(objects)
    end = max({at, *rest}) + 1
    first = sentence.start
    return Trigger(form.entry, form.kind, form.voice, token.i, first + end, frozenset(first + i for i in covered))


def _sure(token: Token, form: Form) -> bool:
    """Whether the words tell, against the tagger, that the form is what its entry says."""
    if form.plain or form.entry.topic or (form.kind == "noun" and len(form.words) > 1):
        return True
    if form.kind == "noun" or not (form.entry.objects or form.entry.kinds or len(form.words) > 1):
        return False
    # "the attack on the embassy": a word with an article or an adjective is no verb.
    before = token.nbor(-1) if token.i else None
    return before is None or before.pos_ not in DESCRIBING


def _rest(words: tuple[str, ...], at: int, form: Form, lexicon: ActLexicon) -> list[int] | None:
    """Positions of the words after the first: together for nouns, with small gaps for phrasal verbs."""
    gap = PARTICLE_GAP if form.kind == "verb" else 0
    position, out = at, []
    for word, following in zip(form.words[1:], (*form.words[2:], ""), strict=False):
        window = words[position + 1 : position + 2 + gap]
        if word not in window:
            return None
        position += 1 + window.index(word)
        out.append(position)
        if {word, following} <= lexicon.counterparts:
            gap = 0  # "gave rebels in Aceh two weeks to disarm" is no "give in to"
    return out


def _excluded(words: tuple[str, ...], at: int, entry: Entry) -> bool:
    around = words[max(0, at - UNLESS_WINDOW) : at + UNLESS_WINDOW + 1]
    return bool(entry.unless) and starts(around, entry.unless) is not None


def _objects(words: tuple[str, ...], after: int, form: Form, lexicon: ActLexicon) -> range | None:
    """Positions of the object's words after the verb, if they begin before or with the first barrier."""
    window = words[after : after + OBJECT_WINDOW]
    barrier = next((i for i, word in enumerate(window) if word in lexicon.barriers), len(window))
    found = starts(window, form.entry.objects)
    return None if found is None or found[0] > barrier else range(after + found[0], after + found[1])


def _object_of_kind(sentence: Span, after: int, entry: Entry, kinds: dict[int, frozenset[str]]) -> range | None:
    """Position of an object right behind the verb that is of one of the entry's kinds."""
    for i in range(after, min(after + KIND_WINDOW, len(sentence))):
        token = sentence[i]
        if kinds.get(token.i, frozenset()) & entry.kinds:
            return range(i, i + 1)
        if token.pos_ in NOT_IN_OBJECT:
            return None
    return None


def _may_be_passive(token: Token, words: tuple[str, ...], at: int, form: Form, lexicon: ActLexicon) -> bool:
    """Whether what the act is done to may stand before the verb: "was signed", "signed by", "diteken"."""
    auxiliary = set(words[max(0, at - 3) : at]) & lexicon.passive_auxiliaries
    agent = set(words[at + 1 : at + 2]) & lexicon.agents
    return form.voice == "passive" or bool(auxiliary or agent) or token.dep_.startswith("acl")


def _objects_before(words: tuple[str, ...], at: int, form: Form) -> range | None:
    begin = max(0, at - OBJECT_WINDOW)
    found = starts(words[begin:at], form.entry.objects)
    return None if found is None else range(begin + found[0], begin + found[1])
