"""Statements of a Doc as mentions."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from timeline.annotate.acts.modality import looks_back, modality_lexicon
from timeline.annotate.annotations import ActMention, ActorMention, Statement
from timeline.annotate.illocution import content_tokens, illocution_lexicon, is_reply
from timeline.codes import composition
from timeline.gather import confidence, dating, placing
from timeline.gather.coding import Coding, code_statement
from timeline.gather.parties import coded, parties, without
from timeline.gather.placing import location_words
from timeline.gather.records import Dating, Mention, Party, Placing, Span, StatementRecord

# Speech acts that are done to somebody even where the cue has no addressee.
# Code points within which an expression opens its sentence, a preposition before it.
OPENING = 6
BLAME = "11"
DIRECTED_ROOTS = frozenset({"02", "03", "05", "10", "11", "12", "13"})


def statement_mention(doc: Doc, statement: Statement, language: str) -> Mention:
    """The mention of a statement, dated and placed only where its own sentence does so.

    Its sources are the speakers that have a code; without any it is no event.
    """
    speakers = parties(doc, statement.speakers)
    sources = coded(speakers)
    coding = code_statement(doc, statement, illocution_lexicon(language))
    cue, sentence = doc[statement.start], doc[statement.start].sent
    dated = dating.stated(doc, cue, language, outside=statement.content)
    if dated is not None and not _may_date_speech(doc, cue, dated):
        dated = None
    recalled = looks_back(doc, statement.start, modality_lexicon(language))
    return Mention(
        event_type="statement",
        code=coding.code,
        sources=sources,
        targets=_targets(doc, statement, coding, sources, language),
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
        confidence=confidence.of_statement(statement.form, coding.code, statement.confidence),
        about=(*statement.content, *_objects(cue)),
        credited=dating.credited(doc, cue, language) or Dating(),
        replying=is_reply(doc, cue.sent, illocution_lexicon(language)),
        statement=_record(doc, statement, sources or speakers),
    )


def _objects(cue: Token) -> tuple[Span, ...]:
    """What a cue has as its object: "described the talks as …"."""
    objects = [child for child in cue.children if child.dep_ in ("obj", "nsubj:pass")]
    return tuple((o.left_edge.idx, o.right_edge.idx + len(o.right_edge)) for o in objects)


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


def _targets(
    doc: Doc, statement: Statement, coding: Coding, sources: tuple[Party, ...], language: str
) -> tuple[Party, ...]:
    """Who is addressed; for directed speech acts also whom the embedded act or the content names first."""
    addressed = without(coded(parties(doc, statement.addressees)), sources)
    if coding.code[:2] not in DIRECTED_ROOTS:
        return addressed
    within = set(content_tokens(doc, statement))
    blamed = coding.code[:2] == BLAME
    victims = parties(doc, _victims(doc, within | {statement.end})) if blamed else ()
    if without(addressed, victims):
        return without(addressed, victims)
    doers = parties(doc, _doers(doc, within)) if blamed else ()
    in_act = parties(doc, _both_sides(coding.act)) if coding.act is not None else ()
    for found in (doers, in_act):
        others = without(without(coded(found), sources), victims)
        if others:
            return others
    own = {p.key for p in sources}
    located = location_words(language)["at"]
    inside = [
        i
        for i, m in enumerate(doc._.actors)
        if m.root in within
        and m.kind != "unknown"
        and not _is_place(doc, m, located)
        and not {p.key for p in parties(doc, (i,))} & own
    ]
    inside.sort(key=lambda i: _apart(doc._.actors[i], coding.token))
    return without(without(coded(parties(doc, inside)), sources), victims)[:1]


def _apart(mention: ActorMention, token: int | None) -> tuple[bool, int]:
    """Order of closeness to the telling phrase: its subject, the nearest before it, then what follows."""
    if token is None:
        return False, mention.start
    return mention.start > token, abs(token - mention.start)


def _is_place(doc: Doc, mention: ActorMention, located: frozenset[str]) -> bool:
    """Whether an actor's name only says where: "the conflict in Ukraine"."""
    return mention.start > 0 and doc[mention.start - 1].lower_ in located


def _both_sides(act: ActMention) -> tuple[int, ...]:
    """The parties of an act as the targets of a statement: for a hostile act those who do it are blamed first."""
    if composition.act(act.act).hostile and act.sources:
        return act.sources
    return (*act.targets, *act.sources)


def _doers(doc: Doc, within: set[int]) -> list[int]:
    """Those who do the hostile acts among these tokens."""
    acts: list[ActMention] = doc._.acts
    return [i for a in acts if a.start in within and composition.act(a.act).hostile for i in a.sources]


def _victims(doc: Doc, within: set[int]) -> list[int]:
    """Those to whom the hostile acts among these tokens are done."""
    acts: list[ActMention] = doc._.acts
    return [i for a in acts if a.start in within and composition.act(a.act).hostile for i in a.targets]


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
