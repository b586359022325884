"""Linking anaphors to actors, from the start of the article to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from timeline.annotate.annotations import ActorMention
from timeline.annotate.coreference.antecedents import (
    agrees,
    closest,
    is_armed,
    is_body,
    is_named,
    is_person,
    is_private,
    is_source,
    is_speaker,
    is_state,
    is_thing,
    nearest,
    nearest_group,
    weightiest,
)
from timeline.annotate.coreference.items import AGAINST_STATE, Item, key
from timeline.annotate.coreference.lexicon import Anaphor, Lexicon
from timeline.annotate.coreference.owners import owned
from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries
from timeline.codes.offices import all_offices
from timeline.codes.people import FORMER

GOVERNMENT = "GOV"
RANK = "officer"
MAIN_SHARE, MAIN_COUNT = 0.4, 3  # of all mentions of states, and how many at least
NAMED_AFTER = 2  # sentences in which a title may be followed by the name that goes with it
FITS: dict[str, Callable[[Item], bool]] = {
    "person": is_person,
    "named": is_named,
    "private": is_private,
    "source": is_source,
    "self": is_person,
    "armed": is_armed,
    "state": is_state,
    "body": is_body,
    "thing": is_thing,
    "side": is_speaker,
    "own_state": lambda item: is_speaker(item) and item.mention.actor.country is not None,
}
UNIQUE = frozenset(title for title, office in all_offices().items() if office.kind == "person" and title[0].isupper())
WEAK = frozenset(title for title, office in all_offices().items() if not office.alone)
MINISTER, SPOKESPERSON, LEADER, COUNTERPART = "Minister", "Spokesperson", "leader", "counterpart"
FOREIGN_MINISTER = "Foreign Minister"
HEADS = frozenset({"President", "Prime Minister", "Chancellor", "King", "Emperor", "Emir", "Supreme Leader", "leader"})


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the items of one Doc; `anaphors` are the items that the lexicon found."""

    doc: Doc
    lexicon: Lexicon
    anaphors: dict[int, Anaphor]

    def run(self, items: list[Item]) -> list[Item]:
        """The items with a meaning, in order; anaphors that go back to nothing and name no role are left out."""
        self._home(items, named=True)
        name_counterparts(items)
        fill_names(self.doc, items, self.lexicon.indefinite)
        settled: list[Item] = []
        for item in items:
            anaphor = self.anaphors.get(item.mention.start)
            if anaphor is None:
                self._office(item, settled)
            elif not self._anaphor(item, anaphor, settled) and item.mention.actor.role is None:
                continue
            settled.append(item)
        for position, item in enumerate(settled):
            name_after(item, settled[position + 1 :], self.doc[item.mention.start].lower_ in self.lexicon.indefinite)
        fill_names(self.doc, settled, self.lexicon.indefinite)
        self._home(settled, named=False)
        return settled

    def _anaphor(self, item: Item, anaphor: Anaphor, before: list[Item]) -> bool:
        if item.quoted and anaphor.stands_for in ("thing", "group"):
            return False
        if anaphor.number is not None:
            return _counted(item, anaphor.rule_id, anaphor.number, before, people=anaphor.stands_for == "people")
        if anaphor.stands_for == "group":
            members = nearest_group(self.doc, before, item, self.lexicon.conjunctions)
        else:
            choose = closest if anaphor.stands_for == "self" else nearest
            fits = FITS[anaphor.stands_for]
            single = choose(before, item, lambda candidate: fits(candidate) and agrees(candidate, anaphor.gender))
            members = [single] if single else []
        if not members:
            return False
        found = members[-1]
        actors = tuple(dict.fromkeys(actor for member in members for actor in member.mention.actors))
        if anaphor.stands_for == "own_state":
            actors = tuple(state_of(actor) for actor in actors)
        item.resolve(actors, anaphor.rule_id, found)
        return True

    def _office(self, item: Item, before: list[Item]) -> None:
        """An office without a state: several that are counted, or one that was named before."""
        mention = item.mention
        if item.known or mention.office is None or mention.actor.person is not None:
            return
        if owned(self.doc, self.lexicon, item, before):
            return
        number = self._number(item)
        if number is not None:
            people = mention.kind == "role"
            _counted(item, "coref.counted.offices", number, before, people=people, kind="epithet")
            return
        if mention.plural or mention.kind == "group":
            return
        found = nearest_office(before, item)
        if found is not None:
            _take_over(item, found, "coref.epithet.office")

    def _number(self, item: Item) -> int | None:
        words = self.doc[item.mention.start : item.mention.end]
        return next((self.lexicon.numbers[t.lower_] for t in words if t.lower_ in self.lexicon.numbers), None)

    def _titled(self, mention: ActorMention) -> bool:
        """Whether the office is written as a title: "Menlu", "the President"."""
        return self.doc[mention.root].text[:1].isupper()

    def _home(self, items: list[Item], *, named: bool) -> None:
        """Titles that no state was found for.

        With a name it is the state that the article is about; without one it is the press's own, where the article
        names it and writes a title with a capital: elsewhere "the president" stays without a state. Where the press
        has no state, a body with a capital ("the Foreign Ministry") is that of the state that the article is about.
        """
        home = self.lexicon.home
        own = home if any(home == actor.country for item in items for actor in item.mention.actors) else None
        main = main_state(items, home)
        holders = {i.mention.actor.person for i in items if i.mention.office and i.mention.office not in WEAK} - {None}
        for item in items:
            mention = item.mention
            if item.known or mention.plural or mention.kind == "group" or mention.actor.role is None:
                continue
            title = bool(mention.office) and self._titled(mention)
            if named and _is_taken(item, main, items):
                continue  # a guest, whose state the text does not tell
            state = main if named or (mention.kind == "organisation" and self.lexicon.home is None) else own
            if state is not None and (mention.actor.person in holders if named else title):
                actors = [replace(a, country=state, code=state + (a.role or "")) for a in mention.actors]
                item.resolve(actors, "coref.home", None)


