"""What a cue needs beside it: content, an object, an actor, a deed."""

from __future__ import annotations

from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene
from timeline.annotate.syntax import children

SOURCE_DISTANCE = 4
NOUN_CONTENT_DISTANCE = 6
DEED_DISTANCE = 7
CONTENT_DISTANCE = 8
QUOTE_DISTANCE = 20
CLAUSES = frozenset({"ccomp", "parataxis", "csubj", "xcomp"})
# "the threat level", "opposition leaders": the noun only says of what kind another is.
PART_OF_NAME = frozenset({"compound", "amod"})
BESIDE_OBJECT = frozenset({"obl", "nmod"})


def satisfied(scene: Scene, match: CueMatch) -> bool:
    """Whether the words around hold what the group needs."""
    if match.kind == "quoting" and not _beside_content(scene, match):
        return False
    if match.kind == "noun":
        return _noun_content(scene, match)
    if match.negated and match.operator == "say" and not _has_actor(scene, match):
        return False
    if "content" in match.needs and match.kind == "verb" and not _has_content(scene, match):
        return False
    if "object" in match.needs and match.voice == "active" and not _has_object(scene, match):
        return False
    if "thing" in match.needs and (match.voice != "active" or _person_at(scene, match.rest)):
        return False
    if "doer" in match.needs and not _has_doer(scene, match):
        return False
    if "proposal" in match.needs and not _has_proposal(scene, match):
        return False
    if "giver" in match.needs and not _has_giver(scene, match):
        return False
    if "deed" in match.needs and match.voice == "active" and not _has_deed(scene, match):
        return False
    return "actor" not in match.needs or _has_actor(scene, match)


def _beside_content(scene: Scene, match: CueMatch) -> bool:
    """A quotation or the comma of a clause stands before, or the cue opens the sentence."""
    first, last = scene.sentences[match.start]
    i = match.start - 1
    while i >= 0 and scene.words[i] in scene.lexicon.media.asides:
        i -= 1
    if i >= 0 and scene.quoted[i] >= 0:
        return True
    if i >= 1 and scene.words[i] in PAUSES:
        return scene.quoted[i - 1] >= 0 or (i - first >= 3 and _speaker_follows(scene, match))
    if scene.parsed and i >= first and scene.mention_at.get(i):
        return match.voice != "clitic" and _quote_within(scene, match.end, last)
    return match.start == first and (match.voice == "clitic" or _speaker_follows(scene, match))


def _speaker_follows(scene: Scene, match: CueMatch) -> bool:
    if match.voice == "clitic":
        return True
    limit = min(match.end + SOURCE_DISTANCE, len(scene.words))
    for i in range(match.end, limit):
        if scene.mention_at.get(i):
            return True
        if scene.words[i] in PAUSES or scene.words[i] in scene.lexicon.grammar.prepositions:
            return False
    return False


def _quote_within(scene: Scene, start: int, end: int) -> bool:
    return any(scene.quoted[i] >= 0 for i in range(start, min(end, len(scene.words))))


def has_clause(scene: Scene, match: CueMatch) -> bool:
    """Whether a quotation or a complementizer follows soon, or the cue names its object ("calling X a friend")."""
    last = min(scene.sentences[match.start][1], match.end + CONTENT_DISTANCE)
    after = scene.words[match.end : last]
    led_in = any(word in scene.lexicon.grammar.complementizers for word in after)
    return (
        led_in
        or _quote_within(scene, match.end, last)
        or ("object" in match.needs and bool(scene.mention_at.get(match.end)))
    )


def _has_content(scene: Scene, match: CueMatch) -> bool:
    """A quotation, a complementizer, a reported clause, or the clause that a comma parts from the cue."""
    first, last = scene.sentences[match.start]
    if _quote_within(scene, match.end, min(last, match.end + QUOTE_DISTANCE)) or _closes_quotation(scene, match):
        return True
    after = scene.words[match.end : min(last, match.end + CONTENT_DISTANCE)]
    if any(word in scene.lexicon.grammar.complementizers for word in after):
        return True
    if after[:1] and after[0] in (",", ":") and last - match.end > 3 and match.voice != "passive":
        return True
    if scene.parsed and any(c.dep_ in CLAUSES and c.i > match.start for c in children(scene.doc[match.start])):
        return True
    return _follows_clause(scene, match, first)


def _closes_quotation(scene: Scene, match: CueMatch) -> bool:
    """A quotation ends before the cue, with nothing but its speaker between."""
    i = match.start - 1
    while i >= 0 and i > match.start - 12 and scene.quoted[i] < 0:
        if scene.words[i] in PAUSES and scene.quoted[i - 1] < 0 and not scene.mention_at.get(i - 1):
            return False
        i -= 1
    return i >= 0 and scene.quoted[i] >= 0 and scene.paragraph[i] == scene.paragraph[match.start]


