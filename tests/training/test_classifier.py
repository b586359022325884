"""The classifier that was tried: it learns, and the same sentences give the same answers."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from training import classifier

KNOWN = [
    ("Peru met Chile in Lima.", "04"),
    ("Oman met Iraq on Friday.", "04"),
    ("Peru attacked Chile at dawn.", "19"),
    ("Oman attacked Iraq on Friday.", "19"),
    ("The weather was fine.", classifier.NONE),
    ("The weather stays dry.", classifier.NONE),
]


def test_it_tells_what_it_has_seen_from_what_it_has_not() -> None:
    learned = classifier.learn(KNOWN)
    assert [learned(text)[0] for text, _ in KNOWN] == [root for _, root in KNOWN]
    assert learned("Kenya met Ghana.")[0] == "04"
    assert learned("Kenya met Ghana.") == classifier.learn(KNOWN)("Kenya met Ghana.")


def test_the_examples_of_the_lexicons_have_roots_and_none() -> None:
    roots = {root for _, root in classifier.sentences("id")}
    assert {classifier.NONE, "01", "04", "19"} <= roots


def test_the_table_counts_the_sentences_that_the_rules_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classifier, "sentences", lambda language: KNOWN)
    rows = [
        {"id": "a", "text": "Kenya met Ghana.", "gold": {"code": "042"}},
        {"id": "b", "text": "Kenya attacked Ghana.", "gold": {"code": "190"}},
    ]
    coded = tmp_path / "coded.jsonl"
    coded.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pl.DataFrame({"document_id": ["a"]}).write_parquet(tmp_path / "mentions.parquet")
    assert classifier.main(["--coded", str(coded), str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "all, 2: surer than 0.0: 2, right 2" in lines
    assert "no event by the rules, 1: surer than 0.0: 1, right 1" in lines
