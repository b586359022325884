"""Who does an act and to whom: from the parse where it helps, else from the order of words."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from timeline.annotate.acts.lexicon import ActLexicon
from timeline.annotate.acts.triggers import Trigger
from timeline.annotate.annotations import ActorMention
from timeline.annotate.syntax import (
    CLAUSES,
    SAME_PHRASE,
    SUBJECTS,
    Path,
    case_words,
    children,
    governor,
    is_passive,
    path_below,
    subject_branches,
    takes_noun_before,
    word_before,
)

FAR = 14
MEDIATION = "mediate"  # done by a third to two others
JOINED = 2
OBJECTS = ("obj", "iobj", "dobj")
OWNER = "nmod:poss"


@dataclass(frozen=True, slots=True)
class Parties:
    """Indices into `doc._.actors`, best first."""

    sources: tuple[int, ...]
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention and how close to the act it stands: 0 is its direct argument."""

    index: int
    side: str
    depth: int


def find_parties(doc: Doc, trigger: Trigger, lexicon: ActLexicon) -> Parties:
    """Sources and targets of a trigger among the actors of its sentence."""
    token = doc[trigger.root]
    sentence = token.sent if doc.has_annotation("SENT_START") else doc[:]
    mentions = [
        (i, m)
        for i, m in enumerate(doc._.actors)
        if sentence.start <= m.start < sentence.end and not _names_trigger(m, trigger)
    ]
    candidates: list[Candidate] = []
    if doc.has_annotation("DEP"):
        candidates = _read(doc, trigger, lexicon, mentions)
    sources, targets = _side(candidates, "source"), _recipients(doc, trigger, candidates)
    passive = trigger.kind == "verb" and _passive(trigger, token)
    if trigger.voice == "passive":
        behind = _right_behind(trigger, mentions)
        sources, targets = sources or behind, tuple(t for t in targets if t not in behind)
    elif trigger.kind == "verb" and not sources and not passive and not _names_no_actor(token, mentions):
        sources = _nearest_before(doc, trigger, lexicon, mentions, set(targets))
    if passive and not targets and "object" in trigger.entry.targets and not trigger.entry.objects:
        targets = _nearest_before(doc, trigger, lexicon, mentions, set(sources))
    sources, targets = (_with_joined(doc, side, lexicon, mentions) for side in (sources, targets))
    if trigger.kind == "verb" and not passive:
        sources = _with_next(doc, sources, trigger, lexicon, mentions)
    elif trigger.kind == "noun":
        sources = _with_partner(doc, sources, lexicon, mentions)
    if not targets:
        targets = _nearest_after(doc, trigger, mentions, set(sources))
    targets = _with_partner(doc, targets, lexicon, mentions)
    return _split_pair(Parties(sources, tuple(t for t in targets if t not in sources)), trigger, passive)


def _with_joined(
    doc: Doc, side: tuple[int, ...], lexicon: ActLexicon, mentions: list[tuple[int, ActorMention]]
) -> tuple[int, ...]:
    """A side with the actors that only "and" or a comma joins to it, where the parse took one of them alone."""
    known = dict(mentions)
    joined = list(side)
    for index, mention in mentions:
        neighbour = next((known[i] for i in side if known[i].start >= mention.end), None)
        if index not in joined and neighbour is not None and _joins(doc[mention.end : neighbour.start], lexicon):
            joined.insert(0, index)
    return tuple(joined)


def _joins(between: Span, lexicon: ActLexicon) -> bool:
    """Whether the words between two actors put them on one side."""
    words = [t.lower_ for t in between if t.pos_ != "DET"]
    return bool(words) and len(words) <= JOINED and set(words) <= lexicon.joiners and words != [","]


def _with_next(
    doc: Doc, side: tuple[int, ...], trigger: Trigger, lexicon: ActLexicon, mentions: list[tuple[int, ActorMention]]
) -> tuple[int, ...]:
    """Sources before a verb with the last one that "and" joins to them: "Oman and Iraq signed"."""
    known = dict(mentions)
    for index, mention in mentions:
        last = known[side[-1]] if side else None
        ahead = last is not None and last.end <= mention.start and mention.end <= trigger.root
        if last is not None and ahead and index not in side and _joins(doc[last.end : mention.start], lexicon):
            side = (*side, index)
    return side


