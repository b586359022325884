"""A table of bare names, roles and adjectives from the news: who they are, on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from timeline.lexicon import Row, read_csv

TABLE = Path(__file__).with_name("who_is_who.csv")
FLOOR = 0.95
# A name alone, and in a sentence.
FRAMES = {
    "en": ("{}", "According to {}, nothing has changed since Monday."),
    "id": ("{}", "Menurut {}, belum ada perubahan sejak Senin."),
}


def rows(language: str) -> list[Row]:
    columns = ("language", "text", "published", "code", "person")
    return [row for row in read_csv(TABLE, columns) if row["language"] == language]


def wrong(nlp: Language, language: str, frame: str) -> Iterator[str]:
    """The rows whose only actor is not the expected one."""
    for row in rows(language):
        doc = nlp.make_doc(frame.format(row["text"]))
        doc._.published = date.fromisoformat(row["published"])
        actors = [actor for mention in nlp(doc)._.actors for actor in mention.actors]
        codes = {actor.code for actor in actors}
        named = any(actor.person for actor in actors)
        if len(codes) != 1 or not codes <= set(row.many("code")) or named != (row["person"] == "yes"):
            yield f"{row['text']}: {sorted(map(str, codes))}"


@pytest.mark.parametrize(("language", "frame"), [(code, frame) for code in FRAMES for frame in FRAMES[code]])
def test_names_roles_and_adjectives_are_known(language: str, frame: str, request: pytest.FixtureRequest) -> None:
    errors = list(wrong(request.getfixturevalue(f"nlp_{language}"), language, frame))
    assert len(errors) <= (1 - FLOOR) * len(rows(language)), errors
