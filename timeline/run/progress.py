"""Progress on standard error: documents, rate and rejects so far, where someone is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from timeline.run.engine import Outcome

Watch = Callable[[Outcome], None]
"""Told of every batch that is done."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.1f} a second")


@contextmanager
def watch(*, quiet: bool = False) -> Iterator[Watch]:
    """A watcher that draws a line on the terminal; silent when asked or when standard error is none."""
    if quiet or not sys.stderr.isatty():
        yield lambda outcome: None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed:.0f} documents"),
        _Rate(),
        TextColumn("{task.fields[rejects]} rejected"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("extract", total=None, rejects=0)
        rejects = 0

        def advance(outcome: Outcome) -> None:
            nonlocal rejects
            rejects += len(outcome.rejects)
            progress.update(task, advance=outcome.documents, rejects=rejects)

        yield advance
