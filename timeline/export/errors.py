"""What can go wrong with an export and how to put it right."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


class ExportError(RuntimeError):
    """The export cannot be made; the message says why and what to do."""


def need(module: str, *, extra: str) -> ModuleType:
    """A library of an extra. Raises ExportError, with how to install it, where it is missing."""
    try:
        return import_module(module)
    except ModuleNotFoundError as problem:
        if problem.name != module:
            raise
        raise ExportError(
            f"this format needs {module}: install it with pip install 'diplomatic-timeline[{extra}]'"
        ) from problem