def _follows_clause(scene: Scene, match: CueMatch, first: int) -> bool:
    """ "The talks went well, Harper continued.": a comma, the speaker, the cue, and the sentence's end."""
    i = match.start - 1
    while i > first and (scene.mention_at.get(i) or scene.words[i] in scene.lexicon.grammar.light):
        i -= 1
    closing = SENTENCE_ENDS | PAUSES | scene.lexicon.grammar.prepositions
    ends = match.end >= len(scene.words) or scene.words[match.end] in closing
    return i - first >= 3 and i < match.start - 1 and scene.words[i] == "," and ends


def _noun_content(scene: Scene, match: CueMatch) -> bool:
    """Right behind the noun, or behind its possessor or source, what it is about is led in."""
    grammar = scene.lexicon.grammar
    links = grammar.complementizers | grammar.noun_links
    last = min(scene.sentences[match.start][1], match.end + NOUN_CONTENT_DISTANCE)
    for i in range(match.end, last):
        if scene.words[i] in links:
            return True
        passing = scene.mention_at.get(i) or scene.words[i] in grammar.sources
        if not passing and grammar.possessor == "before":
            return False
    return False


def _has_object(scene: Scene, match: CueMatch) -> bool:
    last = scene.sentences[match.start][1]
    return (
        match.end < last and scene.words[match.end] not in PAUSES | SENTENCE_ENDS | scene.lexicon.grammar.conjunctions
    )


def _has_deed(scene: Scene, match: CueMatch) -> bool:
    """Whether an actor, a verb or a word that leads to one follows."""
    last = min(scene.sentences[match.start][1], match.end + DEED_DISTANCE)
    grammar = scene.lexicon.grammar
    leads = grammar.unreal | grammar.complementizers | grammar.partners | grammar.deeds
    near = match.end < last and (scene.words[match.end] in leads or scene.doc[match.end].pos_ == "VERB")
    near = near or any(scene.words[i] in leads for i in range(match.end, last))
    return near or any(scene.mention_at.get(i) for i in range(match.end, last))


def _has_doer(scene: Scene, match: CueMatch) -> bool:
    """Whether an actor follows who is to do something: "wants Chad to leave"."""
    first = match.end
    while first < len(scene.words) and scene.doc[first].pos_ == "DET" and not scene.mention_at.get(first):
        first += 1
    found = scene.mention_covering(first) if first < len(scene.words) else None
    end = scene.mentions[found].end if found is not None else len(scene.words)
    leads = scene.lexicon.grammar.unreal | scene.lexicon.grammar.complementizers
    if end >= scene.sentences[match.start][1] or scene.words[end] in PAUSES | SENTENCE_ENDS:
        return False
    verbal = scene.doc[end].pos_ in ("VERB", "") and scene.words[end] not in scene.lexicon.grammar.prepositions
    return verbal or scene.words[end] in leads


def _has_proposal(scene: Scene, match: CueMatch) -> bool:
    """Whether the object is what others ask for or offer: "accepted a Swiss plan"."""
    last = min(scene.sentences[match.start][1], match.end + DEED_DISTANCE)
    for i in range(match.end, last):
        if scene.words[i] in scene.lexicon.grammar.proposals:
            return scene.doc[i].dep_.split(":")[0] not in PART_OF_NAME | BESIDE_OBJECT
        if scene.words[i] in PAUSES | scene.lexicon.grammar.prepositions:
            return False
    return False


def _has_giver(scene: Scene, match: CueMatch) -> bool:
    """Whether an actor follows from whom something is to come: "seek help from Chad"."""
    sources = scene.lexicon.grammar.sources - scene.lexicon.grammar.agents
    last = min(scene.sentences[match.start][1] - 1, match.end + CONTENT_DISTANCE)
    for i in range(match.end, last):
        if scene.words[i] in sources:
            return any(scene.mention_at.get(n) for n in (i + 1, i + 2) if n < len(scene.words))
    return False


def _person_at(scene: Scene, i: int) -> bool:
    """Whether a person stands at a token, and not somebody's thing: "welcomed Petrov", "welcomed Petrov's offer"."""
    found = scene.mention_covering(i) if i < len(scene.words) else None
    if found is None or scene.mentions[found].kind not in ("person", "pronoun", "role"):
        return False
    end = scene.mentions[found].end
    return end >= len(scene.words) or scene.words[end] not in scene.lexicon.grammar.possessive_markers


def _has_actor(scene: Scene, match: CueMatch) -> bool:
    last = min(scene.sentences[match.start][1], match.end + SOURCE_DISTANCE + 2)
    return any(scene.mention_at.get(i) for i in range(match.end, last))
