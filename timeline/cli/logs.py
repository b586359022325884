"""The log of a command: messages of the program on standard error, as many as are asked for."""

from __future__ import annotations

import logging
from enum import StrEnum

from timeline.cli.common import say


class Level(StrEnum):
    """How weighty a message is."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class _Said(logging.Handler):
    """One line for each message, whatever is in it."""

    def emit(self, record: logging.LogRecord) -> None:
        say(f"{record.levelname.lower()}: {self.format(record)}")


def set_up_log(verbose: int, level: Level | None) -> None:
    """Show messages of this level and above; without one `verbose` counts: 1 info, 2 debug."""
    chosen = level or (Level.WARNING, Level.INFO, Level.DEBUG)[min(verbose, 2)]
    log = logging.getLogger("timeline")
    log.setLevel(chosen.upper())
    log.handlers = [_Said()]
