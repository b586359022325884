"""A possible cue, as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.annotate.statements.lexicon import Group


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A possible cue: tokens `[start, end)`, what it would do, and how it is used.

    `rest` is the token from which the object or content follows. `voice` is active, passive or clitic.
    """

    start: int
    end: int
    rest: int
    lemma: str
    operator: str
    group: Group | None
    voice: str
    negated: bool

    @property
    def kind(self) -> str:
        """The kind of the cue's group; a light verb with its noun is a verb."""
        return self.group.kind if self.group else "verb"

    @property
    def needs(self) -> frozenset[str]:
        """What must stand there too."""
        return self.group.needs if self.group else frozenset()
