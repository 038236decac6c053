"""What may be said of the leader share, and what is missing until more may be said."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Literal, TypeAlias

from journal.domain.dates import long_date
from journal.language import _, ngettext, pgettext
from journal.statistics.drift import Estimate
from journal.statistics.runs import Run, plain, runs
from journal.statistics.series import DaySeries

__all__ = ["Run", "Saying", "caption", "figure", "finding", "say"]

Kind: TypeAlias = Literal["empty", "count", "early", "share"]

FIRST_ESTIMATE_ACTIONS = 5
LINE_ACTIONS = 30
LINE_DAYS = 28
RECENT_DAYS = 28


@dataclass(frozen=True)
class Saying:
    """The sentence that reads the share aloud, in two parts, and the figures it rests on.

    `kind`: "empty" nothing tagged; "count" under 5 tagged actions; "early" enough for a band and too
    little for a line; "share" the whole. `share`, `low`, `high` are fractions for the day it was
    asked for, None where no estimate may be shown. `missing_actions` and `missing_days` are what the
    next kind still needs; both 0 at the last. `tagged` counts manager, leader and both actions.
    """

    kind: Kind
    first: tuple[Run, ...]
    second: tuple[Run, ...]
    share: float | None
    low: float | None
    high: float | None
    tagged: int
    missing_actions: int
    missing_days: int

    @property
    def plain(self) -> str:
        """Both parts as one text without shapes: for terminal, screen reader and caption."""
        return " ".join(text for text in (plain(self.first), plain(self.second)) if text)


def say(estimate: Estimate, series: DaySeries, today: int) -> Saying:
    """Put into words what the counts allow on this day.

    Args:
        estimate: the estimate of the same series, asked for the same day.
        series: the counts; days after `today` are left out.
        today: the ordinal of the day.

    Raises:
        ValueError: if there are tagged actions and the estimate does not end today.
    """
    series = series.until(today)
    tagged = int(series.tagged.sum())
    if tagged and not (estimate.days.size and int(estimate.days[-1]) == today):
        raise ValueError("the estimate must end on the day that is spoken of")
    span = today - int(estimate.days[0]) + 1 if tagged else 0
    recent = _recent(series, today)
    if tagged < FIRST_ESTIMATE_ACTIONS:
        missing = FIRST_ESTIMATE_ACTIONS - tagged
        kind: Kind = "count" if tagged else "empty"
        return Saying(
            kind, runs(_so_far(tagged, missing)), runs(recent), None, None, None, tagged, missing, 0
        )
    share, low, high = (float(line[-1]) for line in (estimate.share, estimate.low, estimate.high))
    missing_actions = max(LINE_ACTIONS - tagged, 0)
    missing_days = max(LINE_DAYS - span, 0)
    if missing_actions or missing_days:
        kind, first = "early", _("Likely **{band}\u00a0of\u00a0100** actions you log, you call leadership.")
        second = " ".join(filter(None, (_too_early(missing_actions, missing_days), recent)))
    else:
        kind, second = "share", recent
        first = _(
            "**{share}\u00a0of\u00a0100** actions you logged, you called leadership, likely\u00a0{band}."
        )
    first = first.format(share=_percent(share), band=_band(low, high))
    return Saying(kind, runs(first), runs(second), share, low, high, tagged, missing_actions, missing_days)


def finding(saying: Saying) -> str:
    """The sentence over an exported chart, for readers who did not write the journal; no full stop."""
    if saying.share is None or saying.low is None or saying.high is None:
        return ngettext(
            "{count} tagged action so far: too few for a share",
            "{count} tagged actions so far: too few for a share",
            saying.tagged,
        ).format(count=figure(saying.tagged))
    band = _band(saying.low, saying.high)
    if saying.kind == "early":
        return _("Likely {band} of 100 logged actions are called leadership").format(band=band)
    return _("{share} of 100 logged actions are called leadership, likely\u00a0{band}").format(
        share=_percent(saying.share), band=band
    )


def caption(series: DaySeries, saying: Saying, first_day: int, last_day: int) -> tuple[str, str]:
    """The two lines under an exported chart: what it holds, and what it is not.

    `first_day` and `last_day` are the ordinals the chart shows; what is counted lies between them,
    both days with. The second line can't be switched off wherever the first is shown.
    """
    shown = series.between(first_day, last_day)
    count = int(shown.tagged.sum())
    own, both = int(shown.own.sum()), int(shown.both.sum())
    notes = []
    if own:
        notes.append(
            ngettext(
                "{count} of own work in neither side", "{count} of own work in neither side", own
            ).format(count=figure(own))
        )
    if both:
        notes.append(_("both counts half to each"))
    sentence = ngettext("{period}, {count} tagged action", "{period}, {count} tagged actions", count)
    line = sentence.format(period=_period(first_day, last_day), count=figure(count))
    if notes:
        line = _("{line} ({notes}).").format(line=line, notes=_("; ").join(notes))
    else:
        line = _("{line}.").format(line=line)
    if saying.low is not None and saying.high is not None:
        line += " " + _("Band: 90\u00a0% likely, today {band}.").format(band=_band(saying.low, saying.high))
    return line, _("Self-logged, self-tagged; not a measurement of leadership.")


def figure(number: int) -> str:
    """A count with its thousands set apart, so that 1,096 does not read as a year."""
    return f"{number:,}".replace(",", pgettext("between thousands", ","))


def _so_far(tagged: int, missing: int) -> str:
    """Under five: the count, and how many are missing."""
    if not tagged:
        return ngettext(
            "**No tagged action yet:** the first estimate needs {count}.",
            "**No tagged action yet:** the first estimate needs {count}.",
            missing,
        ).format(count=missing)
    more = ngettext(
        "{count} more until the first estimate.", "{count} more until the first estimate.", missing
    ).format(count=missing)
    return ngettext(
        "**{count}\u00a0tagged action** so far, {more}",
        "**{count}\u00a0tagged actions** so far, {more}",
        tagged,
    ).format(count=tagged, more=more)


def _too_early(actions: int, days: int) -> str:
    """What a line still needs."""
    missing = []
    if actions:
        missing.append(
            ngettext("{count}\u00a0more tagged action", "{count}\u00a0more tagged actions", actions).format(
                count=actions
            )
        )
    if days:
        missing.append(ngettext("{count}\u00a0more day", "{count}\u00a0more days", days).format(count=days))
    return _("Too early for a line: {missing}.").format(missing=_listed(missing))


def _recent(series: DaySeries, today: int) -> str:
    """What the last four weeks hold, or since when there is nothing, and what waits for a tag."""
    if not series.days.size:
        return ""
    sentences = []
    last = int(series.days[-1])
    if last <= today - RECENT_DAYS:
        sentences.append(
            _("Nothing has been logged since {day}.").format(day=long_date(dt.date.fromordinal(last)))
        )
    counts = _counts(series.between(today - RECENT_DAYS + 1, today))
    if counts:
        sentences.append(_("In the last four weeks: {counts}.").format(counts=_listed(counts)))
    waiting = int(series.untagged.sum())
    if waiting:
        sentences.append(
            ngettext(
                "**{count}**\u00a0action waits for a tag.",
                "**{count}**\u00a0actions wait for a tag.",
                waiting,
            ).format(count=figure(waiting))
        )
    return " ".join(sentences)


def _counts(series: DaySeries) -> list[str]:
    """Each behaviour that occurs, with its shape."""
    leader, manager = int(series.leader.sum()), int(series.manager.sum())
    both, own = int(series.both.sum()), int(series.own.sum())
    named = (
        (
            leader,
            ngettext(
                "▲\u00a0**{count}**\u00a0leader action", "▲\u00a0**{count}**\u00a0leader actions", leader
            ),
        ),
        (
            manager,
            ngettext(
                "■\u00a0**{count}**\u00a0manager action", "■\u00a0**{count}**\u00a0manager actions", manager
            ),
        ),
        (both, ngettext("◆\u00a0**{count}**\u00a0both", "◆\u00a0**{count}**\u00a0both", both)),
        (
            own,
            ngettext(
                "○\u00a0**{count}**\u00a0of own work in neither side",
                "○\u00a0**{count}**\u00a0of own work in neither side",
                own,
            ),
        ),
    )
    return [sentence.format(count=figure(count)) for count, sentence in named if count]


def _listed(things: list[str]) -> str:
    """One, two or more things in a row: "a", "a and b", "a, b and c"."""
    if len(things) < 2:
        return "".join(things)
    return _("{first} and {last}").format(first=_(", ").join(things[:-1]), last=things[-1])


def _period(first_day: int, last_day: int) -> str:
    first, last = dt.date.fromordinal(first_day), dt.date.fromordinal(last_day)
    if first == last:
        return long_date(last)
    return _("{first} to {last}").format(first=long_date(first), last=long_date(last))


def _percent(share: float) -> int:
    return math.floor(100.0 * share + 0.5)


def _band(low: float, high: float) -> str:
    """The band in whole hundredths, "37 to 56", not to be parted; never "46 to 46"."""
    lower, upper = _percent(low), _percent(high)
    if lower == upper:
        lower, upper = math.floor(100.0 * low), math.ceil(100.0 * high)
    if lower == upper:
        lower, upper = max(lower - 1, 0), min(upper + 1, 100)
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)
