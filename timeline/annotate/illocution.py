"""What the words of a statement do: promise, refuse, appeal, accuse … (`illocution.yaml`).

CAMEO codes the illocution, the cue only where the content does nothing else (manual 1.1b3, chapter 2, notes on 010).
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span

from timeline.annotate.acts.lexicon import Phrases, by_first_word, starts
from timeline.annotate.annotations import ActMention, ActorMention, Statement
from timeline.annotate.assertion import ANYWHERE, PLACES, Words, is_asserted
from timeline.annotate.syntax import words_before
from timeline.codes import operators
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, LexiconError, check_keys, check_words, read_yaml

# Whom a rule asks for: anybody, the speaker's own side, that side right before the phrase, another side that is
# named, anybody but the own side alone.
SUBJECTS = {
    "any": frozenset({"speaker", "all", "other", "nobody", "unknown"}),
    "speaker": frozenset({"speaker", "all", "nobody"}),
    "doer": frozenset({"speaker", "all"}),
    "other": frozenset({"other"}),
    "others": frozenset({"all", "other", "nobody", "unknown"}),
}
# Keys of the lexicon that hold words, words that tell what a content asserts, and phrases.
WORDS = (
    *("own_side", "inclusive", "third_persons", "announcing", "performing", "doing", "alleging"),
    *("insisting", "suggesting"),
)
ASSERTING = ("negating", "limiting", "introducing")
PHRASES = ("replying", "ending", "undertaking")
NOUNS = frozenset({"NOUN", "PROPN"})
JOINERS = frozenset({"CCONJ", "PUNCT", "SYM"})
# Roles of those who are no side of their state's.
REBELS = frozenset({"REB", "OPP", "SEP", "INS", "UAF"})
# How many words before a phrase its subject is looked for.
SUBJECT_REACH, DOER_REACH = 7, 1
UNDERTAKING_REACH = 3
LOOK_BEHIND = 1
REPLY_OPENING = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that make a statement do what `operator` names, `where` they stand (see `assertion.PLACES`).

    They do not with one of `not_before` right behind them.
    """

    operator: str
    subject: str
    where: str
    phrases: Phrases
    not_before: Phrases
    examples: tuple[str, ...]
    rule_id: str


@dataclass(frozen=True, slots=True)
class IllocutionLexicon:
    """The rules in order of precedence, words for the speaker's own side, and words that end an act.

    Of the words for the own side, `inclusive` ones take in others, and `third_persons` are others in a quotation.
    `opening` is the number of words at the opening of a content that need no subject to be the speaker's;
    `announcing` are lemmas of cues that perform the act they announce, `performing` those that may themselves be the
    verb of an act; `replying` phrases tie a statement to the occasion of the one before. What stands under a word of
    `alleging` is told by somebody and not by the article; `asserting` words tell
    what a content asserts; behind `insisting` and
    `suggesting` cues a clause in the bare form is something to do.
    """

    rules: tuple[Rule, ...]
    own_side: frozenset[str]
    opening: int
    announcing: frozenset[str]
    performing: frozenset[str]
    replying: Phrases
    ending: Phrases
    undertaking: Phrases
    insisting: frozenset[str]
    suggesting: frozenset[str]
    doing: frozenset[str]
    alleging: frozenset[str]
    asserting: Words
    inclusive: frozenset[str]
    third_persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Illocution:
    """What a content does, and the token at which the phrase that shows it begins."""

    operator: str
    token: int
    rule_id: str


@cache
def illocution_lexicon(language: str) -> IllocutionLexicon:
    """A language's rules. Raises LexiconError for an unknown key or subject, or a rule without examples."""
    path = lexicon_path(language, "illocution.yaml")
    data = check_keys(read_yaml(path), path, ("opening", "rules", *WORDS, *ASSERTING, *PHRASES))
    words = {name: frozenset(check_words(data[name], path, 1)) for name in (*WORDS, *ASSERTING)}
    phrases = {name: by_first_word(p.split() for p in check_words(data[name], path, 1)) for name in PHRASES}
    return IllocutionLexicon(
        rules=tuple(_rule(raw, path, language) for raw in data["rules"]),
        opening=int(data["opening"]),
        asserting=Words(**{name: words[name] for name in ASSERTING}),
        own_side=words["own_side"],
        inclusive=words["inclusive"],
        third_persons=words["third_persons"],
        announcing=words["announcing"],
        performing=words["performing"],
        doing=words["doing"],
        alleging=words["alleging"],
        insisting=words["insisting"],
        suggesting=words["suggesting"],
        replying=phrases["replying"],
        ending=phrases["ending"],
        undertaking=phrases["undertaking"],
    )


