"""Names in a text: runs of capitalised words, and where in them the tagger or the list of people sees a person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from spacy.tokens import Doc, Span, Token

from timeline.annotate.actors.names import fold
from timeline.annotate.actors.rules import Grammar
from timeline.annotate.actors.senses import Part
from timeline.annotate.annotations import Annotation
from timeline.annotate.sentences import START
from timeline.codes.dictionaries import DictionaryActor

LONG_NAME = 8  # tokens; longer runs of capitals are headlines


@dataclass(frozen=True, slots=True)
class _Hints:
    """What else is known of a Doc's tokens.

    `starts`: first of a sentence; `openers`: those with which alone a name may begin; `closed`: part of an office, a
    state, a date; `listed`: of a listed person; `people`: the spans tagged as people, `tagged` their tokens; `named`:
    tokens of any tagged name or place; `crossed`: of other tagged names that run from a state or office into what
    follows; `elsewhere`: words with a capital inside sentences, so that a sentence's first word may be a name too;
    `surnames`: single words tagged as people, so that the full name is one's too where the tagger takes it for
    something else.
    """

    starts: set[int]
    openers: set[int]
    closed: set[int]
    listed: dict[int, Part]
    people: list[Span]
    tagged: set[int]
    named: set[int]
    crossed: set[int]
    elsewhere: set[str]
    surnames: set[str]


def find_names(doc: Doc, known: list[Part], taken: set[int], grammar: Grammar) -> list[Part]:
    """People: known ones and tagged ones as `person`, other runs of capitalised words as `name`."""
    entities = list(doc.ents)
    people = [entity for entity in entities if entity.label_ == "PER"]
    starts = _sentence_starts(doc)
    closed = taken | tokens_of(doc._.times)
    listed = {i: part for part in known if part.element == "person" for i in range(part.start, part.end)}
    tagged = tokens_of(people)
    capitals = {i: word for i, word in enumerate(token.text for token in doc) if word[:1].isupper()}
    hints = _Hints(
        starts=starts,
        openers=starts | tagged | capitals.keys() | listed.keys(),
        closed=closed,
        listed=listed,
        people=people,
        tagged=tagged,
        named=tokens_of(entities) | tokens_of(doc._.places),
        crossed=tokens_of(e for e in entities if e.label_ != "PER" and e.start in closed and e.end - 1 not in closed),
        elsewhere={word for i, word in capitals.items() if i not in starts and i not in closed},
        surnames={entity.text for entity in people if len(entity) == 1},
    )
    names = [part for run in _runs(doc, hints, grammar) for part in _split(doc, run, hints, grammar.particles)]
    return [part for part in names if part.sense is not None or not _is_place(doc, part)]


def _is_place(doc: Doc, part: Part) -> bool:
    """Whether the gazetteer knows the whole name as a place: "tokoh Papua" names nobody."""
    return any(place.start <= part.start and part.end <= place.end for place in doc._.places)


def tokens_of(spans: Iterable[Span | Annotation]) -> set[int]:
    """The tokens in any of the spans."""
    return {i for span in spans for i in range(span.start, span.end)}


def _split(doc: Doc, run: range, hints: _Hints, particles: frozenset[str]) -> Iterator[Part]:
    """One name a run, cut where the tagger sees a person begin or end, but not inside a listed name."""
    position = run.start
    for start, end in _people_in(run, hints):
        start = max(start, position)
        if start > position and doc[start - 1].lower_.rstrip("-") in particles:
            start = position
        if start > position:
            yield _name_part(doc, position, start, hints.listed)
        if end > start:
            part = _name_part(doc, start, end, hints.listed)
            yield Part("person", part.start, part.end, part.sense)
        position = max(position, end)
    if position < run.stop:
        part = _name_part(doc, position, run.stop, hints.listed)
        full = position == run.start and doc[run.stop - 1].text in hints.surnames
        full = full and hints.listed.keys().isdisjoint(run)  # "Melania Trump" is not the president
        yield Part("person", part.start, part.end, part.sense) if full else part


def _people_in(run: range, hints: _Hints) -> Iterator[tuple[int, int]]:
    """Where people stand in a run by the tagger, widened to the listed names that they overlap.

    What follows in the run is the rest of the name, unless the tagger or the gazetteer sees something else there.
    """
    if hints.tagged.isdisjoint(run):
        return
    first = bisect_right(hints.people, run.start, key=lambda entity: entity.end)
    for entity in takewhile(lambda entity: entity.start < run.stop, islice(hints.people, first, None)):
        start, end = max(entity.start, run.start), min(entity.end, run.stop)
        listed = [hints.listed[i] for i in range(start, end) if i in hints.listed]
        start, end = min([start, *(p.start for p in listed)]), max([end, *(p.end for p in listed)])
        while not listed and end < run.stop and end not in hints.named:
            end += 1
        while not listed and start > run.start and start - 1 in hints.crossed:
            start -= 1  # "Presiden Ceko Tadeusz Wolski", where the tagger takes "Ceko Tadeusz" for a body
        yield start, end


def _name_part(doc: Doc, start: int, end: int, known: dict[int, Part]) -> Part:
    """A name; a listed person where all words are theirs, or the listed form has more than one of them.

    "Melania Trump" and "Trump Tower" are not the president.
    """
    for i in range(start, end):
        part = known.get(i)
        if part is None or part.sense is None:
            continue
        if isinstance(part.sense.value, DictionaryActor) and (start, end) == (part.start, part.end):
            return Part("person", start, end, part.sense)
        if not isinstance(part.sense.value, tuple):
            continue
        words = {w for term in part.sense.value for form in (term.name, *term.aliases) for w in fold(form)}
        if part.end - part.start > 1 or set(fold(doc[start:end].text)) <= words:
            return Part("person", start, end, part.sense)
    return Part("name", start, end)


def _runs(doc: Doc, hints: _Hints, grammar: Grammar) -> Iterator[range]:
    """Runs of tokens that look like a name: capitals, initials, particles between them, hyphens inside."""
    i = 0
    while i < len(doc):
        if i in hints.closed or i not in hints.openers or not _opens(doc[i], hints, grammar.words):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and _open(end, hints) and _continues(doc, end, hints.closed, grammar):
            end += 1
        while end > i + 1 and not _ends(doc, end - 1):
            end -= 1
        if end - i <= LONG_NAME:
            yield range(_first_of_name(doc, i, end, grammar), end)
        i = end


def _first_of_name(doc: Doc, start: int, end: int, grammar: Grammar) -> int:
    """Where the name in a run begins: behind words of a title or heading, and those that only open the sentence."""
    while start < end and doc[start].text in grammar.title_words | grammar.openers:
        start += 1
    return start


def _open(i: int, hints: _Hints) -> bool:
    return i not in hints.closed and i not in hints.starts


def _opens(token: Token, hints: _Hints, words: Mapping[str, str]) -> bool:
    """Whether a name may begin here; a sentence's first word must be a name by its tag or be no common word."""
    if token.i in hints.listed:
        return True
    if token.i in hints.starts and token.pos_:
        return (token.pos_ == "PROPN" or token.text in hints.elsewhere) and token.lower_ not in words
    if token.i in hints.tagged:
        return True
    if not _capitalised(token) or token.text in words or token.lower_ in words:
        return False
    return token.i not in hints.starts or not token.is_stop


def _capitalised(token: Token) -> bool:
    return token.text[:1].isupper()


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
    starts, wordless = {0}, set()
    # One array for all tokens: to ask them one by one takes five times as long.
    flags = doc.to_array(["SENT_START", "IS_SPACE", "IS_QUOTE", "IS_PUNCT", "SPACY"]).tolist()
    for i, (start, space, quote, punctuation, spaced) in enumerate(flags):
        if start == START:
            starts.add(i)
        if space or (quote and not spaced):
            starts.add(i + 1)
        if space or quote or punctuation:
            wordless.add(i)
    return _first_words(starts, wordless, len(doc))


def _first_words(starts: set[int], wordless: set[int], length: int) -> set[int]:
    """The first word at or behind each start, in one pass: marks may follow each other by the thousand."""
    found = set()
    word = length
    for i in range(length, -1, -1):
        if i < length and i not in wordless:
            word = i
        if i in starts:
            found.add(word)
    return found
