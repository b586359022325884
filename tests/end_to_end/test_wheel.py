"""The wheel carries all that the program needs: installed elsewhere, it does what the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "articles" / "bali.txt"


def run(*command: str | Path, folder: Path) -> str:
    """Standard output of a command that must succeed, run in a folder and without the caller's paths."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a new environment with the wheel in it; its requirements are lent from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, folder=folder)
    site = next(home.glob("lib/python*/site-packages"))
    # A path in a .pth file is searched, but the .pth files in it, such as that of the checkout, are not read.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def test_wheel_is_what_runs(installed: Path) -> None:
    code = "import timeline; print(timeline.__file__)"
    assert str(installed.parent) in run(installed / "python", "-c", code, folder=installed)


@pytest.fixture(scope="module")
def dataset(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the installed program makes of one example."""
    folder = tmp_path_factory.mktemp("written") / "dataset"
    run(installed / "timeline", "extract", EXAMPLE, "--out", folder, folder=folder.parent)
    return folder


def test_wheel_extracts(installed: Path, dataset: Path) -> None:
    assert "Xi Jinping" in run(installed / "timeline", "show", dataset, "--actor", "CHN", folder=installed)
    assert "valid" in run(installed / "timeline", "validate", dataset, folder=installed)


def test_wheel_loads_into_duckdb(installed: Path, dataset: Path, tmp_path: Path) -> None:
    run(installed / "timeline", "load", dataset, "--database", tmp_path / "news.duckdb", folder=installed)
    assert (tmp_path / "news.duckdb").is_file()


@pytest.mark.parametrize("style", ["md", "json", "arrow", "sql"])
def test_wheel_knows_the_schema(style: str, installed: Path) -> None:
    assert "cameo_code" in run(installed / "timeline", "schema", "--format", style, folder=installed)
