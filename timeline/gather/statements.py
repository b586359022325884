"""Statements of a Doc as mentions."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from timeline.annotate.acts.modality import looks_back, modality_lexicon
from timeline.annotate.annotations import Statement
from timeline.annotate.illocution import illocution_lexicon, is_reply
from timeline.annotate.syntax import children, is_aside, reach
from timeline.gather import dating, placing
from timeline.gather.coding import NOMINAL, code_statement
from timeline.gather.occasions import follows_earlier
from timeline.gather.parties import coded, parties
from timeline.gather.records import Dating, Mention, Party, Placing, Span, StatementRecord
from timeline.gather.targets import statement_targets

# Code points within which an expression opens its sentence, a preposition before it.
OPENING = 6


def statement_mention(doc: Doc, statement: Statement, language: str) -> Mention:
    """The mention of a statement, dated and placed only where its own sentence does so.

    Its sources are the speakers that have a code; without any it is no event.
    """
    speakers = parties(doc, statement.speakers)
    sources = coded(speakers)
    coding = code_statement(doc, statement, illocution_lexicon(language))
    cue, sentence = doc[statement.start], doc[statement.start].sent
    nominal = statement.rule_id.startswith(NOMINAL)
    dated = dating.stated(doc, cue, language, outside=statement.content, beside=nominal)
    if dated is not None and not _may_date_speech(doc, cue, dated):
        dated = None
    earlier = dated is None and follows_earlier(doc, cue, language)
    recalled = earlier or looks_back(doc, statement.start, modality_lexicon(language))
    return Mention(
        event_type="statement",
        code=coding.code,
        sources=sources,
        targets=statement_targets(doc, statement, coding, sources, language),
        reciprocal=False,
        modality="actual",
        negated=statement.negated,
        background=recalled and dated is None,
        dating=dated or Dating(),
        placing=placing.stated(doc, cue, language, outside=statement.content) or Placing(),
        sentence_index=0,
        sentence=(sentence.start_char, sentence.end_char),
        trigger=(statement.start_char, statement.end_char),
        rule_id=coding.rule_id,
        confidence=statement.confidence,
        setting=not earlier,
        about=(*statement.content, *_objects(cue)),
        credited=dating.credited(doc, cue, language) or Dating(),
        aside=is_aside(cue),
        replying=is_reply(doc, cue.sent, illocution_lexicon(language)),
        statement=_record(doc, statement, sources or speakers),
    )


def _objects(cue: Token) -> tuple[Span, ...]:
    """What a cue has as its object: "described the talks as …"."""
    return tuple(reach(child) for child in children(cue) if child.dep_ in ("obj", "nsubj:pass"))


def _may_date_speech(doc: Doc, cue: Token, dated: Dating) -> bool:
    """Whether somebody can have spoken then: on a day up to publication.

    Longer spans ("this year") mostly frame what is said; they count beside the cue or at the opening of the sentence.
    """
    published = doc._.published
    if dated.start is None or (published is not None and dated.start > published):
        return False
    if dated.granularity == "day" or dated.span is None:
        return True
    over = published is not None and dated.end is not None and dated.end <= published
    beside = 0 <= dated.span[0] - (cue.idx + len(cue)) <= 1 or dated.span[0] - cue.sent.start_char <= OPENING
    return over and beside


def _record(doc: Doc, statement: Statement, sources: tuple[Party, ...]) -> StatementRecord:
    addressees = coded(parties(doc, statement.addressees))
    first = sources[0].actor if sources else None
    addressee = addressees[0].actor if addressees else None
    return StatementRecord(
        speaker_name=" and ".join(p.actor.person or p.actor.name for p in sources) or None,
        speaker_code=first.code if first else None,
        speaker_country=first.country if first else None,
        speaker_text=statement.speaker_text,
        cue=(statement.start_char, statement.end_char),
        cue_text=statement.text,
        cue_lemma=statement.cue_lemma,
        form=statement.form,
        content=" … ".join(_text(doc, span) for span in statement.content) or None,
        content_spans=statement.content,
        addressee_name=(addressee.person or addressee.name) if addressee else None,
        addressee_code=addressee.code if addressee else None,
        reported_by=statement.reported_by,
        negated=statement.negated,
        continuation=statement.continuation,
    )


def _text(doc: Doc, span: Span) -> str:
    """The text of a span. Only its own tokens are put together: a Doc builds its text anew each time it is asked."""
    tokens = doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return ""  # an empty span
    begin = span[0] - tokens.start_char
    return str(tokens.text_with_ws)[begin : begin + span[1] - span[0]]


def speaker_keys(mention: Mention) -> list[str]:
    """Under what a speaker's last statement is remembered: the persons, or the sides where no person is named."""
    people = [p.actor.person for p in mention.sources if p.actor.person]
    return people or [p.key for p in mention.sources]
