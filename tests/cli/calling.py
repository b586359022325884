"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Call = Callable[..., tuple[int, str, str]]
TEXT = "Menteri luar negeri itu bertemu dengan duta besar di Jakarta pada hari Senin."


def files_below(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def one_line(err: str) -> str:
    """The only line of a message; it must be one, and no traceback."""
    assert err.startswith("timeline: ")
    assert err.count("\n") == 1
    return err
