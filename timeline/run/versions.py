"""What made a dataset: the versions that stand in its descriptor."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import timeline
from timeline import codes, languages
from timeline.run.settings import RunError, Settings

LEXICONS = (".csv", ".yaml")


def versions(settings: Settings) -> dict[str, str]:
    """Version of the program, digests of the lexicons and the user's files, and what the pipelines are.

    Raises RunError for a pipeline without a readable `meta.json` and for a file that cannot be read.
    """
    code_lists = Path(codes.__file__).parent
    made_by = {
        "timeline": timeline.__version__,
        "lexicons": f"sha256:{_digest([code_lists, languages.FOLDER], LEXICONS)}",
    }
    for language in languages.available():
        folder = settings.pipeline(language) or languages.lexicon_path(language, "pipeline")
        if folder.is_dir():
            made_by[f"pipeline_{language}"] = _pipeline(folder)
    for name in ("actors", "agents", "people"):
        if (path := getattr(settings, name)) is not None:
            made_by[name] = _file(path)
    return made_by


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
    return f"{name} sha256:{_digest([folder])}"


def _digest(folders: list[Path], suffixes: tuple[str, ...] = ()) -> str:
    """SHA-256 over the names and bytes of the files below some folders; with `suffixes`, only of those."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            if suffixes and path.suffix not in suffixes:
                continue
            digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
