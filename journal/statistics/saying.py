"""What is said of the leader share and its drift, and what is missing until more may be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from journal.domain.dates import long_date
from journal.language import _, ngettext
from journal.statistics.amounts import (
    band,
    behaviour_counts,
    chance,
    duration,
    figure,
    hundredths,
    listed,
    period,
    points,
)
from journal.statistics.drift import DRIFT_ACTIONS, DRIFT_DAYS, Estimate
from journal.statistics.drift_words import counts_moved, counts_plain, drift_sentences, since_day, since_words
from journal.statistics.runs import Run, plain, runs
from journal.statistics.series import DaySeries
from journal.statistics.verdict import (
    CLAIM_TAGGED_DAYS,
    SILENT_DAYS,
    DriftClaim,
    Stage,
    Verdict,
    Yardstick,
    decide,
)

__all__ = ["Run", "Saying", "caption", "caption_counts", "figure", "finding", "say"]

Kind: TypeAlias = Stage


@dataclass(frozen=True)
class Saying:
    """The sentence that reads the share aloud, in two parts, and the figures it rests on.

    `kind`: "empty" nothing tagged; "count" under 5 tagged actions; "early" enough for a band and too
    little for a line; "share" the whole. `share`, `low`, `high` are fractions for the day it was
    asked for, None where no estimate may be shown. `missing_actions` and `missing_days` are what the
    next kind still needs; both 0 at the last. `tagged` counts manager, leader and both actions.
    `verdict` is what may be claimed; `series` the counts it rests on, up to `today`.
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
    verdict: Verdict
    series: DaySeries
    today: int

    @property
    def plain(self) -> str:
        """Both parts as one text without shapes: for terminal, screen reader and caption."""
        return " ".join(text for text in (plain(self.first), plain(self.second)) if text)

    @property
    def claim(self) -> DriftClaim | None:
        """The claim that leads, if any."""
        return self.verdict.claims[0] if self.verdict.claims else None


def say(
    estimate: Estimate,
    series: DaySeries,
    today: int,
    *,
    yardstick: Yardstick | None = None,
    target: float | None = None,
) -> Saying:
    """Put into words what may be said on this day; `decide` takes the same and decides it.

    Raises:
        ValueError: if there are tagged actions and the estimate does not end today.
    """
    series = series.until(today)
    verdict = decide(estimate, series, today, yardstick, target)
    shown = None if verdict.stage in {"empty", "count"} else estimate
    share, low, high = (
        (None, None, None)
        if shown is None
        else (float(shown.share[-1]), float(shown.low[-1]), float(shown.high[-1]))
    )
    return Saying(
        kind=verdict.stage,
        first=runs(_first(verdict, series, share, low, high)),
        second=runs(" ".join(filter(None, _second(verdict, series, today, yardstick)))),
        share=share,
        low=low,
        high=high,
        tagged=verdict.tagged,
        missing_actions=verdict.missing_actions,
        missing_days=verdict.missing_days,
        verdict=verdict,
        series=series,
        today=today,
    )


def finding(saying: Saying) -> str:
    """The sentence over an exported chart, for readers who did not write the journal; no full stop.

    The finding itself is strong (`**`), which count moved is not.
    """
    timed = saying.series.measure == "minutes"
    if saying.share is None or saying.low is None or saying.high is None:
        if timed:
            return _("Too few timed actions so far for a share by time")
        return ngettext(
            "{count} tagged action so far: too few for a share",
            "{count} tagged actions so far: too few for a share",
            saying.tagged,
        ).format(count=figure(saying.tagged))
    likely = band(saying.low, saying.high)
    if saying.kind == "early":
        words = _("Likely {band} of 100 logged actions are called leadership")
        if timed:
            words = _("Likely {band} of 100 logged minutes are called leadership")
        return words.format(band=likely)
    words = _("{share} of 100 logged actions are called leadership")
    if timed:
        words = _("{share} of 100 logged minutes are called leadership")
    return _found(saying, words.format(share=hundredths(saying.share)), likely)


