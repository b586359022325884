"""Whom a statement is directed at: who is addressed, blamed, asked, praised or threatened."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import ActMention, ActorMention, Statement
from timeline.annotate.coreference.lexicon import load_lexicon
from timeline.annotate.illocution import content_tokens
from timeline.annotate.statements.lexicon import load
from timeline.annotate.syntax import SUBJECTS, children, path_below
from timeline.codes import composition
from timeline.codes.organisations import all_organisations
from timeline.gather.coding import NOMINAL, Coding
from timeline.gather.parties import apart, coded, named, parties, tellers_behind, without
from timeline.gather.placing import location_words
from timeline.gather.records import Party

BLAME = "11"
AGREE, DEFEND = "agree", "defend"
SUPPORT = "05"
ASKING = frozenset({"02", "10"})
REFUSAL, DENIAL = "12", "016"
# Speech acts that are done to somebody even where the cue has no addressee.
DIRECTED_ROOTS = frozenset({"02", "03", "05", "10", "11", "12", "13"})
# Codes of views of what others do: pessimistic, hopeful, weighing it; of what one has done to them, or has not.
VIEWS = ("012", "013", "014", "015", "016")
# Cues whose addressee hears of the deeds of others: "complained to the United Nations about Israel".
SAY = "say"
TOLD = frozenset({"complain", SAY})
# How many sentences back a deed may stand that is blamed without its doer: "the attack", "such steps".
DEED_REACH = 5
# How many tokens the act that is the telling phrase itself may begin from it.
BESIDE = 2
# How many tokens behind the cue what is asked may open: "demanded on Monday that".
OPENING_REACH = 4
# What may stand between a preposition of place and the place: "in and around the".
LINKS = frozenset({"ADP", "CCONJ", "DET"})
# Organs of international organisations, in which all the others sit: "told the General Assembly".
ORGAN = "organ"


def statement_targets(
    doc: Doc, statement: Statement, coding: Coding, sources: tuple[Party, ...], language: str
) -> tuple[Party, ...]:
    """Who is addressed; for directed speech acts else whom the embedded act or the content names, best first.

    Of what only the content names a bare role ("militants") is no target.
    """
    addressed = apart(coded(parties(doc, statement.addressees)), sources)
    joint = statement.operator == AGREE and len({p.key for p in sources}) > 1
    if coding.code[:2] not in DIRECTED_ROOTS or joint:  # with whom somebody agrees is among those who agree
        charged = _refused(doc, statement) if coding.code == DENIAL else ()
        return addressed or apart(coded(parties(doc, charged)), sources) or _spoken_of(doc, statement, coding, language)
    addressed = tuple(p for p in addressed if not _only_listens(p, statement))
    within = set(content_tokens(doc, statement))
    victims: tuple[Party, ...] = ()
    doers: tuple[Party, ...] = ()
    if coding.code[:2] == BLAME:
        doers = parties(doc, _doers(doc, within))
        victims = without(parties(doc, _victims(doc, within | {statement.end})), doers)
    elif statement.operator == DEFEND:
        victims = parties(doc, _victims(doc, within))  # who justifies a strike does not defend whom it hit
    for found in _ranked(doc, statement, coding, language, within, addressed, doers):
        asked = found is addressed and coding.code[:2] in ASKING  # of one state one asks another: rebels their army
        foreign = found if asked else without(coded(found), sources)
        others = tuple(p for p in without(foreign, victims) if named(p) and (asked or not _own_people(p, sources)))
        if others:
            return others
    spared = without(addressed, victims)
    if coding.code[:2] in ASKING:
        return spared
    return tuple(p for p in without(spared, sources) if named(p) or not p.is_group)


def _own_people(party: Party, sources: tuple[Party, ...]) -> bool:
    """Whether a group is of the state that speaks: what a government wants for its farmers, it asks of others."""
    return party.is_group and party.actor.country in {p.actor.country for p in sources if not p.is_group}


def _spoken_of(doc: Doc, statement: Statement, coding: Coding, language: str) -> tuple[Party, ...]:
    """Of whom a view or a denial is, where its content names one other state and no more: "is hopeful that Peru …".

    Organisations are named for what they are the scene of.
    """
    if not coding.code.startswith(VIEWS):
        return ()
    own = {p.key for p in parties(doc, statement.speakers)}
    found = parties(doc, _inside(doc, set(content_tokens(doc, statement)), own, language))
    others = tuple(p for p in coded(found) if named(p))
    one = len({p.actor.country or p.key for p in others}) == 1 and others[0].actor.country is not None
    return others[:1] if one else ()


def _ranked(
    doc: Doc,
    statement: Statement,
    coding: Coding,
    language: str,
    within: set[int],
    addressed: tuple[Party, ...],
    doers: tuple[Party, ...],
) -> Iterator[tuple[Party, ...]]:
    """Groups of possible targets, the likeliest first."""
    if coding.code[:2] != BLAME or statement.operator not in TOLD:
        yield addressed
    yield doers
    if coding.code[:2] in ASKING and coding.token is None:
        yield parties(doc, _asked(doc, statement) or _led_in(doc, statement, language))
    if coding.code[:2] == REFUSAL:
        yield parties(doc, _refused(doc, statement))
    if coding.act is not None:
        yield from (parties(doc, side) for side in _in_act(coding))
    own = {p.key for p in parties(doc, statement.speakers)}
    if coding.code[:2] == SUPPORT:
        yield parties(doc, _supported(doc, within, coding.token))
        yield parties(doc, _interlocutor(doc, statement, within, own, language))
    states = {p.actor.country for p in parties(doc, statement.speakers)} - {None}
    inside = [
        i
        for i in _inside(doc, within, own, language)
        if doc._.actors[i].kind != "country" or doc._.actors[i].actor.country not in states
    ]
    inside.sort(key=lambda i: _apart(doc._.actors[i], coding.token))
    for i in inside:
        yield parties(doc, (i, *(n for n in inside if n == i + 1 and _joined(doc, n, language))))
    if coding.code[:2] == BLAME:
        yield parties(doc, _last_doers(doc, statement, own))
    yield addressed


def _inside(doc: Doc, within: set[int], own: set[str], language: str) -> list[int]:
    """Actors in the content that may be meant: not the speaker's own side, and not just a place."""
    located = location_words(language)["at"] | location_words(language)["before"]
    tellers = tellers_behind(doc, min(within, default=0))
    return [
        i
        for i, m in enumerate(doc._.actors)
        if m.root in within
        and i not in tellers
        and m.kind != "unknown"
        and not _is_place(doc, m, located)
        and not {p.key for p in parties(doc, (i,))} & own
        and not _beside_own(doc, i, own, language)
    ]


