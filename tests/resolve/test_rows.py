"""An article as rows: identifiers, and the rules of the tables."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from mentions import DAY, GENEVA, SAID, TEXT, gathered, mention, on
from spacy.language import Language

from timeline.articles.article import Article
from timeline.gather.records import Mention
from timeline.resolve import article_rows
from timeline.resolve.rows import identifier
from timeline.tables.checks import require_valid
from timeline.tables.frames import to_frame
from timeline.tables.schema import schema


def rows(*mentions: Mention, document_id: str = "d1") -> dict[str, list[dict[str, Any]]]:
    return article_rows(gathered(*mentions, document_id=document_id))


def require_all_valid(tables: dict[str, list[dict[str, Any]]]) -> None:
    for name, found in tables.items():
        table = schema().tables[name]
        require_valid(to_frame(table, found), table)


STATEMENT = mention(at=44, event_type="statement", code="010", reciprocal=False, statement=SAID)
ACTION = mention("RUS", "USA FRA", at=20, event_type="action", code="163", reciprocal=False)


def test_identifiers_are_stable_and_differ() -> None:
    one, again = rows(mention(), STATEMENT), rows(mention(), STATEMENT)
    assert one == again
    found = [r["event_id"] for r in one["mentions"]]
    found += [r["mention_id"] for r in one["mentions"]] + [r["statement_id"] for r in one["statements"]]
    assert len(set(found)) == len(found) == 5
    assert all(re.fullmatch(r"[ems][0-9a-f]{16}", i) for i in found)


def test_identifiers_tell_documents_places_and_types_apart() -> None:
    made = mention()
    others = [
        identifier("e", "d2", made),
        identifier("e", "d1", replace(made, placing=GENEVA)),
        identifier("e", "d1", replace(made, event_type="action")),
        identifier("m", "d1", made),
    ]
    assert len({identifier("e", "d1", made), *others}) == 5


def test_mentions_and_statements_name_their_event() -> None:
    found = rows(mention(), mention(at=40), STATEMENT, ACTION)
    one, again, said, done = (r["event_id"] for r in found["mentions"])
    assert one == again
    assert len({one, said, done}) == 3
    assert [r["event_id"] for r in found["statements"]] == [said]
    assert [r["merge_rule"] for r in found["mentions"]] == [None, "article", None, None]
    assert found["documents"][0]["mention_count"] == 4


def test_an_actor_that_is_only_understood_has_no_text() -> None:
    lent = replace(mention().targets[0], span=None)
    (found,) = rows(replace(mention(), targets=(lent,)))["mentions"]
    assert [a["text"] for a in found["sources"] + found["targets"]] == ["Russia", None]


def test_an_act_told_in_a_statement_names_it() -> None:
    act = replace(ACTION, reported_in=(15, 16))
    found = rows(act, STATEMENT)
    told = {r["trigger_text"]: r["reported_in"] for r in found["mentions"]}
    assert told == {TEXT[20:23]: found["statements"][0]["statement_id"], TEXT[44:47]: None}
    assert rows(mention())["mentions"][0]["reported_in"] is None


def test_texts_are_those_of_the_spans() -> None:
    found = rows(mention(at=7, dating=on(DAY), placing=GENEVA))["mentions"][0]
    assert (found["trigger_text"], found["sentence"]) == ("met", TEXT[:50])


def test_a_sentence_ends_before_the_blanks_behind_it() -> None:
    (found,) = rows(replace(mention(), sentence=(0, TEXT.index(" ") + 1)))["mentions"]
    assert (found["sentence"], found["sentence_end"]) == (TEXT[: TEXT.index(" ")], TEXT.index(" "))


def test_rows_keep_the_rules_of_the_tables() -> None:
    require_all_valid(rows(mention(dating=on(DAY), placing=GENEVA), mention("RUS", "", at=40), STATEMENT, ACTION))


REPORT = {
    "en": "GENEVA — Russian Foreign Minister Sergei Lavrov met US Secretary of State Antony Blinken in Geneva on "
    "Monday.\n\n“We are ready to talk,” Lavrov told reporters. The United States threatened to impose sanctions on "
    "Russia. On Tuesday France recalled its ambassador from Moscow.\n",
    "id": "JENEWA - Menteri Luar Negeri Rusia Sergei Lavrov bertemu Menteri Luar Negeri AS Antony Blinken di Jenewa "
    "pada Senin.\n\n“Kami siap berunding,” kata Lavrov kepada wartawan. Amerika Serikat mengancam akan menjatuhkan "
    "sanksi terhadap Rusia. Pada Selasa Prancis menarik duta besarnya dari Moskow.\n",
}


@pytest.mark.parametrize("language", ["en", "id"])
def test_an_article_is_read_the_same_every_time(language: str, request: pytest.FixtureRequest) -> None:
    from timeline.run.batch import process
    from timeline.run.settings import Settings

    nlp: Language = request.getfixturevalue(f"nlp_{language}")
    assert nlp.lang == language
    article = Article("d", "a.txt", REPORT[language], language, published=date(2022, 1, 14), published_basis="record")
    other = replace(article, document_id="e", text=article.text[::-1])
    first = process([article], Settings())
    assert {r["event_type"] for r in first["mentions"]} >= {"meeting", "statement"}
    require_all_valid(first)
    together = process([other, article], Settings())
    assert [r for r in together["mentions"] if r["document_id"] == "d"] == first["mentions"]
