"""The actors of one Doc, from its parts to its mentions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from timeline.annotate.actors.brackets import join_brackets
from timeline.annotate.actors.dictionary import UserDictionary, origin_of
from timeline.annotate.actors.drafts import Draft
from timeline.annotate.actors.located import localised
from timeline.annotate.actors.modifiers import with_states
from timeline.annotate.actors.names import People
from timeline.annotate.actors.parts import PartFinder, symbols, with_breaks
from timeline.annotate.actors.phrases import (
    Phrase,
    actors_of,
    is_owned,
    leads_to_owner,
    listed_terms,
    read_phrase,
    serving,
    state_actors,
)
from timeline.annotate.actors.register import fill_in, is_explained
from timeline.annotate.actors.rules import load_grammar
from timeline.annotate.actors.seats import acts
from timeline.annotate.actors.senses import Part
from timeline.annotate.annotations import ActorMention
from timeline.codes.actors import Actor
from timeline.codes.dictionaries import DictionaryActor
from timeline.codes.offices import Office
from timeline.codes.organisations import Organisation
from timeline.codes.people import actor_on, term_on

ARGUMENTS = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "root", "ROOT"}
    | {"appos", "parataxis", "dep", "ccomp", "acl", "nmod:of", "obl:tmod", "vocative", "orphan", "advcl", "xcomp"}
)


ROLE_LENGTH = 3  # letters of a code that is a bare role
DICTIONARY = "actor.dictionary"  # followed by file and line
COUNTED = "actor.counted"  # people of a state without an office: "hundreds of Chileans"
OFFICES = ("actor.office", "actor.holder", "actor.state")
# Which mentions teach who somebody is, best first, and whether they must name a state or body.
TEACHERS = ((OFFICES, True), (("actor.listed", DICTIONARY), True), (OFFICES, False), (("actor.tagged",), False))


class ActorFinder:
    """Finds actor mentions; one for each pipeline, compiled once."""

    def __init__(self, nlp: Language, language: str, dictionary: UserDictionary | None = None) -> None:
        self.grammar = load_grammar(language)
        self.parts = PartFinder(nlp, language, self.grammar, dictionary)

    def __call__(self, doc: Doc) -> list[ActorMention]:
        """The actor mentions of a Doc, sorted by start, without overlaps."""
        parts, second_names = join_brackets(doc, self.parts(doc))
        parts = with_breaks(parts, doc)
        drafts = with_states(doc, list(self._drafts(doc, parts)), owner_follows=self.grammar.owner_follows)
        people = _learn(drafts, second_names)
        if doc._.register is not None:
            names = [(d.name, d.start) for d in drafts if d.name and not d.owned and not is_explained(d.actors[0])]
            fill_in(people, names, doc._.register, doc._.published)
        known = [draft for draft in (_resolved(d, people) for d in drafts) if draft is not None]
        known = [draft for draft in known if draft.kind != "unknown" or _may_be_name(doc, draft)]
        known.extend(_tagged_organisations(doc, known, self.grammar.not_actors))
        return _mentions(doc, sorted(known, key=lambda draft: draft.start))

    def _drafts(self, doc: Doc, parts: list[Part]) -> Iterator[Draft]:
        position = 0
        for rule_id, start, end in self.grammar.matches(symbols(parts)):
            yield from self._lone(doc, parts, position, start)
            position = start + self._used(parts[start:end])
            yield from self._phrase(doc, parts, start, position, rule_id)
        yield from self._lone(doc, parts, position, len(parts))

    def _used(self, parts: list[Part]) -> int:
        """How many parts of a match belong to the phrase; the rest is looked at again on its own."""
        phrase = read_phrase(parts)
        return sum(1 for part in parts if part.end <= phrase.end)

    def _phrase(self, doc: Doc, parts: list[Part], start: int, end: int, rule_id: str) -> Iterator[Draft]:
        while start < end - 1 and _ends_before(doc, parts[start]):
            start += 1
        phrase = read_phrase(parts[start:end])
        if phrase.holder is not None and _stranger(doc, phrase):
            yield from self._without_holder(doc, parts, start, end, phrase.holder)
            return
        phrase.owned = is_owned(phrase, rule_id, self.grammar.owner_follows, doc._.published)
        draft = _phrase_draft(doc, phrase, rule_id)
        if draft is not None and _stands(doc, phrase, draft):
            yield from self._lone(doc, parts, start, next(n for n in range(start, end) if parts[n].end > draft.start))
            draft.aide = not phrase.owned and leads_to_owner(phrase, self.grammar.owner_follows)
            if draft.plural or draft.kind in ("group", "organisation"):  # not "the president in Kyiv"
                body = draft.kind == "organisation"
                words = self.grammar.words
                draft.actors = tuple(localised(doc, draft.start, draft.end, a, words, body=body) for a in draft.actors)
            yield draft
        else:
            yield from self._lone(doc, parts, start, end)

    def _without_holder(self, doc: Doc, parts: list[Part], start: int, end: int, holder: Part) -> Iterator[Draft]:
        """The office and the name of a match as two mentions."""
        at = next(n for n in range(start, end) if parts[n] is holder)
        if at == start:
            yield from self._lone(doc, parts, start, start + 2)
            yield from self._phrase(doc, parts, start + 2, end, "actor.office")
            return
        last = at - 1 if parts[at - 1].element == "comma" else at
        yield from self._phrase(doc, parts, start, last, "actor.office")
        yield from self._lone(doc, parts, at, end)

    def _lone(self, doc: Doc, parts: list[Part], start: int, end: int) -> Iterator[Draft]:
        """Mentions of parts that no rule joined with others."""
        for position in range(start, end):
            part = parts[position]
            if part.element == "seat" and not acts(doc, parts, position, self.grammar):
                continue
            if part.element in ("country", "adjective", "inhabitant", "seat", "organisation"):
                yield _state_draft(part)
            elif part.element in ("person", "name"):
                yield _name_draft(doc, part)


def _ends_before(doc: Doc, part: Part) -> bool:
    """Whether a modifier that would open a phrase belongs to the noun before it: "tindakan radikal para pejabat"."""
    token = doc[part.start]
    return part.element == "modifier" and token.dep_ == "amod" and token.head.i == token.i - 1


def _phrase_draft(doc: Doc, phrase: Phrase, rule_id: str) -> Draft | None:
    name = _text(doc, phrase.holder) if phrase.holder else None
    actors = actors_of(phrase, name, doc._.published)
    if not actors or not (phrase.offices or phrase.holder or rule_id == COUNTED):
        return None
    first = phrase.offices[0][0] if phrase.offices else phrase.holder
    return Draft(
        phrase.start,
        phrase.end,
        "+".join((rule_id, *_origins(phrase))),
        actors,
        _kind(phrase),
        phrase.plural or len(actors) > 1,
        name,
        first.start if first else None,
        office=phrase.title,
        owned=phrase.owned,
    )


def _origins(phrase: Phrase) -> list[str]:
    """File and line of what a user's dictionary gave to a phrase."""
    parts = [*(p for group in phrase.offices for p in group), *phrase.states, *filter(None, [phrase.holder])]
    return list(dict.fromkeys(f"dictionary:{origin}" for p in parts if (origin := origin_of(p.sense))))


