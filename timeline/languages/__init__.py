"""One folder a language, the same file names in each: all that is particular to a language, as data.

A new language is a new folder; nothing elsewhere names a language.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


class UnknownLanguageError(ValueError):
    """A language was asked for that has no folder."""


def available() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_")))


def lexicon_path(language: str, name: str) -> Path:
    """Path of a language's lexicon file, for example `lexicon_path("id", "times.yaml")`.

    Raises UnknownLanguageError for a language without a folder.
    """
    folder = FOLDER / language
    if not folder.is_dir():
        known = ", ".join(available())
        raise UnknownLanguageError(f"no language {language!r}; there are: {known}")
    return folder / name
