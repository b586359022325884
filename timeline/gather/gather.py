"""One annotated Doc to its mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.statements import find_quotations
from timeline.articles.article import Article
from timeline.gather import dating, placing
from timeline.gather.acts import act_mention, is_event, per_place
from timeline.gather.announcements import announced_act
from timeline.gather.headings import is_heading
from timeline.gather.meetings import complete
from timeline.gather.parties import named, political, sides_of
from timeline.gather.records import Dating, GatheredArticle, Mention, Placing, Span
from timeline.gather.scenes import Scene, Stage, same_day, scene_for, scenes_of
from timeline.gather.spans import span_rows
from timeline.gather.statements import DIRECTED_ROOTS, publication, speaker_keys, statement_mention

# Quotations up to this many code points are names and fragments of the article's own sentences.
FRAGMENT = 40
# A longer scene ("talks this week") does not date what is said of it.
SCENE_DAYS = 4
# Key of the last statement of all, whoever made it.
PREVIOUS = ""
# Statements named by a noun.
NOMINAL = "statement.nominal"
# Events this many days before publication are history that the article recalls.
HISTORY_DAYS = 21


def gather(doc: Doc, article: Article) -> GatheredArticle:
    """All mentions of a Doc in the order of their triggers, dated and placed."""
    sentences = list(doc.sents)
    starts = {sentence.start_char: index for index, sentence in enumerate(sentences)}
    drafts = [replace(m, sentence_index=starts[m.sentence[0]]) for m in _drafts(doc, article)]
    drafts.sort(key=lambda m: (m.trigger, m.event_type))
    events = [d for d in drafts if d.statement is None or _is_public(d)]
    private = tuple(d for d in drafts if d.statement is not None and not _is_public(d))
    mentions = tuple(_settle(complete(events), article.published))
    return GatheredArticle(article, len(sentences), mentions, private, tuple(span_rows(doc)))


def _is_public(statement: Mention) -> bool:
    """Whether a speaker stands for a state or organisation, or for a political group that asks one for something."""
    if any(named(p) for p in statement.sources):
        return True
    asked = statement.code[:2] in DIRECTED_ROOTS and any(named(p) for p in statement.targets)
    return asked and any(political(p) for p in statement.sources)


def _settle(drafts: list[Mention], published: date | None) -> Iterator[Mention]:
    scenes = scenes_of(drafts)
    stages: dict[str, Stage] = {}
    for draft in drafts:
        if draft.event_type == "statement":
            yield _settle_statement(draft, scenes, stages, published)
        elif (settled := _settle_act(draft, published)) is not None:
            yield settled


def _drafts(doc: Doc, article: Article) -> list[Mention]:
    """Statements and acts, each seen only in its own sentence."""
    language = article.language
    announced = {s: act for s in doc._.statements if (act := announced_act(doc, s, language)) is not None}
    drafts = [statement_mention(doc, s, language) for s in doc._.statements if s not in announced]
    acts: list[tuple[ActMention, Statement | None]] = [(act, None) for act in announced.values()]
    acts += _reported(doc, article.text, {act.start for act in announced.values()})
    for act, holder in acts:
        content = None if holder is None else _content_span(holder, act)
        mention = act_mention(doc, act, language, content)
        if mention is not None:
            mention = replace(mention, hearsay=holder is not None and _is_hearsay(doc, holder, act))
            drafts.extend(per_place(doc, mention))
    return drafts


def _reported(doc: Doc, text: str, performed: set[int]) -> Iterator[tuple[ActMention, Statement | None]]:
    """Acts that the article itself reports, each with the statement that tells of it, if one does.

    What a statement does by its cue, what stands inside a quotation and what a heading says is left out.
    """
    quoted = [(q.start, q.end) for q in find_quotations(text) if q.depth == 0 and q.end - q.start > FRAGMENT]
    cues = [(s.start, s.end) for s in doc._.statements]
    for act in doc._.acts:
        if act.start in performed or any(a < act.end and act.start < b for a, b in cues):
            continue
        holder = _holder(doc, act)
        in_quotation = any(a <= act.start_char and act.end_char <= b for a, b in quoted)
        if in_quotation or (holder is not None and holder.form == "direct") or is_heading(doc, doc[act.start].sent):
            continue
        yield act, holder


def _holder(doc: Doc, act: ActMention) -> Statement | None:
    """The statement in whose content an act stands, or None."""
    statements: list[Statement] = doc._.statements
    for statement in statements:
        if _content_span(statement, act) is not None:
            return statement
    return None


def _content_span(statement: Statement, act: ActMention) -> Span | None:
    return next((s for s in statement.content if s[0] <= act.start_char < s[1]), None)


def _is_hearsay(doc: Doc, holder: Statement, act: ActMention) -> bool:
    """Whether a statement tells of the act of others, or of more than a deed, and does not open its sentence."""
    content = _content_span(holder, act)
    told_first = content is not None and content[0] <= doc[act.start].sent.start_char
    deed = act.standing in ("main", "carried") and act.modality == "actual"
    return not told_first and not (deed and sides_of(doc, act.sources) & sides_of(doc, holder.speakers))


def _settle_act(draft: Mention, published: date | None) -> Mention | None:
    """An act with its place in time, None where it is no event."""
    return replace(draft, background=_is_background(draft, published)) if is_event(draft) else None


def _settle_statement(draft: Mention, scenes: list[Scene], stages: dict[str, Stage], published: date | None) -> Mention:
    """A statement with the day and place that its scene, its speaker's last statement or publication lend it."""
    scene = scene_for(draft, scenes)
    known = [PREVIOUS] if draft.replying else [*speaker_keys(draft), *(p.key for p in draft.sources)]
    stage = next((stages[key] for key in known if key in stages), None)
    if draft.dating.basis == "none" and not draft.background:
        draft = replace(draft, dating=_lent_date(draft, scene, stage, published))
    if draft.placing.name is None:
        draft = replace(draft, placing=_lent_place(draft, scene, stage))
    if not draft.targets and draft.code[:2] in DIRECTED_ROOTS and stage is not None and not draft.replying:
        draft = replace(draft, targets=stage.targets(draft))
    if draft.dating.basis in ("stated", "context") or draft.background or draft.targets:
        stages.update(dict.fromkeys((*speaker_keys(draft), PREVIOUS), Stage(draft)))
    recalled = draft.background or (stage is not None and stage.recalled and draft.dating.start is None)
    return replace(draft, background=recalled or _is_background(draft, published))


