"""The commands of docs/export.md and the recipes of docs/recipes.md run as they stand there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from timeline import cli
from timeline.run.extract import extract
from timeline.run.settings import Settings
from timeline.tables.database import load

ROOT = Path(__file__).parents[2]
EXPORT = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
RECIPES = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\$ timeline (.*)$", EXPORT, re.MULTILINE)
RSCRIPT = shutil.which("Rscript")


def recipes(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", RECIPES, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the dataset of two examples in `dataset`, its database, and a second dataset, `before`."""
    folder = tmp_path_factory.mktemp("pages")
    articles = ROOT / "examples" / "articles"
    extract([articles / "salisbury.md", articles / "bali.txt"], folder / "dataset", Settings())
    shutil.copytree(folder / "dataset", folder / "before")
    load(folder / "dataset")
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_commands(command: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    monkeypatch.setattr(sys, "argv", ["timeline", *shlex.split(command)])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert not stop.value.code
    _, _, out = command.partition(" --out ")
    assert not out or (work / out.split()[0]).exists()


def test_the_page_shows_every_format() -> None:
    shown = {match for command in COMMANDS for match in re.findall(r"--format (\w+)", command)}
    assert {"csv", "jsonl", "stata", "xlsx", "icews", "gdelt", "croissant", "bibtex", "cff", "json"} <= shown


@pytest.mark.parametrize("query", recipes("sql"))
def test_duckdb(query: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    with duckdb.connect("dataset/timeline.duckdb", read_only=True) as connection:
        assert connection.sql(query).columns


@pytest.mark.parametrize("code", recipes("python"))
def test_polars(code: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    exec(compile(code, "docs/recipes.md", "exec"), {})


@pytest.mark.skipif(RSCRIPT is None, reason="R is not installed")
@pytest.mark.parametrize("code", recipes("r"))
def test_r(code: str, work: Path) -> None:
    packages = sorted(set(re.findall(r"library\((\w+)\)", code)))
    asked = f"quit(status = !all(sapply(c({', '.join(map(repr, packages))}), requireNamespace, quietly = TRUE)))"
    if subprocess.run([str(RSCRIPT), "-e", asked], capture_output=True).returncode:
        pytest.skip(f"R lacks one of {', '.join(packages)}")
    subprocess.run([str(RSCRIPT), "-e", code], cwd=work, check=True)


def test_there_are_recipes_for_each() -> None:
    assert [len(recipes(language)) > 1 for language in ("sql", "python", "r")] == [True, True, True]
