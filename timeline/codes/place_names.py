"""How the spelling of a place name is made comparable."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘ʻʼ`´]")
_SEPARATORS = re.compile(r"[\s\-–‑]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th"})


def fold(name: str) -> str:
    """A name without case, accents and apostrophes, hyphens as spaces: `Sharm el-Sheikh` → `sharm el sheikh`."""
    if name.isalpha() and name.isascii():  # most names; the rest of the work changes nothing in them
        return name.lower()
    plain = name.casefold() if name.isascii() else _plain(name)
    return _SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
