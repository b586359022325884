"""A text cut into the parts that the actor rules work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from timeline.annotate.actors.names import fold
from timeline.annotate.actors.rules import BREAK, OTHER, SYMBOLS, Grammar
from timeline.annotate.actors.senses import IGNORED, Sense, all_senses, as_written

_IGNORED = Sense(IGNORED, None)
LONG_NAME = 8  # tokens; longer runs of capitals are headlines


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens `start` to `end` (half-open) as one element of the rules; `sense` where the lexicon knows them."""

    element: str
    start: int
    end: int
    sense: Sense | None = None


class PartFinder:
    """Finds the parts of a Doc; compiled once for a language and a tokenizer."""

    def __init__(self, nlp: Language, language: str, grammar: Grammar) -> None:
        self.grammar = grammar
        self._senses: dict[str, Sense] = {}
        self._written = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        forms = dict.fromkeys(grammar.not_actors, _IGNORED)
        for form, sense in (forms | dict(all_senses(language))).items():
            self._senses[form] = sense
            matcher = self._written if as_written(form) else self._any_case
            matcher.add(form, [_pattern(nlp, form)])

    def __call__(self, doc: Doc) -> list[Part]:
        """Parts in the order of the text, without gaps: what is nothing special is one `other` a token."""
        known = list(self._known(doc))
        taken = {i for part in known if part.element != "person" for i in range(part.start, part.end)}
        names = _names(doc, known, taken, self.grammar)
        covered = {i for part in names for i in range(part.start, part.end)} | taken
        parts = [part for part in known if part.element != "person"] + names
        for token in doc:
            if token.i not in covered:
                parts.append(Part(self._word(token), token.i, token.i + 1))
        return sorted(parts, key=lambda part: part.start)

    def _known(self, doc: Doc) -> Iterator[Part]:
        """What the lexicons know, the longest form first; names inside a longer name or place are left out."""
        spans = []
        for matcher in (self._written, self._any_case):
            for match_id, start, end in matcher(doc):
                spans.append(Span(doc, start, end, label=match_id))
        blocked = set(_longer_names(doc))
        for span in filter_spans(spans):
            sense = self._senses[doc.vocab.strings[span.label]]
            inside = any(b.start <= span.start and span.end <= b.end and len(b) > len(span) for b in blocked)
            if not (inside and sense.element in ("country", "seat", "adjective", "organisation")):
                yield Part(sense.element, span.start, span.end, sense)

    def _word(self, token: Token) -> str:
        element = self.grammar.words.get(token.text) or self.grammar.words.get(token.lower_)
        return element or "other"


def _pattern(nlp: Language, form: str) -> Doc:
    """The form as the pipeline's tokenizer cuts it; plain words need no tokenizer, which saves half the start-up."""
    words = form.split(" ")
    exceptions = getattr(nlp.tokenizer, "rules", None) or {}
    if all(word.isalpha() and word not in exceptions for word in words):
        return Doc(nlp.vocab, words=words)
    return nlp.tokenizer(form)


def _longer_names(doc: Doc) -> Iterator[Span]:
    """Places that are no country, and people: a country's name inside them is not that country."""
    for place in doc._.places:
        if place.kind not in ("country", "city"):
            yield doc[place.start : place.end]
    for entity in doc.ents:
        if entity.label_ == "PER" and all(token.text[:1].isupper() for token in entity):
            yield entity


def _names(doc: Doc, known: list[Part], taken: set[int], grammar: Grammar) -> list[Part]:
    """People: known ones and tagged ones as `person`, other runs of capitalised words as `name`."""
    people: list[Part] = []
    tagged = [e for e in doc.ents if e.label_ == "PER"]
    sure = {i for e in tagged for i in range(e.start, e.end)}
    people_by_token = {i: part for part in known if part.element == "person" for i in range(part.start, part.end)}
    starts = _sentence_starts(doc)
    dates = {i for time in doc._.times for i in range(time.start, time.end)}
    for run in _runs(doc, taken | dates, starts, sure | people_by_token.keys(), grammar):
        people.extend(_split(doc, run, tagged, people_by_token, grammar.particles))
    return people


