"""What is said: which quotations belong to which cue, the reported clause, and the form of the statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.annotate.statements.cue_match import CueMatch
from timeline.annotate.statements.media import credit_start
from timeline.annotate.statements.scene import PAUSES, SENTENCE_ENDS, Scene
from timeline.annotate.statements.speakers import Speaker

LONGEST_GAP = 40
HEAVY_GAP = 7
COMPLEMENTIZER_REACH = 14
TAIL = 14
SHORT_TAIL = 6

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A statement in the making: its cue, its speaker, and the quotations that belong to it.

    `direct` are quotations that are its content as a whole, `further` those that continue it elsewhere.
    """

    match: CueMatch
    speaker: Speaker
    shares: bool
    direct: list[int] = field(default_factory=list)
    further: list[int] = field(default_factory=list)


def assign_quotations(scene: Scene, drafts: list[Draft]) -> None:
    """Give every utterance in quotation marks to a draft: the cue beside it, else the neighbouring one."""
    orphans: list[tuple[int, int, int]] = []
    owners: list[tuple[int, Draft]] = []
    for index, first, last in _utterances(scene):
        owner = _cue_before(scene, drafts, first) or _cue_after(scene, drafts, last)
        if owner is None:
            orphans.append((index, first, last))
        else:
            owner.direct.append(index)
            owners.append((first, owner))
    for index, first, last in orphans:
        owner = _neighbour(scene, drafts, owners, first, last)
        if owner is not None:
            (owner.direct if owner.direct else owner.further).append(index)
            owners.append((first, owner))
    for draft in drafts:
        draft.direct.sort()
        draft.further.sort()


def _utterances(scene: Scene) -> list[tuple[int, int, int]]:
    """(quotation, first token, token behind it) of every quotation that is something said."""
    out: list[tuple[int, int, int]] = []
    for i, quotation in enumerate(scene.quoted):
        if quotation < 0:
            continue
        if out and out[-1][0] == quotation:
            out[-1] = (quotation, out[-1][1], i + 1)
        elif scene.utterance(quotation):
            out.append((quotation, i, i + 1))
    return out


def _cue_before(scene: Scene, drafts: list[Draft], first: int) -> Draft | None:
    """ "X said, “…”": the last cue before, if nothing but an adverbial, a comma or "that" lies between."""
    draft = max((d for d in drafts if d.match.end <= first), key=lambda d: d.match.end, default=None)
    if draft is None or draft.match.kind == "noun":
        return None
    gap = scene.words[draft.match.end : first]
    if len(gap) > LONGEST_GAP or any(word in SENTENCE_ENDS for word in gap) or "\n" in _between(scene, draft, first):
        return None
    if any(scene.quoted[i] >= 0 for i in range(draft.match.end, first)):
        return None
    tied = not gap or gap[-1] in (":", ",") or gap[-1] in scene.lexicon.grammar.complementizers
    if _closes_something(scene, draft) and gap[-1:] != [":"]:
        return draft if gap[-1:] == [","] and len(gap) < HEAVY_GAP else None
    return draft if tied else None


def _between(scene: Scene, draft: Draft, first: int) -> str:
    end = scene.span_end(draft.match.end - 1)
    text = scene.text[end : scene.span_start(first)]
    return "" if text.rstrip().endswith(":") else text


def _closes_something(scene: Scene, draft: Draft) -> bool:
    """A quotation stands right before the cue: what follows may belong to the next one."""
    i = draft.match.start - 1
    return draft.match.kind == "quoting" or (i >= 0 and scene.quoted[i] >= 0)


