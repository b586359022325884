"""Two builds that differ in one line of a lexicon: the difference names the file and the line's effect."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline import languages
from timeline.compare.difference import Difference, as_text, difference
from timeline.run.extract import extract
from timeline.run.settings import Settings

ARTICLE = (
    "OSLO - Norwegian Foreign Minister Anna Berg palavered with Swedish Foreign Minister Eva Lund in Oslo on Friday.\n"
    "Berg said Norway would send aid to Moldova.\n"
)
LINE, MENDED = "    verbs: [meet, ", "    verbs: [meet, palaver, "


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Difference:
    """The difference that the line makes, between a build in this process and one in another."""
    work = tmp_path_factory.mktemp("one_line")
    article = work / "oslo.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    extract([article], work / "old", Settings())
    copy = with_line(work / "languages")
    program = Path(__file__).parent / "extract_with_lexicons.py"
    environment = os.environ | {"PYTHONPATH": str(Path(timeline.__file__).parents[1])}
    subprocess.run([sys.executable, program, article, work / "new", copy], check=True, env=environment)
    return difference(work / "old", work / "new")


def with_line(copy: Path) -> Path:
    """A copy of the lexicons with one line changed; the pipelines are linked."""
    shutil.copytree(languages.FOLDER, copy, ignore=shutil.ignore_patterns("pipeline", "__pycache__"))
    for language in languages.available():
        (copy / language / "pipeline").symlink_to(languages.FOLDER / language / "pipeline")
    acts = copy / "en" / "acts.yaml"
    text = acts.read_text(encoding="utf-8")
    assert LINE in text
    acts.write_text(text.replace(LINE, MENDED, 1), encoding="utf-8")
    return copy


def test_only_the_file_of_the_line_differs(found: Difference) -> None:
    assert set(found.made.parts) == {"timeline/languages/en/acts.yaml"}
    assert not found.made.documents


def test_the_effect_is_that_of_the_line(found: Difference) -> None:
    (cause,) = found.causes
    assert cause == "timeline/languages/en/acts.yaml"
    (gained,) = (c for c in found.causes[cause] if c.table == "events" and c.kind == "gained")
    assert (gained.row["event_type"], gained.row["place_name"]) == ("meeting", "Oslo")


def test_the_text_names_file_effect_and_sentence(found: Difference) -> None:
    text = as_text(found)
    assert "  timeline/languages/en/acts.yaml changed\n" in text
    assert "  events: 1 gained" in text
    assert "act.en.meet." in text
    assert "palavered with Swedish Foreign Minister" in text