def _split(
    doc: Doc, run: range, tagged: list[Span], known: dict[int, Part], particles: frozenset[str]
) -> Iterator[Part]:
    """One name a run, cut where the tagger sees a person begin or end, but not inside a listed name."""
    position = run.start
    for start, end in _people_in(run, tagged, known):
        start = max(start, position)
        if start > position and doc[start - 1].lower_.rstrip("-") in particles:
            start = position
        if start > position:
            yield _name_part(doc, position, start, known)
        if end > start:
            part = _name_part(doc, start, end, known)
            yield Part("person", part.start, part.end, part.sense)
        position = max(position, end)
    if position < run.stop:
        yield _name_part(doc, position, run.stop, known)


def _people_in(run: range, tagged: list[Span], known: dict[int, Part]) -> Iterator[tuple[int, int]]:
    """Where people stand in a run by the tagger, widened to the listed names that they overlap."""
    for entity in tagged:
        start, end = max(entity.start, run.start), min(entity.end, run.stop)
        if start < end:
            listed = [known[i] for i in range(start, end) if i in known]
            yield min([start, *(p.start for p in listed)]), max([end, *(p.end for p in listed)])


def _name_part(doc: Doc, start: int, end: int, known: dict[int, Part]) -> Part:
    """A name; a listed person where all words are theirs, or the listed form has more than one of them.

    "Melania Trump" and "Trump Tower" are not the president.
    """
    for i in range(start, end):
        part = known.get(i)
        if part is None or part.sense is None or not isinstance(part.sense.value, tuple):
            continue
        words = {w for term in part.sense.value for form in (term.name, *term.aliases) for w in fold(form)}
        if part.end - part.start > 1 or set(fold(doc[start:end].text)) <= words:
            return Part("person", start, end, part.sense)
    return Part("name", start, end)


def _runs(doc: Doc, closed: set[int], starts: set[int], sure: Iterable[int], grammar: Grammar) -> Iterator[range]:
    """Runs of tokens that look like a name: capitals, initials, particles between them, hyphens inside."""
    sure = set(sure)
    i = 0
    while i < len(doc):
        if i in closed or not _opens(doc[i], starts, sure, grammar.words):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in closed and end not in starts:
            if _continues(doc, end, closed, grammar):
                end += 1
            else:
                break
        while end > i + 1 and not _ends(doc, end - 1):
            end -= 1
        if end - i <= LONG_NAME:
            yield range(i, end)
        i = end


def _opens(token: Token, starts: set[int], sure: set[int], words: Mapping[str, str]) -> bool:
    """Whether a name may begin here; a sentence's first word must be a name by its tag or be no common word."""
    if token.i in sure:
        return True
    if not _capitalised(token) or token.text in words or token.lower_ in words:
        return False
    if token.i not in starts:
        return True
    if token.pos_:
        return token.pos_ == "PROPN"
    return not token.is_stop


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text) and not token.is_digit


def _continues(doc: Doc, i: int, closed: set[int], grammar: Grammar) -> bool:
    token = doc[i]
    if _capitalised(token):
        return True
    following = doc[i + 1] if i + 1 < len(doc) and i + 1 not in closed else None
    if following is None:
        return False
    if token.lower_ in grammar.particles or token.lower_.rstrip("-") in grammar.particles:
        return _capitalised(following) or following.lower_ in grammar.particles
    joined = not doc[i - 1].whitespace_ and not token.whitespace_
    return (token.text in "-'’." and joined) or (not doc[i - 1].whitespace_ and doc[i - 1].text in "-'’")


def _ends(doc: Doc, i: int) -> bool:
    """Whether a name can end with this token: a capital, or what a hyphen ties to one ("Jae-in")."""
    return doc[i].text[:1].isupper() or (doc[i].is_alpha and doc[i - 1].text in "-'’")


def _sentence_starts(doc: Doc) -> set[int]:
    """First tokens of sentences, and the tokens after an opening quotation mark or a line break."""
    starts = {0}
    for token in doc:
        if token.is_sent_start:
            starts.add(token.i)
        if token.is_space or (token.is_quote and token.i + 1 < len(doc)):
            starts.add(token.i + 1)
    return {i for start in starts for i in _first_words(doc, start)}


def _first_words(doc: Doc, start: int) -> Iterator[int]:
    i = start
    while i < len(doc) and (doc[i].is_punct or doc[i].is_space or doc[i].is_quote):
        i += 1
    yield i


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
