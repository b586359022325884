"""The view of an article in a notebook: its spans marked, its events listed, hostile text shown as text."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from builders import TEXT, VERSIONS, dataset, document, event, mention, span

import timeline
from timeline.report.notebook import NoSuchDocumentError, View, view
from timeline.tables.read import Dataset, read_dataset
from timeline.tables.schema import schema
from timeline.tables.write import write_dataset

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


def made(folder: Path, **tables: Any) -> Dataset:
    return read_dataset(write_dataset(folder / "dataset", dataset(**tables), versions=VERSIONS))


def marks(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<mark title="(\w+)" [^>]*>(.*?)</mark>', html.partition("pre-wrap")[2])
    return [(kind, unescape(text)) for kind, text in found]


def test_spans_are_marked_and_the_text_is_whole(tmp_path: Path) -> None:
    sources = [span(TEXT, "Rusia")]
    html = view(made(tmp_path, mentions=[mention(source_spans=sources), mention("m2", "e2", "kata")])).html
    assert marks(html) == [("source", "Rusia"), ("trigger", "bertemu"), ("trigger", "kata")]
    (text,) = re.findall(r'pre-wrap">(.*?)</p>', html, re.DOTALL)
    assert unescape(re.sub(r"<.*?>", "", text)) == TEXT


def test_where_spans_lie_over_one_another_the_trigger_shows(tmp_path: Path) -> None:
    over = [span(TEXT, "Serikat bertemu di")]
    html = view(made(tmp_path, mentions=[mention(source_spans=over), mention("m2", "e2", "kata")])).html
    assert marks(html)[:3] == [("source", "Serikat "), ("trigger", "bertemu"), ("source", " di")]


def test_events_of_the_document_are_listed(tmp_path: Path) -> None:
    html = view(made(tmp_path)).html
    assert html.count("<tr>") == 3
    assert "Russia [RUSGOV]" in html
    assert "Geneva" in html


def test_articles_stay_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>" + TEXT + "\"><img src=x onerror='alert(1)'>"
    rows = {"documents": [document(text=hostile, title="<b>x</b>")], "mentions": [], "statements": [], "spans": []}
    html = view(made(tmp_path, events=[], **rows)).html
    assert not re.search(r"<(script|img|b)\b", html)
    assert "&lt;b&gt;x&lt;/b&gt;" in html


def test_the_view_asks_for_nothing(tmp_path: Path) -> None:
    html = view(made(tmp_path))._repr_html_()
    assert not re.search(r"(src|href|url\()", html)


@pytest.mark.parametrize(("asked", "message"), [(None, "no document is named"), ("d9", "there is no document 'd9'")])
def test_which_document(asked: str | None, message: str, tmp_path: Path) -> None:
    several = made(tmp_path, documents=[document(), document("d2")])
    with pytest.raises(NoSuchDocumentError, match=f"{message}; there are 2: d1, d2"):
        view(several, asked)
    assert isinstance(view(several, "d2"), View)


def test_a_dataset_shows_its_counts_events_and_digest(tmp_path: Path) -> None:
    shown = made(tmp_path)
    html = shown._repr_html_()
    assert "2 events · " in html
    assert "Russia [RUSGOV]" in html
    assert shown.package["digest"] in html
    assert "The first" not in html


def test_tables_of_a_run_show_the_same_events(tmp_path: Path) -> None:
    written = made(tmp_path)
    frames = {name: getattr(written, name) for name in schema().tables}
    html = timeline.Tables(**frames, versions=VERSIONS, made_from={})._repr_html_()
    rows = re.findall(r"<tr>.*?</tr>", html)
    assert rows == re.findall(r"<tr>.*?</tr>", written._repr_html_())
    assert len(rows) == 3


def test_of_a_large_dataset_the_first_events_are_shown(tmp_path: Path) -> None:
    events = [event(f"e{n:02}", place_name=f"<i>{n}") for n in range(25)]
    html = made(tmp_path, events=events, mentions=[], statements=[], spans=[])._repr_html_()
    assert "The first 20 of 25 events by date:" in html
    assert html.count("<tr>") == 21
    assert "<i>" not in html


def test_the_example_notebook_is_one() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])


def test_the_library_has_it() -> None:
    assert timeline.view is view
