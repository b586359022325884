"""Who works in a folder: one run alone, or the jobs of an array together."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.tables.target import NO_LOCKS

log = logging.getLogger(__name__)


class LockedError(RuntimeError):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock of a file, made where it is missing, for the block; alone, or `shared` with others that do so.

    It ends with the process, however that ends. Raises LockedError when somebody else has it. Where the file system
    has no locks, a line in the log says so.
    """
    how = fcntl.LOCK_NB | (fcntl.LOCK_SH if shared else fcntl.LOCK_EX)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle, how, path)
            if not _is(handle, path):
                continue  # its last holder has deleted it
            yield
            return
        finally:
            os.close(handle)


def _lock(handle: int, how: int, path: Path) -> None:
    try:
        fcntl.flock(handle, how)
    except BlockingIOError as problem:
        raise LockedError(str(path)) from problem
    except OSError as problem:
        if problem.errno not in NO_LOCKS:
            raise
        log.warning("%s: no locks on this file system; see to it that no two runs use this folder", path)


def _is(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
