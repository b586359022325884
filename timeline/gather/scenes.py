"""Scenes: the meetings of an article, which lend day and place to what is said there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from timeline.codes import countries
from timeline.gather.parties import public
from timeline.gather.records import Dating, Mention, Party, Placing, Span

BY_PHONE = "041"
# What the article is about stands in its first sentences.
LEAD = 5
# How many sentences a speaker's target goes on.
TARGET_REACH = 3
# A conference without named parties is one scene even where its days differ by so many.
CONFERENCE_DAYS = 14


def sides(mention: Mention) -> frozenset[str]:
    """Keys of all parties of a mention."""
    return frozenset(p.key for p in (*mention.sources, *mention.targets))


def people_of(parties: Iterable[Party]) -> frozenset[str]:
    """The persons among parties."""
    return frozenset(p.actor.person for p in parties if p.actor.person)


def is_organisation(key: str) -> bool:
    """Whether a party's key is an international organisation's: its meetings of one day are one meeting."""
    return key.startswith("IGO")


def is_state(party: Party) -> bool:
    """Whether a party is a state by its name alone, without an office."""
    country = party.actor.country
    return country is not None and party.actor.name == countries.lookup(country).name


@dataclass(slots=True)
class Scene:
    """One meeting or conference as the article tells it.

    `named` are the sentences that name it, `dated` those that tell its day, `occasions` the spans that can tell where
    something was said.
    """

    parties: tuple[Party, ...]
    dating: Dating
    placing: Placing
    by_phone: bool = False
    named: list[int] = field(default_factory=list)
    dated: list[int] = field(default_factory=list)
    occasions: list[tuple[int, Span]] = field(default_factory=list)

    @property
    def sides(self) -> frozenset[str]:
        """Keys of the parties; fewer than two: a conference whose participants are not named."""
        return frozenset(p.key for p in self.parties)

    def fits(self, mention: Mention) -> bool:
        """Whether a mention may be of this scene: shared parties, no contrary day or place."""
        own = sides(mention)
        common = own & self.sides
        shared = len(common) > 1 or (len(own) < 2 and own <= self.sides) or any(is_organisation(k) for k in common)
        # "The talks in Vienna at a meeting of the OSCE" are one scene.
        shared = shared or (self.is_named(mention) and all(is_organisation(k) for k in own))
        elsewhere = None not in (mention.placing.name, self.placing.name) and mention.placing.name != self.placing.name
        spread = CONFERENCE_DAYS if len(self.sides | own) < 2 else 0
        alike = self.by_phone == (mention.code == BY_PHONE)
        return alike and shared and not elsewhere and same_day(self.dating, mention.dating, spread)

    def is_named(self, mention: Mention) -> bool:
        """Whether a statement's sentence names the scene."""
        return mention.sentence_index in self.named

    def is_setting(self, mention: Mention) -> bool:
        """Whether a statement's sentence names the scene as its occasion, not as what is talked about."""
        occasions = [span for sentence, span in self.occasions if sentence == mention.sentence_index]
        return any(not any(a <= span[0] < b for a, b in mention.about) for span in occasions)

    def is_told(self, mention: Mention) -> bool:
        """Whether a statement was made on the day of the scene: there, or to tell of it with its day."""
        told = mention.sentence_index in self.dated
        return self.is_named(mention) and (told or self.is_setting(mention) or self.may_attend(mention))

    def may_attend(self, mention: Mention) -> bool:
        """Whether the speakers' side took part, and not by other people."""
        if len(self.sides) < 2 or not sides(mention) & self.sides:
            return False
        people, known = people_of(mention.sources), self._people(mention)
        body = all(p.kind == "organisation" for p in mention.sources)
        return not known or bool(people & known) or not (people or body)

    def is_attended(self, mention: Mention) -> bool:
        """Whether the speakers took part: in person, as all the sides, or as the state whose people did."""
        people, known = people_of(mention.sources), self._people(mention)
        if people:
            return bool(people & known)
        whole = len(self.sides) > 1 and self.sides <= sides(mention)
        return whole or (bool(known) and all(is_state(p) for p in mention.sources))

    def _people(self, mention: Mention) -> frozenset[str]:
        """The persons who took part for the sides of a statement's speakers."""
        own = {p.key for p in mention.sources}
        return people_of(p for p in self.parties if p.key in own)

    def add(self, mention: Mention) -> None:
        """Learn from a mention."""
        known = {(p.key, p.actor.person) for p in self.parties}
        told = (*mention.sources, *mention.targets)
        self.parties += tuple(p for p in told if (p.key, p.actor.person) not in known)
        self.named.append(mention.sentence_index)
        if mention.dating.basis == "stated":
            self.dated.append(mention.sentence_index)
        if mention.setting:
            self.occasions.append((mention.sentence_index, mention.trigger))
        if self.dating.start is None:
            self.dating = mention.dating
        if self.placing.name is None:
            self.placing = mention.placing


