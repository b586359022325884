"""A document of a dataset annotated once more, to show how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc

from timeline.run.batch import read
from timeline.run.second_reading import article_of
from timeline.run.settings import Settings
from timeline.run.versions import versions
from timeline.tables.read import Dataset
from timeline.tables.schema import table


def reread(dataset: Dataset, document: Mapping[str, Any], settings: Settings) -> Doc:
    """The Doc of a row of `documents`, knowing the people whom the dataset's articles tell of.

    Raises RunError for a pipeline that cannot be used.
    """
    people = dataset.folder / table("people").file
    return read(article_of(document), replace(settings, people=people, full=True))


def changed(dataset: Dataset, settings: Settings) -> Iterable[str]:
    """What is not what the dataset was made with, by the names of its descriptor: the program, a pipeline …"""
    theirs, ours = dataset.package["versions"], versions(settings)
    return sorted(name for name in ours.keys() & theirs.keys() if ours[name] != theirs[name])
