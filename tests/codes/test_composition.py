"""Speech act and act make a code: the table of CAMEO's chapter 6 as sentences would read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline import languages
from timeline.annotate.acts.lexicon import act_lexicon
from timeline.annotate.illocution import illocution_lexicon
from timeline.annotate.statements import lexicon as cues
from timeline.codes import cameo, composition, operators
from timeline.lexicon import LexiconError, read_csv

# speech act, act, code
TABLE = [
    ("appeal", "meet", "026"),
    ("appeal", "mediate", "028"),
    ("appeal", "settle", "027"),
    ("appeal", "reform", "024"),
    ("appeal", "cooperate_economically", "0211"),
    ("appeal", "cooperate_militarily", "0212"),
    ("appeal", "aid_economic", "0231"),
    ("appeal", "aid_military", "0232"),
    ("appeal", "aid_humanitarian", "0233"),
    ("appeal", "peacekeep", "0234"),
    ("appeal", "change_leadership", "0241"),
    ("appeal", "release", "0253"),
    ("appeal", "lift_sanctions", "0254"),
    ("appeal", "allow_inspection", "0255"),
    ("appeal", "ceasefire", "0256"),
    ("propose", "negotiate", "026"),
    ("promise", "meet", "036"),
    ("promise", "settle", "037"),
    ("promise", "mediate", "039"),
    ("promise", "aid_economic", "0331"),
    ("promise", "aid_humanitarian", "0333"),
    ("promise", "lift_sanctions", "0354"),
    ("promise", "retreat", "0356"),
    ("willing", "negotiate", "036"),
    ("offer", "mediate", "039"),
    ("invite", "visit", "036"),
    ("demand", "negotiate", "106"),
    ("demand", "settle", "107"),
    ("demand", "mediate", "108"),
    ("demand", "aid_military", "1032"),
    ("demand", "change_leadership", "1041"),
    ("demand", "change_policy", "1042"),
    ("demand", "release", "1053"),
    ("demand", "lift_sanctions", "1054"),
    ("demand", "allow_peacekeepers", "1055"),
    ("demand", "retreat", "1056"),
    ("refuse", "meet", "125"),
    ("refuse", "mediate", "126"),
    ("refuse", "settle", "127"),
    ("refuse", "aid_economic", "1221"),
    ("refuse", "aid_military", "1222"),
    ("refuse", "change_policy", "1232"),
    ("refuse", "release", "1243"),
    ("refuse", "lift_sanctions", "1244"),
    ("refuse", "ceasefire", "1246"),
    ("reject", "negotiate", "125"),
    ("threaten", "stop_aid_economic", "1311"),
    ("threaten", "sanction", "1312"),
    ("threaten", "break_relations", "1313"),
    ("threaten", "halt_negotiations", "134"),
    ("threaten", "halt_mediation", "135"),
    ("threaten", "expel_inspectors", "136"),
    ("threaten", "repress", "137"),
    ("threaten", "blockade", "1381"),
    ("threaten", "occupy", "1382"),
    ("threaten", "attack", "1384"),
    ("threaten", "nuclear_attack", "1385"),
    ("warn", "sanction", "1312"),
    ("accuse", "corruption", "1121"),
    ("accuse", "abuse_rights", "1122"),
    ("accuse", "attack", "1123"),
    ("accuse", "war_crime", "1124"),
    ("accuse", "spy", "1125"),
    ("accuse", "nuclear_programme", "112"),
]
HAPPENING = [
    ("consult", "040"),
    ("phone", "041"),
    ("visit", "042"),
    ("host", "043"),
    ("mediate", "045"),
    ("negotiate", "046"),
    ("recognise", "054"),
    ("sign", "057"),
    ("aid_humanitarian", "073"),
    ("lift_sanctions", "085"),
    ("ceasefire", "0871"),
    ("investigate_war_crime", "094"),
    ("sue", "115"),
    ("recall_ambassador", "161"),
    ("sanction", "163"),
    ("halt_negotiations", "164"),
    ("arrest", "173"),
    ("abduct", "181"),
    ("blockade", "191"),
    ("occupy", "192"),
    ("airstrike", "195"),
    ("violate_ceasefire", "196"),
    ("ethnic_cleansing", "203"),
    ("chemical_attack", "2041"),
]
ENDED = [
    ("sanction", "085"),
    ("attack", "087"),
    ("blockade", "0872"),
    ("occupy", "0874"),
    ("aid_economic", "1621"),
    ("negotiate", "164"),
    ("mediate", "165"),
    ("curfew", "0813"),
    ("emergency", "0814"),
]


@pytest.mark.parametrize(("operator", "act", "code"), TABLE)
def test_speech_act_and_act_give_the_code(operator: str, act: str, code: str) -> None:
    mode = operators.lookup(operator).mode
    assert mode is not None
    assert composition.compose(act, mode) == code


@pytest.mark.parametrize(("act", "code"), HAPPENING)
def test_act_that_happens_has_its_code(act: str, code: str) -> None:
    assert composition.compose(act, "actual") == code


@pytest.mark.parametrize(("act", "code"), ENDED)
def test_act_that_is_ended_is_another(act: str, code: str) -> None:
    other = composition.ended(act)
    assert other is not None
    assert composition.compose(other, "actual") == code


@pytest.mark.parametrize(
    ("act", "mode", "code"),
    [
        ("attack", "appeal", "020"),
        ("attack", "refusal", "120"),
        ("visit", "threat", "130"),
        ("honour", "demand", "100"),
    ],
)
def test_pair_that_the_code_book_lacks_has_the_general_code(act: str, mode: str, code: str) -> None:
    assert composition.compose(act, mode) == code


def test_act_that_cannot_happen_by_itself_has_no_code() -> None:
    assert composition.compose("corruption", "actual") is None


def test_unknown_act_is_named() -> None:
    with pytest.raises(composition.UnknownActError, match="sing"):
        composition.compose("sing", "appeal")


@pytest.mark.parametrize(
    ("act", "hostile"),
    [("attack", True), ("sanction", True), ("corruption", True), ("aid", False), ("meet", False)],
)
def test_hostile_acts(act: str, hostile: bool) -> None:
    assert composition.act(act).hostile is hostile


ROOTS = {
    "appeal": {"02"},
    "intent": {"03"},
    "demand": {"10"},
    "refusal": {"12"},
    "threat": {"13"},
    "accusation": {"11"},
    "investigation": {"09"},
}


@pytest.mark.parametrize("mode", ROOTS)
def test_column_holds_codes_of_its_root(mode: str) -> None:
    codes = {a.name: a.codes[mode] for a in composition.acts().values() if mode in a.codes}
    wrong = {name: code for name, code in codes.items() if code[:2] not in ROOTS[mode]}
    assert wrong == {}


def test_meetings_are_consultation_and_actions_are_not() -> None:
    codes = {a.name: (a.kind, a.codes["actual"]) for a in composition.acts().values() if "actual" in a.codes}
    assert [n for n, (kind, code) in codes.items() if (kind == "meeting") != (code[:2] == "04")] == []


def test_every_verbal_subcode_is_reached() -> None:
    """No code for an appeal, promise, demand, refusal, threat or accusation of the code book lacks its act."""
    reached = {code for a in composition.acts().values() for code in a.codes.values()}
    reached |= set(composition.GENERAL.values()) | {o.code for o in operators.all_operators().values()}
    leaves = {c for c in cameo.all_codes() if c[:2] in ("02", "03", "10", "12", "13") and len(c) > 2}
    assert leaves <= reached


def test_acts_are_sorted_and_listed_once() -> None:
    names = list(composition.acts())
    rows = [r["act"] for r in read_csv(composition.FOLDER / "acts.csv", ("act", "kind", *composition.MODES, "ended"))]
    assert rows == sorted(set(rows)) == names


def test_operators_are_sorted_listed_once_and_coded() -> None:
    rows = list(read_csv(operators.PATH, operators.COLUMNS))
    assert [r["operator"] for r in rows] == sorted({r["operator"] for r in rows})
    assert {r["code"] for r in rows} <= set(cameo.all_codes())
    assert {r["mode"] for r in rows} - {""} <= set(composition.MODES)
    assert all(r["description"] for r in rows)


def test_every_act_has_words_in_some_language_or_ends_another() -> None:
    used = {e.act.name for code in languages.available() for e in act_lexicon(code).entries}
    used |= {a.ended for a in composition.acts().values() if a.ended}
    assert sorted(set(composition.acts()) - used) == []


def test_every_operator_has_words_in_some_language() -> None:
    used = {g.operator for code in languages.available() for g in cues.load(code).groups}
    used |= {r.operator for code in languages.available() for r in illocution_lexicon(code).rules}
    used |= {operator for code in languages.available() for operator, _ in cues.load(code).object_examples}
    assert used <= set(operators.all_operators())
    assert sorted(set(operators.all_operators()) - used) == []


def test_languages_have_the_same_acts() -> None:
    """What can be said in one language can be said in every other."""
    acts = {code: {entry.act.name for entry in act_lexicon(code).entries} for code in languages.available()}
    said = set().union(*acts.values())
    assert {code: sorted(said - own) for code, own in acts.items() if said - own} == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\nmeet,meeting,040", "\nmeet,party,040", "kind 'party' is neither meeting nor action"),
        ("\nmeet,meeting,040", "\nmeet,meeting,4040", "4040 in column actual is no CAMEO code"),
        (",cancel_meeting\n", ",cancel_meal\n", "'cancel_meal' in column ended is no act"),
        ("act,kind,", "act,type,", "columns are"),
    ],
)
def test_mistake_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    text = (composition.FOLDER / "acts.csv").read_text("utf-8")
    assert old in text
    (tmp_path / "acts.csv").write_text(text.replace(old, new, 1), "utf-8")
    monkeypatch.setattr(composition, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"acts\.csv, line \d+: ") as caught:
        composition.acts.__wrapped__()
    assert message in str(caught.value)
