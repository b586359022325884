"""Who reads the shards: this process or others, which have ended when all is read."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from timeline.run import pool
from timeline.run.how import FEW, How, crew
from timeline.run.shard import Done


def reader(number: int) -> Done:
    """Tells who did the shard, in the place of the number of its documents."""
    return Done(os.getpid(), number)


@pytest.mark.parametrize(
    ("workers", "shards", "documents", "others"),
    [(1, 3, FEW, 0), (1, 3, FEW + 1, 2), (2, 1, FEW, 0), (2, 1, FEW + 1, 1), (1, 0, FEW + 1, 0)],
    ids=["few", "many, by one who is renewed", "last of few", "last of many", "none left"],
)
def test_who_reads(workers: int, shards: int, documents: int, others: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "TASKS_PER_WORKER", 2)
    before = set(multiprocessing.active_children())  # what other tests have left
    with crew(How(workers)) as hands:
        done = list(hands(reader, range(shards), documents))
        assert set(multiprocessing.active_children()) <= before
    assert [each.rejects for each in done] == list(range(shards))
    assert len({each.documents for each in done} - {os.getpid()}) == others
