"""What is compared of two events that belong together: each field right or wrong, or not to be scored."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from timeline.evaluation.gold import GoldEvent, Span
from timeline.evaluation.predictions import Prediction, Row

# CAMEO chunks of organisations of all kinds, and the regions that community dictionaries may put behind them.
ORGANISATIONS = frozenset(["IGO", "NGO", "NGM", "MNC", "INT"])
REGIONS = frozenset(
    [
        *("AFR", "ASA", "BLK", "CAS", "CFR", "CEU", "EAF", "EEU", "EIN", "EUR", "LAM", "MDT"),
        *("MEA", "NAF", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST"),
    ]
)
QUOTE_EDGE = " \t\n\"'“”„‟‘’‚«»‹›`,.;:–—-"
# Two readers seldom agree to the character on where a quotation ends.
SAME_QUOTE = 0.8
SAME_SPELLING, SHORT_NAME = 0.85, 4
NEUTRAL_ROOT = "01"
CORE = ("root_lenient", "source", "date_start")
STRICT = ("root", "source", "target", "date_start")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A gold event and a predicted one; `text` is the article's."""

    gold: GoldEvent
    predicted: Prediction
    text: str

    @property
    def event(self) -> Row:
        """The row of the predicted event."""
        return self.predicted.event

    @property
    def statement(self) -> Row:
        """The row of the predicted statement, empty where there is none."""
        return self.predicted.statement or {}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is scored where the gold has the keys it `needs` and where it `applies`."""

    needs: tuple[str, ...]
    right: Callable[[Comparison], bool]
    applies: Callable[[GoldEvent], bool] = lambda gold: True


def compare(gold: GoldEvent, predicted: Prediction, text: str) -> dict[str, bool]:
    """Which fields are right; those that are not to be scored are left out."""
    comparison = Comparison(gold, predicted, text)
    return {
        name: field.right(comparison)
        for name, field in FIELDS.items()
        if gold.given.issuperset(field.needs) and field.applies(gold)
    }


def all_right(results: Mapping[str, bool], names: Iterable[str]) -> bool:
    """Whether none of these fields is wrong."""
    return all(results.get(name, True) for name in names)


# Codes


def _root(c: Comparison) -> bool:
    return bool(c.event["cameo_code"][:2] == c.gold.cameo[:2])


def _root_lenient(c: Comparison) -> bool:
    return c.event["cameo_code"][:2] in {code[:2] for code in (c.gold.cameo, *c.gold.cameo_alt)}


def _code(c: Comparison) -> bool:
    return bool(c.event["cameo_code"] == c.gold.cameo)


def _code_lenient(c: Comparison) -> bool:
    return c.event["cameo_code"] in {c.gold.cameo, *c.gold.cameo_alt}


# Actors


def actor_key(code: str | None) -> str:
    """The state, or an organisation's kind and first name: RUSGOV is RUS, IGOWSTNAT and IGONAT are IGONAT."""
    chunks = [code[i : i + 3] for i in range(0, len(code), 3)] if code else [""]
    if chunks[0] not in ORGANISATIONS:
        return chunks[0]
    return "".join([chunks[0], *[chunk for chunk in chunks[1:] if chunk not in REGIONS][:1]])


def _keys(codes: Iterable[str | None]) -> set[str]:
    return {actor_key(code) for code in codes} - {""}


def _sides(c: Comparison) -> tuple[set[str], set[str]]:
    """Sources and targets of the predicted event."""
    sources, targets = (_keys(actor["code"] for actor in c.event[side] or ()) for side in ("sources", "targets"))
    return sources, targets


def _same_parties(c: Comparison) -> bool:
    """Whether a reciprocal event has the same participants, whatever the side on which they stand."""
    sources, targets = _sides(c)
    return c.gold.reciprocal and _keys((*c.gold.sources, *c.gold.targets)) == sources | targets


def _source(c: Comparison) -> bool:
    return _same_parties(c) or _keys(c.gold.sources) == _sides(c)[0]


def _target(c: Comparison) -> bool:
    return _same_parties(c) or _keys(c.gold.targets) == _sides(c)[1]


def _has_target(gold: GoldEvent) -> bool:
    """Whom a neutral statement is about is not scored: annotators agree on it no better than by chance."""
    return gold.type != "statement" or gold.reciprocal or not gold.cameo.startswith(NEUTRAL_ROOT)


