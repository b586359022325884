"""Files and folders that are whole or not there: written under another name, forced to the disk, renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".part"
"""Ending of what is being written; what still has it when its process is gone can be deleted."""


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to; the file takes its place at `path` when the block ends without an exception."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        yield fresh
        _make_readable(fresh, 0o666)
        sync_entry(fresh)
        fresh.replace(path)
        sync_entry(path.parent)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """An empty folder to write files into; it takes its place at `path` when the block ends without an exception.

    Where another process has put the same folder there meanwhile, that one stays.
    """
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent))
    try:
        yield fresh
        _make_readable(fresh, 0o777)
        sync_folder(fresh)
        try:
            fresh.rename(path)
        except OSError:
            if not path.is_dir():
                raise
        sync_entry(path.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def clear_unfinished(folder: Path) -> None:
    """Delete what processes that were killed left half written directly in a folder."""
    for path in folder.glob(f".*{UNFINISHED}"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Force the files in a folder and the folder to the disk, so that a power cut afterwards finds them whole."""
    for path in sorted(folder.iterdir()):
        sync_entry(path)
    sync_entry(folder)


def sync_entry(path: Path) -> None:
    """Force one file, or the list of names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_readable(path: Path, mode: int) -> None:
    """Give what was made for its owner alone the mode that the process's mask allows."""
    path.chmod(mode & ~umask())


def umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
