"""Who says it: the actor that a cue's subject, agent, possessor or neighbour names.

The parse is one witness among several: every actor in reach is weighed by its place, by the words around it and
by its syntactic function, so that one wrong edge does not lose a speaker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.annotate.statements import media, subjects
from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.matching import in_relative, is_participle
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene

REACH_AFTER = 9
NOUN_REACH = 3
THRESHOLD = -1.2


@dataclass(frozen=True, slots=True)
class Speaker:
    """Actor mentions (indices) that speak. `named` is the mention as written beside the cue, None if inherited.

    `where` tells how it was found: before, after, agent, possessor, source, preposition; shared or continued
    (from another cue); document (a text speaks for those who signed it); unknown (somebody who is no actor).
    """

    mentions: tuple[int, ...]
    named: int | None
    confidence: float
    where: str


UNKNOWN = Speaker((), None, 0.25, "unknown")


def find(scene: Scene, match: CueMatch) -> Speaker | None:
    """The speaker that the cue's own clause names, or None."""
    if match.voice == "clitic":
        return None
    if match.kind == "noun":
        return _of_noun(scene, match)
    if match.kind == "preposition":
        return _after_preposition(scene, match)
    if match.voice == "passive":
        return _agent(scene, match)
    quoted = _quoted_by_medium(scene, match)
    if quoted is not None:
        return quoted
    own = subjects.own_subject(scene, match)
    if scene.lexicon.grammar.inversion and own is not None and own > match.end - 1 and match.kind == "verb":
        return _after(scene, match.end) or UNKNOWN
    if match.kind == "quoting" or inverted(scene, match):
        found = _after(scene, match.end)
        if found is not None or match.kind == "quoting":
            return found or _before(scene, match)
    return _before(scene, match)


def _quoted_by_medium(scene: Scene, match: CueMatch) -> Speaker | None:
    """Who speaks in "Antara quoted X as saying" and "X was quoted by Antara as saying": X, not the medium."""
    lexicon = scene.lexicon
    aside = match.start - 1
    if not is_participle(scene, match.start) or scene.words[aside] not in lexicon.media.asides:
        return None
    first = max(scene.sentences[match.start][0], aside - REACH_AFTER)
    verbs = lexicon.media.verbs | lexicon.media.verbs_by
    verb = next((i for i in range(aside - 1, first - 1, -1) if scene.words[i] in verbs), None)
    if verb is None:
        return None
    object_ = first_mention(scene, verb + 1, aside)
    if object_ is not None and not media.is_medium(scene, object_):
        return _after(scene, verb + 1)
    return _subject_of_quoting(scene, verb)


def _subject_of_quoting(scene: Scene, verb: int) -> Speaker | None:
    """The last mention before a passive verb of quoting: "X was quoted"."""
    first = scene.sentences[verb][0]
    before = [n for n, m in enumerate(scene.mentions) if first <= m.start and m.end <= verb]
    if not before or scene.words[verb - 1] not in scene.lexicon.grammar.passive_auxiliaries:
        return None
    best = _person_in_phrase(scene, before[-1], forwards=False)
    return Speaker((best,), best, 0.8, "before")


def inverted(scene: Scene, match: CueMatch) -> bool:
    """Whether the cue follows a quotation or comma directly and the subject comes after it."""
    i = match.start - 1
    if i < 1 or match.kind != "verb" or not scene.lexicon.grammar.inversion:
        return False
    closes = scene.quoted[i] >= 0 or (scene.words[i] == "," and i > scene.sentences[match.start][0])
    if not closes or first_mention(scene, match.end, match.end + REACH_AFTER) is None:
        return False
    if is_participle(scene, match.start):
        return False
    own = subjects.own_subject(scene, match)
    return own > match.start if own is not None else scene.quoted[i] >= 0 or _closes_sentence(scene, match)


def _closes_sentence(scene: Scene, match: CueMatch) -> bool:
    """Whether the actor behind the cue ends the clause: "…, said X on Friday"."""
    found = first_mention(scene, match.end, match.end + REACH_AFTER)
    if found is None:
        return False
    after = subjects.word_at(scene, scene.mentions[found].end)
    return after in SENTENCE_ENDS | PAUSES | scene.lexicon.grammar.prepositions or not after.strip()


