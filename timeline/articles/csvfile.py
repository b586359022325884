"""CSV: a header line, then one record a row; comma, semicolon or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from timeline.articles import limits
from timeline.articles.drafts import Draft, Fault, ReadError
from timeline.articles.streams import bounded_lines, open_text

DELIMITERS = ",;\t"


class _Lines:
    """The lines of a file for csv.reader, watched so that an unclosed quotation mark ends it early."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._lines = bounded_lines(text)
        self._taken = 0
        self.oversize = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            self.oversize = True
            return "\n"
        self._taken += len(line)
        if self._taken > limits.LINE:
            raise ReadError(
                "bad_csv", f"a row has more than {limits.LINE:,} characters: a quotation mark is not closed"
            )
        return line

    def next_row(self) -> bool:
        """Begin counting anew; true when a line of the row just read was too long."""
        oversize, self.oversize, self._taken = self.oversize, False, 0
        return oversize


def read(stream: io.BufferedReader) -> Iterator[Draft | Fault]:
    """One draft or fault a row, blank rows left out; a row may hold line breaks within quotation marks.

    Raises ReadError where the stream is no text, has no column `text` or breaks off.
    """
    # The module's limit is global and far below the length of an article.
    csv.field_size_limit(max(csv.field_size_limit(), 2 * limits.LINE))
    lines = _Lines(open_text(stream, newline=""))
    header, delimiter = _header(next(lines, "\n"))
    lines.next_row()
    record = 0
    for row in _rows(csv.reader(lines, delimiter=delimiter, strict=True)):
        oversize = lines.next_row()
        if row == [] and not oversize:
            continue
        yield (
            Fault("too_large", f"a line has more than {limits.LINE:,} characters", record)
            if oversize
            else _draft(row, header, record)
        )
        record += 1


def _rows(reader: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    while True:
        try:
            yield next(reader)
        except csv.Error as problem:
            yield problem
        except StopIteration:
            return


def _draft(row: list[str] | csv.Error, header: list[str], record: int) -> Draft | Fault:
    if isinstance(row, csv.Error):
        return Fault("bad_csv", f"the row breaks the rules of quotation marks: {row}", record)
    if len(row) != len(header):
        return Fault("bad_csv", f"the row has {len(row)} cells, the header {len(header)}", record)
    return Draft({name: cell or None for name, cell in zip(header, row, strict=True)}, record)


def _header(line: str) -> tuple[list[str], str]:
    """Column names and the delimiter: the one that shows a column `text`."""
    for delimiter in DELIMITERS:
        try:
            names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
        except csv.Error:
            continue
        if "text" in names:
            return _distinct(names), delimiter
    start = line.strip()[:100]
    raise ReadError("no_text", f"the first line has no column named text: {start!r}")


def _distinct(names: list[str]) -> list[str]:
    """The names, with `-2`, `-3` behind those that stand there before."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    counts: dict[str, int] = {}
    out = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        out.append(name if counts[name] == 1 else f"{name}-{counts[name]}")
    return out
