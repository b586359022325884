"""Actor mentions in the making."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.codes.actors import Actor


@dataclass(slots=True)
class Draft:
    """A mention in the making.

    `name` is a person's name as written, `taught_by` the start of the mention that explains it. `owned`: the name is
    that of the person whom the office serves; `aide`: it may be.
    """

    start: int
    end: int
    rule_id: str
    actors: tuple[Actor, ...]
    kind: str
    plural: bool = False
    name: str | None = None
    head: int | None = None
    taught_by: int | None = None
    office: str | None = None
    owned: bool = False
    aide: bool = False