def scenes_of(drafts: Iterable[Mention]) -> list[Scene]:
    """The scenes of an article, from its meetings that took place; those without day and place lend nothing."""
    scenes: list[Scene] = []
    for draft in drafts:
        recalled = draft.background and draft.dating.start is None
        if not _gathers(draft) or draft.modality != "actual" or recalled or draft.negated:
            continue
        scene = next((s for s in reversed(scenes) if s.fits(draft)), None)
        if scene is None:
            scene = Scene((), Dating(), Placing(), draft.code == BY_PHONE)
            scenes.append(scene)
        scene.add(draft)
    return [s for s in scenes if s.dating.start is not None or s.placing.name is not None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A speaker's last statement: its day, place and target go on in what the same speaker says next."""

    last: Mention

    @property
    def dating(self) -> Dating:
        """When it was said."""
        return self.last.dating

    @property
    def placing(self) -> Placing:
        """Where it was said."""
        return self.last.placing

    @property
    def recalled(self) -> bool:
        """Whether the article only looks back on it."""
        return self.last.background

    def targets(self, mention: Mention) -> tuple[Party, ...]:
        """Whom it was about, for a statement that follows soon and names nobody itself.

        Refugees or the press are spoken of in passing; who acts in public goes on to be meant.
        """
        near = mention.sentence_index - self.last.sentence_index <= TARGET_REACH
        return tuple(replace(p, span=None) for p in self.last.targets if public(p)) if near else ()


def _gathers(draft: Mention) -> bool:
    """Whether an act brings people together: a meeting, or an accord that two of them sign."""
    if draft.event_type == "meeting":
        return True
    signed = draft.event_type == "action" and draft.reciprocal and draft.dating.basis == "stated"
    return signed and len(people_of((*draft.sources, *draft.targets))) > 1


def scene_for(mention: Mention, scenes: list[Scene]) -> Scene | None:
    """The scene of a statement: the one that its sentence names, else the only one that its speaker's side attended."""
    here = [s for s in scenes if s.is_named(mention)]
    if here:
        return here[-1]
    attended = [s for s in scenes if s.may_attend(mention)]
    conferences = [s for s in scenes if len(s.sides) < 2 and s.named[0] <= min(mention.sentence_index, LEAD)]
    return _only(attended) or (_only(conferences) if not attended else None)


def _only(scenes: list[Scene]) -> Scene | None:
    """The first of the scenes if all are in one place: several places leave open where something was said."""
    placed = {s.placing.country or s.placing.name for s in scenes if s.placing.name is not None}
    if not scenes or len(placed) > 1:
        return None
    return next((s for s in scenes if s.placing.name is not None), scenes[0])


def same_day(one: Dating, other: Dating, spread: int = 0) -> bool:
    """Whether two dates may be the same: they overlap or lie within `spread` days, or one of them is open."""
    if one.start is None or other.start is None:
        return True
    # Differences rather than sums: a date near the calendar's end has no day after it.
    apart = max((one.start - (other.end or other.start)).days, (other.start - (one.end or one.start)).days)
    return apart <= spread
