"""Reading a user's dictionaries of actors and agents, in the community's format or as plain CSV.

The community's format is that of TABARI and PETRARCH (Schrodt 2014, PETRARCH manual):

    GREENLAND_COAST_GUARD [GRLMIL]           # an actor with its code
    +ARCTIC_PATROL                           # another form of its name
    ANNA_BERG                                # codes of periods, then the one of all other days
        [SWEGOV 20140903-20180910]
        [SWEELI >20180911]
        [SWE]
    !OFFICER! = OFFICER, COMMANDER           # agents: words to put into others
    COAST_GUARD_!OFFICER! [~MIL]             # an agent, its plural made with -s
    NAVY {} [~MIL]                           # without a plural
    ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]

`#`, `;` and `<!-- -->` begin comments, `_` is a space, two-digit years above 30 are of the last century. A CSV has the
columns of ACTOR_COLUMNS or AGENT_COLUMNS, one line a form and code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from timeline.codes.dictionaries import ActorEntry, DatedCode, DictionaryAgent, role_of
from timeline.lexicon import LexiconError, read_csv

ACTOR_COLUMNS = ("form", "name", "code", "from", "until", "kind")
AGENT_COLUMNS = ("form", "plural", "code")
KINDS = {"": None, "person": True, "body": False}
CENTURY = 30  # two-digit years above belong to the last one
SHOWN = 10  # lines of a file that one message names
NOBODY = ("---", "+++", "###")

Key = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"^[A-Z][A-Z0-9]{2,}$")
_BRACKET = re.compile(r"^(\S*?)\s*(?:([<>])\s*(\d+)|(\d+)\s*-\s*(\d+))?$")
_OPEN_COMMENT = re.compile(r"<\s*!\s*--(?!.*-->)")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_COMMENT = re.compile(r"<\s*!\s*--.*?(?:-->|$)|[#;].*$")


def words(form: str) -> Key:
    """The words of a form, by which it is found in a text: letters and digits in any case."""
    return tuple(_WORD.findall(form.casefold()))


class Form(NamedTuple):
    """A form and what it means. `written`: the words as they must stand, None where case does not matter."""

    meaning: ActorEntry | DictionaryAgent
    written: tuple[str, ...] | None = None
    plural: bool = False
    line: int = 0
    head: bool = True


@dataclass(slots=True)
class Dictionary:
    """Forms by their words, and what could not be used."""

    path: Path
    forms: dict[Key, Form] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, form: Form) -> None:
        """Add a form; one with an entry of its own goes before a synonym, any other repetition is a problem."""
        key = words(text)
        known = self.forms.get(key)
        if not key:
            self.problems.append((form.line, f"{text!r} has no letter; write a name"))
        elif known is None or (form.head and not known.head and form.meaning != known.meaning):
            self.forms[key] = form
        elif form.meaning != known.meaning and form.head == known.head:
            self.problems.append((form.line, f"{text!r} stands in line {known.line} already; delete one of the two"))

    def problem(self) -> LexiconError | None:
        """All that could not be used, in one message."""
        if not self.problems:
            return None
        (line, message), *others = sorted(self.problems)
        if others:
            rest = ", ".join(str(other) for other, _ in others[:SHOWN]) + (", …" if len(others) > SHOWN else "")
            message += f" (nor can {len(others)} more be used: line {rest})"
        return LexiconError(self.path, line, message)


def read_actors(path: Path) -> Dictionary:
    """A dictionary of actors. Raises LexiconError for a file that cannot be read at all."""
    return _read(path, _actors_of_csv if path.suffix == ".csv" else _actors_of_text)


def read_agents(path: Path) -> Dictionary:
    """A dictionary of agents. Raises LexiconError for a file that cannot be read at all."""
    return _read(path, _agents_of_csv if path.suffix == ".csv" else _agents_of_text)


def _read(path: Path, fill: Callable[[Dictionary], None]) -> Dictionary:
    dictionary = Dictionary(path)
    try:
        fill(dictionary)
    except OSError as problem:
        raise LexiconError(path, 1, f"the file cannot be read ({problem.strerror}); name an existing file") from problem
    except UnicodeDecodeError as problem:
        raise LexiconError(path, 1, "the file cannot be read as text; save it as UTF-8") from problem
    return dictionary


@dataclass(slots=True)
class _Draft:
    """An entry in the making: its forms with their lines, the first its name; `coded`: it has brackets."""

    forms: list[tuple[str, int]]
    codes: list[DatedCode] = field(default_factory=list)
    coded: bool = False


def _actors_of_text(dictionary: Dictionary) -> None:
    draft: _Draft | None = None
    for line, text in _lines(dictionary.path):
        form, brackets, rest = _cut(text)
        if rest:
            dictionary.problems.append((line, f"{rest!r} is no code in brackets; write for example [USAGOV]"))
            continue
        if form and not form.startswith("+"):
            _finish(dictionary, draft)
            draft = _Draft([(form, line)])
        elif draft is None:
            dictionary.problems.append((line, f"{text!r} belongs to no actor; write its name in the line before"))
            continue
        elif form:
            draft.forms.append((form[1:], line))
        draft.codes += _codes(dictionary, line, brackets)
        draft.coded = draft.coded or bool(brackets)
    _finish(dictionary, draft)


def _finish(dictionary: Dictionary, draft: _Draft | None) -> None:
    """Add the forms of an entry that is complete."""
    if draft is None:
        return
    (first, line), *_ = draft.forms
    if not draft.coded:
        dictionary.problems.append((line, f"{_clean(first)!r} has no code; write it in brackets, as in [USAGOV]"))
    if not draft.codes:
        return
    _check_periods(dictionary, line, first, draft.codes)
    entry = ActorEntry(_clean(first), tuple(draft.codes), f"{dictionary.path.name}:{line}")
    for number, (form, at) in enumerate(draft.forms):
        clean = _clean(form)
        dictionary.add(clean, Form(entry, _written(clean), line=at, head=number == 0))


def _check_periods(dictionary: Dictionary, line: int, form: str, codes: Sequence[DatedCode]) -> None:
    for one, other in combinations(codes, 2) if len(codes) > 1 else ():
        if one.always and other.always and one.codes != other.codes:
            dictionary.problems.append((line, f"{_clean(form)!r} has two codes without dates; delete one of the two"))
        elif one.overlaps(other):
            names = " and ".join("/".join(code.codes) or NOBODY[0] for code in (one, other))
            dictionary.problems.append((line, f"the dates of {names} for {_clean(form)!r} overlap; end one before"))


def _actors_of_csv(dictionary: Dictionary) -> None:
    entries: dict[str, list[tuple[int, DatedCode, str, str]]] = {}
    for row in read_csv(dictionary.path, ACTOR_COLUMNS):
        if row["kind"] not in KINDS:
            dictionary.problems.append((row.line, f"kind is {row['kind']!r}, expected person, body or nothing"))
            continue
        try:
            code = DatedCode(_actor_codes(row["code"]), _day(row["from"]), _day(row["until"]))
        except ValueError as problem:
            dictionary.problems.append((row.line, str(problem)))
            continue
        entries.setdefault(row["form"], []).append((row.line, code, row["name"], row["kind"]))
    for form, rows in entries.items():
        codes = [code for _, code, _, _ in rows]
        line, _, name, kind = rows[0]
        _check_periods(dictionary, line, form, codes)
        entry = ActorEntry(name or _clean(form), tuple(codes), f"{dictionary.path.name}:{line}", KINDS[kind])
        dictionary.add(form, Form(entry, _written(form), line=line))


def _agents_of_text(dictionary: Dictionary) -> None:
    macros: dict[str, list[str]] = {}
    for line, text in _lines(dictionary.path):
        if match := re.match(r"^!\s*(\w+)\s*!\s*=\s*(.+)$", text):
            macros[match[1]] = [word.strip() for word in match[2].split(",") if word.strip()]
            continue
        match = re.match(r"^([^{\[]+?)\s*(?:\{([^}]*)\})?\s*\[([^\]]*)\]$", text)
        if match is None:
            dictionary.problems.append((line, f"{text!r} is no agent; write for example MINISTER [~GOV]"))
            continue
        try:
            for form in _expanded(match[1], macros):
                _add_agent(dictionary, line, form, match[2], match[3])
        except ValueError as problem:
            dictionary.problems.append((line, str(problem)))


def _agents_of_csv(dictionary: Dictionary) -> None:
    for row in read_csv(dictionary.path, AGENT_COLUMNS):
        try:
            _add_agent(dictionary, row.line, row["form"], row["plural"], row["code"])
        except ValueError as problem:
            dictionary.problems.append((row.line, str(problem)))


def _add_agent(dictionary: Dictionary, line: int, form: str, plural: str | None, code: str) -> None:
    before, mark, after = code.strip().upper().partition("~")
    if not mark or not all(re.fullmatch(r"([A-Z]{3})*", part) for part in (before, after)) or not before + after:
        raise ValueError(f"code {code!r} is not made like ~GOV or NGO~")
    form = _clean(form)
    kind = "person" if plural is None or plural.strip() else "group"
    origin = f"{dictionary.path.name}:{line}"
    role = role_of(before + after)
    agent = DictionaryAgent(form.lower(), role, kind, True, before, after, origin)
    dictionary.add(form, Form(agent, line=line))
    plurals = [_plural(form)] if plural is None else [_clean(p) for p in plural.split(",") if p.strip()]
    for several in plurals:
        dictionary.add(several, Form(agent, plural=True, line=line, head=False))


def _expanded(form: str, macros: dict[str, list[str]]) -> Iterator[str]:
    """The form with each word that its macros stand for."""
    match = re.search(r"!(\w+)!", form)
    if match is None:
        yield form
        return
    if match[1] not in macros:
        raise ValueError(f"!{match[1]}! is not defined before this line; write !{match[1]}! = WORD, WORD")
    for word in macros[match[1]]:
        yield from _expanded(form[: match.start()] + word + form[match.end() :], macros)


def _plural(form: str) -> str:
    """The English plural that the community's programs make."""
    return form[:-1] + "ies" if form[-1:].lower() == "y" else form + "s"


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines without comments, stripped, those that are not empty."""
    inside = False
    with path.open(encoding="utf-8-sig") as handle:
        for number, text in enumerate(handle, 1):
            if inside:
                _, end, text = text.partition("-->")
                inside = not end
            if any(mark in text for mark in "#;<"):
                inside = inside or bool(_OPEN_COMMENT.search(text))
                text = _COMMENT.sub("", text.rstrip("\n"))
            if stripped := text.strip():
                yield number, stripped


def _cut(text: str) -> tuple[str, list[str], str]:
    """The form before the brackets, what stands in each of them, and what is neither."""
    form, bracket, rest = text.partition("[")
    if not bracket:
        return form.strip(), [], ""
    rest = bracket + rest
    return form.strip(), _BRACKETS.findall(rest), _BRACKETS.sub("", rest).strip()


def _codes(dictionary: Dictionary, line: int, brackets: Iterable[str]) -> Iterator[DatedCode]:
    for bracket in brackets:
        try:
            yield _dated(bracket.strip())
        except ValueError as problem:
            dictionary.problems.append((line, str(problem)))


@lru_cache(maxsize=10_000)  # the same codes and periods stand beside thousands of names
def _dated(bracket: str) -> DatedCode:
    match = _BRACKET.match(bracket)
    if match is None:
        raise ValueError(f"[{bracket}] cannot be read; write a code and days, as in [USAGOV 20010120-20090119]")
    code, sign, bound, start, end = match.groups()
    codes = _actor_codes(code)
    if sign:
        return DatedCode(codes, end=_day(bound)) if sign == "<" else DatedCode(codes, start=_day(bound))
    first, last = _day(start or ""), _day(end or "")
    if first and last and last < first:
        raise ValueError(f"[{bracket}] ends before it begins")
    return DatedCode(codes, first, last)


def _actor_codes(text: str) -> tuple[str, ...]:
    """The codes of `USAGOV`, of several actors in one (`LVA/LTU`), or none for one that means nobody (`---`)."""
    if text in NOBODY:
        return ()
    codes = tuple(text.upper().split("/"))
    for code in codes:
        if not _CODE.match(code):
            raise ValueError(f"{text!r} is no actor code; write capitals, as in USAGOV")
    return codes


def _day(text: str) -> date | None:
    """A day as YYMMDD, YYYYMMDD or YYYY-MM-DD, None for nothing."""
    digits = text.replace("-", "")
    if not digits:
        return None
    try:
        if len(digits) == len("YYMMDD"):
            digits = ("19" if int(digits[:2]) > CENTURY else "20") + digits
        if len(digits) != len("YYYYMMDD"):
            raise ValueError
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as problem:
        raise ValueError(f"{text!r} is no day; write YYYYMMDD") from problem


def _clean(form: str) -> str:
    return " ".join(form.replace("_", " ").split())


def _written(form: str) -> tuple[str, ...] | None:
    """The words as they must stand in the text; a form all in capitals or small letters may stand in any case."""
    return None if form.isupper() or form.islower() else tuple(_WORD.findall(form))
