"""The model card of a pipeline, written from the manifest and the scores."""

from __future__ import annotations

from collections.abc import Mapping

from training.assemble import LICENCE, VERSION
from training.manifest import Manifest, Source

NAMES = {"en": "English", "id": "Indonesian"}
PARSE_COLUMNS = (
    ("pos_acc", "UPOS"),
    ("morph_acc", "features"),
    ("lemma_acc", "lemma"),
    ("dep_uas", "UAS"),
    ("dep_las", "LAS"),
    ("sents_f", "sentence F1"),
)
NAME_COLUMNS = (("ents_p", "precision"), ("ents_r", "recall"), ("ents_f", "F1"))
READING = {
    "gold": "the corpus's own tokens",
    "raw": "raw text",
    "rules": "raw text, with `timeline_sentences`",
}

TEMPLATE = """# Trained pipeline `timeline_{code}` {version}

{language} morphology, lemmas, Universal Dependencies parse and names (PER, ORG, LOC) for news text: spaCy 3.8,
CPU, no word vectors. A window encoder of width 96 and depth 4 over hashed form, prefix, suffix and shape is shared by
morphologizer, lemmatizer and parser; the name recogniser has one of its own.

Trained on {date} with `python -m training --corpora DIR` (see `training/README.md`; seeds and step counts are fixed).
Licence of the weights: **{licence}**, because corpora under that licence went into them. Attribution below
and in `LICENSES/models-CC-BY-SA-4.0.md`.

## Scores

Official test splits, never seen in training. Groups of eight sentences are read as one text, so that sentence ends
are the pipeline's own. Attachment leaves punctuation out, as spaCy's scorer does.

{parse}

Names, exact spans:

{names}

## Corpora

{corpora}

## Limits

{limits}
"""

LIMITS = """- Trained on newspaper, encyclopaedia and web text: headlines, verse, chat and transcripts come out worse.
- Labels are those of UD version 2 with the treebanks' subtypes; reported speech may be `ccomp` or `parataxis`.
- Name sets differ in their guidelines (countries that act count as places in most, as organisations in one):
  country names and bodies are better taken from lists than from the labels.
- Lemmas come from learned edit trees: look words up by form as well."""


def model_card(
    code: str, manifest: Manifest, scores: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]], *, date: str
) -> str:
    """The card of a language as Markdown. `date` is the day of training."""
    language = manifest.languages[code]
    used = sorted({c.source for c in language.all})
    return TEMPLATE.format(
        code=code,
        version=VERSION,
        language=NAMES.get(code, code),
        date=date,
        licence=LICENCE,
        parse=table(scores["treebanks"], PARSE_COLUMNS),
        names=table(scores["names"], NAME_COLUMNS),
        corpora="\n".join(attribution(manifest.sources[key]) for key in used),
        limits=LIMITS,
    )


def table(scores: Mapping[str, Mapping[str, Mapping[str, float]]], columns: tuple[tuple[str, str], ...]) -> str:
    """One row a test file and way of reading, figures in percent."""
    lines = [
        f"| test set | read from | {' | '.join(title for _, title in columns)} |",
        f"|---|---|{'---:|' * len(columns)}",
    ]
    for test, ways in scores.items():
        for way, values in ways.items():
            cells = [f"{100 * values[key]:.1f}" if key in values else "" for key, _ in columns]
            lines.append(f"| {test} | {READING[way]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def attribution(source: Source) -> str:
    """One line that gives a corpus its due."""
    return f"- {source.title}, {source.by}. {source.licence}. <{source.url}>"
