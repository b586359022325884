"""Progress on standard error: a line that moves on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from timeline.run.shard import Done

SECONDS_BETWEEN_LINES = 60


class Watch:
    """Told of every stage of a run and of what gets done in it; this one keeps it to itself."""

    def __init__(self) -> None:
        self._stages: list[tuple[str, float]] = []

    def stage(self, name: str, total: int | None = None, before: Done = Done()) -> None:  # noqa: B008  frozen
        """A stage begins: of `total` documents, where known, those of `before` were dealt with by an earlier run."""
        self._stages.append((name, time.monotonic()))

    def advance(self, done: Done) -> None:
        """So many more documents and rejects are dealt with."""

    def seconds(self) -> dict[str, float]:
        """How long each stage took; the last one until now."""
        now = ("", time.monotonic())
        return {name: end - began for (name, began), (_, end) in pairwise([*self._stages, now])}


@contextmanager
def watch(*, quiet: bool = False) -> Iterator[Watch]:
    """A watch that draws on the terminal, or says a line a minute where standard error is none; or is quiet."""
    if quiet:
        yield Watch()
    elif not sys.stderr.isatty():
        yield Lines(lambda line: print(f"timeline: {line}", file=sys.stderr, flush=True))
    else:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            _Documents(),
            TextColumn("{task.fields[rejects]} rejected"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            yield _Drawn(progress)


class Stage:
    """How far a stage is: documents, rejects, and the pace of this run."""

    def __init__(self, name: str, total: int | None, before: Done, clock: Callable[[], float]) -> None:
        self.name, self.total, self._before, self._clock = name, total, before, clock
        self.documents, self.rejects = before.documents, before.rejects
        self._began = clock()

    def advance(self, done: Done) -> None:
        """So many more."""
        self.documents += done.documents
        self.rejects += done.rejects

    def __str__(self) -> str:
        """The documents, of how many, how many a second and how long it will take, as far as these are known."""
        of = f" of {self.total:,}" if self.total is not None else ""
        words = [f"{self.documents:,}{of} documents"]
        dealt, seconds = self.documents - self._before.documents, self._clock() - self._began
        if dealt and seconds > 0:
            words.append(f"{dealt / seconds:.1f} a second")
            if self.total is not None:
                words.append(f"{spell((self.total - self.documents) * seconds / dealt)} left")
        return ", ".join(words)


class Lines(Watch):
    """Says a line now and then."""

    def __init__(
        self,
        say: Callable[[str], None],
        every: float = SECONDS_BETWEEN_LINES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._say, self._every, self._clock = say, every, clock
        self._last = clock()
        self._stage = Stage("", None, Done(), clock)

    def stage(self, name: str, total: int | None = None, before: Done = Done()) -> None:  # noqa: B008  frozen
        """A stage begins."""
        super().stage(name, total, before)
        self._stage = Stage(name, total, before, self._clock)

    def advance(self, done: Done) -> None:
        """So many more; a line, if the last one is long ago."""
        self._stage.advance(done)
        if self._clock() - self._last >= self._every:
            self._last = self._clock()
            self._say(f"{self._stage.name}: {self._stage}, {self._stage.rejects:,} rejected")


class _Drawn(Watch):
    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._task = progress.add_task("", rejects=0, stage=None)
        self._stage = Stage("", None, Done(), time.monotonic)

    def stage(self, name: str, total: int | None = None, before: Done = Done()) -> None:  # noqa: B008  frozen
        super().stage(name, total, before)
        self._stage = Stage(name, total, before, time.monotonic)
        self._progress.update(self._task, description=name, rejects=before.rejects, stage=self._stage)

    def advance(self, done: Done) -> None:
        self._stage.advance(done)
        self._progress.update(self._task, rejects=self._stage.rejects)


class _Documents(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(str(task.fields["stage"] or ""))


def spell(seconds: float) -> str:
    """A length of time in words: `2 h 5 min`, `12 min`, `40 s`."""
    minutes = round(seconds / 60)
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min" if seconds >= 90 else f"{round(seconds)} s"
