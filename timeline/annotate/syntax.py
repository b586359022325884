"""Walking Universal Dependencies: subjects that are shared or left out, and what stands between or before words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
# Relations that continue the same noun phrase rather than lead into a dependent one.
SAME_PHRASE = frozenset({"conj", "appos", "flat", "flat:name", "flat:foreign", "compound", "fixed", "list"})
CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
LIMIT = 15
NOUNS = frozenset({"NOUN", "PROPN"})
# Parts of speech with which an object may open.
OBJECT_OPENINGS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})


@dataclass(frozen=True, slots=True)
class Path:
    """How a word hangs below another: the relation and case words of the branch, and how deep in it the word is."""

    relation: str
    cases: frozenset[str]
    depth: int
    joined: bool


def children(token: Token) -> Iterator[Token]:
    """The words that hang on a token; none where there is no parse.

    spaCy's tokenizer leaves wrong edges on what it puts together ("''", "a.m.") and on all words behind it. A parser
    mends them; without one, asking spaCy for a token's children reads memory that is not the Doc's.
    """
    if token.has_dep():
        yield from token.children


def words_before(token: Token, most: int) -> Span:
    """The words before a token in its sentence, so many at most; without sentences, in the text."""
    doc = token.doc
    first = token.sent.start if doc.has_annotation("SENT_START") else 0
    return doc[max(first, token.i - most) : token.i]


def reach(token: Token) -> tuple[int, int]:
    """Code point offsets of all that hangs on a token of a parsed Doc."""
    last = token.right_edge
    return token.left_edge.idx, last.idx + len(last)


def case_words(token: Token) -> frozenset[str]:
    """Prepositions of a noun phrase, lower case."""
    return frozenset(child.lower_ for child in children(token) if child.dep_ in ("case", "mark"))


def path_below(token: Token, ancestor: Token) -> Path | None:
    """The path from an ancestor down to a token, or None where the token is not below it within one clause.

    `depth` counts the noun phrases passed on the way; `joined` tells whether a coordination was passed.
    """
    depth, joined, current = 0, False, token
    for _ in range(LIMIT):
        if current.head.i == ancestor.i and current.i != ancestor.i:
            return Path(current.dep_, _cases_of(current, token), depth, joined)
        if current.head.i == current.i or current.dep_ in CLAUSES:
            return None
        if current.dep_ == "conj":
            joined = True
        elif current.dep_ not in SAME_PHRASE:
            depth += 1
        current = current.head
    return None


def _cases_of(branch: Token, token: Token) -> frozenset[str]:
    """Case words of the branch, or of the phrase itself in a coordination or clause ("sanctions aimed at B")."""
    own = token.dep_ == "conj" or branch.dep_ in CLAUSES
    return case_words(branch) | (case_words(token) if own else frozenset())


def is_passive(verb: Token) -> bool:
    """Whether the parse marks a verb as passive; participles look so, not with an object or active subject."""
    if _is_joined_modifier(verb):
        return False
    relations = {c.dep_ for c in children(verb)}
    marked = bool(relations & {"nsubj:pass", "aux:pass", "obl:agent"})
    return marked or ("Pass" in verb.morph.get("Voice", []) and not relations & {"obj", "nsubj"})


def takes_noun_before(verb: Token, transitive: bool, end: int | None = None) -> bool:
    """Whether a participle without auxiliary is by the order of words the active verb of the noun before it.

    Parsers take "Iraq expelled two inspectors" for a noun phrase, as they do with headlines. A noun right before the
    verb and an object right behind it tell better; so does, of verbs that take no object, that nothing else is the
    verb of the sentence. `end` is where the words of a phrasal verb end.
    """
    relations = {c.dep_ for c in children(verb)}
    compound = verb.pos_ == "NOUN" and verb.dep_ == "compound" and verb.head.i > verb.i  # "the Netherlands cut aid"
    if (
        not (verb.pos_ in ("VERB", "ADJ") or compound)
        or relations & {"aux:pass", "nsubj:pass", "obl:agent", "aux"}
        or verb.i == 0
        or (end or verb.i + 1) >= len(verb.doc)
    ):
        return False
    before, after = word_before(verb), verb.doc[end or verb.i + 1]
    if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.sent != verb.sent:
        return False
    alone = verb.dep_ == "ROOT" or (verb.head.dep_ == "ROOT" and verb.head.pos_ not in ("VERB", "AUX"))
    if verb.pos_ == "ADJ" and not (alone and before.pos_ == "PROPN"):
        return False
    own_object = verb.doc[after.i - 1].pos_ in NOUNS  # "used tear gas": the phrase brings its object along
    return own_object or after.pos_ in OBJECT_OPENINGS if transitive else alone


def word_before(verb: Token) -> Token:
    """The word before a verb that does not open its Doc, an adverb or a time between them passed over.

    "Iraq also expelled", "Iraq on Monday expelled".
    """
    at = verb.i - 1
    if verb.doc[at].pos_ == "ADV":
        at -= 1
    times = verb.doc._.times if verb.doc.has_extension("times") else ()
    start = next((time.start for time in times if time.end == at + 1), None)
    if start is not None:
        at = start - 1
        if at > 0 and verb.doc[at].pos_ == "ADP":
            at -= 1
    return verb.doc[max(at, 0)]


def subject_branches(verb: Token) -> list[Token]:
    """The subject of a verb: its own, else the one it shares with the verb it depends on."""
    current = verb
    for _ in range(LIMIT):
        own = [c for c in children(current) if c.dep_ in SUBJECTS and not _is_relative_pronoun(c)]
        if own:
            return own
        if current.dep_.startswith("acl"):
            return [current.head]
        above = governor(current.head) if _is_joined_modifier(current) else None
        if above is not None:
            current = above
            continue
        if current.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "parataxis") or current.head.i == current.i:
            return []
        current = current.head
    return []


def wishes(verb: Token) -> bool:
    """Whether a verb in the past has a clause with a verb in its bare form: "insisted that he leave"."""
    past = "Past" in verb.morph.get("Tense", [])
    return past and any(_is_bare(c) for c in children(verb) if c.dep_ == "ccomp" and c.i > verb.i)


def _is_bare(clause: Token) -> bool:
    """Whether the verb of a clause is neither past nor in the third person singular, and has no auxiliary."""
    helpers = {c.dep_: c for c in children(clause) if c.dep_ in ("aux", "aux:pass", "cop")}
    verb = helpers.get("cop", helpers.get("aux:pass", clause))
    bare = "Imp" in verb.morph.get("Mood", []) or "Inf" in verb.morph.get("VerbForm", [])
    plural = "Pres" in verb.morph.get("Tense", []) and "Plur" in verb.morph.get("Number", [])
    return "aux" not in helpers and (bare or (plural and verb is clause))


def _is_joined_modifier(verb: Token) -> bool:
    """Whether a parser took the second of two verbs for a modifier: "condemned it and imposed sanctions"."""
    return verb.dep_ == "amod" and any(c.dep_ == "cc" and c.i < verb.i for c in children(verb))


def _is_relative_pronoun(token: Token) -> bool:
    kinds = token.morph.get("PronType", [])
    return "Rel" in kinds or (token.pos_ == "PRON" and "Prs" not in kinds and token.head.dep_.startswith("acl"))


def governor(token: Token) -> Token | None:
    """The verb or the predicate with a copula that governs a noun, over coordination and apposition."""
    current = token
    for _ in range(LIMIT):
        if current.head.i == current.i:
            return None
        relation, current = current.dep_, current.head
        if relation not in SAME_PHRASE and (current.pos_ in ("VERB", "AUX") or _has_copula(current)):
            return current
    return None


def is_aside(token: Token) -> bool:
    """Whether a word does not tell the main thing of its sentence: a clause beside it, or a noun that is no subject.

    "Oman left, accusing …", "the man who led …", "rejected the demand that …".
    """
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "ROOT" and not token.dep_.startswith("nsubj"):
        return True
    return any(t.dep_.startswith(("advcl", "acl")) for t in (token, *token.ancestors))


def _has_copula(token: Token) -> bool:
    return any(child.dep_ == "cop" for child in children(token))
