"""How far the number can be trusted, told with the person's own figures. No Qt here.

Four parts: what is called leadership, how it was written down, what waits for a tag, and how alike
single tags come out. Each says what it means for the number, and none of it is a fault.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from journal.domain.behaviour import Behaviour, Origin
from journal.domain.dates import long_date
from journal.language import _, ngettext
from journal.reading.mirror import Mirror, Waiting
from journal.statistics.amounts import band, decimal, figure, hundredths, period, points
from journal.statistics.verdict import Yardstick
from journal.statistics.yardstick import LEAST_RETAGS, is_shifted, kappa_of, yardstick_of

ENOUGH_RETAGS = 150
"""So many, three a week for a year, find a shift of ten points in more than four of five cases."""
ORIGINS = (Origin.LIVE, Origin.SAME_DAY, Origin.PINGED, Origin.RECALLED, Origin.IMPORTED)
"""From what was written down while it was fresh to what was not written down at all."""


class Reason(NamedTuple):
    """Why something can't be done now: a few words to stand after its name, and a sentence to stand alone."""

    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class WayLogged:
    """A way in which actions came into the journal: how many, of how many, and what that means."""

    origin: Origin
    name: str
    count: int
    share: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Trust:
    """What the panel says. Sentences are marked up as `journal.statistics.runs` reads them.

    `yardstick` is drawn where there is one; `ways` are those that occur, in the order of the bar. A part
    without sentences is not shown.
    """

    period: str
    yardstick: Yardstick | None
    shift: tuple[str, ...]
    ways: tuple[WayLogged, ...]
    waiting: tuple[str, ...]
    alike: tuple[str, ...]


def trust_of(mirror: Mirror, today: dt.date, *, rests: bool = False) -> Trust:
    """What is said of a journal; `rests`: the sentence rests while the shift could explain its change."""
    found = yardstick_of(mirror.retags, today)
    since = mirror.since
    return Trust(
        period=""
        if since is None
        else _("Of the last twelve months, from {day} on.").format(day=long_date(since)),
        yardstick=found,
        shift=tuple(_shift(found, rests=rests)),
        ways=_ways(mirror),
        waiting=tuple(_waiting(mirror)),
        alike=tuple(_alike(mirror, today)),
    )


# What is called leadership ---------------------------------------------------------------------


def _shift(found: Yardstick | None, *, rests: bool) -> list[str]:
    if found is None:
        return [
            _("No old action has been tagged again yet."),
            _(
                "The weekly review offers three, without the tag they had. What you call them now can tell "
                "whether “leadership” still means to you what it meant."
            ),
        ]
    sentences = [_how_far(found)]
    if not is_shifted(found):
        sentences.append(
            _(
                "That is no clear shift: as far as these go, you call leadership what you called so before, "
                "and the line compares like with like."
            )
        )
    elif found.shift > 0:
        sentences.append(
            _(
                "You call more things leadership than you did. Part of a rise may be the word, and not what "
                "you do."
            )
        )
    else:
        sentences.append(
            _(
                "You ask more of an action before you call it leadership. What you do may have risen more "
                "than the line shows."
            )
        )
    if rests:
        sentences.append(
            _("It could explain the whole change by itself, so the sentence over the chart leaves it open.")
        )
    if found.retagged < LEAST_RETAGS or not is_shifted(found):
        sentences.append(_how_many_more(found.retagged))
    return sentences


def _how_far(found: Yardstick) -> str:
    of = ngettext(
        "Of **{count}\u00a0old action** tagged again unseen,",
        "Of **{count}\u00a0old actions** tagged again unseen,",
        found.retagged,
    ).format(count=figure(found.retagged))
    moved = hundredths(abs(found.shift))
    if not moved:
        said = _("as many are leadership now as before: likely between {low} and {high} in 100.")
    elif found.shift > 0:
        said = _("**{moved} in 100 more** are leadership now than before: likely between {low} and {high}.")
    else:
        said = _("**{moved} in 100 fewer** are leadership now than before: likely between {low} and {high}.")
    ends = (_signed(found.low, below=True), _signed(found.high, below=False))
    return f"{of} {said.format(moved=moved, low=ends[0], high=ends[1])}"


def _signed(end: float, *, below: bool) -> str:
    """An end of the interval with its direction, rounded away from the middle."""
    whole = hundredths(end)
    if whole == 0:
        whole = -1 if below and end < 0 else 1 if not below and end > 0 else 0
    if whole == 0:
        return _("none")
    words = _("{count}\u00a0more") if whole > 0 else _("{count}\u00a0fewer")
    return words.format(count=abs(whole))


def _how_many_more(retagged: int) -> str:
    missing = LEAST_RETAGS - retagged
    if missing > 0:
        return ngettext(
            "With {count} more, a shift that shows is drawn beside the line, with today’s yardstick.",
            "With {count} more, a shift that shows is drawn beside the line, with today’s yardstick.",
            missing,
        ).format(count=missing)
    more = ENOUGH_RETAGS - retagged
    if more > 0:
        return ngettext(
            "With some {count} more, a shift of ten in 100 would most likely show.",
            "With some {count} more, a shift of ten in 100 would most likely show.",
            more,
        ).format(count=more)
    return _("With so many a shift of ten in 100 would most likely show; a smaller one may hide.")


# How it was written down -----------------------------------------------------------------------


def _ways(mirror: Mirror) -> tuple[WayLogged, ...]:
    whole = mirror.tagged
    return tuple(
        WayLogged(origin, way_name(origin), count, count / whole, _meaning(origin))
        for origin in ORIGINS
        if (count := mirror.origins.get(origin, 0))
    )


