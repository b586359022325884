from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.articles import Article, Reject, read

Put = Callable[[str, bytes | str], Path]
ReadOne = Callable[..., Article | Reject]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file into the test's folder."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read_one(put: Put) -> ReadOne:
    """Write a file and read the one article or reject in it."""

    def only(name: str, content: bytes | str, **options: object) -> Article | Reject:
        (item,) = read([put(name, content)], **options)  # type: ignore[arg-type]
        return item

    return only
