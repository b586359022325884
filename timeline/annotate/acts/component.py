"""The spaCy component `timeline_acts`: triggers, parties and modality of acts as `doc._.acts`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from timeline.annotate.acts.lexicon import act_lexicon, starts
from timeline.annotate.acts.modality import modality_lexicon, modality_of
from timeline.annotate.acts.parties import find_parties, occurs
from timeline.annotate.acts.triggers import Trigger, find_triggers
from timeline.annotate.annotations import ActMention, register_extensions
from timeline.annotate.syntax import children, governor, takes_noun_before
from timeline.codes import composition

PURPOSE_REACH = 24


class ActAnnotator:
    """Finds acts; needs `doc._.actors`, and works better with a parse.

    Writes `doc._.acts` (list[ActMention], in order of their triggers) and `doc.spans["acts"]`; apart from them
    `doc._.topics`, words that tell what a demand, promise or refusal is about, and nothing elsewhere.
    """

    def __init__(self, language: str) -> None:
        register_extensions()
        self.acts = act_lexicon(language)
        self.modality = modality_lexicon(language)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        triggers = self._apart(doc, find_triggers(doc, self.acts))
        doc._.acts = [self._mention(doc, trigger) for trigger in triggers if not trigger.entry.topic]
        doc._.topics = [self._mention(doc, trigger) for trigger in triggers if trigger.entry.topic]
        doc.spans["acts"] = [Span(doc, a.start, a.end, label=a.act) for a in doc._.acts]
        return doc

    def _apart(self, doc: Doc, triggers: list[Trigger]) -> list[Trigger]:
        """The triggers without verbs that only say that, or with what result, another one's act happened."""
        if not doc.has_annotation("DEP"):
            return triggers
        above = ((t, governor(doc[t.root])) for t in triggers if t.kind == "noun" and not t.entry.topic)
        telling = {verb.i for t, verb in above if verb is not None and occurs(verb, t, self.acts)}
        forceful = {t.root for t in triggers if t.kind == "verb" and t.entry.act.forceful}
        return [
            t
            for t in triggers
            if t.kind == "noun"
            or not (t.root in telling or (t.entry.act.outcome and _results(doc[t.root], forceful | telling)))
        ]

    def _mention(self, doc: Doc, trigger: Trigger) -> ActMention:
        span = doc[trigger.root : trigger.end]
        parties = find_parties(doc, trigger, self.acts)
        modality = modality_of(doc, trigger.root, self.modality, nominal=trigger.kind == "noun")
        return ActMention(
            start=trigger.root,
            end=trigger.end,
            start_char=span.start_char,
            end_char=span.end_char,
            text=span.text,
            rule_id=trigger.entry.rule_id,
            act=trigger.entry.act.name,
            kind=trigger.entry.act.kind,
            sources=parties.sources,
            targets=parties.targets,
            reciprocal=trigger.entry.reciprocal,
            standing=self._standing(doc, trigger),
            modality=modality.value,
            negated=modality.negated,
            recalled=modality.recalled,
            purpose=self._purpose(doc, trigger),
            refused=modality.refused,
        )

    def _standing(self, doc: Doc, trigger: Trigger) -> str:
        token = doc[trigger.root]
        if trigger.kind == "verb":
            introduced = trigger.root > 0 and doc[trigger.root - 1].lower_ in self.acts.relatives
            clause = token.head if token.dep_ == "conj" else token  # "led by Oman and backed by Iran"
            describes = clause.dep_.startswith("acl") and not _is_infinitive(clause)
            active = describes and takes_noun_before(token, trigger.transitive, trigger.words_end)
            return "relative" if introduced or (describes and not active) else "main"
        if trigger.entry.act.kind == "meeting" and self._is_occasion(token):
            return "occasion"
        verb = governor(token) if doc.has_annotation("DEP") else None
        carried = verb is not None and verb.lower_ in self.acts.light_verbs
        return "carried" if carried or occurs(verb, trigger, self.acts) else "bare"

    def _is_occasion(self, noun: Token) -> bool:
        """Whether a meeting is named only as the occasion of something else: "on the sidelines of the summit"."""
        return noun.has_dep() and noun.dep_.startswith("nmod") and noun.head.lower_ in self.acts.occasions

    def _purpose(self, doc: Doc, trigger: Trigger) -> str | None:
        """What a protest is to bring about, by the first word for it behind the trigger."""
        if not composition.has_purposes(trigger.entry.act.name):
            return None
        last = doc[trigger.root].sent.end if doc.has_annotation("SENT_START") else len(doc)
        words = tuple(t.lower_ for t in doc[trigger.end : min(last, trigger.end + PURPOSE_REACH)])
        found = {name: starts(words, phrases) for name, phrases in self.acts.purposes.items()}
        return min((name for name in found if found[name]), key=lambda name: found[name] or (), default=None)


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb behind a noun tells what it is for, not who somebody is: "steps to free the press"."""
    finite = verb.morph.get("VerbForm", ["Inf"])  # some languages have no forms of verbs
    return verb.dep_ == "acl" and "Inf" in finite and any(child.dep_ == "mark" for child in children(verb))


def _results(verb: Token, others: set[int]) -> bool:
    """Whether a clause tells what came of the act above it: "shelled the town, killing ten"."""
    return verb.dep_ == "advcl" and verb.head.i in others and verb.head.i < verb.i


@Language.factory("timeline_acts", assigns=["doc.spans"], default_config={"language": None})
def make_acts(nlp: Language, name: str, language: str | None) -> ActAnnotator:
    """Factory of the component; `language` defaults to the pipeline's own."""
    return ActAnnotator(language or str(nlp.lang))
