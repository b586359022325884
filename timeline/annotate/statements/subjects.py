"""The subject of a verb: what the parse says, what the words around say, and how likely an actor is to be it."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.matching import is_participle
from timeline.annotate.statements.scene import PAUSES, Scene
from timeline.annotate.syntax import children, governor, subject_branches

ADJACENT = 4.5
SUBJECTS = ("nsubj", "csubj")
CHAIN = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})


def score(scene: Scene, match: CueMatch, index: int, subject: Token | None) -> float:
    """How likely a mention before the cue is its subject."""
    grammar, mention = scene.lexicon.grammar, scene.mentions[index]
    gap = range(mention.end, match.start)
    heavy = [
        i
        for i in gap
        if scene.words[i] not in grammar.light
        and scene.words[i] not in PAUSES
        and not scene.mention_at.get(i)
        and scene.quoted[i] < 0
    ]
    score = 2.0 - 0.15 * min(len(heavy), 20)
    verbs = (i for i in gap if scene.doc[i].pos_ == "VERB" and scene.quoted[i] < 0)
    score -= sum(1.0 for i in verbs if not _relative_clause(scene, i))
    before = scene.words[mention.start - 1] if mention.start > scene.sentences[match.start][0] else ""
    if before in grammar.prepositions or before in grammar.unreal:
        score -= 3.0
    if mention.end < match.start and scene.words[mention.end] in grammar.possessive_markers:
        score -= 4.0
    if mention.kind in ("person", "pronoun") and not heavy and "," not in scene.words[mention.end : match.start]:
        score += ADJACENT
    return score + _syntax(scene, mention.start, mention.end, mention.root, subject)


def _syntax(scene: Scene, start: int, end: int, root: int, subject: Token | None) -> float:
    if not scene.parsed:
        return 0.0
    if subject is not None:
        if start <= subject.i < end:
            return 5.0
        if subject.i in [a.i for a in scene.doc[root].ancestors] and _near(scene, subject, root):
            return 3.0
    dep = scene.doc[root].dep_
    if dep.startswith("nsubj"):
        return 1.0
    return -1.0 if dep.split(":")[0] in ("obl", "nmod", "obj", "iobj") else 0.0


def _near(scene: Scene, subject: Token, root: int) -> bool:
    """A mention inside the subject's phrase stands for it if the phrase's head is a word for who speaks."""
    grammar = scene.lexicon.grammar
    return scene.words[subject.i] in grammar.speaker_nouns | grammar.documents


def _relative_clause(scene: Scene, i: int) -> bool:
    return scene.doc[i].dep_ in ("acl", "acl:relcl", "amod", "aux", "cop")


def subject_token(scene: Scene, match: CueMatch) -> Token | None:
    """The parse's subject of the cue, or of the verb that it is joined to."""
    if not scene.parsed:
        return None
    token = scene.doc[match.start]
    for _ in range(3):
        for child in children(token):
            if _is_subject(scene, child):
                return token.head if _is_relative(scene, token, child) else child
        if token.dep_.startswith("acl"):
            return None if _is_time(scene, token.head) else token.head
        if token.dep_.split(":")[0] not in CHAIN:
            return None
        token = token.head
    return None


def own_subject(scene: Scene, match: CueMatch) -> int | None:
    """The token that the parse makes the cue's own subject, or None."""
    if not scene.parsed:
        return None
    return next((c.i for c in children(scene.doc[match.start]) if _is_subject(scene, c)), None)


def _is_subject(scene: Scene, child: Token) -> bool:
    """Small words ("Sembari") and times ("Bulan lalu") that a parse may take for a subject are none."""
    if _is_time(scene, child):
        return False
    grammar = scene.lexicon.grammar
    small = grammar.participle_links | grammar.conjunctions | grammar.light | grammar.prepositions
    return child.dep_.startswith(SUBJECTS) and not child.dep_.endswith("outer") and child.lower_ not in small


def _is_time(scene: Scene, token: Token) -> bool:
    return any(time.start <= token.i < time.end for time in scene.doc._.times)


def _is_relative(scene: Scene, verb: Token, subject: Token) -> bool:
    return verb.dep_.startswith("acl") and subject.lower_ in scene.lexicon.grammar.relatives


