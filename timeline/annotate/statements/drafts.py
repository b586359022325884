"""Cues and their speakers, also where the subject is left out and comes from another cue."""

from __future__ import annotations

from timeline.annotate.statements import media, speakers, subjects
from timeline.annotate.statements.content import Draft
from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.matching import candidates, in_relative
from timeline.annotate.statements.repeats import is_repeat
from timeline.annotate.statements.scene import SENTENCE_ENDS, Scene
from timeline.annotate.statements.speakers import Speaker
from timeline.annotate.statements.surroundings import has_clause

# A cue, the speaker that its own clause names, and whether it shares its subject with another verb.
Reading = tuple[CueMatch, Speaker | None, bool]

# What media do in the name of their state, beside reporting.
OUTSPOKEN = frozenset({"accuse", "appeal", "criticise", "demand", "praise", "reject", "threaten"})
INHERITED = 0.6
MEMORY = 4
SPEAKER_LENGTH = 8
LONG_SUBJECT = 5


def find_drafts(scene: Scene) -> list[Draft]:
    """Cues in text order with their speakers; those without any are left out."""
    open_cues: list[Reading] = []
    at = 0
    while at < len(scene.words):
        chosen = _cue_at(scene, at)
        if chosen is not None:
            open_cues.append(chosen)
        at = chosen[0].end if chosen is not None else at + 1
    return _inherit(scene, open_cues)


def _cue_at(scene: Scene, at: int) -> Reading | None:
    """The first reading of a token as a cue that names a speaker or may inherit one."""
    if scene.quoted[at] >= 0 or scene.paragraph[at] in scene.headings:
        return None
    for match in candidates(scene, at):
        shares = _shares(scene, match)
        if shares and "subject" in match.needs:
            continue
        found = speakers.find(scene, match)
        if shares and found == speakers.UNKNOWN and not _own_subject(scene, match):
            found = None
        if found is not None and found.mentions and _only_reports(scene, match, found):
            return None
        if found is not None and (known(scene, found) or found.where == "document"):
            return match, found, shares
        if found is None and (shares or _without_subject(scene, match)):
            return match, None, shares
        if match.operator == "say" and (found is not None or _beside_quotation(scene, match)):
            return match, found or speakers.UNKNOWN, False
    return None


def _beside_quotation(scene: Scene, match: CueMatch) -> bool:
    """Whether a quotation stands before the cue with at most a speaker between, or the cue goes with quotations."""
    if in_relative(scene, match.start) or match.kind == "noun":
        return False
    before = range(max(0, match.start - SPEAKER_LENGTH), match.start)
    near = any(scene.quoted[i] >= 0 and scene.paragraph[i] == scene.paragraph[match.start] for i in before)
    return match.kind == "quoting" or (
        near and not any(scene.words[i] in SENTENCE_ENDS for i in before if scene.quoted[i] < 0)
    )


def known(scene: Scene, found: Speaker) -> bool:
    """Whether some speaker is a coded actor or a person."""
    return any(a.code or a.person for m in found.mentions for a in scene.mentions[m].actors)


def _only_reports(scene: Scene, match: CueMatch, found: Speaker) -> bool:
    """Whether a medium tells the news, rather than speaks up for its state: "North Korean media accused Japan"."""
    if not all(media.is_medium(scene, m) for m in found.mentions):
        return False
    of_state = all(scene.mentions[m].actor.country and scene.mentions[m].kind == "group" for m in found.mentions)
    return not of_state or match.operator not in OUTSPOKEN


def _shares(scene: Scene, match: CueMatch) -> bool:
    """Whether the cue is joined to another verb and has no subject of its own: ", adding", "dan menyalahkan"."""
    grammar = scene.lexicon.grammar
    if match.kind != "verb" or match.voice == "passive":
        return False
    first = scene.sentences[match.start][0]
    i = match.start - 1
    while i >= first and scene.words[i] in grammar.light and scene.words[i] not in grammar.conjunctions:
        if scene.mention_at.get(i):
            return False
        i -= 1
    if i < first:
        return not speakers.inverted(scene, match)
    if scene.words[i] in grammar.conjunctions | grammar.participle_links:
        return True
    return scene.words[i] == "," and not speakers.inverted(scene, match)


