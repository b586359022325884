from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from statement_cases import make_doc, speaker_names, statements

from timeline.annotate.pipeline import ANNOTATORS
from timeline.annotate.statements import StatementFinder
from timeline.annotate.statements.lexicon import load

# (language, text, [(cue, form, speakers, content)])
CASES = [
    # quotation, cue, speaker
    ("id", '"Kami siap berunding," kata Wardana.', [("kata", "direct", ["Made Wardana"], '"Kami siap berunding,"')]),
    ("en", "“We are ready,” said Harper.", [("said", "direct", ["Ann Harper"], "“We are ready,”")]),
    (
        "id",
        '"Kami siap. Kami tidak takut," ujar Juru bicara Kremlin Ivan Petrov kepada wartawan.',
        [("ujar", "direct", ["Ivan Petrov"], '"Kami siap. Kami tidak takut,"')],
    ),
    ("en", "“Is it over?” asked Harper.", [("asked", "direct", ["Ann Harper"], "“Is it over?”")]),
    # quotation, speaker, cue
    ("en", "“We are ready,” Harper said.", [("said", "direct", ["Ann Harper"], "“We are ready,”")]),
    (
        "en",
        "“We are ready,” Kremlin spokesman Ivan Petrov told reporters on Friday.",
        [("told", "direct", ["Ivan Petrov"], "“We are ready,”")],
    ),
    # speaker, cue, quotation
    (
        "id",
        'Wardana mengatakan, "Kami siap berunding."',
        [("mengatakan", "direct", ["Made Wardana"], '"Kami siap berunding."')],
    ),
    ("en", "Harper said: “We are ready for talks.”", [("said", "direct", ["Ann Harper"], "“We are ready for talks.”")]),
    (
        "en",
        "Harper said on Friday, “They must stand by us”, while visiting a school.",
        [("said", "direct", ["Ann Harper"], "“They must stand by us”")],
    ),
    (
        "id",
        'Wardana menegaskan bahwa "Perjanjian itu tetap berlaku bagi semua pihak."',
        [("menegaskan", "direct", ["Made Wardana"], '"Perjanjian itu tetap berlaku bagi semua pihak."')],
    ),
    ("id", 'Kata Wardana, "Kami siap berunding."', [("Kata", "direct", ["Made Wardana"], '"Kami siap berunding."')]),
    # split and continued quotations
    (
        "id",
        '"Kami siap," kata Wardana. "Kami hanya menunggu jawaban mereka."',
        [("kata", "direct", ["Made Wardana"], '"Kami siap," … "Kami hanya menunggu jawaban mereka."')],
    ),
    (
        "en",
        "“We are ready,” said Harper, “and we will wait.”",
        [("said", "direct", ["Ann Harper"], "“We are ready,”")],
    ),
    (
        "en",
        "“We are ready,” Harper said.\n\n“We will wait for an answer.”",
        [("said", "direct", ["Ann Harper"], "“We are ready,” … “We will wait for an answer.”")],
    ),
    (
        "en",
        "“We are ready.\n\n“We will wait,” Harper said.",
        [("said", "direct", ["Ann Harper"], "“We are ready. … “We will wait,”")],
    ),
    (
        "en",
        "“We are ready,” Harper said. “We will wait,” Petrov said.",
        [
            ("said", "direct", ["Ann Harper"], "“We are ready,”"),
            ("said", "direct", ["Ivan Petrov"], "“We will wait,”"),
        ],
    ),
    # the subject is a clitic, or is left out
    (
        "id",
        '"Kami siap," kata Wardana. "Kami menunggu," katanya.',
        [
            ("kata", "direct", ["Made Wardana"], '"Kami siap,"'),
            ("katanya", "direct", ["Made Wardana"], '"Kami menunggu,"'),
        ],
    ),
    (
        "id",
        "Wardana mengatakan gencatan senjata bertahan. Menurutnya, pasukan sudah ditarik.",
        [
            ("mengatakan", "indirect", ["Made Wardana"], "gencatan senjata bertahan"),
            ("Menurutnya", "indirect", ["Made Wardana"], "pasukan sudah ditarik"),
        ],
    ),
    # reported clauses
    (
        "id",
        "Moskow mengatakan bahwa pasukannya akan ditarik.",
        [("mengatakan", "indirect", ["Russia"], "pasukannya akan ditarik")],
    ),
    ("en", "Moscow said that its troops would leave.", [("said", "indirect", ["Russia"], "its troops would leave")]),
    ("en", "Moscow said its troops would leave.", [("said", "indirect", ["Russia"], "its troops would leave")]),
    (
        "en",
        "The troops have left the city, Harper said on Friday.",
        [("said", "indirect", ["Ann Harper"], "The troops have left the city")],
    ),
    (
        "en",
        "The troops have left the city, said Kremlin spokesman Ivan Petrov on Friday.",
        [("said", "indirect", ["Ivan Petrov"], "The troops have left the city")],
    ),
    (
        "id",
        "Menurut Wardana, pasukan sudah ditarik.",
        [("Menurut", "indirect", ["Made Wardana"], "pasukan sudah ditarik")],
    ),
    (
        "en",
        "The bridge was hit twice, according to Russia.",
        [("according to", "indirect", ["Russia"], "The bridge was hit twice")],
    ),
    ("id", "Bagi Wardana, Turki adalah sahabat.", [("Bagi", "indirect", ["Made Wardana"], "Turki adalah sahabat")]),
    # fragments in quotation marks
    (
        "en",
        "Harper said the truce was “a first step”.",
        [("said", "mixed", ["Ann Harper"], "the truce was “a first step”")],
    ),
    (
        "id",
        'Wardana menyebut serangan itu "tidak bisa diterima".',
        [("menyebut", "mixed", ["Made Wardana"], 'serangan itu "tidak bisa diterima"')],
    ),
    (
        "id",
        'Turki dan Rusia "sepakat bahwa perang harus diakhiri," kata Wardana.',
        [("kata", "mixed", ["Made Wardana"], 'Turki dan Rusia "sepakat bahwa perang harus diakhiri,"')],
    ),
    # several cues in a sentence
    (
        "id",
        "Para pejabat Rusia menekankan bahwa pasukan akan tetap di sana dan menyalahkan NATO.",
        [
            ("menekankan", "indirect", ["Russia"], "pasukan akan tetap di sana"),
            ("menyalahkan", "indirect", ["Russia"], "NATO"),
        ],
    ),
    (
        "en",
        "Harper told Russia that the deal was off, adding that a new one was possible.",
        [
            ("told", "indirect", ["Ann Harper"], "the deal was off"),
            ("adding", "indirect", ["Ann Harper"], "a new one was possible"),
        ],
    ),
    (
        "id",
        "Sembari menekankan bahwa pintu dialog terbuka, Wardana memperingatkan bahwa waktu hampir habis.",
        [
            (
                "menekankan",
                "indirect",
                ["Made Wardana"],
                "pintu dialog terbuka",
            ),
            ("memperingatkan", "indirect", ["Made Wardana"], "waktu hampir habis"),
        ],
    ),
    (
        "en",
        "Calling Turkey a “close friend”, Petrov promised more trade.",
        [
            ("Calling", "mixed", ["Ivan Petrov"], "Turkey a “close friend”"),
            ("promised", "indirect", ["Ivan Petrov"], "more trade"),
        ],
    ),
    (
        "id",
        "Wardana mengatakan Petrov memperingatkan NATO.",
        [
            ("mengatakan", "indirect", ["Made Wardana"], "Petrov memperingatkan NATO"),
            ("memperingatkan", "indirect", ["Ivan Petrov"], "NATO"),
        ],
    ),
    # one act in two verbs
    (
        "id",
        "Moskow mengancam Turki dengan mengatakan jalur gas akan ditutup.",
        [("mengancam", "indirect", ["Russia"], "Turki dengan mengatakan jalur gas akan ditutup")],
    ),
    ("id", "Moskow mengatakan bersedia berunding.", [("mengatakan", "indirect", ["Russia"], "bersedia berunding")]),
    # nouns
    (
        "id",
        "Tuntutan Rusia agar pasukan NATO ditarik tidak dipenuhi.",
        [("Tuntutan", "indirect", ["Russia"], "Rusia agar pasukan NATO ditarik tidak dipenuhi")],
    ),
    (
        "en",
        "Russia's claim that the ship was empty is false.",
        [("claim", "indirect", ["Russia"], "the ship was empty is false")],
    ),
    # joint speakers
    (
        "id",
        "Rusia dan Turki sepakat membuka perbatasan.",
        [("sepakat", "indirect", ["Russia", "Turkey"], "membuka perbatasan")],
    ),
    (
        "id",
        "Rusia menolak usul itu, tetapi bersama dengan NATO mengatakan perundingan berlanjut.",
        [
            ("menolak", "indirect", ["Russia"], "usul itu"),
            ("mengatakan", "indirect", ["Russia", "NATO"], "perundingan berlanjut"),
        ],
    ),
    # documents
    (
        "en",
        "Russia and Turkey agreed to reopen the border. The joint statement said trade would resume.",
        [
            ("agreed", "indirect", ["Russia", "Turkey"], "to reopen the border"),
            ("said", "indirect", ["Russia", "Turkey"], "trade would resume"),
        ],
    ),
    # passive
    ("en", "The attack was condemned by Turkey.", [("condemned", "indirect", ["Turkey"], None)]),
    (
        "id",
        "Hal itu disampaikan oleh Wardana, bahwa pasukan ditarik.",
        [("disampaikan", "indirect", ["Made Wardana"], None)],
    ),
    ("id", "Serangan itu dikecam Turki.", [("dikecam", "indirect", ["Turkey"], None)]),
    # relative clauses and participles
    (
        "id",
        "Turki mengecam Petrov, yang menuduh NATO berbohong.",
        [("mengecam", "indirect", ["Turkey"], None), ("menuduh", "indirect", ["Ivan Petrov"], "NATO berbohong")],
    ),
    ("en", "Officials met Harper, who accused Russia of lying.", [("accused", "indirect", ["Ann Harper"], None)]),
    (
        "en",
        "“It is over,” Harper said, accusing Russia of lying.",
        [("said", "direct", ["Ann Harper"], None), ("accusing", "indirect", ["Ann Harper"], "Russia of lying")],
    ),
    # a speaker who tells of himself and others, or of his own state
    (
        "en",
        "Petrov said the two countries condemned the attack.",
        [("said", "indirect", ["Ivan Petrov"], "the two countries condemned the attack")],
    ),
    ("id", "Petrov mengatakan Rusia menolak usul itu.", [("mengatakan", "indirect", ["Ivan Petrov"], None)]),
    # saying that only carries other acts
    ("en", "Turkey condemned the attack, Harper said.", [("condemned", "indirect", ["Turkey"], None)]),
    # a participle goes with the saying, not with what is told
    (
        "en",
        "Petrov said the two countries agreed to talk, adding that NATO was informed.",
        [
            ("said", "indirect", ["Ivan Petrov"], "the two countries agreed to talk"),
            ("adding", "indirect", ["Ivan Petrov"], "NATO was informed"),
        ],
    ),
    # a person of the clause before is not in the speaker's apposition
    ("en", "The envoy is to meet Petrov, NATO said.", [("said", "indirect", ["NATO"], "The envoy is to meet Petrov")]),
    # apposition between name and cue
    (
        "en",
        "Harper, the Turkey envoy to NATO, said the talks would go on.",
        [("said", "indirect", ["Ann Harper"], "the talks would go on")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_statements_cue_form_speaker_content(
    language: str, text: str, expected: list[tuple[str, str, list[str], str | None]]
) -> None:
    found = statements(language, text)
    assert [(s.text, s.form) for s in found] == [(cue, form) for cue, form, _, _ in expected]
    assert speaker_names(language, text) == [names for _, _, names, _ in expected]
    for statement, (_, _, _, content) in zip(found, expected, strict=True):
        if content is not None:
            assert " … ".join(text[a:b] for a, b in statement.content) == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Wardana tiba di Moskow dan menginap di hotel."),
        ("id", "Menurut data, harga beras naik di Turki."),
        ("id", "Kelompok yang didukung Rusia itu maju."),
        ("id", "Warga kota itu mengatakan harga naik."),
        ("id", "Rusia ingin mengatakan sesuatu tetapi harus menunggu."),
        ("id", "Istana itu dekat kata sambutan Turki"),
        ("en", "Turkey will announce the decision on Friday."),
        ("en", "Analysts said prices would rise."),
        ("en", "The group backed by Russia has left."),
        ("en", "Turkey wants to condemn the attack."),
        ("en", "According to data, prices rose in Turkey."),
        ("id", "Penghargaan dari Rusia yang mengakui karya itu diberikan kemarin."),
        ("en", "The Russian-backed group left the town."),
        ("en", "The reports from Russia claiming victory were many."),
        ("en", "Turkey continued to build the bridge."),
        ("id", "Wardana sakit dan mengancam perdamaian."),
        ("id", "Menurut laporan cuaca, hujan turun di Turki."),
        # a heading
        ("id", "Rusia mengecam rencana Turki\n\nHujan turun di kota itu. Jalan menjadi licin."),
        # what somebody says of sayings, inside a quotation
        ("en", "“Turkey said no, Russia said yes and NATO condemned it.”"),
    ],
)
def test_statements_none(language: str, text: str) -> None:
    assert statements(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "operator", "addressees"),
    [
        ("en", "Turkey urged Russia to leave.", "appeal", ["Russia"]),
        ("en", "Turkey condemned the attack by Russia.", "criticise", ["Russia"]),
        ("en", "Harper told Russia that the deal was off.", "say", ["Russia"]),
        ("en", "Harper told reporters that Russia had left.", "say", []),
        ("en", "Harper said to NATO that the deal was off.", "say", ["NATO"]),
        ("id", "Turki mendesak Rusia menarik pasukan.", "demand", ["Rusia"]),
        ("id", "Wardana menyampaikan terima kasih kepada Turki.", "thank", ["Turki"]),
        ("id", '"Kami siap," kata Wardana kepada wartawan.', "say", []),
        ("id", "Rusia menuduh NATO melanggar perjanjian.", "accuse", ["NATO"]),
        ("id", "Turki mengecam rencana Rusia.", "criticise", ["Rusia"]),
        # a time between the speaker and the cue; what is somebody's is welcomed as a thing
        ("en", "Turkey on Monday urged Russia to leave.", "appeal", ["Russia"]),
        ("en", "Moscow welcomed Harper's latest offer.", "praise", ["Harper"]),
    ],
)
def test_statements_operator_and_addressee(language: str, text: str, operator: str, addressees: list[str]) -> None:
    (statement,) = statements(language, text)
    actors = make_doc(language, text)._.actors
    assert statement.operator == operator
    assert [actors[i].text for i in statement.addressees] == addressees


