"""Which files there are to read: arguments checked and folders walked before anything is read or written."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

STDIN = "-"
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
FORMATS = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}

log = logging.getLogger(__name__)


class InputError(ValueError):
    """An input that was named cannot be used: the message says which, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input (`path` is None).

    `name` is the path as it stands in the tables, always valid Unicode; `format` one of the values of
    FORMATS; `compression` is `gzip`, `zstd` or None.
    """

    path: Path | None
    name: str
    format: str
    compression: str | None = None

    @property
    def stem(self) -> str:
        """File name without the endings for format and compression."""
        if self.path is None:
            return "stdin"
        name = _unicode(self.path.name)
        if self.compression:
            name = name[: name.rindex(".")]
        return name[: name.rindex(".")] or name


def find_inputs(inputs: Sequence[str | Path]) -> list[Source]:
    """The files that these arguments stand for, in order, each once; `-` is JSON Lines on standard input.

    Folders are walked in sorted order; hidden files and files of other kinds in them are passed over, with a
    line in the log. A symbolic link to a folder is followed once.

    Raises InputError for a path that does not exist, cannot be read or is of an unknown kind, and when
    there is nothing to read at all.
    """
    if not inputs:
        raise InputError("no input was given; name files or folders, or - for standard input")
    sources: list[Source] = []
    seen: set[tuple[int, int] | str] = set()
    for argument in inputs:
        sources.extend(_expand(argument, seen))
    if not sources:
        named = ", ".join(map(_printable, inputs))
        raise InputError(f"{named}: no file to read; kinds are {known_suffixes()}")
    return sources


def known_suffixes() -> str:
    """The file endings that can be read, as a phrase for messages."""
    return f"{' '.join(FORMATS)}, each also with {' or '.join(COMPRESSIONS)}"


def _expand(argument: str | Path, seen: set[tuple[int, int] | str]) -> Iterator[Source]:
    if str(argument) == STDIN:
        if STDIN not in seen:
            seen.add(STDIN)
            yield Source(None, STDIN, "jsonl")
        return
    path = Path(argument)
    try:
        is_folder = path.is_dir()
        path.stat()
    except (OSError, ValueError) as problem:
        raise InputError(_cannot_open(path, problem)) from problem
    if is_folder:
        yield from _walk(path, seen)
        return
    source = _source(path)
    if source is None:
        raise InputError(f"{_printable(path)}: not a kind that can be read; kinds are {known_suffixes()}")
    if not os.access(path, os.R_OK):
        raise InputError(f"{_printable(path)}: permission denied; make the file readable")
    if _first_time(path, seen):
        yield source


def _cannot_open(path: Path, problem: Exception) -> str:
    if isinstance(problem, FileNotFoundError):
        return f"{_printable(path)}: no such file or folder; check the spelling"
    reason = problem.strerror if isinstance(problem, OSError) else str(problem)
    return f"{_printable(path)}: cannot be opened ({reason})"


def _walk(folder: Path, seen: set[tuple[int, int] | str]) -> Iterator[Source]:
    """Readable files below a folder; each folder and each file once, whatever links lead to it."""
    if not _first_time(folder, seen):
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as problem:
        raise InputError(_cannot_open(folder, problem)) from problem
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, seen)
        elif not path.is_file() or (source := _source(path)) is None:
            log.info("passed over %s: not a kind of file that can be read", _printable(path))
        elif _first_time(path, seen):
            yield source


def _first_time(path: Path, seen: set[tuple[int, int] | str]) -> bool:
    status = path.stat()
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        log.info("passed over %s: read already", _printable(path))
        return False
    seen.add(identity)
    return True


def _source(path: Path) -> Source | None:
    suffixes = [s.lower() for s in path.suffixes]
    compression = COMPRESSIONS.get(suffixes[-1]) if suffixes else None
    if compression:
        suffixes.pop()
    if not suffixes or suffixes[-1] not in FORMATS:
        return None
    return Source(path, _unicode(path), FORMATS[suffixes[-1]], compression)


def _unicode(path: str | Path) -> str:
    """The path as valid Unicode: bytes of a file name that are not UTF-8 are replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _printable(path: str | Path) -> str:
    """The path on one line, for messages."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in _unicode(path))
