"""What made two datasets differ, and which of it made a row differ.

A cause is `articles` (the document came, went or changed), a part that made the dataset (the program, `schema`,
`pipeline_en` and the like, the user's `actors`, `agents` and `people`) or a lexicon by its path. A row is laid at the
door of a changed lexicon that its rules name; else of the changed lexicons that decide the changed fields; else of all
that changed and can touch the languages of its documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.compare.rows import Change
from timeline.tables.read import Dataset

ARTICLES = "articles"
UNKNOWN = "nothing that the datasets tell of"
FILES = "madeFrom"
PROGRAM = "timeline/**/*.py"
LEXICONS = "lexicons"
LANGUAGES = "timeline/languages"
_LANGUAGE = re.compile(rf"{LANGUAGES}/(\w+)/|pipeline_(\w+)$")
_ENTRY = re.compile(r"(act|illocution)\.(\w+)\.")
_ENTRY_FILES = {"act": "acts.yaml", "illocution": "illocution.yaml"}
_STATEMENT, _CUES = "statement.", "cues.yaml"
# Beginnings of the names of columns, and the files (without ending) that decide what stands in them.
_FIELDS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("date_",), frozenset({"times", "bylines", "holidays", "feasts"})),
    (
        ("place_",),
        frozenset({"places", "not_places", "location", "cities", "gazetteer", "regions", "countries"}),
    ),
    (
        ("sources", "targets", "source_", "target_", "speaker_", "addressee_"),
        frozenset({"actors", "organisations", "roles", "portfolios", "countries", "coreference", "people", "offices"}),
    ),
    (("cue_", "content", "form", "reported_by", "continuation"), frozenset({"cues"})),
    (("modality", "negated", "background"), frozenset({"modality", "scope"})),
    (("confidence",), frozenset({"confidence"})),
)


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between the makings of two datasets.

    `parts` holds name, version then and version now of what made them, lexicons by file where both datasets tell of
    files; `documents` are the ids of those that only one of them has or that changed; `languages` by document.
    """

    parts: Mapping[str, tuple[str | None, str | None]]
    documents: frozenset[str]
    languages: Mapping[str, str]


def differences(old: Dataset, new: Dataset) -> Differences:
    """What differs between the makings of two datasets."""
    documents = [_documents(old), _documents(new)]
    changed = {name for name in documents[0].keys() | documents[1].keys() if len({d.get(name) for d in documents}) > 1}
    languages = {name: content[0] for several in documents for name, content in several.items()}
    return Differences(_parts(old.package, new.package), frozenset(changed), languages)


def _documents(dataset: Dataset) -> dict[str, tuple[Any, ...]]:
    """What the analysis of each document depends on, the language first."""
    columns = ("document_id", "language", "published", "text_sha256")
    return {name: tuple(rest) for name, *rest in dataset.documents.select(columns).iter_rows()}


def _parts(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    versions = [dict(package["versions"]) for package in (old, new)]
    files = [package.get(FILES) or {} for package in (old, new)]
    if all(files):
        for several, own in zip(versions, files, strict=True):
            several.pop(LEXICONS, None)
            several.update(own)
    names = sorted(versions[0].keys() | versions[1].keys())
    both = {name: (versions[0].get(name), versions[1].get(name)) for name in names}
    return {name: pair for name, pair in both.items() if pair[0] != pair[1]}


def cause(change: Change, found: Differences) -> str:
    """The cause of a change; several possible ones are joined by ` or `."""
    if change.documents & found.documents:
        return ARTICLES
    languages = {found.languages[name] for name in change.documents}
    parts = [name for name in found.parts if not (name == "timeline" and PROGRAM in found.parts)]
    reaching = [name for name in parts if _reaches(name, languages)]
    named = _files(change.rules, languages)
    candidates = (
        [name for name in reaching if name in named],
        [name for name in reaching if any(_decides(name, field) for field in change.fields)],
        reaching,
    )
    return " or ".join(next(filter(None, candidates), [UNKNOWN]))


def _reaches(part: str, languages: set[str]) -> bool:
    """Whether a part can matter to texts in these languages."""
    match = _LANGUAGE.match(part)
    return match is None or (match[1] or match[2]) in languages


def _files(rules: Iterable[str], languages: set[str]) -> set[str]:
    """The lexicons that rules name: an act's entry, an illocution's, or the cues of a statement."""
    files = set()
    for part in (part for rule in rules for part in rule.split("+")):
        if match := _ENTRY.match(part):
            files.add(f"{LANGUAGES}/{match[2]}/{_ENTRY_FILES[match[1]]}")
        elif part.startswith(_STATEMENT):
            files.update(f"{LANGUAGES}/{language}/{_CUES}" for language in languages)
    return files


def _decides(part: str, field: str) -> bool:
    """Whether a lexicon decides what stands in a column."""
    stem = part.rpartition("/")[2].partition(".")[0]
    return any(field.startswith(beginnings) and "/" in part and stem in files for beginnings, files in _FIELDS)
