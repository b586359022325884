"""Sentences and the places that they name: the shipped pipelines find exactly these, where they are."""

from __future__ import annotations

import pytest
from place_table import TABLE, Want, matches


@pytest.mark.parametrize(("language", "text", "want"), [pytest.param(*row, id=f"{row[0]}-{row[1]}") for row in TABLE])
def test_places_of_a_sentence(request: pytest.FixtureRequest, language: str, text: str, want: Want) -> None:
    doc = request.getfixturevalue(f"nlp_{language}")(text)
    assert matches(doc._.places, want), doc._.places
