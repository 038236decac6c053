"""What stands on the drift beside actions: chosen targets, milestones, and guesses at oneself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from journal.domain.behaviour import Milestone
from journal.domain.days import EARLIEST, LATEST, shortened
from journal.domain.wording import checked_note
from journal.errors import UsageError
from journal.language import _

LONGEST_REASON = 120
_POINTS = re.compile(r"\s*(\d{1,9})\s*%?\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """A share chosen for a role, from a day on until the next target's day.

    `share` is a fraction above 0 and at most 1; 1 is the horizon itself. `reason` is the person's own
    line and may be empty.
    """

    day: dt.date
    share: float
    reason: str = ""

    @property
    def points(self) -> str:
        """The share as a person says it, in points of a hundred: "60", or "62.5"."""
        return f"{round(self.share * 100, 2):g}"


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """An action that was marked as a great success or a great failure; `label` is its first line."""

    action: str
    day: dt.date
    milestone: Milestone
    label: str


@dataclass(frozen=True, slots=True)
class SelfView:
    """A guess at a month's leader share (0 to 1): one's own, made before it was shown, or a colleague's.

    `day` is the middle of the month that it is about, `said` the day of the answer. Whose it is, is no part
    of it, so that no name gets onto a chart.
    """

    day: dt.date
    share: float
    said: dt.date | None = None


def checked_target(target: Target) -> Target:
    """The target with its reason tidied, as it is kept.

    Raises:
        UsageError: the share is not above 0 and at most 1, the day is beyond 1900 to 2999, or the reason
            is longer than 120 characters, has several lines, or can't be kept as it is.
    """
    if not 0 < target.share <= 1:
        raise UsageError(
            _("A target is more than 0\u00a0% and at most 100\u00a0%."),
            _("100\u00a0% is the horizon itself."),
        )
    if not EARLIEST <= target.day <= LATEST:
        raise UsageError(
            _("The date {day} is out of range.").format(day=target.day.isoformat()),
            _("A target can begin on a day from 1900 to 2999."),
        )
    return Target(target.day, float(target.share), _checked_reason(target.reason))


def checked_targets(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets as they are kept: each checked, sorted by day; of two on one day the later one stands.

    Raises:
        UsageError: as `checked_target`.
    """
    by_day = {target.day: target for target in map(checked_target, targets)}
    return tuple(by_day[day] for day in sorted(by_day))


def target_on(targets: Iterable[Target], day: dt.date) -> Target | None:
    """The target that is in force on a day: the last one that began; None before the first.

    `targets` are sorted by day.
    """
    begun = [target for target in targets if target.day <= day]
    return begun[-1] if begun else None


def parse_points(words: str) -> float:
    """The share that a person typed in points of a hundred: "60" or "60 %" is 0.6.

    Raises:
        UsageError: it is not a whole number from 1 to 100.
    """
    found = _POINTS.fullmatch(words)
    points = int(found.group(1)) if found else 0
    if not 1 <= points <= 100:
        hint = _("Write a whole number from 1\u00a0to\u00a0100, for example 60.")
        if not words.strip():
            raise UsageError(_("The share is missing."), hint)
        raise UsageError(
            _("“{words}” is not a share that can be a target.").format(words=shortened(words, 30)), hint
        )
    return points / 100


def _checked_reason(reason: str) -> str:
    tidy = reason.strip()
    if len(tidy) > LONGEST_REASON:
        raise UsageError(
            _("This reason has {count} characters; {most} fit.").format(
                count=f"{len(tidy):,}", most=LONGEST_REASON
            ),
            _("Keep what tells you why, in a few words."),
        )
    if len(tidy.splitlines()) > 1:
        raise UsageError(_("A reason is one line."), _("Take the line breaks out."))
    return checked_note(tidy)
