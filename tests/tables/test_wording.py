"""Events in words, from rows made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import TEXT, dataset, event, mention

from timeline.tables.frames import to_frame
from timeline.tables.schema import table
from timeline.tables.wording import clean, describe, first_sentences, when


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "2022-01-10"),
        ({"date_granularity": "week", "date_value": "2022-W02"}, "2022-W02"),
        (
            {"date_granularity": "range", "date_value": None, "date_end": date(2022, 1, 12)},
            "2022-01-10 – 2022-01-12",
        ),
        ({"date_start": None}, "… – 2022-01-10"),
        ({"date_start": None, "date_end": None}, ""),
        ({"date_value": "2022-01-10TMO"}, "2022-01-10"),
    ],
)
def test_when(changes: dict[str, Any], expected: str) -> None:
    assert when(event(**({"date_start": date(2022, 1, 10), "date_end": date(2022, 1, 10)} | changes))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "040 Consult"),
        ({"modality": "planned"}, "040 Consult (planned)"),
        (
            {"modality": "hypothetical", "negated": True, "background": True},
            "040 Consult (hypothetical, negated, background)",
        ),
    ],
)
def test_describe_says_what_is_not_plain_fact(changes: dict[str, Any], expected: str) -> None:
    assert describe(event(**changes)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("left \u202eright", "left right"),
        ("two\nlines\tand  blanks", "two lines and blanks"),
        ("\x9b31mred", "31mred"),
        ("Élysée, Pékin, 北京", "Élysée, Pékin, 北京"),
    ],
)
def test_clean_cannot_steer_a_terminal(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_first_sentences_are_those_of_the_first_mention() -> None:
    rows = dataset([event()], mentions=[mention("m2", trigger="kata"), mention("m1")])["mentions"]
    assert first_sentences(to_frame(table("mentions"), rows)) == {"e1": TEXT.partition(" “")[0]}
