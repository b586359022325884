"""Actor mentions as the parties of an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from timeline.annotate.actors.rules import load_grammar
from timeline.annotate.annotations import Statement
from timeline.codes import countries, roles
from timeline.codes.actors import Actor
from timeline.gather.records import Party

# "The international community".
NOBODY = "INT"
# Kind of roles that are of a state only where the state is known: elites, legislatures.
SECONDARY = "secondary"
# Roles that are of politics whatever their state; policemen and courts mostly do what no other state minds.
POLITICAL = frozenset({"INS", "MIL", "OPP", "REB", "SEP", "SPY", "UAF"})
# Roles that somebody has within a state, and has to do with its authorities; soldiers and reporters may be foreign.
DOMESTIC = frozenset(
    {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "ENV", "HLH", "HRI", "INS", "JUD", "LAB", "LEG", "MOD"}
    | {"OPP", "PTY", "RAD", "REB", "REF", "SEP"}
)
AUTHORITIES = frozenset({"GOV", "COP", "JUD", "LEG"})


def parties(doc: Doc, indices: Iterable[int]) -> tuple[Party, ...]:
    """The parties behind actor mentions, each actor once; pronouns count as the actors they stand for."""
    words = load_grammar(str(doc.lang_)).foreign
    out: dict[tuple[str, str | None], Party] = {}
    for index in indices:
        mention = doc._.actors[index]
        foreign = any(token.text in words for token in doc[mention.start : mention.end])
        for actor in mention.actors:
            span = (mention.start_char, mention.end_char)
            out.setdefault((actor.name, actor.code), Party(actor, span, mention.text, mention.kind, foreign))
    return tuple(out.values())


def tellers_behind(doc: Doc, token: int) -> set[int]:
    """Indices of the actors named only behind a token to say who tells of it: "…, the ministry said"."""
    statements: list[Statement] = doc._.statements
    told = (s for s in statements if any(a <= doc[token].idx < b for a, b in s.content))
    return {i for s in told for i in s.speakers if doc._.actors[i].start > token}


def coded(found: Iterable[Party]) -> tuple[Party, ...]:
    """Those parties whose actor has a code."""
    return tuple(p for p in found if p.actor.code)


def named(party: Party) -> bool:
    """Whether a party is somebody: not a role alone ("police", "an official") without a name."""
    actor = party.actor
    return actor.country is not None or actor.person is not None or actor.code not in (actor.role, NOBODY)


def public(party: Party) -> bool:
    """Whether a party acts in the name of a state, an organisation or an organised political group.

    Lawmakers and former officials do where it is known of which state; a people ("the Palestinians") stands for its
    state.
    """
    actor = party.actor
    if actor.country is not None and actor.name == countries.lookup(actor.country).name:
        return True
    role = roles.all_roles().get(actor.role or (actor.code or "")[:3])
    if role is None:
        return actor.code is not None
    return role.public and (role.kind != SECONDARY or actor.country is not None)


def political(party: Party) -> bool:
    """Whether a party takes part in politics by its role alone: rebels, an army, the opposition."""
    return party.actor.role in POLITICAL


def in_country(found: Iterable[Party], country: str | None) -> tuple[Party, ...]:
    """The parties, those that are political by role alone as their country's: "rebels in Chad" are Chadian rebels.

    So are the people: students who protest there, villagers who are killed there.
    """
    if country is None:
        return tuple(found)
    return tuple(_of_country(p, country) if domestic(p) or (political(p) and not named(p)) else p for p in found)


def domestic(party: Party) -> bool:
    """Whether a party by its role alone is of the state with which it has to do: its opposition, courts and people."""
    return party.actor.role in DOMESTIC and party.kind != "person" and not party.foreign and not named(party)


def authority(found: Iterable[Party]) -> str | None:
    """The one state of which all parties are authorities: by an office or body, not by the state's name alone."""
    found = tuple(found)
    states = {p.actor.country for p in found}
    offices = all(p.actor.role in AUTHORITIES and p.kind != "country" for p in found)
    return states.pop() if len(states) == 1 and offices else None


def _of_country(party: Party, country: str) -> Party:
    actor = party.actor
    name = f"{actor.name} ({countries.lookup(country).name})"
    return replace(party, actor=replace(actor, name=name, code=country + (actor.code or ""), country=country))


def without(found: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Those parties that are on no other's side."""
    keys = {p.key for p in others}
    return tuple(p for p in found if p.key not in keys)


def apart(found: Iterable[Party], others: Iterable[Party]) -> tuple[Party, ...]:
    """Those parties that are none of the others: of one state, who has another role ("the army", "the rebels")."""
    others = tuple(others)
    return tuple(p for p in found if not any(p.key == o.key and not _opposite(p, o) for o in others))


def _opposite(party: Party, other: Party) -> bool:
    """Whether two of one state are told apart by their roles; the state itself is all of them."""
    codes = {party.actor.code, other.actor.code}
    return len(codes) == 2 and not any(p.kind == "country" for p in (party, other))


def sides_of(doc: Doc, indices: Iterable[int]) -> set[str]:
    """The countries of actor mentions, the codes or names of those without one: what tells sides apart."""
    return {a.country or a.code or a.name for i in indices for a in doc._.actors[i].actors}


def government_of(country: str, text: str, span: tuple[int, int]) -> Party:
    """The government of a country as a party, where the text names only a place in it."""
    name = countries.lookup(country).name
    return Party(Actor(name, country + "GOV", country, "GOV"), span, text)


def crowd_of(country: str) -> Party:
    """The people who protest in a country, where the text names nobody."""
    return Party(Actor(f"Protesters ({countries.lookup(country).name})", country + "OPP", country, "OPP"), None, None)


def authorities_of(country: str) -> Party:
    """The government of a country as the doer of what the text only says was done there."""
    return Party(Actor(countries.lookup(country).name, country + "GOV", country, "GOV"), None, None)


def people_of(country: str) -> Party:
    """The people of a country, where the text names nobody of those to whom their state does something."""
    return Party(Actor(f"Civilians ({countries.lookup(country).name})", country + "CVL", country, "CVL"), None, None)
