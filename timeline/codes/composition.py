"""The algebra of CAMEO's verbal half: a kind of speech act and an embedded act give a code.

CAMEO repeats one list of acts (meet, mediate, cooperate, give aid, yield, settle, use force …) under appeal (02),
intent (03), demand (10), refusal (12) and threat (13). `acts.csv` holds that table, `operators.csv` the speech acts.
Source: CAMEO Codebook 1.1b3 (Schrodt 2012), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from timeline.codes import cameo
from timeline.lexicon import read_csv

FOLDER = Path(__file__).parent
MODES = ("actual", "appeal", "intent", "acceptance", "demand", "refusal", "threat", "accusation", "investigation")
PROTEST = "14"
# Root codes of violence, and codes of what may be its outcome: injury and death.
VIOLENCE = ("18", "19", "20")
OUTCOMES = frozenset({"182", "1823"})
GENERAL = {
    "appeal": "020",
    "intent": "030",
    "acceptance": "030",
    "demand": "100",
    "refusal": "120",
    "threat": "130",
    "accusation": "112",
    "investigation": "090",
}


class UnknownActError(KeyError):
    """A lexicon names an act that `acts.csv` does not have."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its kind (`meeting` or `action`), its code in each mode, and what it becomes when it is ended."""

    name: str
    kind: str
    codes: dict[str, str]
    ended: str | None

    @property
    def hostile(self) -> bool:
        """Whether the act itself is conflict: promising it is a threat."""
        code = self.codes.get("actual") or self.codes.get("accusation", "010")
        return cameo.lookup(code).quad_class >= 3

    @property
    def forceful(self) -> bool:
        """Whether the act is violence."""
        return self.codes.get("actual", "").startswith(VIOLENCE)

    @property
    def outcome(self) -> bool:
        """Whether the act may be what comes of another: people hurt or killed."""
        return self.codes.get("actual") in OUTCOMES


@cache
def acts() -> dict[str, Act]:
    """All acts by name. Raises LexiconError for an unknown code, kind or act in `acts.csv`."""
    table = {}
    rows = list(read_csv(FOLDER / "acts.csv", ("act", "kind", *MODES, "ended")))
    names = {row["act"] for row in rows}
    for row in rows:
        if row["kind"] not in ("meeting", "action"):
            raise row.error(f"kind {row['kind']!r} is neither meeting nor action")
        if row["ended"] and row["ended"] not in names:
            raise row.error(f"{row['ended']!r} in column ended is no act of this table")
        codes = {mode: row[mode] for mode in MODES if row[mode]}
        for mode, code in codes.items():
            if code not in cameo.all_codes():
                raise row.error(f"{code} in column {mode} is no CAMEO code")
        table[row["act"]] = Act(row["act"], row["kind"], codes, row["ended"] or None)
    return table


def act(name: str) -> Act:
    """The act of this name. Raises UnknownActError."""
    try:
        return acts()[name]
    except KeyError:
        raise UnknownActError(name) from None


def ended(name: str) -> str | None:
    """The act that stopping or lifting this one amounts to, or None."""
    return act(name).ended


def has_purposes(name: str) -> bool:
    """Whether an act is a protest, which the code book divides by what it is to bring about."""
    return act(name).codes.get("actual", "")[:2] == PROTEST


def toward(name: str, purpose: str | None) -> str | None:
    """Code of a protest with a purpose: 141 for a change of leadership (0831) is 1411, for rights (0833) 1413."""
    code = act(name).codes.get("actual")
    if code is None or purpose is None:
        return code
    divided = code[:3] + act(purpose).codes["actual"][-1]
    return divided if divided in cameo.all_codes() else code


def compose(name: str, mode: str) -> str | None:
    """CAMEO code of an act in a mode; the mode's general code where the code book does not repeat the act.

    None when an act that cannot happen by itself (such as corruption) is asked for in the mode `actual`.
    """
    return act(name).codes.get(mode) or GENERAL.get(mode)
