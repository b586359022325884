"""Where a text names the actors and agents of a user's dictionaries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc, Span

from timeline.annotate.actors.senses import ELEMENTS, IGNORED, STATES, Sense
from timeline.annotate.annotations import text_of
from timeline.codes.dictionaries import ActorEntry, DictionaryActor, DictionaryAgent, to_actor
from timeline.codes.dictionary_files import Dictionary, Form, Key, read_actors, read_agents
from timeline.codes.offices import Office
from timeline.lexicon import LexiconError

ACRONYM = 3  # letters; so short a word in capitals is meant in capitals only: "WHO", not "who"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A form in a text: its span and what it means."""

    span: Span
    form: Form


class UserDictionary:
    """Actors and agents by their words; a look-up costs one step a word, however many entries there are."""

    def __init__(self, dictionaries: Iterable[Dictionary]) -> None:
        self._forms: dict[Key, Form] = {}
        for dictionary in dictionaries:
            self._forms.update(dictionary.forms)
        self._longest: dict[str, int] = {}
        for key in self._forms:
            self._longest[key[0]] = max(len(key), self._longest.get(key[0], 0))

    def find(self, doc: Doc) -> Iterator[Found]:
        """Every form in the text, at each word the longest."""
        matches = list(_WORD.finditer(text_of(doc)))
        text = [match[0].casefold() for match in matches]
        for first, word in enumerate(text):
            for length in range(min(self._longest.get(word, 0), len(text) - first), 0, -1):
                form = self._forms.get(tuple(text[first : first + length]))
                if form is None:
                    continue
                written = tuple(match[0] for match in matches[first : first + length])
                span = _span(doc, matches[first].start(), matches[first + length - 1].end())
                if span is not None and _as_written(form, written):
                    yield Found(span, form)
                    break


def _span(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens of these characters, if they hold no other letters."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or _WORD.search(span.text[: max(0, start - span.start_char)]):
        return None
    return None if _WORD.search(span.text[end - span.start_char :]) else span


def _as_written(form: Form, written: tuple[str, ...]) -> bool:
    """Whether the words stand as the form asks: an actor with a capital, a short one all in capitals."""
    if form.written is not None:
        return form.written == written
    if isinstance(form.meaning, DictionaryAgent):
        return True
    text = "".join(written)
    return text.isupper() if len(text) <= ACRONYM else any(character.isupper() for character in text)


def sense_of(found: Found, known: Sense | None, day: date | None, people: list[Span]) -> Sense | None:
    """What a form means on this day, None where the dictionary says nothing; `known` is what the lexicon has for it."""
    meaning = found.form.meaning
    if isinstance(meaning, DictionaryAgent):
        return _agent_sense(meaning, found.form, known)
    codes = meaning.on(day)
    if codes is None:
        return None
    if not codes:
        return Sense(IGNORED, None)
    actors = [to_actor(meaning, code, person=_is_person(meaning, known, found.span, people)) for code in codes]
    if actors[0].person:
        return Sense("person", actors[0])
    element = known.element if known is not None and known.element in STATES else "organisation"
    return Sense(element, actors[0], others=tuple(actors[1:]))


def _is_person(entry: ActorEntry, known: Sense | None, span: Span, people: list[Span]) -> bool:
    """Whether the dictionary, the lexicon or, for more than one word, the tagger takes the name for a person's."""
    if entry.person is not None:
        return entry.person
    if known is not None:
        return known.element == "person"
    return len(span) > 1 and any(person.start < span.end and span.start < person.end for person in people)


def _agent_sense(agent: DictionaryAgent, form: Form, known: Sense | None) -> Sense:
    """The agent as an office, with title and kind of the lexicon's office of this form."""
    office = known.value if known is not None and isinstance(known.value, Office) else None
    if office is not None:
        agent = DictionaryAgent(
            office.title, agent.role, office.kind, office.alone, agent.before, agent.after, agent.origin
        )
    plural = form.plural or (known is not None and office is not None and known.plural)
    return Sense(ELEMENTS.get(agent.kind, agent.kind), agent, plural=plural)


def origin_of(sense: Sense | None) -> str | None:
    """File and line of the dictionary that gives a sense."""
    value = sense.value if sense else None
    return value.origin if isinstance(value, (DictionaryActor, DictionaryAgent)) else None


def load_dictionary(actors: Path | None, agents: Path | None, *, lenient: bool = False) -> UserDictionary | None:
    """The user's dictionaries, None without any; each is read once in a process until it is changed.

    Raises LexiconError for a bad line, a form that stands twice and dates that overlap; with `lenient` what comes
    first counts and the rest is passed over.
    """
    files = _files(actors, agents)
    for problem in [] if lenient else mistakes(actors, agents):
        raise problem
    return UserDictionary(files) if files else None


def mistakes(actors: Path | None, agents: Path | None) -> list[LexiconError]:
    """What cannot be used in the dictionaries, one message a file."""
    return [problem for file in _files(actors, agents) if (problem := file.problem()) is not None]


def _files(actors: Path | None, agents: Path | None) -> list[Dictionary]:
    readers = ((read_agents, agents), (read_actors, actors))
    return [_read(reader, path, _changed(path)) for reader, path in readers if path]


@lru_cache(maxsize=4)
def _read(reader: Callable[[Path], Dictionary], path: Path, changed: int) -> Dictionary:
    return reader(path)


def _changed(path: Path) -> int:
    """When a file was changed last; 0 where there is none, which reading it will report."""
    return path.stat().st_mtime_ns if path.exists() else 0
