"""Which dataset it is: what a citation and a deposit say of it. Version and digest come from its descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Edition:
    """A dataset as it is published.

    `version` is that of the program, `digest` that of all rows (`sha256:…`, the same for the same content).
    `authors`, `published` and `url` are only known to those who publish it.
    """

    title: str
    description: str
    version: str
    digest: str
    licences: tuple[Mapping[str, str], ...]
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """The authors, `anonymous` where none is named."""
        return self.authors or (ANONYMOUS,)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """What a repository asks for and only the publisher knows, as far as it is not given."""
        known = {"author": self.authors, "date": self.published, "url": self.url}
        return tuple(name for name, value in known.items() if not value)


def edition(
    package: Mapping[str, Any],
    *,
    title: str | None = None,
    authors: tuple[str, ...] = (),
    published: date | None = None,
    url: str | None = None,
) -> Edition:
    """The edition that the descriptor of a dataset tells of, with what its publisher adds."""
    return Edition(
        title=title or package["title"],
        description=package["description"],
        version=package["versions"].get("timeline", "unknown"),
        digest=package["digest"],
        licences=tuple(package["licenses"]),
        authors=authors,
        published=published,
        url=url,
    )
