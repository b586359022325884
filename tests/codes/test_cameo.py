from __future__ import annotations

import pytest

from timeline.codes import cameo
from timeline.codes.cameo import UnknownCodeError

QUAD_BY_ROOT = {
    **{f"{root:02}": 1 for root in range(1, 6)},
    **{f"{root:02}": 2 for root in range(6, 9)},
    **{f"{root:02}": 3 for root in range(9, 14)},
    **{f"{root:02}": 4 for root in range(14, 21)},
}
WITHOUT_GOLDSTEIN = {"155", "176", "1213", "1214", "1834", "1951", "1952"}
PLOVER_2021 = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST", "REJECT",
    "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
}  # fmt: skip


def test_cameo_holds_the_whole_code_book():
    codes = cameo.all_codes()
    assert len(codes) == 318
    assert {code.root for code in codes.values()} == set(QUAD_BY_ROOT)
    assert list(codes) == sorted(codes)


@pytest.mark.parametrize("code", cameo.all_codes().values(), ids=lambda code: code.code)
def test_cameo_code_is_consistent(code):
    assert code.code.startswith(code.root)
    assert code.parent == (code.code[:-1] if len(code.code) > 2 else None)
    assert code.parent is None or cameo.lookup(code.parent).root == code.root
    assert code.quad_class == QUAD_BY_ROOT[code.root]
    assert (code.goldstein is None) == (code.code in WITHOUT_GOLDSTEIN)
    assert code.goldstein is None or -10 <= code.goldstein <= 10
    assert (code.plover is None) == (code.root in ("01", "02"))
    assert code.plover is None or code.plover in PLOVER_2021
    assert code.name == code.name.strip() != ""


@pytest.mark.parametrize(
    ("code", "name", "goldstein", "plover"),
    [
        ("036", "Express intent to meet or negotiate", 4.0, "AGREE"),
        ("042", "Make a visit", 1.9, "CONSULT"),
        ("057", "Sign formal agreement", 8.0, "SUPPORT"),
        ("107", "Demand settling of dispute", -5.0, "REQUEST"),
        ("1056", "Demand de-escalation of military engagement", -5.0, "REQUEST"),
        ("161", "Reduce or break diplomatic relations", -4.0, "SANCTION"),
        ("16", "Reduce relations", -4.0, "SANCTION"),
        ("190", "Use conventional military force, not specified below", -10.0, "ASSAULT"),
        ("1951", "Employ precision-guided aerial munitions", None, "ASSAULT"),
    ],
)
def test_cameo_lookup_follows_the_manual(code, name, goldstein, plover):
    found = cameo.lookup(code)
    assert (found.name, found.goldstein, found.plover) == (name, goldstein, plover)


@pytest.mark.parametrize("code", ["", "1", "21", "0", "36", "0361", "20411", "GOV", "01 "])
def test_cameo_lookup_refuses_unknown_codes(code):
    with pytest.raises(UnknownCodeError, match="is no CAMEO"):
        cameo.lookup(code)