def way_name(origin: Origin) -> str:
    """How a way of logging is called."""
    return {
        Origin.LIVE: _("Live"),
        Origin.SAME_DAY: _("Same day"),
        Origin.PINGED: _("Pinged"),
        Origin.RECALLED: _("Recalled"),
        Origin.IMPORTED: _("Imported"),
    }[origin]


def _meaning(origin: Origin) -> str:
    return {
        Origin.LIVE: _("While it was fresh: closest to what happened."),
        Origin.SAME_DAY: _("Before the day was over: small things may be missing."),
        Origin.PINGED: _("At moments that chance chose: dull ones are in it too."),
        Origin.RECALLED: _("From memory: what stayed in mind weighs more than what did not."),
        Origin.IMPORTED: _("From a calendar: what was arranged, not what came up in between."),
    }[origin]


def ways_words(ways: tuple[WayLogged, ...]) -> str:
    """The bar in words: "Live 62 %, recalled 38 %"."""
    return ", ".join(
        _("{name} {number}\u00a0%").format(name=way.name, number=hundredths(way.share)) for way in ways
    )


# What waits ------------------------------------------------------------------------------------


def _waiting(mirror: Mirror) -> list[str]:
    waiting = mirror.waiting
    if not waiting.count:
        return [_("Nothing waits for a tag: what was logged is in the number, or is own work.")]
    whole = mirror.tagged + waiting.count
    said = ngettext(
        "**{count}\u00a0action** waits for a tag, {part}, {days}.",
        "**{count}\u00a0actions** wait for a tag, {part}, {days}.",
        waiting.count,
    ).format(
        count=figure(waiting.count),
        part=_part(waiting.count, whole),
        days=_on_days(waiting),
    )
    if not mirror.tagged:
        return [said]
    lead = mirror.leading / mirror.tagged
    low, high = mirror.leading / whole, (mirror.leading + waiting.count) / whole
    moved = max(high - lead, lead - low)
    if hundredths(moved) < 1:
        return [said, _("Whatever they are, they would hardly move the share of these months.")]
    return [
        said,
        _(
            "Whatever they are, they would move the share of these months by no more than **{points}**, to "
            "somewhere from {band} of 100. If the hard ones wait, the easy ones speak for them."
        ).format(points=points(max(1, hundredths(moved))), band=band(low, high)),
    ]


def _part(count: int, whole: int) -> str:
    """How many of a hundred some are: in whole ones, and never none."""
    if 100 * count < whole:
        return _("fewer than 1 in 100")
    return _("{part} in 100").format(part=hundredths(count / whole))


def _on_days(waiting: Waiting) -> str:
    """On which days they are."""
    first, last = waiting.first, waiting.last
    if first is None or last is None or first == last:
        return "" if first is None else _("on {day}").format(day=long_date(first))
    return ngettext("on {count} day ({period})", "on {count} days ({period})", waiting.days).format(
        count=figure(waiting.days), period=period(first.toordinal(), last.toordinal())
    )


# How alike tags come out -----------------------------------------------------------------------


def _alike(mirror: Mirror, today: dt.date) -> list[str]:
    """Kappa, or what it still needs; nothing before the first re-tag."""
    pairs = [retag for retag in mirror.retags if retag.after is not Behaviour.OWN]
    if not mirror.retags:
        return []
    kappa = kappa_of(mirror.retags, today)
    same = sum(retag.before is retag.after for retag in mirror.retags)
    told = ngettext(
        "**{same}** of {count} got the same tag again.",
        "**{same}** of {count} got the same tag again.",
        len(mirror.retags),
    ).format(same=figure(same), count=figure(len(mirror.retags)))
    if kappa is not None:
        return [
            told,
            _near_calls(kappa),
            _("The share rests on many actions, in which near calls go both ways; only a shift moves it."),
            _(
                "In the terms of statistics: Cohen’s kappa is **{kappa}** (three tags, linear weights, the "
                "last twelve months). 1 would be the same tag every time, 0 no more often than by chance."
            ).format(kappa=decimal(kappa, 2)),
        ]
    missing = LEAST_RETAGS - len(pairs)
    if missing > 0:
        return [
            told,
            ngettext(
                "How much better that is than guessing can be told with {count} more.",
                "How much better that is than guessing can be told with {count} more.",
                missing,
            ).format(count=missing),
        ]
    return [
        told,
        _(
            "One of both times everything got a single tag, so how much better that is than guessing can’t "
            "be told."
        ),
    ]


def _near_calls(kappa: float) -> str:
    """What the agreement says of a single tag, in plain words."""
    if kappa <= 0:
        return _("Guessing would have agreed as often: what a single action is called says little.")
    return _(
        "Your two tags differed **{part} in 100 less** than guessing would have made them: so near or clear "
        "is the call for a single action."
    ).format(part=hundredths(kappa))


# The line with today's yardstick ---------------------------------------------------------------


def no_todays(found: Yardstick | None, *, is_told: bool) -> Reason | None:
    """Why there is no line with today's yardstick to draw; None where there is one, which `is_told` says."""
    again = 0 if found is None else found.retagged
    if again < LEAST_RETAGS:
        figures = {"needed": LEAST_RETAGS, "count": figure(again)}
        return Reason(
            ngettext(
                "{count} of {needed} old actions tagged again",
                "{count} of {needed} old actions tagged again",
                again,
            ).format(**figures),
            _(
                "The line with today’s yardstick needs {needed} old actions tagged again within a year; so "
                "far there are {count}."
            ).format(**figures),
        )
    if not is_shifted(found) or not is_told:
        return Reason(
            _("no shift is told"),
            _("No line with today’s yardstick is shown: the old tags show no clear shift."),
        )
    return None
