"""From the parts of one actor phrase to the actors that it names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from timeline.annotate.actors.parts import OFFICES
from timeline.annotate.actors.senses import REGION, STATES, Part
from timeline.codes.actors import Actor
from timeline.codes.countries import Country
from timeline.codes.dictionaries import DictionaryActor, DictionaryAgent, role_of, with_agents
from timeline.codes.offices import Office, all_offices
from timeline.codes.organisations import Organisation
from timeline.codes.people import FORMER, Term, actor_on, term_on

NAMES = ("person", "name")
OFFICE_OF_PERSON = "actor.office_of_person"
GOVERNMENT = "GOV"
CIVILIANS = "CVL"
BODIES = frozenset({"body", "relation"})
# Whose counterpart somebody is says nothing of their own state.
OTHERS = frozenset({"counterpart", "relation"})
State = Country | Organisation


@dataclass(slots=True)
class Phrase:
    """What stands in an actor phrase.

    `offices` holds one list for each of several joined offices; `states` whom they belong to; `holder` the name;
    `former` whether an office is a past one; `several` whether a word such as "two" counts them; `owned` whether the
    name is not the holder's but that of the person whom the holder serves; `possessed` whether a word such as "its"
    says whose the office is, so that no state after it does; `end` the token after the last part.
    """

    offices: list[list[Part]] = field(default_factory=list)
    states: list[Part] = field(default_factory=list)
    holder: Part | None = None
    former: bool = False
    comma: bool = False
    several: bool = False
    owned: bool = False
    possessed: bool = False
    start: int = 0
    end: int = 0

    @property
    def plural(self) -> bool:
        """Whether the words say that there are several."""
        return self.plural_office or self.several or len(self.states) > 1

    @property
    def plural_office(self) -> bool:
        """Whether the first office is a plural: "ministers"."""
        return bool(self.offices) and any(p.sense is not None and p.sense.plural for p in self.offices[0])

    @property
    def title(self) -> str | None:
        """Title of the first office."""
        return _office(self.offices[0][0]).title if self.offices else None

    @property
    def kinds(self) -> set[str]:
        """Kinds of all offices."""
        return {office.kind for group in self.offices for office in map(_office, group)}


def read_phrase(parts: list[Part]) -> Phrase:
    """Sort the parts of a phrase into offices, states and holder; a place that only follows is cut off."""
    phrase = Phrase(start=parts[0].start, end=parts[-1].end)
    link, joined = "", False
    for n, part in enumerate(parts):
        if part.element in ("of", "to", "for", "at"):
            link = part.element
            if _is_cut(phrase, link, parts[n + 1 :]):
                _cut(phrase, parts, n)
                break
        elif part.element in ("and", "comma"):
            joined = True
            phrase.comma = phrase.comma or (part.element == "comma" and parts[n + 1].element in NAMES)
        elif part.element == "former":
            phrase.former = True
        elif part.element == "owner":
            phrase.possessed = True
        elif part.element == "several":
            phrase.several = phrase.several or not phrase.offices
        elif part.element in OFFICES:
            _add_office(phrase, part, joined and not link)
            joined = False
        elif part.element in STATES:
            if not _is_post(phrase, link):
                phrase.states.extend(part.members)
            joined = False
        elif part.element == REGION:
            if link in ("", "of") and part.sense is not None and part.sense.value is not None and not phrase.states:
                phrase.states.append(part)
            joined = False
        elif part.element in NAMES:
            phrase.holder = part
            link, joined = "", False
    if phrase.holder is not None and phrase.offices and not phrase.plural_office and len(phrase.states) > 1:
        _keep_last_state(phrase)
    return phrase


def _keep_last_state(phrase: Phrase) -> None:
    """ "Syria and Palestinian leader Yasser Arafat": one holder has one state, the one beside the office."""
    if phrase.states[-1].end <= phrase.offices[0][0].start:
        phrase.states = phrase.states[-1:]
        phrase.start = phrase.states[0].start


def _cut(phrase: Phrase, parts: list[Part], n: int) -> None:
    """End the phrase before part `n`; a name after it is not its holder."""
    phrase.end = parts[n - 1].end


def _add_office(phrase: Phrase, part: Part, new_group: bool) -> None:
    if new_group or not phrase.offices:
        phrase.offices.append([])
    phrase.offices[-1].append(part)
    phrase.possessed = phrase.possessed or (part.sense is not None and part.sense.owned)


def _is_post(phrase: Phrase, link: str) -> bool:
    """Whether a state after this link is where somebody is sent, not whom they serve."""
    if link == "to":
        return True
    if link not in ("for", "at"):
        return False
    return bool(phrase.states) or "envoy" in phrase.kinds


def _is_cut(phrase: Phrase, link: str, rest: list[Part]) -> bool:
    """Whether the phrase ends before a preposition: what follows is no longer part of the actor's name."""
    if link == "at":
        return _is_place(phrase, rest)
    if link == "of":
        return bool(phrase.states) or (phrase.possessed and not phrase.kinds & OTHERS)
    aide = "staff" in phrase.kinds and any(part.element in OFFICES for part in rest)
    return link == "to" and "envoy" not in phrase.kinds and not aide


