"""Actors: states, organisations, offices and people, with their CAMEO codes.

Use it in a spaCy pipeline as `timeline_actors`; it writes `doc._.actors`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.actors.dictionary import UserDictionary, load_dictionary
from timeline.annotate.actors.finder import ActorFinder
from timeline.annotate.annotations import register_extensions


class TimelineActors:
    """The spaCy component: finds actors and writes them to `doc._.actors`, sorted by start."""

    def __init__(self, nlp: Language, language: str, dictionary: UserDictionary | None = None) -> None:
        register_extensions()
        self._find = ActorFinder(nlp, language, dictionary)

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.actors`; reads names, sentences and syntax where the Doc has them."""
        doc._.actors = self._find(doc)
        return doc

    def sides(self, doc: Doc) -> Iterator[tuple[int, str]]:
        """First token and side (ISO3 or actor code) of all that the lexicons know; needs nothing but tokens."""
        return self._find.parts.sides(doc)


@Language.factory(
    "timeline_actors",
    default_config={"language": None, "actors": None, "agents": None, "lenient": False},
    assigns=["doc._.actors"],
)
def create(
    nlp: Language, name: str, language: str | None, actors: str | None, agents: str | None, lenient: bool
) -> TimelineActors:
    """The component `timeline_actors`; `language` is an ISO 639-1 code, that of the pipeline unless given.

    `actors` and `agents` are files of the user's own dictionaries (`codes/dictionary_files.py` tells their formats);
    with `lenient` what cannot be used in them is passed over. Raises UnknownLanguageError for a language without
    lexicons and LexiconError for a dictionary with mistakes.
    """
    dictionary = load_dictionary(Path(actors) if actors else None, Path(agents) if agents else None, lenient=lenient)
    return TimelineActors(nlp, language if language is not None else str(nlp.lang), dictionary)
