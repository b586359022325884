"""The spaCy component that finds public statements: who said what, by which cue, in which form."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.annotations import Statement, register_extensions
from timeline.annotate.statements import addressees, content, media, speakers
from timeline.annotate.statements import scene as scenes
from timeline.annotate.statements.content import Draft
from timeline.annotate.statements.lexicon import Lexicon, load
from timeline.annotate.statements.matching import CueMatch, candidates, has_clause, in_relative
from timeline.annotate.statements.scene import SENTENCE_ENDS, Scene
from timeline.annotate.statements.speakers import Speaker

INHERITED = 0.6
# Upper bounds of the confidence, from the development articles: there such statements are seldom annotated.
UNKNOWN_SPEAKER = 0.2
UNCODED_SPEAKER = 0.35
STATELESS_SPEAKER = 0.45
MEMORY = 4
SPEAKER_LENGTH = 8
PRIVATE_ROLES = frozenset({"BUS", "CVL", "EDU", "MED"})  # they speak for no state or organisation
LONG_SUBJECT = 5


class StatementFinder:
    """Writes `doc._.statements` (sorted by cue) and `doc.spans["statements"]` (the cues)."""

    def __init__(self, lexicon: Lexicon) -> None:
        register_extensions()
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of a Doc whose actors are set; never raises for odd text."""
        scene = scenes.build(doc, self.lexicon)
        drafts = _without_repeats(scene, _drafts(scene))
        content.assign_quotations(scene, drafts)
        drafts = [d for d in drafts if d.direct or _known(scene, d.speaker)]
        drafts = [d for i, d in enumerate(drafts) if not _only_carries(scene, drafts[:i], d)]
        doc._.statements = [_statement(scene, drafts, i) for i in range(len(drafts))]
        doc.spans["statements"] = [Span(doc, s.start, s.end, label=s.operator.upper()) for s in doc._.statements]
        return doc


@Language.factory(
    "timeline_statements",
    requires=["doc._.actors"],
    assigns=["doc._.statements"],
    default_config={"language": None},
)
def create_statements(nlp: Language, name: str, language: str | None) -> StatementFinder:
    """The component for a language, the pipeline's own unless given.

    Raises UnknownLanguageError for a language without a folder.
    """
    return StatementFinder(load(language or nlp.lang))


def _drafts(scene: Scene) -> list[Draft]:
    """Cues in text order with their speakers; those without any are left out."""
    open_cues: list[tuple[CueMatch, Speaker | None, bool]] = []
    at = 0
    while at < len(scene.words):
        chosen = _cue_at(scene, at)
        if chosen is not None:
            open_cues.append(chosen)
        at = chosen[0].end if chosen is not None else at + 1
    return _inherit(scene, open_cues)


def _cue_at(scene: Scene, at: int) -> tuple[CueMatch, Speaker | None, bool] | None:
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
        if found is not None and found.mentions and _speaks_for_a_medium(scene, found):
            return None
        if found is not None and (_known(scene, found) or found.where == "document"):
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


def _known(scene: Scene, found: Speaker) -> bool:
    """Whether some speaker is a coded actor or a person."""
    return any(a.code or a.person for m in found.mentions for a in scene.mentions[m].actors)


def _speaks_for_a_medium(scene: Scene, found: Speaker) -> bool:
    return all(media.is_medium(scene, m) for m in found.mentions)


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


def _inherit(scene: Scene, cues: list[tuple[CueMatch, Speaker | None, bool]]) -> list[Draft]:
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
            drafts.append(Draft(match, found, shares))
    return drafts


def _heads_clause(scene: Scene, cues: list[tuple[CueMatch, Speaker | None, bool]], index: int) -> bool:
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


def _own_subject(scene: Scene, match: CueMatch) -> bool:
    subject = speakers.own_subject(scene, match)
    return subject is not None and subject < match.start


