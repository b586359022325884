"""Places: names of countries, cities, regions, seas and venues, with country and coordinates.

Names are looked up in the gazetteer and in the language's own lists; what is a word, a person or an organisation
of the same name is left out, and a name of several places is decided by the country that follows it, the countries
the article names, and the size of the places.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from timeline.annotate.annotations import PlaceMention, register_extensions, text_of
from timeline.annotate.place_context import Surroundings
from timeline.annotate.place_lexicon import Candidate, PlaceLexicon, first_word, load
from timeline.codes.place_names import fold

LARGE = 500_000  # inhabitants; a city of this size is taken without a preposition
SMALL = 100_000  # below, a preposition that goes with no person, or the country, must stand beside the name
SAME_COUNTRY = 1.5  # what a country named in the article adds to the weight of its places, in powers of ten

_DATELINE_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*(?:[\w.]+\.(?:com|co\.id|co|id|net|tv|news)\s*[,–—-]+\s*)?$", re.I)
_DATELINE_AFTER = re.compile(r"(?:,[^\n.]{1,40})?\s*(?:\([^()\n]{1,40}\)\s*[-–—:]*\s|[-–—]{1,2}\s|—|:\s)")


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of tokens that is written like the name of one or more places."""

    start: int
    end: int
    key: str
    candidates: tuple[Candidate, ...]

    @property
    def country(self) -> str | None:
        """The country of a country's or region's name."""
        best = self.candidates[0]
        return best.place.country if best.known and best.place.kind in ("country", "region") else None


