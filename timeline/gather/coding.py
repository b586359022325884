"""The CAMEO code of a statement: its illocution, composed with the act that its content names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from timeline.annotate.acts.lexicon import starts
from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.illocution import IllocutionLexicon, content_tokens, illocution, is_own, undertakes
from timeline.annotate.syntax import wishes
from timeline.codes import composition, operators
from timeline.gather.parties import sides_of

SHARING = frozenset({"agree"})
NEUTRAL = frozenset({"say"})
# A warning is of a bad outlook unless the content shows that the speaker would bring it about.
WARNING = frozenset({"warn"})
THREATENING = frozenset({"threaten", "ultimatum"})
# Speech acts about what the speaker will do: with a hostile act they are threats.
INTENT, PROPOSE = "intent", "propose"
COMMISSIVE = frozenset({INTENT})
INVITING = frozenset({"invite"})
ACCEPTANCE, ACCEPTING = "acceptance", frozenset({"accept"})
# What a content does by its words, even where its speaker plans something in it.
UNWILLING = frozenset({"decline_comment", "deny", "refuse", "reject", "threaten", "willing"})
# An offer or a demand that somebody dismisses or denies is turned down; a charge is denied.
DENYING, REJECTION = "deny", "reject"
TURNED_DOWN = frozenset({"appeal", "demand", "invite", "offer", "propose"})
TURNED_DOWN_REACH = 5
# To accept what is demanded is to yield.
DEMANDING, YIELDING = frozenset({"demand"}), "080"
# Statements named by a noun: "the demand".
NOMINAL = "statement.nominal"
MIXED = "mixed"
PLAN = "promise"
ORDER, PROPOSAL = "demand", "propose"
ENDING_REACH = 5


@dataclass(frozen=True, slots=True)
class Coding:
    """A code, the rules that gave it, the act of the content that it was composed with, and the telling phrase.

    `token` is where the phrase of the content begins that decided the illocution, None where the cue decided.
    """

    code: str
    rule_id: str
    act: ActMention | None = None
    token: int | None = None


def code_statement(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> Coding:
    """The most specific code that cue and content give."""
    name, rule_id, token = statement.operator, statement.rule_id, None
    acts = content_acts(doc, statement)
    found = illocution(doc, statement, lexicon) if name in NEUTRAL | WARNING else None
    plan = _own_plan(doc, statement, acts, lexicon) if name in NEUTRAL else None
    if plan is not None and (found is None or found.operator not in UNWILLING):
        return plan
    if found is not None and (name in NEUTRAL or found.operator in THREATENING):
        name, rule_id = found.operator, f"{rule_id}+{found.rule_id}"
        token = found.token
        acts.sort(key=lambda act: act.end <= found.token)  # the act that the phrase introduces comes first
    if name == DENYING and _turns_down(doc, statement):
        name = REJECTION
    speech_act = operators.lookup(name)
    if name in SHARING and name != statement.operator:
        return Coding(speech_act.code, rule_id, token=token)  # views are shared, nothing is agreed to be done
    if name in NEUTRAL:
        name = _wish(doc, statement, lexicon) or name
        speech_act = operators.lookup(name)
    if name in NEUTRAL:
        return plan or Coding(speech_act.code, rule_id)
    about = [] if name in SHARING and not _is_deed(doc, statement, lexicon) else _topics(doc, statement)
    for act in (*acts, *about):
        code = composed(doc, statement, act, name, lexicon)
        if name in ACCEPTING and _accepts_demand(doc, statement):
            code = composition.act(act.act).codes.get("actual")
            code = code if code is not None and code.startswith(YIELDING[:2]) else None
        if code is not None:
            return Coding(code, f"{rule_id}+{act.rule_id}", act, token)
    if name in ACCEPTING and _accepts_demand(doc, statement):
        return Coding(YIELDING, rule_id, token=token)
    if name in SHARING and _is_deed(doc, statement, lexicon):
        speech_act = operators.lookup(PLAN)
    return Coding(speech_act.code, rule_id, token=token)


def _turns_down(doc: Doc, statement: Statement) -> bool:
    """Whether what is dismissed is what another asks for or offers: "dismissed Oman's offer"."""
    return bool(_named_in_object(doc, statement) & TURNED_DOWN)


def _accepts_demand(doc: Doc, statement: Statement) -> bool:
    """Whether what is accepted is what another demands, which is to yield."""
    return bool(_named_in_object(doc, statement) & DEMANDING)


def _named_in_object(doc: Doc, statement: Statement) -> set[str]:
    """What others do by saying it, named by nouns right behind a cue: "accepted Oman's demand"."""
    near = range(statement.end, min(statement.end + TURNED_DOWN_REACH, doc[statement.start].sent.end))
    return {s.operator for s in doc._.statements if s.start in near and s.rule_id.startswith(NOMINAL)}


def _wish(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> str | None:
    """What a neutral cue asks others to do: "told Oman to leave", "insisted that Oman leave", "suggested that …"."""
    wished = wishes(doc[statement.start])
    if _is_order(doc, statement, lexicon) or (wished and statement.cue_lemma in lexicon.insisting):
        return ORDER
    return PROPOSAL if wished and statement.cue_lemma in lexicon.suggesting else None


def _is_order(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> bool:
    """Whether somebody is told to do something: "told Oman to leave"."""
    ends = (doc._.actors[i].end for i in statement.addressees)
    return any(end < len(doc) and doc[end].lower_ in lexicon.doing and end > statement.start for end in ends)


def _is_deed(doc: Doc, statement: Statement, lexicon: IllocutionLexicon) -> bool:
    """Whether what is said is something to do ("agreed to …"), not a view ("agreed that …")."""
    tokens = content_tokens(doc, statement)
    opening = next((i for i in tokens if not _tells_when(doc, i)), None)  # "agreed on Tuesday to …"
    return opening is not None and doc[opening].lower_ in lexicon.doing


def _tells_when(doc: Doc, token: int) -> bool:
    """Whether a word belongs to a time expression, or leads into one."""
    return any(time.start - 1 <= token < time.end for time in doc._.times)


def content_acts(doc: Doc, statement: Statement) -> list[ActMention]:
    """Acts whose trigger stands in the content, or behind a cue without content spans in its sentence."""
    tokens = set(content_tokens(doc, statement))
    if not tokens:
        tokens = set(range(statement.end, doc[statement.start].sent.end))
    elif statement.form == MIXED:  # what stands between the cue and the words quoted is said, too
        tokens |= set(range(statement.end, min(max(tokens), doc[statement.start].sent.end)))
    cue = range(statement.start, statement.end)  # "agreed to a truce": the cue is the act's verb
    return [a for a in doc._.acts if a.start in tokens] + [a for a in doc._.acts if a.start in cue]


def _topics(doc: Doc, statement: Statement) -> list[ActMention]:
    """What the content is about, in words that report no act."""
    tokens = set(content_tokens(doc, statement))
    return [a for a in doc._.topics if a.start in tokens]


def _own_plan(doc: Doc, statement: Statement, acts: list[ActMention], lexicon: IllocutionLexicon) -> Coding | None:
    """A neutral statement that its own side will do something is an intent, of a hostile act a threat."""
    speakers = sides_of(doc, statement.speakers)
    for act in acts:
        meeting = act.kind == "meeting"
        doers = (*act.sources, *act.targets) if meeting else act.sources
        ahead = undertakes(doc, act, lexicon) or (meeting and act.modality == "planned")
        own = speakers & sides_of(doc, doers) or any(is_own(doc, doc._.actors[i], speakers, lexicon) for i in doers)
        if ahead and not act.negated and own:
            code = composed(doc, statement, act, PLAN, lexicon)
            if code is not None:
                return Coding(code, f"{statement.rule_id}+{act.rule_id}", act)
    return None


def composed(doc: Doc, statement: Statement, act: ActMention, name: str, lexicon: IllocutionLexicon) -> str | None:
    """Code of an operator over an act, None where the two do not go together."""
    mode, default = operators.lookup(name).mode, operators.lookup(name).code
    if mode is None:
        return None
    act_name = _ended(doc, act, lexicon) or act.act
    hostile = composition.act(act_name).hostile
    if mode in COMMISSIVE and hostile:
        mode = "threat"
    if mode == "threat" and (not hostile or not _own_act(doc, statement, act, name, lexicon)):
        return None
    if name in INVITING and composition.act(act_name).kind != "meeting":
        mode = "appeal"  # invited to invest, not to meet
    if name == PROPOSE and act.kind == "meeting" and _is_own_meeting(doc, statement, act):
        mode = INTENT
    codes = composition.act(act_name).codes
    code = codes.get(mode)
    if mode in COMMISSIVE and (name in ACCEPTING or _is_others(doc, statement, act)):
        code = codes.get(ACCEPTANCE, code)
    # A code of another root is a change of what is done, which only threats may bring about.
    return code if code and (code[:2] == default[:2] or mode in ("threat", "intent", "appeal")) else None


def _is_own_meeting(doc: Doc, statement: Statement, act: ActMention) -> bool:
    """Whether who proposes a meeting would be there: "proposed talks with Oman", not "proposed talks between two"."""
    speakers, met = sides_of(doc, statement.speakers), sides_of(doc, (*act.sources, *act.targets))
    return bool(met - speakers) and (bool(speakers & met) or len(met) == 1)


def _is_others(doc: Doc, statement: Statement, act: ActMention) -> bool:
    """Whether others than the speaker are to do the act, too: "Oman agreed to Swiss mediation"."""
    return bool(sides_of(doc, act.sources) - sides_of(doc, statement.speakers))


def _ended(doc: Doc, act: ActMention, lexicon: IllocutionLexicon) -> str | None:
    """What the act becomes under a word of ending before it ("stop the attacks"), or None."""
    sentence = doc[act.start].sent
    before = tuple(doc[i].lower_ for i in range(max(sentence.start, act.start - ENDING_REACH), act.start))
    return composition.act(act.act).ended if starts(before, lexicon.ending) is not None else None


def _own_act(doc: Doc, statement: Statement, act: ActMention, name: str, lexicon: IllocutionLexicon) -> bool:
    """Whether the act is the speaker's own; open threats must not say otherwise, other words must say so.

    Who warns another of what will be done to it ("Oman will be attacked if …") threatens as well.
    """
    doers, speakers = sides_of(doc, act.sources), sides_of(doc, statement.speakers)
    to_others = bool(act.targets) and not speakers & sides_of(doc, act.targets) and undertakes(doc, act, lexicon)
    return bool(doers & speakers) or (not doers and (name in THREATENING or to_others))