# Dates and places


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _date_start(c: Comparison) -> bool:
    return _iso(c.event["date_start"]) == c.gold.date_start


def _date_interval(c: Comparison) -> bool:
    return _date_start(c) and _iso(c.event["date_end"]) == c.gold.date_end


def _place(c: Comparison) -> bool:
    name, country, place = c.event["place_name"], c.event["place_country"], c.gold.place
    if place is None or not (place.city or place.country):
        return name is None and country is None
    in_city = place.city is None or _folded(name) in {_folded(n) for n in place.names}
    return bool(country == place.country) and in_city


def _has_country(gold: GoldEvent) -> bool:
    return gold.place is not None and gold.place.country is not None


# Speakers and what they said


def _folded(text: str | None) -> str:
    """The words of a name, without case and diacritics."""
    plain = unicodedata.normalize("NFKD", text or "").replace("ı", "i")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[^\W_]+", plain))


def same_name(gold: str, predicted: str | None) -> bool:
    """Whether two names have the same last name; it may stand alone or be spelled a little differently."""
    ours, theirs = _folded(gold).split(), _folded(predicted).split()
    if not ours or not theirs:
        return False
    return theirs[-1] in ours or any(_near(ours[-1], name) for name in theirs)


def _near(a: str, b: str) -> bool:
    long = min(len(a), len(b)) > SHORT_NAME
    return a == b or (long and difflib.SequenceMatcher(None, a, b).ratio() >= SAME_SPELLING)


def _speaker_person(c: Comparison) -> bool:
    return any(same_name(name, c.statement.get("speaker_name")) for name in c.gold.speaker_names)


def _speaker(c: Comparison) -> bool:
    if c.gold.speaker_person:
        return _speaker_person(c)
    return actor_key(c.statement.get("speaker_code")) in _keys(c.gold.sources)


def _is_statement(gold: GoldEvent) -> bool:
    return gold.type == "statement"


def _is_person(gold: GoldEvent) -> bool:
    return gold.type == "statement" and gold.speaker_person


def covered(spans: Iterable[Span], text: str) -> set[int]:
    """Positions that the spans cover, without quotation marks and punctuation at their edges."""
    positions: set[int] = set()
    for start, end in spans:
        end = min(end, len(text))
        while start < end and text[start] in QUOTE_EDGE:
            start += 1
        while end > start and text[end - 1] in QUOTE_EDGE:
            end -= 1
        positions.update(range(start, end))
    return positions


def _quote_direct(c: Comparison) -> bool:
    want, got = covered(c.gold.quotes, c.text), covered(c.predicted.content, c.text)
    return len(want & got) >= SAME_QUOTE * len(want | got)


def _quote_mixed(c: Comparison) -> bool:
    """The gold holds the quoted fragments only: they must lie within the content."""
    want, got = covered(c.gold.quotes, c.text), covered(c.predicted.content, c.text)
    return len(want & got) >= SAME_QUOTE * len(want)


def _is_quoted(*, direct: bool) -> Callable[[GoldEvent], bool]:
    return lambda gold: _is_statement(gold) and bool(gold.quotes) and (gold.form == "direct") is direct


FIELDS: Mapping[str, Field] = {
    "root": Field(("cameo",), _root),
    "root_lenient": Field(("cameo",), _root_lenient),
    "code": Field(("cameo",), _code),
    "code_lenient": Field(("cameo",), _code_lenient),
    "date_interval": Field(("date_start", "date_end"), _date_interval),
    "date_start": Field(("date_start",), _date_start),
    "place": Field(("place",), _place),
    "place_given": Field(("place",), _place, _has_country),
    "source": Field(("sources",), _source),
    "target": Field(("targets",), _target, _has_target),
    "speaker": Field(("speaker_person",), _speaker, _is_statement),
    "speaker_person": Field(("speaker_person", "speaker_names"), _speaker_person, _is_person),
    "quote_direct": Field(("quote_spans", "form"), _quote_direct, _is_quoted(direct=True)),
    "quote_mixed": Field(("quote_spans", "form"), _quote_mixed, _is_quoted(direct=False)),
    "form": Field(("form",), lambda c: c.statement.get("form") == c.gold.form, _is_statement),
    "modality": Field(("modality",), lambda c: c.event["modality"] == c.gold.modality),
    "negated": Field(("negated",), lambda c: c.event["negated"] == c.gold.negated),
    "background": Field(("background",), lambda c: c.event["background"] == c.gold.background),
}
