"""One annotated Doc to its mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.articles.article import Article
from timeline.gather.acts import act_mention, is_event
from timeline.gather.meetings import complete
from timeline.gather.records import Dating, GatheredArticle, Mention, Span
from timeline.gather.scenes import Context, Scene, sides
from timeline.gather.spans import span_rows
from timeline.gather.statements import publication, speaker_keys, statement_mention

# How many sentences a meeting stays the scene of what is said.
SCENE_REACH = 12
# Events this many days before publication are history that the article recalls.
HISTORY_DAYS = 21


def gather(doc: Doc, article: Article) -> GatheredArticle:
    """All mentions of a Doc in the order of their triggers, dated and placed."""
    sentences = list(doc.sents)
    starts = {sentence.start_char: index for index, sentence in enumerate(sentences)}
    drafts = [replace(m, sentence_index=starts[m.sentence[0]]) for m in _drafts(doc, article.language)]
    drafts.sort(key=lambda m: (m.trigger, m.event_type))
    context = Context()
    mentions = tuple(m for d in complete(drafts) if (m := _settle(d, context, article.published)) is not None)
    return GatheredArticle(article, len(sentences), mentions, tuple(span_rows(doc)))


def _drafts(doc: Doc, language: str) -> list[Mention]:
    """Statements and acts, each seen only in its own sentence."""
    drafts = [m for s in doc._.statements if (m := statement_mention(doc, s, language)) is not None]
    cues = [(s.start, s.end) for s in doc._.statements]
    for act in doc._.acts:
        if any(a < act.end and act.start < b for a, b in cues):
            continue  # "agreed to …": the statement has it
        holder = _holder(doc, act)
        if holder is not None and holder.form == "direct":
            continue  # acts inside a quotation belong to what is said
        content = None if holder is None else _content_span(holder, act)
        mention = act_mention(doc, act, language, content)
        if mention is not None:
            drafts.append(mention)
    return drafts


def _holder(doc: Doc, act: ActMention) -> Statement | None:
    """The statement in whose content an act stands, or None."""
    statements: list[Statement] = doc._.statements
    for statement in statements:
        if _content_span(statement, act) is not None:
            return statement
    return None


def _content_span(statement: Statement, act: ActMention) -> Span | None:
    return next((s for s in statement.content if s[0] <= act.start_char < s[1]), None)


def _settle(draft: Mention, context: Context, published: date | None) -> Mention | None:
    """A draft with what the context lends it, None where it is no event; the context learns from it."""
    if draft.event_type == "statement":
        return _settle_statement(draft, context, published)
    if not is_event(draft):
        return None
    draft = replace(draft, background=_is_background(draft, published))
    if draft.event_type == "meeting":
        context.meet(draft)
    return draft


def _settle_statement(draft: Mention, context: Context, published: date | None) -> Mention:
    scene = context.scene_of(sides(draft), draft.sentence_index, SCENE_REACH)
    keys = speaker_keys(draft)
    if draft.dating.basis == "none" and not draft.background:
        draft = replace(draft, dating=_lent_date(keys, scene, context, published))
    draft = context.lend_place(scene, draft)
    if draft.dating.basis == "stated":
        context.spoken.update(dict.fromkeys(keys[:1], draft.dating))
    return replace(draft, background=draft.background or _is_background(draft, published))


def _lent_date(keys: list[str], scene: Scene | None, context: Context, published: date | None) -> Dating:
    """The date of the speaker's last dated statement, of the scene, else of publication."""
    earlier = next((context.spoken[key] for key in keys if key in context.spoken), None)
    if earlier is not None:
        return Dating(earlier.start, earlier.end, earlier.granularity, earlier.value, "context")
    if scene is not None and scene.dating.start is not None and scene.dating.granularity == "day":
        return Dating(scene.dating.start, scene.dating.end, "day", scene.dating.value, "context")
    return publication(published)


def _is_background(mention: Mention, published: date | None) -> bool:
    """Whether an event is history: long before publication, or recalled without a date."""
    end = mention.dating.end
    if end is not None and published is not None:
        return end < published - timedelta(days=HISTORY_DAYS)
    return mention.background
