"""Users' dictionaries: what their lines mean, and what is said of lines that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.codes.dictionaries import ActorEntry, DatedCode, DictionaryAgent, country_of, role_of, with_agents
from timeline.codes.dictionary_files import Dictionary, read_actors, read_agents, words
from timeline.lexicon import LexiconError

ACTORS = """\
<!-- several
# lines -->
GRAZELAND_ [GRZ]     # a state
+GRAZELANDER ; its people
+THE_LAND_OF_GRASS

ANNA_BERG
+A._BERG
\t[SWEGOV 20140903-20180910]
\t[SWEELI > 180911]
\t[SWE]
LUDVIG OTT [CHEGOV <950601] [CHEMIL 19980101-19981231] [CHEELI 19950602-20200101]
TWIN-LAKES [LVA/LTU]
THE_CROWD [---]
"""


def actors(folder: Path, text: str, name: str = "my.actors.txt") -> Dictionary:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_actors(path)


def agents(folder: Path, text: str, name: str = "my.agents.txt") -> Dictionary:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_agents(path)


@pytest.mark.parametrize(
    ("form", "day", "codes"),
    [
        ("Grazeland", date(2000, 1, 1), ("GRZ",)),
        ("grazelander", None, ("GRZ",)),
        ("the land of grass", None, ("GRZ",)),
        ("Anna Berg", date(2014, 9, 2), ("SWE",)),
        ("Anna Berg", date(2014, 9, 3), ("SWEGOV",)),
        ("A. Berg", date(2018, 9, 10), ("SWEGOV",)),
        ("Anna Berg", date(2018, 9, 11), ("SWEELI",)),
        ("Anna Berg", None, ("SWE",)),
        # a period inside another goes before it; without a code for all time nothing holds outside
        ("Ludvig Ott", date(1990, 1, 1), ("CHEGOV",)),
        ("Ludvig Ott", date(1998, 5, 5), ("CHEMIL",)),
        ("Ludvig Ott", date(1999, 5, 5), ("CHEELI",)),
        ("Ludvig Ott", date(2021, 1, 1), None),
        ("Ludvig Ott", None, ("CHEELI",)),
        ("Twin Lakes", None, ("LVA", "LTU")),
        ("The crowd", None, ()),
    ],
)
def test_actor_on_a_day(form: str, day: date | None, codes: tuple[str, ...] | None, tmp_path: Path) -> None:
    entry = actors(tmp_path, ACTORS).forms[words(form)].meaning
    assert isinstance(entry, ActorEntry)
    assert entry.on(day) == codes


def test_dictionary_without_mistakes_has_no_problem(tmp_path: Path) -> None:
    found = actors(tmp_path, ACTORS)
    assert found.problem() is None
    assert len(found.forms) == 8
    assert found.forms[words("A. Berg")].meaning.origin == "my.actors.txt:7"


def test_csv_means_the_same(tmp_path: Path) -> None:
    lines = [
        "form,name,code,from,until,kind",
        "Anna Berg,,SWEGOV,2014-09-03,2018-09-10,person",
        "Anna Berg,,SWEELI,20180911,,person",
        "GRAZELAND,Grazeland,GRZ,,,",
    ]
    found = actors(tmp_path, "\n".join(lines), "my.csv")
    entry = found.forms[words("anna berg")].meaning
    assert isinstance(entry, ActorEntry)
    assert (entry.on(date(2015, 1, 1)), entry.on(date(2020, 1, 1)), entry.person) == (("SWEGOV",), ("SWEELI",), True)
    assert found.forms[words("anna berg")].written == ("Anna", "Berg")
    assert found.forms[words("grazeland")].written is None
    assert agents(tmp_path, "form,plural,code\nwarden,wardens,~MIL\n", "a.csv").forms.keys() == {
        ("warden",),
        ("wardens",),
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("GRAZELAND [GRZ\n", 1, "is no code in brackets"),
        ("GRAZELAND [G-Z]\n", 1, "'G-Z' is no actor code"),
        ("GRAZELAND\nARNLAND [ARN]\n", 1, "'GRAZELAND' has no code"),
        ("+GRAZELAND\n", 1, "belongs to no actor"),
        ("ARNLAND [ARN]\n\n___ [GRZ]\n", 3, "has no letter"),
        ("ARNLAND [ARN]\nANNA_BERG [SWEGOV 20141303-20180910]\n", 2, "'20141303' is no day"),
        ("ANNA_BERG [SWEGOV >2014093]\n", 1, "'2014093' is no day"),
        ("ANNA_BERG [SWEGOV 20180910-20140903]\n", 1, "ends before it begins"),
        # twice in a file
        ("ARNLAND [ARN]\nGRAZELAND [GRZ]\nARNLAND_ [ARN]\n", 3, "'ARNLAND' stands in line 1 already"),
        ("ARNLAND [ARN]\n+FENLAND\nGRAZELAND [GRZ]\n+FENLAND\n", 4, "'FENLAND' stands in line 2 already"),
        ("ANNA_BERG [SWE] [NOR]\n", 1, "two codes without dates"),
        # dates that overlap
        ("ANNA_BERG [SWEGOV 20140903-20180910] [SWEELI 20180101-20190101]\n", 1, "SWEGOV and SWEELI for 'ANNA BERG'"),
        ("ANNA_BERG [SWEGOV 20140903-20180910] [SWEELI 20140903-20180910]\n", 1, "overlap"),
        ("ANNA_BERG [SWEGOV >20140903] [SWEELI <20180910]\n", 1, "overlap"),
    ],
)
def test_actors_that_cannot_be_used(text: str, line: int, message: str, tmp_path: Path) -> None:
    problem = actors(tmp_path, text).problem()
    assert problem is not None
    assert f"my.actors.txt, line {line}: " in str(problem)
    assert message in str(problem)


@pytest.mark.parametrize(
    "text",
    [
        "ANNA_BERG [SWEGOV 20140903-20180910] [SWEELI 20180910-20190101]\n",  # a hand-over
        "ANNA_BERG [SWEGOV 20140903-20180910] [SWEGOV 20180101-20190101]\n",  # the same code
        "ANNA_BERG [SWEGOV 20140903-20180910] [SWEELI]\n",
        "FENLAND [FEN]\nARNLAND [ARN]\n+FENLAND\n",  # an entry of its own goes before a synonym
        "ARNLAND [ARN]\n+FENLAND\nFENLAND [FEN]\n",
        "ARNLAND [ARN]\n+FENLAND\n+FENLAND\n",  # means the same
    ],
)
def test_what_is_no_mistake(text: str, tmp_path: Path) -> None:
    found = actors(tmp_path, text)
    assert found.problem() is None
    fenland = found.forms.get(("fenland",))
    if fenland and "FENLAND [FEN]" in text:
        assert isinstance(fenland.meaning, ActorEntry)
        assert fenland.meaning.on(None) == ("FEN",)


def test_one_message_names_all_lines(tmp_path: Path) -> None:
    problem = actors(tmp_path, "A_LAND [ALA]\nB_LAND\nC_LAND\nD_LAND [D]\n").problem()
    assert str(problem).endswith("(nor can 2 more be used: line 3, 4)")


AGENTS = """\
!OFFICER! = WARDEN, KEEPER
COAST_!OFFICER! [~MIL]
NAVY {} [~MIL]
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [ ~JUD]
DEPUTY [~GOVDPT]
RIGHTS_BODY [NGO~]
"""


@pytest.mark.parametrize(
    ("form", "before", "after", "plural"),
    [
        ("coast warden", "", "MIL", False),
        ("coast keepers", "", "MIL", True),
        ("navy", "", "MIL", False),
        ("attorneys general", "", "JUD", True),
        ("deputys", None, "", False),
        ("deputies", "", "GOVDPT", True),
        ("navies", None, "", False),
        ("attorney generals", None, "", False),
        ("rights bodies", "NGO", "", True),
    ],
)
def test_agents(form: str, before: str | None, after: str, plural: bool, tmp_path: Path) -> None:
    found = agents(tmp_path, AGENTS)
    assert found.problem() is None
    known = found.forms.get(words(form))
    assert (known is None) == (before is None)
    if known is not None:
        assert isinstance(known.meaning, DictionaryAgent)
        assert (known.meaning.before, known.meaning.after, known.plural) == (before, after, plural)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("WARDEN ~MIL\n", "line 1: 'WARDEN ~MIL' is no agent"),
        ("WARDEN [MIL]\n", "line 1: code 'MIL' is not made like ~GOV or NGO~"),
        ("WARDEN [~MI]\n", "line 1: code '~MI' is not made"),
        ("COAST_!OFFICER! [~MIL]\n", "line 1: !OFFICER! is not defined before this line"),
        ("WARDEN [~MIL]\nKEEPER [~MIL]\nWARDEN [~COP]\n", "line 3: 'WARDEN' stands in line 1 already"),
    ],
)
def test_agents_that_cannot_be_used(text: str, message: str, tmp_path: Path) -> None:
    assert message in str(agents(tmp_path, text).problem())


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_file_that_cannot_be_read(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "my.actors.txt"
    if content:
        path.write_bytes(content)
    with pytest.raises(LexiconError, match=r"my\.actors\.txt, line 1: the file cannot be read (as text|\(No such)"):
        read_actors(path)


@pytest.mark.parametrize(
    ("code", "agents", "joined"),
    [
        ("GRZ", [("", "GOV")], "GRZGOV"),
        ("GRZGOV", [("", "GOV")], "GRZGOV"),
        ("GRZ", [("NGO", "")], "NGOGRZ"),
        ("NGOGRZ", [("NGO", ""), ("", "HRI")], "NGOGRZHRI"),
    ],
)
def test_an_agent_joins_an_actor(code: str, agents: list[tuple[str, str]], joined: str) -> None:
    offices = [DictionaryAgent("x", None, "person", True, before, after) for before, after in agents]
    assert with_agents(code, offices) == joined


@pytest.mark.parametrize(
    ("code", "country", "role"),
    [
        ("SWEGOV", "SWE", "GOV"),
        ("SWE", "SWE", None),
        ("IGOUNO", None, None),
        ("MIL", None, "MIL"),
        ("GRZGOVMED", None, "GOV"),
        ("G77", None, None),
    ],
)
def test_parts_of_a_code(code: str, country: str | None, role: str | None) -> None:
    assert (country_of(code), role_of(code)) == (country, role)


def test_codes_without_dates_never_overlap() -> None:
    assert not DatedCode(("SWE",)).overlaps(DatedCode(("NOR",), date(2000, 1, 1)))
