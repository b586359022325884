"""What somebody is accused of or believed to have done is no event of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

# language, text, all its events in order: codes of the sources and the CAMEO code
CASES = [
    # statements
    ("en", "Intelligence agencies believe the Saudi king ordered Oman to leave.", []),
    ("en", "Turkey accused Syria and Iran of threatening Jordan.", ["TURGOV 11"]),
    ("en", "Turkey accused Syria of treason and condemned Iran.", ["TURGOV 11", "TURGOV 111"]),
    ("id", "Kenya menuduh Uganda mendukung pemberontak di Kongo.", ["KENGOV 11"]),
    ("id", "Peru menuding Chili dan Bolivia mengancam Brasil.", ["PERGOV 11"]),
    ("id", "Peru menuding Chili berbohong dan mengecam Bolivia.", ["PERGOV 11", "PERGOV 111"]),
    # acts
    ("en", "Kenya suspects that Uganda attacked Burundi on Monday.", []),
    ("en", "Kenya feared rain, but Uganda attacked Burundi on Monday.", ["UGAGOV 190"]),
    ("id", "Kenya mencurigai Uganda menyerang Burundi.", []),
    ("id", "Oman meyakini Iran menyerang kapal Qatar.", ["OMNGOV 010"]),
    ("id", "Iran menyerang kapal Qatar.", ["IRNGOV 190"]),
    # who claims a deed of their own side tells of it
    ("en", "The Houthis claimed their fighters attacked Saudi Arabia on Monday.", ["YEMREB 010", "REB 190"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_is_alleged_is_no_event(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, expected: list[str]
) -> None:
    found = [f"{' '.join(p.actor.code for p in m.sources)} {m.code}" for m in mentions(language, text)]
    assert len(found) == len(expected), found
    assert all(f.startswith(e) for f, e in zip(found, expected, strict=True)), found
