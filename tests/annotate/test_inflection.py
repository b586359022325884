"""Forms of words from their citation form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import languages
from timeline.annotate.inflection import inflection
from timeline.lexicon import LexiconError


@pytest.mark.parametrize(
    ("language", "word", "kind", "forms"),
    [
        ("en", "meet", "verb", "meet meets met meeting"),
        ("en", "deny", "verb", "deny denies denied denying"),
        ("en", "urge", "verb", "urge urges urged urging"),
        ("en", "ban", "verb", "ban bans banned banning"),
        ("en", "embassy", "noun", "embassy embassies"),
        ("en", "speech", "noun", "speech speeches"),
        ("id", "menyerang", "verb", "menyerang diserang serang menyerangnya"),
        ("id", "mengirim", "verb", "mengirim dikirim kirim"),
        ("id", "mengusir", "verb", "mengusir diusir usir"),
        ("id", "menangkap", "verb", "menangkap ditangkap tangkap"),
        ("id", "mendukung", "verb", "mendukung didukung dukung"),
        ("id", "memulangkan", "verb", "memulangkan dipulangkan pulangkan"),
        ("id", "membahas", "verb", "membahas dibahas bahas"),
        ("id", "merebut", "verb", "merebut direbut rebut"),
        ("id", "menyatakan", "verb", "menyatakan dinyatakan"),
        ("id", "pertemuan", "noun", "pertemuan pertemuannya"),
    ],
)
def test_forms(language: str, word: str, kind: str, forms: str) -> None:
    assert set(forms.split()) <= inflection(language).forms(word, kind).keys()


@pytest.mark.parametrize(
    ("language", "word", "form", "voice"),
    [
        ("id", "menyerang", "diserang", "passive"),
        ("id", "menyerang", "serang", "any"),
        ("id", "menyerang", "menyerang", "any"),
        ("en", "attack", "attacked", "any"),
    ],
)
def test_voice_that_the_form_tells(language: str, word: str, form: str, voice: str) -> None:
    assert inflection(language).forms(word, "verb")[form] == voice


def test_forms_that_are_other_words_are_left_out() -> None:
    assert "tentang" not in inflection("id").forms("menentang", "verb")
    assert "ditentang" in inflection("id").forms("menentang", "verb")


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the Indonesian rules that a test may spoil."""
    (tmp_path / "xx").mkdir()
    path = tmp_path / "xx" / "inflection.yaml"
    path.write_text((languages.FOLDER / "id" / "inflection.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    inflection.cache_clear()
    yield path
    inflection.cache_clear()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[menyerang, diserang]", "[menyerang, disserang]", "the rule makes 'diserang' of 'menyerang'"),
        ("voice: passive, example: [menyerang", "voice: middle, example: [menyerang", "voice 'middle' is none of"),
        ('"^meny([aiueo])"', '"^meny([aiueo"', "pattern '^meny([aiueo': "),
        ("irregular: {}\n", "", "'irregular' is missing"),
        ("examples: [menelepon,", "examples: [telepon,", "does not match its example 'telepon'"),
        ("counterexamples: [serang,", "counterexamples: [menyerang,", "matches its counterexample 'menyerang'"),
        ("excluded: [tentang,", "excluded: [2014,", "2014 is no word"),
    ],
)
def test_mistake_names_file_and_line(edited: Path, old: str, new: str, message: str) -> None:
    text = edited.read_text(encoding="utf-8")
    assert old in text
    edited.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"inflection\.yaml, line \d+: ") as caught:
        inflection("xx")
    assert message in str(caught.value)