def _only_listens(party: Party, statement: Statement) -> bool:
    """Whether an addressee is an organ that is merely told something, and so neither asked nor blamed."""
    organisation = all_organisations().get(party.actor.name)
    return statement.operator == SAY and organisation is not None and organisation.kind == ORGAN


def _apart(mention: ActorMention, token: int | None) -> tuple[bool, int]:
    """Order of closeness to the telling phrase: its subject, the nearest before it, then what follows."""
    if token is None:
        return False, mention.start
    return mention.start > token, abs(token - mention.start)


def _is_place(doc: Doc, mention: ActorMention, located: frozenset[str]) -> bool:
    """Whether an actor's name only says where: "the conflict in Ukraine", "in and around Kyiv"."""
    before = mention.start - 1
    while before >= 0 and doc[before].pos_ in LINKS:
        if doc[before].lower_ in located:
            return True
        before -= 1
    return before >= 0 and doc[before].lower_ in located


def _beside_own(doc: Doc, index: int, own: set[str], language: str) -> bool:
    """Whether the speaker's own side stands before an actor and "and": what both of them want is asked of neither."""
    return index > 0 and bool({p.key for p in parties(doc, (index - 1,))} & own) and _joined(doc, index, language)


def _joined(doc: Doc, index: int, language: str) -> bool:
    """Whether only "and" stands between an actor and the one before it."""
    conjunctions = load_lexicon(language).conjunctions - {","}
    between = doc[doc._.actors[index - 1].end : doc._.actors[index].start]
    return 0 < len(between) <= BESIDE and all(token.lower_ in conjunctions for token in between)


def _in_act(coding: Coding) -> tuple[tuple[int, ...], ...]:
    """The parties of the embedded act, the likeliest side first.

    Who is to do something is asked to, and who does a hostile act is blamed; a mutual act has both as one.
    """
    act = coding.act
    if act is None:
        return ()
    if act.sources and (composition.act(act.act).hostile or (coding.code[:2] in ASKING and not act.reciprocal)):
        return (act.sources, act.targets)
    return ((*act.targets, *act.sources),)