def _cue_after(scene: Scene, drafts: list[Draft], last: int) -> Draft | None:
    """ "“…,” said X" and "“…,” X said": the next cue, with at most its speaker between."""
    draft = min((d for d in drafts if d.match.start >= last), key=lambda d: d.match.start, default=None)
    if draft is None or draft.match.kind == "noun" or draft.match.start - last > LONGEST_GAP:
        return None
    gap = range(last, draft.match.start)
    if any(scene.words[i] in SENTENCE_ENDS or scene.quoted[i] >= 0 for i in gap):
        return None
    if last < len(scene.paragraph) and scene.paragraph[last - 1] != scene.paragraph[draft.match.start]:
        return None
    grammar = scene.lexicon.grammar
    heavy = [
        i
        for i in gap
        if not scene.mention_at.get(i)
        and scene.words[i] not in grammar.light | grammar.speaker_nouns
        and not scene.doc[i].is_punct
    ]
    return draft if len(heavy) <= HEAVY_GAP else None


def _neighbour(
    scene: Scene, drafts: list[Draft], owners: list[tuple[int, Draft]], first: int, last: int
) -> Draft | None:
    """A quotation without a cue continues the statement before it, or opens the one after it."""
    here = scene.paragraph[first]
    before = max((d for d in drafts if d.match.end <= first), key=lambda d: d.match.end, default=None)
    after = min((d for d in drafts if d.match.start >= last), key=lambda d: d.match.start, default=None)
    quoted_before = max((o for o in owners if o[0] < first), key=lambda o: o[0], default=None)
    if quoted_before is not None and (before is None or quoted_before[0] > before.match.end):
        before = quoted_before[1]
    if after is not None and _clear(scene, last, after.match.start) and after.direct:
        starts = min(scene.outer[q].start for q in after.direct)
        if starts >= scene.span_end(last - 1) and not scene.text[scene.span_end(last - 1) : starts].strip():
            return after
    if before is not None and here - scene.paragraph[before.match.start] <= 1:
        return before
    return after if after is not None and scene.paragraph[after.match.start] - here <= 1 else None


def _clear(scene: Scene, start: int, end: int) -> bool:
    return scene.paragraph[end] - scene.paragraph[max(start - 1, 0)] <= 1


def form_and_content(scene: Scene, draft: Draft, stop: int) -> tuple[str, tuple[Span, ...]]:
    """(`direct`, `mixed` or `indirect`, content spans). `stop` is the token of the next cue that shares the clause."""
    quotes = [_quotation_span(scene, q) for q in draft.direct]
    further = [_quotation_span(scene, q) for q in draft.further]
    if quotes and all(_stands_alone(scene, draft, q) for q in draft.direct[:1]):
        return "direct", tuple(quotes + further)
    clause = _clause(scene, draft, stop)
    if clause is None:
        return ("mixed" if quotes or further else "indirect"), tuple(quotes + further)
    fragments = any(scene.quoted[i] >= 0 for i in range(*clause))
    span = (scene.span_start(clause[0]), scene.span_end(clause[1] - 1))
    outside = [q for q in quotes + further if q[1] <= span[0] or q[0] >= span[1]]
    form = "mixed" if fragments or outside else "indirect"
    return form, tuple(sorted([span, *outside]))


def _quotation_span(scene: Scene, index: int) -> Span:
    return scene.outer[index].start, scene.outer[index].end


def _stands_alone(scene: Scene, draft: Draft, index: int) -> bool:
    """Whether the quotation is the whole content: no reported clause leads into it."""
    quotation = scene.outer[index]
    if quotation.end <= scene.span_start(draft.match.start):
        return True
    start = scene.span_end(draft.match.end - 1)
    between = [i for i in range(draft.match.end, len(scene.doc)) if start <= scene.span_start(i) < quotation.start]
    clause = [i for i in between if scene.words[i] in scene.lexicon.grammar.complementizers]
    inside = range(clause[0] + 1, between[-1] + 1) if clause else range(0)
    return not any(scene.doc[i].pos_ in ("VERB", "AUX") for i in inside)


def _clause(scene: Scene, draft: Draft, stop: int) -> tuple[int, int] | None:
    """The reported clause as tokens, before or after the cue."""
    first, last = scene.sentences[draft.match.start]
    region = (
        _before_cue(scene, draft, first) if clause_precedes(scene, draft) else _after_cue(scene, draft, min(stop, last))
    )
    return _trim(scene, *region)


