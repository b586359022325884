"""Scenes: the meetings of an article, which lend day and place to what is said there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from timeline.gather.records import Dating, Mention, Party, Placing

# What the article is about stands in its first sentences.
LEAD = 5
# How many sentences a speaker's target goes on.
TARGET_REACH = 3
# A conference without named parties is one scene even where its days differ by so many.
CONFERENCE_DAYS = 14


def sides(mention: Mention) -> frozenset[str]:
    """Keys of all parties of a mention."""
    return frozenset(p.key for p in (*mention.sources, *mention.targets))


def is_organisation(key: str) -> bool:
    """Whether a party's key is an international organisation's: its meetings of one day are one meeting."""
    return key.startswith("IGO")


@dataclass(slots=True)
class Scene:
    """One meeting or conference as the article tells it; `sentences` are the sentences that name it."""

    parties: tuple[Party, ...]
    dating: Dating
    placing: Placing
    sentences: set[int] = field(default_factory=set)

    @property
    def sides(self) -> frozenset[str]:
        """Keys of the parties; fewer than two: a conference whose participants are not named."""
        return frozenset(p.key for p in self.parties)

    def fits(self, mention: Mention) -> bool:
        """Whether a mention may be of this scene: shared parties, no contrary day or place."""
        own = sides(mention)
        common = own & self.sides
        shared = len(common) > 1 or (len(own) < 2 and own <= self.sides) or any(is_organisation(k) for k in common)
        elsewhere = None not in (mention.placing.name, self.placing.name) and mention.placing.name != self.placing.name
        spread = CONFERENCE_DAYS if len(self.sides | own) < 2 else 0
        return shared and not elsewhere and same_day(self.dating, mention.dating, spread)

    def add(self, mention: Mention) -> None:
        """Learn from a mention."""
        known = self.sides
        self.parties += tuple(p for p in (*mention.sources, *mention.targets) if p.key not in known)
        self.sentences.add(mention.sentence_index)
        if self.dating.start is None:
            self.dating = mention.dating
        if self.placing.name is None:
            self.placing = mention.placing


def scenes_of(drafts: Iterable[Mention]) -> list[Scene]:
    """The scenes of an article, from its meetings that took place; those without day and place lend nothing."""
    scenes: list[Scene] = []
    for draft in drafts:
        recalled = draft.background and draft.dating.start is None
        if draft.event_type != "meeting" or draft.modality != "actual" or recalled or draft.negated:
            continue
        scene = next((s for s in reversed(scenes) if s.fits(draft)), None)
        if scene is None:
            scene = Scene((), Dating(), Placing())
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
        """Whom it was about, for a statement that follows soon and names nobody itself."""
        near = mention.sentence_index - self.last.sentence_index <= TARGET_REACH
        return tuple(replace(p, span=None) for p in self.last.targets) if near else ()


def scene_for(mention: Mention, scenes: list[Scene]) -> Scene | None:
    """The scene of a statement: the one that its sentence names, else the only one that its speaker attended."""
    here = [s for s in scenes if mention.sentence_index in s.sentences]
    if here:
        return here[-1]
    own = sides(mention)
    attended = [s for s in scenes if len(s.sides) > 1 and s.sides & own]
    conferences = [s for s in scenes if len(s.sides) < 2 and min(s.sentences) <= min(mention.sentence_index, LEAD)]
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
