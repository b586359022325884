"""Files and folders that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from timeline.tables.durable import UNFINISHED, clear_unfinished, whole_file, whole_folder

Writing = Callable[[Path], AbstractContextManager[Path]]


@pytest.fixture
def mask() -> Iterator[None]:
    """A file mode mask that keeps others out."""
    before = os.umask(0o027)
    yield
    os.umask(before)


def fill(fresh: Path) -> None:
    (fresh / "a.txt" if fresh.is_dir() else fresh).write_text("new", encoding="utf-8")


@pytest.mark.parametrize("whole", [whole_file, whole_folder])
def test_it_is_there_when_the_block_has_ended(whole: Writing, tmp_path: Path) -> None:
    with whole(tmp_path / "made") as fresh:
        fill(fresh)
        assert not (tmp_path / "made").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@pytest.mark.parametrize("whole", [whole_file, whole_folder])
def test_an_exception_leaves_nothing(whole: Writing, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="half way"), whole(tmp_path / "made") as fresh:
        fill(fresh)
        raise RuntimeError("half way")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("mask")
@pytest.mark.parametrize(("whole", "mode"), [(whole_file, 0o640), (whole_folder, 0o750)])
def test_it_is_as_open_as_the_user_wants(whole: Writing, mode: int, tmp_path: Path) -> None:
    with whole(tmp_path / "made") as fresh:
        fill(fresh)
    assert (tmp_path / "made").stat().st_mode & 0o777 == mode


def test_the_folder_that_another_process_has_put_there_stays(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "made") as fresh:
        fill(fresh)
        (tmp_path / "made").mkdir()
        (tmp_path / "made" / "first.txt").write_text("theirs", encoding="utf-8")
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["first.txt"]


def test_a_folder_that_cannot_take_its_place_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="made"), whole_folder(tmp_path / "made") as fresh:
        fill(fresh)
        (tmp_path / "made").write_text("a file", encoding="utf-8")


def test_what_was_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / f".a{UNFINISHED}").write_text("half", encoding="utf-8")
    (tmp_path / f".b{UNFINISHED}").mkdir()
    (tmp_path / "c").write_text("whole", encoding="utf-8")
    clear_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["c"]
