"""docs/codebook.md: the declared tables, the CAMEO codes of a dataset and a worked example of each type of event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from timeline.report.page_data import codes_in_use
from timeline.report.worked import Worked, worked_examples
from timeline.tables.codebook import codebook
from timeline.tables.read import Dataset
from timeline.tables.schema import schema, schemas_folder
from timeline.tables.sql import read_views

NOTE = "<!-- Written by make docs from schemas/ and the articles in examples/. Change those, not this page. -->"
LANGUAGES = {"en": "English", "id": "Indonesian"}


def codebook_page(dataset: Dataset) -> str:
    """The page, its counts and examples from this dataset."""
    declared = schema()
    tables = codebook(declared, read_views(declared, schemas_folder()))
    title, _, rest = tables.partition("\n")
    parts = [title, NOTE, *_contents(), rest.strip(), *_codes(dataset), *_examples(dataset)]
    return "\n\n".join(parts) + "\n"


def _contents() -> Iterator[str]:
    tables = ", ".join(f"[{name}](#{_anchor(f'{t.title}: `{t.file}`')})" for name, t in schema().tables.items())
    yield (
        f"Tables: {tables}. [Structures](#structures), [views](#views-and-macros-for-duckdb), "
        "[CAMEO codes](#cameo-codes-in-use), [worked examples](#worked-examples). "
        "`timeline schema` prints the part on tables, `timeline report` shows all of it for a dataset of yours."
    )


def _anchor(heading: str) -> str:
    """The address that GitHub gives a heading."""
    return "".join(c for c in heading.lower().replace(" ", "-") if c.isalnum() or c in "-_")


def _codes(dataset: Dataset) -> Iterator[str]:
    yield "## CAMEO codes in use"
    yield (
        f"Those of the {dataset.events.height} events in `examples/`. The page of `timeline report` lists those of "
        "your dataset; all codes stand in `timeline/codes/cameo.csv`. [coding.md](coding.md) tells how one is chosen."
    )
    rows = [
        (
            c["cameo_code"],
            c["cameo_label"],
            c["plover_event"] or "",
            c["quad_class"],
            _scale(c["goldstein"]),
            c["events"],
        )
        for c in codes_in_use(dataset.events)
    ]
    yield table(("code", "meaning", "PLOVER", "quad class", "Goldstein", "events"), rows, numbers=(3, 4, 5))


def _scale(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _examples(dataset: Dataset) -> Iterator[str]:
    yield "## Worked examples"
    yield (
        "Of each type of event in each language one mention from `examples/`, the sentence and what the program made "
        "of it: on the left the words that were read, on the right what stands in `events` and `mentions`."
    )
    for example in worked_examples(dataset):
        yield f"### {example.event_type.capitalize()}, {LANGUAGES[example.language]}"
        yield from _example(example)


def _example(example: Worked) -> Iterator[str]:
    sentence = "".join(f"**{escape(text)}**" if kind == "trigger" else escape(text) for text, kind in example.sentence)
    origin = ", published ".join(filter(None, (f"*{escape(example.document)}*", example.published)))
    yield f"> {' '.join(sentence.split())}<br>{origin}"
    yield table(
        ("", "in the sentence", "in the tables"), [(r.what, r.words, _row(r.what, r.row)) for r in example.readings]
    )


def _row(what: str, value: str) -> str:
    return f"`{value}`" if what == "rule" else value


def table(headings: Iterable[str], rows: Iterable[Iterable[object]], *, numbers: Iterable[int] = ()) -> str:
    """A table in Markdown; `numbers` are the columns to be set to the right."""
    heads, right = list(headings), set(numbers)
    rule = ["---:" if column in right else "---" for column in range(len(heads))]
    cells = [[str(cell).replace("|", "\\|") for cell in row] for row in rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in (heads, rule, *cells))