def caption(series: DaySeries, saying: Saying, first_day: int, last_day: int) -> tuple[str, str]:
    """The two lines under an exported chart: what it holds, and what it is not.

    `first_day` and `last_day` are the ordinals the chart shows; what is counted lies between them,
    both days with. The second line can't be switched off wherever the first is shown.
    """
    shown = series.between(first_day, last_day)
    line = _holds(shown, period(first_day, last_day))
    if saying.low is not None and saying.high is not None:
        line += " " + _("Band: 90\u00a0% likely, today {band}.").format(band=band(saying.low, saying.high))
    return line, _("Self-logged, self-tagged; not a measurement of leadership.")


def caption_counts(saying: Saying) -> str:
    """Which counts moved, for the caption's second line; empty where no drift is claimed."""
    claim = saying.claim
    if claim is None or claim.counts is None:
        return ""
    words = (
        _("Time a week, {then} and now: {counts}.")
        if saying.series.measure == "minutes"
        else _("Actions a week, {then} and now: {counts}.")
    )
    return words.format(
        then=since_words(claim.drift, saying.today), counts=counts_plain(claim.counts, saying.series)
    )


def _holds(shown: DaySeries, when: str) -> str:
    """The period, how many actions (or how much time) it holds, and what is in neither side."""
    own, both, tagged = int(shown.own.sum()), int(shown.both.sum()), int(shown.tagged.sum())
    notes = []
    if shown.measure == "minutes":
        count = int(shown.numbers.sum())
        line = ngettext(
            "{period}, {time} in {count} tagged action", "{period}, {time} in {count} tagged actions", count
        ).format(period=when, time=duration(tagged), count=figure(count))
        if own:
            notes.append(_("{time} of own work in neither side").format(time=duration(own)))
    else:
        line = ngettext("{period}, {count} tagged action", "{period}, {count} tagged actions", tagged).format(
            period=when, count=figure(tagged)
        )
        if own:
            notes.append(
                ngettext(
                    "{count} of own work in neither side", "{count} of own work in neither side", own
                ).format(count=figure(own))
            )
    if both:
        notes.append(_("both counts half to each"))
    if notes:
        return _("{line} ({notes}).").format(line=line, notes=_("; ").join(notes))
    return _("{line}.").format(line=line)


def _found(saying: Saying, share: str, likely: str) -> str:
    """The finding with what may be added of the drift."""
    claim, series = saying.claim, saying.series
    alone = _("**{share}**, likely\u00a0{band}").format(share=share, band=likely)
    if claim is None or claim.counts is None or claim.cause == "yardstick" or len(saying.verdict.claims) > 1:
        return alone
    figures = {
        "share": share,
        "alone": alone,
        "points": points(claim.points),
        "then": since_words(claim.drift, saying.today),
        "day": since_day(claim.drift, saying.today),
        "chance": chance(claim.chance),
        "counts": plain(runs(counts_moved(claim.counts, series))),
    }
    if claim.cause == "mix":
        words = (
            _("{alone}. Since {day} the mix of what is written down shifted: {counts}")
            if claim.is_certain
            else _("{alone}. Since {day} the mix of what is written down perhaps shifted: {counts}")
        )
        return words.format(**figures)
    if claim.cause == "unclear":
        return alone
    sentences = {
        (True, True): _("**{share}, {points} more than {then}:** {counts}"),
        (False, True): _("**{share}, {points} less than {then}:** {counts}"),
        (True, False): _("{alone}; perhaps {points} more than {then} ({chance}\u00a0%): {counts}"),
        (False, False): _("{alone}; perhaps {points} less than {then} ({chance}\u00a0%): {counts}"),
    }
    return sentences[claim.rises, claim.is_certain].format(**figures)


def _first(
    verdict: Verdict, series: DaySeries, share: float | None, low: float | None, high: float | None
) -> str:
    """The first part: the share with its band, or the count."""
    if share is None or low is None or high is None:
        return _so_far(verdict, series)
    timed = series.measure == "minutes"
    if verdict.stage == "early":
        words = _("Likely **{band}\u00a0of\u00a0100** actions you log, you call leadership.")
        if timed:
            words = _("Likely **{band}\u00a0of\u00a0100** minutes you log, you call leadership.")
    else:
        words = _(
            "**{share}\u00a0of\u00a0100** actions you logged, you called leadership, likely\u00a0{band}."
        )
        if timed:
            words = _(
                "**{share}\u00a0of\u00a0100** minutes you logged, you called leadership, likely\u00a0{band}."
            )
    return words.format(share=hundredths(share), band=band(low, high))