def foreign_subject(scene: Scene, match: CueMatch, subject: Token) -> bool:
    """The subject is a noun that is no actor and no word for one: "the data say"."""
    grammar = scene.lexicon.grammar
    if scene.mention_at.get(subject.i) or subject.lower_ in grammar.relatives:
        return False
    known = grammar.speaker_nouns | grammar.documents
    if subject.pos_ == "PROPN":  # a name that is no actor, unless the parse passed over one right before the cue
        return not actor_right_before(scene, match)
    return subject.pos_ == "NOUN" and subject.lower_ not in known


def far_from(scene: Scene, match: CueMatch, subject: Token) -> bool:
    """Whether the parse's subject belongs to another verb, and an actor stands right before the cue instead."""
    if subject.head.i == match.start or subject.i in {a.i for a in scene.doc[match.start].ancestors}:
        return False
    return actor_right_before(scene, match)


def inherited(scene: Scene, match: CueMatch, subject: Token) -> bool:
    """Whether the cue has its subject from another verb although an actor of its own stands right before it."""
    right_before = actor_right_before(scene, match)
    return right_before and subject.head.i != match.start and subject.i not in _right_before(scene, match)


def actor_right_before(scene: Scene, match: CueMatch) -> bool:
    """Whether an actor, in no prepositional phrase, stands before the cue with only light words or a time between."""
    return bool(_right_before(scene, match))


def _right_before(scene: Scene, match: CueMatch) -> range:
    """The tokens of the actor right before a cue, none where there is no such actor."""
    grammar = scene.lexicon.grammar
    i = match.start - 1
    while (
        i > 0
        and not scene.mention_at.get(i)
        and (scene.words[i] in grammar.light | grammar.negators or _is_time(scene, scene.doc[i]))
    ):
        i -= 1
    found = scene.mention_covering(i) if i >= 0 else None
    if found is None or word_at(scene, scene.mentions[found].start - 1) in grammar.prepositions:
        return range(0)
    return range(scene.mentions[found].start, scene.mentions[found].end)


def namesake(scene: Scene, token: Token) -> int | None:
    """The last person mentioned before whose name has this capitalised word in it."""
    if not token.text[:1].isupper() or len(token.text) < 2:
        return None
    found = None
    for index, mention in enumerate(scene.mentions):
        names = {*(mention.actor.person or "").split(), mention.text.split()[-1].strip("()")}
        if mention.kind == "person" and token.text in names:
            found = index if mention.start < token.i or found is None else found
    return found


def document_before(scene: Scene, match: CueMatch, subject: Token | None) -> int | None:
    """The token of a document that is the cue's subject."""
    documents = scene.lexicon.grammar.documents
    if subject is not None:
        return subject.i if subject.lower_ in documents else None
    i = match.start - 1
    while i > scene.sentences[match.start][0] and scene.words[i] in scene.lexicon.grammar.light:
        i -= 1
    return i if i >= scene.sentences[match.start][0] and scene.words[i] in documents else None


def document_described(scene: Scene, match: CueMatch) -> int | None:
    """The token of a document before a participle that tells what it says: "a statement demanding …"."""
    if not scene.parsed or not is_participle(scene, match.start) or match.kind != "verb":
        return None
    token = scene.doc[match.start]
    documents = scene.lexicon.grammar.documents
    beside = match.start > 0 and scene.words[match.start - 1] in documents
    if beside:
        return match.start - 1
    described = token.dep_.startswith("acl") and token.head.i < match.start
    return token.head.i if described and token.head.lower_ in documents else None


def author(scene: Scene, document: int) -> int | None:
    """The actor that the parse makes the subject of the verb above a document: "Iraq issued a statement"."""
    verb = governor(scene.doc[document])
    for branch in () if verb is None else subject_branches(verb):
        if branch.i < document:
            return scene.mention_covering(branch.i)
    return None


def set_off(scene: Scene, match: CueMatch) -> bool:
    """Whether a comma, a joining word or an auxiliary stands before a participle, or it opens the sentence."""
    grammar = scene.lexicon.grammar
    before = word_at(scene, match.start - 1)
    joins = grammar.conjunctions | grammar.participle_links | grammar.light | grammar.negators | PAUSES
    return before in joins or match.start == scene.sentences[match.start][0]


def word_at(scene: Scene, i: int) -> str:
    """A token in lower case, empty outside the Doc."""
    return scene.words[i] if 0 <= i < len(scene.words) else ""
