"""Statements get the code of what is done by saying it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.gather import Mention

# language, text, codes of its statements in order (a root of two digits leaves the rest open)
CASES = [
    # says
    ("en", "Russian Foreign Minister Sergei Lavrov said the weather in Sochi was mild.", "010"),
    ("id", "Menteri Luar Negeri Rusia Sergei Lavrov mengatakan cuaca di Sochi cerah.", "010"),
    # declines to comment, denies
    ("en", "“We have no comment,” Turkish President Recep Tayyip Erdogan said.", "011"),
    ("id", "Jepang menolak berkomentar tentang laporan itu.", "011"),
    ("en", "Iran denied that it had attacked the tanker.", "016"),
    ("id", "Iran membantah telah menyerang kapal tanker itu.", "016"),
    # outlook
    ("en", "NATO Secretary General Jens Stoltenberg warned that the risk of war was real.", "012"),
    ("id", "Sekretaris Jenderal NATO Jens Stoltenberg memperingatkan bahwa risiko perang nyata.", "012"),
    ("en", "French President Emmanuel Macron said he was confident that a solution was near.", "013"),
    ("id", "Presiden Prancis Emmanuel Macron mengatakan dia yakin solusi sudah dekat.", "013"),
    # condolence, apology, praise, defence
    ("en", "Japan offered its condolences to Turkey after the earthquake.", "018"),
    ("id", "Jepang menyampaikan belasungkawa kepada Turki atas gempa itu.", "018"),
    ("en", "Japan apologised to South Korea for the mistake.", "055"),
    ("id", "Jepang meminta maaf kepada Korea Selatan atas kesalahan itu.", "055"),
    ("en", "Germany praised Poland for its help.", "051"),
    ("id", "Jerman memuji Polandia atas bantuannya.", "051"),
    ("en", "India thanked Qatar for the rescue.", "051"),
    ("id", "India berterima kasih kepada Qatar atas penyelamatan itu.", "051"),
    # accepting what others propose; what they demand is yielded to
    ("en", "Denmark today accepted a formula for ending its dispute with Norway.", "037"),
    ("id", "Denmark akhirnya menerima syarat Norwegia untuk mengakhiri sengketa.", "037"),
    # a time between the words of a cue
    ("en", "Peru called Thursday on Chile to free two fishermen.", "0253"),
    # the parse takes the verb between two names for an adjective
    ("en", "Peru condemned Chile.", "111"),
    # wanting others to act asks them to
    ("en", "Peru wants Chile to pay compensation to Bolivia.", "025"),
    ("id", "Peru ingin Chili membayar kompensasi kepada Bolivia.", "025"),
    # appeals
    ("en", "China called on Israel to lift the sanctions against Syria.", "0254"),
    ("id", "Tiongkok meminta Amerika Serikat mencabut sanksi terhadap Suriah.", "0254"),
    ("en", "The United Nations urged Russia and Ukraine to return to the negotiations.", "026"),
    ("en", "South Korea proposed talks with North Korea.", "036"),
    ("en", "Ghana's president said the time for talk was over.", "010"),
    ("id", "PBB meminta Rusia dan Ukraina kembali berunding.", "026"),
    ("id", "PBB mendesak Rusia dan Ukraina kembali berunding.", "106"),
    ("en", "Norway urged Sudan to release the journalists.", "0253"),
    ("id", "Norwegia mengimbau Sudan membebaskan para wartawan.", "0253"),
    ("en", "Ukraine urged Germany to send weapons.", "0232"),
    ("id", "Ukraina meminta Jerman mengirim senjata.", "0232"),
    ("en", "The United Nations called for a ceasefire in Yemen.", "0256"),
    ("id", "PBB menyerukan gencatan senjata di Yaman.", "0256"),
    ("en", "“All sides must show restraint,” German Chancellor Olaf Scholz said.", "02"),
    ("id", "“Semua pihak harus menahan diri,” kata Kanselir Jerman Olaf Scholz.", "02"),
    # promises and offers
    ("en", "Canada promised to send humanitarian aid to Haiti.", "0333"),
    ("id", "Kanada berjanji mengirim bantuan kemanusiaan ke Haiti.", "0333"),
    ("en", "Turkey offered to mediate between Russia and Ukraine.", "039"),
    ("id", "Turki menawarkan diri untuk menengahi Rusia dan Ukraina.", "039"),
    ("en", "North Korea said it was ready to meet with the United States.", "036"),
    ("id", "Korea Utara mengatakan siap bertemu dengan Amerika Serikat.", "036"),
    ("en", "Australia promised to release the fishermen.", "0353"),
    ("id", "Australia berjanji membebaskan para nelayan.", "0353"),
    ("en", "Armenia accepted an offer of mediation from the European Union.", "038"),
    ("id", "Armenia menerima tawaran mediasi Uni Eropa.", "038"),
    ("en", "Norway agreed to mediate between Chad and Libya.", "039"),
    # own plans and what others must do
    ("en", "North Korea said it would hand back the American pilot's body.", "0353"),
    ("en", "Israel warned that Iran would be attacked.", "1384"),
    ("en", "Russia said that Sudan must release the pilots.", "1053"),
    ("id", "Rusia mengatakan Sudan harus membebaskan para pilot.", "1053"),
    ("en", "Iraq issued a statement demanding that Turkey withdraw its troops.", "1056"),
    ("en", "Paris told Damascus to stop the attacks.", "1056"),
    # demands
    ("en", "Japan demanded that North Korea release the hostages.", "1053"),
    ("id", "Jepang menuntut Korea Utara membebaskan para sandera.", "1053"),
    ("en", "Ukraine demanded that Russia withdraw its troops.", "1056"),
    ("id", "Ukraina menuntut Rusia menarik pasukannya.", "1056"),
    # refusals
    ("en", "Iran refused to negotiate with the United States.", "125"),
    ("id", "Iran menolak berunding dengan Amerika Serikat.", "125"),
    ("en", "Russia refused to release the sailors.", "1243"),
    ("id", "Rusia menolak membebaskan para pelaut.", "1243"),
    ("en", "Serbia rejected the proposal.", "120"),
    ("id", "Serbia menolak usulan itu.", "120"),
    # threats
    ("en", "The United States threatened to impose sanctions on Turkey.", "1312"),
    ("id", "Amerika Serikat mengancam akan menjatuhkan sanksi terhadap Turki.", "1312"),
    ("en", "North Korea threatened to attack South Korea.", "1384"),
    ("id", "Korea Utara mengancam akan menyerang Korea Selatan.", "1384"),
    ("en", "“We will respond to every attack,” Iranian President Ebrahim Raisi said.", "13"),
    ("id", "“Kami akan membalas setiap serangan,” kata Presiden Iran Ebrahim Raisi.", "13"),
    ("en", "Russia gave Ukraine an ultimatum.", "139"),
    ("id", "Rusia memberi ultimatum kepada Ukraina.", "139"),
    # accusations and blame
    ("en", "Ukraine accused Russia of attacking a hospital.", "1123"),
    ("id", "Ukraina menuduh Rusia menyerang sebuah rumah sakit.", "1123"),
    ("en", "Norway accused Russia of spying.", "1125"),
    ("id", "Norwegia menuduh Rusia melakukan spionase.", "1125"),
    ("en", "France condemned the attack in Kabul.", "111"),
    ("id", "Prancis mengutuk serangan di Kabul.", "111"),
    ("en", "Pakistan lodged a protest with India over the incident.", "114"),
    ("id", "Pakistan melayangkan protes kepada India atas insiden itu.", "114"),
    # what is agreed to be done is a promise, a view that is agreed on is shared
    ("en", "Chile and Peru agreed to set up an office in Lima.", "030"),
    ("en", "Chile and Peru agreed that the weather was mild.", "019"),
    # rejected pleas, charges that are rejected
    ("en", "Turkey dismissed calls to hold early elections.", "1231"),
    ("en", "Turkey rejected accusations that it was lying.", "016"),
    ("id", "Turki menolak tuduhan bahwa pihaknya berbohong.", "016"),
    ("en", "Norway is exploring the possibility of a visit.", "014"),
    ("id", "Norwegia menjajaki kunjungan.", "014"),
    # announcing one's readiness to do it is not yet doing it
    ("en", "Iraq announced that it was prepared to impose martial law.", "1324"),
    # plans of the speaker's own
    ("en", "France said it would send weapons to Ukraine.", "0332"),
    ("id", "Prancis mengatakan akan mengirim senjata ke Ukraina.", "0332"),
    ("en", "France said Poland would send weapons to Ukraine.", "010"),
    ("en", "Iran announced on Monday that it would bomb Israel.", "1384"),
    ("en", "India and Pakistan agreed to a ceasefire on Monday.", "0356"),
    ("en", "Russia threatened on Monday to attack Georgia.", "1384"),
    # political groups that ask a state for something
    ("en", "Rebels demanded that Chad lift the sanctions.", "1054"),
    ("en", "Rebels said the weather in Chad was mild.", ""),
    # what is asked for, demanded or refused without a word for an act
    ("en", "Belarus demanded cheaper gas from Russia.", "1011"),
    ("en", "Burundi requested a peacekeeping force.", "0234"),
    ("en", "Robert Mugabe refused to resign.", "1231"),
    ("en", "Egypt and Jordan agreed that peace was near.", "019"),
    # an offer that is dismissed is turned down, a report is denied
    ("en", "Peru dismissed Chile's offer of talks.", "12 03"),
    ("en", "Peru dismissed Chile's report about the talks.", "016"),
    # names for a thing that blame its owner
    ("en", "China said the American sanctions were unlawful.", "111"),
    ("en", "China said the American sanctions were new.", "010"),
    ("id", "Mesir menyatakan blokade itu bertentangan dengan hukum internasional.", "111"),
    ("id", "Mesir menyatakan serangan Sudan tak bakal ditoleransi.", "111"),
]
CODES = [pytest.param(*case, id=f"{case[0]}-{case[2]}-{case[1][:60]}") for case in CASES]


@pytest.mark.parametrize(("language", "text", "codes"), CODES)
def test_statement_has_the_code(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, codes: str
) -> None:
    found = [m.code for m in mentions(language, text) if m.event_type == "statement"]
    expected = codes.split()
    assert len(found) == len(expected), found
    assert all(code.startswith(prefix) for code, prefix in zip(found, expected, strict=True)), found


@pytest.mark.parametrize(
    ("language", "text", "aside"),
    [
        ("en", "Oman urged Yemen to free the sailors, accusing it of piracy.", [False, True]),
        ("id", "Oman mengecam Yaman karena menyerang Qatar.", [False, True]),
        ("en", "Oman condemned Yemen and Yemen accused Oman of piracy.", [False, False]),
    ],
)
def test_what_a_sentence_tells_beside_its_main_thing(
    mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, aside: list[bool]
) -> None:
    assert [m.aside for m in mentions(language, text)] == aside
