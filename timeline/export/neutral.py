"""Text that a spreadsheet would run as a formula gets an apostrophe in front.

Spreadsheets take a cell of a CSV file that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula,
whoever wrote it (https://owasp.org/www-community/attacks/CSV_Injection). Articles are written by strangers.
"""

from __future__ import annotations

import polars as pl

_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+-]?\d+([.,]\d+)?$"


def neutral(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with an apostrophe before every text that opens like a formula; numbers stay, in text as well."""
    text = pl.col(pl.String)
    formula = text.str.contains(_FORMULA) & text.str.contains(_NUMBER).not_()
    return frame.with_columns(pl.when(formula).then("'" + text).otherwise(text).name.keep())
