"""People and bodies that act for themselves: when what they say and do is an event, and of which state they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

# language, text, its events: codes of source and target, and the root
CASES = [
    ("en", "An international aid agency urged the Sudanese government to lift the ban.", ["NGO > SDNGOV 02"]),
    ("en", "An aid agency said that the harvest was good in Sudan.", []),
    ("en", "Dozens of teachers demanded the resignation of Peruvian President Anders Holm.", ["PEREDU > PERGOV 10"]),
    ("en", "A doctor urged the Sudanese government to build hospitals.", []),
    ("en", "The opposition accused the Georgian government of fraud.", ["GEOOPP > GEOGOV 11"]),
    # with another state in the sentence, whose opposition it is stays open
    ("en", "The opposition accused the Georgian government of selling weapons to Chad.", ["OPP > GEOGOV 11"]),
    ("en", "The Georgian government warned foreign lawmakers not to come.", ["GEOGOV > LEG 01"]),
    # what one wants for the farmers of one's own state is asked of others
    ("en", "France demanded that Brazil compensate French farmers.", ["FRAGOV > BRAGOV 10"]),
    ("id", "Puluhan guru menuntut pemerintah Peru mundur.", ["PEREDU > PERGOV 10"]),
    ("id", "Sebuah lembaga bantuan mendesak pemerintah Sudan mencabut larangan itu.", ["NGO > SDNGOV 10"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_events_of_groups(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, expected: list[str]
) -> None:
    assert [_shown(m) for m in mentions(language, text)] == expected


def _shown(mention: Mention) -> str:
    sources, targets = (" ".join(p.actor.code or "" for p in side) for side in (mention.sources, mention.targets))
    return f"{sources} > {targets} {mention.code[:2]}"
