"""The trained parts of a language put together into the pipeline that ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import DEFAULT_CONFIG, Language
from spacy.strings import get_string_id

VERSION = "0.1.0"
LICENCE = "CC BY-SA 4.0"
SPACY = ">=3.8.0,<3.9.0"
# What a pipeline's meta.json says; nothing in it depends on the clock or the machine.
META = (
    *("lang", "name", "version", "description", "author", "license"),
    *("spacy_version", "pipeline", "components", "labels"),
)


def assemble(parser: Path, names: Path, output: Path) -> Language:
    """Write one pipeline with the parser's components and the name recogniser to `output`, and return it."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(
        name=f"timeline_{nlp.lang}",
        version=VERSION,
        description="Morphology, lemmas, Universal Dependencies parse and names for news text",
        author="The timeline authors",
        license=LICENCE,
    )
    nlp.config = release_config(nlp)
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    nlp.to_disk(output)
    tidy_meta(output / "meta.json")
    keep_needed_strings(output)
    return nlp


def release_config(nlp: Language) -> Any:
    """The pipeline's config with spaCy's defaults for everything that belongs to a training run."""
    config = nlp.config.copy()
    config.pop("pretraining", None)
    for section in ("paths", "system", "corpora", "training", "initialize"):
        config[section] = DEFAULT_CONFIG[section]
    return config


def keep_needed_strings(folder: Path) -> None:
    """Leave out the words that the corpora brought into the vocabulary: only the lemmatizer refers to any."""
    trees = srsly.msgpack_loads((folder / "trainable_lemmatizer" / "trees").read_bytes())["trees"]
    needed = {value for tree in trees for value in tree.values()}
    path = folder / "vocab" / "strings.json"
    strings = srsly.read_json(path)
    srsly.write_json(path, [text for text in strings if get_string_id(text) in needed])


def tidy_meta(path: Path) -> None:
    """Keep what META lists in one canonical form."""
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta["spacy_version"] = SPACY
    kept = {key: meta[key] for key in META if key in meta}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