def _kind(phrase: Phrase) -> str:
    if phrase.holder is not None and not phrase.owned:
        return "person"
    kinds = phrase.kinds
    if phrase.plural and any(o.several for o in _offices(phrase)):
        return "group"
    if kinds & {"person", "staff", "envoy", "counterpart"}:
        return "role"
    return "organisation" if "body" in kinds else "group"


def _stands(doc: Doc, phrase: Phrase, draft: Draft) -> bool:
    """Whether an office without state and name is an actor here and not a modifier ("military aid")."""
    if phrase.states or phrase.holder is not None:
        return True
    if phrase.former and not phrase.offices:
        return False
    if not any(o.alone or (o.several and phrase.plural) for o in _offices(phrase)):
        return False
    if doc.has_annotation("DEP"):
        return doc[draft.start : draft.end].root.dep_ in ARGUMENTS
    return True


def _offices(phrase: Phrase) -> list[Office]:
    values = (p.sense.value for group in phrase.offices for p in group if p.sense)
    return [value for value in values if isinstance(value, Office)]


def _stranger(doc: Doc, phrase: Phrase) -> bool:
    """Whether a name is not the office's holder: any capitals after a body, another subject or state after a comma."""
    if phrase.holder is None or not phrase.offices:
        return False
    if phrase.holder.element == "name" and (phrase.kinds <= {"body", "group", "relation"} or _is_doubtful(doc, phrase)):
        return True
    if not phrase.comma:
        return False
    if phrase.holder.start < phrase.offices[0][0].start:
        return phrase.holder.element == "name" and phrase.holder.end - phrase.holder.start == 1
    if phrase.plural:
        return True
    terms = listed_terms(phrase.holder)
    if terms and phrase.states:
        countries = {getattr(p.sense.value, "iso3", None) for p in phrase.states if p.sense}
        return None not in countries and not countries & {term.of for term in terms}
    return False