def first_mention(scene: Scene, start: int, end: int) -> int | None:
    """The first actor mention from `start` on, unless a pause, preposition or cue comes before it."""
    grammar = scene.lexicon.grammar
    stops = PAUSES | SENTENCE_ENDS | grammar.complementizers | grammar.relatives
    headed = False
    for i in range(start, min(end, len(scene.words))):
        found = scene.mention_covering(i)
        if found is not None:
            return found
        word = scene.words[i]
        if word in stops or scene.quoted[i] >= 0 or (word in grammar.prepositions and not headed):
            return None
        headed = headed or word in grammar.speaker_nouns
    return None


def _after(scene: Scene, start: int) -> Speaker | None:
    found = first_mention(scene, start, start + REACH_AFTER)
    if found is None:
        return None
    best = _person_in_phrase(scene, found, forwards=True)
    return Speaker((*_joined_after(scene, best),), best, 0.9, "after")


def _agent(scene: Scene, match: CueMatch) -> Speaker | None:
    """The agent of a passive: behind "by", or right behind the verb where the language puts it there."""
    grammar = scene.lexicon.grammar
    last = scene.sentences[match.start][1]
    for i in range(match.end, min(last, match.end + REACH_AFTER)):
        if scene.words[i] in grammar.agents:
            found = _after(scene, i + 1)
            return found and Speaker(found.mentions, found.named, 0.8, "agent")
    if grammar.bare_forms and (
        scene.mention_at.get(match.end) or subjects.word_at(scene, match.end) in grammar.speaker_nouns
    ):
        found = _after(scene, match.end)
        return found and Speaker(found.mentions, found.named, 0.7, "agent")
    return None


def _speaks(scene: Scene, i: int) -> bool:
    grammar = scene.lexicon.grammar
    return scene.words[i] in grammar.documents or scene.words[i] in grammar.speaker_nouns


def _after_preposition(scene: Scene, match: CueMatch) -> Speaker | None:
    """ "according to X": X within the phrase, "a statement by X" allowed."""
    last = scene.sentences[match.start][1]
    for i in range(match.end, min(last, match.end + REACH_AFTER)):
        found = scene.mention_covering(i)
        if found is not None:
            best = _person_in_phrase(scene, found, forwards=True)
            end = scene.mentions[best].end
            opens = match.start == scene.sentences[match.start][0] and subjects.word_at(scene, end) == ","
            if "opening" in match.needs and not opens:
                return None
            return Speaker(_joined_after(scene, best), best, 0.85 if i == match.end else 0.7, "preposition")
        if scene.words[i] in PAUSES | SENTENCE_ENDS or scene.quoted[i] >= 0:
            break
        if i == match.end and scene.doc[i].pos_ == "NOUN" and not _speaks(scene, i):
            return UNKNOWN
    if any(scene.words[i] in scene.lexicon.grammar.documents for i in range(match.end, min(last, match.end + 3))):
        return Speaker((), None, 0.45, "document")
    return UNKNOWN


def _of_noun(scene: Scene, match: CueMatch) -> Speaker | None:
    """The possessor or the source of a noun: "Russia's demand", "tuntutan Rusia", "the claim by Russia"."""
    grammar = scene.lexicon.grammar
    if grammar.possessor == "before":
        for i in range(match.start - 1, max(match.start - NOUN_REACH - 1, 0), -1):
            if scene.words[i] in grammar.possessive_markers:
                found = scene.mention_covering(i - 1)
                return None if found is None else Speaker((found,), found, 0.7, "possessor")
            if (
                scene.mention_at.get(i)
                and i == match.start - 1
                and scene.doc[i].dep_ in ("amod", "compound", "nmod:poss")
            ):
                found = scene.mention_covering(i)
                return None if found is None else Speaker((found,), found, 0.6, "possessor")
            if scene.words[i] in PAUSES:
                break
    for i in range(match.end, min(match.end + NOUN_REACH, len(scene.words))):
        if scene.words[i] in grammar.sources:
            found = first_mention(scene, i + 1, i + 3)
            return None if found is None else Speaker((found,), found, 0.65, "source")
        found = scene.mention_covering(i)
        if found is not None:
            return Speaker((found,), found, 0.65, "possessor") if grammar.possessor == "after" else None
        if (
            scene.words[i] in PAUSES | grammar.prepositions | grammar.noun_links
            or scene.words[i] in grammar.complementizers
        ):
            return None
    return None


