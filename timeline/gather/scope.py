"""Which articles, and which of their mentions, are of international affairs.

An article is, where enough of its sentences name a second state or international organisation as an actor, and its
words are not those of a match, in which states are teams. In other articles nothing is an event: what a minister says
of a toll road, what police, courts and parties do at home. Within an article a statement counts that somebody makes
in the name of a state, an organisation or an organised political group; what companies, experts and artists say stays
a statement without an event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from timeline.annotate.annotations import ActorMention
from timeline.annotate.coreference.lexicon import load_lexicon
from timeline.annotate.sentences import OPEN, START, marks
from timeline.codes import roles
from timeline.codes.actors import Actor
from timeline.gather.parties import named, political, public
from timeline.gather.records import Mention, Party
from timeline.gather.targets import DIRECTED_ROOTS
from timeline.languages import lexicon_path
from timeline.lexicon import LINE, check_keys, check_words, read_yaml

# In how many of an article's sentences a second state is an actor. Of 75 articles on diplomacy none had less than
# 0.24; of 560 on sport, films, food and products that name a second state at all, nearly all have less.
FOREIGN = 0.15
# A text of fewer sentences is too short to tell: one state, named as such, is enough.
SHORT = 3
# Before the text is parsed: a text of fewer sentences is always looked at closer, others where this share of them
# names somebody beside the state that is named most.
BRIEF, POSSIBLE = 5, 0.06
# From this share of its words on, and with so many different ones, an article is of matches and games.
SPORT, DIFFERENT = 0.03, 2
# Roles of people who protest, flee and are attacked without acting for their state.
PEOPLE = frozenset({"AGR", "CVL", "EDU", "ELI", "HLH", "HRI", "LAB", "RAD", "REF"})
# What the people of a state refuse, they refuse to those who govern them, where nobody is named.
REFUSAL = "12"
# How an actor is known whom the text leaves without a state and whom the reader takes for the state's own.
ASSUMED = "coref.home"


@dataclass(frozen=True, slots=True)
class ScopeLexicon:
    """Words of matches and games, and articles that are of them and are not."""

    sport: frozenset[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def scope_lexicon(language: str) -> ScopeLexicon:
    """A language's words. Raises LexiconError for an unknown or missing key."""
    path = lexicon_path(language, "scope.yaml")
    data = check_keys(read_yaml(path), path, ("sport",))
    cells = check_keys(data["sport"], path, ("words", "examples", "counterexamples"))
    words = {
        name: tuple(check_words(cells[name], path, data["sport"][LINE], least=1)) for name in cells if name != LINE
    }
    return ScopeLexicon(frozenset(words["words"]), words["examples"], words["counterexamples"])


def is_international(doc: Doc, language: str) -> bool:
    """Whether a text tells of more than one state or international organisation, other than as teams."""
    if not doc.has_annotation("DEP"):
        return False  # skimmed: its words were found not to allow it
    return not is_sport([token.lower_ for token in doc], scope_lexicon(language)) and _names_others(doc)


def may_be_international(doc: Doc, sides: Iterable[tuple[int, str]], language: str) -> bool:
    """Whether an article could turn out international, by its words alone: the same question, asked more easily.

    `sides` are first token and side of every form in the lexicons. Sentences need no parse here. How many pronouns and
    names go back to a form is not known, and so not which state is the main one: FOREIGN may be reached beside the
    state that is named most or beside the readers' own.
    """
    if is_sport([token.lower_ for token in doc], scope_lexicon(language)):
        return False
    starts = [i for i, mark in enumerate(marks(doc)) if mark in (START, OPEN)]
    named_in: dict[str, set[int]] = defaultdict(set)
    for token, side in sides:
        named_in[side].add(bisect_right(starts, token))
    if len(starts) < BRIEF:
        return bool(named_in)
    main = max(named_in, key=lambda side: (len(named_in[side]), side), default=None)
    beside = [
        len({n for side, found in named_in.items() if side != own for n in found}) / len(starts)
        for own in {main, load_lexicon(language).home or main}
    ]
    return max(beside) >= FOREIGN and min(beside) >= POSSIBLE


def is_sport(words: list[str], lexicon: ScopeLexicon) -> bool:
    """Whether the words of a text are those of matches and games."""
    found = [word for word in words if word in lexicon.sport]
    return len(set(found)) >= DIFFERENT and len(found) >= SPORT * len(words)


def _names_others(doc: Doc) -> bool:
    """Whether enough sentences name a state or body other than the one that is named most."""
    starts = [sentence.start for sentence in doc.sents]
    named_in: dict[str, set[int]] = defaultdict(set)
    stated = False
    for mention in doc._.actors:
        for key in _sides(mention):
            named_in[key].add(bisect_right(starts, mention.start))
        stated = stated or (mention.rule_id != ASSUMED and _is_of_state(mention))
    if len(starts) < SHORT:
        return stated
    main = max(named_in, key=lambda key: (len(named_in[key]), key), default=None)
    others = {number for key, numbers in named_in.items() if key != main for number in numbers}
    return len(others) >= FOREIGN * len(starts)


def _sides(mention: ActorMention) -> set[str]:
    """The states and organisations of states in whose name the actors of a mention act."""
    return {side for actor in mention.actors if (side := _side(actor)) is not None}


def _is_of_state(mention: ActorMention) -> bool:
    """Whether a mention names a state, an organisation of states, or people of a state: "thousands of Serbs"."""
    return bool(_sides(mention)) or any(actor.country and actor.role in PEOPLE for actor in mention.actors)


def _side(actor: Actor) -> str | None:
    if actor.role is not None and not roles.lookup(actor.role).public:
        return None
    organisation = (
        actor.code if (actor.code or "").startswith(("IGO", "IMG", "NGO")) and actor.code != actor.role else None
    )
    return actor.country or organisation


def is_public(statement: Mention) -> bool:
    """Whether somebody says it in the name of a state, an organisation or a group, or a group asks one for something.

    A group or body that acts for itself ("Palestinians", "an aid agency", "teachers") and somebody whose state is
    unknown ("officials") count by whom they ask, praise or blame.
    """
    if any(named(p) and public(p) for p in statement.sources):
        return True
    asked = statement.code[:2] in DIRECTED_ROOTS and any(named(p) and public(p) for p in statement.targets)
    if not statement.targets and statement.code[:2] == REFUSAL:
        return any(p.is_group and p.actor.country is not None for p in statement.sources)
    return asked and any(political(p) or public(p) or p.is_group or _is_of_people(p) for p in statement.sources)


def _is_of_people(party: Party) -> bool:
    return party.actor.country is not None and party.actor.person is None
