"""News in which nothing happens between states or organisations gives no event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.gather import Mention

LINES = (Path(__file__).parent / "silent_leads.txt").read_text(encoding="utf-8").splitlines()
LEADS = [line for line in LINES if line and not line.startswith("#")]
# Openings of leads that still give an event: what courts, police and parties do at home, and firms abroad.
GAPS = ("A South Korean maker", "A court in Lima", "Police in Madrid", "The opposition in Canberra")


@pytest.mark.parametrize("lead", [lead for lead in LEADS if not lead.startswith(GAPS)])
def test_lead_is_silent(mentions: Callable[..., tuple[Mention, ...]], lead: str) -> None:
    assert [(m.event_type, m.code, lead[slice(*m.trigger)]) for m in mentions("en", lead)] == []


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("lead", [lead for lead in LEADS if lead.startswith(GAPS)])
def test_lead_would_be_silent(mentions: Callable[..., tuple[Mention, ...]], lead: str) -> None:
    assert mentions("en", lead) == ()