@pytest.mark.parametrize(
    ("language", "text", "medium"),
    [
        ("id", "Moskow mengatakan pasukannya ditarik, melansir Al Jazeera.", "Al Jazeera"),
        ("id", '"Kami siap," kata Wardana, seperti dikutip dari kantor berita Antara.', "Antara"),
        ("id", '"Kami siap," kata Wardana seperti dikutip dari (13/9/2019).', None),
        ("en", "Harper told Antara that the deal was off.", "Antara"),
        ("id", "Wardana mengatakan kepada Antara bahwa pasukan ditarik.", "Antara"),
        ("en", "Harper said the deal was off, as reported by the Daily Star.", "Daily Star"),
        ("en", "Antara quoted Harper as saying that the deal was off.", "Antara"),
        ("id", '"Kami siap," kata Wardana dilansir (13/9/2019).', None),
        ("en", "Harper cited Article 5 and said the deal was off.", None),
        ("id", "Wardana mengatakan pasukan ditarik.", None),
    ],
)
def test_statements_reported_by(language: str, text: str, medium: str | None) -> None:
    (statement,) = statements(language, text)
    assert statement.reported_by == medium


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The deal is off,” Antara quoted Harper as saying on Monday.", ["Ann Harper"]),
        ("Harper was quoted by Antara as saying that the deal was off.", ["Ann Harper"]),
        ("Harper was quoted as saying that the deal was off.", ["Ann Harper"]),
        ("Antara quoted Petrov and Harper as saying that the deal was off.", ["Ivan Petrov", "Ann Harper"]),
    ],
)
def test_statements_who_is_quoted_as_saying_speaks(text: str, speakers: list[str]) -> None:
    assert speaker_names("en", text) == [speakers]


