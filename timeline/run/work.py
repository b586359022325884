"""The work folder of a run: hidden, beside the dataset that it makes; what is done in it survives an interruption."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from timeline.run.how import Left
from timeline.run.lock import LockedError, locked
from timeline.run.manifest import FACTS, Manifest, read_manifest
from timeline.run.settings import RunError
from timeline.run.shards import Reading
from timeline.tables.durable import clear_unfinished
from timeline.tables.schema import table
from timeline.tables.target import TargetError

LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Work:
    """What stands in a work folder: the two readings, and the register of people between them."""

    folder: Path

    @property
    def first(self) -> Reading:
        """All articles, each read knowing only itself."""
        return Reading(self.folder / "first")

    @property
    def again(self) -> Reading:
        """Articles that are read again with the register."""
        return Reading(self.folder / "again")

    @property
    def people(self) -> Path:
        """The file of the register."""
        return self.folder / table("people").file

    @property
    def named(self) -> Path:
        """The file that names the documents to read again."""
        return self.folder / "again.parquet"

    def discard(self) -> None:
        """Delete the folder; what an interruption leaves of it no run takes for its own."""
        (self.folder / FACTS).unlink()
        with suppress(KeyboardInterrupt):  # the dataset is written: nothing is interrupted any more
            shutil.rmtree(self.folder, ignore_errors=True)

    def clear(self) -> None:
        """Throw away all work but the lock."""
        for path in self.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != LOCK:
                path.unlink()


def work_folder(out: Path) -> Path:
    """The folder in which a run works whose dataset goes to `out`."""
    target = out.resolve()
    return target.with_name(f".{target.name}.work")


@contextmanager
def at_work(out: Path, manifest: Manifest, left: Left, *, shared: bool = False) -> Iterator[Work]:
    """The work folder for the block: locked, alone or `shared` with other jobs, and of a run with this manifest.

    Where the block fails before a shard is finished the folder is deleted, otherwise it stays.

    Raises TargetError when another run is at work there, and RunError when it holds the work of a run that began
    with other settings, or of any run that is not to be resumed.
    """
    work = Work(work_folder(out))
    work.folder.mkdir(parents=True, exist_ok=True)
    try:
        with locked(work.folder / LOCK, shared=shared):
            try:
                _begin(work, out, manifest, left, shared=shared)
                yield work
            except BaseException:
                if not (shared or work.first.finished()):
                    shutil.rmtree(work.folder, ignore_errors=True)
                raise
    except LockedError as problem:
        raise TargetError(f"another run is writing to {out}; wait for it or choose another folder") from problem


def _begin(work: Work, out: Path, manifest: Manifest, left: Left, *, shared: bool) -> None:
    earlier = read_manifest(work.folder)
    difference = manifest.difference(earlier) if earlier else None
    worthless = not (shared or work.first.finished())
    if earlier is None or left is Left.RESTART or (worthless and (left is Left.REFUSE or difference)):
        if not shared:
            work.clear()
        manifest.write(work.folder)
    elif left is Left.REFUSE:
        raise RunError(
            f"{out} has an unfinished run ({_state(work)}) in {work.folder}; continue it with --resume, or throw "
            "its work away with --restart"
        )
    elif difference:
        raise RunError(
            f"the unfinished run in {work.folder} began otherwise: {difference}; repeat that call with --resume, or "
            "throw its work away with --restart"
        )
    elif not shared:
        clear_unfinished(work.folder)
        work.first.clear_unfinished()
        work.again.clear_unfinished()


def _state(work: Work) -> str:
    cut = work.first.cut()
    return f"{len(work.first.finished())} of {cut.shards if cut else 'its'} shards done"
