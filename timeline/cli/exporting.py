"""Commands to hand a dataset on: export, cite."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import CallError, Folder, parse_day, say

if TYPE_CHECKING:
    from timeline.export.edition import Edition


class ExportFormat(StrEnum):
    """Formats of an export."""

    CSV = "csv"
    JSONL = "jsonl"
    ICEWS = "icews"
    GDELT = "gdelt"
    XLSX = "xlsx"
    STATA = "stata"
    CROISSANT = "croissant"


class CitationFormat(StrEnum):
    """Ways to write a citation."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CFF = "cff"


Title = Annotated[str | None, typer.Option(help="Title of the dataset as you publish it.")]
Authors = Annotated[
    list[str] | None,
    typer.Option(
        "--author", metavar="NAME", help="Who compiled the dataset: 'Family, Given' or an institution; repeatable."
    ),
]
Published = Annotated[
    date | None, typer.Option("--date", parser=parse_day, metavar="YYYY-MM-DD", help="Day of its publication.")
]
Url = Annotated[str | None, typer.Option(help="Where it can be found, a DOI for example.")]


def export(
    folder: Folder,
    style: Annotated[ExportFormat, typer.Option("--format", help="What to write.")],
    out: Annotated[
        Path,
        typer.Option(metavar="PATH", help="Folder for csv, jsonl and stata, file for the other formats."),
    ],
    raw: Annotated[
        bool, typer.Option("--raw", help="Leave text in CSV as it is that a spreadsheet would run as a formula.")
    ] = False,
    title: Title = None,
    author: Authors = None,
    published: Published = None,
    url: Url = None,
) -> None:
    """Write a dataset in another format, with a data dictionary.

    csv, jsonl and stata write one file a table, xlsx one workbook, icews and gdelt one file of CSV with the columns
    of those datasets, croissant the record (JSON-LD) that repositories for data read. In csv, stata and xlsx lists
    become one column a member. xlsx and stata need the extras of these names. --title, --author, --date and --url are
    for croissant.

    \b
    Examples:
      timeline export dataset --format csv --out tables
      timeline export dataset --format stata --out stata
      timeline export dataset --format icews --out icews.csv
      timeline export dataset --format croissant --out croissant.json --author "Sari, Dewi" --date 2022-02-01
    """
    from timeline.export import export as exporting

    if style is ExportFormat.CROISSANT:
        edition = _edition(folder, title, author, published, url)
        files = exporting.export_croissant(folder, out, edition)
        if edition.unsaid:
            say(f"a repository will also ask for {', '.join(f'--{name}' for name in edition.unsaid)}")
    elif title or author or published or url:
        raise CallError("--title, --author, --date and --url are for --format croissant only; leave them out")
    else:
        files = exporting.export(folder, style.value, out, safe=not raw)
    for file in files:
        say(f"wrote {file}")


def cite(
    folder: Folder,
    style: Annotated[CitationFormat, typer.Option("--format", help="How to write it.")] = CitationFormat.TEXT,
    title: Title = None,
    author: Authors = None,
    published: Published = None,
    url: Url = None,
) -> None:
    """Print how to cite a dataset.

    The citation has the version that made it and the digest of its rows.

    \b
    Examples:
      timeline cite dataset --author "Sari, Dewi" --date 2022-02-01
      timeline cite dataset --format bibtex
      timeline cite dataset --format cff > CITATION.cff
    """
    from timeline.export.citation import cite as cited

    typer.echo(cited(_edition(folder, title, author, published, url), style.value), nl=False)


def _edition(
    folder: Path, title: str | None, authors: list[str] | None, published: date | None, url: str | None
) -> Edition:
    from timeline.export.edition import edition
    from timeline.tables.read import read_dataset

    package = read_dataset(folder).package
    return edition(package, title=title, authors=tuple(authors or ()), published=published, url=url)