def _source(
    scene: Scene,
    cues: list[tuple[CueMatch, Speaker | None, bool]],
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


def _next_subject(scene: Scene, cues: list[tuple[CueMatch, Speaker | None, bool]], match: CueMatch) -> Speaker | None:
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


def _without_repeats(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Leave out a cue that repeats the act of the one before ("…, dengan mengatakan"), or that a speaker reports
    of a group with himself in it ("Kishida said the two leaders denounced …")."""
    kept: list[Draft] = []
    for draft in drafts:
        before = next((k for k in reversed(kept) if _same_sentence(scene, k, draft)), None)
        if before is not None and (
            _same_act(scene, draft)
            or _repeats(before, draft)
            or _includes(scene, before, draft)
            or _cites_document(scene, draft)
        ):
            continue
        kept.append(draft)
    return kept


def _same_sentence(scene: Scene, a: Draft, b: Draft) -> bool:
    return scene.sentences[a.match.start] == scene.sentences[b.match.start]


def _same_act(scene: Scene, draft: Draft) -> bool:
    grammar = scene.lexicon.grammar
    before = scene.words[draft.match.start - 1] if draft.match.start else ""
    if before in grammar.same_act:
        return True
    return draft.match.operator == "say" and scene.words[draft.match.start] in grammar.same_act


def _repeats(before: Draft, draft: Draft) -> bool:
    """ "named it X and named both Y": one act told with the same verb twice."""
    if not draft.shares or draft.match.operator == "say":
        return False
    return draft.match.lemma == before.match.lemma and draft.speaker.mentions == before.speaker.mentions


def _includes(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the second statement is told by the first one's speaker and has that speaker among its own."""
    if draft.match.kind == "verb" and draft.match.voice == "clitic":  # "what he called …"
        return draft.speaker.mentions == before.speaker.mentions
    if draft.speaker.named is None or draft.shares or before.match.kind == "noun":
        return False
    if set(before.speaker.mentions) <= set(draft.speaker.mentions):  # one subject of two verbs
        between = scene.words[before.match.end : draft.match.start]
        return not any(w == "," or w in scene.lexicon.grammar.conjunctions for w in between)
    outer, inner = _states(scene, before.speaker), _states(scene, draft.speaker)
    persons = _persons(scene, draft.speaker)
    own = not persons or bool(persons & _persons(scene, before.speaker))
    return bool(outer) and outer <= inner and own


def _only_carries(scene: Scene, before: list[Draft], draft: Draft) -> bool:
    """ "They condemn … and urge …, they said": the saying is no act besides those that it carries."""
    if draft.match.operator != "say" or draft.direct or draft.match.kind != "verb" or draft.shares:
        return False
    own = _states(scene, draft.speaker)
    carried = any(_same_sentence(scene, b, draft) and _states(scene, b.speaker) == own for b in before)
    return carried and content.clause_precedes(scene, draft)


def _cites_document(scene: Scene, draft: Draft) -> bool:
    """ "…, he said, according to a statement": the document is where it stands, not a statement more."""
    after = scene.words[draft.match.end : draft.match.end + 4]
    return draft.match.kind == "preposition" and any(w in scene.lexicon.grammar.documents for w in after)


def _persons(scene: Scene, speaker: Speaker) -> set[str]:
    return {a.person for m in speaker.mentions for a in scene.mentions[m].actors if a.person}


def _states(scene: Scene, speaker: Speaker) -> set[str]:
    """The states, organisations or persons that speak; a minister speaks for the state."""
    actors = (a for m in speaker.mentions for a in scene.mentions[m].actors)
    return {a.country or a.code or a.person or a.name for a in actors}


def _statement(scene: Scene, drafts: list[Draft], index: int) -> Statement:
    draft = drafts[index]
    match, speaker = draft.match, draft.speaker
    form, spans = content.form_and_content(scene, draft, _stop(scene, drafts, index))
    start, end = scene.span_start(match.start), scene.span_end(match.end - 1)
    named = speaker.named
    return Statement(
        start=match.start,
        end=match.end,
        start_char=start,
        end_char=end,
        text=scene.text[start:end],
        rule_id=_rule(scene, draft, form),
        cue_lemma=match.lemma,
        operator=match.operator,
        form=form,
        speakers=speaker.mentions,
        addressees=addressees.find(scene, draft),
        speaker_text=scene.mentions[named].text if named is not None else None,
        content=spans,
        reported_by=_reported_by(scene, draft),
        negated=match.negated,
        continuation=named is None,
        confidence=round(_confidence(scene, draft, form), 3),
    )


def _stop(scene: Scene, drafts: list[Draft], index: int) -> int:
    """Where the clause of a statement ends at the latest: where the next one of the same speaker begins."""
    own = drafts[index]
    for draft in drafts[index + 1 :]:
        if not _same_sentence(scene, own, draft):
            break
        if draft.shares:
            return draft.match.start
        if set(draft.speaker.mentions) & set(own.speaker.mentions) and draft.match.kind != "noun":
            return _clause_start(scene, own, draft)
    return len(scene.doc)


def _clause_start(scene: Scene, own: Draft, draft: Draft) -> int:
    """Where a later clause of the same speaker begins: at its subject, else at what joins it."""
    named = draft.speaker.named
    if named is not None and scene.mentions[named].start >= own.match.end:
        return scene.mentions[named].start
    joins = [
        i
        for i in range(own.match.end, draft.match.start)
        if scene.words[i] in scene.lexicon.grammar.conjunctions or scene.words[i] == ","
    ]
    return joins[-1] if joins else draft.match.start


def _rule(scene: Scene, draft: Draft, form: str) -> str:
    if draft.match.kind == "noun":
        return "statement.nominal"
    if form != "direct":
        place = "preposition" if draft.match.kind == "preposition" else "clause"
        order = "before" if content.clause_precedes(scene, draft) else "after"
        return f"statement.{form}.{place}-{order}"
    first = scene.outer[draft.direct[0]]
    if first.end > scene.span_start(draft.match.start):
        return "statement.direct.speaker-cue-quote"
    if draft.speaker.where == "before":
        return "statement.direct.quote-speaker-cue"
    return "statement.direct.quote-cue-speaker" if draft.speaker.named is not None else "statement.direct.quote-cue"


def _reported_by(scene: Scene, draft: Draft) -> str | None:
    first, last = scene.sentences[draft.match.start]
    return media.credited(scene, first, last) or _medium_addressed(scene, draft)


def _medium_addressed(scene: Scene, draft: Draft) -> str | None:
    """ "told Reuters", "mengatakan kepada AFP": an actor that is a medium, as the one spoken to."""
    end, group = draft.match.end, draft.match.group
    if draft.speaker.where == "after" and draft.speaker.named is not None:
        end = scene.mentions[draft.speaker.named].end
    if scene.words[end : end + 1] and scene.words[end] in scene.lexicon.grammar.addressees:
        end += 1
    elif group is None or group.target != "addressee":
        return None
    found = scene.mention_covering(end) if end < len(scene.words) else None
    return scene.mentions[found].actor.name if found is not None and media.is_medium(scene, found) else None


def _confidence(scene: Scene, draft: Draft, form: str) -> float:
    """How sure the statement is: its speaker's confidence, lowered for weak cues and unknown speakers."""
    value = draft.speaker.confidence
    if form == "direct":
        value += 0.1
    actors = [a for m in draft.speaker.mentions for a in scene.mentions[m].actors]
    if not actors:
        return UNKNOWN_SPEAKER
    if all(a.code is None or a.role in PRIVATE_ROLES for a in actors):
        value = min(value, UNCODED_SPEAKER)
    elif all(a.code == a.role for a in actors):  # "a diplomat": nobody's
        value = min(value, STATELESS_SPEAKER)
    if draft.match.kind == "noun":
        value -= 0.05
    return min(0.99, max(0.05, value))
