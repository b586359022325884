"""Actors and their CAMEO codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a state, an organisation, a group, or a person who stands for one.

    `name` is the canonical English name, `code` the CAMEO actor code (`RUSGOV`, `IGOWSTNAT`; None when the
    actor is found but not known), `country` ISO 3166-1 alpha-3, `role` a CAMEO role code such as `GOV`,
    `person` the full name of a person.
    """

    name: str
    code: str | None = None
    country: str | None = None
    role: str | None = None
    person: str | None = None
