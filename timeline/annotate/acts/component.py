"""The spaCy component `timeline_acts`: triggers, parties and modality of acts as `doc._.acts`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.acts.modality import modality_lexicon, modality_of
from timeline.annotate.acts.parties import find_parties
from timeline.annotate.acts.triggers import Trigger, find_triggers
from timeline.annotate.annotations import ActMention, register_extensions
from timeline.annotate.syntax import governor


class ActAnnotator:
    """Finds acts; needs `doc._.actors`, and works better with a parse.

    Writes `doc._.acts` (list[ActMention], in order of their triggers) and `doc.spans["acts"]`.
    """

    def __init__(self, language: str) -> None:
        register_extensions()
        self.acts = act_lexicon(language)
        self.modality = modality_lexicon(language)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc."""
        doc._.acts = [self._mention(doc, trigger) for trigger in find_triggers(doc, self.acts)]
        doc.spans["acts"] = [Span(doc, a.start, a.end, label=a.act) for a in doc._.acts]
        return doc

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
        )

    def _standing(self, doc: Doc, trigger: Trigger) -> str:
        token = doc[trigger.root]
        if trigger.kind == "verb":
            return "relative" if token.dep_.startswith("acl") else "main"
        verb = governor(token) if doc.has_annotation("DEP") else None
        return "carried" if verb is not None and verb.lower_ in self.acts.light_verbs else "bare"


@Language.factory("timeline_acts", assigns=["doc.spans"], default_config={"language": None})
def make_acts(nlp: Language, name: str, language: str | None) -> ActAnnotator:
    """Factory of the component; `language` defaults to the pipeline's own."""
    return ActAnnotator(language or str(nlp.lang))
