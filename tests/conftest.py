"""Fixtures that every room's tests share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from spacy.language import Language

from timeline.annotate.trained import load_trained
from timeline.run.batch import pipeline
from timeline.run.settings import Settings

# The same examples every time: a failure is the change's, not the day's.
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def trained_id() -> Language:
    """The shipped Indonesian pipeline, trained components only."""
    return load_trained("id")


@pytest.fixture(scope="session")
def trained_en() -> Language:
    """The shipped English pipeline, trained components only."""
    return load_trained("en")


@pytest.fixture(scope="session")
def nlp_of() -> Callable[[str], Language]:
    """Function from a language to its whole pipeline, for tests that go through the lexicons of all languages."""
    return lambda language: pipeline(language, Settings())


@pytest.fixture(scope="session")
def nlp_id() -> Language:
    """The whole Indonesian pipeline, the one that runs in this process use."""
    return pipeline("id", Settings())


@pytest.fixture(scope="session")
def nlp_en() -> Language:
    """The whole English pipeline, the one that runs in this process use."""
    return pipeline("en", Settings())
