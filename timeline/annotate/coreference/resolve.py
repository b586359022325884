"""Linking anaphors to actors, from the start of the article to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from timeline.annotate.coreference.antecedents import (
    is_body,
    is_group,
    is_person,
    is_several,
    is_speaker,
    is_state,
    is_thing,
    nearest,
    weightiest,
)
from timeline.annotate.coreference.items import Item, key
from timeline.annotate.coreference.lexicon import Anaphor, Lexicon
from timeline.codes.actors import Actor
from timeline.codes.countries import all_countries
from timeline.codes.offices import all_offices

GOVERNMENT = "GOV"
NAMED_AFTER = 2  # sentences in which a title may be followed by the name that goes with it
FITS: dict[str, Callable[[Item], bool]] = {
    "person": is_person,
    "state": is_state,
    "body": is_body,
    "thing": is_thing,
    "side": is_speaker,
    "own_state": is_speaker,
}
MINISTER = "Minister"


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the items of one Doc; `anaphors` are the items that the lexicon found."""

    doc: Doc
    lexicon: Lexicon
    anaphors: dict[int, Anaphor]

    def run(self, items: list[Item]) -> list[Item]:
        """The items with a meaning, in order; anaphors that go back to nothing are left out."""
        settled: list[Item] = []
        for item in items:
            anaphor = self.anaphors.get(item.mention.start)
            if anaphor is None:
                self._office(item, settled)
            elif not self._anaphor(item, anaphor, settled):
                continue
            settled.append(item)
        for position, item in enumerate(settled):
            name_after(item, settled[position + 1 :])
        fill_names(settled)
        self._home(settled)
        return settled

    def _anaphor(self, item: Item, anaphor: Anaphor, before: list[Item]) -> bool:
        if anaphor.number is not None:
            return _counted(item, anaphor.rule_id, anaphor.number, before, people=anaphor.stands_for == "people")
        if anaphor.stands_for == "group":
            found = nearest(before, item, is_several) or nearest(before, item, is_group)
        else:
            found = nearest(before, item, FITS[anaphor.stands_for])
        if found is None:
            return False
        actors = found.mention.actors
        if anaphor.stands_for == "own_state":
            actors = tuple(state_of(actor) for actor in actors)
        item.resolve(actors, anaphor.rule_id, found)
        return True

    def _office(self, item: Item, before: list[Item]) -> None:
        """An office without a state: several that are counted, or one that was named before."""
        mention = item.mention
        if item.known or mention.office is None or mention.actor.person is not None:
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

    def _home(self, items: list[Item]) -> None:
        """Titles that no state was found for belong to the state that the article is about, or to the press's own."""
        state = main_state(items, self.lexicon.home)
        if state is None:
            return
        for item in items:
            mention = item.mention
            if item.known or mention.office is None or mention.plural or mention.kind == "group":
                continue
            if any(actor.role is None for actor in mention.actors):
                continue
            actors = [replace(a, country=state, code=state + (a.role or "")) for a in mention.actors]
            item.resolve(actors, "coref.home", None)


def state_of(actor: Actor) -> Actor:
    """The state or body that an actor stands for."""
    if actor.country is None:
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
    return later in ("leader",) and all_offices().get(earlier, all_offices()["leader"]).role == GOVERNMENT


def _take_over(item: Item, found: Item, rule_id: str) -> None:
    """Give an office without a state the actor of its antecedent; a person only to one who holds an office."""
    actor = found.mention.actor
    if item.mention.kind != "role":
        actor = replace(actor, person=None)
    item.resolve([actor], rule_id, found, "epithet")


def name_after(item: Item, following: list[Item]) -> None:
    """A title whose holder is named only in a later sentence: "Russia's envoy said ...", said Anna Petrova.

    The name must be one that the article says nothing else about, and the next person named.
    """
    if item.mention.kind != "role" or not item.known or item.mention.plural or item.mention.actor.person:
        return
    for later in following:
        if later.sentence - item.sentence > NAMED_AFTER:
            return
        if later.mention.kind == "unknown" and later.mention.actor.person and not later.known:
            if later.sentence == item.sentence or " " not in later.mention.actor.person:
                continue
            actor = replace(item.mention.actor, name=later.mention.actor.name, person=later.mention.actor.person)
            later.resolve([actor], "coref.named_after", item, "person")
            item.resolve([actor], "coref.named_after", later)
            return
        if later.mention.kind == "person" and not later.quoted:
            return


def fill_names(items: list[Item]) -> None:
    """A title with its state stands for the holder whom the article names anywhere: "the Irish prime minister"."""
    holders: dict[tuple[str, str], Item] = {}
    for item in items:
        mention = item.mention
        if mention.office and mention.actor.person and item.known and len(mention.actors) == 1:
            holders.setdefault((key(mention.actor), mention.office), item)
    for item in items:
        mention = item.mention
        if mention.kind != "role" or mention.plural or not mention.office or mention.actor.person or not item.known:
            continue
        holder = holders.get((item.key, mention.office))
        if holder is not None:
            item.resolve(holder.mention.actors, "coref.epithet.holder", holder, "epithet")


def main_state(items: list[Item], home: str | None) -> str | None:
    """The press's own state where the article names it or names none; else the state it names most often."""
    counts: dict[str, int] = {}
    for item in items:
        for actor in item.mention.actors:
            if actor.country and actor.role != "MED":
                counts[actor.country] = counts.get(actor.country, 0) + 1
    if home is not None and (home in counts or not counts):
        return home
    return max(counts, key=lambda country: counts[country], default=None)
