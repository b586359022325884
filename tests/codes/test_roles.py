from __future__ import annotations

import pytest

from timeline.codes import roles
from timeline.codes.cameo import UnknownCodeError


@pytest.mark.parametrize(
    ("codes", "stacked"),
    [
        (["GOV"], "GOV"),
        (["PTY", "GOV"], "GOVPTY"),
        (["MED", "GOV"], "GOVMED"),
        (["RAD", "OPP"], "OPPRAD"),
        (["HRI", "NGO"], "NGOHRI"),
        (["LEG", "PTY", "OPP"], "OPPPTYLEG"),
        (["GOV", "GOV"], "GOV"),
        ([], ""),
    ],
)
def test_roles_stack_in_the_order_of_the_code_book(codes, stacked):
    assert roles.stack(codes) == stacked


def test_roles_ranks_agree_with_kinds():
    ranks = {(role.kind, role.rank) for role in roles.all_roles().values()}
    assert ranks == {("international", 1), ("primary", 2), ("party", 3), ("secondary", 4), ("tertiary", 5)}


def test_roles_lookup_refuses_a_country():
    with pytest.raises(UnknownCodeError, match="no CAMEO role code"):
        roles.lookup("IDN")


def test_regions_are_named():
    assert roles.regions()["WST"] == "The West"
    assert not roles.regions().keys() & roles.all_roles().keys()
