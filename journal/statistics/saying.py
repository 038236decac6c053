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
    figure,
    hundredths,
    listed,
    period,
    points,
)
from journal.statistics.drift import Estimate
from journal.statistics.drift_words import counts_moved, counts_plain, drift_sentences, since_day, since_words
from journal.statistics.runs import Run, plain, runs
from journal.statistics.series import DaySeries
from journal.statistics.verdict import (
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
    if saying.share is None or saying.low is None or saying.high is None:
        return ngettext(
            "{count} tagged action so far: too few for a share",
            "{count} tagged actions so far: too few for a share",
            saying.tagged,
        ).format(count=figure(saying.tagged))
    timed = saying.series.measure == "minutes"
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
    then = since_words(claim.drift, saying.today)
    return _("Actions a week, {then} and now: {counts}.").format(
        then=then, counts=counts_plain(claim.counts, saying.series)
    )


def _holds(shown: DaySeries, when: str) -> str:
    """The period, how many actions (or how much time) it holds, and what is in neither side."""
    own, both, tagged = int(shown.own.sum()), int(shown.both.sum()), int(shown.tagged.sum())
    notes = []
    if shown.measure == "minutes":
        line = _("{period}, {hours} hours of tagged actions").format(
            period=when, hours=figure(round(tagged / 60))
        )
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
        "points": points(claim.drift.change),
        "then": since_words(claim.drift, saying.today),
        "day": since_day(claim.drift, saying.today),
        "chance": chance(claim.chance),
        "counts": plain(runs(counts_moved(claim.counts, series))),
    }
    if claim.cause == "mix":
        return _("{alone}. Since {day} the mix of what is written down shifted: {counts}").format(**figures)
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
        return _so_far(verdict)
    timed = series.measure == "minutes"
    if verdict.stage == "early":
        words = _("Likely **{band}\u00a0of\u00a0100** actions you log, you call leadership.")
        if timed:
            words = _("Of 100 minutes you log, you call likely **{band}** leadership.")
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
        missing = _too_early(verdict.missing_actions, verdict.missing_days)
        return [missing, *_recent(series, today), _waiting(series)]
    said = drift_sentences(verdict, series, today, yardstick)
    silence = _silence(series, today)
    if not said and not silence:
        said.append(_too_few(verdict))
    if not verdict.claims:
        return [*said, *_recent(series, today), _waiting(series)]
    return [*said, silence, _waiting(series)]


def _so_far(verdict: Verdict) -> str:
    """Under five: the count, and how many are missing."""
    tagged, missing = verdict.tagged, verdict.missing_actions
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


def _too_early(actions: int, days: int) -> str:
    """What a line and a drift still need."""
    missing = []
    if actions:
        missing.append(
            ngettext("{count}\u00a0more tagged action", "{count}\u00a0more tagged actions", actions).format(
                count=actions
            )
        )
    if days:
        missing.append(ngettext("{count}\u00a0more day", "{count}\u00a0more days", days).format(count=days))
    return _("Too early for a drift: {missing}.").format(missing=listed(missing))


def _too_few(verdict: Verdict) -> str:
    """Enough for a line, and too little in the last year for a drift."""
    return ngettext(
        "Too few lately for a drift: {count} tagged action in the last year, and it takes 30 over 28 days.",
        "Too few lately for a drift: {count} tagged actions in the last year, and it takes 30 over 28 days.",
        verdict.recent_actions,
    ).format(count=figure(verdict.recent_actions))


def _silence(series: DaySeries, today: int) -> str:
    """Since when nothing has been logged, if that is long ago."""
    last = int(series.days[-1]) if series.days.size else today
    if last > today - SILENT_DAYS:
        return ""
    return _("Nothing has been logged since {day}.").format(day=long_date(dt.date.fromordinal(last)))


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
