from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from statement_cases import make_doc, statements

from timeline import languages
from timeline.annotate.statements import lexicon
from timeline.codes import operators
from timeline.lexicon import LexiconError

LANGUAGES = languages.available()
GROUPS = [(language, group) for language in LANGUAGES for group in lexicon.load(language).groups]
EXAMPLES = [(language, g, text) for language, g in GROUPS for text in g.examples]
COUNTEREXAMPLES = [(language, g, text) for language, g in GROUPS for text in g.counterexamples]
OBJECTS = [(language, *example) for language in LANGUAGES for example in lexicon.load(language).object_examples]


@pytest.mark.parametrize(("language", "group", "text"), EXAMPLES)
def test_lexicon_example_gives_a_statement_of_its_group(language: str, group: lexicon.Group, text: str) -> None:
    found = [(s.cue_lemma, s.operator) for s in statements(language, text)]
    assert any(lemma in group.lemmas and operator == group.operator for lemma, operator in found), found


@pytest.mark.parametrize(("language", "group", "text"), COUNTEREXAMPLES)
def test_lexicon_counterexample_gives_none_of_its_group(language: str, group: lexicon.Group, text: str) -> None:
    found = [(s.cue_lemma, s.operator) for s in statements(language, text)]
    assert not [f for f in found if f[0] in group.lemmas and f[1] == group.operator]


@pytest.mark.parametrize(("language", "group", "text"), COUNTEREXAMPLES)
def test_lexicon_counterexample_has_a_cue_of_its_group(language: str, group: lexicon.Group, text: str) -> None:
    words = tuple(token.lower_ for token in make_doc(language, text))
    forms = [form.words for found in lexicon.load(language).forms.values() for form in found if form.group is group]
    assert any(words[i : i + len(form)] == form for form in forms for i in range(len(words)))


@pytest.mark.parametrize(("language", "operator", "text"), OBJECTS)
def test_lexicon_light_verb_takes_the_operator_of_its_object(language: str, operator: str, text: str) -> None:
    assert [s.operator for s in statements(language, text)] == [operator]


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicon_every_group_has_examples_both_ways(language: str) -> None:
    for group in lexicon.load(language).groups:
        assert group.examples and group.counterexamples, f"line {group.line}"


def test_operators_codes_and_modes() -> None:
    table = operators.all_operators()
    assert table["warn"].code == "012" and table["warn"].mode == "threat"
    assert operators.lookup("say").mode is None
    with pytest.raises(operators.UnknownOperatorError, match="shrug"):
        operators.lookup("shrug")


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the English lexicon that a test may spoil."""
    source = languages.FOLDER / "en"
    folder = tmp_path / "xx"
    folder.mkdir()
    for name in ("cues.yaml", "inflection.yaml"):
        (folder / name).write_text((source / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    return folder / "cues.yaml"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("operator: demand\n    kind: verb", "operator: shout\n    kind: verb", "'shout' is no operator"),
        ("kind: preposition", "kind: postposition", "'postposition' is none of"),
        ("needs: [actor]", "needs: [luck]", "'luck'"),
        ("target: addressee", "target: everybody", "'everybody'"),
        ('"no", without', "null, without", "quotation marks"),
        ("possessor: before", "possessor: above", "'above'"),
        ("bare_forms: false", "bare_forms: maybe", "bare_forms"),
        ("tell: [told]", "shell: [told]", "'shell'"),
        ("    lemmas: [thank]\n", "", "'lemmas' is missing"),
    ],
)
def test_lexicon_mistake_names_file_and_line(edited: Path, old: str, new: str, message: str) -> None:
    text = edited.read_text(encoding="utf-8")
    assert old in text
    edited.write_text(text.replace(old, new, 1), encoding="utf-8")
    lexicon.load.cache_clear()
    with pytest.raises(LexiconError, match=r"cues\.yaml, line \d+") as caught:
        lexicon.load("xx")
    lexicon.load.cache_clear()
    assert message in str(caught.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lexicon_lemma_stands_once_in_a_group(language: str) -> None:
    path = languages.lexicon_path(language, "cues.yaml")
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["cues"]:
        assert len(entry["lemmas"]) == len(set(entry["lemmas"])), entry["lemmas"]
