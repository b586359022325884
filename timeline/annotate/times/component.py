"""The spaCy component `timeline_times`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.annotations import TimeExpression, register_extensions, text_of
from timeline.annotate.times.extract import find_times
from timeline.annotate.times.lexicon import load_times

SPANS = "times"


@Language.factory("timeline_times", assigns=["doc._.times"], default_config={"language": None})
def make_times(nlp: Language, name: str, language: str | None) -> Times:
    """The component for a pipeline; `language` overrides the pipeline's own.

    Raises UnknownLanguageError for a language without a lexicon.
    """
    return Times(language or str(nlp.lang))


class Times:
    """Writes the time expressions of a Doc to `doc._.times` and `doc.spans["times"]`.

    Reads the publication date from `doc._.published`. Needs nothing but tokens.
    """

    def __init__(self, language: str) -> None:
        register_extensions()
        load_times(language)
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the Doc."""
        found = find_times(text_of(doc), self.language, doc._.published)
        doc._.times = align(doc, found)
        doc.spans[SPANS] = [Span(doc, t.start, t.end, label=t.timex_type) for t in doc._.times]
        return doc


def align(doc: Doc, found: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions with the indices of the tokens that they touch."""
    if not found:
        return []
    starts = doc.to_array("IDX").tolist()
    return [
        replace(t, start=bisect_right(starts, t.start_char) - 1, end=bisect_left(starts, t.end_char)) for t in found
    ]
