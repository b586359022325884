"""A text cut into the parts that the actor rules work on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from timeline.annotate.actors.dictionary import UserDictionary, sense_of
from timeline.annotate.actors.rules import BREAK, OTHER, SYMBOLS, Grammar
from timeline.annotate.actors.runs import find_names, tokens_of
from timeline.annotate.actors.senses import IGNORED, REGION, STATES, Part, Sense, all_senses, as_written, sides_of
from timeline.annotate.annotations import PlaceMention
from timeline.codes.dictionaries import DictionaryActor
from timeline.codes.organisations import Organisation

OFFICES = ("role", "body", "group", "relation")
# Words that tie a region to an office.
LINKS = frozenset({"of", "to", "for", "at", "determiner"})
COUNT = "several"
_IGNORED = Sense(IGNORED, None)


class PartFinder:
    """Finds the parts of a Doc; compiled once for a language and a tokenizer."""

    def __init__(
        self, nlp: Language, language: str, grammar: Grammar, dictionary: UserDictionary | None = None
    ) -> None:
        self.grammar = grammar
        self._dictionary = dictionary
        self._senses: dict[str, Sense] = {}
        self._written = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        forms = dict.fromkeys(grammar.not_actors, _IGNORED)
        exceptions = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
        for form, sense in (forms | dict(all_senses(language))).items():
            self._senses[form] = sense
            matcher = self._written if as_written(form) else self._any_case
            matcher.add(form, [_pattern(nlp, exceptions, variant) for variant in {form, form.replace("'", "’")}])

    def __call__(self, doc: Doc) -> list[Part]:
        """Parts in the order of the text, without gaps: what is nothing special is one `other` a token."""
        known = list(self._known(doc))
        settled = [part for part in known if part.element != "person" or _is_whole_name(part)]
        taken = {i for part in settled for i in range(part.start, part.end)}
        names = find_names(doc, known, taken, self.grammar)
        covered = {i for part in names for i in range(part.start, part.end)} | taken
        parts = settled + names
        timed = tokens_of(doc._.times)
        for token in doc:
            if token.i not in covered:
                parts.append(Part(self._word(token, timed), token.i, token.i + 1))
        return sorted(parts, key=lambda part: part.start)

    def _known(self, doc: Doc) -> Iterator[Part]:
        """What the lexicons know, the longest form first; names inside a longer name or place are left out."""
        spans = self._spans(doc)
        own = self._own(doc, spans)
        kept = filter_spans([*(doc[start:end] for start, end in own), *spans])
        senses = [own.get((s.start, s.end)) or self._senses[doc.vocab.strings[s.label]] for s in kept]
        senses = [self._settled(doc, span, sense, senses) for span, sense in zip(kept, senses, strict=True)]
        offices = {
            i
            for span, sense in zip(kept, senses, strict=True)
            if sense.element in OFFICES
            for i in range(span.start, span.end)
        }
        states = {s.end - 1 for s, sense in zip(kept, senses, strict=True) if sense.element in STATES}
        people = [entity for entity in doc.ents if entity.label_ == "PER"]
        places = [place for place in doc._.places if place.kind not in ("country", "city")]
        for span, sense in zip(kept, senses, strict=True):
            inside = sense.element in STATES and (
                _in_place(span, places) or self._in_person(people, span, offices) or _is_direction(span, sense)
            )
            if sense.element == REGION:
                inside = not self._is_beside(doc, span, offices, states)
            if not inside:
                yield Part(sense.element, span.start, span.end, sense)

    def _spans(self, doc: Doc) -> list[Span]:
        return [
            Span(doc, start, end, label=match_id)
            for matcher in (self._written, self._any_case)
            for match_id, start, end in matcher(doc)
        ]

    def sides(self, doc: Doc) -> Iterator[tuple[int, str]]:
        """States (ISO3) and organisations (actor code) that any form in the text may stand for, by its first token."""
        for span in self._spans(doc):
            for side in sides_of(self._senses[doc.vocab.strings[span.label]]):
                yield span.start, side

    def _own(self, doc: Doc, spans: list[Span]) -> dict[tuple[int, int], Sense]:
        """What the user's dictionaries know, by its tokens."""
        if self._dictionary is None:
            return {}
        known = {(span.start, span.end): self._senses[doc.vocab.strings[span.label]] for span in spans}
        people = [entity for entity in doc.ents if entity.label_ == "PER"]
        found = {}
        for hit in self._dictionary.find(doc):
            tokens = (hit.span.start, hit.span.end)
            if (sense := sense_of(hit, known.get(tokens), doc._.published, people)) is not None:
                found[tokens] = sense
        return found

    def _settled(self, doc: Doc, span: Span, sense: Sense, all_senses: list[Sense]) -> Sense:
        """The sense of a form that names one state's body and any state's too: "Congress".

        It is that state's where nobody else owns it and the text names the state.
        """
        value = sense.value
        general = self._senses.get(doc.vocab.strings[span.label].lower())
        if not isinstance(value, Organisation) or value.country is None or general is None or general is sense:
            return sense
        if general.element not in OFFICES:
            return sense
        states = {getattr(other.value, "iso3", None) for other in all_senses} - {None}
        owned = span.start > 0 and self.grammar.words.get(doc[span.start - 1].lower_) == "possessive"
        return sense if (value.country in states and not owned) or not states else general

    def _in_person(self, people: list[Span], span: Span, offices: set[int]) -> bool:
        """Whether a state's name belongs to a person's ("Israel Katz"); not where the tagger took in an office too."""
        entity = next((e for e in people if e.start <= span.start and span.end <= e.end), None)
        if entity is None or len(entity) <= len(span) or not all(token.text[:1].isupper() for token in entity):
            return False
        if not offices.isdisjoint(range(entity.start, entity.end)):
            return False
        return not (self.grammar.owner_follows and span.start == entity.start and entity.start - 1 in offices)

    def _is_beside(self, doc: Doc, span: Span, offices: set[int], states: set[int]) -> bool:
        """Whether a region stands beside an office: "Governor of Papua", "envoy of Peru for the Sahel"."""
        before = span.start - 1
        while before >= 0 and self.grammar.words.get(doc[before].lower_) in LINKS:
            before -= 1
        linked = before < span.start - 1
        return before in offices or span.end in offices or (linked and before in states)

    def _word(self, token: Token, timed: set[int]) -> str:
        """The element of a word that stands by itself; a number counts what follows, but for those of dates."""
        element = self.grammar.words.get(token.text) or self.grammar.words.get(token.lower_)
        if element is None and token.text[:1].isdigit() and token.like_num and token.i not in timed:
            return COUNT
        return element or ("modifier" if token.text in self.grammar.title_words else "other")


