"""Where a dataset goes: checks before the work, a fresh folder during it, one swap at the end.

A run writes into a folder beside the target and renames it into place when all is written, so that an
interrupted run leaves the previous dataset as it was. The folder is locked while its process lives; what
a dead one left behind is cleared away by the next.
"""

from __future__ import annotations

import errno
import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.tables.durable import sync_entry, sync_folder, umask
from timeline.tables.package import PACKAGE, DatasetError, read_package

# Files that are made from a dataset and are stale once it is replaced, and litter of file managers.
DISPOSABLE = frozenset({"timeline.duckdb", "timeline.duckdb.wal", ".DS_Store", "Thumbs.db"})

NO_LOCKS = frozenset({errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
"""What file systems answer that cannot lock a file or a folder."""


class TargetError(ValueError):
    """The output folder cannot be used: the message says why and what to do."""


def check_target(folder: Path) -> None:
    """Raise TargetError unless a dataset can be written to this folder; nothing is written.

    The folder may be missing, empty, or hold a dataset of this program and nothing else. No other run may be
    writing to it.
    """
    target = folder.resolve()
    if any(_alive(other) for other in _stages(target)):
        raise TargetError(f"another run is writing to {folder}; wait for it or choose another folder")
    if target.is_dir():
        _check_content(folder, target)
        if os.path.ismount(target):
            raise TargetError(f"{folder} is a mount point and cannot be replaced; name a folder inside it")
        if not os.access(target, os.W_OK | os.X_OK):
            raise TargetError(f"{folder} is not writable; choose another folder")
    elif target.exists():
        raise TargetError(f"{folder} is a file; name a folder")
    _check_parent(folder, target)


def is_dataset(folder: Path) -> bool:
    """Whether the folder holds a dataset that this program wrote."""
    try:
        read_package(folder)
    except DatasetError:
        return False
    return True


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A fresh, empty folder that takes the place of `folder` when the block ends without an exception.

    Raises TargetError like `check_target`.
    """
    target = folder.resolve()
    recover(folder)
    check_target(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".writing", dir=target.parent))
    lock = os.open(fresh, os.O_RDONLY)
    try:
        _lock(lock)
        yield fresh
        fresh.chmod(0o777 & ~umask())
        sync_folder(fresh)
        _swap(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    finally:
        os.close(lock)


def recover(folder: Path) -> None:
    """Clear away what interrupted runs left beside `folder`; put back a dataset caught between renames."""
    target = folder.resolve()
    previous = _previous(target)
    if previous.is_dir() and not target.exists():
        previous.rename(target)
    elif is_dataset(previous):
        shutil.rmtree(previous, ignore_errors=True)
    for leftover in _stages(target):
        if not _alive(leftover):
            shutil.rmtree(leftover, ignore_errors=True)


def _check_content(folder: Path, target: Path) -> None:
    names = {entry.name for entry in target.iterdir()} - DISPOSABLE
    if not names:
        return
    try:
        package = read_package(target)
    except DatasetError as problem:
        raise TargetError(
            f"{folder} holds something else than a dataset; choose another or an empty folder"
        ) from problem
    ours = {resource["path"] for resource in package["resources"]} | {PACKAGE}
    for name in sorted(names - ours):
        raise TargetError(f"{folder} holds {name}, which is no part of the dataset; move it out of the folder")


def _check_parent(folder: Path, target: Path) -> None:
    """Try to make a folder beside the target: permissions alone do not tell of read-only file systems."""
    parent = next(p for p in target.parents if p.exists())
    if not parent.is_dir():
        raise TargetError(f"{folder} cannot be made: {parent} is a file")
    try:
        Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".check", dir=parent)).rmdir()
    except OSError as problem:
        raise TargetError(f"{folder} is not writable ({problem.strerror}); choose another folder") from problem


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; the old folder stands aside until the new one is in."""
    previous = _previous(target)
    if target.exists():
        target.rename(previous)
    try:
        fresh.rename(target)
    except BaseException:
        if previous.exists():
            previous.rename(target)
        raise
    sync_entry(target.parent)
    shutil.rmtree(previous, ignore_errors=True)


def _stages(target: Path) -> list[Path]:
    """Folders in which runs write, or wrote, what is to take the place of `target`."""
    return sorted(target.parent.glob(f".{glob.escape(target.name)}.*.writing"))


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _alive(folder: Path) -> bool:
    """Whether the process that made the folder still holds its lock."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        _lock(handle)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _lock(handle: int) -> None:
    """Lock an open folder. Raises BlockingIOError when another process has it.

    File systems of clusters may have no locks, or none for folders; a run's work folder then has its own.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno not in NO_LOCKS:
            raise
