"""What is of international affairs: articles, and who makes events in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from timeline.annotate.pipeline import ACTORS, SENTENCES
from timeline.articles.article import Article
from timeline.gather import Mention, gather
from timeline.gather.scope import is_sport, may_be_international, scope_lexicon
from timeline.languages import available

PUBLISHED = date(2022, 1, 14)

# language, text, whether anything in it is an event
ARTICLES = [
    # one state alone: what a minister says at home
    (
        "id",
        "Menteri Perhubungan Laos mengatakan jalan tol itu selesai bulan depan. Proyek itu dimulai dua tahun lalu. "
        "Ia meminta warga bersabar.",
        False,
    ),
    (
        "en",
        "The transport minister of Ghana said the road would open next month. Work began two years ago. "
        "He asked drivers to be patient.",
        False,
    ),
    # two states
    (
        "id",
        "Menteri Perhubungan Laos mengatakan jalan tol itu selesai bulan depan. Proyek itu dibiayai pemerintah Jepang. "
        "Ia meminta Jepang menambah pinjaman.",
        True,
    ),
    (
        "en",
        "The transport minister of Ghana said the road would open next month. The work is paid for by Japan. "
        "He asked Japan for another loan.",
        True,
    ),
    # a second state named once in passing
    (
        "en",
        "The mayor of Accra said the market would open next month. Work began two years ago. The stalls are ready. "
        "Traders of Ghana were asked to be patient. The roof was repaired. The walls were painted. "
        "The government of Ghana said prices fell. A choir sang. Tea was served. Japan sent flowers.",
        False,
    ),
    # states as teams
    (
        "id",
        "Timnas Laos menyerah 1-3 kepada Vietnam di babak kualifikasi. Pelatih Vietnam memuji Laos.",
        False,
    ),
    (
        "en",
        "Ghana attacked Uruguay from the start of the match. The coach of Uruguay praised the Ghana team.",
        False,
    ),
]

# language, speaker and what the speaker says, whether it is an event
SPEAKERS = [
    ("en", "The foreign minister of Ghana", True),
    ("en", "Ghanaian rebels", True),
    ("en", "The United Nations", True),
    ("en", "Nestlé", False),
]


@pytest.mark.parametrize(("language", "text", "expected"), ARTICLES)
def test_articles(mentions: Callable[..., tuple[Mention, ...]], language: str, text: str, expected: bool) -> None:
    assert bool(mentions(language, text)) is expected


@pytest.mark.parametrize(("language", "speaker", "expected"), SPEAKERS)
def test_speakers(mentions: Callable[..., tuple[Mention, ...]], language: str, speaker: str, expected: bool) -> None:
    assert bool(mentions(language, f"{speaker} said the border between Togo and Benin was quiet.")) is expected


def test_statements_out_of_scope_stay_statements(request: pytest.FixtureRequest) -> None:
    text = ARTICLES[0][1]
    nlp = request.getfixturevalue("nlp_id")
    gathered = gather(nlp(text), Article("a", "a.txt", text, "id", published=PUBLISHED))
    assert not gathered.mentions
    assert [m.statement.cue_text for m in gathered.private if m.statement] == ["mengatakan", "meminta"]


@pytest.mark.parametrize("language", available())
def test_words_of_sport(language: str) -> None:
    lexicon = scope_lexicon(language)
    for text in lexicon.examples:
        assert is_sport(_words(text), lexicon), text
    for text in lexicon.counterexamples:
        assert not is_sport(_words(text), lexicon), text


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() or c in "-'" else " " for c in text.lower()).split()


# language, text, whether its words alone allow that it is of international affairs
WORDS = [
    ("id", "Warga Bandung mengeluh. Jalan rusak. Hujan turun lagi. Wali kota diam saja. Pasar tetap buka.", False),
    ("id", "Warga Indonesia mengeluh. Jalan rusak. Hujan turun. Jepang memberi pinjaman. Pasar tetap buka.", True),
    ("id", "Warga Jepang mengeluh. Jalan rusak. Hujan turun lagi. Jepang berbenah. Pasar tetap buka.", False),
    ("en", "Voters in Ghana complained. Ghana has bad roads. It rained. The mayor was silent. Shops opened.", False),
    ("en", "Voters in Ghana complained. Ghana has bad roads. It rained. Japan will lend money. Shops opened.", True),
    ("en", "Shops opened.", False),
    ("en", "Ghana rejoiced.", True),  # too short to tell
]


@pytest.mark.parametrize(("language", "text", "possible"), WORDS)
def test_words_tell_what_need_not_be_parsed(
    language: str, text: str, possible: bool, request: pytest.FixtureRequest
) -> None:
    nlp = request.getfixturevalue(f"nlp_{language}")
    doc = nlp.get_pipe(SENTENCES)(nlp.make_doc(text))
    assert may_be_international(doc, nlp.get_pipe(ACTORS).sides(doc), language) is possible