def test_statements_name_set_off_behind_a_role_speaks() -> None:
    text = 'Moscow waits. The Presiden, Budi Santoso, said on television: "We will be back soon."'
    assert speaker_names("en", text) == [["Budi Santoso"]]


def test_statements_medium_is_no_speaker() -> None:
    assert statements("id", "Antara mengatakan pasukan ditarik.") == []


def test_statements_quotation_told_by_a_medium_is_the_narrators() -> None:
    text = "“Pertemuan itu digelar setelah Turki mengatakan siap berunding,” begitu dilansir Antara."
    (statement,) = statements("id", text)
    assert (statement.text, statement.reported_by) == ("mengatakan", "Antara")


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("id", "Wardana tidak menyebut nama Rusia.", True),
        ("id", "Wardana menyebut tidak ada tanggal untuk Rusia.", False),
        ("en", "Turkey did not condemn the attack.", True),
        ("en", "Turkey never accused Russia.", True),
        ("en", "Turkey said no date was set.", False),
    ],
)
def test_statements_negated_cue(language: str, text: str, negated: bool) -> None:
    assert [s.negated for s in statements(language, text)] == [negated]


def test_statements_inherited_speaker_is_not_as_written() -> None:
    first, second = statements("id", '"Kami siap," kata Wardana. "Kami menunggu," katanya.')
    assert (first.speaker_text, first.continuation) == ("Wardana", False)
    assert (second.speaker_text, second.continuation) == (None, True)


