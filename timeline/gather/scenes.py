"""Scenes: the meetings of an article, which lend their parties, day and place to what is told around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from timeline.gather import placing
from timeline.gather.records import Dating, Mention, Party, Placing


def sides(mention: Mention) -> frozenset[str]:
    """Keys of all parties of a mention."""
    return frozenset(p.key for p in (*mention.sources, *mention.targets))


@dataclass(slots=True)
class Scene:
    """One meeting as the article has told it so far."""

    parties: tuple[Party, ...]
    sentence_index: int
    dating: Dating
    placing: Placing

    @property
    def sides(self) -> frozenset[str]:
        """Keys of the parties."""
        return frozenset(p.key for p in self.parties)

    def add(self, mention: Mention) -> None:
        """Learn from a further mention of the meeting."""
        known = self.sides
        self.parties += tuple(p for p in (*mention.sources, *mention.targets) if p.key not in known)
        self.sentence_index = mention.sentence_index
        if self.dating.start is None and mention.dating.start is not None:
            self.dating = mention.dating
        if self.placing.name is None and mention.placing.name is not None:
            self.placing = mention.placing


@dataclass(slots=True)
class Context:
    """What has been told up to a sentence: the scenes, and the last date of each speaker."""

    scenes: list[Scene] = field(default_factory=list)
    spoken: dict[str, Dating] = field(default_factory=dict)

    def meet(self, mention: Mention) -> None:
        """Take in a meeting that the article reports as its news."""
        if mention.modality != "actual" or mention.background or mention.negated:
            return
        for scene in reversed(self.scenes):
            if len(scene.sides & sides(mention)) > 1 and _same_day(scene.dating, mention.dating):
                scene.add(mention)
                return
        parties = (*mention.sources, *mention.targets)
        self.scenes.append(Scene(parties, mention.sentence_index, mention.dating, mention.placing))

    def scene_of(self, parties: frozenset[str], sentence_index: int, reach: int) -> Scene | None:
        """The last scene before a sentence in which one of these sides took part."""
        for scene in reversed(self.scenes):
            if scene.sides & parties and sentence_index - scene.sentence_index <= reach:
                return scene
        return None

    def lend_place(self, scene: Scene | None, mention: Mention) -> Mention:
        """The mention with the scene's place, where it has none and fell on the same day."""
        if scene is None or mention.placing.name is not None or scene.placing.name is None:
            return mention
        if not _same_day(scene.dating, mention.dating):
            return mention
        return replace(mention, placing=placing.carried(scene.placing))


def _same_day(one: Dating, other: Dating) -> bool:
    """Whether two dates may be the same: they overlap, or one of them is open."""
    if one.start is None or other.start is None:
        return True
    return one.start <= (other.end or other.start) and other.start <= (one.end or one.start)