def _with_partner(
    doc: Doc, side: tuple[int, ...], lexicon: ActLexicon, mentions: list[tuple[int, ActorMention]]
) -> tuple[int, ...]:
    """The one after "between" with the other: no parse is needed for "talks between Peru and Chile"."""
    known = dict(mentions)
    first = known[side[0]] if len(side) == 1 else None
    if first is None or first.start == 0 or doc[first.start - 1].lower_ not in lexicon.pairs:
        return side
    other = next((i for i, m in mentions if m.start >= first.end and _joins(doc[first.end : m.start], lexicon)), None)
    return side if other is None else (*side, other)


def _read(doc: Doc, trigger: Trigger, lexicon: ActLexicon, mentions: list[tuple[int, ActorMention]]) -> list[Candidate]:
    """What the parse tells of each mention; a noun's verb is asked where its own phrase does not tell both sides."""
    if trigger.kind == "verb":
        return [c for i, m in mentions for c in _of_verb(doc, trigger, lexicon, i, m)]
    own = [c for i, m in mentions for c in _of_noun_phrase(doc, trigger, lexicon, i, m)]
    if len([c for c in own if c.side == "source"]) > 1 or _is_conference(doc, own, trigger, lexicon):
        return own
    return own + [c for i, m in mentions for c in _of_governor(doc, trigger, lexicon, i, m)]


def _is_conference(doc: Doc, own: list[Candidate], trigger: Trigger, lexicon: ActLexicon) -> bool:
    """Whether a meeting is that of a body of several states, and nobody holds or attends it: "the Mercosur summit"."""
    verb = governor(doc[trigger.root])
    held = verb is not None and verb.lower_ in lexicon.light_verbs
    bodies = all(c.side == "source" and _is_body(doc._.actors[c.index]) for c in own)
    return trigger.entry.act.kind == "meeting" and bool(own) and bodies and not held


def _is_body(mention: ActorMention) -> bool:
    return all(actor.country is None and actor.person is None for actor in mention.actors)


def _names_trigger(mention: ActorMention, trigger: Trigger) -> bool:
    return mention.start <= trigger.root < mention.end


def _side(candidates: list[Candidate], side: str) -> tuple[int, ...]:
    """The candidates of one side that stand closest; all of a coordination stand equally close."""
    own = [c for c in candidates if c.side == side]
    if not own:
        return ()
    closest = min(c.depth for c in own)
    return tuple(dict.fromkeys(c.index for c in own if c.depth == closest))


def _recipients(doc: Doc, trigger: Trigger, candidates: list[Candidate]) -> tuple[int, ...]:
    """To whom something friendly is done with the help of nobody in particular: "sent troops to Chad"."""
    closest = _side(candidates, "target")
    if trigger.entry.act.hostile or not any(_is_bare(doc._.actors[i]) for i in closest):
        return closest
    somebody = [c for c in candidates if c.side == "target" and not _is_bare(doc._.actors[c.index])]
    led = [c for c in somebody if case_words(doc[doc._.actors[c.index].root]) & trigger.entry.targets]
    return _side(led, "target") or closest


def _is_bare(mention: ActorMention) -> bool:
    """Whether a mention is a role of no known state or organisation: "troops"."""
    return all(a.code == a.role and a.country is None and a.person is None for a in mention.actors)


def _passive(trigger: Trigger, token: Token) -> bool:
    if trigger.voice != "any":
        return trigger.voice == "passive" or is_passive(token)
    return is_passive(token) and not takes_noun_before(token, trigger.transitive, trigger.words_end)


def _of_verb(doc: Doc, trigger: Trigger, lexicon: ActLexicon, index: int, mention: ActorMention) -> list[Candidate]:
    """How a mention takes part in a verb's act."""
    verb, root = doc[trigger.root], doc[mention.root]
    passive = _passive(trigger, verb)
    led_in = mention.start > 0 and doc[mention.start - 1].pos_ == "ADP"
    if (
        not passive
        and verb.i
        and mention.end == word_before(verb).i + 1
        and not led_in
        and takes_noun_before(verb, trigger.transitive, trigger.words_end)
    ):
        return [Candidate(index, "source", 0)]
    for branch in subject_branches(verb):
        if verb.is_ancestor(root) and not verb.is_ancestor(branch):
            continue  # in the clause that describes the subject: "Ukraine, invaded by Russia"
        depth = _depth_in(root, branch)
        if depth is not None and not (verb.i < branch.i < root.i and passive):
            return [Candidate(index, "target" if passive else "source", depth)]
    if "object" in trigger.entry.targets and root.i in trigger.covered - {trigger.root}:
        return [Candidate(index, "target", 0)]  # the object that the act needs is somebody's: "expelled US diplomats"
    out = []
    for covered in sorted(trigger.covered):  # an object of the act ("sanctions") may carry whom it is done to
        path = path_below(root, doc[covered])
        if path is None:
            continue
        owner = covered != trigger.root and path.relation == OWNER  # "released a Peruvian's assets"
        by_agent = path.relation == "obl:agent" or (passive and _is_agent(root, lexicon))
        if by_agent or (path.cases & lexicon.agents and not owner):
            if _is_elsewhere(root, path, lexicon):
                continue
            out.append(Candidate(index, "source", path.depth))
        elif path.relation in OBJECTS:
            side = "source" if passive and path.relation == "obj" else "target"
            if "object" in trigger.entry.targets or side == "source" or path.relation == "iobj":
                out.append(Candidate(index, side, path.depth))
        elif path.cases & trigger.entry.targets:
            out.append(Candidate(index, "target", path.depth + (covered != trigger.root)))
        elif covered != trigger.root and (owner or not path.cases):
            out.append(Candidate(index, "target", path.depth + 1))
    return out[:1]


