"""The spaCy component that finds public statements: who said what, by which cue, in which form."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.annotations import Statement, register_extensions
from timeline.annotate.statements import addressees, content, media, repeats
from timeline.annotate.statements import scene as scenes
from timeline.annotate.statements.content import Draft
from timeline.annotate.statements.drafts import find_drafts, known
from timeline.annotate.statements.lexicon import Lexicon, load
from timeline.annotate.statements.scene import Scene

# Upper bounds of the confidence, from the development articles: there such statements are seldom annotated.
UNKNOWN_SPEAKER = 0.2
UNCODED_SPEAKER = 0.35
STATELESS_SPEAKER = 0.45
PRIVATE_ROLES = frozenset({"BUS", "CVL", "EDU", "MED"})  # they speak for no state or organisation


class StatementFinder:
    """Writes `doc._.statements` (sorted by cue) and `doc.spans["statements"]` (the cues)."""

    def __init__(self, lexicon: Lexicon) -> None:
        register_extensions()
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the statements of a Doc whose actors are set; never raises for odd text."""
        scene = scenes.build(doc, self.lexicon)
        drafts = find_drafts(scene)
        content.assign_quotations(scene, drafts)
        drafts = [d for d in drafts if d.direct or known(scene, d.speaker)]
        drafts = [d for i, d in enumerate(drafts) if not repeats.only_carries(scene, drafts[:i], d)]
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
        if not repeats.same_sentence(scene, own, draft):
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
