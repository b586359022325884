"""The language of an article: as its record says, or detected."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.languages import available, why_not
from timeline.lexicon import read_csv

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 1000
"""Characters of a text that are looked at."""

MARGIN = 0.5
"""By how much a language without a folder must lead for the text to be refused: short texts full of names
come out as almost anything, but never with such a lead."""

CANDIDATES = frozenset(
    {
        *("ar", "bn", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it"),
        *("ja", "jv", "ko", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sv", "ta", "th", "tl", "tr", "uk"),
        *("ur", "vi", "zh"),
    }
)
"""Languages that news is told apart from. All 140 of the model would cost accuracy on short texts."""

STAND_INS = Path(__file__).parent / "stand_ins.csv"


class LanguageError(ValueError):
    """The language of a text is not one that can be read here."""


def known_language(code: str) -> str:
    """The code in the form that the language folders have, from `ID`, `en-GB` or `id_ID`.

    Raises LanguageError for a language that articles are not read in.
    """
    short = code.strip().lower().replace("_", "-").split("-")[0]
    if short in available():
        return short
    raise LanguageError(why_not(short))


def detect_language(text: str) -> str:
    """The available language that the text is most likely in.

    Raises LanguageError where the text is clearly in another one.
    """
    known = available()
    scores: dict[str, float] = {}
    for language, score in _identifier().rank(text[:SAMPLE]):
        name = _stand_ins().get(language, language)
        scores[name] = scores.get(name, 0.0) + score
    best = max(scores, key=lambda name: scores[name])
    ours = max(known, key=lambda name: scores.get(name, 0.0))
    if best != ours and scores[best] - scores.get(ours, 0.0) > MARGIN:
        raise LanguageError(f"the text seems to be in {best!r}, which is not available; there are: {', '.join(known)}")
    return ours


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(CANDIDATES.union(available()) & set(identifier.labels)))
    return identifier


@cache
def _stand_ins() -> dict[str, str]:
    """Languages that are read as a close relative which has a folder, unless they have one themselves."""
    rows = read_csv(STAND_INS, ["language", "read_as", "why"])
    pairs = {row["language"]: row["read_as"] for row in rows}
    return {a: b for a, b in pairs.items() if a not in available() and b in available()}