def _of_noun_phrase(
    doc: Doc, trigger: Trigger, lexicon: ActLexicon, index: int, mention: ActorMention
) -> list[Candidate]:
    """How a mention in the noun phrase takes part in the act that the noun names."""
    root = doc[mention.root]
    for covered in sorted(trigger.covered):
        path = path_below(root, doc[covered])
        if path is not None and (path.cases or path.relation not in CLAUSES):
            side = "source" if _is_agent(root, lexicon) else _side_of_noun_phrase(path.cases, trigger, lexicon)
            return [Candidate(index, side, path.depth)] if side else []
    return []


def _of_governor(doc: Doc, trigger: Trigger, lexicon: ActLexicon, index: int, mention: ActorMention) -> list[Candidate]:
    """How an argument of the verb above a noun takes part in the act that the noun names."""
    noun, root = doc[trigger.root], doc[mention.root]
    verb = governor(noun)
    if verb is None or path_below(root, noun) is not None:
        return []
    for branch in subject_branches(verb):
        depth = _depth_in(root, branch)
        led_in = depth and _led_in(root, branch, trigger.entry.targets - lexicon.pairs - lexicon.origins)
        if depth is not None and not led_in and branch.i != noun.i and _lends_subject(verb, trigger, lexicon, noun):
            return [Candidate(index, "source", depth)]
    path = path_below(root, verb)
    if path is not None and path.relation in OBJECTS and occurs(verb, trigger, lexicon):
        return [Candidate(index, "target", path.depth)]  # "a bomb killed two Germans"
    if path is not None and path.relation.startswith("obl") and path.cases & trigger.entry.targets:
        return [Candidate(index, "target", path.depth + 1)]
    if path is not None and path.cases & lexicon.pairs and trigger.entry.act.name == MEDIATION:
        return [Candidate(index, "target", path.depth + 1)]
    return []


def _is_agent(noun: Token, lexicon: ActLexicon) -> bool:
    """Whether a preposition of agents stands before a noun, however deep: "killed in an attack on a bus by rebels"."""
    cases = (c for c in children(noun) if c.dep_ == "case" and c.pos_ == "ADP")
    return any(c.lower_ in lexicon.agents for c in cases)


def occurs(verb: Token | None, trigger: Trigger, lexicon: ActLexicon) -> bool:
    """Whether a verb says of its subject, the noun that names the act, that it happened: "clashes broke out"."""
    if verb is None or not any(c.i in trigger.covered and c.dep_ in SUBJECTS for c in children(verb)):
        return False
    words = tuple(t.lower_ for t in verb.doc[verb.i : verb.sent.end])
    return any(words[: len(phrase)] == phrase for phrase in lexicon.occurring.get(words[0], ()))


def _side_of_noun_phrase(cases: frozenset[str], trigger: Trigger, lexicon: ActLexicon) -> str | None:
    """Side by preposition: none and agents ("Russia's", "by Russia") do it, targets have it done to them."""
    if not cases or cases & lexicon.agents:
        return "source"
    if cases & lexicon.pairs:
        return "target" if trigger.entry.act.name == MEDIATION else "source"
    if cases & trigger.entry.targets:
        return "target"
    return "source" if cases & lexicon.origins else None


