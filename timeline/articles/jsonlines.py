"""JSON Lines: one JSON object a line."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from typing import Any

from timeline.articles import limits
from timeline.articles.drafts import Draft, Fault, kind_of
from timeline.articles.streams import bounded_lines, is_unicode, open_text


def read(stream: io.BufferedReader) -> Iterator[Draft | Fault]:
    """One draft or fault a line that is not blank; lines are read one by one.

    Raises ReadError where the stream is no text or breaks off.
    """
    text = open_text(stream, newline="\n")
    record = 0
    for line in bounded_lines(text):
        if line is None:
            detail = f"the line has more than {limits.LINE:,} characters"
            yield Fault("too_large", detail, record)
        elif line.isspace():
            continue
        else:
            yield _draft(line, record)
        record += 1


def _draft(line: str, record: int) -> Draft | Fault:
    if not is_unicode(line):
        return Fault("encoding", "the line is not valid UTF-8; save the file as UTF-8", record)
    if "\0" in line:
        return Fault("binary", "the line holds NUL bytes: it is not text", record)
    try:
        value = _DECODER.decode(line.strip())
    except RecursionError:
        return Fault("bad_json", "the value is nested too deeply", record)
    except ValueError as problem:
        return Fault("bad_json", f"not valid JSON: {problem}", record)
    if not isinstance(value, dict):
        return Fault("not_object", f"the line holds {kind_of(value)}, expected an object", record)
    return Draft(value, record)


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _missing(_constant: str) -> Any:
    """NaN and Infinity, which are not JSON but which table libraries write for missing values."""
    return None


_DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_missing)