def _rule(raw: Any, path: Path, language: str) -> Rule:
    cells = check_keys(raw, path, ("operator", "phrases", "examples"), ("subject", "where", "not_before"))
    line, subject, where = raw[LINE], cells.get("subject", "any"), cells.get("where", ANYWHERE)
    if cells["operator"] not in operators.all_operators():
        raise LexiconError(path, line, f"{cells['operator']!r} is no operator of codes/operators.csv")
    if subject not in SUBJECTS:
        raise LexiconError(path, line, f"subject {subject!r} is none of {tuple(SUBJECTS)}")
    if where not in PLACES:
        raise LexiconError(path, line, f"where {where!r} is none of {tuple(PLACES)}")
    return Rule(
        operator=cells["operator"],
        subject=subject,
        where=where,
        phrases=by_first_word(p.lower().split() for p in check_words(cells["phrases"], path, line, least=1)),
        not_before=by_first_word(p.split() for p in check_words(cells.get("not_before", []), path, line)),
        examples=tuple(check_words(cells["examples"], path, line, least=1)),
        rule_id=f"illocution.{language}.{cells['operator']}.{line}",
    )


def content_tokens(doc: Doc, statement: Statement) -> list[int]:
    """Indices of the tokens of a statement's content."""
    return [t.i for a, b in statement.content for t in doc.char_span(a, b, alignment_mode="expand") or ()]


def undertakes(doc: Doc, act: ActMention, lexicon: IllocutionLexicon) -> bool:
    """Whether a word right before an act, or the verb that it is joined to, says that its doer will do it."""
    token = doc[act.start]
    verbs = [token, token.head] if doc.has_annotation("DEP") and token.dep_ == "conj" else [token]
    for verb in verbs:
        before = tuple(t.lower_ for t in words_before(verb, UNDERTAKING_REACH))
        if starts(before, lexicon.undertaking) is not None:
            return True
    return False


def illocution(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> Illocution | None:
    """What the content does by the first rule that fits, or None where it only states."""
    tokens = content_tokens(doc, statement)
    words = [doc[i].lower_ for i in tokens]
    speakers = {key for i in statement.speakers for a in doc._.actors[i].actors for key in (a.country, a.code) if key}
    side = _quoted(lexicon) if statement.form == "direct" else lexicon
    for rule in lexicon.rules:
        reach = DOER_REACH if rule.subject == "doer" else SUBJECT_REACH
        for position, end in _places(words, rule.phrases):
            if starts(tuple(words[end : end + LOOK_BEHIND]), rule.not_before) or not is_asserted(
                doc, tokens, range(position, end), rule.where, lexicon.asserting
            ):
                continue
            before = tokens[max(0, position - reach) : position]
            opens = position <= lexicon.opening
            if rule.subject == "any" or _subject(doc, before, opens, speakers, side) in SUBJECTS[rule.subject]:
                return Illocution(rule.operator, tokens[position], rule.rule_id)
    return None


def _places(words: list[str], phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where phrases stand among the words: their first position and the one behind their last."""
    for position, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                yield position, position + len(phrase)
                break


def _quoted(lexicon: IllocutionLexicon) -> IllocutionLexicon:
    """The lexicon for a quotation, in which "he" and "they" are others than the speaker."""
    return replace(lexicon, own_side=lexicon.own_side - lexicon.third_persons)


def _subject(doc: Doc, before: list[int], opens: bool, speakers: set[str | None], lexicon: IllocutionLexicon) -> str:
    """Whom the words before a phrase name: the speaker's own side, alone or with others, or somebody else.

    Where they name nobody, whether the phrase opens the content ("said ready to talk").
    """
    for i in reversed(before):
        word = doc[i].lower_
        if word in lexicon.own_side and doc[i].pos_ != "PROPN":  # "the US" is not "us"
            return "all" if word in lexicon.inclusive else "speaker"
        if word in lexicon.third_persons:
            return "other"
        for index, mention in enumerate(doc._.actors):
            if mention.start <= i < mention.end:
                joined = (mention, *_beside(doc, index))
                return "speaker" if any(is_own(doc, m, speakers, lexicon) for m in joined) else "other"
    return "nobody" if opens and not any(doc[i].pos_ in NOUNS for i in before) else "unknown"


def _beside(doc: Doc, index: int) -> Iterator[ActorMention]:
    """The actor right before another, joined by a word or a dash: "Oslo and Stockholm"."""
    mentions: list[ActorMention] = doc._.actors
    link = mentions[index].start - 1
    if index > 0 and mentions[index - 1].end == link and doc[link].pos_ in JOINERS:
        yield mentions[index - 1]


def is_own(doc: Doc, mention: ActorMention, speakers: Set[str | None], lexicon: IllocutionLexicon) -> bool:
    """Whether an actor is of a speaker's side, or of a side that only a word like "our" tells ("our army")."""
    if any(a.role in REBELS for a in mention.actors) and not {a.code for a in mention.actors} & speakers:
        return False
    if any(a.country for a in mention.actors):
        return bool({a.country for a in mention.actors} & speakers)
    words = {t.lower_ for t in doc[mention.start : mention.end]}
    return bool({a.code for a in mention.actors} & speakers or words & lexicon.own_side)


def is_reply(doc: Doc, sentence: Span, lexicon: IllocutionLexicon) -> bool:
    """Whether the opening of a sentence ties it to the statement before: "In response, …"."""
    words = [t.lower_ for t in doc[sentence.start : min(sentence.end, sentence.start + REPLY_OPENING)]]
    return any(True for _ in _places(words, lexicon.replying))
