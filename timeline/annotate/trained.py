"""Loading a trained spaCy pipeline: the shipped one of a language, or the user's own with the same labels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, no stub
from spacy.tokens import Doc
from spacy.util import load_config, registry
from spacy.vocab import Vocab

from timeline.annotate.embeddings import remember_words
from timeline.annotate.products import use_blas
from timeline.annotate.stretches import read_in_stretches
from timeline.languages import lexicon_path

# Universal Dependencies, version 2: https://universaldependencies.org/u/dep/
# fmt: off
RELATIONS = frozenset({
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc",
    "ccomp", "clf", "compound", "conj", "cop", "csubj", "dep", "det",
    "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list",
    "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan", "parataxis",
    "punct", "reparandum", "root", "vocative", "xcomp",
})
# fmt: on

# What other pipelines call persons, organisations and places.
ENTITY_LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
}


EMPTY_TOKENIZER = "timeline.EmptyTokenizer.v1"
# So many different words are remembered.
WORDS = 200_000


class PipelineError(ValueError):
    """A trained pipeline cannot be used: the message says which, why and what is needed."""


def load_trained(language: str, path: Path | None = None) -> Language:
    """The shipped pipeline of a language, or the one in `path`.

    Raises PipelineError when it cannot be loaded, is for another language, or lacks what the annotators need:
    parts of speech, a parser with Universal Dependencies labels, names of persons, organisations and places.
    """
    folder = path or lexicon_path(language, "pipeline")
    if not (folder / "config.cfg").is_file():
        raise PipelineError(
            f"{folder} holds no spaCy pipeline: there is no config.cfg in it; "
            f"train one (training/README.md), or give one with --pipeline {language}=FOLDER"
        )
    try:
        nlp = spacy.load(folder, config=_overrides(folder))
    except (OSError, ValueError, ImportError) as problem:
        raise PipelineError(f"{folder} cannot be loaded: {problem}") from problem
    check(nlp, language, str(folder))
    use_blas(nlp)
    remember_words(nlp)
    read_in_stretches(nlp)
    return nlp


def _overrides(folder: Path) -> dict[str, Any]:
    """Settings that spare building a language's default tokenizer, where the pipeline brings its own anyway."""
    tokenizer = load_config(folder / "config.cfg")["nlp"].get("tokenizer", {})
    if tokenizer.get("@tokenizers") != "spacy.Tokenizer.v1" or not (folder / "tokenizer").is_file():
        return {}
    return {"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENIZER}}}


@registry.tokenizers(EMPTY_TOKENIZER)  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def make_empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, to be filled from a pipeline's file.

    The default Indonesian one takes seconds to build, for rules that the file then replaces.
    """
    return lambda nlp: RememberingTokenizer(nlp.vocab)


class RememberingTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, no types
    """spaCy's tokenizer, the same tokens, without cutting up a word again that it has seen.

    spaCy remembers words too, but only 10,000, and in each text only up to the first special case, such as a line
    break.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__(vocab, max_cache_size=WORDS)
        self._seen: set[str] = set()

    def __call__(self, string: str) -> Doc:
        """The tokens of a text. A new word is first given to spaCy alone, where nothing keeps it from remembering."""
        if len(self._seen) < WORDS:
            new = sorted(set(string.split()) - self._seen)
            for word in new:
                super().__call__(word)
            self._seen.update(new)
        doc: Doc = super().__call__(string)
        return doc


def check(nlp: Language, language: str, where: str) -> None:
    """Raise PipelineError, naming `where`, for a pipeline the annotators cannot work with."""
    if nlp.lang != language:
        raise PipelineError(
            f"{where} is a pipeline for {nlp.lang!r}, not for {language!r} (see lang in its config.cfg)"
        )
    if "parser" not in nlp.pipe_names:
        raise PipelineError(f"{where} has no parser: a pipeline with Universal Dependencies labels is needed")
    foreign = foreign_relations(labels_of(nlp, "parser"))
    if foreign:
        raise PipelineError(
            f"{where} does not use Universal Dependencies labels (it has {', '.join(foreign[:5])}): "
            "give a pipeline trained on a Universal Dependencies treebank"
        )
    if not {"morphologizer", "tagger"} & set(nlp.pipe_names):
        raise PipelineError(f"{where} has neither a morphologizer nor a tagger: parts of speech are needed")
    _check_names(nlp, where)


def _check_names(nlp: Language, where: str) -> None:
    if "ner" not in nlp.pipe_names:
        raise PipelineError(f"{where} has no component `ner`: names of persons and organisations are needed")
    missing = sorted({"PER", "ORG", "LOC"} - {entity_label(e) for e in labels_of(nlp, "ner")})
    if missing:
        raise PipelineError(f"{where} finds no names of the kind {', '.join(missing)} (or a synonym)")


def labels_of(nlp: Language, component: str) -> tuple[str, ...]:
    """The labels a component can give."""
    return tuple(nlp.pipe_labels.get(component, ()))


def foreign_relations(labels: tuple[str, ...]) -> list[str]:
    """The dependency labels that are not Universal Dependencies relations (subtypes such as `acl:relcl` are)."""
    relations = {part for label in labels for part in label.split("||")}
    return sorted(r for r in relations if r.split(":")[0].lower() not in RELATIONS)


def entity_label(label: str) -> str | None:
    """PER, ORG or LOC for a pipeline's entity label; None for kinds that are not used."""
    return ENTITY_LABELS.get(label)
