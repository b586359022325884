"""What `show` and `explain` print, from rows made by hand."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import Any

import polars as pl
import pytest
from rich.console import Console, Group

from timeline.report import terminal
from timeline.report.terminal import Filters
from timeline.tables.frames import to_frame
from timeline.tables.schema import table
from timeline.tables.wording import first_sentences


def actor(name: str, code: str | None, person: str | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "code": code,
        "country": code[:3] if code else None,
        "role": code[3:6] or None if code else None,
        "person": person,
        "text": name,
    }


PUTIN = actor("Russia", "RUSGOV", "Vladimir Putin")
FRANCE = actor("France", "FRA")
REBELS = actor("the [bold]rebels", None)


def event(event_id: str, start: date | None, **changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "event_id": event_id,
        "event_type": "meeting",
        "cameo_code": "040",
        "cameo_root": "04",
        "cameo_label": "Consult, not specified below",
        "plover_event": "CONSULT",
        "quad_class": 1,
        "goldstein": 1.0,
        "sources": [PUTIN],
        "targets": [FRANCE],
        "reciprocal": True,
        "date_start": start,
        "date_end": start,
        "date_granularity": "day" if start else None,
        "date_value": start.isoformat() if start else None,
        "date_basis": "stated" if start else "none",
        "date_text": None,
        "place_name": "Geneva",
        "place_country": "CHE",
        "place_basis": "stated",
        "place_text": "Jenewa",
        "modality": "actual",
        "negated": False,
        "background": False,
        "mention_count": 1,
        "document_count": 1,
        "confidence": 0.8,
    }
    return row | changes


def events(*rows: dict[str, Any]) -> pl.DataFrame:
    return to_frame(table("events"), rows)


SENTENCE = "Putin bertemu\nMacron di Jenewa\x1b[31m pada Senin."


def mention(event_id: str, sentence: str = SENTENCE, start: int = 100) -> dict[str, Any]:
    return {
        "mention_id": f"m{start}",
        "event_id": event_id,
        "document_id": "d1",
        "sentence_index": 3,
        "sentence_start": start,
        "sentence_end": start + len(sentence),
        "sentence": sentence,
        "trigger_start": start + 6,
        "trigger_end": start + 13,
        "trigger_text": "bertemu",
        "source_spans": [{"start": start, "end": start + 5}],
        "target_spans": [{"start": start + 14, "end": start + 20}],
        "date_start_char": 20,
        "date_end_char": 25,
        "place_start_char": None,
        "place_end_char": None,
        "rule_id": "acts.meet",
        "confidence": 0.75,
    }


def mentions(*rows: dict[str, Any]) -> pl.DataFrame:
    return to_frame(table("mentions"), rows)


def printed(thing: Any, width: int = 140) -> str:
    out = StringIO()
    Console(file=out, width=width).print(thing)
    return out.getvalue()


EVENTS = events(
    event("late", date(2022, 1, 20), sources=[FRANCE], targets=[REBELS], cameo_code="112", cameo_root="11"),
    event("undated", None, event_type="statement"),
    event("early", date(2022, 1, 10)),
)


def test_select_sorts_by_date_with_the_undated_last() -> None:
    assert terminal.select(EVENTS, Filters())["event_id"].to_list() == ["early", "late", "undated"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="RUS"), ["early", "undated"]),
        (Filters(actor="rusgov"), ["early", "undated"]),
        (Filters(actor="FRA"), ["early", "late", "undated"]),
        (Filters(actor="putin"), ["early", "undated"]),
        (Filters(actor="[bold]"), ["late"]),
        (Filters(actor="USA"), []),
        (Filters(since=date(2022, 1, 11)), ["late"]),
        (Filters(until=date(2022, 1, 10)), ["early"]),
        (Filters(since=date(2022, 1, 10), until=date(2022, 1, 20)), ["early", "late"]),
        (Filters(code="11"), ["late"]),
        (Filters(code="04"), ["early", "undated"]),
        (Filters(event_type="statement"), ["undated"]),
        (Filters(actor="RUS", event_type="meeting"), ["early"]),
    ],
)
def test_select_filters(filters: Filters, expected: list[str]) -> None:
    assert terminal.select(EVENTS, filters)["event_id"].to_list() == expected


def test_chronology_shows_all_parts_as_they_are() -> None:
    text = printed(terminal.chronology(terminal.select(EVENTS, Filters())))
    for part in (
        "2022-01-10",
        "Geneva",
        "Vladimir Putin [RUSGOV]",
        "France [FRA]",
        "the [bold]rebels",
        "0.80",
    ):
        assert part in text


def test_chronicle_shows_the_sentence_and_cannot_steer_the_terminal() -> None:
    quoted = first_sentences(mentions(mention("early")))
    text = printed(Group(*terminal.chronicle(terminal.select(EVENTS, Filters()), quoted, 140)))
    assert "2022-01-10 Geneva  Vladimir Putin [RUSGOV] → France [FRA]: 040 Consult" in text
    assert "    Putin bertemu Macron di Jenewa[31m pada Senin." in text
    assert "undated" in text
    assert "\x1b" not in text


def test_chronology_fits_a_narrow_window() -> None:
    text = printed(terminal.chronology(EVENTS), width=80)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("event_id", ["ear", "early"])
def test_find_event_by_how_its_id_begins(event_id: str) -> None:
    assert terminal.find_event(EVENTS, event_id)["event_id"] == "early"


def test_find_event_prefers_the_whole_id() -> None:
    both = events(event("ab", None), event("abc", None))
    assert terminal.find_event(both, "ab")["event_id"] == "ab"


@pytest.mark.parametrize(("event_id", "message"), [("x", "there is no event 'x'"), ("", "3 events begin with ''")])
def test_find_event_refuses(event_id: str, message: str) -> None:
    with pytest.raises(terminal.NoSuchEventError, match=message):
        terminal.find_event(EVENTS, event_id)


def test_explanation_names_spans_and_rules() -> None:
    out = StringIO()
    console = Console(file=out, width=140)
    terminal.print_explanation(console, event("early", date(2022, 1, 10)), mentions(mention("early")))
    text = out.getvalue()
    for part in (
        "Vladimir Putin [RUSGOV]",
        "“Jenewa”",
        "“bertemu”",
        "“Macron”",
        "100–105",
        "acts.meet",
        "d1, sentence 4",
    ):
        assert part in text
    assert "elsewhere" in text  # the date stands in another sentence
    assert "\x1b" not in text


def test_explanation_says_that_a_code_has_no_category() -> None:
    out = StringIO()
    without = event("early", None, plover_event=None)
    terminal.print_explanation(Console(file=out, width=140), without, mentions(mention("early")))
    assert "no PLOVER category, quad 1, Goldstein 1" in out.getvalue()


def test_marked_sentence_keeps_offsets() -> None:
    text = terminal.marked_sentence(mention("e"))
    assert len(text.plain) == len(SENTENCE)
    styled = {span.style: text.plain[span.start : span.end] for span in text.spans if span.start >= 0}
    assert styled[terminal.STYLES["trigger"]] == "bertemu"
    assert styled[terminal.STYLES["target"]] == "Macron"
