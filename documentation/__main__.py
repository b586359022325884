"""`python -m documentation [--check]`: bring docs/ up to what the program does."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from documentation.codebook import codebook_page
from documentation.notebook import NAME, executed
from documentation.pages import ROOT, PageError, Workshop
from documentation.pictures import chromium, renew
from timeline.tables.read import read_dataset

DOCS = ROOT / "docs"
IMAGES = DOCS / "images"
# In the order in which they build on one another: the first makes the dataset that the others look at.
PAGES = ("start", "corpus", "report", "coding", "knowledge", "language", "citing")
DATASET, PAGE = Path("output/dataset"), Path("output/report.html")


def renewed(folder: Path) -> dict[Path, str]:
    """Each page as it should be, made in an empty folder. Raises PageError where a command does something else."""
    workshop = Workshop(folder)
    pages = {}
    for path in (DOCS / f"{name}.md" for name in PAGES):
        try:
            pages[path] = workshop.renewed(path.read_text(encoding="utf-8"))
        except PageError as problem:
            raise PageError(f"{path}: {problem}") from problem
    with contextlib.chdir(folder):
        pages[DOCS / NAME] = executed((DOCS / NAME).read_text(encoding="utf-8"))
    return pages | {DOCS / "codebook.md": codebook_page(read_dataset(folder / DATASET))}


def stale(pages: dict[Path, str]) -> list[Path]:
    """Pages that are missing or differ from what they should be."""
    return [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command. Returns 1 where `--check` finds a stale page or a command fails, else 0."""
    parser = argparse.ArgumentParser(prog="python -m documentation", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        try:
            pages = renewed(Path(folder))
        except PageError as problem:
            sys.stderr.write(f"{problem}\n")
            return 1
        found = stale(pages)
        if not options.check:
            _write({path: pages[path] for path in found}, Path(folder) / PAGE)
    for path in found:
        sys.stderr.write(f"{path} {'is stale; run make docs' if options.check else 'written'}\n")
    return 1 if found and options.check else 0


def _write(pages: dict[Path, str], page_file: Path) -> None:
    """Write pages, and take the pictures where there is a Chromium."""
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
    if chromium() is None:
        sys.stderr.write("no Chromium on this machine: the pictures stay as they are\n")
        return
    for name in renew(page_file, IMAGES):
        sys.stderr.write(f"{IMAGES / name}.webp taken\n")


if __name__ == "__main__":
    raise SystemExit(main())
