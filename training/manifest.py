"""The list of corpora in `corpora.yaml`: what each is, where it lies, what it is used for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.lexicon import LINE, LexiconError, check_keys, read_yaml

MANIFEST = Path(__file__).parent / "corpora.yaml"
USES = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a corpus comes from and what must be said about it."""

    title: str
    licence: str
    url: str
    by: str


@dataclass(frozen=True, slots=True)
class Treebank:
    """One CoNLL-U file. `times`: copies in the training data; `relabel`: old label to new label."""

    source: str
    path: str
    use: str
    times: int = 1
    relabel: dict[str, str] = field(default_factory=dict, hash=False)
    lemmas: bool = True
    features: bool = True


@dataclass(frozen=True, slots=True)
class NamesCorpus:
    """One file of tokens with BIO tags."""

    source: str
    path: str
    use: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class LanguageCorpora:
    """All corpora of one language; `plain`: the parser's documents enter as they are, beside the printed ones."""

    code: str
    merge_multiwords: bool
    treebanks: tuple[Treebank, ...]
    names: tuple[NamesCorpus, ...]
    plain: bool = False

    @property
    def all(self) -> tuple[Treebank | NamesCorpus, ...]:
        """Treebanks and name corpora together."""
        return (*self.treebanks, *self.names)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Sources by key and corpora by language code."""

    sources: dict[str, Source]
    languages: dict[str, LanguageCorpora]


def read_manifest(path: Path = MANIFEST) -> Manifest:
    """The manifest in a file.

    Raises LexiconError that names file and line for an unknown key, source or use.
    """
    content = check_keys(read_yaml(path), path, ["sources", "languages"])
    sources = {
        key: Source(**check_keys(entry, path, ["title", "licence", "url", "by"]))
        for key, entry in content["sources"].items()
        if key != LINE
    }
    languages = {
        code: _language(code, entry, path, sources) for code, entry in content["languages"].items() if code != LINE
    }
    return Manifest(sources, languages)


def _language(code: str, entry: Any, path: Path, sources: dict[str, Source]) -> LanguageCorpora:
    cells = check_keys(entry, path, ["merge_multiwords", "plain", "treebanks", "names"])
    optional = ["times", "relabel", "lemmas", "features"]
    treebanks = [_corpus(e, path, sources, optional) for e in cells["treebanks"]]
    names = [_corpus(e, path, sources, ["times"]) for e in cells["names"]]
    return LanguageCorpora(
        code,
        bool(cells["merge_multiwords"]),
        tuple(Treebank(**t) for t in treebanks),
        tuple(NamesCorpus(**n) for n in names),
        bool(cells["plain"]),
    )


def _corpus(entry: Any, path: Path, sources: dict[str, Source], optional: list[str]) -> dict[str, Any]:
    cells = check_keys(entry, path, ["source", "path", "use"], optional)
    if cells["source"] not in sources:
        raise LexiconError(path, entry[LINE], f"unknown source {cells['source']!r}")
    if cells["use"] not in USES:
        raise LexiconError(path, entry[LINE], f"use is {cells['use']!r}, expected one of {', '.join(USES)}")
    if "relabel" in cells:
        cells["relabel"] = {k: v for k, v in cells["relabel"].items() if k != LINE}
    return cells
