"""What the statement rules look at: a Doc with its quotations, actors, sentences and headings, indexed by token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import ActorMention, text_of
from timeline.annotate.statements.lexicon import Lexicon
from timeline.annotate.statements.quotations import Quotation, find_quotations, paragraphs

HEADING_LENGTH = 110
SENTENCE_ENDS = frozenset(".!?…")
PAUSES = frozenset({",", ";", ":", "-", "–", "—", "(", ")", "...", "…"})
INTRODUCERS = ",:;—–-"
TEXT_END = re.compile(r"[.!?…:;,\"”“»'’)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Scene:
    """A Doc as the statement rules see it.

    `words` are the tokens in lower case; `outer` are the quotations of depth 0, `quoted` gives for each token the
    index of the one that holds it, or -1; `mention_at` the indices in `mentions` of those that cover a token;
    `sentences` the bounds of each token's sentence; `paragraph` the number of its paragraph.
    """

    doc: Doc
    text: str
    lexicon: Lexicon
    words: list[str]
    outer: list[Quotation]
    utterances: frozenset[int]
    quoted: list[int]
    mentions: list[ActorMention]
    mention_at: dict[int, list[int]]
    sentences: list[tuple[int, int]]
    paragraph: list[int]
    headings: frozenset[int]
    parsed: bool

    def utterance(self, index: int) -> bool:
        """Whether a quotation is something said, rather than a name, a title or a fragment of a clause."""
        return index in self.utterances

    def mention_covering(self, token: int) -> int | None:
        """Index of the longest actor mention that covers a token."""
        found = self.mention_at.get(token)
        return max(found, key=lambda m: self.mentions[m].end - self.mentions[m].start) if found else None

    def between(self, first: ActorMention, second: ActorMention) -> list[str]:
        """The words between two actors in lower case, without articles: "and" in "Oman and the Vatican"."""
        return [self.words[i] for i in range(first.end, second.start) if self.doc[i].pos_ != "DET"]

    def token(self, index: int) -> Token:
        """A token by its index."""
        return self.doc[index]

    def span_start(self, token: int) -> int:
        """Code point offset at which a token starts."""
        return self.doc[token].idx

    def span_end(self, token: int) -> int:
        """Code point offset behind a token."""
        return self.doc[token].idx + len(self.doc[token].text)


def build(doc: Doc, lexicon: Lexicon) -> Scene:
    """Index a Doc whose actors are set."""
    text, words = text_of(doc), [t.lower_ for t in doc]
    outer = [q for q in find_quotations(text) if q.depth == 0]
    offsets = doc.to_array("IDX").tolist()
    ends = [start + length for start, length in zip(offsets, map(len, doc), strict=True)]
    quoted = _cover(offsets, ends, outer)
    lasts = {index: token for token, index in enumerate(quoted)}
    outer = [q for i, q in enumerate(outer) if not _told_by_medium(words, lasts.get(i), lexicon)]
    quoted = _cover(offsets, ends, outer)
    starts = {index: token for token, index in reversed(list(enumerate(quoted))) if index >= 0}
    mentions = list(doc._.actors)
    spans = list(paragraphs(text))
    paragraph = _number(offsets, spans)
    return Scene(
        doc=doc,
        text=text,
        lexicon=lexicon,
        words=words,
        outer=outer,
        utterances=frozenset(
            i for i, q in enumerate(outer) if _is_utterance(text, q, words, starts.get(i, 0), lexicon)
        ),
        quoted=quoted,
        mentions=mentions,
        mention_at=_mentions_by_token(mentions),
        sentences=_sentences(doc, paragraph, {q.start for q in outer}),
        paragraph=paragraph,
        headings=frozenset(i for i, span in enumerate(spans) if len(spans) > 1 and _is_heading(text, *span)),
        parsed=doc.has_annotation("DEP"),
    )


def _is_utterance(text: str, quotation: Quotation, words: list[str], first: int, lexicon: Lexicon) -> bool:
    """Said as a whole: introduced by a pause or a cue, not a fragment of the clause around it."""
    start, end = quotation.inner(text)
    inner = text[start:end]
    length = inner.count(" ") + 1
    before = text[: quotation.start][-3:].rstrip(" ")
    word = words[first - 1] if first else ""
    led_in = word in lexicon.grammar.complementizers or word in lexicon.forms
    introduced = not before or before[-1] in INTRODUCERS or before[-1] in ".!?\n" or led_in
    after = text[quotation.end : quotation.end + 1]
    finished = inner[-1:] in ".,!?…" or after in ("", ",", ".", ";", ":", "!", "?", "\n") or length >= 8
    return length >= 2 and not inner[:1].islower() and introduced and finished


def _told_by_medium(words: list[str], last: int | None, lexicon: Lexicon) -> bool:
    """Whether a quotation, by its last token, is a medium's own text ("…," reported Reuters).

    The cues in it are the article's.
    """
    if last is None:
        return False
    after = [w for w in words[last + 1 : last + 4] if w not in PAUSES]
    return next((w for w in after if w not in lexicon.media.asides), "") in lexicon.media.verbs | lexicon.media.verbs_by


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip()
    return len(line) <= HEADING_LENGTH and not TEXT_END.search(line)


def _cover(starts: list[int], ends: list[int], outer: list[Quotation]) -> list[int]:
    quoted = [-1] * len(starts)
    for at, quotation in enumerate(outer):
        for i in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
            if ends[i] <= quotation.end:
                quoted[i] = at
    return quoted


def _number(starts: list[int], spans: list[tuple[int, int]]) -> list[int]:
    """The paragraph of each token, by the offsets of both."""
    openings = [start for start, _ in spans[1:]]
    return [bisect_right(openings, start) for start in starts]


def _mentions_by_token(mentions: Iterable[ActorMention]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        for token in range(mention.start, mention.end):
            table.setdefault(token, []).append(index)
    return table


def _sentences(doc: Doc, paragraph: list[int], openings: set[int]) -> list[tuple[int, int]]:
    """Sentence bounds for each token; from the pipeline where it has them, else from full stops.

    A paragraph, and a quotation that opens behind a full stop, always start one.
    """
    given = doc.to_array("SENT_START").tolist() if doc.has_annotation("SENT_START") else None
    offsets = doc.to_array("IDX").tolist()
    starts = [
        i
        for i in range(1, len(doc))
        if paragraph[i] != paragraph[i - 1]
        or (offsets[i] in openings and doc[i - 1].text in SENTENCE_ENDS)
        or (given[i] == 1 if given is not None else _starts_sentence(doc, doc[i]))
    ]
    bounds = [0, *starts, len(doc)]
    table: list[tuple[int, int]] = []
    for first, last in pairwise(bounds):
        table += [(first, last)] * (last - first)
    return table


def _starts_sentence(doc: Doc, token: Token) -> bool:
    if token.i == 0:
        return True
    before = doc[token.i - 1]
    if before.text[-1] in "\"”’'" and token.i > 1 and doc[token.i - 2].text in SENTENCE_ENDS:
        return not token.text[:1].islower() and bool(before.whitespace_)
    return before.text in SENTENCE_ENDS and not token.text[:1].islower() and token.text[:1] not in '"”’,'