def test_statements_unknown_speaker_of_a_quotation_is_kept_with_little_confidence() -> None:
    (statement,) = statements("id", '"Harga naik terus," kata seorang pedagang di pasar.')
    assert statement.speakers == () and statement.confidence < 0.3


def test_statements_quotation_after_an_unknown_speaker_is_not_the_known_ones() -> None:
    text = '"Kami siap," kata Wardana. "Harga naik," kata seorang pedagang. "Kami rugi," katanya.'
    assert speaker_names("id", text) == [["Made Wardana"], [], []]


def test_statements_person_without_a_code_is_less_sure_than_a_coded_one() -> None:
    (known,) = statements("id", "Wardana mengatakan pasukan ditarik.")
    (person,) = statements("id", "Budi Santoso mengatakan pasukan ditarik.")
    assert person.confidence < 0.5 < known.confidence


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("id", '"Kami siap," kata Wardana.', "statement.direct.quote-cue-speaker"),
        ("en", "“We are ready,” Harper said.", "statement.direct.quote-speaker-cue"),
        ("en", "Harper said: “We are ready for talks.”", "statement.direct.speaker-cue-quote"),
        ("en", "Moscow said its troops would leave.", "statement.indirect.clause-after"),
        ("en", "Its troops would leave, Moscow said.", "statement.indirect.clause-before"),
        ("id", "Menurut Wardana, pasukan ditarik.", "statement.indirect.preposition-after"),
        ("en", "Russia's claim that the ship was empty is false.", "statement.nominal"),
    ],
)
def test_statements_rule_id(language: str, text: str, rule: str) -> None:
    assert [s.rule_id for s in statements(language, text)] == [rule]


