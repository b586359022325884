"""The examples of docs/actors.md do what the page says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from timeline.codes.dictionaries import ActorEntry, DictionaryAgent
from timeline.codes.dictionary_files import Dictionary, read_actors, read_agents, words

PAGE = Path(__file__).parents[2] / "docs" / "actors.md"
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))


def written(name: str, folder: Path) -> Path:
    path = folder / name
    path.write_text(FILES[name], encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["my.actors.txt", "my_actors.csv"])
def test_actors_of_the_page(name: str, tmp_path: Path) -> None:
    found = read_actors(written(name, tmp_path))
    assert found.problem() is None
    assert codes(found, "Anna Berg", date(2015, 1, 1)) == ("SWEGOV",)
    assert codes(found, "Anna Berg", date(2019, 1, 1)) == ("SWEELI",)
    assert codes(found, "GRAZELAND", None) == ("GRZ",)


def codes(found: Dictionary, form: str, day: date | None) -> tuple[str, ...] | None:
    entry = found.forms[words(form)].meaning
    assert isinstance(entry, ActorEntry)
    return entry.on(day)


def test_several_and_nobody_of_the_page(tmp_path: Path) -> None:
    found = read_actors(written("my.actors.txt", tmp_path))
    assert codes(found, "Twin Lakes", None) == ("LVA", "LTU")
    assert codes(found, "Canada Goose", None) == ()


@pytest.mark.parametrize("name", ["my.agents.txt", "my_agents.csv"])
def test_agents_of_the_page(name: str, tmp_path: Path) -> None:
    found = read_agents(written(name, tmp_path))
    assert found.problem() is None
    agent = found.forms[words("coast wardens")].meaning
    assert isinstance(agent, DictionaryAgent)
    assert agent.after == "MIL"


def test_the_message_of_the_page(tmp_path: Path) -> None:
    path = written("my.actors.txt", tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:5], "COAST_RANGERS [NORMIL]", *lines[5:]]), encoding="utf-8")
    (message,) = re.findall(r"timeline: (my\.actors\.txt, .*)", PAGE.read_text(encoding="utf-8"))
    assert str(read_actors(path).problem()) == f"{tmp_path}/{message}"
