"""A citation of a dataset as text, BibTeX or CFF, filled with its version and digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from timeline.export.edition import Edition

PROGRAM = "timeline"
KEY_DIGITS = 8
# Characters that mean something to TeX.
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {character: "\\" + character for character in "&%$#_{}"}


def cite(edition: Edition, style: str) -> str:
    """The citation in the style `text`, `bibtex` or `cff`. Raises KeyError for another style."""
    return STYLES[style](edition)


def _text(edition: Edition) -> str:
    year = f"({edition.published.year if edition.published else 'n.d.'})"
    made = f"Coded with {PROGRAM} {edition.version}, digest {edition.digest}."
    parts = ["; ".join(edition.by), year + ".", f"{edition.title} [Data set].", made, edition.url or ""]
    return " ".join(filter(None, parts)) + "\n"


def _bibtex(edition: Edition) -> str:
    fields = {
        # Braces keep the names of institutions whole.
        "author": " and ".join(name if "," in name else f"{{{name}}}" for name in map(_tex, edition.by)),
        "title": f"{{{_tex(edition.title)}}}",
        "year": str(edition.published.year) if edition.published else "",
        "version": _tex(edition.version),
        "url": edition.url or "",
        "note": _tex(f"Data set, coded with {PROGRAM} {edition.version}, digest {edition.digest}"),
    }
    key = f"{PROGRAM}-{edition.digest.removeprefix('sha256:')[:KEY_DIGITS]}"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"]) + "\n"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _cff(edition: Edition) -> str:
    """A Citation File Format 1.2.0 file, as https://citation-file-format.github.io describes it."""
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use this dataset, please cite it as below.",
        "type": "dataset",
        "title": edition.title,
        "abstract": edition.description,
        "authors": [_cff_author(name) for name in edition.by],
        "version": edition.version,
        "license": [licence["name"] for licence in edition.licences],
        "identifiers": [{"type": "other", "value": edition.digest, "description": "Digest of all rows of the dataset"}],
    }
    if edition.published:
        fields["date-released"] = edition.published
    if edition.url:
        fields["url"] = edition.url
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=100)


def _cff_author(name: str) -> Mapping[str, str]:
    """`Family, Given` is a person, anything else an entity."""
    family, comma, given = name.partition(", ")
    return {"family-names": family, "given-names": given} if comma else {"name": name}


STYLES: Mapping[str, Callable[[Edition], str]] = {"text": _text, "bibtex": _bibtex, "cff": _cff}