def _is_taken(item: Item, state: str | None, items: list[Item]) -> bool:
    """Whether somebody else holds the office, one of a kind in each state, for this state."""
    mention = item.mention
    if mention.office not in HEADS | {FOREIGN_MINISTER}:
        return False
    same = [i.mention for i in items if i.mention.office == mention.office and len(i.mention.actors) == 1]
    holders = {m.actor.person for m in same if m.actor.country == state and m.actor.role != FORMER} - {None}
    return bool(holders - {mention.actor.person})


def state_of(actor: Actor) -> Actor:
    """The state or body that an actor stands for."""
    if actor.country is None or actor.role in AGAINST_STATE:
        return replace(actor, person=None)
    return Actor(all_countries()[actor.country].name, actor.country + GOVERNMENT, actor.country, GOVERNMENT)


def _counted(
    item: Item, rule_id: str, number: int, before: list[Item], *, people: bool, kind: str | None = None
) -> bool:
    actors, found = weightiest(before, item, number, people)
    if not actors and people:
        actors, found = weightiest(before, item, number, people=False)
    if not actors:
        return False
    item.resolve(actors if people else [state_of(actor) for actor in actors], rule_id, found, kind)
    return True


def nearest_office(before: list[Item], item: Item) -> Item | None:
    """The last mention of the same office; for a body, else, the last state or body of that kind."""
    same = [
        c for c in before if c.known and c.mention.office and same_office(c.mention.office, item.mention.office or "")
    ]
    single = [c for c in same if len(c.mention.actors) == 1]
    outside = [c for c in single if item.quoted or not c.quoted]
    ranked = outside or single
    return ranked[-1] if ranked else None


def same_office(earlier: str, later: str) -> bool:
    """Whether a later title can take up an earlier one: the same, or a shorter one ("the minister")."""
    if earlier == later:
        return True
    if later == "minister":
        return earlier.endswith(MINISTER) or earlier.startswith(MINISTER)
    if later == "ministry":
        return earlier.startswith("Ministry")
    if later == "leader":
        return earlier in HEADS
    return later == SPOKESPERSON and earlier.endswith(SPOKESPERSON)


def _take_over(item: Item, found: Item, rule_id: str) -> None:
    """Give an office without a state the actor of its antecedent; a person only to one who holds an office."""
    actor = found.mention.actor
    if item.mention.kind != "role":
        actor = replace(actor, person=None)
    item.resolve([actor], rule_id, found, "epithet")


