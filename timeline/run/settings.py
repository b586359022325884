"""What a run is told beyond its articles, and the errors that end one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

FILES = ("people", "actors", "agents")
"""Settings that name a file of the user's."""


class RunError(RuntimeError):
    """A run that cannot go on: the message says what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that change what is written; workers and progress do not belong here.

    `pipelines` pairs a language code with the folder of the pipeline to use instead of the shipped one. `people` is
    the register of people of an earlier run, `actors` and `agents` are dictionaries of the user's; with `lenient` what
    cannot be used in these is passed over. `full` reads with the trained components also what names no other state.
    """

    pipelines: tuple[tuple[str, str], ...] = ()
    people: Path | None = None
    actors: Path | None = None
    agents: Path | None = None
    lenient: bool = False
    full: bool = False

    def pipeline(self, language: str) -> Path | None:
        """The folder of the user's own pipeline for a language, or None for the shipped one."""
        folder = dict(self.pipelines).get(language)
        return Path(folder) if folder else None

    def absolute(self) -> Settings:
        """The same with whole paths, for processes that work in another folder."""
        return replace(
            self,
            pipelines=tuple((language, str(Path(folder).absolute())) for language, folder in self.pipelines),
            **{name: path.absolute() for name in FILES if (path := getattr(self, name))},
        )
