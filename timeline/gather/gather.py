"""One annotated Doc to its mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.annotations import ActMention, Statement
from timeline.annotate.statements import find_quotations
from timeline.annotate.syntax import words_before
from timeline.articles.article import Article
from timeline.codes import operators
from timeline.gather import dating
from timeline.gather.acts import act_mention, per_place
from timeline.gather.alleged import alleged_of
from timeline.gather.announcements import announced_act
from timeline.gather.confidence import probability
from timeline.gather.headings import is_heading
from timeline.gather.home import at_home, with_state
from timeline.gather.meetings import complete
from timeline.gather.occasions import occasion_lexicon, occasions_of
from timeline.gather.parties import sides_of
from timeline.gather.records import GatheredArticle, Mention, Span
from timeline.gather.scope import is_international, is_public
from timeline.gather.settling import settle
from timeline.gather.spans import span_rows
from timeline.gather.statements import statement_mention

# Speech acts that tell of no fact, beside those that ask for, promise, refuse or blame something.
UNTOLD = frozenset({"consider", "deny", "hope"})
REFUSE = "refuse"
# A warning may be of what has happened.
TELLING = frozenset({"warn"})
# Quotations up to this many code points are names and fragments of the article's own sentences.
FRAGMENT = 40
QUESTION = "?"
# Tokens between a word such as "after" and the act that it puts before the rest.
OCCASION_REACH = 3


def gather(doc: Doc, article: Article) -> GatheredArticle:
    """All mentions of a Doc in the order of their triggers, dated and placed."""
    sentences = list(doc.sents)
    starts = {sentence.start_char: index for index, sentence in enumerate(sentences)}
    drafts = [with_state(doc, replace(m, sentence_index=starts[m.sentence[0]])) for m in _drafts(doc, article)]
    drafts.sort(key=lambda m: (m.trigger, m.event_type))
    international = is_international(doc, article.language)
    events = [d for d in drafts if international and (d.statement is None or is_public(d))]
    private = tuple(
        replace(d, confidence=min(d.confidence, probability(d)))
        for d in drafts
        if d.statement is not None and not (international and is_public(d))
    )
    settled = settle(complete(events), list(occasions_of(doc, article.language)), article.published)
    mentions = tuple(at_home(replace(m, confidence=probability(m))) for m in settled)
    return GatheredArticle(article, len(sentences), mentions, private, tuple(span_rows(doc)))


def _drafts(doc: Doc, article: Article) -> list[Mention]:
    """Statements and acts, each seen only in its own sentence."""
    language = article.language
    announced = {s: act for s in doc._.statements if (act := announced_act(doc, s, language)) is not None}
    told = [s for s in _spoken(doc) if s not in announced and not alleged_of(doc, s.start, language)]
    drafts = [statement_mention(doc, s, language) for s in told]
    performed = {act: statement for statement, act in announced.items()}
    acts: list[tuple[ActMention, Statement | None]] = [(act, None) for act in performed]
    acts += _reported(doc, article.text, {act.start for act in performed})
    for act, holder in acts:
        content = None if holder is None else _content_span(holder, act)
        mention = act_mention(doc, act, language, content)
        if mention is not None and act in performed:
            mention = _performed(doc, mention, performed[act], language)
        if mention is not None and not _is_alleged(doc, act, holder, language):
            mention = replace(mention, hearsay=holder is not None and _is_hearsay(doc, holder, act))
            drafts.extend(per_place(doc, mention))
    return drafts


def _spoken(doc: Doc) -> list[Statement]:
    """The statements but for refusals whose cue is only the first word of a longer act: "refused food"."""
    ends = {act.start: act.end for act in doc._.acts}
    return [s for s in doc._.statements if s.operator != REFUSE or ends.get(s.start, s.end) <= s.end]


def _performed(doc: Doc, act: Mention, statement: Statement, language: str) -> Mention:
    """An act that a statement performs by announcing it: on the day on which it is announced."""
    dated = dating.stated(doc, doc[statement.start], language, outside=statement.content)
    return act if dated is None else replace(act, dating=dated)


def _reported(doc: Doc, text: str, performed: set[int]) -> Iterator[tuple[ActMention, Statement | None]]:
    """Acts that the article itself reports, each with the statement that tells of it, if one does.

    What a statement does by its cue, what stands inside a quotation and what a heading says is left out.
    """
    quoted = [(q.start, q.end) for q in find_quotations(text) if q.depth == 0 and q.end - q.start > FRAGMENT]
    cues = [(s.start, s.end) for s in _spoken(doc)]
    for act in doc._.acts:
        if act.start in performed or any(a < act.end and act.start < b for a, b in cues):
            continue
        holder = _holder(doc, act)
        in_quotation = any(a <= act.start_char and act.end_char <= b for a, b in quoted)
        wished = act.refused or (holder is not None and not _tells(holder) and not _lies_before(doc, act))
        asked = doc[act.start].sent[-1].text == QUESTION
        untold = asked or (holder is not None and (holder.form == "direct" or wished))
        if in_quotation or untold or is_heading(doc, doc[act.start].sent):
            continue
        yield act, holder


def _is_alleged(doc: Doc, act: ActMention, holder: Statement | None, language: str) -> bool:
    """Whether an act is only alleged, and not by those who did it ("Oman claims that Omani troops took the port")."""
    accused = sides_of(doc, alleged_of(doc, act.start, language))
    return bool(accused) and not (holder is not None and accused & sides_of(doc, holder.speakers))


def _lies_before(doc: Doc, act: ActMention) -> bool:
    """Whether an act is the occasion of what is asked for: "urged Oslo to leave, after a meeting in Lima"."""
    earlier = occasion_lexicon(str(doc.lang_)).earlier
    return any(token.lower_ in earlier for token in words_before(doc[act.start], OCCASION_REACH))


def _tells(statement: Statement) -> bool:
    """Whether a statement tells what happened, rather than what is asked for, promised, refused or denied."""
    wanted = operators.lookup(statement.operator).mode is not None or statement.operator in UNTOLD
    return not wanted or statement.operator in TELLING


def _holder(doc: Doc, act: ActMention) -> Statement | None:
    """The statement in whose content an act stands, or None."""
    statements: list[Statement] = doc._.statements
    for statement in statements:
        if _content_span(statement, act) is not None:
            return statement
    return None


def _content_span(statement: Statement, act: ActMention) -> Span | None:
    """The part of the content in which an act stands; between a cue and words quoted it belongs to them."""
    inside = next((s for s in statement.content if s[0] <= act.start_char < s[1]), None)
    if inside is None and statement.form == "mixed" and statement.content:
        last = statement.content[-1]
        return last if statement.end_char <= act.start_char < last[1] else None
    return inside


def _is_hearsay(doc: Doc, holder: Statement, act: ActMention) -> bool:
    """Whether a statement tells of the act of others, or of more than a deed, and does not open its sentence."""
    content = _content_span(holder, act)
    told_first = content is not None and content[0] <= doc[act.start].sent.start_char
    deed = act.standing in ("main", "carried") and act.modality == "actual"
    return not told_first and not (deed and sides_of(doc, act.sources) & sides_of(doc, holder.speakers))