def name_counterparts(items: list[Item]) -> None:
    """A counterpart has the office of the person named before."""
    office = None
    for item in items:
        if item.mention.office == COUNTERPART:
            item.mention = replace(item.mention, office=office)
        elif item.mention.office and item.person:
            office = item.mention.office


def name_after(item: Item, following: list[Item], indefinite: bool) -> None:
    """A title whose holder is named only in a later sentence: "Russia's envoy said ...", said Anna Petrova.

    The name must be the next one, and one of which the article says nothing else or the same. After "a spokesman" it
    may also come with a rank.
    """
    mention = item.mention
    if mention.kind != "role" or mention.plural or mention.actor.person or mention.office is None:
        return
    for later in following:
        if later.sentence - item.sentence > NAMED_AFTER:
            return
        if later.mention.actor.person is None or later.sentence == item.sentence or later.antecedent is not None:
            continue
        if item.known and _unclaimed(later) and not (indefinite and item.mention.office in UNIQUE):
            named = replace(item.mention.actor, name=later.mention.actor.name, person=later.mention.actor.person)
            later.resolve([named], "coref.named_after", item, "person")
            item.resolve([named], "coref.named_after", later)
        elif _agrees(item, later, indefinite):
            item.resolve(later.mention.actors, "coref.named_after", later)
        elif later.quoted:
            continue
        return


def _agrees(item: Item, later: Item, indefinite: bool) -> bool:
    """Whether a person named later can be the holder of a title: same state and role, same title or just a rank."""
    title, actor = item.mention.office or "", later.mention.actor
    same = (
        actor.code == item.mention.actor.code if item.known else actor.role == item.mention.actor.role and later.known
    )
    return same and (
        later.mention.office == title or (indefinite and title[:1].isupper() and later.mention.office == RANK)
    )


def _unclaimed(item: Item) -> bool:
    """A full name that nothing is known about."""
    return item.mention.kind == "unknown" and not item.known and " " in (item.mention.actor.person or "")


def fill_names(doc: Doc, items: list[Item], indefinite: frozenset[str]) -> None:
    """A title with its state stands for the only holder whom the article names: "the Irish prime minister".

    Only for titles that one person holds, written with a capital in `offices.csv`, for leaders, and not for "a
    spokesman". Several are filled one by one: "the leaders of Japan and Ireland".
    """
    holders = [item for item in items if _is_holder(item)]
    for item in items:
        mention = item.mention
        if mention.kind != "role" or not mention.office or mention.actor.person or not item.known:
            continue
        if mention.office[0].islower() and mention.office != LEADER:
            continue
        if doc[mention.start].lower_ in indefinite or (mention.plural and len(mention.actors) == 1):
            continue
        found = [_holder(actor, mention.office, holders) for actor in mention.actors]
        if all(found) and len({key(actor) for actor in mention.actors}) == len(mention.actors):
            members = [holder for holder in found if holder is not None]
            item.resolve([h.mention.actor for h in members], "coref.epithet.holder", members[-1], "epithet")


def _is_holder(item: Item) -> bool:
    """One named person in an office of a known state; those who held it before do not count."""
    mention = item.mention
    return bool(mention.office and mention.actor.person and len(mention.actors) == 1) and (
        item.known and mention.actor.role != FORMER
    )


def _holder(actor: Actor, office: str, holders: list[Item]) -> Item | None:
    """The only person of the article who holds this office for this state."""
    found = {
        h.mention.actor.person: h
        for h in reversed(holders)
        if h.key == key(actor) and h.mention.office and same_office(h.mention.office, office)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def main_state(items: list[Item], home: str | None) -> str | None:
    """The press's own state where the article names it or names none; else the one that makes up most of its states."""
    counts: dict[str, int] = {}
    for item in items:
        for actor in item.mention.actors:
            if actor.country and actor.role != "MED":
                counts[actor.country] = counts.get(actor.country, 0) + 1
    if home is not None and (home in counts or not counts):
        return home
    most = max(counts, key=lambda country: counts[country], default=None)
    enough = most is not None and counts[most] >= max(MAIN_COUNT, MAIN_SHARE * sum(counts.values()))
    return most if enough else None
