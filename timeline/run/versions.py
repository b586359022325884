"""What made a dataset: the versions that stand in its descriptor."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import timeline
from timeline import languages
from timeline.run.settings import FILES, RunError, Settings

LEXICONS = (".csv", ".tsv", ".yaml")
# Rooms whose knowledge decides what stands in a table.
ROOMS = ("annotate", "codes", "gather", "languages")
PROGRAM_ROOMS = (*ROOMS, "articles", "resolve", "run", "tables")
PROGRAM = "timeline/**/*.py"
DIGITS = 16


def versions(settings: Settings) -> dict[str, str]:
    """Version of the program, digests of the lexicons and the user's files, and what the pipelines are.

    Raises RunError for a pipeline without a readable `meta.json` and for a file that cannot be read.
    """
    lexicons = "".join(f"{name}\0{digest}\n" for name, digest in _lexicons().items())
    made_by = {
        "timeline": timeline.__version__,
        "lexicons": f"sha256:{hashlib.sha256(lexicons.encode()).hexdigest()}",
    }
    for language in languages.available():
        folder = settings.pipeline(language) or languages.lexicon_path(language, "pipeline")
        if folder.is_dir():
            made_by[f"pipeline_{language}"] = _pipeline(folder)
    for name in FILES:
        if (path := getattr(settings, name)) is not None:
            made_by[name] = _file(path)
    if settings.full:
        made_by["reading"] = "full"
    return made_by


def made_from() -> dict[str, str]:
    """Every lexicon by its path in the source tree, and the program as a whole, with 16 digits of their SHA-256.

    They tell what makes two datasets differ; `versions` has the digest of all lexicons.
    """
    package = Path(timeline.__file__).parent
    program = hashlib.sha256()
    rooms = (path for room in PROGRAM_ROOMS for path in (package / room).rglob("*.py"))
    for path in sorted((*package.glob("*.py"), *rooms)):
        program.update(f"{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    return {PROGRAM: program.hexdigest()[:DIGITS]} | {name: digest[:DIGITS] for name, digest in _lexicons().items()}


def _lexicons() -> dict[str, str]:
    """SHA-256 by path, sorted by path."""
    package = Path(timeline.__file__).parent
    found = {}
    for room in ROOMS:
        folder = languages.FOLDER if room == "languages" else package / room
        for path in folder.rglob("*"):
            if path.suffix in LEXICONS and path.is_file():
                name = f"{package.name}/{room}/{path.relative_to(folder).as_posix()}"
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return dict(sorted(found.items()))


def _file(path: Path) -> str:
    try:
        return f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    except OSError as problem:
        raise RunError(f"{path} cannot be read ({problem.strerror}); name an existing file") from problem


def _pipeline(folder: Path) -> str:
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise RunError(f"{folder}: no spaCy pipeline here (meta.json is missing or unreadable)") from problem
    return f"{name} sha256:{_digest(folder)}"


def _digest(folder: Path) -> str:
    """SHA-256 over the names and bytes of the files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