def _before(scene: Scene, match: CueMatch) -> Speaker | None:
    """The best subject before the cue in its sentence."""
    if in_relative(scene, match.start):
        return _antecedent(scene, match)
    paper = subjects.document_described(scene, match)
    if paper is not None:
        return _of_document(scene, paper, subjects.author(scene, paper))
    if (
        is_participle(scene, match.start)
        and not subjects.set_off(scene, match)
        and not subjects.actor_right_before(scene, match)
    ):
        return None
    subject = subjects.subject_token(scene, match)
    if subject is not None and not scene.mention_at.get(subject.i):
        namesake = subjects.namesake(scene, subject)
        if namesake is not None:
            return Speaker((namesake,), namesake, 0.75, "before")
        if subjects.far_from(scene, match, subject):
            subject = None
    elif subject is not None and subjects.inherited(scene, match, subject):
        subject = None
    document = subjects.document_before(scene, match, subject)
    if document is not None:
        return _of_document(scene, document)
    if subject is not None and subjects.foreign_subject(scene, match, subject):
        return None if subject.i in {a.i for a in scene.doc[match.start].ancestors} else UNKNOWN
    company = _company(scene, match)
    scored = [(subjects.score(scene, match, m, subject), m) for m in _candidates(scene, match) if m != company]
    if not scored:
        return None
    score, best = max(scored)
    if score < THRESHOLD:
        return None
    speaker = _speaker_before(scene, match, best, min(0.95, 0.65 + score / 20))
    if company is None:
        return speaker
    return Speaker((*speaker.mentions, company), speaker.named, speaker.confidence, "before")


def _company(scene: Scene, match: CueMatch) -> int | None:
    """The mention right before the cue, if it is one that somebody else speaks "together with"."""
    i = match.start - 1
    while i > 0 and scene.words[i] in scene.lexicon.grammar.light:
        i -= 1
    found = scene.mention_covering(i) if i >= 0 else None
    return found if found is not None and _in_company(scene, found) else None


def _antecedent(scene: Scene, match: CueMatch) -> Speaker | None:
    """The actor that a relative clause around the cue belongs to; one relative clause may lie between."""
    grammar = scene.lexicon.grammar
    first = scene.sentences[match.start][0]
    pronouns = [i for i in range(match.start - 1, first, -1) if scene.words[i] in grammar.relatives][:2]
    for pronoun in pronouns:
        i = pronoun - 1
        while i > first and (scene.words[i] == "," or scene.words[i] in grammar.light) and not scene.mention_at.get(i):
            i -= 1
        found = scene.mention_covering(i)
        if found is not None and subjects.word_at(scene, scene.mentions[found].start - 1) in grammar.prepositions:
            head = scene.doc[match.start].head.i
            found = found if scene.mentions[found].start <= head < scene.mentions[found].end else None
        if found is not None:
            return _speaker_before(scene, match, found, 0.75)
        if scene.doc[i].pos_ in ("NOUN", "PROPN") and pronoun == pronouns[0]:
            possessive = any(scene.words[i].endswith(clitic) for clitic in grammar.enclitics)
            if not possessive:
                return None
    return None


def _in_company(scene: Scene, index: int) -> bool:
    """Whether "together with" stands before a mention, so that somebody else speaks too."""
    start = scene.mentions[index].start
    grammar = scene.lexicon.grammar
    phrases = (" ".join(scene.words[max(0, start - n) : start]) for n in (1, 2, 3))
    return any(phrase in grammar.joint - grammar.conjunctions for phrase in phrases)


def _of_document(scene: Scene, at: int, author: int | None = None) -> Speaker:
    """Who speaks in a document: its possessor, its author, else (left open here) those who signed it."""
    grammar = scene.lexicon.grammar
    near = (at + 1, at + 2) if grammar.possessor == "after" else (at - 1, at - 2)
    for i in near:
        found = scene.mention_covering(i) if 0 <= i < len(scene.words) else None
        if found is not None:
            return Speaker((found,), found, 0.7, "before")
        if (
            0 <= i < len(scene.words)
            and scene.words[i] not in grammar.possessive_markers | grammar.light | grammar.joint
        ):
            break
    if author is not None:
        return Speaker((author,), author, 0.7, "before")
    return Speaker((), None, 0.55, "document")