class PlaceAnnotator:
    """Writes `doc._.places` and `doc.spans["places"]`."""

    def __init__(self, lexicon: PlaceLexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with its places."""
        matches = find_matches(doc, self.lexicon)
        context = Surroundings(doc, self.lexicon, {match.start for match in matches})
        named = {match.country for match in matches if match.country}
        mentions: list[PlaceMention] = []
        for number, match in enumerate(matches):
            after = _following(doc, match, matches[number + 1 :])
            following = after.country if after is not None else None
            located = context.is_located(match.start) or _joined(context, match, mentions)
            reading = _read(match, following, named, located)
            abroad = after is not None and _is_elsewhere(doc, match, reading.candidate, after)
            reason = None if abroad else self._accept(context, match, reading, located)
            if reason:
                mentions.append(_mention(doc, match, reading.candidate, reason))
        doc._.places = mentions
        doc.spans["places"] = [Span(doc, m.start, m.end, label=m.kind) for m in mentions]
        return doc

    def _accept(self, context: Surroundings, match: Match, reading: Reading, located: bool) -> str | None:
        """Why the reading holds (`qualified`, `located`, `dateline`, `name`), or None when it does not."""
        candidate = reading.candidate
        sure = candidate.known or candidate.place.kind == "capital"
        if not located and self._is_government(context, match, candidate):
            return None
        if context.is_other_name(match.start, match.end, sure=sure, located=located):
            return None
        evident = located or context.is_whole_line(match.start, match.end)
        if not self._stop_allows(match, candidate, reading.qualified, evident):
            return None
        if _is_dateline(context, match):
            return "dateline"
        if reading.qualified:
            return "qualified"
        if located and (sure or candidate.place.population >= SMALL or not context.follows_person_word(match.start)):
            return "located"
        return "name" if _stands_alone(context, match, reading) else None

    def _is_government(self, context: Surroundings, match: Match, candidate: Candidate) -> bool:
        """Whether a capital or a building stands for those who govern: "Washington mendukung"."""
        if candidate.place.city is not None:
            return not (context.is_set_off(match.start, match.end) or context.is_whole_line(match.start, match.end))
        if match.key not in self.lexicon.seats or candidate.place.kind == "country":
            return False
        return context.is_argument(match.start, match.end)

    def _stop_allows(self, match: Match, candidate: Candidate, qualified: bool, evident: bool) -> bool:
        allow = self.lexicon.stops.get(match.key)
        if allow is None or candidate.place.kind == "country" or qualified:
            return allow != "never" or candidate.place.kind == "country"
        return allow == "after_preposition" and evident


@dataclass(frozen=True, slots=True)
class Reading:
    """The place chosen for a match. `qualified`: its country follows; `at_home`: the article names its country."""

    candidate: Candidate
    qualified: bool
    at_home: bool


def find_matches(doc: Doc, lexicon: PlaceLexicon) -> list[Match]:
    """The longest names from left to right, none inside another."""
    text = text_of(doc)
    matches: list[Match] = []
    start = 0
    while start < len(doc):
        match = _longest_match(doc, text, start, lexicon)
        if match:
            matches.append(match)
        start = match.end if match else start + 1
    return matches


def _longest_match(doc: Doc, text: str, start: int, lexicon: PlaceLexicon) -> Match | None:
    token = doc[start]
    word = token.text
    if not (word[:1].isupper() or (token.is_lower and (word.lower(),) in lexicon.words["lower_case_heads"])):
        return None
    limit = lexicon.longest.get(first_word(fold(word)))
    if limit is None:
        return None
    best: Match | None = None
    for end in range(start + 1, len(doc) + 1):
        written = text[token.idx : doc[end - 1].idx + len(doc[end - 1])]
        key = fold(written)
        if len(key) > limit or "\n" in written:
            break
        candidates = lexicon.forms.get(key)
        if candidates and _well_written(written, key, candidates, lexicon):
            best = Match(start, end, key, candidates)
    return best


def _well_written(written: str, key: str, candidates: tuple[Candidate, ...], lexicon: PlaceLexicon) -> bool:
    """Capital letters where the name of a place has them: acronyms in full, else at the beginning of each word."""
    if not (written[-1].isalnum() or written[-1] == "."):
        return False
    if key in lexicon.acronyms or len(written) < 4:
        return written.isupper() == (key in lexicon.acronyms)
    words = written.split()
    if candidates[0].known:
        return any(word[0].isupper() for word in words[-2:])
    return all(word[0].isupper() or len(word) <= 3 for word in words)


def _following(doc: Doc, match: Match, later: list[Match]) -> Match | None:
    """The country or region named right after: "Jeddah, Arab Saudi", "Portland (Oregon)"."""
    if not later or later[0].country is None:
        return None
    between = doc[match.end : later[0].start].text.strip()
    return later[0] if between in ("", ",", "(") and later[0].start - match.end <= 2 else None


def _is_elsewhere(doc: Doc, match: Match, candidate: Candidate, after: Match) -> bool:
    """Whether a name is another country's: "the Presidential Palace of France", "Paris, Texas"."""
    place = candidate.place
    if place.country == after.country:
        return False
    if place.city is not None:
        return doc[match.end].text != ","
    return place.kind in ("city", "capital") and after.candidates[0].place.kind == "region"


def _joined(context: Surroundings, match: Match, mentions: list[PlaceMention]) -> bool:
    """Whether the name goes on a list whose head has a preposition: "di Jenewa, Wina dan Brussel"."""
    if not mentions or mentions[-1].rule_id.rsplit(".", 1)[-1] not in ("located", "qualified"):
        return False
    return context.is_joined(mentions[-1].end, match.start)


def _read(match: Match, following: str | None, named: set[str], located: bool) -> Reading:
    """The weightiest reading, after what the article says about countries."""

    def weight(candidate: Candidate) -> float:
        country = candidate.place.country
        return candidate.weight + SAME_COUNTRY * (country in named)

    there = [c for c in match.candidates if following and c.place.country == following]
    qualified = bool(there) and match.candidates[0].place.kind != "country"
    best = max(there if qualified else match.candidates, key=weight)
    return Reading(best, qualified, best.place.country in named)


def _stands_alone(context: Surroundings, match: Match, reading: Reading) -> bool:
    """Whether the name is a place's without a preposition or a country beside it."""
    candidate = reading.candidate
    place = candidate.place
    if candidate.alias:
        return False
    if candidate.known or place.kind == "capital" or context.is_whole_line(match.start, match.end):
        return True
    if context.is_tagged_place(match.start):
        return place.population >= SMALL or reading.at_home
    if context.begins_sentence(match.start):
        return place.population >= LARGE and reading.at_home
    return place.population >= LARGE or (place.population >= SMALL and reading.at_home)


def _is_dateline(context: Surroundings, match: Match) -> bool:
    """Whether the name opens a line and a dash or an agency follows: "JAKARTA, KOMPAS.com -", "GENEVA (AP)"."""
    first, last = context.doc[match.start], context.doc[match.end - 1]
    before = context.text[max(0, first.idx - 40) : first.idx]
    begins = _DATELINE_BEFORE.search("\n" + before if first.idx <= 40 else before)
    return bool(begins and _DATELINE_AFTER.match(context.text, last.idx + len(last)))


def _mention(doc: Doc, match: Match, candidate: Candidate, reason: str) -> PlaceMention:
    place = candidate.place
    span = doc[match.start : match.end]
    kind = "city" if place.kind == "capital" else place.kind
    return PlaceMention(
        start=match.start,
        end=match.end,
        start_char=span.start_char,
        end_char=span.end_char,
        text=span.text,
        rule_id=f"place.{kind}.{reason}",
        name=place.name,
        kind=kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
    )


@Language.factory("timeline_places", default_config={"language": None})
def make_places(nlp: Language, name: str, language: str | None) -> Callable[[Doc], Doc]:
    """Factory of the component; `language` is the pipeline's own unless given."""
    register_extensions()
    return PlaceAnnotator(load(language or nlp.lang))