def _without_subject(scene: Scene, match: CueMatch) -> bool:
    if match.voice == "clitic":
        return True
    if match.kind != "quoting" or match.end >= len(scene.doc):
        return match.kind == "quoting"
    after = scene.doc[match.end]
    return after.is_punct or after.is_space or after.lower_ in scene.lexicon.grammar.prepositions


def _inherit(scene: Scene, cues: list[Reading]) -> list[Draft]:
    """Give cues that share a subject the speaker of the cue before, or, at the start, of the one after."""
    drafts: list[Draft] = []
    for index, (match, found, shares) in enumerate(cues):
        source = _source(scene, cues, drafts, index)
        if shares and _heads_clause(scene, cues, index):
            continue
        if shares and source is not None and not _own_subject(scene, match):
            found = Speaker(source.mentions, None, INHERITED + 0.1, "shared")
        elif found is not None and found.where == "document":
            found = _signatories(scene, drafts, found)
        elif found is None and shares:
            found = source and Speaker(source.mentions, None, INHERITED, "shared")
        elif found is None:
            earlier = _last(scene, drafts, match)
            found = Speaker(earlier.speaker.mentions, None, INHERITED, "continued") if earlier else None
        if found is not None:
            draft = Draft(match, found, shares)
            if not is_repeat(scene, drafts, draft):
                drafts.append(draft)
    return drafts


def _own_subject(scene: Scene, match: CueMatch) -> bool:
    subject = subjects.own_subject(scene, match)
    return subject is not None and subject < match.start


def _source(
    scene: Scene,
    cues: list[Reading],
    drafts: list[Draft],
    index: int,
) -> Speaker | None:
    """The speaker of the last cue in the same sentence, or of the next one for a cue that opens it."""
    match, _, shares = cues[index]
    if not shares:
        return None
    if _opens(scene, match) and match.operator == "say" and not has_clause(scene, match):
        return None
    bounds = scene.sentences[match.start]
    for draft in reversed(drafts):
        if scene.sentences[draft.match.start] == bounds and draft.match.kind != "noun":
            return draft.speaker
    return _next_subject(scene, cues[index + 1 :], match) if _opens(scene, match) else None


def _next_subject(scene: Scene, cues: list[Reading], match: CueMatch) -> Speaker | None:
    """The subject of the main clause behind a clause that opens the sentence: the one after a comma first."""
    bounds = scene.sentences[match.start]
    named = [f for c, f, _ in cues if scene.sentences[c.start] == bounds and f is not None and f.named is not None]
    after_comma = [f for f in named if f.named is not None and scene.words[scene.mentions[f.named].start - 1] == ","]
    return next(iter(after_comma or named), None)


def _opens(scene: Scene, match: CueMatch) -> bool:
    first = scene.sentences[match.start][0]
    return not any(scene.mention_at.get(i) for i in range(first, match.start))


def _last(scene: Scene, drafts: list[Draft], match: CueMatch) -> Draft | None:
    """The statement that a cue without subject continues, if it is not too many paragraphs away."""
    if not drafts or (drafts[-1].match.kind == "noun" and len(drafts) == 1):
        return None
    last = next((d for d in reversed(drafts) if d.match.kind != "noun"), drafts[-1])
    near = scene.paragraph[match.start] - scene.paragraph[last.match.start] <= MEMORY
    return last if near else None


def _heads_clause(scene: Scene, cues: list[Reading], index: int) -> bool:
    """Whether a verb behind a comma is the main verb of what the cue before it reports: there is no other one."""
    match = cues[index][0]
    if index == 0 or not scene.parsed or scene.words[match.start - 1] != ",":
        return False
    before = cues[index - 1][0]
    between = range(before.end, match.start)
    if scene.sentences[before.start] != scene.sentences[match.start] or len(between) < LONG_SUBJECT:
        return False
    relatives = scene.lexicon.grammar.relatives
    return not any(
        scene.doc[i].pos_ in ("VERB", "AUX") and not relatives & set(scene.words[max(0, i - 2) : i]) for i in between
    )


def _signatories(scene: Scene, drafts: list[Draft], document: Speaker) -> Speaker:
    """Those who speak through a document: the last joint speakers, else the last speaker."""
    said = [d.speaker for d in drafts if d.speaker.mentions]
    joint = [s for s in said if len(s.mentions) > 1 or scene.mentions[s.mentions[0]].plural]
    last = (joint or said)[-1:]
    return Speaker(last[0].mentions, None, document.confidence, "document") if last else document
