"""Whether a phrase of a content is what its speaker says by it: at a place that counts, and not denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.annotate.syntax import children

ANYWHERE = "anywhere"
# Where a phrase may stand, by the relations on the way up to the content's predicate that rule it out: relative and
# adverbial clauses only tell which, when or why; what hangs on a noun or with a preposition tells of what.
CLAUSE = ("acl", "advcl")
PLACES: dict[str, tuple[str, ...]] = {ANYWHERE: (), "clause": CLAUSE, "core": (*CLAUSE, "obl", "nmod")}
NEGATION_REACH = 2


@dataclass(frozen=True, slots=True)
class Words:
    """Words that deny a phrase right behind them, those with which they do not ("not only"), and openers of clauses.

    `introducing` words open a clause that tells what is said, whatever its relation.
    """

    negating: frozenset[str]
    limiting: frozenset[str]
    introducing: frozenset[str]


def is_asserted(doc: Doc, tokens: Sequence[int], phrase: range, where: str, words: Words) -> bool:
    """Whether the phrase at these positions among a content's tokens is asserted by the content.

    Without a parse only the words right before the phrase can rule it out.
    """
    if _is_denied(doc, tokens, phrase, words.negating, words.limiting):
        return False
    aside = PLACES[where]
    if not aside or phrase.start == 0 or not doc.has_annotation("DEP"):
        return True
    return not any(_leads(token, aside, words.introducing) for token in _links(doc, tokens, phrase))


def _is_denied(
    doc: Doc, tokens: Sequence[int], phrase: range, negating: frozenset[str], limiting: frozenset[str]
) -> bool:
    """Whether a word right before a phrase that does not deny anything itself denies it: "not illegal".

    What is "not only illegal" is illegal.
    """
    if doc[tokens[phrase.start]].lower_ in negating:
        return False
    before = [doc[i].lower_ for i in tokens[max(0, phrase.start - NEGATION_REACH) : phrase.start]]
    return any(word in negating for word in before) and not any(word in limiting for word in before)


def _links(doc: Doc, tokens: Sequence[int], phrase: range) -> Iterator[Token]:
    """The words on the way from the phrase up to the predicate of the content, that one left out."""
    inside, own = frozenset(tokens), frozenset(tokens[p] for p in phrase)
    token = doc[tokens[phrase.start]]
    while token.head.i in own and token.head.i != token.i:
        token = token.head
    if any(child.dep_ == "case" and child.i in own for child in children(token)) and token.head.i in inside:
        token = token.head  # the phrase has its own preposition: "behind the attack"
    while token.head.i != token.i and token.head.i in inside:
        yield token
        token = token.head


def _leads(token: Token, relations: tuple[str, ...], introducing: frozenset[str]) -> bool:
    """Whether a word leads into a phrase of these relations, unless the clause tells what is said ("that …")."""
    if not token.dep_.startswith(relations):
        return False
    return not any(word.lower_ in introducing for word in token.doc[token.head.i + 1 : token.i])