def _lends_subject(verb: Token, trigger: Trigger, lexicon: ActLexicon, noun: Token) -> bool:
    """Whether the subject of the governing verb takes part: with light verbs, and in a meeting that the verb has.

    "In talks with Oman, he spoke of trade", but not "he voiced concern about the lack of progress in talks".
    """
    return verb.lower_ in lexicon.light_verbs or (
        trigger.entry.act.kind == "meeting" and _hangs_on(noun, verb, lexicon)
    )


def _hangs_on(noun: Token, verb: Token, lexicon: ActLexicon) -> bool:
    """Whether a noun is an argument of a verb, or counted by one: "rounds of talks"."""
    current = noun
    while current.head.i != verb.i:
        counted = current.dep_.startswith("nmod") and case_words(current) <= lexicon.origins
        if current.dep_ not in SAME_PHRASE and not counted:
            return False
        current = current.head
    return True


def _led_in(root: Token, branch: Token, prepositions: frozenset[str]) -> bool:
    """Whether a preposition makes an actor within a subject the other side: "Modi's visit to Oman follows …"."""
    path = path_below(root, branch)
    return path is not None and bool(path.cases & prepositions)


def _is_elsewhere(root: Token, path: Path, lexicon: ActLexicon) -> bool:
    """Whether an actor in the phrase of those who do something is only where they are: "killed by storms in Oman"."""
    return path.depth > 0 and bool(case_words(root) & lexicon.counterparts - lexicon.origins)


def _depth_in(root: Token, branch: Token) -> int | None:
    if root.i == branch.i:
        return 0
    path = path_below(root, branch)
    if path is None:
        return None
    # A coordinated or appositive name is the branch itself; a modifier ("troops of Russia") is one deeper.
    return path.depth + (0 if path.relation in ("conj", "appos", "flat", "flat:name", "compound") else 1)


def _split_pair(parties: Parties, trigger: Trigger, passive: bool) -> Parties:
    """Of several on one side of a mutual act without another side, the first is the source, the others the targets.

    So of what two have that comes to an end by nobody's doing: "talks between A and B were suspended".
    """
    pair = passive and "between" in trigger.entry.targets
    if pair and not parties.sources and len(parties.targets) > 1:
        return Parties(parties.targets[:1], parties.targets[1:])
    if trigger.entry.reciprocal and not parties.targets and len(parties.sources) > 1:
        return Parties(parties.sources[:1], parties.sources[1:])
    return parties


def _right_behind(trigger: Trigger, mentions: list[tuple[int, ActorMention]]) -> tuple[int, ...]:
    """The actor right behind a form that is passive by itself does it: "Ukraina diserang Rusia"."""
    return tuple(index for index, mention in mentions if mention.start == trigger.end)


def _names_no_actor(verb: Token, mentions: list[tuple[int, ActorMention]]) -> bool:
    """Whether the parse tells the subject of a verb, and it is no actor: "floods killed", "the raid that killed".

    Who passes a resolution banning trade bans it: the object of another verb lends a participle that one's subject.
    """
    if verb.dep_ == "acl" and verb.head.dep_ in OBJECTS:
        return False
    subjects = [b.i for b in subject_branches(verb) if b.pos_ in ("NOUN", "PROPN") and b.i < verb.i]
    return bool(subjects) and not any(m.start <= i < m.end for i in subjects for _, m in mentions)


def _nearest_before(
    doc: Doc, trigger: Trigger, lexicon: ActLexicon, mentions: list[tuple[int, ActorMention]], used: set[int]
) -> tuple[int, ...]:
    """The nearest free actor before a verb that no preposition makes something else."""
    for index, mention in reversed(mentions):
        if mention.end > trigger.root or index in used:
            continue
        if trigger.root - mention.end > FAR:
            break
        before = doc[mention.start - 1].lower_ if mention.start else ""
        if before not in lexicon.counterparts and before not in lexicon.agents:
            return (index,)
    return ()


def _nearest_after(
    doc: Doc, trigger: Trigger, mentions: list[tuple[int, ActorMention]], used: set[int]
) -> tuple[int, ...]:
    """The nearest free actor after a trigger that a word of the entry's targets introduces."""
    for index, mention in mentions:
        if mention.start < trigger.end or index in used:
            continue
        elsewhere = any(t.dep_ == "acl:relcl" for t in doc[trigger.end : mention.start])
        if mention.start - trigger.end > FAR or elsewhere:
            break
        before = doc[mention.start - 1].lower_
        direct = "object" in trigger.entry.targets and mention.start == trigger.end
        if before in trigger.entry.targets or direct:
            return (index,)
    return ()
