"""Figures as tables for the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table as RichTable

Cell = str | int | float | None
Row = Mapping[str, Cell]
PLAIN_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Figures:
    """One table of figures. All rows have the same columns; `notices` say what was left out and why."""

    name: str
    caption: str
    rows: Sequence[Row]
    notices: Sequence[str] = ()


def print_figures(found: Iterable[Figures]) -> None:
    """Print the tables on standard output."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    for figures in found:
        if figures.rows:
            console.print(_as_table(figures))
        for notice in figures.notices:
            console.print(f"{figures.name}: {notice}", markup=False)
        console.print()


def _as_table(figures: Figures) -> RichTable:
    table = RichTable(title=f"{figures.name}: {figures.caption}", title_justify="left", title_style="bold")
    for column, cell in figures.rows[0].items():
        table.add_column(column.replace("_", " "), justify="left" if isinstance(cell, str) else "right")
    for row in figures.rows:
        table.add_row(*(_shown(cell) for cell in row.values()))
    return table


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 1000 else f"{cell:.1f}" if abs(cell) >= 20 else f"{cell:.3f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def write_json(path: Path, found: Iterable[Figures]) -> None:
    """Write the tables as one JSON object, by name."""
    tables = {figures.name: {key: cell for key, cell in asdict(figures).items() if key != "name"} for figures in found}
    path.write_text(json.dumps(tables, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
