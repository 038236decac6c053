"""Where a review is after a step was undone or done again: at what has changed by it."""

from __future__ import annotations

from journal.domain.intention import Intention
from journal.domain.review import Review, Step
from ui.pages.review_desk import ReviewReading


def place_after(
    present: Step | None, before: tuple[Review, ReviewReading], now: tuple[Review, ReviewReading]
) -> Step | None:
    """The step to show; `present`, which was shown before, where nothing of the review has changed.

    Args:
        present: the open step, or None.
        before: the review as it was, and what was read then.
        now: as it is.
    """
    old, new = before[0], now[0]
    if new.finished is not None and old.finished is None:
        return None
    if any(step in new.done and step not in old.done for step in new.steps):
        return new.present or new.steps[-1]  # done again: after it
    undone = [step for step in new.steps if step in old.done and step not in new.done]
    if undone:
        return undone[-1]
    changed = (step for step in new.steps if _state(step, *before) != _state(step, *now))
    return next(changed, present)


def _state(step: Step, review: Review, reading: ReviewReading) -> object:
    material = reading.material
    match step:
        case Step.WELL:
            return review.well
        case Step.AGAIN:
            return material.retagged
        case Step.OTHERWISE:
            return {(answer.id, answer.text) for answer in material.answers}
        case Step.KEPT:
            return None if material.intention is None else material.intention.outcome
        case Step.NEXT:
            return _words(reading.next), reading.material.focus
        case _:
            return None


def _words(intention: Intention | None) -> tuple[object, ...]:
    return () if intention is None else (intention.cue, intention.deed, intention.learning)