def clause_precedes(scene: Scene, draft: Draft) -> bool:
    """Whether the reported clause stands before the cue: "…, X said." and "…, menurut X."."""
    match, speaker = draft.match, draft.speaker
    first, last = scene.sentences[match.start]
    if match.kind == "verb" and match.voice != "active":
        after = scene.words[match.end : min(last, match.end + COMPLEMENTIZER_REACH)]
        return not any(w in scene.lexicon.grammar.complementizers for w in after)
    if match.kind == "noun" or match.start - first < 3:
        return False
    if match.kind in ("quoting", "preposition"):
        return scene.words[match.start - 1] in PAUSES or scene.quoted[match.start - 1] >= 0
    if speaker.where == "after":
        return True
    if speaker.named is None:
        return False
    start = scene.mentions[speaker.named].start
    opens = _phrase_start(scene, start, first)
    comma = opens > first + 3 and (scene.words[opens - 1] == "," or scene.quoted[opens - 1] >= 0)
    return comma and _only_adverbials(scene, _behind_addressee(scene, match.rest), last)


def _only_adverbials(scene: Scene, start: int, end: int) -> bool:
    """Whether what follows a cue tells when, where or to whom, but not what is said."""
    rest = scene.words[start:end]
    if len(rest) > TAIL or any(word in scene.lexicon.grammar.complementizers for word in rest):
        return False
    if not rest or not rest[0][0].isalpha() or rest[0] in scene.lexicon.grammar.prepositions:
        return True
    dated = any(t.start <= start < t.end for t in scene.doc._.times)
    verbless = not any(scene.doc[i].pos_ in ("VERB", "AUX") for i in range(start, end))
    return dated or (scene.parsed and verbless and len(rest) <= SHORT_TAIL)


def _behind_addressee(scene: Scene, start: int) -> int:
    """The token behind an actor or "reporters" right behind the cue."""
    found = scene.mention_covering(start) if start < len(scene.words) else None
    if found is not None:
        return scene.mentions[found].end
    reporters = scene.words[start : start + 1] and scene.words[start] in scene.lexicon.grammar.reporters
    return start + 1 if reporters else start


def _phrase_start(scene: Scene, start: int, first: int) -> int:
    """The first token of the noun phrase that a mention ends: back to a pause or verb."""
    while start > first and scene.words[start - 1] not in PAUSES and scene.quoted[start - 1] < 0:
        if scene.doc[start - 1].pos_ in ("VERB", "AUX"):
            break
        start -= 1
    return start


def _before_cue(scene: Scene, draft: Draft, first: int) -> tuple[int, int]:
    end = draft.match.start
    if draft.speaker.named is not None and draft.speaker.where == "before":
        end = _phrase_start(scene, scene.mentions[draft.speaker.named].start, first)
    return first, end


def _after_cue(scene: Scene, draft: Draft, last: int) -> tuple[int, int]:
    match = draft.match
    start = match.rest
    if match.kind == "preposition" and draft.speaker.named is not None:
        start = scene.mentions[draft.speaker.named].end
    aside = credit_start(scene, start, last)
    end = last if aside is None else aside
    for i in range(start, min(end, start + COMPLEMENTIZER_REACH)):
        if scene.words[i] in scene.lexicon.grammar.complementizers:
            return (start if _has_subject(scene, start, i) else i + 1), end
        if scene.quoted[i] >= 0:
            break
    return start, end


def _has_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether a clause stands between: "he was confident" before "that a deal was near"."""
    between = scene.doc[start:end]
    return any(t.dep_.startswith("nsubj") and start <= t.head.i < end for t in between)


def _trim(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """Without punctuation and joining words at the edges."""
    grammar = scene.lexicon.grammar
    loose = grammar.conjunctions | grammar.participle_links
    while start < end and scene.quoted[start] < 0 and (scene.doc[start].is_punct or scene.doc[start].is_space):
        start += 1
    while (
        end > start
        and scene.quoted[end - 1] < 0
        and (scene.doc[end - 1].is_punct or scene.doc[end - 1].is_space or scene.words[end - 1] in loose)
    ):
        end -= 1
    return (start, end) if start < end else None
