"""The engine, with a process function that only counts."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles.article import Article, Reject
from timeline.run import pool
from timeline.run.engine import Outcome, Rows, attempt, batches, frames, merge, run
from timeline.run.settings import RunError, Settings

SETTINGS = Settings()


def article(number: int, *, text: str = "Teks.", language: str = "id") -> Article:
    return Article(document_id=f"d{number}", path="news.jsonl", text=text, language=language, record=number)


def reject(number: int) -> Reject:
    return Reject("news.jsonl", "no_text", "the record has no text", record=number)


def row(document_id: str, record: int | None) -> dict[str, object]:
    """A row of the smallest table, which serves here for any."""
    return {"path": "x", "record": record, "document_id": document_id, "reason": "none", "detail": "x"}


def counting(articles: Sequence[Article], settings: Settings) -> Rows:
    """A process function: one row a document; "slow" waits, "bad" raises."""
    for item in articles:
        if "slow" in item.text:
            time.sleep(0.2)
        if "untyped" in item.text:
            return {"rejects": [{**row(item.document_id, item.record), "reason": 5}]}
        if "bad" in item.text:
            raise ZeroDivisionError("no reason")
    return {"rejects": [row(item.document_id, item.record) for item in articles]}


def dying(articles: Sequence[Article], settings: Settings) -> Rows:
    os._exit(1)


def hopeless(articles: Sequence[Article], settings: Settings) -> Rows:
    raise RunError("no pipeline")


def ids(outcomes: Sequence[Outcome]) -> list[str]:
    return [name for outcome in outcomes for frame in outcome.tables.values() for name in frame["document_id"]]


def test_batches_hold_one_language() -> None:
    records = [article(n, language="id" if n % 2 else "en") for n in range(7)]
    found = [batch for batch in batches(records, documents=2) if isinstance(batch, list)]
    assert [[a.record for a in batch] for batch in found] == [[0, 2], [1, 3], [4, 6], [5]]
    assert all(len({a.language for a in batch}) == 1 for batch in found)


def test_batches_close_on_characters() -> None:
    records = [article(n, text="x" * 60) for n in range(5)]
    assert [len(batch) for batch in batches(records, characters=100) if isinstance(batch, list)] == [2, 2, 1]


@given(st.lists(st.sampled_from(["id", "en", "reject"]), max_size=40), st.integers(1, 5))
def test_batches_lose_and_double_nothing(kinds: list[str], size: int) -> None:
    records = [reject(n) if kind == "reject" else article(n, language=kind) for n, kind in enumerate(kinds)]
    numbers: list[int | None] = []
    for item in batches(records, documents=size):
        numbers.extend([item.record] if isinstance(item, Reject) else [a.record for a in item])
    assert sorted(n for n in numbers if n is not None) == list(range(len(kinds)))


def test_attempt_rejects_only_the_article_that_raises() -> None:
    outcome = attempt(counting, [article(0), article(1, text="bad"), article(2)], SETTINGS)
    assert ids([outcome]) == ["d0", "d2"]
    assert outcome.documents == 2
    (lost,) = outcome.rejects
    assert (lost.reason, lost.record, lost.document_id) == ("failed", 1, "d1")
    assert "ZeroDivisionError: no reason" in lost.detail


def test_attempt_rejects_an_article_whose_rows_break_the_schema() -> None:
    outcome = attempt(counting, [article(0), article(1, text="untyped")], SETTINGS)
    assert ids([outcome]) == ["d0"]
    assert "SchemaError: rejects.reason" in outcome.rejects[0].detail


def test_attempt_passes_on_what_is_not_about_an_article() -> None:
    with pytest.raises(RunError, match="no pipeline"):
        attempt(hopeless, [article(0), article(1)], SETTINGS)


def test_merge_keeps_order() -> None:
    merged = merge([frames({"rejects": [row("a", 1)]}), {}, frames({"rejects": [row("b", 0)]})])
    assert merged["rejects"]["document_id"].to_list() == ["a", "b"]


def test_run_in_order_whatever_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "TASKS_PER_WORKER", 4)  # two rounds of workers
    texts = ["slow", "a", "bad", "b", "slow", "c", "d", "bad", "e", "f", "g", "h", "i"]
    records = [reject(n) if n == 5 else article(n, text=text) for n, text in enumerate(texts)]
    alone, together = (list(run(records, SETTINGS, counting, workers=workers, batch_documents=1)) for workers in (1, 2))
    assert [o.rejects for o in together] == [o.rejects for o in alone]
    assert ids(together) == ids(alone) == [f"d{n}" for n in range(13) if n not in (2, 5, 7)]
    assert [r.record for outcome in alone for r in outcome.rejects] == [2, 5, 7]


def test_run_reports_a_worker_that_died() -> None:
    with pytest.raises(RunError, match="fewer --workers"):
        list(run([article(0), article(1)], SETTINGS, dying, workers=2))


def test_run_reads_no_further_than_it_must() -> None:
    read: list[int] = []

    def source() -> object:
        for number in range(100):
            read.append(number)
            yield article(number)

    outcomes = run(source(), SETTINGS, counting, workers=2, batch_documents=1)  # type: ignore[arg-type]
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert len(read) < 12
