"""Coreference over actors: pronouns, titles that stand for somebody named elsewhere, "both sides".

Use it in a spaCy pipeline as `timeline_coreference`, after `timeline_actors`; it completes `doc._.actors`. The
`rule_id` of a mention says why it was linked.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from timeline.annotate.actors.rules import load_grammar
from timeline.annotate.annotations import ActorMention, register_extensions
from timeline.annotate.coreference.items import Item, Position, make_items
from timeline.annotate.coreference.lexicon import Anaphor, load_lexicon
from timeline.annotate.coreference.resolve import Resolver
from timeline.annotate.syntax import children
from timeline.codes.actors import Actor

ROLES_KEPT = frozenset({"armed", "named", "private"})
PERSONAL = frozenset({"named", "private", "source"})
EXPLETIVE = frozenset({"expl", "discourse"})


class TimelineCoreference:
    """The spaCy component: adds pronouns and epithets to `doc._.actors` and completes titles without a state."""

    def __init__(self, nlp: Language, language: str) -> None:
        register_extensions()
        self._lexicon = load_lexicon(language)
        self._locatives = load_grammar(language).locatives
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for form in self._lexicon.anaphors:
            self._matcher.add(form, [nlp.tokenizer(form)])

    def __call__(self, doc: Doc) -> Doc:
        """Rewrite `doc._.actors`; antecedents are indices into the new list."""
        found = dict(self._anaphors(doc))
        mentions = [m for m in doc._.actors if not any(_covers(new, m) for new, _ in found.values())]
        taken = {i for m in mentions for i in range(m.start, m.end)}
        fresh = {s: pair for s, pair in found.items() if not taken & set(range(pair[0].start, pair[0].end))}
        position = Position(doc, self._locatives)
        items = make_items(position, _relinked(doc._.actors, mentions))
        items.extend(position.item(_with_role(new, anaphor, doc._.actors)) for new, anaphor in fresh.values())
        items.sort(key=lambda item: item.mention.start)
        resolver = Resolver(doc, self._lexicon, {start: anaphor for start, (_, anaphor) in fresh.items()})
        doc._.actors = _finished(resolver.run(items))
        return doc

    def _anaphors(self, doc: Doc) -> list[tuple[int, tuple[ActorMention, Anaphor]]]:
        """Pronouns and epithets of the lexicon, by the token where they start."""
        spans = filter_spans([Span(doc, start, end, label=match) for match, start, end in self._matcher(doc)])
        return [
            (span.start, (_mention(doc, span, self._lexicon.anaphors[form]), self._lexicon.anaphors[form]))
            for span in spans
            if not _expletive(span)
            and not _counts_a_noun(span)
            and (form := doc.vocab.strings[span.label]) in self._lexicon.anaphors
            and not (self._lexicon.anaphors[form].stands_for in PERSONAL and _described(span))
        ]


def _expletive(span: Span) -> bool:
    """Whether the word stands for nothing: "it is possible that"."""
    if span.root.dep_ in EXPLETIVE:
        return True
    weather = span.root.head.pos_ in ("ADJ", "AUX") and span.root.dep_ == "nsubj" and len(span) == 1
    return weather and "Neut" in span.root.morph.get("Gender", [])


def _described(span: Span) -> bool:
    """Whether words behind it say who is meant: "the source of the leak", "the expert who wrote it"."""
    return any(child.i >= span.end and child.dep_.split(":")[0] in ("acl", "nmod") for child in children(span.root))


def _counts_a_noun(span: Span) -> bool:
    """Whether a number goes with a noun after it: "the two sisterly countries" is not "the two"."""
    return span[-1].dep_ == "nummod"


def _mention(doc: Doc, span: Span, anaphor: Anaphor) -> ActorMention:
    kind = "pronoun" if anaphor.rule_id.startswith("coref.pronoun") else "epithet"
    return ActorMention(
        start=span.start,
        end=span.end,
        start_char=span.start_char,
        end_char=span.end_char,
        text=span.text,
        rule_id=anaphor.rule_id,
        actors=(Actor(span.text),),
        kind=kind,
        root=span.root.i if doc.has_annotation("DEP") else span.end - 1,
        plural=anaphor.number is not None or anaphor.stands_for == "group",
    )


def _with_role(new: ActorMention, anaphor: Anaphor, known: list[ActorMention]) -> ActorMention:
    """The anaphor; "the rebels" that go back to nobody named are rebels at least, "the expert" an expert."""
    if anaphor.stands_for not in ROLES_KEPT:
        return new
    covered = next((m for m in known if m.actor.role is not None and _covers(new, m)), None)
    return new if covered is None else replace(new, actors=covered.actors, kind=covered.kind)


def _covers(new: ActorMention, old: ActorMention) -> bool:
    """Whether an epithet takes in a weaker mention ("his government" and "government")."""
    return new.start <= old.start and old.end <= new.end and (old.kind == "unknown" or old.actor.country is None)


def _relinked(before: list[ActorMention], after: list[ActorMention]) -> list[ActorMention]:
    """The mentions that are left, with antecedents as indices among them."""
    index = {id(mention): n for n, mention in enumerate(after)}
    return [
        mention
        if mention.antecedent is None
        else replace(mention, antecedent=index.get(id(before[mention.antecedent])))
        for mention in after
    ]


def _finished(items: list[Item]) -> list[ActorMention]:
    index = {id(item): n for n, item in enumerate(items)}
    return [
        replace(item.mention, antecedent=index.get(id(item.antecedent)) if item.antecedent is not None else None)
        for item in items
    ]


@Language.factory(
    "timeline_coreference",
    default_config={"language": None},
    requires=["doc._.actors"],
    assigns=["doc._.actors"],
)
def create(nlp: Language, name: str, language: str | None) -> TimelineCoreference:
    """The component `timeline_coreference`; `language` is an ISO 639-1 code, that of the pipeline unless given.

    Raises UnknownLanguageError for a language without lexicons.
    """
    return TimelineCoreference(nlp, language if language is not None else str(nlp.lang))
