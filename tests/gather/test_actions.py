"""Acts that are neither statement nor meeting: whose they are, and which of them are events."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

# language, text, its actions in order: codes of source and target, and the CAMEO code
CASES = [
    # the country of a group that is political by its role alone
    ("en", "Rebels in Chad attacked Sudan on Monday.", ["TCDREB > SDNGOV 190"]),
    ("en", "Rebels attacked a camp on Monday.", []),
    ("id", "Pemberontak menyerang Sudan pada hari Senin.", ["REB > SDNGOV 190"]),
    # told before the one who tells it
    ("en", "Sudanese rebels surrendered on Monday, the United Nations said.", ["SDNREB >  0874"]),
    ("en", "The United Nations said Sudanese rebels surrendered on Monday.", []),
    ("en", "Bosnia said it launched an attack on Serbia.", ["BIHGOV > SRBGOV 190"]),
    # what is carried on or begun happens
    ("en", "The United States continued to send weapons to Pakistan.", ["USAGOV > PAKGOV 072"]),
    ("en", "The United States wants to send weapons to Pakistan.", []),
    ("id", "Amerika Serikat terus mengirim senjata ke Pakistan.", ["USAGOV > PAKGOV 072"]),
    # a month is no protest
    ("en", "Swedish experts arrived in Chad on 19 March.", []),
    # a noun under a light verb reports as a verb does
    ("en", "Haitian protesters staged a sit-in on Monday.", ["HTIOPP > HTIGOV 141"]),
    # a killing is what it happened in
    ("en", "Serbian troops killed two Albanian soldiers in a firefight on Monday.", ["SRBMIL > ALBMIL 193"]),
    ("id", "Tentara Serbia menewaskan dua tentara Albania dalam baku tembak.", ["SRBMIL > ALBMIL 193"]),
    # a clause that only tells who somebody is, an object of something else, help to nobody
    ("id", "Turki menyerang pasukan Suriah yang didukung Rusia.", ["TURGOV > SYRMIL 190"]),
    ("id", "Prancis melepaskan ancaman terhadap tentara Eritrea.", []),
    ("id", "Irlandia membantu setelah badai.", []),
    ("id", "Irlandia membantu Malawi setelah badai.", ["IRLGOV > MWIGOV 070"]),
    # neither storms nor a raid do what the next actor did, and who is only in a place does nothing there
    ("en", "At least twelve people were killed by severe storms in Norway.", []),
    ("en", "The health ministry in Uganda says an outbreak of a virus has killed three Kenyans.", []),
    ("en", "Ghana's president praised the raid that killed a Chadian general.", []),
    ("en", "The European Union passed a resolution slashing imports from Belarus.", ["IGOEUREEC > BLRGOV 163"]),
    ("en", "Turkish officials said on Friday that on Monday they seized a Greek ship.", ["TURGOV > GRCGOV 1711"]),
    # words that mislead: a retreat to talk at, support that is received, ties that somebody has, who backs whom
    ("en", "Ghana hosted a retreat on trade with the African Union.", []),
    ("en", "Ghana has strong ties with Togo.", []),
    ("en", "The delay was put down to an error by Ghana's government.", []),
    ("en", "The coalition led by Oman and backed by Norway sent a letter.", []),
    # what protests are for
    ("en", "Kenyan protesters rallied to demand that the president resign.", ["KENOPP > KENGOV 1411"]),
    ("en", "Kenyan protesters blocked roads to demand land rights.", ["KENOPP > KENGOV 1443"]),
    ("en", "Kenyan protesters staged a rally on Monday.", ["KENOPP > KENGOV 141"]),
    # crowds are of the country they gather in, arrests are made by its authorities
    ("en", "Crowds in Tunis staged a protest against France.", ["TUNOPP > FRAGOV 141"]),
    ("en", "Two French soldiers were arrested in Chad on Monday.", ["TCDGOV > FRAMIL 173"]),
    ("en", "Two Chadian soldiers were arrested in Chad on Monday.", []),
    # who laid a bomb is often unknown, who beat somebody is not
    ("en", "A roadside bomb killed three British soldiers in Basra.", [" > GBRMIL 1833"]),
    ("en", "Three British soldiers were beaten in Basra.", []),
    # rebels that go back to nobody named are rebels; people of a state are enough to name it
    ("en", "The rebels attacked a Turkish convoy.", ["REB > TURGOV 190"]),
    ("en", "Libya mobilised its reserves.", ["LBYGOV >  154"]),
    # an event that its noun names and a verb says to have happened
    ("en", "Heavy fighting between Chadian troops and Libyan troops broke out.", ["TCDMIL > LBYMIL 193"]),
    # objects by what they are
    ("en", "Iraqi troops occupied Kuwait.", ["IRQMIL > KWTGOV 192"]),
    ("en", "Iraqi troops occupied themselves with cards.", []),
    # what is still to come is an intent, where it is friendly
    ("en", "The United States will send missiles to Ukraine.", ["USAGOV > UKRGOV 0332"]),
    # the verb that orders is the act
    ("en", "Egypt ordered two Syrian diplomats to leave.", ["EGYGOV > SYRGOV 161"]),
    # who will not do something friendly refuses it; what a statement denies or threatens is not told as done
    ("en", "South Korea would not send weapons to Ukraine.", ["KORGOV > UKRGOV 1222"]),
    ("en", "South Korea could not send weapons to Ukraine.", []),
    ("id", "Korea Selatan tidak akan mengirim senjata ke Ukraina.", ["KORGOV > UKRGOV 1222"]),
    ("en", "Rwanda denied that its troops attacked Congo.", []),
    # several that work together, one act in a noun and its verb, and what came of it
    ("en", "Brazilian and Argentine engineers built a satellite together.", ["BRAGOV > ARGGOV 060"]),
    ("en", "An American drone strike killed two Pakistani soldiers.", ["USAGOV > PAKMIL 1952"]),
    ("en", "Sudanese troops shelled an Ethiopian town on Monday, killing ten people.", ["SDNMIL > ETHGOV 194"]),
    # the army that is put on alert, and where aid goes
    ("en", "The Syrian army was put on full alert on Monday.", ["SYRMIL >  152"]),
    # a time between the doer and the verb, agents deep in a phrase, recipients rather than what they are sent
    ("en", "Peru on Monday expelled two Chilean diplomats.", ["PERGOV > CHLGOV 161"]),
    ("en", "Two Serb policemen were killed in an attack on a bus by Albanian rebels.", ["ALBREB > SRBCOP 190"]),
    ("en", "Oman is providing military intelligence to Yemen.", ["OMNGOV > YEMGOV 064"]),
    # ties and embassies
    ("en", "Chile and Peru have upgraded their diplomatic ties.", ["CHLGOV > PERGOV 050"]),
    ("en", "Chile and Peru have sent ambassadors to Cuba.", ["CHLGOV PERGOV > CUBGOV 050"]),
    ("en", "Norway opened an embassy in Tehran on Monday.", ["NORGOV > IRNGOV 050"]),
    ("id", "Norwegia membuka kedutaan besar di Teheran pada Senin.", ["NORGOV > IRNGOV 050"]),
    # a phrase that brings its object along
    ("en", "Liberian riot police used tear gas to disperse demonstrators.", ["LBRCOP > LBRCVL 175"]),
    # steps are taken, plans are not yet
    ("en", "Sudan has taken steps to enhance political freedoms.", ["SDNGOV > SDNCVL 0811"]),
    ("id", "Sudan mengambil langkah untuk memperluas kebebasan politik.", ["SDNGOV > SDNCVL 0811"]),
    # calling on somebody to act is no act
    ("en", "Norway has called on the government of Haiti to hold elections.", []),
    # blocs are somebody, the world at large is nobody
    ("en", "A European court convicted Turkey on Thursday.", ["EUR > TURGOV 116"]),
    ("en", "The international community sanctioned Turkey on Thursday.", []),
]


def told(mention: Mention) -> str:
    sources, targets = (" ".join(p.actor.code or "-" for p in side) for side in (mention.sources, mention.targets))
    return f"{sources} > {targets} {mention.code}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_actions(mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, expected: list[str]) -> None:
    assert [told(m) for m in mentions(language, text) if m.event_type == "action"] == expected
