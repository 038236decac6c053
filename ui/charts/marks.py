"""What stands on the share's panel beside the estimate, in day numbers: steps, milestones, self-views."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from journal.domain.behaviour import Milestone
from journal.domain.marks import MilestoneMark, SelfView, Target
from journal.domain.role import Role, held

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
    """A self-view or a colleague's: the share that was guessed, in the middle of the month it is about.

    `said` is the day of the answer, where it is known. Where several would lie on one another, `beside` says
    how many places beside its day it is drawn.
    """

    day: int
    share: float
    said: int | None = None
    beside: int = 0


def steps_of(
    targets: Iterable[Target], today: int, end: float, roles: Iterable[Role] = ()
) -> tuple[Step, ...]:
    """What was aimed at as steps, oldest first; of two targets of one day the later one counts.

    A step begins half a day before its day, as days do here; one that nothing follows lasts to `end`. One
    of a role is told by the role's name.
    """
    by_day = {target.day: target for target in sorted(targets, key=lambda target: target.day)}
    steps: list[Step] = []
    for stretch in held(by_day.values(), roles):
        first, target = stretch.first.toordinal() - 0.5, stretch.target
        last = max(end, first) if stretch.last is None else stretch.last.toordinal() + 0.5
        joins = bool(steps) and steps[-1].last == first
        steps.append(
            Step(
                first=first,
                last=last,
                share=target.share,
                before=steps[-1].share if joins else None,
                reason=": ".join(part for part in (stretch.role, target.reason) if part),
                points=target.points,
                is_present=first < today < last,
            )
        )
    return tuple(steps)


def guesses_of(self_views: Iterable[SelfView], first: int, last: int) -> tuple[Guess, ...]:
    """The self-views between two days, oldest first."""
    found = [
        Guess(view.day.toordinal(), view.share, None if view.said is None else view.said.toordinal())
        for view in self_views
    ]
    return tuple(sorted((g for g in found if first <= g.day <= last), key=lambda guess: guess.day))


def others_of(
    other_views: Iterable[SelfView], guesses: Iterable[Guess], first: int, last: int
) -> tuple[Guess, ...]:
    """Colleagues' views between two days, oldest first, beside one another where they agree."""
    taken = Counter((guess.day, guess.share) for guess in guesses)
    found = []
    for other in guesses_of(other_views, first, last):
        place = taken[other.day, other.share]
        taken[other.day, other.share] += 1
        # to the right, to the left, further to the right …
        found.append(replace(other, beside=(place + 1) // 2 * (1 if place % 2 else -1)))
    return tuple(found)


def milestones_between(
    milestones: Iterable[MilestoneMark], first: int, last: int
) -> tuple[MilestoneMark, ...]:
    """The milestones between two days, oldest first."""
    inside = [mark for mark in milestones if first <= mark.day.toordinal() <= last]
    return tuple(sorted(inside, key=lambda mark: mark.day))
