"""Everything a training run needs, written to a work folder: Docs for training and development, a tokenizer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.datelines import Datelines, read_datelines
from training.manifest import LanguageCorpora
from training.names import names_doc, read_bio, shingles, without_overlap
from training.tokenizers import blank_pipeline
from training.treebanks import (
    CURLY_EVERY,
    SENTENCES_PER_DOCUMENT,
    FeatureGuess,
    Word,
    chunks,
    load_treebank,
    treebank_doc,
    typographic,
)

ATTRIBUTES = ["ORTH", "SPACY", "LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
DATELINE_EVERY = 2  # one training document in two begins with a dateline
DEV_EVERY = 12  # one document in twelve is held out where a language has no development files


class CorporaError(ValueError):
    """The corpora folder lacks a file: the message names it."""


def prepare(corpora: Path, language: LanguageCorpora, work: Path) -> None:
    """Write `base/`, `parser-train.spacy`, `parser-dev.spacy`, `names-train.spacy` and `names-dev.spacy`.

    Raises CorporaError where a file of the manifest is missing.
    """
    check_files(corpora, language)
    work.mkdir(parents=True, exist_ok=True)
    blank_pipeline(language.code).to_disk(work / "base")
    vocab = Vocab()
    datelines = read_datelines(language.code)
    train, dev = treebank_docs(vocab, corpora, language, datelines)
    write(train, work / "parser-train.spacy")
    write(dev, work / "parser-dev.spacy")
    write(names_docs(vocab, corpora, language, datelines), work / "names-train.spacy")
    held_out = [p for n in language.names if n.use == "dev" for p in read_bio(corpora / n.path)]
    write((names_doc(vocab, p) for p in held_out), work / "names-dev.spacy")


def treebank_docs(
    vocab: Vocab, corpora: Path, language: LanguageCorpora, datelines: Datelines
) -> tuple[list[Doc], list[Doc]]:
    """Training and development Docs; without development files, one document in twelve is held out."""
    loaded = {
        t: load_treebank(corpora, t, merge_multiwords=language.merge_multiwords)
        for t in language.treebanks
        if t.use in ("train", "dev")
    }
    guess = FeatureGuess(s for t, sentences in loaded.items() if t.use == "train" and t.features for s in sentences)
    has_dev = any(t.use == "dev" for t in loaded)
    train: list[Doc] = []
    dev: list[Doc] = []
    for treebank, sentences in loaded.items():
        full = sentences if treebank.features else [guess.fill(s) for s in sentences]
        for number, chunk in enumerate(chunks(full, SENTENCES_PER_DOCUMENT)):
            held_out = not has_dev and treebank.features and number % DEV_EVERY == 0
            if treebank.use == "dev" or held_out:
                dev.append(treebank_doc(vocab, chunk))
            else:
                for copy in range(treebank.times):
                    if language.plain:
                        train.append(treebank_doc(vocab, chunk))
                    train.append(printed_doc(vocab, chunk, number + copy, datelines))
    return train, dev


def printed_doc(vocab: Vocab, sentences: Sequence[list[Word]], number: int, datelines: Datelines) -> Doc:
    """The sentences as print has them, in paragraphs: every few get typographic quotation marks or a dateline."""
    if number % CURLY_EVERY == 0:
        sentences = typographic(sentences)
    if number % DATELINE_EVERY == 0 and sentences[0][0].text[0].isupper():
        sentences = [datelines.before_sentence(sentences[0], number), *sentences[1:]]
    return treebank_doc(vocab, sentences, paragraphs=True)


def names_docs(vocab: Vocab, corpora: Path, language: LanguageCorpora, datelines: Datelines) -> list[Doc]:
    """Docs with names for training, without the sentences that overlap a development or test file."""
    measured = [n for n in language.names if n.use != "train"]
    seen = {s for n in measured for p in read_bio(corpora / n.path) for s in shingles([t for t, _ in p])}
    passages = [
        passage
        for corpus in language.names
        if corpus.use == "train"
        for passage in [*without_overlap(read_bio(corpora / corpus.path), seen)] * corpus.times
    ]
    docs = []
    for number, passage in enumerate(passages):
        curly = number % CURLY_EVERY == 0
        dated = datelines.before_passage(passage, number) if number % DATELINE_EVERY == 0 else passage
        docs.append(names_doc(vocab, dated, curly=curly, dateline=len(dated) - len(passage)))
    return docs


def check_files(corpora: Path, language: LanguageCorpora) -> None:
    """Raise CorporaError for the first file of the manifest that is not there."""
    for corpus in language.all:
        if not (corpora / corpus.path).is_file():
            raise CorporaError(f"{corpora / corpus.path} is missing: --corpora must hold all of corpora.yaml")


def write(docs: Iterable[Doc], path: Path) -> None:
    """Store Docs for spaCy's corpus reader."""
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
