"""The parts that run whole, on next to nothing: what they measure and print, never how fast."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks.measuring import Timing
from benchmarks.resolution import resolution
from benchmarks.sample import Sample
from benchmarks.scale import Memory, _run, scale
from benchmarks.short_articles import write_articles
from benchmarks.startup import ROUNDS_MORE, _start, startup
from benchmarks.tables import Figures, print_figures, write_json
from benchmarks.throughput import throughput
from timeline.annotate.pipeline import ANNOTATORS
from timeline.articles import Article, read

TEXT = "Menteri Luar Negeri Retno Marsudi bertemu mitranya dari Malaysia di Jakarta, Kamis (13/1)."
ONE = Sample((Article("a", "x.jsonl", TEXT, "id"),), rounds=1)


def test_startup(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr("benchmarks.startup._start", lambda *words: started.append(words))
    (figures,) = startup(ONE)
    assert [row["start"] for row in figures.rows] == ["import spacy", "timeline --help", "import timeline"]
    assert figures.rows[0]["ratio"] == 1.0
    assert started[:2] == [("-c", "import spacy"), ("-m", "timeline", "--help")]
    assert len(started) == 3 * (1 + ONE.rounds + ROUNDS_MORE)


def test_the_command_that_startup_times_works() -> None:
    _start("-m", "timeline", "--help")


def test_throughput(monkeypatch: pytest.MonkeyPatch) -> None:
    # What runs in a process of its own is tried in this one.
    monkeypatch.setattr("benchmarks.throughput.ProcessPoolExecutor", InThisProcess)
    monkeypatch.setattr("benchmarks.throughput.each", lambda task, items, workers: map(task, items))
    monkeypatch.setattr("benchmarks.throughput.SHARED_OUT", 2)
    other = Article("b", "x.jsonl", "Harga beras naik di Bandung.", "id")
    speeds, stages, memory, ratios = throughput(replace(ONE, others=(other,)))
    sides = ["bare pipeline", "all annotators", "whole, written", "whole, every article parsed"]
    assert [row["side"] for row in speeds.rows] == sides
    assert [row["documents"] for row in speeds.rows] == [1, 1, 1, 1]
    assert speeds.rows[0]["to_bare"] == 1.0
    named = [str(row["stage"]) for row in stages.rows]
    assert named[0] == "tokenizer"
    assert set(ANNOTATORS) | {"parser", "gather", "rows", "frames", "events", "write"} <= set(named)
    single = [row for row in stages.rows if not str(row["stage"]).startswith("(")]
    assert sum(float(str(row["share"])) for row in single) == pytest.approx(1.0)
    assert memory.rows[0]["over_bare_mb"] == 0.0
    assert [row["side"] for row in memory.rows] == sides[:3]
    assert len(ratios.rows) == 4
    assert all(isinstance(row["measured"], float) and row["measured"] > 0 for row in ratios.rows)
    assert not ratios.notices


class InThisProcess:
    """A pool that runs what it is given at once."""

    def __init__(self, *args: object, **options: object) -> None:
        pass

    def __enter__(self) -> InThisProcess:
        return self

    def __exit__(self, *problem: object) -> None:
        pass

    def submit(self, action: object, *args: object) -> InThisProcess:
        self.value = action(*args)  # type: ignore[operator]
        return self

    def result(self) -> object:
        return self.value

    def map(self, action: Callable[[object], object], items: Iterable[object]) -> Iterator[object]:
        return map(action, items)


def test_resolution(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.resolution.ProcessPoolExecutor", InThisProcess)
    (figures,) = resolution(replace(ONE, mentions=2_000))
    assert [row["mentions"] for row in figures.rows] == [20, 200, 2_000]
    # Eight mentions an event, of which one document may have several.
    assert 250 <= float(str(figures.rows[-1]["events"])) <= 450


def test_scale_tells_what_a_document_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def run(command: list[str]) -> tuple[Memory, Timing]:
        calls.append(command[2:])
        stages = {"analysing": 6.0, "resolving and writing": 2.0}
        done = {"rows": {"events": 5}, "seconds": stages}
        Path(command[command.index("--summary") + 1]).write_text(json.dumps(done), encoding="utf-8")
        return Memory(300.0, 500.0, 700.0), Timing(9.0, 4.0)

    monkeypatch.setattr("benchmarks.scale._run", run)
    (figures,) = scale(replace(ONE, short=40))
    assert [(row["workers"], row["documents"]) for row in figures.rows] == [(1, 4), (1, 40), (2, 4), (2, 40)]
    assert [call[:2] for call in calls] == [["timeline", "extract"]] * 4
    row = figures.rows[-1]
    assert (row["seconds"], row["cpu_ms_per_document"]) == (9.0, 100.0)
    assert (row["ms_per_document"], row["analysing_ms"], row["end_share"]) == (200.0, 150.0, 0.25)
    assert (row["main_mb"], row["worker_mb"], row["together_mb"]) == (300.0, 500.0, 700.0)


def test_the_memory_of_a_process_and_its_children() -> None:
    worker = "held = bytearray(80_000_000); import time; time.sleep(1)"
    memory, _ = _run(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"]
    )
    assert memory.main < 60 < memory.worker < memory.together
    with pytest.raises(subprocess.CalledProcessError):
        _run([sys.executable, "-c", "raise SystemExit(2)"])


def test_short_articles_are_different_ones_in_both_languages(tmp_path: Path) -> None:
    write_articles(40, tmp_path / "news.jsonl")
    found = [article for article in read([tmp_path / "news.jsonl"]) if isinstance(article, Article)]
    assert len({article.document_id for article in found}) == len({article.text for article in found}) == 40
    assert {article.language for article in found} == {"en", "id"}
    assert len({article.published.year for article in found if article.published}) > 3


def test_throughput_without_a_pipeline_is_a_notice() -> None:
    (figures,) = throughput(Sample((Article("a", "x.jsonl", "Menteri itu tiba.", "ms"),), rounds=1))
    assert figures.rows == ()
    assert figures.notices == ["articles in 'ms' are left out: there is no trained pipeline for them"]


def test_command_prints_tables_and_writes_json(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[int] = []

    def part(sample: Sample) -> list[Figures]:
        seen.append(len(sample.articles))
        return [Figures("part", "a table", [{"side": "ours", "ratio": 0.5, "n": 1200, "none": None}], ["a [notice]"])]

    monkeypatch.setattr(command, "PARTS", {"part": part, "other": lambda sample: []})
    target = tmp_path / "figures.json"
    assert command.main(["part", "--documents", "3", "--json", str(target)]) == 0
    assert seen == [3]
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "part: a table" in printed.out
    assert "1,200" in printed.out
    assert "part: a [notice]" in printed.out
    row = {"side": "ours", "ratio": 0.5, "n": 1200, "none": None}
    assert json.loads(target.read_text(encoding="utf-8")) == {
        "part": {"caption": "a table", "rows": [row], "notices": ["a [notice]"]}
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["speed"], "no such part: speed; there are startup, throughput, resolution, scale, dates, duckdb"),
        (["--articles", "no/such.jsonl"], "no/such.jsonl"),
        (["--gold", "no/such.jsonl"], "no/such.jsonl"),
        (["--rounds", "0"], "at least 1"),
    ],
)
def test_wrong_calls(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_figures_are_written_alike_for_terminal_and_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = Figures("x", "of y", [{"a": 1234.5, "b": 45.67, "c": 0.1234}])
    print_figures([figures])
    out = capsys.readouterr().out
    assert all(shown in out for shown in ("1,234", "45.7", "0.123"))
    write_json(tmp_path / "x.json", [figures])
    assert json.loads((tmp_path / "x.json").read_text())["x"]["rows"] == [{"a": 1234.5, "b": 45.67, "c": 0.1234}]