def _speaker_before(scene: Scene, match: CueMatch, best: int, confidence: float) -> Speaker:
    closed = "," in scene.words[scene.mentions[best].end : match.start]
    person = _person_in_phrase(scene, best, forwards=False, across_comma=closed)
    if person == best:
        person = _name_set_off(scene, match, best)
    mentions = _joined_before(scene, match, person)
    return Speaker(mentions, person, confidence, "before")


def _name_set_off(scene: Scene, match: CueMatch, index: int) -> int:
    """The name between commas that says who somebody is: "her brother, Anders Holm, said"; else the mention itself."""
    if index + 1 >= len(scene.mentions):
        return index
    mention, name = scene.mentions[index], scene.mentions[index + 1]
    nameless = mention.actor.person is None and mention.kind in ("role", "group", "unknown")
    between = scene.words[mention.end : name.start] == [","] and subjects.word_at(scene, name.end) == ","
    return index + 1 if nameless and between and name.actor.person and name.end < match.start else index


def _candidates(scene: Scene, match: CueMatch) -> Iterable[int]:
    first = scene.sentences[match.start][0]
    for index, mention in enumerate(scene.mentions):
        if mention.start >= first and mention.end <= match.start:
            inside = scene.quoted[mention.start]
            if inside < 0 or not scene.utterance(inside):
                yield index


def _person_in_phrase(scene: Scene, index: int, *, forwards: bool, across_comma: bool = True) -> int:
    """In "the Russian spokesman, Ivan Petrov" the person, not the country; else the mention itself.

    A comma belongs to an apposition, and may be passed backwards, only if another one closes it.
    """
    if scene.mentions[index].kind == "person" or scene.mentions[index].kind == "pronoun":
        return index
    step = 1 if forwards else -1
    at = index
    while 0 <= at + step < len(scene.mentions):
        left, right = sorted((at, at + step))
        comma = "," in scene.words[scene.mentions[left].end : scene.mentions[right].start]
        if not _same_phrase(scene, left, right) or (comma and not across_comma):
            break
        at += step
        if scene.mentions[at].kind == "person":
            return at
    return index


def _same_phrase(scene: Scene, left: int, right: int) -> bool:
    grammar = scene.lexicon.grammar
    a, b = scene.mentions[left], scene.mentions[right]
    if b.start - a.end > 4 or scene.sentences[a.start] != scene.sentences[b.start]:
        return False
    for i in range(a.end, b.start):
        word = scene.words[i]
        if word in grammar.conjunctions or word in grammar.prepositions or word in grammar.light:
            return False
        if scene.doc[i].pos_ in ("VERB", "AUX") or scene.quoted[i] >= 0 or word in (".", ";", ":"):
            return False
    return True


def _joined_before(scene: Scene, match: CueMatch, index: int) -> tuple[int, ...]:
    """The mention and those joined to it by "and" on its left, in text order."""
    out = [index]
    while out[0] > 0 and _joins(scene, out[0] - 1, out[0], need_conjunction=len(out) == 1):
        out.insert(0, out[0] - 1)
    right = (m for m in _joined_after(scene, index)[1:] if scene.mentions[m].end <= match.start)
    return (*out, *right)


def _joined_after(scene: Scene, index: int) -> tuple[int, ...]:
    out = [index]
    while out[-1] + 1 < len(scene.mentions) and _joins(scene, out[-1], out[-1] + 1, need_conjunction=True):
        out.append(out[-1] + 1)
    return tuple(out)


def _joins(scene: Scene, left: int, right: int, *, need_conjunction: bool) -> bool:
    a, b = scene.mentions[left], scene.mentions[right]
    gap = scene.between(a, b)
    if a.end > b.start or len(gap) > 3 or scene.sentences[a.start] != scene.sentences[b.start]:
        return False
    text = " ".join(word for word in gap if word != ",")
    if not text:
        return not need_conjunction and gap == [","]
    return text in scene.lexicon.grammar.joint
