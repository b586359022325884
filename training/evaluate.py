"""Scores of a pipeline on the official test splits, on gold tokens and on raw text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from timeline.annotate.sentences import NAME as SENTENCES
from training.manifest import LanguageCorpora, NamesCorpus, Treebank
from training.names import names_doc, read_bio
from training.treebanks import SENTENCES_PER_DOCUMENT, chunks, load_treebank, treebank_doc

PARSE_SCORES = ("pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
NAME_SCORES = ("ents_p", "ents_r", "ents_f")

Scores = dict[str, float]


def evaluate(nlp: Language, corpora: Path, language: LanguageCorpora) -> dict[str, dict[str, dict[str, Scores]]]:
    """Scores by kind (`treebanks`, `names`), test file and way of reading; all are fractions of one.

    Ways: `gold` (the corpus's own tokens), `raw` (the pipeline's tokens), `rules` (raw, with the component for
    certain sentence starts before the parser).
    """
    treebanks = {
        Path(t.path).stem: score_treebank(nlp, corpora, t, merge_multiwords=language.merge_multiwords)
        for t in language.treebanks
        if t.use == "test"
    }
    names = {Path(n.path).stem: score_names(nlp, corpora, n) for n in language.names if n.use == "test"}
    return {"treebanks": treebanks, "names": names}


def score_treebank(nlp: Language, corpora: Path, treebank: Treebank, *, merge_multiwords: bool) -> dict[str, Scores]:
    """Parts of speech, features, lemmas, attachment (without punctuation) and sentence ends on one treebank."""
    sentences = load_treebank(corpora, treebank, merge_multiwords=merge_multiwords)
    gold = [treebank_doc(nlp.vocab, c) for c in chunks(sentences, SENTENCES_PER_DOCUMENT)]
    with nlp.select_pipes(disable=["ner"]):
        scores = {
            "gold": run(nlp, gold, PARSE_SCORES, own_tokens=False),
            "raw": run(nlp, gold, PARSE_SCORES, own_tokens=True),
        }
        nlp.add_pipe(SENTENCES, first=True)
        scores["rules"] = run(nlp, gold, PARSE_SCORES, own_tokens=True)
        nlp.remove_pipe(SENTENCES)
    return scores


def score_names(nlp: Language, corpora: Path, corpus: NamesCorpus) -> dict[str, Scores]:
    """Exact-span precision, recall and F1 on one set of names."""
    gold = [names_doc(nlp.vocab, passage) for passage in read_bio(corpora / corpus.path)]
    with nlp.select_pipes(enable=["ner"]):
        return {
            "gold": run(nlp, gold, NAME_SCORES, own_tokens=False),
            "raw": run(nlp, gold, NAME_SCORES, own_tokens=True),
        }


def run(nlp: Language, gold: Sequence[Doc], wanted: Iterable[str], *, own_tokens: bool) -> Scores:
    """The wanted scores of spaCy's scorer, rounded to four places; `own_tokens` reads the text afresh."""
    examples = [Example(nlp.make_doc(d.text) if own_tokens else _bare(d), d) for d in gold]
    scores = nlp.evaluate(examples)
    return {name: round(float(scores[name]), 4) for name in wanted if scores.get(name) is not None}


def _bare(doc: Doc) -> Doc:
    """The Doc's tokens without their annotation."""
    return Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def write_scores(scores: object, path: Path) -> None:
    """Store scores in one canonical form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