def _asked(doc: Doc, statement: Statement) -> tuple[int, ...]:
    """Who is the subject of the clause that says what is asked: "demanded that Iran free the hostages"."""
    if not doc.has_annotation("DEP"):
        return ()
    cue = doc[statement.start]
    clauses = [c for c in children(cue) if c.dep_ == "ccomp" and c.i >= statement.end]
    subjects = [t for clause in clauses for s in children(clause) if s.dep_ in SUBJECTS for t in (s, *s.conjuncts)]
    named = [i for i, m in enumerate(doc._.actors) if m.kind != "unknown"]
    return tuple(i for i in named if any(_heads(doc[doc._.actors[i].root], subject) for subject in subjects))


def _led_in(doc: Doc, statement: Statement, language: str) -> tuple[int, ...]:
    """Who stands right behind the word that opens what is asked, whatever the parse: "demanded that Iran free them"."""
    opening = load(language).grammar.complementizers
    last = min(statement.end + OPENING_REACH, doc[statement.start].sent.end)
    at = next((i for i in range(statement.end, last) if doc[i].lower_ in opening), None)
    if at is None:
        return ()
    while at + 1 < len(doc) and doc[at + 1].pos_ == "DET":
        at += 1
    mentions = enumerate(doc._.actors)
    return tuple(i for i, m in mentions if m.start <= at + 1 < m.end and m.kind != "unknown")


def _heads(token: Token, noun: Token) -> bool:
    """Whether a word is a noun or stands before it without a preposition: "its European Union partners"."""
    path = path_below(token, noun)
    return token.i == noun.i or (path is not None and not path.cases and token.i < noun.i)


def _refused(doc: Doc, statement: Statement) -> tuple[int, ...]:
    """Who made the demand, the offer or the charge that is turned down: "rejected an appeal by Cairo"."""
    told = range(statement.end, doc[statement.start].sent.end)
    statements: list[Statement] = doc._.statements
    inner = [s for s in statements if s.start in told and s.rule_id.startswith(NOMINAL)]
    return inner[0].speakers if inner else ()


def _supported(doc: Doc, within: set[int], token: int | None) -> list[int]:
    """Whom the act of support goes to that is the telling phrase itself, else who gives it: they are thanked."""
    acts: list[ActMention] = doc._.acts
    told = [a for a in acts if token is not None and a.start in within and abs(a.start - token) <= BESIDE]
    return [i for a in told for i in a.targets] or [i for a in told for i in a.sources]


def _interlocutor(doc: Doc, statement: Statement, within: set[int], own: set[str], language: str) -> tuple[int, ...]:
    """Who "you" is in a quotation: the person of another side named last before the statement, outside quotations."""
    spoken_to = load_lexicon(language).spoken_to
    if not any(doc[i].lower_ in spoken_to for i in within):
        return ()
    for index in range(len(doc._.actors) - 1, -1, -1):
        mention: ActorMention = doc._.actors[index]
        if mention.start >= min(within | {statement.start}) or mention.kind == "unknown":
            continue
        if mention.actor.person is not None and not {p.key for p in parties(doc, (index,))} & own:
            return (index,)
    return ()


def _doers(doc: Doc, within: set[int]) -> list[int]:
    """Those who do the hostile acts among these tokens."""
    acts: list[ActMention] = doc._.acts
    return [i for a in acts if a.start in within and composition.act(a.act).hostile for i in a.sources]


def _victims(doc: Doc, within: set[int]) -> list[int]:
    """Those to whom the hostile acts among these tokens are done."""
    acts: list[ActMention] = doc._.acts
    return [i for a in acts if a.start in within and composition.act(a.act).hostile for i in a.targets]


def _last_doers(doc: Doc, statement: Statement, own: set[str]) -> tuple[int, ...]:
    """Those who did the last hostile act told before the statement: "the operation was condemned by members"."""
    sentences = [s.start for s in doc.sents if s.start <= statement.start]
    earliest = sentences[-1 - DEED_REACH] if len(sentences) > DEED_REACH else 0
    for act in reversed(doc._.acts):
        if not earliest <= act.start < statement.start or not composition.act(act.act).hostile:
            continue
        doers = parties(doc, act.sources)
        if any(named(p) for p in doers) and not {p.key for p in doers} & own:
            return tuple(act.sources)
    return ()
