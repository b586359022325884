"""Who met whom: what is a meeting of two sides, and what only names one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

# language, text, its meetings in order: codes of source and target, and the CAMEO code
CASES = [
    ("en", "Oman's foreign minister met his Qatari counterpart on Monday.", ["OMNGOV > QATGOV 040"]),
    # a summit on whose sidelines two met, and those who met there
    (
        "en",
        "In talks with the Omani foreign minister on the sidelines of an Arab League summit in Lima, the Kuwaiti"
        " foreign minister presented a list of demands.",
        ["KWTGOV > OMNGOV 040"],
    ),
    # a conference of a body has no other side for those who do something there
    ("en", "The government of Peru refrained from signing the text drafted at the Mercosur summit in Lima.", []),
    # talks are of those who hold them, not of those who worry about them
    ("en", "Peru voiced concern about the lack of progress in negotiations with Chile.", []),
    ("en", "In two rounds of talks with Chile, Peru presented a new map.", ["PERGOV > CHLGOV 040"]),
    # the other side of a visit that another visit follows
    ("en", "Macron's visit to Ghana follows a visit to Kenya.", ["FRAGOV > GHAGOV 042", "FRAGOV > KENGOV 042"]),
    # the deal in a speech is no partner of the meeting
    ("en", "The Chilean president opened the meeting with a speech that praised the deal with Norway.", []),
    # people of one side, and other states nearby
    (
        "en",
        "Ghana wants to share the dam with Togo. Ghana's president discussed it with Ghana's finance minister on"
        " Monday. At the meeting he heard of delays in Togo.",
        [],
    ),
    (
        "en",
        "Ghana's ambassador met the president of Togo on Monday. On Friday Ghana's president held a meeting with"
        " Ghana's finance minister. During the meeting he heard of delays.",
        ["GHAGOV > TGOGOV 040"],
    ),
    # a tour of a region visits nobody in particular
    (
        "en",
        "China's foreign minister met the Norwegian prime minister on Monday. China's foreign minister was back from a"
        " tour of West Africa.",
        ["CHNGOV > NORGOV 040"],
    ),
]


def told(mention: Mention) -> str:
    sources, targets = (" ".join(p.actor.code or "-" for p in side) for side in (mention.sources, mention.targets))
    return f"{sources} > {targets} {mention.code}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_meetings(mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, expected: list[str]) -> None:
    assert [told(m) for m in mentions(language, text) if m.event_type == "meeting"] == expected
