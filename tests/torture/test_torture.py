"""A few minutes of torture in a few seconds; `make torture` does the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from torture import interrupted
from torture.mutations import broken
from torture.reading import feed_some
from torture.seeds import COMPRESSIONS, MAKERS


def test_broken_files_are_the_same_every_time_and_of_every_kind() -> None:
    files = [broken(number) for number in range(300)]
    assert files == [broken(number) for number in range(300)]
    assert {file.name for file in files} == {f"broken{a}{b}" for a in MAKERS for b in COMPRESSIONS}


def test_broken_files_lose_and_double_nothing() -> None:
    found = feed_some(range(100), whole_every=50)
    assert found.faults == ()
    assert found.documents > 30
    assert found.rejects > 30


def test_a_killed_run_goes_on_to_the_same_bytes() -> None:
    kills, faults = interrupted.kill(1, 0)
    assert kills >= 1
    assert faults == []


def test_a_full_disk_is_told_of_and_nothing_is_lost(tmp_path: Path) -> None:
    if not interrupted.may_mount(tmp_path):
        pytest.skip("no file system can be mounted here")
    assert interrupted.fill(1) == (1, [])
