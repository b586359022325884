"""Actors: states, organisations, offices and people, with their CAMEO codes.

Use it in a spaCy pipeline as `timeline_actors`; it writes `doc._.actors`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.actors.finder import ActorFinder
from timeline.annotate.annotations import register_extensions


class TimelineActors:
    """The spaCy component: finds actors and writes them to `doc._.actors`, sorted by start."""

    def __init__(self, nlp: Language, language: str) -> None:
        register_extensions()
        self._find = ActorFinder(nlp, language)

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.actors`; reads names, sentences and syntax where the Doc has them."""
        doc._.actors = self._find(doc)
        return doc


@Language.factory("timeline_actors", default_config={"language": None}, assigns=["doc._.actors"])
def create(nlp: Language, name: str, language: str | None) -> TimelineActors:
    """The component `timeline_actors`; `language` is an ISO 639-1 code, that of the pipeline unless given.

    Raises UnknownLanguageError for a language without lexicons.
    """
    return TimelineActors(nlp, language if language is not None else str(nlp.lang))
