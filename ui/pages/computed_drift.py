"""How a drift is told from chance, and where its pace leads, with the person's own figures. No Qt here."""

from __future__ import annotations

import datetime as dt
import math

from journal.domain.dates import long_date
from journal.language import _, ngettext
from journal.statistics.amounts import (
    chance,
    chosen_points,
    decimal,
    figure,
    hundredths,
    month_and_year,
    points,
)
from journal.statistics.attribution import Attribution, Side
from journal.statistics.drift import DRIFT_ACTIONS, DRIFT_DAYS, Estimate
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import (
    CLAIM_CHANCE,
    CLAIM_TAGGED_DAYS,
    HALF_TAGGED_DAYS,
    LEAST_RATE,
    PERHAPS_CHANCE,
    DriftClaim,
    Pace,
    Verdict,
)

_RATE_DAYS = 30.0
_NEAR_DAYS = 14  # as in the drift sentence, which then names the late end alone


def drift_words(series: DaySeries, estimate: Estimate, verdict: Verdict, today: int) -> list[str]:
    """The sentences about the drift; every figure is the one of the drift sentence and the drawn line.

    Marked up as `journal.statistics.runs` reads them.
    """
    if verdict.steady is not None:
        return [_steady(verdict.steady, today), _rule()]
    if not verdict.claims:
        return [_why_nothing(series, verdict, today)]
    sentences: list[str] = []
    for claim in verdict.claims:
        sentences += _claimed(series, estimate, claim, today)
    sentences.append(_rule())
    if verdict.pace is not None:
        sentences += _pace(verdict.pace, today)
    return sentences


def percent(number: float) -> str:
    """A figure in per cent, with a decimal only where it has one: "97.5 %"."""
    text = decimal(number, 0 if number == round(number) else 1)
    return _("{number}\u00a0%").format(number=text)


def date_words(ordinal: int) -> str:
    """A day with its month and year."""
    return long_date(dt.date.fromordinal(ordinal))


def days_words(count: int) -> str:
    """So many days: "1 day", "365 days"."""
    return ngettext("{count}\u00a0day", "{count}\u00a0days", count).format(count=figure(count))


def _rule() -> str:
    """What a drift has to reach before it is told."""
    return _(
        "A drift is told from a chance of {claim} on, as you may look every week, and as “perhaps” from "
        "{perhaps}; and only if the line itself moved by a point and the straight line by {rate}\u00a0points "
        "in {days} days."
    ).format(
        claim=percent(100 * CLAIM_CHANCE),
        perhaps=percent(100 * PERHAPS_CHANCE),
        rate=decimal(LEAST_RATE, 1),
        days=round(_RATE_DAYS),
    )


def _why_nothing(series: DaySeries, verdict: Verdict, today: int) -> str:
    """Why nothing at all is said of a drift, with the figures that fall short."""
    if verdict.why_silent == "silence":
        last = int(series.days[series.tagged > 0][-1])
        return _(
            "The last tagged action is {days} old. After four weeks without one nothing is said of a drift: "
            "days without actions are no information."
        ).format(days=days_words(today - last))
    return " ".join((_what_falls_short(series, verdict, today), _("Until then nothing is said of it.")))


def _what_falls_short(series: DaySeries, verdict: Verdict, today: int) -> str:
    match verdict.why_silent:
        case "actions":
            return _(
                "A drift needs {needed} tagged actions within a year; your last year holds {found}."
            ).format(needed=DRIFT_ACTIONS, found=_amount(series, verdict.recent_actions))
        case "days":
            return _(
                "A drift needs tagged actions that go back {needed} days or more; those of your last year go "
                "back {found}."
            ).format(needed=DRIFT_DAYS, found=_strong(days_words(verdict.recent_days)))
        case "tagged days":
            needs = _(
                "A drift needs {needed} days with tagged actions: a few busy days are no drift."
            ).format(needed=CLAIM_TAGGED_DAYS)
            if verdict.recent_tagged_days >= CLAIM_TAGGED_DAYS:
                return needs
            found = _("Your last year holds {found}.").format(
                found=_strong(days_words(verdict.recent_tagged_days))
            )
            return f"{needs} {found}"
        case "halves":
            return _(
                "A drift compares an earlier with a later time: it needs {needed} days with tagged actions "
                "in each half of its time, and one half holds fewer."
            ).format(needed=HALF_TAGGED_DAYS)
        case _:
            begin = int(series.days[series.tagged > 0][0])
            return _("A drift needs {needed} tagged actions over {days} days; yours are {found}.").format(
                needed=DRIFT_ACTIONS,
                days=DRIFT_DAYS,
                found=_("{amount} over {days}").format(
                    amount=_amount(series, verdict.tagged), days=_strong(days_words(today - begin + 1))
                ),
            )