def _is_doubtful(doc: Doc, phrase: Phrase) -> bool:
    """Whether capitals after a title are rather something else's name: an acronym, or what a weak title is for.

    "Komisioner HAM" is nobody, nor is "Ketua Komite Utama" where the tagger could see a person and saw none.
    """
    words = doc[phrase.holder.start : phrase.holder.end].text if phrase.holder else ""
    if words.isupper() and words.isalpha():
        return True
    weak = not any(isinstance(p.sense.value, Office) and p.sense.value.alone for p in phrase.offices[0] if p.sense)
    return weak and bool(doc.ents)


def _state_draft(part: Part) -> Draft:
    value = part.sense.value if part.sense else None
    kind = {"inhabitant": "group"}.get(part.element, "country")
    if isinstance(value, Organisation):
        kind = value.kind if value.kind in ("bloc", "group") else "organisation"
    plural = bool(part.sense and part.sense.plural)
    actors = state_actors(part)
    rule_id = f"{DICTIONARY}:{origin}" if (origin := origin_of(part.sense)) else f"actor.{part.element}"
    return Draft(part.start, part.end, rule_id, actors, kind, plural or len(actors) > 1)


def _name_draft(doc: Doc, part: Part) -> Draft:
    """A bare name; who it is is settled when the whole article has been read."""
    name = _text(doc, part)
    if part.sense is not None and isinstance(part.sense.value, DictionaryActor):
        actor = part.sense.value.actor
        return Draft(part.start, part.end, f"{DICTIONARY}:{origin_of(part.sense)}", (actor,), "person", name=name)
    terms = listed_terms(part)
    actor = actor_on(terms, doc._.published) if terms else Actor(name, person=name)
    office = term_on(terms, doc._.published)[0].office if terms else None
    kind = "person" if terms else "unknown"
    rule_id = "actor.listed" if terms else "actor.tagged" if part.element == "person" else "actor.name"
    return Draft(part.start, part.end, rule_id, (actor,), kind, name=name, office=office)


def _learn(drafts: list[Draft], second_names: dict[int, str]) -> People:
    """The people of the article: first those with a state beside the name, then those on the list, then the rest."""
    people = People()
    for rank in range(len(TEACHERS)):
        for draft in drafts:
            if draft.name and not draft.owned and len(draft.actors) == 1 and _teaches(draft) == rank:
                aliases = [n for s, n in second_names.items() if draft.start <= s < draft.end]
                people.learn(draft.actors[0], draft.start, draft.name, *aliases)
    return people


