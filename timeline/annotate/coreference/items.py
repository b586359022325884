"""Actor mentions with what the resolution of pronouns and epithets asks of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from timeline.annotate.annotations import ActorMention, text_of
from timeline.annotate.statements.quotations import find_quotations
from timeline.annotate.syntax import children
from timeline.codes.actors import Actor
from timeline.codes.offices import all_offices

POSSESSIVE = frozenset({"nmod", "nmod:poss", "det", "compound", "flat", "conj", "appos"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "obl:agent", "csubj"})
AGAINST_STATE = frozenset({"REB", "SEP", "INS"})


@dataclass(slots=True, eq=False)
class Item:
    """A mention, its sentence and whether it is a subject, stands in a quotation, and what it goes back to.

    `governor` is the word that it depends on where there is a parse; `place` whether a word of place stands before it;
    `adjunct` the verb whose subject is also that of the clause in which it stands: "speaking to X, he said".
    """

    mention: ActorMention
    sentence: int
    subject: bool
    quoted: bool
    governor: int | None = None
    place: bool = False
    adjunct: int | None = None
    antecedent: Item | None = None

    @property
    def person(self) -> bool:
        """Whether the mention is one person: named, or one holder of an office of a known state or body.

        A nameless doctor or teacher is one of many.
        """
        mention = self.mention
        if len(mention.actors) != 1 or mention.plural:
            return False
        if mention.actor.person is not None:
            return True
        office = all_offices().get(mention.office or "")
        return mention.kind == "role" and self.known and not (office is not None and office.several)

    @property
    def known(self) -> bool:
        """Whether it is known whom the actor belongs to."""
        return all(actor.country or len(actor.code or "") > 3 for actor in self.mention.actors)

    @property
    def key(self) -> str:
        """Country, or code of a body, of the first actor."""
        return key(self.mention.actor)

    def resolve(self, actors: Iterable[Actor], rule_id: str, antecedent: Item | None, kind: str | None = None) -> None:
        """Give the mention its meaning."""
        self.mention = replace(
            self.mention,
            actors=tuple(actors),
            rule_id=rule_id,
            kind=kind or self.mention.kind,
        )
        if antecedent is not self:
            self.antecedent = antecedent


def key(actor: Actor) -> str:
    """Country of an actor, or the code of a body that is no state's, such as an international or a rebel one."""
    if actor.role in AGAINST_STATE:
        return actor.code or ""
    return actor.country or actor.code or ""


class Position:
    """Sentences, quotations and syntax of a Doc, looked up by token."""

    def __init__(self, doc: Doc, locatives: frozenset[str] = frozenset()) -> None:
        self._doc = doc
        self._locatives = locatives
        self._parsed = doc.has_annotation("DEP")
        self._starts = [0, *(i for i, start in enumerate(doc.to_array("SENT_START").tolist()) if start == 1 and i)]
        self._quoted = _quoted(doc)

    def sentence(self, i: int) -> int:
        """Index of the sentence of a token."""
        return bisect_right(self._starts, i) - 1

    def item(self, mention: ActorMention) -> Item:
        """The mention as an item."""
        sentence = self.sentence(mention.start)
        subject = self._subject(mention) if self._parsed else mention.start == self._starts[sentence]
        root = self._doc[mention.root]
        governor = root.head.i if self._parsed and root.dep_ not in POSSESSIVE else None
        place = mention.start > 0 and self._doc[mention.start - 1].lower_ in self._locatives
        return Item(mention, sentence, subject, mention.start in self._quoted, governor, place, self._adjunct(root))

    def _adjunct(self, root: Token) -> int | None:
        """The verb above the clause of a word, where that clause has no subject of its own."""
        token = root
        while token.head.i != token.i:
            if token.dep_ == "advcl":
                return None if any(c.dep_ in SUBJECT for c in children(token)) else token.head.i
            token = token.head
        return None

    def _subject(self, mention: ActorMention) -> bool:
        token = self._doc[mention.root]
        while token.dep_ == "conj" and token.head is not token:
            token = token.head
        return token.dep_ in SUBJECT


def make_items(position: Position, mentions: Iterable[ActorMention]) -> list[Item]:
    """Items of the mentions, in their order, with antecedents linked."""
    mentions = list(mentions)
    items = [position.item(mention) for mention in mentions]
    for item, mention in zip(items, mentions, strict=True):
        if mention.antecedent is not None:
            item.antecedent = items[mention.antecedent]
    return items


def _quoted(doc: Doc) -> set[int]:
    """Tokens between quotation marks, double or single."""
    spans = (doc.char_span(q.start, q.end, alignment_mode="contract") for q in find_quotations(text_of(doc)))
    return {token.i for span in spans if span is not None for token in span}