def test_statements_component_sets_spans_sorted_by_cue() -> None:
    doc = StatementFinder(load("en"))(make_doc("en", "Turkey condemned the attack. Moscow denied it."))
    assert [(span.text, span.label_) for span in doc.spans["statements"]] == [
        ("condemned", "CRITICISE"),
        ("denied", "DENY"),
    ]
    assert [s.start for s in doc._.statements] == sorted(s.start for s in doc._.statements)


WORDS = st.sampled_from(
    ["Wardana", "Rusia", "mengatakan", "kata", "katanya", "menurut", '"', "“", "”", ",", ".", "\n", "bahwa", "dan",
     "yang", "pernyataan", "oleh", "dikecam", "tidak", "dengan", "melansir", "Antara", "mereka", "klaim", ":", "'"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=30))
def test_statements_any_word_order_keeps_spans_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    actors = len(make_doc("id", text)._.actors)
    for statement in statements("id", text):
        assert 0 <= statement.start_char < statement.end_char <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in statement.content)
        assert all(0 <= i < actors for i in (*statement.speakers, *statement.addressees))
        assert 0 < statement.confidence < 1


def test_an_actor_right_before_the_cue_is_taken_before_the_subject_of_another_verb(nlp_en: Language) -> None:
    """Parsers hang "the ambassador said" on the verb before it."""
    words = ["Peru", "has", "approved", "it", ",", "the", "Chilean", "ambassador", "said", "on", "Monday", "."]
    heads = [2, 2, 2, 2, 2, 7, 7, 2, 2, 10, 8, 2]
    deps = ["nsubj", "aux", "ROOT", "obj", "punct", "det", "amod", "appos", "advcl", "case", "obl", "punct"]
    pos = ["PROPN", "AUX", "VERB", "PRON", "PUNCT", "DET", "ADJ", "NOUN", "VERB", "ADP", "PROPN", "PUNCT"]
    doc = Doc(nlp_en.vocab, words=words, heads=heads, deps=deps, pos=pos)
    for name in ANNOTATORS:
        nlp_en.get_pipe(name)(doc)
    spoken = [[doc._.actors[i].text for i in s.speakers] for s in doc._.statements]
    assert spoken == [["the Chilean ambassador"]]