def _amount(series: DaySeries, count: int) -> str:
    """So many tagged actions; of minutes, as many as they are worth."""
    if series.measure == "minutes":
        words = ngettext(
            "the minutes of some **{count}\u00a0action**",
            "the minutes of some **{count}\u00a0actions**",
            count,
        )
    else:
        words = "**{count}**"
    return words.format(count=figure(count))


def _strong(words: str) -> str:
    return f"**{words}**"


def _steady(drift: Drift, today: int) -> str:
    """A drift that is not claimed: it can't be told from chance, or it is too small.

    The same two kinds as in the drift sentence, where the second is "hardly any" or "none worth telling".
    """
    likely = max(drift.chance_up, 1.0 - drift.chance_up) > PERHAPS_CHANCE
    if likely or drift.rate_low > 0.0 or drift.rate_high < 0.0:
        said = _(
            "The straight line that explains the {days} since {since} best moves by **{change}** "
            "(likely\u00a0{band}), with a chance of **{chance}** that it rises: a change too small to be "
            "told."
        )
    else:
        said = _(
            "The straight line that explains the {days} since {since} best moves by **{change}** "
            "(likely\u00a0{band}), with a chance of **{chance}** that it rises: no change that could be told "
            "from chance."
        )
    return said.format(
        days=days_words(today - drift.since),
        since=date_words(drift.since),
        change=_moved_by(drift.change),
        band=_band(drift, today, rises=True),
        chance=percent(min(max(hundredths(drift.chance_up), 1), 99)),
    )


# A claim ---------------------------------------------------------------------------------------


def _claimed(series: DaySeries, estimate: Estimate, claim: DriftClaim, today: int) -> list[str]:
    """From what the line shows to the straight line that tells it from chance, and which count moved."""
    sentences = [_on_the_line(estimate, claim), _on_the_straight_line(claim, today)]
    if claim.counts is not None:
        sentences.append(_moved(series, claim.counts))
    sentences.append(_because(claim))
    return sentences


def _on_the_line(estimate: Estimate, claim: DriftClaim) -> str:
    since = claim.drift.since
    said = _("The line in the chart goes from {before} on {since} to {now} today: **{points}**.")
    return said.format(
        before=hundredths(float(estimate.share[since - int(estimate.days[0])])),
        since=date_words(since),
        now=hundredths(float(estimate.share[-1])),
        points=points(claim.points),
    )


def _on_the_straight_line(claim: DriftClaim, today: int) -> str:
    """The ramp, on which the chance rests, beside the change of the line."""
    change = abs(claim.drift.change)
    more = round(change) - claim.points
    if more > 0:
        said = (
            _(
                "The line is cautious: it stays where it was unless the days speak for more. The straight "
                "rise that explains these days best is steeper, **{change}** (likely\u00a0{band}). That it "
                "is a rise at all has a chance of **{chance}**."
            )
            if claim.rises
            else _(
                "The line is cautious: it stays where it was unless the days speak for more. The straight "
                "fall that explains these days best is steeper, **{change}** (likely\u00a0{band}). That it "
                "is a fall at all has a chance of **{chance}**."
            )
        )
    else:
        said = (
            _(
                "The straight rise that explains these days best is **{change}** (likely\u00a0{band}). That "
                "it is a rise at all has a chance of **{chance}**."
            )
            if claim.rises
            else _(
                "The straight fall that explains these days best is **{change}** (likely\u00a0{band}). That "
                "it is a fall at all has a chance of **{chance}**."
            )
        )
    return said.format(
        change=points(change),
        band=_band(claim.drift, today, rises=claim.rises),
        chance=percent(chance(claim.chance)),
    )


def _moved(series: DaySeries, counts: Attribution) -> str:
    """Both sides' actions (or minutes) per logged day, at the window's begin and now."""
    said = (
        _(
            "Per logged day, of which a week has {days} on average: ▲\u00a0leader actions {leader}; "
            "■\u00a0manager actions {manager}."
        )
        if series.measure == "count"
        else _(
            "Minutes per logged day, of which a week has {days} on average: ▲\u00a0leader {leader}; "
            "■\u00a0manager {manager}."
        )
    )
    return said.format(
        days=decimal(counts.days_a_week, 1),
        leader=_side(series, counts.leader),
        manager=_side(series, counts.manager),
    )


