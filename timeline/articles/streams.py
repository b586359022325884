"""Opening a source as a stream of bytes, decompressed, or as text, decoded and never mangled."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

import pyarrow as pa

from timeline.articles import limits
from timeline.articles.drafts import ReadError
from timeline.articles.inputs import Source

CHUNK = 32 * 1024
HEAD = 4096
MAGIC = {
    b"\x1f\x8b\x08": "gzip data; give the file the ending .gz",
    b"\x28\xb5\x2f\xfd": "zstd data; give the file the ending .zst",
    b"PAR1": "a Parquet file; give it the ending .parquet",
    b"%PDF": "a PDF document; turn it into text first",
    b"PK\x03\x04": "a zip archive or an office document; unpack it or save it as text first",
}


class _Decompressed(io.RawIOBase):
    """A compressed stream, read in small pieces so that little is lost before a break."""

    def __init__(self, packed: BinaryIO, compression: str) -> None:
        self._packed = packed
        self._stream = pa.CompressedInputStream(pa.PythonFile(packed, "r"), compression)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        try:
            data = self._stream.read(min(len(view), CHUNK))
        except (OSError, pa.ArrowException) as problem:
            raise _broken(problem) from problem
        view[: len(data)] = data
        self._given += len(data)
        if self._given > max(limits.EXPANDED, limits.EXPANSION * self._packed.tell()):
            raise ReadError(
                "too_large", f"the file becomes more than {limits.EXPANSION:,} times as long, as no text does"
            )
        return len(data)


def _broken(problem: Exception) -> ReadError:
    if "truncated" in str(problem).lower():
        return ReadError("truncated", "the compressed file ends before its end; fetch it again")
    return ReadError("bad_compression", f"the compressed file is damaged ({problem}); fetch it again")


@contextmanager
def open_bytes(source: Source, stdin: BinaryIO) -> Iterator[io.BufferedReader]:
    """The source's bytes, decompressed.

    Raises ReadError when the file cannot be opened, and later, while reading, when compressed data breaks
    off (`truncated`) or is damaged (`bad_compression`).
    """
    if source.path is None:
        yield _buffered(stdin)
        return
    try:
        plain = source.path.open("rb")
    except OSError as problem:
        raise ReadError("unreadable", f"the file cannot be opened ({problem.strerror})") from problem
    with plain:
        if source.compression is None:
            yield plain
        elif not plain.peek(1):
            raise ReadError("empty_file", "the file is empty")
        else:
            yield io.BufferedReader(_Decompressed(plain, source.compression), CHUNK)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream))


def find_encoding(head: bytes) -> str:
    """The encoding of a text, from its first bytes: `utf-8-sig`, `utf-16`, `utf-16-le` or `utf-16-be`.

    UTF-16 without a byte order mark is recognised where most characters are Latin. Raises ReadError with the
    reason `empty_file`, `encoding` (UTF-32) or `binary`.
    """
    if not head:
        raise ReadError("empty_file", "the file is empty")
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise ReadError("encoding", "the file is in UTF-32; save it as UTF-8")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            raise ReadError("binary", f"the file is {kind}")
    if b"\0" not in head:
        return "utf-8-sig"
    for encoding, high_byte in (("utf-16-le", 1), ("utf-16-be", 0)):
        if _is_latin_utf16(head, encoding, high_byte):
            return encoding
    raise ReadError("binary", "the file holds NUL bytes: it is not text")


def _is_latin_utf16(head: bytes, encoding: str, high_byte: int) -> bool:
    """True where nearly all high bytes are zero and what comes out is printable."""
    high = head[high_byte::2]
    if not high or high.count(0) < 0.8 * len(high):
        return False
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    return all(c.isprintable() or c.isspace() for c in text)


def open_text(stream: io.BufferedReader, *, newline: str) -> io.TextIOWrapper:
    """The stream as text, from its start.

    Bytes that are not UTF-8 come through as surrogates (U+DC80 to U+DCFF), so that one bad record can be told
    from good ones; bad UTF-16 raises UnicodeDecodeError while reading. `newline` as for `open`.

    Raises ReadError as find_encoding does.
    """
    encoding = find_encoding(stream.peek(HEAD)[:HEAD])
    errors = "surrogateescape" if encoding == "utf-8-sig" else "strict"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=newline)


def bounded_lines(text: io.TextIOWrapper) -> Iterator[str | None]:
    """Lines with their ends; None stands for a line over limits.LINE characters, which is skipped unread.

    Raises ReadError (`too_large`) for a line or a stretch of blank lines so long that only a decompression
    bomb can have it.
    """
    blank = 0
    while line := text.readline(limits.LINE):
        if len(line) == limits.LINE and not line.endswith("\n"):
            _skip_line(text)
            yield None
            continue
        blank = blank + 1 if line.isspace() else 0
        if blank > limits.BLANK_LINES:
            raise ReadError("too_large", f"more than {limits.BLANK_LINES:,} blank lines follow each other")
        yield line


def _skip_line(text: io.TextIOWrapper) -> None:
    skipped = 0
    while (line := text.readline(limits.LINE)) and not line.endswith("\n"):
        skipped += len(line)
        if skipped > limits.SKIPPED:
            raise ReadError("too_large", f"a line has more than {limits.SKIPPED:,} characters")


def read_page(stream: io.BufferedReader) -> str:
    """A whole file that is one article, decoded, with line ends as `\\n`.

    Raises ReadError: `empty_file`, `binary`, `encoding`, `too_large` (checked before decoding).
    """
    data = stream.read(limits.PAGE + 1)
    if len(data) > limits.PAGE:
        raise ReadError("too_large", f"the file has more than {limits.PAGE // 2**20} MiB")
    encoding = find_encoding(data[:HEAD])
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise bad_encoding(problem) from problem
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bad_encoding(problem: UnicodeDecodeError) -> ReadError:
    """The error for bytes that are not in the encoding they seem to be in."""
    name = "UTF-8" if problem.encoding.startswith("utf-8") or problem.encoding == "utf8" else "UTF-16"
    return ReadError("encoding", f"not valid {name} ({problem.reason}); save the file as UTF-8")


def is_unicode(text: str) -> bool:
    """False where the text holds lone surrogates, which stand for bytes or escapes that are no characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
