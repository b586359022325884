"""Finding cue words: where a form of the lexicon stands, and whether its surroundings let it be a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.annotate.statements.lexicon import GAP, Form, Grammar, Group, Lexicon, Words
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene
from timeline.annotate.syntax import children

OBJECT_DISTANCE = 5
LOOK_BACK = 5
SOURCE_DISTANCE = 4
NOUN_CONTENT_DISTANCE = 6
DEED_DISTANCE = 7
CONTENT_DISTANCE = 8
QUOTE_DISTANCE = 20
# How many tokens a time between the words of a cue may have: "called late on Thursday for".
TIME_REACH = 6
GAP_REACH = 9
NOT_VERBS = frozenset({"NOUN", "PROPN", "ADP", "NUM", "ADJ", "ADV"})
CLAUSES = frozenset({"ccomp", "parataxis", "csubj", "xcomp"})
# "the threat level", "opposition leaders": the noun only says of what kind another is.
PART_OF_NAME = frozenset({"compound", "amod"})
BESIDE_OBJECT = frozenset({"obl", "nmod"})


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A possible cue: tokens `[start, end)`, what it would do, and how it is used.

    `rest` is the token from which the object or content follows. `voice` is active, passive or clitic.
    """

    start: int
    end: int
    rest: int
    lemma: str
    operator: str
    group: Group | None
    voice: str
    negated: bool

    @property
    def kind(self) -> str:
        """The kind of the cue's group; a light verb with its noun is a verb."""
        return self.group.kind if self.group else "verb"

    @property
    def needs(self) -> frozenset[str]:
        """What must stand there too."""
        return self.group.needs if self.group else frozenset()


