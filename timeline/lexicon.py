"""Reading lexicons: CSV and YAML files that people edit, checked as they are loaded.

A mistake in a file is reported with the file's name and the line, so that whoever edited it can mend it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import yaml

LINE = "__line__"
BOOL = "tag:yaml.org,2002:bool"


class LexiconError(ValueError):
    """A lexicon file breaks a rule: the message names file, line, what is wrong and what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}")


class Row(dict[str, str]):
    """One line of a CSV lexicon: cells by column name, stripped, empty when missing."""

    def __init__(self, cells: dict[str, str], path: Path, line: int) -> None:
        super().__init__(cells)
        self.path, self.line = path, line

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, separated by `|`."""
        return tuple(part for part in (p.strip() for p in self[column].split("|")) if part)

    def error(self, message: str) -> LexiconError:
        """An error about this line."""
        return LexiconError(self.path, self.line, message)


def read_csv(path: Path, columns: Iterable[str]) -> Iterator[Row]:
    """Rows of a CSV lexicon with exactly these columns; lines that start with `#` are comments.

    Raises LexiconError for other columns or a line of the wrong length.
    """
    expected = list(columns)
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.reader(handle)
        header: list[str] | None = None
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                if header != expected:
                    raise LexiconError(path, reader.line_num, f"columns are {header}, expected {expected}")
                continue
            if len(cells) != len(header):
                raise LexiconError(path, reader.line_num, f"{len(cells)} cells, expected {len(header)}")
            yield Row({k: c.strip() for k, c in zip(header, cells, strict=True)}, path, reader.line_num)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML, with the line of every mapping kept under `__line__` and repeated keys refused.

    As in YAML 1.2 only `true` and `false` are truth values: "on", "off", "no" and "yes" are words.
    """

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != BOOL]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    out: dict[str, Any] = {LINE: node.start_mark.line + 1}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in out:
            raise LexiconError(Path(loader.name), key_node.start_mark.line + 1, f"{key!r} stands here twice")
        out[key] = loader.construct_object(value_node, deep=True)
    return out


_Loader.add_implicit_resolver(BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(path: Path) -> Any:
    """The content of a YAML lexicon; every mapping carries its line under `__line__`.

    Raises LexiconError where the file is not valid YAML.
    """
    with path.open(encoding="utf-8") as handle:
        loader = _Loader(handle)
        loader.name = str(path)
        try:
            return loader.get_single_data()
        except yaml.MarkedYAMLError as problem:
            line = (problem.problem_mark.line + 1) if problem.problem_mark else 1
            raise LexiconError(path, line, problem.problem or "not valid YAML") from problem
        finally:
            loader.dispose()


def check_keys(entry: Any, path: Path, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Any]:
    """The entry without its line number, if it is a mapping with these keys and no others.

    Raises LexiconError that names the missing or unknown key.
    """
    if not isinstance(entry, dict):
        raise LexiconError(path, 1, f"expected a mapping, found {entry!r}")
    line = entry.get(LINE, 1)
    plain = {k: v for k, v in entry.items() if k != LINE}
    required = set(required)
    for key in sorted(required - plain.keys()):
        raise LexiconError(path, line, f"{key!r} is missing")
    for key in sorted(plain.keys() - required - set(optional)):
        raise LexiconError(path, line, f"{key!r} is not a known key here")
    return plain


def check_words(value: Any, path: Path, line: int, *, least: int = 0) -> list[str]:
    """The value, if it is a list of at least so many words. Raises LexiconError for anything else.

    A word that YAML reads as a number or as nothing (`2014`, `null`) needs quotation marks.
    """
    if not isinstance(value, list):
        raise LexiconError(path, line, f"expected a list of words, found {value!r}")
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise LexiconError(path, line, f"{item!r} is no word: put it in quotation marks")
    if len(value) < least:
        raise LexiconError(path, line, f"expected at least {least} of them, found {len(value)}")
    return value