def _is_whole_name(part: Part) -> bool:
    """Whether a user's dictionary gives a name of several words, which stands as it is: "the Prince of the Hills"."""
    return isinstance(part.sense.value if part.sense else None, DictionaryActor) and part.end - part.start > 1


def _in_place(span: Span, places: list[PlaceMention]) -> bool:
    """Whether a state's name is only a word of a longer place's: "South China Sea"."""
    return any(p.start <= span.start and span.end <= p.end and p.end - p.start > len(span) for p in places)


def _is_direction(span: Span, sense: Sense) -> bool:
    """Whether a bloc's one-word name is a point of the compass in a longer name: "Western Cambodia"."""
    value = sense.value
    if not (isinstance(value, Organisation) and value.kind == "bloc" and len(span) == 1):
        return False
    following = span.doc[span.end] if span.end < len(span.doc) else None
    return following is not None and following.is_title and not following.is_sent_start


def _pattern(nlp: Language, exceptions: frozenset[str], form: str) -> Doc:
    """The form as the pipeline's tokenizer cuts it; plain words need no tokenizer, which saves half the start-up."""
    words = form.split(" ")
    if all(word.isalpha() and word not in exceptions for word in words):
        return Doc(nlp.vocab, words=words)
    return nlp.tokenizer(form)


def symbols(parts: list[Part]) -> str:
    """One character a part, `|` for the break before a sentence."""
    return "".join(BREAK if p.element == "break" else SYMBOLS.get(p.element, OTHER) for p in parts)


def with_breaks(parts: list[Part], doc: Doc) -> list[Part]:
    """The parts with an empty `break` before each sentence."""
    out: list[Part] = []
    for part in parts:
        if part.start > 0 and doc[part.start].is_sent_start:
            out.append(Part("break", part.start, part.start))
        out.append(part)
    return out
