"""Acts of a Doc as mentions: meetings and other actions that the article reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import ActMention, PlaceMention
from timeline.annotate.syntax import governor, is_aside, path_below
from timeline.codes import composition
from timeline.gather import dating, placing
from timeline.gather.parties import (
    apart,
    authorities_of,
    coded,
    crowd_of,
    government_of,
    in_country,
    named,
    parties,
    political,
    public,
    tellers_behind,
    without,
)
from timeline.gather.placing import coordinated
from timeline.gather.records import Dating, Mention, Party, Placing, Span

VISIT, PHONE = "visit", "phone"
POSTURE = "15"
MATERIAL, YIELDING, DISSENT, MATERIAL_CONFLICT = "06", "08", "14", "15"
# Root codes of acts of force, which are done to the state in which they are done.
FORCE = frozenset({"15", "17", "18", "19", "20"})
# Codes of aid, planned, given and stopped, which goes to the state in which it arrives.
AID = ("033", "07", "162")
# Codes of intents to reform and to yield.
YIELDING_INTENTS = ("034", "035")
# Code of relations restored: an embassy is opened in the state to which that is done.
RELATIONS = "050"
# Codes of what the authorities of a country do, where the text names nobody: investigate, convict, arrest, deport.
AUTHORITIES = ("09", "116", "173", "174")
# Codes of acts that need no other side: a ceremony, peacekeeping, asylum.
SINGLE = ("017", "074", "075")
# Codes of acts whose doer is often unknown: abduction, bombs, assassination, attack from the air.
UNCLAIMED = ("171", "181", "183", "185", "186", "195")


def act_mention(doc: Doc, act: ActMention, language: str, reported_in: Span | None) -> Mention | None:
    """The mention of an act, or None where it has no code by itself."""
    code = _code(act)
    if code is None:
        return None
    sentence, place = doc[act.start].sent, _place(doc, act, language)
    goal = place if place.name else _goal(doc, act, code, language)
    sources, targets = _sides(doc, act, place, goal)
    return Mention(
        event_type="action" if _is_refusal(act) else act.kind,
        code=code,
        sources=sources,
        targets=targets,
        reciprocal=act.reciprocal or _is_shared(doc, act),
        modality="actual" if _is_refusal(act) else act.modality,
        negated=act.negated and not _is_refusal(act),
        background=act.recalled,
        dating=_date(doc, act, language, (reported_in,) if reported_in else ()),
        placing=place,
        sentence_index=0,
        sentence=(sentence.start_char, sentence.end_char),
        trigger=(act.start_char, act.end_char),
        rule_id=act.rule_id,
        confidence=1.0,
        standing=act.standing,
        reported_in=reported_in,
        setting=not _describes(doc[act.start]),
        closed=_is_closed(doc, act),
        aside=is_aside(doc[act.start]),
    )


def _is_closed(doc: Doc, act: ActMention) -> bool:
    """Whether those who meet are told and all of one side, or a visit goes to a region rather than to a state."""
    told = coded(parties(doc, (*act.sources, *act.targets)))
    inner = len(told) > 1 and len({p.key for p in told}) == 1
    regions = (p for p in doc._.places if p.country is None and _is_goal(doc, p, act.start))
    return act.kind == "meeting" and (inner or (act.act == VISIT and any(True for _ in regions)))


def _describes(trigger: Token) -> bool:
    """Whether an act stands in a relative clause, which tells who somebody is."""
    clause = trigger if trigger.pos_ == "VERB" else governor(trigger)
    return clause is not None and clause.dep_.startswith("acl")


def _code(act: ActMention) -> str | None:
    """The code of the act itself; of one that its doer will not do, or is still to do, as the code book says.

    What is still to come is an intent where it is friendly.
    """
    if _is_refusal(act):
        return composition.compose(act.act, "refusal")
    ahead = act.modality != "actual" if act.kind == "meeting" else act.modality == "planned"
    if ahead and not composition.act(act.act).hostile:
        return composition.compose(act.act, "intent")
    return composition.toward(act.act, act.purpose)


def _reaches(code: str) -> bool:
    """Whether an act is done to the state in which it is done: force, aid, embassies opened."""
    return code[:2] in FORCE or code.startswith((*AID, RELATIONS))


def _goal(doc: Doc, act: ActMention, code: str, language: str) -> Placing:
    """Where an act of force or of aid goes to: "sent blankets to Kathmandu"."""
    if not _reaches(code):
        return Placing()
    doers = [(doc._.actors[i].start_char, doc._.actors[i].end_char) for i in act.sources]
    return placing.stated(doc, doc[act.start], language, moving=True, outside=doers) or Placing()


def _is_shared(doc: Doc, act: ActMention) -> bool:
    """Whether several states work together, of whom the text names no other side: "Oman and Iraq built a bridge".

    Ties may be done to another: they are shared where they are "their ties".
    """
    code = composition.act(act.act).codes.get("actual", "")
    states = {p.actor.country for p in parties(doc, act.sources)} - {None}
    own = bool(act.targets) and all(p.kind == "pronoun" for p in parties(doc, act.targets))
    shared = own if code.startswith(RELATIONS) else code.startswith(MATERIAL) and not act.targets
    return shared and len(states) > 1


def _is_refusal(act: ActMention) -> bool:
    """Whether the text tells that somebody will not do something friendly: "Oman will not send troops"."""
    return act.refused and not composition.act(act.act).hostile


def _sides(doc: Doc, act: ActMention, place: Placing, goal: Placing) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Sources and targets: hosts of a visit, delegates of a meeting, groups with the country they act in."""
    behind = tellers_behind(doc, act.start)
    sources, targets = (
        coded(parties(doc, act.sources)),
        coded(parties(doc, [i for i in act.targets if i not in behind])),
    )
    if act.act == VISIT and not without(targets, sources):
        targets = _hosts(doc, act)
    if act.kind == "meeting":
        sources, targets = _delegates(sources), _delegates(targets)
    else:
        sources, targets = in_country(sources, place.country), in_country(targets, place.country)
    sources = sources or _unnamed_doers(act, targets, place.country)
    targets = without(targets, sources) if act.kind == "meeting" else apart(targets, sources)
    if not any(named(p) for p in targets):
        targets = _entered(act, sources, goal) or targets
    if not sources and (_code(act) or "").startswith(POSTURE):
        return tuple(p for p in targets if named(p)), ()  # "the army was put on alert": its own state did that
    mutual = act.reciprocal or _is_shared(doc, act)
    if mutual and not sources:
        return targets[:1], targets[1:]
    if mutual and not targets:
        return sources[:1], sources[1:]
    return sources, targets


