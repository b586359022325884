"""A run that was checked before its work begins: what it reads, with which settings, made by which versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from timeline.annotate.actors.dictionary import load_dictionary
from timeline.annotate.trained import load_trained
from timeline.articles import Article, Reject, Source, find_inputs
from timeline.articles.language import known_language
from timeline.articles.reading import read_sources
from timeline.articles.records import Defaults, DocumentIds
from timeline.run.manifest import Manifest, list_inputs
from timeline.run.people import read_people
from timeline.run.settings import Settings
from timeline.run.versions import made_from, versions
from timeline.tables.target import check_target

LAYOUT = "1"
"""Version of the layout of work folders."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run reads and how it codes it; `versions` are those of the dataset that it makes."""

    sources: Sequence[Source]
    defaults: Defaults
    settings: Settings
    versions: Mapping[str, str]

    def records(self, ids: DocumentIds) -> Iterator[Article | Reject]:
        """The articles and rejects of the inputs, in order; `ids` knows the names that are taken."""
        return read_sources(self.sources, self.defaults, ids)

    def manifest(self, documents: int, **more: str) -> Manifest:
        """What a run that goes on with this one must have in common with it; `documents` is the size of a shard."""
        published = self.defaults.published
        facts = {
            "--published": published.isoformat() if published else None,
            "--language": self.defaults.language,
            "--lenient": "given" if self.settings.lenient else None,
            "size of a shard": str(documents),
            "layout of the work folder": LAYOUT,
            **{f"the version of {name}": version for name, version in self.versions.items()},
            **{f"the content of {name}": digest for name, digest in made_from().items()},
            **more,
        }
        return Manifest(facts, list_inputs(self.sources))


def prepared(
    inputs: Sequence[str | Path], out: Path, settings: Settings, published: date | None, language: str | None
) -> Job:
    """The run that reads these files and folders into the folder `out`; nothing is written.

    `published` and `language` hold for articles that do not say it themselves. Raises TargetError, InputError,
    LanguageError, and what `check` raises.
    """
    check_target(out)
    sources = find_inputs(inputs)
    defaults = Defaults(published, known_language(language) if language else None)
    check(settings)
    return Job(sources, defaults, settings.absolute(), versions(settings))


def check(settings: Settings) -> None:
    """Read every file that the settings name, so that a bad one ends the run before the work.

    Raises LanguageError or PipelineError for a pipeline that would fail on every article, LexiconError for a
    dictionary and RunError for a register.
    """
    for language, folder in settings.pipelines:
        load_trained(known_language(language), Path(folder))
    load_dictionary(settings.actors, settings.agents, lenient=settings.lenient)
    read_people(settings.people)
