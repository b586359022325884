"""Where an act took place, as opposed to the places that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Token

from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.annotations import PlaceMention
from timeline.annotate.syntax import Path, children, governor, path_below
from timeline.gather.records import Placing, Span
from timeline.languages import lexicon_path
from timeline.lexicon import check_keys, check_words, read_yaml

NEAR = 8
# A named site says more than its city, a city more than its country.
SPECIFIC = {"venue": 0, "city": 0, "region": 1, "country": 2, "sea": 3}


@cache
def location_words(language: str) -> dict[str, frozenset[str]]:
    """Words of a language by what they say.

    `at` rest in a place, `to` movement to it, `where` of what was there, `before` whom somebody speaks, `sending`
    verbs whose act ends where something is sent.
    """
    path = lexicon_path(language, "location.yaml")
    data = check_keys(read_yaml(path), path, ("at", "to", "where", "before", "sending"))
    return {kind: frozenset(check_words(words, path, 1)) for kind, words in data.items()}


def stated(
    doc: Doc, trigger: Token, language: str, *, moving: bool = False, outside: Iterable[Span] = ()
) -> Placing | None:
    """The place that the trigger's sentence gives it, or None; `moving` triggers (visits) also go *to* a place."""
    barred = list(outside)
    sentence = trigger.sent
    found = []
    for place in doc._.places:
        if not sentence.start <= place.start < sentence.end or any(_within(place, span) for span in barred):
            continue
        if _in_a_name(doc, place):
            continue
        rank = _rank(doc, place, trigger, language, moving)
        if rank is not None:
            near, specific = abs(place.start - trigger.i), SPECIFIC.get(place.kind, 2)
            # A visit goes to the place named next, a meeting is in the narrowest place named.
            found.append((rank, *((near, specific) if moving else (specific, near)), place.start, place))
    return from_place(min(found)[-1], "stated") if found else None


def from_place(place: PlaceMention, basis: str) -> Placing:
    """A placing by a mention of a place."""
    return Placing(
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        basis=basis,
        text=place.text,
        span=(place.start_char, place.end_char),
    )


def coordinated(doc: Doc, placing: Placing) -> list[Placing]:
    """The further places that are coordinated with a stated one: "in Geneva and Brussels"."""
    head = next((p for p in doc._.places if (p.start_char, p.end_char) == placing.span), None)
    if head is None:
        return []
    sentence = doc[head.start].sent
    beside = [p for p in doc._.places if sentence.start <= p.start < sentence.end and p is not head]
    return [
        from_place(p, "stated") for p in beside if p.kind == head.kind and _coordinate(doc[p.start : p.end].root, head)
    ]


def _coordinate(token: Token, head: PlaceMention) -> bool:
    """Whether a token is coordinated with any word of a place: "the Republic of Congo, Uganda and Ethiopia"."""
    return token.dep_ == "conj" and head.start <= token.head.i < head.end


def carried(placing: Placing) -> Placing:
    """The place of one mention lent to another."""
    return Placing(placing.name, placing.country, placing.latitude, placing.longitude, placing.geonames_id, "context")


def _in_a_name(doc: Doc, place: PlaceMention) -> bool:
    """Whether a place only says who: "Co-operation in Europe", "the prime minister of China, Li Keqiang".

    Nobody is named where it says whereto: "sent an ambassador to Rome".
    """
    length = place.end - place.start
    names = [m for m in doc._.actors if m.start <= place.start and place.end <= m.end and m.end - m.start > length]
    return any(m.actor.country is not None or m.actor.code != m.actor.role for m in names)


def _within(place: PlaceMention, span: Span) -> bool:
    return span[0] <= place.start_char and place.end_char <= span[1]


def _moves_there(root: Token, trigger: Token) -> bool:
    """Whether a relative clause of the trigger leads to the place: "the talks, which moved to Vienna"."""
    return any(child.dep_.startswith("acl") and path_below(root, child) is not None for child in children(trigger))


def _tells_where(doc: Doc, place: PlaceMention, trigger: Token, where: frozenset[str]) -> bool:
    """Whether the trigger's clause tells what happened in the place: "Jeddah, Saudi Arabia, where he met the king"."""
    link = next((t.i for t in doc[place.end : trigger.i] if t.lower_ in where), None)
    if link is None or trigger.i - link > NEAR:
        return False
    names = {i for p in doc._.places for i in range(p.start, p.end)}
    between = [t for t in doc[place.end : link] if t.i not in names and not t.is_punct]
    return len(between) < 2 and not any(t.is_punct for t in doc[link : trigger.i])


def _is_address(doc: Doc, place: PlaceMention, trigger: Token) -> bool:
    """Whether the place is set off before the day: "…, Jakarta, Wednesday"."""
    if place.start <= trigger.i or place.kind not in ("city", "venue") or doc[place.start - 1].text != ",":
        return False
    names = {p.start: p.end for p in doc._.places}
    if any(end == place.start - 1 for end in names.values()):
        return False  # a list of places
    end = place.end
    while end + 1 < len(doc) and doc[end].text == "," and end + 1 in names:
        end = names[end + 1]  # the country of the city
    return end + 1 < len(doc) and doc[end].text == "," and any(t.start == end + 1 for t in doc._.times)


def _rank(doc: Doc, place: PlaceMention, trigger: Token, language: str, moving: bool) -> int | None:
    """How surely the act happened at a place: 0 by the parse, 1 by its verb, 2 by the order of words; None: not."""
    words = location_words(language)
    allowed = words["at"] | words["to"] if moving or trigger.lower_ in words["sending"] else words["at"]
    before = [t.lower_ for t in doc[max(0, place.start - 3) : place.start]]
    introduced = bool(allowed & set(before)) and place.kind != "sea"
    if moving and path_below(doc[place.start : place.end].root, trigger) is not None:
        return 0
    root = doc[place.start : place.end].root
    if _moves_there(root, trigger) or _tells_where(doc, place, trigger, words["where"]):
        return 0
    if _is_address(doc, place, trigger):
        return 1
    if not introduced:
        return None
    path = path_below(root, trigger)
    if path is not None:
        return 0 if path.depth <= 1 and not _is_topic(root, trigger, path, language) else None
    verb = governor(trigger)
    if verb is not None:
        if root.i == verb.i:
            return 1  # "is in Japan on a visit"
        path = path_below(root, verb)
        if path is not None and path.depth <= 1:
            return 1
    return 2 if 0 <= place.start - trigger.i <= NEAR else None


def _is_topic(root: Token, verb: Token, path: Path, language: str) -> bool:
    """Whether a place belongs to what is acted on ("discussed the war in Syria"), not to the act ("held talks in")."""
    if path.depth == 0 or path.relation not in ("obj", "nsubj:pass"):
        return False
    branch = root
    while branch.head.i != verb.i:
        branch = branch.head
    if any(m.start <= branch.i < m.end for m in verb.doc._.actors):
        return False  # "met the president in Jakarta"
    if any(branch.lower_ in form.entry.objects for form in act_lexicon(language).forms.get(verb.lower_, ())):
        return False  # "signed the pact in Washington"
    forms = act_lexicon(language).forms.get(branch.lower_, ())
    return not any(form.kind == "noun" and form.entry.act.kind == "meeting" for form in forms)