def _second(verdict: Verdict, series: DaySeries, today: int, yardstick: Yardstick | None) -> list[str]:
    """The second part: the drift, or what it still needs; what waits."""
    if verdict.stage in {"empty", "count"}:
        return [*_recent(series, today), _waiting(series)]
    if verdict.stage == "early":
        missing = _missing(verdict.missing_actions, verdict.missing_days, series)
        return [
            _("Too early for a drift: {missing}.").format(missing=missing),
            *_recent(series, today),
            _waiting(series),
        ]
    said = drift_sentences(verdict, series, today, yardstick)
    if not said and not _silence(series, today):
        said.append(_too_little(verdict, series))
    recent = [] if verdict.claims else _recent(series, today)
    return [*said, *recent, _waiting(series)]


def _so_far(verdict: Verdict, series: DaySeries) -> str:
    """Under five: the count, and how many are missing."""
    tagged, missing = verdict.tagged, verdict.missing_actions
    if series.measure == "minutes":
        return ngettext(
            "**Too few timed actions:** the first estimate by time needs some {count} more.",
            "**Too few timed actions:** the first estimate by time needs some {count} more.",
            missing,
        ).format(count=missing)
    if verdict.stage == "empty":
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


def _missing(actions: int, days: int, series: DaySeries) -> str:
    """So many more actions and days; empty where none are missing."""
    missing = []
    if actions and series.measure == "minutes":
        missing.append(
            ngettext(
                "some {count}\u00a0more timed action", "some {count}\u00a0more timed actions", actions
            ).format(count=actions)
        )
    elif actions:
        missing.append(
            ngettext("{count}\u00a0more tagged action", "{count}\u00a0more tagged actions", actions).format(
                count=actions
            )
        )
    if days:
        missing.append(ngettext("{count}\u00a0more day", "{count}\u00a0more days", days).format(count=days))
    return listed(missing)


def _too_little(verdict: Verdict, series: DaySeries) -> str:
    """Enough for a line, and too little in the last year for a drift: what is missing there."""
    actions = max(DRIFT_ACTIONS - verdict.recent_actions, 0)
    missing = _missing(actions, max(DRIFT_DAYS - verdict.recent_days, 0), series)
    days = CLAIM_TAGGED_DAYS - verdict.recent_tagged_days
    if not missing and verdict.why_silent == "tagged days" and days > 0:
        missing = ngettext(
            "{count}\u00a0more day with tagged actions", "{count}\u00a0more days with tagged actions", days
        ).format(count=days)
    if verdict.why_silent == "halves":
        return _("Too little in one half of the time for a drift.")
    if not missing:
        return ""
    return _("Too little in the last year for a drift: {missing}.").format(missing=missing)


def _silence(series: DaySeries, today: int) -> str:
    """Since when nothing has been logged, or nothing that counts for the share, if that is long ago."""
    counted = series.days[series.tagged > 0]
    for days, words in (
        (series.days, _("Nothing has been logged since {day}.")),
        (counted, _("Nothing has been logged as leader or manager since {day}.")),
    ):
        if days.size and int(days[-1]) <= today - SILENT_DAYS:
            return words.format(day=long_date(dt.date.fromordinal(int(days[-1]))))
    return ""


def _recent(series: DaySeries, today: int) -> list[str]:
    """What the last four weeks hold, or since when there is nothing."""
    said = [_silence(series, today)]
    counts = behaviour_counts(series.between(today - SILENT_DAYS + 1, today))
    if counts:
        said.append(_("In the last four weeks: {counts}.").format(counts=listed(counts)))
    return said


def _waiting(series: DaySeries) -> str:
    """How many actions are not tagged yet."""
    waiting = int(series.untagged.sum()) if series.measure == "count" else 0
    if not waiting:
        return ""
    return ngettext(
        "**{count}**\u00a0action waits for a tag.", "**{count}**\u00a0actions wait for a tag.", waiting
    ).format(count=figure(waiting))
