"""What gathering hands on: plain records that need no spaCy and can cross processes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.articles.article import Article
from timeline.codes import countries, roles
from timeline.codes.actors import Actor

Span = tuple[int, int]
# Roles of those who fight or oppose their own state.
AGAINST_STATE = frozenset({"INS", "OPP", "REB", "SEP"})
# Kinds of actor mentions that can be groups; pronouns and epithets are what they stand for.
GROUPS = frozenset({"group", "organisation", "pronoun", "epithet"})
ELITES = "ELI"  # notables, who speak for more than themselves and for no state


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of an event and the span that names it, None where it is only understood.

    `kind` is that of the actor mention: a state, a person, a role, an organisation … `foreign`: its words say that it
    is of another state than the one in which it is.
    """

    actor: Actor
    span: Span | None
    text: str | None
    kind: str = "country"
    foreign: bool = False

    @property
    def is_group(self) -> bool:
        """Whether it is a group or body of people who act for themselves: teachers, a union, an aid agency.

        A people by its name ("the Palestinians") stands for its state.
        """
        role = roles.all_roles().get(self.actor.role or "")
        if self.kind not in GROUPS or self.actor.person or role is None or (role.public and role.code != ELITES):
            return False
        country = self.actor.country
        if self.actor.code != (country or "") + role.code:
            return False  # a company or movement with a name of its own
        return country is None or self.actor.name != countries.lookup(country).name

    @property
    def key(self) -> str:
        """What makes two parties the same side: the country, else the code, else the name.

        Those who fight or oppose their state are a side of their own, and so are groups that do not act for it.
        """
        if self.actor.role in AGAINST_STATE or self.is_group:
            return self.actor.code or self.actor.name
        return self.actor.country or self.actor.code or self.actor.name


@dataclass(frozen=True, slots=True)
class Dating:
    """When: an inclusive interval of days. `basis` is stated, context, publication or none."""

    start: date | None = None
    end: date | None = None
    granularity: str | None = None
    value: str | None = None
    basis: str = "none"
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """Where. `basis` is stated, context, dateline or none."""

    name: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    basis: str = "none"
    text: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """What the table of statements holds of one statement beyond its event."""

    speaker_name: str | None
    speaker_code: str | None
    speaker_country: str | None
    speaker_text: str | None
    cue: Span
    cue_text: str
    cue_lemma: str
    form: str
    content: str | None
    content_spans: tuple[Span, ...]
    addressee_name: str | None
    addressee_code: str | None
    reported_by: str | None
    negated: bool
    continuation: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that reports an event, with all that is known of the event there.

    `standing` is how the text names an act (see ActMention); statements always stand by their cue. `replying`
    statements were made on the occasion of the one before. An act is `hearsay` where somebody who did not do it tells
    of it, rather than the article ("…, officials said" is the article's own telling). `credited` is the day of the
    medium from which the article has it. `about` are the spans of what a statement tells of; a mention is a `setting`
    where its clause can be the occasion of what else is told. A meeting is `closed` where the text leaves no room for
    another side: those who met are all of one, or a visit goes to a region. What stands `aside` is not the main thing
    that its sentence tells. `confidence` is settled last; before, it
    is how sure the annotators are of the speaker.
    """

    event_type: str
    code: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    reciprocal: bool
    modality: str
    negated: bool
    background: bool
    dating: Dating
    placing: Placing
    sentence_index: int
    sentence: Span
    trigger: Span
    rule_id: str
    confidence: float
    standing: str = "main"
    replying: bool = False
    statement: StatementRecord | None = None
    reported_in: Span | None = None
    hearsay: bool = False
    credited: Dating = Dating()
    about: tuple[Span, ...] = ()
    setting: bool = True
    closed: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class GatheredArticle:
    """All that one article gives: its mentions in the order of their triggers, and its spans as table rows.

    `private` are statements that are no events: of speakers who stand for no state or organisation, and all of an
    article that is not of international affairs.
    """

    article: Article
    sentence_count: int
    mentions: tuple[Mention, ...]
    private: tuple[Mention, ...]
    spans: tuple[dict[str, Any], ...]
