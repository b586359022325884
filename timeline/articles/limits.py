"""How much of a file is taken before it is refused: hostile or broken input must not fill the memory."""

from __future__ import annotations

TEXT = 1_000_000
"""Longest text of an article, in characters. The longest news reports have about 100,000."""

WORDS = 50_000
"""Most words and marks of an article, for the memory that the trained components take for each of them. Pages of a
newspaper have a thousand."""

LINE = 16 * 2**20
"""Longest line of JSON and longest CSV row, in characters: room for a text of full length, escaped."""

SKIPPED = 2**30
"""A line longer than this, in characters, ends the reading of its file."""

BLANK_LINES = 1_000_000
"""So many blank lines in a row end the reading of a file."""

FIELD = 10_000
"""Longest id, title, address or name of an outlet, in characters."""

PAGE = 8 * 2**20
"""Largest text, Markdown or HTML file, in bytes after decompression."""

TABLE = 4 * 2**30
"""Largest decompressed Parquet file, in bytes; it goes to a temporary file, not into memory."""

DEPTH = 50
"""Deepest nesting of lists and mappings in a record."""

VALUES = 200_000
"""Most values on one level of a record: YAML can write a great many in few bytes."""

TAGS = 40_000
"""Most tags, opening and closing, of an HTML page: extraction takes 0.1 to 0.2 ms a tag."""

ATTRIBUTES = 20_000
"""Most attributes of one tag: parsers compare each with each."""

EXPANSION = 1000
"""How many times as long a file may become by decompression; news comes to ten times its length."""

EXPANDED = 64 * 2**20
"""Bytes that are decompressed before EXPANSION counts."""

SCRIPT = 200_000
"""Longest script of an HTML page that is searched for metadata, in characters."""
