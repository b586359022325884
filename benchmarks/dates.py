"""Dates: `find_times` beside dateparser's `search_dates` and HeidelTime, in speed and, with gold, in quality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import accumulate

from benchmarks.dated import own_gold
from benchmarks.finders import Finder, FoundTime, dateparser_finder, heideltime_finder, timeline_finder
from benchmarks.measuring import alternate, median_of, ratio, time_of
from benchmarks.sample import GoldText, GoldTime, Sample
from benchmarks.tables import Figures, Row

# HeidelTime reads some two thousand characters a second.
SLOW_ROUNDS = 1
SLOW_CHARACTERS = 10_000

Text = tuple[str, str, date | None]


def dates(sample: Sample) -> list[Figures]:
    """Characters a second of each finder by language and, where gold is given, its F1."""
    others: list[Finder] = [dateparser_finder()]
    heideltime = heideltime_finder()
    notices = []
    if isinstance(heideltime, str):
        notices.append(heideltime)
    else:
        others.append(heideltime)
    speeds = [row for language in sample.languages for row in _speeds(sample, language, others)]
    notices += [f"{f.name} has no rules for {code!r}" for f in others for code in sample.languages if not f.knows(code)]
    found = [Figures("dates", "time expressions on the same texts, characters per second", speeds, notices)]
    gold = (*own_gold(), *sample.gold)
    found.append(Figures("dates_gold", "F1 against gold, characters per second", _scores(gold, others)))
    return found


def _speeds(sample: Sample, language: str, others: Sequence[Finder]) -> list[Row]:
    texts: list[Text] = [(a.text, language, a.published) for a in sample.articles if a.language == language]
    rows = []
    for other in others:
        if other.knows(language) and other.slow:
            first = _first(texts)
            rows.append(_beside(other, first, SLOW_ROUNDS))
            rows.append(_beside(replace(other, name=f"{other.name}, as one text"), [_joined(first)], SLOW_ROUNDS))
        elif other.knows(language):
            rows.append(_beside(other, texts, sample.rounds))
    return rows


def _first(texts: Sequence[Text]) -> list[Text]:
    """The first texts that together have SLOW_CHARACTERS, at least one."""
    sizes = accumulate(len(text) for text, _, _ in texts)
    few = [text for text, size in zip(texts, sizes, strict=True) if size <= SLOW_CHARACTERS]
    return few or list(texts[:1])


def _joined(texts: Sequence[Text]) -> Text:
    """One long text, for a finder that starts a new machine for each: most of its time would go there."""
    _, language, published = texts[0]
    return "\n\n".join(text for text, _, _ in texts), language, published


def _beside(other: Finder, texts: Sequence[Text], rounds: int) -> Row:
    """Both finders on the same texts, in turn."""
    own = timeline_finder()
    sides = {finder.name: partial(_find_all, finder, texts) for finder in (own, other)}
    if not other.slow:
        _find_all(other, texts[:1])  # lexicons and locales are loaded
    _find_all(own, texts[:1])
    timings = alternate(sides, rounds)
    faster = ratio(timings[other.name], timings[own.name])
    characters = sum(len(text) for text, _, _ in texts)
    return {
        "language": texts[0][1],
        "finder": other.name,
        "texts": len(texts),
        "characters": characters,
        "per_second": characters / median_of(timings[other.name]).wall,
        "timeline_per_second": characters / median_of(timings[own.name]).wall,
        "timeline_faster": faster.wall,
        # What a process starts in its turn is not all counted.
        "timeline_faster_by_cpu": None if other.slow else faster.cpu,
    }


def _find_all(finder: Finder, texts: Sequence[Text]) -> None:
    for text, language, published in texts:
        finder.find(text, language, published)


def _scores(gold: Sequence[GoldText], others: Sequence[Finder]) -> list[Row]:
    """A row for each set, language and finder, ours first; a narrative is announced to whom that means something."""
    sets = sorted({(text.set_name, text.language, text.narrative) for text in gold})
    rows = []
    for set_name, language, narrative in sets:
        texts = [text for text in gold if (text.set_name, text.language) == (set_name, language)]
        for finder in (timeline_finder(), *others):
            if finder.knows(language):
                rows.append(_score(finder.for_narratives() if narrative else finder, texts))
    return rows


def _score(finder: Finder, gold: Sequence[GoldText]) -> Row:
    """F1 as in TempEval-3: of spans that overlap, of spans with the same edges, of spans with the right value."""
    found = wanted = relaxed = strict = right = 0
    if not finder.slow:
        finder.find(gold[0].text, gold[0].language, gold[0].published)  # lexicons and locales are loaded
    answers: list[object] = []
    seconds = time_of(lambda: answers.extend(finder.find(t.text, t.language, t.published) for t in gold)).wall
    for item, answer in zip(gold, answers, strict=True):
        times = finder.read(answer, item.text, item.language)
        pairs = match(item.times, times)
        found, wanted, relaxed = found + len(times), wanted + len(item.times), relaxed + len(pairs)
        strict += sum((want.start, want.end) == (got.start, got.end) for want, got in pairs)
        right += sum(is_right(want, got) for want, got in pairs)
    return {
        "set": gold[0].set_name,
        "language": gold[0].language,
        "finder": finder.name,
        "gold": wanted,
        "found": found,
        "relaxed_f1": f1(relaxed, found, wanted),
        "strict_f1": f1(strict, found, wanted),
        "value_f1": f1(right, found, wanted),
        "per_second": sum(len(item.text) for item in gold) / seconds,
    }


def match(gold: Sequence[GoldTime], found: Sequence[FoundTime]) -> list[tuple[GoldTime, FoundTime]]:
    """Each gold expression with the one of those left that shares most characters with it, if any does."""
    left, pairs = list(found), []
    for want in gold:
        best = max(left, key=partial(_shared, want), default=None)
        if best is not None and _shared(want, best) > 0:
            left.remove(best)
            pairs.append((want, best))
    return pairs


def _shared(one: GoldTime, other: FoundTime) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def is_right(want: GoldTime, got: FoundTime) -> bool:
    """Whether the value is an accepted one, or the days are the same."""
    return got.value in want.values or (want.interval is not None and got.interval == want.interval)


def f1(hits: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall; 0 where there is nothing."""
    return 2 * hits / (found + wanted) if found + wanted else 0.0