def _is_place(phrase: Phrase, rest: list[Part]) -> bool:
    """Whether "in X" after an office only says where: not after an envoy, and not before a body."""
    if "envoy" in phrase.kinds:
        return False
    following = next((p for p in rest if p.element in OFFICES + STATES), None)
    body = following is not None and following.element in ("organisation", "body")
    return bool(phrase.states) or not body


def actors_of(phrase: Phrase, name: str | None, day: date | None) -> tuple[Actor, ...]:
    """The actors of a phrase, states in the order of the text; a holder carries `name`, the name as written."""
    listed = _listed(phrase, day)
    if phrase.owned and listed is not None:
        return (_served(phrase, listed),)
    if phrase.owned:
        name = None
    person = listed.person if listed is not None else name
    groups = phrase.offices or [[]]
    made = [
        _actor(state.sense.value, [_office(p) for p in group], phrase.former, person, state.element)
        for group in groups
        for state in phrase.states
        if state.sense is not None and isinstance(state.sense.value, (Country, Organisation))
    ]
    if made:
        if listed is not None and listed.country != made[0].country and name is not None:
            return tuple(replace(actor, name=name, person=name) for actor in made)
        return tuple(dict.fromkeys(made))
    if listed is not None:
        return (_as_former(listed) if phrase.former else listed,)
    return tuple(dict.fromkeys(_stateless([_office(p) for p in g], phrase.former, person) for g in groups))


def is_owned(phrase: Phrase, rule_id: str, owner_follows: bool, day: date | None) -> bool:
    """Whether the name in a phrase is whom the office belongs to: a body's, or the principal of somebody's aide."""
    if phrase.holder is None or not phrase.offices:
        return False
    if rule_id == OFFICE_OF_PERSON:
        return True
    if phrase.states:
        return False
    first = _office(phrase.offices[0][0])
    if phrase.kinds <= BODIES or (owner_follows and first.kind in BODIES):
        return True
    terms = listed_terms(phrase.holder)
    if not owner_follows or first.kind != "staff" or not terms:
        return False
    return all_offices()[term_on(terms, day)[0].office].kind != "staff"


def leads_to_owner(phrase: Phrase, owner_follows: bool) -> bool:
    """Whether a name that the article explains elsewhere is rather the principal of this aide."""
    return bool(
        owner_follows and phrase.offices and not phrase.states and _office(phrase.offices[0][0]).kind == "staff"
    )


def _served(phrase: Phrase, owner: Actor) -> Actor:
    """Whoever speaks or works for a person: their state or body, and nobody named."""
    return serving(phrase.title or "", owner, combined_role([_office(p) for p in phrase.offices[0]], phrase.former))


def serving(title: str, owner: Actor, role: str | None) -> Actor:
    """The holder of an office under a person: "Macron's adviser", "the Trump administration"."""
    name = f"{title} of {owner.person}"
    if owner.country is None:
        return Actor(name, owner.code, None, owner.role)
    return Actor(name, owner.country + (role or GOVERNMENT), owner.country, role or GOVERNMENT)


