"""Broken files: good ones with something done to their records or their bytes, the same ones every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from torture.seeds import COLUMNS, COMPRESSIONS, MAKERS, TEXTS, Record, compressed, records

FRAGMENTS = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\r", b"\n", b"\n\n", b"\t", b"\x1b[2J"),
    *(
        b'"',
        b"'",
        b"\\",
        b",",
        b";",
        b"{",
        b"}",
        b"[",
        b"]",
        b"<",
        b">",
        b"</p>",
        b"<!--",
        b"<![CDATA[",
        b"&#0;",
        b"---\n",
    ),
    *("\u202e".encode(), "\u200b".encode(), "\u2028".encode(), "e\u0301".encode(), "“".encode(), "😀".encode()),
    *(b"NaN", b"1e999", b"null", b"true", b"=cmd|'/c'!A1", b"PAR1", b"\x1f\x8b\x08", b"9999-99-99", b"31/02/2022"),
    *(text.encode() for text in TEXTS),
)
ODD: tuple[object, ...] = (
    *(None, True, 0, -1, 10**30, 1.5, "", " ", "\0", "\ud800", "\u202e", "x" * 20_000, '"' * 5_000, "id", "xx"),
    *([], {}, ["a"], {"a": [{"b": None}]}, "2022-02-30", "0001-01-01", "=1+1", "\x1b]0;x\x07", "(" * 3_000),
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A file to be read: its name and its bytes."""

    name: str
    data: bytes


def broken(number: int) -> Broken:
    """The broken file of a number."""
    random = Random(number)
    ending, compression = random.choice(tuple(MAKERS)), random.choice(COMPRESSIONS)
    found = records(random)
    # Parquet's columns are of one kind, so that its records stay as they are.
    if ending != ".parquet" and random.random() < 0.4:
        found = [_odd(record, random) for record in found]
    data = _plain(MAKERS[ending], found)
    before = random.random() < 0.5
    data = compressed(_mutated(data, random) if before else data, compression)
    return Broken(f"broken{ending}{compression}", data if before else _mutated(data, random))


def _plain(make: Callable[[list[Record]], bytes], found: list[Record]) -> bytes:
    try:
        return make(found)
    except UnicodeEncodeError:  # half a character, which only JSON can tell of
        return repr(found).encode("utf-8", "surrogatepass")


def _odd(record: Record, random: Random) -> Record:
    return record | {random.choice(COLUMNS): random.choice(ODD)}


def _mutated(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        data = random.choice(MUTATORS)(data, random)
    return data


def _cut(data: bytes, random: Random) -> tuple[bytes, bytes, bytes]:
    """Before, inside and behind a stretch, mostly a short one."""
    start = random.randint(0, len(data))
    end = min(len(data), start + random.choice((0, 1, 2, 4, 16, 64, len(data))))
    return data[:start], data[start:end], data[end:]


def _flip(data: bytes, random: Random) -> bytes:
    before, inside, behind = _cut(data, random)
    return before + bytes(byte ^ (1 << random.randrange(8)) for byte in inside) + behind


def _delete(data: bytes, random: Random) -> bytes:
    before, _, behind = _cut(data, random)
    return before + behind


def _repeat(data: bytes, random: Random) -> bytes:
    before, inside, behind = _cut(data, random)
    return before + (inside * random.choice((2, 3, 50)))[:100_000] + behind


def _insert(data: bytes, random: Random) -> bytes:
    before, inside, behind = _cut(data, random)
    return before + inside + random.choice(FRAGMENTS) * random.choice((1, 1, 2, 100)) + behind


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _noise(data: bytes, random: Random) -> bytes:
    before, inside, behind = _cut(data, random)
    return before + random.randbytes(min(len(inside), 200)) + behind


def _swap(data: bytes, random: Random) -> bytes:
    before, inside, behind = _cut(data, random)
    return behind + inside + before


MUTATORS = (_flip, _delete, _repeat, _insert, _insert, _truncate, _noise, _swap)
