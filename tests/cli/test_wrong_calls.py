"""Exit status and message of every wrong call, and nothing written by any of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from calling import Call, files_below, one_line

WRONG_CALLS = {
    "no command": ([], "Usage:"),
    "two outputs": (["extract", "news.txt", "--out", "out", "--into", "out"], "one of --out DIR"),
    "add to nothing": (["extract", "news.txt", "--into", "nothing"], "nothing is no folder"),
    "no part": (["extract", "news.txt", "--out", "out", "--shard", "3"], "write NUMBER/OF"),
    "a part too far": (["extract", "news.txt", "--out", "out", "--shard", "5/4"], "write NUMBER/OF"),
    "part zero": (["extract", "news.txt", "--out", "out", "--shard", "0/4"], "write NUMBER/OF"),
    "a part of an addition": (["extract", "news.txt", "--into", "other", "--shard", "1/4"], "give --out DIR"),
    "a part of standard input": (["extract", "-", "--out", "out", "--shard", "1/4"], "cannot share standard input"),
    "go on and begin anew": (["extract", "news.txt", "--out", "out", "--resume", "--restart"], "give one of them"),
    "a part that begins anew": (
        ["extract", "news.txt", "--out", "out", "--shard", "1/2", "--restart"],
        "give one of them",
    ),
    "unknown level": (["extract", "news.txt", "--out", "out", "--log-level", "loud"], "'loud' is not one of "),
    "unknown command": (["extrakt"], "Did you mean 'extract'"),
    "no input": (["extract", "--out", "out"], "INPUT"),
    "no output": (["extract", "news.txt"], "--out"),
    "no such file": (["extract", "nothing.txt", "--out", "out"], "nothing.txt: no such file"),
    "one of two is missing": (["extract", "news.txt", "nothing.txt", "--out", "out"], "nothing.txt"),
    "unknown kind": (["extract", "news.docx", "--out", "out"], "news.docx: "),
    "empty folder": (["extract", "empty", "--out", "out"], "empty: no file to read"),
    "unknown language": (["extract", "news.txt", "--out", "out", "--language", "xx"], "'xx' is not available"),
    "impossible date": (["extract", "news.txt", "--out", "out", "--published", "2022-02-30"], "write YYYY-MM-DD"),
    "words for a date": (["extract", "news.txt", "--out", "out", "--published", "yesterday"], "write YYYY-MM-DD"),
    "no workers": (["extract", "news.txt", "--out", "out", "--workers", "0"], "--workers"),
    "no dictionary": (["extract", "news.txt", "--out", "out", "--actors", "nowhere.txt"], "nowhere.txt, line 1: "),
    "mistakes in a dictionary": (["extract", "news.txt", "--out", "out", "--actors", "news.txt"], "news.txt, line 1: "),
    "mistakes in agents": (["extract", "news.txt", "--out", "out", "--agents", "news.txt"], "news.txt, line 1: "),
    "no register": (["extract", "news.txt", "--out", "out", "--people", "news.txt"], "news.txt is no register"),
    "no register there": (["extract", "news.txt", "--out", "out", "--people", "no.parquet"], "no.parquet is no file; "),
    "half a pipeline": (["extract", "news.txt", "--out", "out", "--pipeline", "en"], "LANGUAGE=FOLDER"),
    "output is a file": (["extract", "news.txt", "--out", "news.docx"], "news.docx is a file"),
    "output holds something else": (["extract", "news.txt", "--out", "other"], "other holds something else"),
    "show nothing": (["show", "nothing"], "nothing is no folder; name a folder"),
    "show another folder": (["show", "other"], "other holds no dataset: datapackage.json is missing; name a folder"),
    "show a wrong date": (["show", "other", "--since", "2022-13-01"], "write YYYY-MM-DD"),
    "show a wrong type": (["show", "other", "--type", "party"], "'--type': 'party' is not one of 'meeting'"),
    "validate nothing": (["validate", "nothing"], "that `timeline extract` has written"),
    "load nothing": (["load", "nothing"], "nothing is no folder; name a folder"),
    "explain in nothing": (["explain", "abc", "nothing"], "nothing is no folder; name a folder"),
    "evaluate nothing": (["evaluate", "nothing", "news.txt"], "nothing is no folder; name a folder"),
    "export nothing": (["export", "nothing", "--format", "csv", "--out", "out"], "nothing is no folder; name a folder"),
    "export in no known format": (["export", "other", "--format", "ods", "--out", "out"], "'ods' is not one of 'csv'"),
    "an author of a table": (["export", "other", "--format", "csv", "--out", "out", "--author", "A"], "croissant only"),
    "cite nothing": (["cite", "nothing"], "nothing is no folder; name a folder"),
    "annotate nothing": (["annotate", "nothing", "--out", "tasks.json"], "nothing is no folder; name a folder"),
    "annotate without output": (["annotate", "other"], "--out FILE"),
    "annotate both ways": (["annotate", "other", "--read", "news.txt", "--out", "gold.jsonl"], "one of the two"),
    "read no export": (["annotate", "--read", "news.txt", "--out", "gold.jsonl"], "news.txt: line 1: "),
    "stats of nothing": (["stats", "nothing"], "nothing is no folder; name a folder"),
    "diff with nothing": (["diff", "nothing", "other"], "nothing is no folder; name a folder"),
    "unknown table": (["schema", "evnts"], "there is no table 'evnts'; there are: events"),
    "unknown format": (["schema", "--format", "xml"], "'xml' is not one of 'md'"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG_CALLS.values(), ids=WRONG_CALLS.keys())
def test_wrong_calls_end_with_2_and_write_nothing(
    arguments: list[str], message: str, call: Call, news: Path, tmp_path: Path
) -> None:
    (tmp_path / "news.docx").write_bytes(b"PK")
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("Do not lose.")
    before = files_below(tmp_path)
    status, out, err = call(*arguments)
    assert (status, out) == (2, "")
    assert message in (err if message == "Usage:" else one_line(err))
    assert files_below(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_output_that_cannot_be_written(call: Call, news: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    status, _, err = call("extract", "news.txt", "--out", "locked/out")
    assert status == 2
    assert "not writable" in one_line(err)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no file system here that refuses everybody")
def test_output_where_nobody_can_write(call: Call, news: Path) -> None:
    status, _, err = call("extract", "news.txt", "--out", "/proc/self/out")
    assert status == 2
    assert "not writable" in one_line(err)


def test_output_below_a_file(call: Call, news: Path) -> None:
    status, _, err = call("extract", "news.txt", "--out", "news.txt/out")
    assert status == 2
    assert "news.txt is a file" in one_line(err)
