"""Whom statements and acts are directed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather.records import Mention

# language, text, the event's root code, and the codes of its targets
CASES = [
    # of an act of force without a target it is the state in which it is done
    ("en", "Turkish warplanes attacked a depot in northern Iraq on Monday.", "19", ["IRQGOV"]),
    # blamed without a name: who did the last deed
    (
        "en",
        "Ruritanian papers were silent. Russia invaded Georgia on Friday. The invasion was condemned by France.",
        "11",
        ["RUSGOV"],
    ),
    # "and the" joins as "and" does
    ("en", "Ghana blamed both Chad and the United States for the delay.", "11", ["TCDGOV", "USAGOV"]),
    # who justifies a strike does not defend whom it hit, and with whom one agrees is among those who agree
    ("en", "France justified the strike, which had killed two Chadian soldiers.", "05", []),
    ("en", "Oman and the Vatican agreed to hold a meeting after talks in Iraq.", "03", []),
    # who is to do something is asked to, not to whom it is done
    ("en", "France urged Moscow to withdraw its forces from Georgia.", "02", ["RUSGOV"]),
    # what the speaker and another want together is asked of neither
    ("en", "Kishida said Japan and Oman denounced the embargo.", "11", []),
    # a list goes on
    ("en", "China accused Japan and Australia of meddling.", "11", ["JPNGOV", "AUSGOV"]),
    ("id", "China menuduh Jepang dan Australia mencampuri urusannya.", "11", ["JPNGOV", "AUSGOV"]),
    # bare roles are nobody where somebody is named
    ("id", "Prancis mendesak Moskow menarik pasukannya dari Georgia.", "02", ["RUSGOV"]),
    # of one state, who has another role
    ("en", "Zimbabwe's opposition demanded that Zimbabwe's president resign.", "10", ["ZWEGOV"]),
    ("en", "Chadian troops attacked Chadian rebels on Monday.", "19", ["TCDREB"]),
    ("en", "Kenyan police arrested Kenyan opposition leaders on Monday.", "17", ["KENOPP"]),
    ("id", "Polisi Kenya menangkap oposisi Kenya pada hari Senin.", "17", ["KENOPP"]),
    # who made the demand or the charge that is turned down
    ("en", "Egypt rejected an appeal by Qatar to reopen its border with Libya.", "12", ["QATGOV"]),
    ("id", "Peru membantah tuduhan Kanada bahwa mereka mempersenjatai Kolombia.", "01", ["CANGOV"]),
    # who is the subject of what is asked
    ("en", "Oman demanded that Kuwait match the support of Qatar for the fund.", "10", ["KWTGOV"]),
    # whatever the parse takes a name for, it opens what is asked
    ("en", "Oman demanded that Hezbollah renounce its armed struggle against Israel.", "10", ["LBNREB"]),
    # media that speak up for their state
    ("en", "North Korean state media called on the United States to sign a treaty.", "02", ["USAGOV"]),
    # of whom a view is, if of one side
    ("en", "Canada said it was pessimistic about the chances of resuming talks with Cuba.", "01", ["CUBGOV"]),
    ("id", "Kanada membantah telah menyerang Kuba.", "01", ["CUBGOV"]),
    ("en", "Canada denied that Peru and Chile had attacked its ships.", "01", []),
    ("en", "Canada is hopeful that the United Nations will agree.", "01", []),
    # the addressee of a complaint is not blamed
    ("en", "Chad complained to the United Nations over an attack by Libya.", "11", ["LBYGOV"]),
    # a preposition deeper in the object belongs to a noun there
    ("en", "Canada supports the rights of Palestinians in their struggle against Israel.", "05", ["PSECVL"]),
    # who tells of it behind a comma is no party
    ("en", "Norway will provide food aid to villages in Chad, the World Food Programme said.", "03", ["TCDGOV"]),
    # a third brings two together
    ("en", "Oman undertook mediation between Yemen and Bahrain.", "04", ["YEMGOV", "BHRGOV"]),
    # an organ in which or before which somebody speaks only listens, unless it is asked or blamed itself
    ("en", "Speaking at the UN General Assembly, Oman's envoy Said Karim criticised foreign forces.", "11", ["MIL"]),
    ("en", "Peru's foreign minister criticised the UN Security Council for its silence.", "11", ["IGOUNO"]),
    ("id", "Berbicara di hadapan Dewan Keamanan PBB, Menteri Luar Negeri Peru mengecam blokade itu.", "11", []),
    ("id", "Presiden Peru mengatakan kepada Majelis Umum PBB bahwa pasukan asing harus segera pergi.", "10", []),
    ("id", "Presiden Peru mengecam Dewan Keamanan PBB karena diam.", "11", ["IGOUNO"]),
    # of one state, whom it asks
    ("id", "Berpidato dalam Majelis Umum PBB, Presiden Peru meminta para pengungsi Peru pulang.", "02", ["PERREF"]),
    # whom the speaker spoke of last goes on to be meant in the same temper only
    ("en", "Peru condemned Chile on Monday. Peru threatened to attack on Tuesday.", "13", ["CHLGOV"]),
    ("en", "Peru condemned Chile on Monday. Peru also appealed for calm.", "02", []),
    # refugees are spoken of in passing
    ("en", "Peru urged Syrian refugees to go home. Peru also appealed for calm.", "02", ["SYRREF"]),
    # at home: crowds face those who govern, those who govern the people
    ("en", "Thousands of Kenyan teachers and Ugandan nurses met. Kenyans demonstrated on Monday.", "14", ["KENGOV"]),
    ("en", "Kenya imposed a curfew in Mombasa on Monday.", "17", ["KENCVL"]),
    ("id", "Kenya memberlakukan jam malam di Mombasa pada hari Senin.", "17", ["KENCVL"]),
]


@pytest.mark.parametrize(("language", "text", "root", "targets"), CASES)
def test_targets(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, root: str, targets: list[str]
) -> None:
    found = [[p.actor.code for p in m.targets] for m in mentions(language, text) if m.code[:2] in (root, "10")]
    assert targets in found
