"""What the annotators leave on a Doc, in the order in which they run.

Every annotation carries token indices (`start`, `end`, half-open, into the Doc) and code point offsets
(`start_char`, `end_char`, half-open, into the text), because a time expression may begin inside a token.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from timeline.codes.actors import Actor


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of text that some rule recognised."""

    start: int
    end: int
    start_char: int
    end_char: int
    text: str
    rule_id: str


@dataclass(frozen=True, slots=True)
class TimeExpression(Annotation):
    """A time expression, resolved to an inclusive interval of days where the text allows.

    `timex_type` is DATE, TIME, DURATION or SET; `value` the TIMEX3 value; `granularity` one of the contract's.
    A duration or a set has no interval. `direction` is what decided between past and future: `word`, `tense`,
    `checksum`, `default` or None. `anchor` is `none`, `reference` or `narrative`.
    """

    timex_type: str
    value: str | None
    date_start: date | None = None
    date_end: date | None = None
    granularity: str | None = None
    direction: str | None = None
    anchor: str = "none"


@dataclass(frozen=True, slots=True)
class PlaceMention(Annotation):
    """A place with its country (ISO3) and WGS 84 coordinates. `kind`: country, city, region, sea, venue."""

    name: str
    kind: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class ActorMention(Annotation):
    """An actor as the text names it, or a pronoun or epithet that stands for one.

    `actors` has one member, or several for a plural ("kedua negara", "mereka"); `kind` is country,
    organisation, person, role, bloc, group, pronoun, epithet or unknown. `root` is the token that carries the
    mention's syntactic function. `antecedent` is the index in `doc._.actors` of the mention that gave a
    pronoun, epithet or last name its meaning. `office` is the title (of `codes/offices.csv`) that the mention
    names, or that a listed person holds.
    """

    actors: tuple[Actor, ...]
    kind: str
    root: int
    plural: bool = False
    antecedent: int | None = None
    office: str | None = None

    @property
    def actor(self) -> Actor:
        """The only or first actor."""
        return self.actors[0]


@dataclass(frozen=True, slots=True)
class Statement(Annotation):
    """One public statement, anchored on its cue (`start`, `end`: the cue's tokens).

    `operator` is the language-neutral kind of speech act of the cue (see `codes/operators.csv`). `speakers` and
    `addressees` are indices into `doc._.actors`; `content` holds code point spans. `continuation` is true when
    the speaker comes from an earlier statement.
    """

    cue_lemma: str
    operator: str
    form: str
    speakers: tuple[int, ...]
    addressees: tuple[int, ...] = ()
    speaker_text: str | None = None
    content: tuple[tuple[int, int], ...] = ()
    reported_by: str | None = None
    negated: bool = False
    continuation: bool = False
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class ActMention(Annotation):
    """A place where the text reports or names an act (`start`, `end`: the trigger's tokens).

    `act` is a name of `codes/acts.csv`, `kind` is `meeting` or `action`; `sources` and `targets` are indices into
    `doc._.actors`. `standing` tells how the text names the act: `main` by a verb that reports it, `relative` by a
    verb in a clause that describes somebody, `carried` by a noun under a light verb ("held talks"), `bare` by a noun
    alone, `occasion` by one that only tells when or where something else took place. `modality` is actual, planned or
    hypothetical; `recalled` tells that the clause looks back on something earlier.
    """

    act: str
    kind: str
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    reciprocal: bool
    standing: str
    modality: str
    negated: bool
    recalled: bool
    purpose: str | None = None
    refused: bool = False


EXTENSIONS = ("times", "places", "actors", "statements", "acts", "topics")


def register_extensions() -> None:
    """Make the Doc extensions known to spaCy; safe to call more than once."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
        # Register of people whom other articles tell of (annotate/actors/register.py), or None.
        Doc.set_extension("register", default=None)
        Doc.set_extension("whole", default=None)
        for name in EXTENSIONS:
            Doc.set_extension(name, default=[])


def text_of(doc: Doc) -> str:
    """The text of a Doc whose extensions are registered; spaCy puts it together anew each time it is asked."""
    if doc._.whole is None:
        doc._.whole = doc.text
    text: str = doc._.whole
    return text