def may_be_cue(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether, by its words (lower case) alone, a sentence can have a cue that begins at one of them."""
    forms = lexicon.forms.get(words[at], ())
    places = range(at + 1, at + 1 + TIME_REACH)
    if any(_end(words, place, form.words, len(words)) is not None for form in forms for place in places):
        return True
    reach = range(at + 1, min(at + 1 + OBJECT_DISTANCE, len(words)))
    return words[at] in lexicon.light_verbs and any(words[i : i + n] in lexicon.objects for i in reach for n in (1, 2))


def candidates(scene: Scene, start: int) -> Iterator[CueMatch]:
    """Readings of the words at a token as a cue, the likeliest first."""
    if _in_name(scene, start):
        return
    light = _light_verb(scene, start)
    if light is not None and _possible_verb(scene, light):
        yield light
    behind = _behind_time(scene, start + 1)
    for form in scene.lexicon.forms.get(scene.words[start], ()):
        ends = (_end(scene.words, at, form.words, scene.sentences[start][1]) for at in (start + 1, behind))
        end = next((end for end in ends if end is not None), None)
        if end is None or _blocked(scene, form, end):
            continue
        match = _match(scene, start, end, form)
        if match is not None and _satisfied(scene, match):
            yield match


def _end(text: Sequence[str], second: int, words: Words, last: int) -> int | None:
    """Where words end of which the second stands at a token; of those around an object, the ones before it.

    "Hold … responsible". None where they do not stand there, in a sentence that ends at `last`.
    """
    head = words[: words.index(GAP)] if GAP in words else words
    tail, end = words[len(head) + 1 :], second + len(head) - 1
    if tuple(text[second:end]) != head[1:]:
        return None
    places = range(end + 1, min(end + GAP_REACH, last))
    return end if not tail or any(tuple(text[i : i + len(tail)]) == tail for i in places) else None


def _behind_time(scene: Scene, i: int) -> int:
    """Where a time ends that begins at a token or behind a preposition there ("called Friday on"), else the token."""
    preposition = i < len(scene.words) and scene.words[i] in scene.lexicon.grammar.prepositions
    starts = (i, i + 1) if preposition else (i,)
    end = next((time.end for time in scene.doc._.times if time.start in starts), i)
    return end if end < i + TIME_REACH else i


def _in_name(scene: Scene, i: int) -> bool:
    """Whether a token is part of a name: inside an actor mention, or capitalised in mid-sentence."""
    if scene.mention_at.get(i):
        return True
    before = scene.doc[i - 1] if i else None
    opens = before is None or i == scene.sentences[i][0] or before.is_punct or scene.quoted[i - 1] >= 0
    return scene.doc[i].text[:1].isupper() and not opens and not scene.doc[i].is_upper


def _light_verb(scene: Scene, start: int) -> CueMatch | None:
    """ "expressed its condolences": a light verb whose object tells what is done."""
    lemma = scene.lexicon.light_verbs.get(scene.words[start])
    if lemma is None:
        return None
    limit = min(start + 1 + OBJECT_DISTANCE, scene.sentences[start][1])
    for i in range(start + 1, limit):
        word = scene.words[i]
        if word in scene.lexicon.grammar.complementizers or word in PAUSES or scene.quoted[i] >= 0:
            return None
        for length in (2, 1):
            noun: Words = tuple(scene.words[i : i + length])
            operator = scene.lexicon.objects.get(noun)
            if operator is not None and scene.doc[i].dep_ not in PART_OF_NAME:
                unreal, negated = _before(scene, start)
                name = f"{lemma} {' '.join(noun)}"
                voice = "passive" if _passive(scene, start) else "active"
                match = CueMatch(start, start + 1, i + length, name, operator, None, voice, negated)
                return None if unreal or _says_what(scene, i + length) else match
    return None


def _says_what(scene: Scene, i: int) -> bool:
    """Whether a participle tells what the noun before it does: "issued a statement demanding …"."""
    return i < len(scene.words) and is_participle(scene, i) and scene.words[i] in scene.lexicon.forms


def _blocked(scene: Scene, form: Form, end: int) -> bool:
    return any(tuple(scene.words[end : end + len(words)]) == words for words in form.group.not_before)


def _match(scene: Scene, start: int, end: int, form: Form) -> CueMatch | None:
    """The form in its place; None if it tells no fact, is no verb here, or lacks what its voice asks for."""
    group = form.group
    if group.kind == "verb":
        unreal, negated = _before(scene, start)
        voice = _voice(scene, start, form)
        match = CueMatch(start, end, end, form.lemma, group.operator, group, voice, negated)
        return None if unreal or not _possible_verb(scene, match, form) else match
    voice = "clitic" if form.voice == "clitic" else "active"
    return CueMatch(start, end, end, form.lemma, group.operator, group, voice, False)


def _voice(scene: Scene, start: int, form: Form) -> str:
    if form.voice in ("passive", "clitic"):
        return form.voice
    return "passive" if _passive(scene, start) else "active"


def _passive(scene: Scene, start: int) -> bool:
    """Whether a form that can be active or passive is passive: by its auxiliary."""
    auxiliaries = scene.lexicon.grammar.passive_auxiliaries
    if not auxiliaries or is_participle(scene, start):
        return False
    for i in range(start - 1, max(start - LOOK_BACK, scene.sentences[start][0]) - 1, -1):
        if scene.words[i] in auxiliaries:
            return True
        if scene.words[i] not in scene.lexicon.grammar.light:
            return False
    return False


def is_participle(scene: Scene, i: int) -> bool:
    """Whether a word has the ending of a present participle."""
    ending = scene.lexicon.grammar.present_participle
    return bool(ending) and scene.words[i].endswith(ending)


def _past(scene: Scene, i: int) -> bool:
    ending = scene.lexicon.grammar.past_participle
    return bool(ending) and scene.words[i].endswith(ending)


def _before(scene: Scene, start: int) -> tuple[bool, bool]:
    """Whether a verb is (unreal, negated), from the small words before it."""
    grammar = scene.lexicon.grammar
    negated = False
    for i in range(start - 1, max(start - LOOK_BACK, scene.sentences[start][0]) - 1, -1):
        word = scene.words[i]
        if word in grammar.unreal:
            return True, negated
        if word in grammar.negators:
            negated = True
        elif word not in grammar.light or scene.mention_at.get(i):
            break
    return _shares_unreal(scene, start), negated


def _shares_unreal(scene: Scene, start: int) -> bool:
    """ "wants to meet Putin and condemn the war": the second verb is as unreal as the first."""
    token = scene.doc[start]
    if not scene.parsed or token.dep_ != "conj" or token.head.i >= start:
        return False
    if any(child.dep_.startswith("nsubj") for child in children(token)):
        return False
    head = token.head
    return head.pos_ == "VERB" and scene.words[head.i - 1] in scene.lexicon.grammar.unreal and head.i > 0


def _possible_verb(scene: Scene, match: CueMatch, form: Form | None = None) -> bool:
    grammar = scene.lexicon.grammar
    token = scene.doc[match.start]
    if form is not None and form.voice == "bare" and not scene.mention_at.get(match.start - 1):
        return False
    doubtful = scene.words[match.start] in grammar.nouns_too or (form is not None and form.voice == "bare")
    if doubtful and token.pos_ in NOT_VERBS:
        return False
    if token.dep_.startswith("acl") and _unsaid(token, grammar):
        return False
    if token.dep_ == "amod" and _past(scene, match.start) and _attributive(scene, match):
        return False
    before = scene.words[match.start - 1] if match.start else ""
    if before == "-" and not scene.doc[match.start - 1].whitespace_:  # Russian-backed
        return False
    if before in grammar.prepositions - grammar.participle_links - grammar.same_act - grammar.light:
        return False
    if match.start > 0 and scene.words[match.start - 1] in grammar.selves:
        return False
    if match.voice == "passive" and match.operator != "say" and in_relative(scene, match.start):
        return False
    reduced = match.voice == "active" and match.end < len(scene.words) and scene.words[match.end] in grammar.agents
    return not (reduced and grammar.passive_auxiliaries and _past(scene, match.start))


def _unsaid(token: Token, grammar: Grammar) -> bool:
    """Whether a document that would say it is not made: "vetoed a resolution condemning …"."""
    document, verb = token.head, token.head.head
    return document.lower_ in grammar.documents and document.dep_ == "obj" and verb.lower_ in grammar.unsaying


def _attributive(scene: Scene, match: CueMatch) -> bool:
    """Whether a participle only describes the noun that follows: "the alleged crimes", not "Iraq alleged …"."""
    opens = match.start == scene.sentences[match.start][0]
    if _after_dated_actor(scene, match.start) or _between_actors(scene, match):
        return False
    after_noun = not opens and scene.doc[match.start - 1].pos_ in ("NOUN", "PROPN", "PRON", "ADV", "AUX")
    head = scene.doc[match.start].head.i
    before = scene.mention_at.get(match.start - 1)
    if before and scene.doc[match.start - 1].pos_ == "PROPN" and not scene.mention_at.get(match.start):
        return False  # parsers take "Turkey extended condolences" for a noun phrase
    return head == match.end or (head > match.end and not after_noun)


def _after_dated_actor(scene: Scene, start: int) -> bool:
    """Whether only a time stands between an actor and a verb: "Iraq on Monday urged …"."""
    end: int = next((time.start for time in scene.doc._.times if time.end == start), 0)
    while end > 0 and scene.words[end - 1] in scene.lexicon.grammar.prepositions:
        end -= 1
    return end > 0 and bool(scene.mention_at.get(end - 1))


def _between_actors(scene: Scene, match: CueMatch) -> bool:
    """Whether a name stands right before a verb and an actor right behind it: "Iraq condemned Iran"."""
    named = match.start > 0 and bool(scene.mention_at.get(match.start - 1))
    named = named and scene.doc[match.start - 1].pos_ == "PROPN"
    return named and match.end < len(scene.words) and bool(scene.mention_at.get(match.end))


def in_relative(scene: Scene, start: int) -> bool:
    """Whether a relative pronoun stands before a verb, with only light words between."""
    i = start - 1
    while i > 0 and scene.words[i] in scene.lexicon.grammar.light:
        i -= 1
    return i >= 0 and scene.words[i] in scene.lexicon.grammar.relatives


def _satisfied(scene: Scene, match: CueMatch) -> bool:
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