def _lent_date(draft: Mention, scene: Scene | None, stage: Stage | None, published: date | None) -> Dating:
    met = scene.dating if scene is not None and _is_short(scene.dating) else None
    if stage is not None and (stage.recalled or stage.dating.basis in ("stated", "context")):
        return dating.carried(stage.dating) if stage.dating.start else Dating()
    if met is not None and scene is not None and draft.sentence_index in scene.sentences:
        return dating.carried(met)
    if draft.rule_id.startswith(NOMINAL):
        return Dating()  # "Moscow's demands" have been made at some time
    if met is not None and scene is not None and len(scene.sides) > 1:
        return dating.carried(met)
    return publication(published)


def _is_short(dated: Dating) -> bool:
    """Whether a scene is dated closely enough to date what is said there."""
    return dated.start is not None and dated.end is not None and (dated.end - dated.start).days < SCENE_DAYS


def _lent_place(draft: Mention, scene: Scene | None, stage: Stage | None) -> Placing:
    if scene is not None and scene.placing.name is not None and same_day(scene.dating, draft.dating, spread=1):
        return placing.carried(scene.placing)
    if stage is not None and stage.placing.name is not None and stage.dating.start == draft.dating.start:
        return placing.carried(stage.placing)
    return Placing()


def _is_background(mention: Mention, published: date | None) -> bool:
    """Whether an event is history: long before publication, or recalled without a date."""
    end = mention.dating.end
    if end is not None and published is not None:
        return (published - end).days > HISTORY_DAYS
    return mention.background
