"""The commands of docs/scale.md run as they stand there, in their order, and give what the page says."""

from __future__ import annotations

import json
import re
import shlex
import sys
from pathlib import Path

import pytest
from fake_analysis import listing

from timeline import cli
from timeline.run import adding, merging, part
from timeline.run import extract as extraction

PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ timeline (.*)$", PAGE, re.MULTILINE)
NEWS = ("news/2021.jsonl", "news/2022.jsonl", "later/2023.jsonl")


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which all commands were run, with an analysis that only lists the documents."""
    folder = tmp_path_factory.mktemp("scale")
    for name in NEWS:
        (folder / name).parent.mkdir(exist_ok=True)
        records = [{"id": f"{Path(name).stem}-{n}", "text": f"Berita nomor {n} dari Jakarta."} for n in range(5)]
        (folder / name).write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("TIMELINE_SHARD_SIZE", "2")
        for module in (adding, extraction, merging, part):
            patch.setattr(module, "process", listing)
        for command in COMMANDS:
            patch.setattr(sys, "argv", ["timeline", *shlex.split(command), *([] if "merge" in command else ["-q"])])
            with pytest.raises(SystemExit) as stop:
                cli.main()
            assert not stop.value.code, command
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_way_gives_the_same_bytes(work: Path) -> None:
    assert content(work / "array") == content(work / "clustered") == content(work / "both")


def test_new_articles_are_added(work: Path) -> None:
    documents = [
        json.loads((work / name / "datapackage.json").read_text())["resources"] for name in ("both", "dataset")
    ]
    rows = [{table["name"]: table["rows"] for table in tables}["documents"] for tables in documents]
    assert rows == [10, 15]


def test_nothing_is_left_over(work: Path) -> None:
    assert not [path.name for path in work.iterdir() if path.name.startswith(".")]
    assert set(json.loads((work / "summary.json").read_text())) >= {"rows", "rejects", "versions", "digest", "seconds"}


def test_the_page_shows_every_way() -> None:
    shown = " ".join(COMMANDS)
    assert all(option in shown for option in ("--workers", "--resume", "--shard", "--cluster", "--into", "merge"))
