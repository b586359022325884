"""The page of a dataset: what it holds, and that no text of an article can become part of its code."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import VERSIONS, dataset, document, event, mention

from timeline.report import page
from timeline.report.page_data import codes_in_use, page_data
from timeline.tables.read import read_dataset
from timeline.tables.write import write_dataset

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 & ' \""


def made(folder: Path, *events: dict[str, Any], **tables: Any) -> Path:
    """A dataset on disk; returns its folder."""
    return write_dataset(folder / "dataset", dataset(events or None, **tables), versions=VERSIONS)


def held(html: str) -> dict[str, Any]:
    """The data that a page holds, as its scripts read it."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    held_data: dict[str, Any] = json.loads(found.group(1))
    return held_data


def test_data_points_into_lists(tmp_path: Path) -> None:
    data = page_data(read_dataset(made(tmp_path)))
    events, mentions = data["events"], data["mentions"]
    first = events["mentions"][0][0]
    assert [data["actors"][n]["name"] for n in events["sources"][0]] == ["Russia"]
    assert data["places"][events["place"][0]] == {
        "name": "Geneva",
        "country": "CHE",
        "latitude": 46.2,
        "longitude": 6.15,
    }
    assert data["sentences"][mentions["sentence"][first]].startswith("Menteri Luar Negeri Rusia")
    assert data["documents"][mentions["document"][first]]["id"] == "d1"
    assert len(data["actors"]) == 2  # the same two in both events


def test_days_count_from_1970_and_missing_ones_stay_missing(tmp_path: Path) -> None:
    open_ended = event("e1", date_start=date(1969, 12, 31), date_end=None, date_granularity="range")
    events = page_data(read_dataset(made(tmp_path, open_ended, event("e2", "010"))))["events"]
    assert events["start"][0] == -1
    assert events["end"][0] is None


def test_spans_are_counted_from_the_start_of_their_sentence(tmp_path: Path) -> None:
    data = page_data(read_dataset(made(tmp_path)))
    sentence = data["sentences"][data["mentions"]["sentence"][1]]
    ((kind, start, end),) = data["mentions"]["spans"][1]
    assert (kind, sentence[start:end]) == ("trigger", "kata")


def test_codes_in_use_are_counted(tmp_path: Path) -> None:
    folder = made(tmp_path, event("e1", "010"), event("e2", "010"))
    (code,) = codes_in_use(read_dataset(folder).events)
    assert (code["cameo_code"], code["events"]) == ("010", 2)


@pytest.mark.parametrize("text", [HOSTILE, "<!--<script>", "]]>", "\u2029"])
def test_json_cannot_leave_its_script_element(text: str) -> None:
    written = page.script_json({"text": text})
    assert "<" not in written
    assert "\u2028" not in written
    assert "\u2029" not in written
    assert json.loads(written) == {"text": text}


def test_hostile_text_is_data_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    text = f"{HOSTILE} Rusia bertemu."
    folder = made(
        tmp_path,
        event("e1"),
        mentions=[mention(text=text)],
        documents=[document(text=text, title=HOSTILE, mention_count=1)],
        statements=[],
        spans=[],
    )
    html = page.render(folder, title=HOSTILE)
    assert "<script>alert" not in html
    assert held(html)["documents"][0]["title"] == HOSTILE


def test_only_the_scripts_of_the_page_may_run(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    html = page.render(made(tmp_path))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    allowed = set(re.findall(r"'(sha256-[^']+)'", policy.replace("&#39;", "'")))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert allowed == {page._hash(script).strip("'") for script in scripts}
    assert len(scripts) == 2
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy.replace("&#39;", "'")


def test_the_same_dataset_gives_the_same_page(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    folder = made(tmp_path)
    assert page.render(folder) == page.render(folder)


def test_without_the_drawing_package_the_message_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page._drawing.cache_clear()
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(page.ReportError, match=r"pip install 'diplomatic-timeline\[report\]'"):
        page.write_report(made(tmp_path), tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert")
    with pytest.raises(page.ReportError, match=r"no/such/page\.html cannot be written"):
        page.write_report(made(tmp_path), tmp_path / "no" / "such" / "page.html")


def test_every_word_of_the_page_is_in_every_language() -> None:
    interface = page._interface()
    keys = set(interface["en"])
    assert keys == set(interface["id"])
    asked = set(re.findall(r'data-(?:text|label)="(\w+)"', page._part("page.html.jinja")))
    asked |= set(re.findall(r'words\("(\w+)"', page._own_scripts()))
    asked |= set(re.findall(r'"words": "(\w+)"', "".join(p.read_text() for p in page.PARTS.glob("charts/*.json"))))
    assert asked <= keys
    assert all(interface[code][key] for code in interface for key in keys)