def _listed(phrase: Phrase, day: date | None) -> Actor | None:
    """The holder as the list of people knows them, unless the office says it is somebody else's."""
    sense = phrase.holder.sense if phrase.holder else None
    if sense is not None and isinstance(sense.value, DictionaryActor):
        return sense.value.actor
    if sense is None or not isinstance(sense.value, tuple):
        return None
    return actor_on(sense.value, day)


def listed_terms(part: Part) -> tuple[Term, ...]:
    """The terms of a known person's part."""
    value = part.sense.value if part.sense else None
    return value if isinstance(value, tuple) else ()


def _as_former(actor: Actor) -> Actor:
    return replace(actor, role=FORMER, code=(actor.country or "") + FORMER) if actor.country else actor


def _office(part: Part) -> Office:
    value = part.sense.value if part.sense else None
    if not isinstance(value, Office):
        raise TypeError(f"{part.element} carries no office")
    return value


def combined_role(offices: list[Office], former: bool) -> str | None:
    """One role for several offices of one person: a body's own role counts before that of whoever speaks for it."""
    if former:
        return FORMER
    ordered = sorted(offices, key=lambda office: office.kind not in ("body", "group"))
    special = [o.role for o in ordered if o.role not in (None, GOVERNMENT)]
    return special[0] if special else GOVERNMENT if offices else None


def _actor(state: State, offices: list[Office], former: bool, person: str | None, element: str) -> Actor:
    title = offices[0].title if offices else None
    if any(office.kind == "relation" for office in offices):
        return Actor(f"{title} of {state.name}", person=person)
    name = person or (f"{title} of {state.name}" if title else state.name)
    if isinstance(state, DictionaryActor) or any(isinstance(office, DictionaryAgent) for office in offices):
        return _of_dictionary(state, name, offices, former, person)
    if isinstance(state, Organisation):
        role = FORMER if former and state.country else state.role
        code = state.country + FORMER if former and state.country else state.code
        return Actor(name, code, state.country, role, person)
    role = combined_role(offices, former) or (CIVILIANS if element == "inhabitant" else GOVERNMENT)
    return Actor(name, state.iso3 + role, state.iso3, role, person)


def _of_dictionary(state: State, name: str, offices: list[Office], former: bool, person: str | None) -> Actor:
    """A state or an office of a user's dictionary, whose codes are joined as they stand."""
    base = state.iso3 if isinstance(state, Country) else state.code
    country = state.iso3 if isinstance(state, Country) else state.country
    code = base + FORMER if former else with_agents(base, offices)
    return Actor(name, code, country, role_of(code), person)


def _stateless(offices: list[Office], former: bool, person: str | None) -> Actor:
    """An office of nobody known; a weak word such as "director" does not even say that it is a government's."""
    role = combined_role(offices, former)
    if any(isinstance(office, DictionaryAgent) for office in offices) and not former:
        code = with_agents("", offices)
        return Actor(person or offices[0].title, code, None, role_of(code), person)
    only = next((office.of for office in offices if office.of), None)
    if only is not None and role is not None and not former:
        return Actor(person or offices[0].title, only + role, only, role, person)
    weak = role == GOVERNMENT and not any(office.alone for office in offices)
    if weak or any(office.kind == "relation" for office in offices):
        role = None
    return Actor(person or (offices[0].title if offices else ""), role, None, role, person)


def state_actors(part: Part) -> tuple[Actor, ...]:
    """The actors of a part that stands alone."""
    return tuple(map(state_actor, part.members))


def state_actor(part: Part) -> Actor:
    """A state, seat, nationality or organisation that stands alone."""
    value = part.sense.value if part.sense else None
    if isinstance(value, Organisation):
        return value.actor
    if not isinstance(value, Country):
        raise TypeError(f"{part.element} carries no state")
    return replace(_actor(value, [], False, None, part.element), name=value.name)