def _entered(act: ActMention, sources: tuple[Party, ...], place: Placing) -> tuple[Party, ...]:
    """The state in which another one's force or aid arrives: "Turkish airstrikes in Syria", "an embassy in Rome"."""
    code, country = _code(act), place.country
    abroad = country is not None and bool(sources) and all(named(p) and p.actor.country != country for p in sources)
    if code is None or not _reaches(code) or not abroad:
        return ()
    if country is None or place.text is None or place.span is None:
        return ()
    return (government_of(country, place.text, place.span),)


def _unnamed_doers(act: ActMention, targets: tuple[Party, ...], country: str | None) -> tuple[Party, ...]:
    """Who does what the text names no doer of: crowds protest in a country, its authorities arrest foreigners there."""
    if country is None:
        return ()
    if composition.has_purposes(act.act):
        return (crowd_of(country),)
    foreign = any(p.actor.country not in (None, country) for p in targets)
    code = composition.act(act.act).codes.get("actual", "")
    return (authorities_of(country),) if foreign and code.startswith(AUTHORITIES) else ()


def _date(doc: Doc, act: ActMention, language: str, inside: tuple[Span, ...]) -> Dating:
    """The stated date of an act; what is still to come has no date that is over."""
    dated = dating.stated(doc, doc[act.start], language, inside=inside)
    if dated is None:
        return Dating()
    published = doc._.published
    over = published is not None and dated.start != published and dated.end is not None and dated.end <= published
    if over and act.modality != "actual":
        return dating.ahead(doc, dated, published) or Dating()
    return dated


def _place(doc: Doc, act: ActMention, language: str) -> Placing:
    """The stated place of an act; a telephone call is nowhere."""
    if act.act == PHONE:
        return Placing()
    return placing.stated(doc, doc[act.start], language, moving=act.act == VISIT) or Placing()


