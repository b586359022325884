"""Whole files of every format that is read, to be broken afterwards."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Mapping, Sequence
from random import Random

import polars as pl
import pyarrow as pa

TEXTS = (
    "Foreign Minister Anna Novak met her Indonesian colleague in Geneva on Monday.\n\n“We agree,” she said.",
    'Presiden Republik Kenya tiba di Jakarta, Selasa (4/1/2022). "Kami membahas perdagangan," katanya.',
    "NAIROBI, 3 March 2021 - Kenya's parliament rejected the treaty with Norway, which Oslo called 'a pity'.",
    "Menteri Luar Negeri Norwegia menolak tuntutan Kenya. Kedua negara akan bertemu lagi bulan depan di Oslo.",
    "Japan will send aid to the islands, the ministry announced, three days after the storm of 12 June.",
    "Short.",
)
COLUMNS = ("id", "text", "published", "language", "title", "url", "outlet", "note")
COMPRESSIONS = ("", ".gz", ".zst")

Record = dict[str, object]


def records(random: Random) -> list[Record]:
    """Between one and five good records."""
    return [
        {
            **{"id": f"r{number}", "text": random.choice(TEXTS), "published": f"2022-01-{random.randint(1, 28):02}"},
            **{"language": random.choice(("id", "en", None)), "title": "A title", "url": None},
            **{"outlet": "An outlet", "note": random.choice((None, "x", "1"))},
        }
        for number in range(random.randint(1, 5))
    ]


def _text(found: Sequence[Record]) -> bytes:
    return str(found[0]["text"]).encode()


def _markdown(found: Sequence[Record]) -> bytes:
    first = found[0]
    return f"---\ntitle: {first['title']}\npublished: {first['published']}\n---\n\n# T\n\n{first['text']}".encode()


def _html(found: Sequence[Record]) -> bytes:
    body = "".join(f"<p>{record['text']}</p>" for record in found)
    date = f"<meta property='article:published_time' content='{found[0]['published']}'>"
    return f"<html><head><title>T</title>{date}</head><body><article>{body * 3}</article></body></html>".encode()


def _jsonl(found: Sequence[Record]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found).encode()


def _csv(found: Sequence[Record]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


def _parquet(found: Sequence[Record]) -> bytes:
    out = io.BytesIO()
    pl.DataFrame(found, schema=dict.fromkeys(COLUMNS, pl.String)).write_parquet(out, row_group_size=2)
    return out.getvalue()


MAKERS: Mapping[str, Callable[[Sequence[Record]], bytes]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _html,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".csv": _csv,
    ".parquet": _parquet,
}


def compressed(data: bytes, ending: str) -> bytes:
    """The data as a file with this ending of COMPRESSIONS holds it."""
    if ending == ".gz":
        return gzip.compress(data, 1, mtime=0)
    return bytes(pa.compress(data, codec="zstd", asbytes=True)) if ending == ".zst" else data