def _side(series: DaySeries, side: Side) -> str:
    def rate(actions: float) -> str:
        return decimal(actions, 1) if series.measure == "count" else figure(round(actions * series.unit))

    return _(
        "from {before} (likely {before_low} to {before_high}) to **{now}** ({now_low} to {now_high})"
    ).format(
        before=rate(side.before),
        before_low=rate(side.before_low),
        before_high=rate(side.before_high),
        now=rate(side.now),
        now_low=rate(side.now_low),
        now_high=rate(side.now_high),
    )


def _because(claim: DriftClaim) -> str:
    """Why the sentence names the counts, says that the mix shifted, or leaves it open."""
    if claim.cause == "unclear":
        return _("Which of the two counts carries it can't be told yet, so the sentence leaves it open.")
    if claim.cause == "yardstick":
        return (
            _(
                "What you call leadership has shifted, which alone could explain it: so whether the share "
                "rose stays open."
            )
            if claim.rises
            else _(
                "What you call leadership has shifted, which alone could explain it: so whether the share "
                "fell stays open."
            )
        )
    if claim.cause == "mix":
        return (
            _(
                "A share also rises where manager actions become fewer in the log. That leader actions "
                "themselves became more does not carry this rise, so the sentence says that the mix shifted."
            )
            if claim.rises
            else _(
                "A share also falls where leader actions become fewer in the log. That manager actions "
                "themselves became more does not carry this fall, so the sentence says that the mix shifted."
            )
        )
    return (
        _(
            "A share also rises where manager actions become fewer in the log. Here leader actions "
            "themselves became more and carry the rise, so it is not told as a shift of the mix."
        )
        if claim.rises
        else _(
            "A share also falls where leader actions become fewer in the log. Here manager actions "
            "themselves became more and carry the fall, so it is not told as a shift of the mix."
        )
    )


# The pace --------------------------------------------------------------------------------------


def _pace(pace: Pace, today: int) -> list[str]:
    """Where the pace's dates come from; nothing where the target is reached already."""
    if pace.is_there:
        return []
    early, late = (
        "" if math.isinf(days) else month_and_year(today + round(days))
        for days in (pace.arrival.early, pace.arrival.late)
    )
    if pace.arrival.early <= _NEAR_DAYS:
        early = _("the next two weeks")
    target = chosen_points(pace.target)
    if pace.is_own:
        target = _("your target of {target}").format(target=target)
    if not early:
        said = _(
            "“If this pace held” draws the straight rise on beyond today. Even if it is a steep one, it "
            "does not meet {target} within ten years."
        )
    elif not late:
        said = _(
            "“If this pace held” draws the straight rise on beyond today until it meets {target}. Its "
            "steepness is not known for certain, hence two ends, with 80\u00a0% of the chances between them: "
            "**{early}** for a steep rise, and never or beyond ten years for a flat one."
        )
    else:
        said = _(
            "“If this pace held” draws the straight rise on beyond today until it meets {target}. Its "
            "steepness is not known for certain, hence two ends, with 80\u00a0% of the chances between them: "
            "**{early}** for a steep rise, **{late}** for a flat one."
        )
    level = _("It is no forecast: that one stays level in the chart, as no rise need go on.")
    return [said.format(target=target, early=early, late=late) + " " + level]


# Figures ---------------------------------------------------------------------------------------


def _band(drift: Drift, today: int, *, rises: bool) -> str:
    """The 90 % band of the straight line's change over the window, in points, as a rise or as a fall."""
    factor = (today - drift.since) / _RATE_DAYS
    low, high = factor * drift.rate_low, factor * drift.rate_high
    if not rises:
        low, high = -high, -low
    places = 0 if high - low >= 3.0 else 1
    # adding 0 makes a negative zero a plain one
    lower, upper = (decimal(round(end, places) + 0.0, places) for end in (low, high))
    return _("{low}\u00a0to\u00a0{high}").format(low=lower, high=upper)


def _moved_by(change: float) -> str:
    """A change with its sign, "+13 points"."""
    sign = "" if abs(change) < 0.05 else "−" if change < 0 else "+"
    return sign + points(change)