def per_place(doc: Doc, mention: Mention) -> Iterator[Mention]:
    """A meeting once for each of the places that the text coordinates, coded by the place; others as they are."""
    if mention.event_type != "meeting":
        yield mention
        return
    places = (mention.placing, *coordinated(doc, mention.placing))
    if mention.reciprocal:  # where two met is none of the two; whom a visit goes to is told by its place alone
        spans = {place.span for place in places if place.span is not None}
        sources = tuple(p for p in mention.sources if p.span not in spans)
        mention = replace(mention, sources=sources, targets=tuple(p for p in mention.targets if p.span not in spans))
    for place in places:
        yield _by_place(replace(mention, placing=place, targets=_visited(mention, place, places)))


def _visited(mention: Mention, place: Placing, places: tuple[Placing, ...]) -> tuple[Party, ...]:
    """Of several countries visited, each is the target where it is the place."""
    there = tuple(p for p in mention.targets if len(places) > 1 and p.actor.country == place.country)
    visited = {p.actor.country for p in mention.targets} <= {each.country for each in places}
    if there or mention.reciprocal or len(places) == 1 or not visited:
        return there or mention.targets
    if place.country is None or place.text is None or place.span is None:
        return mention.targets
    return (government_of(place.country, place.text, place.span),)


def _delegates(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties that can meet: somebody's, and no reporters, who are present at meetings but do not hold them."""
    return tuple(p for p in found if named(p) and p.actor.role != "MED")


def _hosts(doc: Doc, act: ActMention) -> tuple[Party, ...]:
    """The governments of the places that a visit goes to."""
    trigger = doc[act.start]
    doers = [doc._.actors[i] for i in act.sources]
    found = [
        p
        for p in doc._.places
        if p.country and _is_goal(doc, p, trigger.i) and not any(d.start <= p.start < d.end for d in doers)
    ]
    return tuple(
        government_of(p.country, p.text, (p.start_char, p.end_char)) for p in found[:1] if p.country is not None
    )


def _is_goal(doc: Doc, place: PlaceMention, trigger: int) -> bool:
    token = doc[trigger]
    if not token.sent.start <= place.start < token.sent.end:
        return False
    return path_below(doc[place.start : place.end].root, token) is not None or 0 < place.start - trigger <= 3


def _by_place(mention: Mention) -> Mention:
    """A meeting coded by where it took place: at the target's (042), at the source's (043), elsewhere (044)."""
    country = mention.placing.country
    if mention.code != "040" or country is None or not mention.sources or not mention.targets:
        return mention
    if country in {p.actor.country for p in mention.targets}:
        code = "042"
    elif country in {p.actor.country for p in mention.sources}:
        code = "043"
    else:
        code = "044"
    return replace(mention, code=code, rule_id=mention.rule_id + "+place")


def is_event(mention: Mention) -> bool:
    """Whether an act is an event: it has the parties that its kind needs, and is more than a wish or a topic."""
    if mention.event_type == "meeting":
        return _is_meeting(mention)
    if mention.code < DISSENT and not any(public(p) for p in (*mention.sources, *mention.targets)):
        return False  # companies and experts work together and help; what crowds do, they do to states
    both = any(named(p) or p.is_group for p in mention.targets)
    public_enough = both and mention.code >= MATERIAL
    doer = any(
        named(p) or (both and political(p)) or (public_enough and (public(p) or p.is_group)) for p in mention.sources
    )
    doer = doer or (both and not mention.sources and mention.standing != "bare" and mention.code.startswith(UNCLAIMED))
    if mention.modality == "hypothetical" or mention.negated or not doer:
        return False
    if mention.hearsay:
        return both and mention.modality == "actual" and mention.standing != "bare"
    if mention.standing == "bare":
        return both and mention.code >= MATERIAL_CONFLICT
    if mention.standing == "relative" and mention.code < MATERIAL and mention.modality == "actual":
        return False  # "Russian-backed" tells who somebody is
    # Who works together with or helps nobody in particular does nothing that is told between states.
    alone = mention.code >= YIELDING or mention.code.startswith((*YIELDING_INTENTS, *SINGLE))
    return both or (mention.standing in ("main", "carried") and alone)


def _is_meeting(mention: Mention) -> bool:
    """Two named sides met, one of them a state or an organisation, or are to meet at a stated time or place."""
    met = [p for p in (*mention.sources, *mention.targets) if named(p) and (public(p) or p.actor.country)]
    sides = {p.actor.country or p.key if p.is_group else p.key for p in met}
    if len(sides) < 2 or not any(public(p) for p in met):
        return False
    if mention.standing == "occasion" or not mention.sources:
        return False
    known = mention.dating.basis != "none" or mention.placing.name is not None
    return mention.modality == "actual" or known
