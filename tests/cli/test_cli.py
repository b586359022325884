"""The command line: what commands say and write.

The analysis is replaced by one that only lists the documents; `tests/end_to_end` runs the real one.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest
from calling import TEXT, Call, files_below, one_line
from fake_analysis import listing

from timeline.articles.article import Article
from timeline.cli.common import printable
from timeline.run import extract as extraction
from timeline.run.engine import Rows
from timeline.run.settings import RunError, Settings


def rejects(folder: str = "out") -> list[tuple[str, int | None]]:
    frame = pl.read_parquet(Path(folder) / "rejects.parquet")
    return list(zip(frame["reason"], frame["record"], strict=True))


REJECTED = {
    "empty file": ("bad.txt", b"", None),
    "binary file": ("bad.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)), None),
    "truncated gzip": ("bad.txt.gz", gzip.compress(TEXT.encode() * 50, mtime=0)[:-20], None),
    "a line that is no object": ("bad.jsonl", b"[1, 2]\n", 0),
    "a record without text": ("bad.jsonl", b'{"id": "a"}\n', 0),
    "10 MB in one line": ("bad.txt", b"a few words " * 900_000, None),
    "unknown language": ("bad.jsonl", json.dumps({"text": TEXT, "language": "xx"}).encode(), 0),
    "impossible date": ("bad.jsonl", json.dumps({"text": TEXT, "published": "2022-02-30"}).encode(), 0),
}


@pytest.mark.parametrize(("name", "content", "record"), REJECTED.values(), ids=REJECTED.keys())
def test_what_cannot_be_read_is_rejected(
    name: str, content: bytes, record: int | None, call: Call, news: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    status, out, err = call("extract", name, "news.txt", "--out", "out", "--quiet")
    assert (status, out) == (1, "")
    ((reason, position),) = rejects()
    assert position == record
    assert f"rejected {name}" in one_line(err)
    assert reason in err
    assert pl.read_parquet(tmp_path / "out" / "documents.parquet").height == 1


def test_an_only_file_that_cannot_be_read_gives_a_dataset_with_one_reject(call: Call, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    status, _, err = call("extract", "bad.txt", "--out", "out")
    assert status == 1
    rejected, written = err.splitlines()
    assert rejected.startswith("timeline: rejected bad.txt: ")
    assert written == "timeline: 0 documents, 0 events, 0 mentions in out"
    assert len(rejects()) == 1
    assert pl.read_parquet(tmp_path / "out" / "documents.parquet").height == 0


def test_several_rejects_are_counted_by_reason(call: Call, tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    (tmp_path / "news.jsonl").write_text("\n".join([good, "{}", "[]", "{}", good]) + "\n")
    status, _, err = call("extract", "news.jsonl", "--out", "out", "--quiet")
    assert status == 1
    assert "rejected 3 inputs (2 no_text, 1 " in one_line(err)
    assert [record for _, record in rejects()] == [1, 2, 3]


def test_an_article_that_breaks_the_analysis_is_rejected(call: Call, tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": TEXT + (" ledakan" if n == 1 else "")}) for n in range(3)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    status, _, err = call("extract", "news.jsonl", "--out", "out", "--quiet")
    assert status == 1
    assert rejects() == [("failed", 1)]
    assert "ZeroDivisionError" in one_line(err)


def test_a_good_run_says_what_it_wrote(call: Call, news: Path, tmp_path: Path) -> None:
    status, out, err = call("extract", "news.txt", "--out", "out")
    assert (status, out) == (0, "")
    assert one_line(err) == "timeline: 1 document, 0 events, 0 mentions in out\n"
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {"datapackage.json", "events.parquet"}


def test_quiet_is_quiet(call: Call, news: Path) -> None:
    assert call("extract", "news.txt", "--out", "out", "--quiet") == (0, "", "")


def test_published_and_language_hold_where_the_article_is_silent(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out", "--published", "2022-01-14", "--language", "en")
    (row,) = pl.read_parquet("out/documents.parquet").iter_rows(named=True)
    assert (str(row["published"]), row["published_basis"], row["language"]) == ("2022-01-14", "option", "en")


def test_standard_input(call: Call) -> None:
    lines = "\n".join(json.dumps({"id": n, "text": TEXT}) for n in "ab").encode()
    status, _, _ = call("extract", "-", "--out", "out", stdin=lines)
    assert status == 0
    assert pl.read_parquet("out/documents.parquet")["document_id"].to_list() == ["a", "b"]


def test_a_later_run_replaces_the_dataset(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    news.write_text(TEXT + " Kedua.", encoding="utf-8")
    assert call("extract", "news.txt", "--out", "out")[0] == 0
    assert "Kedua" in pl.read_parquet("out/documents.parquet")["text"][0]


@pytest.mark.parametrize(
    ("error", "status"), [(KeyboardInterrupt(), 130), (RunError("a worker process died"), 2)], ids=["ctrl-c", "run"]
)
def test_a_run_that_ends_early_leaves_the_dataset(
    error: BaseException, status: int, call: Call, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("extract", "news.txt", "--out", "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def stop(articles: Sequence[Article], settings: Settings) -> Rows:
        raise error

    monkeypatch.setattr(extraction, "process", stop)
    found, _, err = call("extract", "news.txt", "--out", "out")
    assert found == status
    one_line(err)
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert files_below(tmp_path) == sorted(["news.txt", "out", *(f"out/{path.name}" for path in before)])


def test_an_interrupted_run_says_how_to_go_on(
    call: Call, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "second.txt").write_text(TEXT + " Kedua.", encoding="utf-8")
    command = ["extract", "news.txt", "second.txt", "--out", "out"]
    monkeypatch.setenv("TIMELINE_SHARD_SIZE", "1")

    def stop(articles: Sequence[Article], settings: Settings) -> Rows:
        if "Kedua" in articles[0].text:
            raise KeyboardInterrupt
        return listing(articles, settings)

    with monkeypatch.context() as patch:
        patch.setattr(extraction, "process", stop)
        status, _, err = call(*command)
    assert status == 130
    assert one_line(err).endswith("out is as it was, and what was read is kept: repeat the command with --resume\n")
    status, _, err = call(*command)
    assert status == 2
    assert "1 of 2 shards done" in one_line(err)
    assert call(*command, "--resume")[0] == 0
    assert files_below(tmp_path / "out")


def test_parts_and_then_the_whole(call: Call, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_SHARD_SIZE", "1")
    Path("bad.txt").write_bytes(b"")
    for number in (2, 1):
        status, _, err = call("extract", "bad.txt", "news.txt", "--out", "out", "--shard", f"{number}/2")
        assert status == 0
        assert f"part {number} of 2: 1 shard; {3 - number} of all 2 are done; " in one_line(err)
    assert call("extract", "bad.txt", "news.txt", "--out", "out", "--resume", "--quiet")[0] == 1
    assert rejects() == [("empty_file", None)]


def test_added_articles(call: Call, news: Path) -> None:
    Path("second.txt").write_text(TEXT + " Kedua.", encoding="utf-8")
    call("extract", "news.txt", "--out", "out")
    assert call("extract", "second.txt", "--into", "out")[0] == 0
    assert pl.read_parquet("out/documents.parquet")["document_id"].to_list() == ["news", "second"]
    status, _, err = call("extract", "second.txt", "--into", "out")
    assert status == 2
    assert "second.txt is in out already; name only files that are new" in one_line(err)


def test_summary_is_the_same_but_for_the_time(call: Call, news: Path) -> None:
    Path("bad.txt").write_bytes(b"")
    found = []
    for name in ("one", "two"):
        call("extract", "news.txt", "bad.txt", "--out", "out", "--summary", f"{name}.json")
        found.append(json.loads(Path(f"{name}.json").read_text(encoding="utf-8")))
        assert set(found[-1].pop("seconds")) >= {"reading the inputs", "analysing", "resolving and writing"}
    assert found[0] == found[1]
    assert found[0]["rows"]["documents"] == 1
    assert found[0]["rejects"] == {"empty_file": 1}
    assert found[0]["digest"].startswith("sha256:")


@pytest.mark.parametrize(
    ("options", "said"),
    [([], False), (["-v"], True), (["--log-level", "info"], True), (["--log-level", "error"], False)],
)
def test_log(options: list[str], said: bool, call: Call, news: Path) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(TEXT, encoding="utf-8")
    Path("folder/image.png").write_bytes(b"")
    status, _, err = call("extract", "folder", "--out", "out", *options)
    assert status == 0
    assert ("timeline: info: passed over folder/image.png: " in err) == said


def test_lenient_names_what_it_passes_over(call: Call, news: Path, tmp_path: Path) -> None:
    (tmp_path / "my.actors.txt").write_text("ARNLAND [ARN]\nARNLAND [FEN]\nFENLAND\n")
    arguments = ["extract", "news.txt", "--out", "out", "--quiet", "--actors", "my.actors.txt"]
    assert call(*arguments)[0] == 2
    status, _, err = call(*arguments, "--lenient")
    assert status == 0
    assert "passed over in my.actors.txt, line 2: 'ARNLAND' stands in line 1 already" in one_line(err)
    assert "(nor can 1 more be used: line 3)" in err


def test_a_file_name_cannot_break_the_line(call: Call) -> None:
    _, _, err = call("extract", "no\x1b[31m\nfile.txt", "--out", "out")
    assert "\x1b" not in one_line(err)


@pytest.mark.parametrize("arguments", [["--version"], ["schema"], ["schema", "events", "--format", "json"]])
def test_commands_that_only_print(arguments: list[str], call: Call) -> None:
    status, out, err = call(*arguments)
    assert (status, err) == (0, "")
    assert out


def test_show_validate_and_load_an_empty_dataset(call: Call, news: Path, tmp_path: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, out, _ = call("show", "out")
    assert status == 0
    assert "0 of 0 events" in out
    assert call("validate", "out")[:2] == (0, "out is valid\n")
    assert call("load", "out", "--database", "news.duckdb")[0] == 0
    assert (tmp_path / "news.duckdb").is_file()
    status, _, err = call("explain", "abc", "out")
    assert status == 2
    assert "there is no event 'abc'" in one_line(err)


def test_validate_finds_damage(call: Call, news: Path, tmp_path: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    (tmp_path / "out" / "events.parquet").write_bytes(b"")
    status, out, _ = call("validate", "out")
    assert status == 1
    assert "events" in out


@pytest.mark.parametrize("command", ["extract", "show", "explain", "report", "load", "validate", "schema"])
def test_help_has_examples(command: str, call: Call) -> None:
    status, out, _ = call(command, "--help")
    assert status == 0
    assert f"  timeline {command} " in out.split("Example", 1)[1]


HEAVY = {"spacy", "polars", "pyarrow", "duckdb", "dateparser", "numpy", "rich", "yaml", "trafilatura"}


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom timeline import cli\nsys.argv = ['timeline', '--help']\n"
        "try:\n    cli.main()\nfinally:\n    print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "extract" in done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_module_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "timeline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("timeline ")


def test_export_says_what_it_wrote(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, out, err = call("export", "out", "--format", "icews", "--out", "all.csv")
    assert (status, out) == (0, "")
    assert err == "timeline: wrote all.csv\ntimeline: wrote all.dictionary.csv\n"


def test_export_of_a_croissant_record(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, _, _ = call("export", "out", "--format", "croissant", "--out", "c.json", "--author", "Sari, Dewi")
    assert status == 0
    assert json.loads(Path("c.json").read_text("utf-8"))["creator"][0]["name"] == "Sari, Dewi"


def test_cite_prints_the_citation(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, out, _ = call("cite", "out", "--author", "Sari, Dewi", "--date", "2022-02-01")
    assert status == 0
    assert out.startswith("Sari, Dewi (2022). Diplomatic timeline [Data set]. ")


def test_stats_as_text_and_json(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, out, err = call("stats", "out")
    assert (status, err) == (0, "")
    assert out.startswith("rows\n")
    assert json.loads(call("stats", "out", "--format", "json")[1])["rows"]["documents"] == 1


def test_diff_of_a_dataset_with_itself(call: Call, news: Path) -> None:
    call("extract", "news.txt", "--out", "out")
    status, out, err = call("diff", "out", "out")
    assert (status, err) == (0, "")
    assert out.endswith("No event, mention or statement differs.\n")
    assert json.loads(call("diff", "out", "out", "--format", "json")[1])["changes"] == []


@pytest.mark.parametrize("text", ["a\x1b[31mb", "a\x07b", "a\u202eb", "a\nb", "a\u200bb", "a\udcffb"])
def test_a_line_cannot_steer_the_terminal(text: str) -> None:
    assert printable(text) == "a\N{REPLACEMENT CHARACTER}" + text[text.index("[") if "[" in text else 2 :]
