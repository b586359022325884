"""Meetings named without all their parties ("the talks", "the summit in Geneva") take them from the fuller mentions."""

from __future__ import annotations

from dataclasses import replace

from timeline.gather.records import Mention
from timeline.gather.scenes import sides

# How many sentences back, and ahead, the fuller mention may stand.
BACK, AHEAD = 15, 4
BY_PHONE = "041"


def complete(drafts: list[Mention]) -> list[Mention]:
    """The drafts, with the parties of the nearest fuller mention lent to meetings that name fewer than two sides."""
    full = [d for d in drafts if d.event_type == "meeting" and (len(sides(d)) > 1 or d.closed)]
    return [_completed(d, full) if _is_open(d) else d for d in drafts]


def _is_open(draft: Mention) -> bool:
    """Whether a mention may be of a meeting of more sides than it names."""
    return draft.event_type == "meeting" and len(sides(draft)) < 2 and not draft.closed


def _completed(draft: Mention, full: list[Mention]) -> Mention:
    lender = _lender(draft, full)
    if lender is None or lender.closed:  # "at the meeting", after one of people of one side
        return draft
    own = (*draft.sources, *draft.targets)
    keys = sides(draft)
    lent = tuple(p for p in (*lender.sources, *lender.targets) if p.key not in keys)
    # The text does not name them here: no span.
    lent = tuple(replace(p, span=None) for p in lent)
    return replace(draft, sources=own or lent[:1], targets=lent if own else lent[1:])


def _lender(draft: Mention, full: list[Mention]) -> Mention | None:
    """The nearest fuller mention before the draft, else shortly after it, that can be the same kind of meeting."""
    fitting = [f for f in full if _fits(draft, f)]
    before = [f for f in fitting if 0 <= draft.sentence_index - f.sentence_index <= BACK and f.trigger < draft.trigger]
    if before:
        return before[-1]
    after = [f for f in fitting if 0 <= f.sentence_index - draft.sentence_index <= AHEAD]
    return after[0] if after else None


def _fits(draft: Mention, fuller: Mention) -> bool:
    own = sides(draft)
    if (draft.code == BY_PHONE) != (fuller.code == BY_PHONE):
        return False
    same_modality = (draft.modality == "actual") == (fuller.modality == "actual")
    return same_modality and not fuller.negated and (not own or bool(own & sides(fuller)))