def _teaches(draft: Draft) -> int | None:
    """How much a mention tells of its person, 0 the most; None for a name that may be nobody's."""
    known = draft.actors[0].country is not None or len(draft.actors[0].code or "") > ROLE_LENGTH
    for rank, (prefixes, needs_state) in enumerate(TEACHERS):
        if draft.rule_id.startswith(prefixes) and (known or not needs_state):
            return rank
    return None


def _resolved(draft: Draft, people: People) -> Draft | None:
    """The draft with what the article says of its person; None for a capitalised word that is nobody."""
    if draft.name is None or len(draft.actors) > 1:
        return draft
    entry = people.find(draft.name, draft.start)
    own = draft.actors[0]
    if entry is not None and (draft.owned or (draft.aide and not own.country and entry.start != draft.start)):
        actor = serving(draft.office or "", entry.actor, own.role)
        kind = "role" if draft.aide or draft.kind == "person" else draft.kind
        return replace(draft, actors=(actor,), kind=kind, name=None, taught_by=entry.start)
    if draft.owned:
        return draft
    if entry is None:
        return None if draft.rule_id == "actor.name" else draft
    if entry.actor.person == own.person and entry.actor.code == own.code:
        return draft
    if own.country and draft.rule_id != "actor.listed":
        if own.country == entry.actor.country and entry.actor.person:
            own = replace(own, name=entry.actor.person, person=entry.actor.person)
        return replace(draft, actors=(own,))
    taught_by = entry.start if entry.start != draft.start else None
    rule_id = draft.rule_id if draft.rule_id == "actor.listed" else entry.rule_id
    kind = "person"
    return replace(draft, actors=(entry.actor,), kind=kind, rule_id=rule_id, taught_by=taught_by)


def _may_be_name(doc: Doc, draft: Draft) -> bool:
    """Whether a name that only the tagger knows can be a person's: no pronoun, and no place."""
    if all(token.pos_ == "PRON" or token.is_stop or token.is_space for token in doc[draft.start : draft.end]):
        return False
    return not any(place.start <= draft.start and draft.end <= place.end for place in doc._.places)


def _tagged_organisations(doc: Doc, drafts: list[Draft], not_actors: tuple[str, ...]) -> Iterator[Draft]:
    """Organisations that only the tagger knows, kept without a code."""
    taken = {i for draft in drafts for i in range(draft.start, draft.end)}
    for entity in doc.ents:
        if (
            entity.label_ == "ORG"
            and entity.text not in not_actors
            and taken.isdisjoint(range(entity.start, entity.end))
        ):
            yield Draft(entity.start, entity.end, "actor.tagged", (Actor(entity.text),), "unknown")


def _mentions(doc: Doc, drafts: list[Draft]) -> list[ActorMention]:
    index = {draft.start: n for n, draft in enumerate(drafts)}
    return [
        _mention(doc, draft, index.get(draft.taught_by) if draft.taught_by is not None else None) for draft in drafts
    ]


def _mention(doc: Doc, draft: Draft, antecedent: int | None) -> ActorMention:
    span = doc[draft.start : draft.end]
    return ActorMention(
        start=draft.start,
        end=draft.end,
        start_char=span.start_char,
        end_char=span.end_char,
        text=span.text,
        rule_id=draft.rule_id,
        actors=draft.actors,
        kind=draft.kind,
        root=_root(doc, draft),
        plural=draft.plural,
        antecedent=antecedent,
        office=draft.office,
    )


def _root(doc: Doc, draft: Draft) -> int:
    """The token that carries the mention's function: by the parse, else the office or the last word of a name."""
    if doc.has_annotation("DEP"):
        return int(doc[draft.start : draft.end].root.i)
    return draft.head if draft.head is not None else draft.end - 1


def _text(doc: Doc, part: Part) -> str:
    """A name as written, without a bracket that repeats it."""
    return doc[part.start : part.end].text.split(" (")[0]
