"""Occasions: sentences that tell when and where somebody spoke, beside those that tell what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from timeline.annotate.acts.lexicon import Phrases, by_first_word
from timeline.annotate.syntax import children, subject_branches
from timeline.gather import dating, placing
from timeline.gather.parties import parties
from timeline.gather.records import Dating, Placing
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, check_keys, check_words, read_yaml

# How many sentences before or after a statement its occasion may be told.
REACH = 3


@dataclass(frozen=True, slots=True)
class OccasionLexicon:
    """Phrases for speaking, and words after which something lies further back than the rest of the sentence."""

    speaking: Phrases
    earlier: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sentence that tells when or where persons, or a side without a named one, spoke."""

    sentence_index: int
    speakers: frozenset[str]
    dating: Dating
    placing: Placing


@cache
def occasion_lexicon(language: str) -> OccasionLexicon:
    """A language's words for occasions. Raises LexiconError for an unknown or missing key."""
    path = lexicon_path(language, "occasions.yaml")
    data = check_keys(read_yaml(path), path, ("speaking", "earlier"))
    speaking = check_keys(data["speaking"], path, ("words", "examples", "counterexamples"))
    line = data["speaking"][LINE]
    lists = {name: check_words(words, path, line, least=1) for name, words in speaking.items()}
    return OccasionLexicon(
        speaking=by_first_word(words.lower().split() for words in lists["words"]),
        earlier=frozenset(check_words(data["earlier"], path, 1)),
        examples=tuple(lists["examples"]),
        counterexamples=tuple(lists["counterexamples"]),
    )


def occasions_of(doc: Doc, language: str) -> Iterator[Occasion]:
    """The occasions of a Doc that have a speaker, and a day or a place."""
    for index, sentence in enumerate(doc.sents):
        for token in _triggers(list(sentence), occasion_lexicon(language).speaking):
            dated = dating.stated(doc, token, language) or Dating()
            placed = placing.stated(doc, token, language) or Placing()
            speakers = _speakers(doc, token)
            if speakers and (dated.start or placed.name):
                yield Occasion(index, speakers, dated, placed)


def occasion_for(speakers: Iterable[str], sentence_index: int, occasions: Iterable[Occasion]) -> Occasion | None:
    """The occasion of what the speakers said in a sentence: the nearest, rather before than after."""
    own = set(speakers)
    near = [o for o in occasions if own & o.speakers and abs(o.sentence_index - sentence_index) <= REACH]
    return min(near, key=lambda o: (abs(o.sentence_index - sentence_index), o.sentence_index), default=None)


def follows_earlier(doc: Doc, cue: Token, language: str) -> bool:
    """Whether a cue stands in a clause that tells what came before: "days after Iran said …"."""
    for token in reversed(doc[cue.sent.start : cue.i]):
        if token.lower_ in occasion_lexicon(language).earlier:
            return any(token.i < m.start < cue.i for m in doc._.actors)
        if token.is_punct or token.pos_ == "VERB":
            break
    return False


def _triggers(tokens: list[Token], phrases: Phrases) -> Iterator[Token]:
    """The verb or noun of each phrase that stands among the tokens."""
    words = [t.lower_ for t in tokens]
    for at, word in enumerate(words):
        if any(tuple(words[at : at + len(phrase)]) == phrase for phrase in phrases.get(word, ())):
            yield tokens[at]


def _speakers(doc: Doc, token: Token) -> frozenset[str]:
    """Names under which the statements of those who spoke are known: the persons, or the sides without one."""
    subjects = {i for branch in subject_branches(token) or [token] for i in _phrase(branch, token)}
    found = parties(doc, (i for i, m in enumerate(doc._.actors) if m.root in subjects))
    people = frozenset(p.actor.person for p in found if p.actor.person)
    return people or frozenset(p.key for p in found)


def _phrase(branch: Token, token: Token) -> set[int]:
    """The subject's words as far as they name somebody: itself, its owner, what is joined to it."""
    if branch.i == token.i:
        return {c.i for c in children(token) if c.dep_.startswith("nmod")}
    return {branch.i, *(c.i for c in children(branch) if c.dep_.startswith(("nmod", "conj", "appos", "flat")))}
