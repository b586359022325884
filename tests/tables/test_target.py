from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import VERSIONS, dataset, reject

from timeline.tables import target
from timeline.tables.target import TargetError, check_target, recover, staged
from timeline.tables.write import write_dataset

DYING = """
import os, signal, sys
from pathlib import Path
from timeline.tables.target import staged

with staged(Path(sys.argv[1])) as fresh:
    (fresh / "events.parquet").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_target_may_be_missing_empty_or_a_dataset(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "new", tmp_path / "a" / "b" / "new", tmp_path / "empty", folder):
        check_target(path)
    assert names(tmp_path) == ["empty", "out"]


def test_a_target_with_a_database_made_of_it_may_be_replaced(folder: Path) -> None:
    (folder / "timeline.duckdb").write_bytes(b"")
    write_dataset(folder, dataset(), versions=VERSIONS)
    assert "timeline.duckdb" not in names(folder)


def test_a_target_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    with pytest.raises(TargetError, match="is a file"):
        check_target(tmp_path / "notes")
    with pytest.raises(TargetError, match="is a file"):
        check_target(tmp_path / "notes" / "out")


@pytest.mark.parametrize("package", [None, "{}", "not json", '{"name": "other"}', "[]"])
def test_a_target_that_holds_something_else_is_refused(tmp_path: Path, package: str | None) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    if package is not None:
        (tmp_path / "datapackage.json").write_text(package)
    with pytest.raises(TargetError, match="holds something else"):
        write_dataset(tmp_path, dataset(), versions=VERSIONS)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_dataset_with_a_foreign_file_is_not_replaced(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(TargetError, match=r"holds notes\.txt, which is no part of the dataset"):
        check_target(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    with pytest.raises(TargetError, match="not writable"):
        check_target(tmp_path / "locked" / "out")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a file system that takes no folders")
def test_a_file_system_that_takes_no_folders_is_refused() -> None:
    with pytest.raises(TargetError, match="not writable"):
        check_target(Path("/proc/out"))


def test_an_exception_leaves_nothing_behind(tmp_path: Path, folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(KeyboardInterrupt), staged(folder) as fresh:
        (fresh / "events.parquet").write_text("half")
        raise KeyboardInterrupt
    assert contents(folder) == before
    assert names(tmp_path) == ["out"]


def test_a_killed_run_leaves_the_previous_dataset_and_the_next_clears_up(tmp_path: Path, folder: Path) -> None:
    before = contents(folder)
    died = subprocess.run([sys.executable, "-c", DYING, str(folder)], check=False)
    assert died.returncode == -signal.SIGKILL
    assert contents(folder) == before
    assert len(names(tmp_path)) == 2
    write_dataset(folder, dataset(rejects=[reject(), reject(record=4)]), versions=VERSIONS)
    assert names(tmp_path) == ["out"]


def test_a_run_still_at_work_keeps_its_folder(tmp_path: Path, folder: Path) -> None:
    with staged(folder) as fresh:
        recover(folder)
        assert fresh.is_dir()
        with pytest.raises(TargetError, match="another run is writing to"):
            write_dataset(folder, dataset(), versions=VERSIONS)
        (fresh / "datapackage.json").write_text((folder / "datapackage.json").read_text())
    assert names(folder) == ["datapackage.json"]


def test_a_run_killed_between_the_renames_is_put_right(tmp_path: Path, folder: Path) -> None:
    before = contents(folder)
    folder.rename(tmp_path / ".out.previous")
    recover(folder)
    assert contents(folder) == before


def test_what_a_run_killed_after_the_renames_left_is_cleared_away(tmp_path: Path, folder: Path) -> None:
    before = contents(folder)
    shutil.copytree(folder, tmp_path / ".out.previous")
    recover(folder)
    assert names(tmp_path) == ["out"]
    assert contents(folder) == before


def test_files_are_forced_to_the_disk_before_they_take_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda handle: forced.add(os.fstat(handle).st_ino))
    swap, waiting = target._swap, []

    def watched(fresh: Path, place: Path) -> None:
        waiting.extend(path.name for path in (fresh, *fresh.iterdir()) if path.stat().st_ino not in forced)
        swap(fresh, place)

    monkeypatch.setattr(target, "_swap", watched)
    write_dataset(tmp_path / "out", dataset(), versions=VERSIONS)
    assert waiting == []


def test_a_failing_swap_puts_the_previous_dataset_back(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    rename = Path.rename

    def failing(self: Path, other: Path) -> Path:
        if self.name.endswith(".writing"):
            raise OSError("disk gone")
        return rename(self, other)

    monkeypatch.setattr(target.Path, "rename", failing)
    with pytest.raises(OSError, match="disk gone"):
        write_dataset(folder, dataset(rejects=[]), versions=VERSIONS)
    assert contents(folder) == before
    assert names(tmp_path) == ["out"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path, folder: Path) -> None:
    link = tmp_path / "latest"
    link.symlink_to(folder)
    write_dataset(link, dataset(), versions=VERSIONS)
    assert link.is_symlink()
    assert link.resolve() == folder


def test_a_new_folder_is_as_open_as_the_user_wants(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        folder = write_dataset(tmp_path / "out", {}, versions={})
    finally:
        os.umask(mask)
    assert folder.stat().st_mode & 0o777 == 0o750
