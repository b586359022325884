"""Finding cue words: where a form of the lexicon stands, and whether its surroundings let it be a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.lexicon import GAP, Form, Grammar, Lexicon, Words
from timeline.annotate.statements.scene import PAUSES, Scene
from timeline.annotate.statements.surroundings import PART_OF_NAME, satisfied
from timeline.annotate.syntax import children

OBJECT_DISTANCE = 5
LOOK_BACK = 5
# How many tokens a time between the words of a cue may have: "called late on Thursday for".
TIME_REACH = 6
GAP_REACH = 9
NOT_VERBS = frozenset({"NOUN", "PROPN", "ADP", "NUM", "ADJ", "ADV"})


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
        if match is not None and satisfied(scene, match):
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
