"""The whole pipeline of a language: the trained part and the annotators after it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from timeline.annotate.excerpt import excerpt, put_back
from timeline.annotate.lengths import NAME as LENGTHS
from timeline.annotate.pieces import parse_pieces
from timeline.annotate.sentences import close_sentences
from timeline.annotate.trained import load_trained
from timeline.languages import UnknownLanguageError, available, why_not

# Line ends and abbreviations, before the parser, which respects what is set.
SENTENCES = "timeline_sentences"
ACTORS = "timeline_actors"
# Module of each annotator, in the order in which they run; importing it registers the factory.
ANNOTATORS = {
    "timeline_times": "timeline.annotate.times.component",
    "timeline_places": "timeline.annotate.places",
    ACTORS: "timeline.annotate.actors",
    "timeline_coreference": "timeline.annotate.coreference",
    "timeline_statements": "timeline.annotate.statements",
    "timeline_acts": "timeline.annotate.acts.component",
}
OURS = frozenset({SENTENCES, LENGTHS, *ANNOTATORS})
# What finds nothing without a parse.
SYNTACTIC = frozenset({LENGTHS, "timeline_acts"})
# What a component sets that no annotator reads: lists hold forms of words.
LEMMAS = ["token.lemma"]


def load_pipeline(
    language: str,
    *,
    path: Path | None = None,
    actors: Path | None = None,
    agents: Path | None = None,
    lenient: bool = False,
) -> Language:
    """The trained pipeline of a language, or the one at `path`, with all annotators added.

    `actors` and `agents` are dictionaries of the user's; with `lenient` what cannot be used in them is passed over.
    Raises UnknownLanguageError for a language without a folder or with a time lexicon alone, PipelineError for a
    pipeline that does not use Universal Dependencies, and LexiconError for a dictionary with mistakes.
    """
    if language not in available():
        raise UnknownLanguageError(why_not(language))
    nlp = load_trained(language, path)
    if SENTENCES not in nlp.pipe_names:
        nlp.add_pipe(SENTENCES, first=True)
    nlp.add_pipe(LENGTHS)
    dictionaries = {"actors": actors and str(actors), "agents": agents and str(agents), "lenient": lenient}
    for name, module in ANNOTATORS.items():
        importlib.import_module(module)
        nlp.add_pipe(name, config={"language": language, **(dictionaries if name == ACTORS else {})})
    return nlp


Step = tuple[str, Callable[[Doc], Doc]]
"""A component's name, and how it is applied to a Doc."""


def parse(nlp: Language, doc: Doc, left_out: Sequence[range] = ()) -> Doc:
    """The Doc, in which the certain sentence starts are marked, read by all further components but lemmatizers.

    The trained ones do not read the sentences that are `left_out`, as ranges of tokens.
    """
    if left_out:
        doc = put_back(doc, left_out, _through(trained(nlp), excerpt(doc, left_out)))
    else:
        doc = _through(trained(nlp), doc)
    return _through(ours(nlp), doc)


def trained(nlp: Language) -> list[Step]:
    """The trained components that the annotators need."""
    return [(n, _step(nlp, n)) for n in nlp.pipe_names if n not in OURS and nlp.get_pipe_meta(n).assigns != LEMMAS]


def ours(nlp: Language) -> list[Step]:
    """The components after the trained ones."""
    return [(name, _step(nlp, name)) for name in (LENGTHS, *ANNOTATORS)]


def _step(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    component: Any = nlp.get_pipe(name)
    return partial(parse_pieces, component) if isinstance(component, DependencyParser) else component


def _through(steps: Iterable[Step], doc: Doc) -> Doc:
    for _, step in steps:
        doc = step(doc)
    return doc


def skim(nlp: Language, doc: Doc) -> Doc:
    """The same without the trained components: sentences by rule, and what lists and word order tell."""
    close_sentences(doc)
    return _through((step for step in ours(nlp) if step[0] not in SYNTACTIC), doc)
