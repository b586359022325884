"""What a mention's own sentence leaves open: day and place from the meeting, the speech or the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.gather import dating, placing
from timeline.gather.acts import is_event
from timeline.gather.coding import NOMINAL
from timeline.gather.occasions import Occasion, occasion_for
from timeline.gather.parties import without
from timeline.gather.records import Dating, Mention, Party, Placing
from timeline.gather.scenes import Scene, Stage, people_of, same_day, scene_for, scenes_of
from timeline.gather.statements import speaker_keys
from timeline.gather.targets import BLAME, DIRECTED_ROOTS

# A longer scene ("talks this week") does not date what is said of it.
SCENE_DAYS = 4
# Key of the last statement of all, whoever made it.
PREVIOUS = ""
# Key of the last statement that blamed somebody.
BLAMED = "blamed"
# Events this many days before publication are history that the article recalls.
HISTORY_DAYS = 21
# Speech acts against somebody: blame, refusal and threats.
HOSTILE_ROOTS = frozenset({BLAME, "12", "13"})
# One of a side goes on with what another said, unless that was longer ago.
RECENT_DAYS = 7
# The first sentences sum up what is told with its day in the next ones; for a whole side only the first does.
LEAD, SUMMARY, DETAIL_REACH = 3, 1, 4


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article's drafts lend each other; `stages` grows as the statements are settled."""

    drafts: list[Mention]
    scenes: list[Scene]
    occasions: list[Occasion]
    published: date | None
    stages: dict[str, Stage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lenders:
    """What may lend one statement its day and place."""

    scene: Scene | None
    occasion: Occasion | None
    stage: Stage | None


def settle(drafts: list[Mention], occasions: list[Occasion], published: date | None) -> Iterator[Mention]:
    """The events among the drafts, each with its place in time."""
    telling = Telling(drafts, scenes_of(drafts), occasions, published)
    for draft in drafts:
        if draft.event_type == "statement":
            yield _settle_statement(draft, telling)
        elif is_event(draft):
            yield replace(draft, dating=_bounded(draft, published), background=_is_background(draft, published))


def _settle_statement(draft: Mention, telling: Telling) -> Mention:
    """A statement with the day and place that its scene, its speaker's last statement or publication lend it."""
    published, lenders = telling.published, _lenders(draft, telling)
    stage = lenders.stage
    if draft.dating.basis == "none" and not draft.background:
        draft = replace(draft, dating=_lent_date(draft, lenders, telling))
    if draft.placing.name is None:
        draft = replace(draft, placing=_lent_place(draft, lenders))
    if not draft.targets and draft.code[:2] in DIRECTED_ROOTS and not draft.replying:
        draft = replace(draft, targets=_lent_targets(draft, stage, telling.stages.get(BLAMED)))
    if draft.targets and draft.code[:2] == BLAME:
        telling.stages[BLAMED] = Stage(draft)
    # A side's day is not that of everybody else who speaks for it.
    summary = draft.dating.basis == "context" and draft.sentence_index < SUMMARY and not people_of(draft.sources)
    known = draft.dating.basis in ("stated", "context") and not summary
    if draft.setting and (known or draft.background or draft.targets):
        telling.stages.update(dict.fromkeys((*speaker_keys(draft), PREVIOUS), Stage(draft)))
    recalled = draft.background or (stage is not None and stage.recalled and draft.dating.start is None)
    return replace(draft, dating=_bounded(draft, published), background=recalled or _is_background(draft, published))


def _lent_targets(draft: Mention, own: Stage | None, blamed: Stage | None) -> tuple[Party, ...]:
    """Whom the speaker spoke of last in the same temper; who blames nobody by name blames whom others blamed last.

    Nobody threatens whom they asked for help, or appeals to whom they condemned, without naming them.
    """
    lent = own.targets(draft) if own is not None and _is_hostile(own.last) == _is_hostile(draft) else ()
    if not lent and blamed is not None and draft.code[:2] == BLAME:
        lent = without(blamed.targets(draft), draft.sources)
    return lent


def _is_hostile(statement: Mention) -> bool:
    return statement.code[:2] in HOSTILE_ROOTS


def _lenders(draft: Mention, telling: Telling) -> Lenders:
    scenes = [s for s in telling.scenes if s.is_named(draft) or _is_recent(s.dating, telling.published)]
    past = [o for o in telling.occasions if not _is_ahead(o.dating, telling.published)]
    return Lenders(
        scene=scene_for(draft, [s for s in scenes if not _is_ahead(s.dating, telling.published)]),
        occasion=occasion_for(speaker_keys(draft), draft.sentence_index, past),
        stage=_stage(draft, telling),
    )


def _stage(draft: Mention, telling: Telling) -> Stage | None:
    """The speaker's last statement, or the recent last one of the speaker's side."""
    if draft.replying:
        return telling.stages.get(PREVIOUS)
    own = speaker_keys(draft)
    for key in (*own, *(p.key for p in draft.sources)):
        stage = telling.stages.get(key)
        if stage is not None and (key in own or _is_recent(stage.dating, telling.published)):
            return stage
    return None


def _is_ahead(dated: Dating, published: date | None) -> bool:
    """Whether a day is still to come: nothing has been said there."""
    return published is not None and dated.start is not None and dated.start > published


def _is_recent(dated: Dating, published: date | None) -> bool:
    return published is None or dated.start is None or (published - dated.start).days <= RECENT_DAYS


def _lent_date(draft: Mention, lenders: Lenders, telling: Telling) -> Dating:
    scene, occasion, stage = lenders.scene, lenders.occasion, lenders.stage
    if stage is not None and (stage.recalled or stage.dating.basis in ("stated", "context")):
        return dating.carried(stage.dating) if stage.dating.start else Dating()
    if occasion is not None and occasion.dating.start is not None:
        return dating.carried(occasion.dating)
    met = scene is not None and _is_short(scene.dating)
    if scene is not None and met and scene.is_told(draft):
        return dating.carried(scene.dating)
    if draft.rule_id.startswith(NOMINAL):
        return Dating()  # "Moscow's demands" have been made at some time
    if scene is not None and met and len(scene.sides) > 1 and scene.may_attend(draft):
        return dating.carried(scene.dating)
    detail = _detail(draft, telling.drafts)
    if detail is not None:
        return dating.carried(detail.dating)
    return _last_resort(draft, telling.published)


def _last_resort(draft: Mention, published: date | None) -> Dating:
    """The day of the medium that the article credits, else its own."""
    if draft.credited.start is not None:
        return draft.credited
    return dating.on_day(published, "publication") if published else Dating()


def _detail(draft: Mention, drafts: list[Mention]) -> Mention | None:
    """The dated statement of the same side that a lead sums up."""
    if draft.sentence_index >= LEAD:
        return None
    for other in drafts:
        ahead = 0 < other.sentence_index - draft.sentence_index <= DETAIL_REACH
        if ahead and other.statement and other.dating.basis == "stated" and _sums_up(draft, other):
            return other
    return None


def _sums_up(lead: Mention, detail: Mention) -> bool:
    """Whether a lead's speaker is the one of a later statement, or the side for which that one speaks."""
    people = people_of(lead.sources)
    if people:
        return bool(people & people_of(detail.sources))
    sides = [{p.key for p in m.sources} for m in (lead, detail)]
    return lead.sentence_index < SUMMARY and bool(sides[0] & sides[1])


def _is_short(dated: Dating) -> bool:
    """Whether a scene is dated closely enough to date what is said there."""
    return dated.start is not None and dated.end is not None and (dated.end - dated.start).days < SCENE_DAYS


def _lent_place(draft: Mention, lenders: Lenders) -> Placing:
    scene, occasion, stage = lenders.scene, lenders.occasion, lenders.stage
    if occasion is not None:
        return placing.carried(occasion.placing) if occasion.placing.name else Placing()
    if scene is not None and scene.placing.name is not None and _is_there(draft, scene):
        return placing.carried(scene.placing)
    if stage is not None and stage.placing.name is not None and stage.dating.start == draft.dating.start:
        return placing.carried(stage.placing)
    return Placing()


def _is_there(draft: Mention, scene: Scene) -> bool:
    """Whether a statement was made at a scene, and not elsewhere about it."""
    if not same_day(scene.dating, draft.dating, spread=1):
        return False
    return scene.is_setting(draft) or scene.is_attended(draft) or len(scene.sides) < 2


def _bounded(mention: Mention, published: date | None) -> Dating:
    """The date; of what happened without one at least that it was over when the article appeared."""
    undated = mention.dating.start is None and mention.dating.end is None
    if undated and mention.modality == "actual" and not mention.negated and published is not None:
        return replace(mention.dating, end=published)
    return mention.dating


def _is_background(mention: Mention, published: date | None) -> bool:
    """Whether an event is history: long before publication, or recalled without a date."""
    end = mention.dating.end
    if end is not None and published is not None:
        return (published - end).days > HISTORY_DAYS
    return mention.background
