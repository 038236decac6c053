"""What stands on the share's panel beside the estimate, in day numbers: steps, milestones, self-views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target

LABEL_LETTERS = 24


@dataclass(frozen=True, slots=True)
class Step:
    """A target from the day it was chosen: `first` to just before `last`, `before` the former share.

    `is_present` says that it is in force today; the last step has no end of its own.
    """

    first: float
    last: float
    share: float
    before: float | None
    reason: str
    points: str
    is_present: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A milestone: its day and the share of the estimate where its dot sits on the line."""

    action: str
    day: int
    share: float
    milestone: Milestone
    label: str

    @property
    def short(self) -> str:
        """The label as it is drawn: at most 24 characters."""
        label = " ".join(self.label.split())
        if len(label) <= LABEL_LETTERS:
            return label
        cut = label[:LABEL_LETTERS]
        whole = cut.rpartition(" ")[0]  # rather a word less than half a word, if there is enough left
        cut = whole if len(whole) > LABEL_LETTERS // 2 else cut[:-1]
        return cut.rstrip(" ,;:.-–") + "…"


@dataclass(frozen=True, slots=True)
class Guess:
    """A self-view: the share that was guessed, on the day it was."""

    day: int
    share: float


def steps_of(targets: Iterable[Target], today: int, end: float) -> tuple[Step, ...]:
    """The targets as steps, oldest first; of two of one day the later one counts.

    A step begins half a day before its day, as days do here; the last one lasts to `end`.
    """
    by_day = {target.day.toordinal(): target for target in sorted(targets, key=lambda target: target.day)}
    days = sorted(by_day)
    present = max((day for day in days if day <= today), default=None)
    steps: list[Step] = []
    for day, following in zip(days, [*days, None][1:], strict=True):
        target = by_day[day]
        steps.append(
            Step(
                first=day - 0.5,
                last=max(end, day - 0.5) if following is None else following - 0.5,
                share=target.share,
                before=steps[-1].share if steps else None,
                reason=target.reason,
                points=target.points,
                is_present=day == present,
            )
        )
    return tuple(steps)


def guesses_of(self_views: Iterable[SelfView], first: int, last: int) -> tuple[Guess, ...]:
    """The self-views between two days, oldest first."""
    found = [Guess(view.day.toordinal(), view.share) for view in self_views]
    return tuple(sorted((g for g in found if first <= g.day <= last), key=lambda guess: guess.day))


def milestones_between(
    milestones: Iterable[MilestoneMark], first: int, last: int
) -> tuple[MilestoneMark, ...]:
    """The milestones between two days, oldest first."""
    inside = [mark for mark in milestones if first <= mark.day.toordinal() <= last]
    return tuple(sorted(inside, key=lambda mark: mark.day))
