"""One folder a language, the same file names in each: all that is particular to a language, as data.

A new language is a new folder; nothing elsewhere names a language. A folder with `times.yaml` alone is enough for
dates; articles are read in the languages whose folders hold every lexicon.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent

TIMES = "times.yaml"
"""The lexicon of time expressions: all that dates need."""

LEXICONS = (
    *("abbreviations.csv", "actors.yaml", "acts.yaml", "bylines.csv", "coreference.yaml", "countries.csv"),
    *("cues.yaml", "illocution.yaml", "inflection.yaml", "location.yaml", "modality.yaml", "not_places.csv"),
    *("occasions.yaml", "organisations.csv", "places.csv", "places.yaml", "portfolios.csv", "roles.csv"),
    *("scope.yaml", TIMES, "tokens.yaml"),
)
"""What a folder holds for articles to be read in its language; a trained pipeline comes on top."""


class UnknownLanguageError(ValueError):
    """A language was asked for that has no folder, or not all that the purpose needs in it."""


@cache
def available() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that articles are read in, sorted."""
    return tuple(code for code in _folders() if not _missing(code))


@cache
def with_dates() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages whose time expressions are understood, sorted."""
    return tuple(code for code in _folders() if (FOLDER / code / TIMES).is_file())


def why_not(language: str) -> str:
    """Why articles cannot be read in a language, in a sentence."""
    if language in with_dates():
        lacks = ", ".join(_missing(language))
        return f"of language {language!r} only dates are understood: its folder lacks {lacks}; {_known()}"
    return f"language {language[:40]!r} is not available; {_known()}"


def lexicon_path(language: str, name: str) -> Path:
    """Path of a language's lexicon file, for example `lexicon_path("id", "times.yaml")`.

    Raises UnknownLanguageError for a language without a folder, or one whose folder lacks a lexicon of this name.
    """
    folder = FOLDER / language
    if not folder.is_dir():
        raise UnknownLanguageError(f"no language {language!r}; there are: {', '.join(_folders())}")
    if name in LEXICONS and not (folder / name).is_file():
        raise UnknownLanguageError(why_not(language))
    return folder / name


def _known() -> str:
    return f"there are: {', '.join(available())}"


@cache
def _folders() -> tuple[str, ...]:
    return tuple(sorted(p.name for p in FOLDER.iterdir() if p.is_dir() and not p.name.startswith("_")))


def _missing(language: str) -> list[str]:
    return [name for name in LEXICONS if not (FOLDER / language / name).is_file()]
