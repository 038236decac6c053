"""How share, band and drift are computed, told with the person's own figures. No Qt here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import numpy as np

from journal.domain.dates import long_date
from journal.language import _, ngettext
from journal.statistics.amounts import band as band_words
from journal.statistics.amounts import decimal, duration, figure, hundredths, points
from journal.statistics.attribution import Attribution, Side
from journal.statistics.drift import DRIFT_ACTIONS, DRIFT_DAYS, WINDOW_ACTIONS, Estimate
from journal.statistics.narrowing import Ends, Narrowing
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import CLAIM_CHANCE, LEAST_RATE, PERHAPS_CHANCE, DriftClaim, Verdict

_LIKE_ACTIONS = 5
_HARDLY, _A_LITTLE = 0.02, 0.2
_NEARLY_ALL = 0.9  # of the width
_WIDENED = 0.01  # of the band by days without actions, as a fraction


@dataclass(frozen=True)
class Part:
    """A heading with its sentences, marked up as `journal.statistics.runs` reads them.

    `share` and `band` are shown on a gauge under the heading where they are given, as fractions.
    """

    heading: str
    sentences: tuple[str, ...]
    share: float | None = field(default=None, kw_only=True)
    band: tuple[float, float] | None = field(default=None, kw_only=True)


def computed_parts(
    series: DaySeries,
    estimate: Estimate,
    verdict: Verdict,
    narrowed: Narrowing | None,
    today: int,
    *,
    with_hollow: bool = True,
) -> tuple[Part, ...]:
    """What the panel says, from what is counted to what can't be known.

    Whatever is said holds for both sides alike: swapping leader and manager swaps two counts and
    mirrors share and band. All are those of `series` on the day `today`, which without `with_hollow` has
    nothing of what was recalled or imported.
    """
    series = series.until(today)
    counted = Part(
        _("What is counted"), (_what_counts(series), *_what_is_left_out(series, with_hollow=with_hollow))
    )
    if verdict.stage in ("empty", "count"):
        few = _("Under five tagged actions no share is shown: it would mostly tell which one came first.")
        return counted, Part(_("The share"), (few,)), _not_known()
    parts = [
        counted,
        Part(_("Your days"), (_days(series), *_likeness(series, estimate.correlation))),
        _share_today(estimate, verdict),
    ]
    if narrowed is not None:
        parts.append(Part(_("Why the band is this wide"), tuple(_width(series, narrowed))))
        parts.append(Part(_("What would narrow it"), tuple(_narrower(series, narrowed))))
    parts.append(Part(_("The drift"), tuple(_drift(series, verdict, today))))
    return *parts, _not_known()


# What goes in ----------------------------------------------------------------------------------


def _what_counts(series: DaySeries) -> str:
    said = _(
        "The share rests on {amount}: ▲\u00a0{leader}\u00a0leader, ■\u00a0{manager}\u00a0manager and "
        "◆\u00a0{both}\u00a0both."
    ).format(
        amount=_tagged(series, int(series.tagged.sum()), strong=True),
        leader=_plain(series, int(series.leader.sum())),
        manager=_plain(series, int(series.manager.sum())),
        both=_plain(series, int(series.both.sum())),
    )
    said += " " + _("Both counts half to each side.")
    if series.measure == "minutes":
        worth = round(series.unit)
        said += " " + ngettext(
            "Only actions with minutes are in it; {count} minute informs as much as one action.",
            "Only actions with minutes are in it; {count} minutes inform as much as one action.",
            worth,
        ).format(count=figure(worth))
    return said


def _what_is_left_out(series: DaySeries, *, with_hollow: bool) -> list[str]:
    own, untagged = int(series.own.sum()), int(series.untagged.sum())
    said = []
    if own and series.measure == "minutes":
        said.append(
            _("○\u00a0**{time}** of own work count to neither side.").format(time=_plain(series, own))
        )
    elif own:
        said.append(
            ngettext(
                "○\u00a0**{count}** of own work counts to neither side.",
                "○\u00a0**{count}** of own work count to neither side.",
                own,
            ).format(count=figure(own))
        )
    if untagged and series.measure == "count":
        said.append(
            ngettext(
                "**{count}** that waits for a tag is left out until it has one.",
                "**{count}** that wait for a tag are left out until they have one.",
                untagged,
            ).format(count=figure(untagged))
        )
    if not with_hollow:
        said.append(_("Recalled and imported actions are left out, as you chose."))
    return [" ".join(said)] if said else []


def _days(series: DaySeries) -> str:
    days = int(np.count_nonzero(series.total))
    said = ngettext(
        "You logged on **{count}\u00a0day** since {first}.",
        "You logged on **{count}\u00a0days** since {first}.",
        days,
    )
    other = _("A day without actions says nothing, to either side; it widens the band.")
    return said.format(count=figure(days), first=_date(int(series.days[0]))) + " " + other


def _likeness(series: DaySeries, correlation: float) -> list[str]:
    """How alike actions of one day are, and what the busiest day therefore counts for.

    The weight of a day with n actions is n / (1 + (n − 1) ρ) (Williams 1982).
    """
    number = decimal(correlation, 2)
    if correlation < _HARDLY:
        return [
            _(
                "Actions of one day are hardly alike in your journal (day correlation {number}): five of one "
                "day weigh about as much as five of different days."
            ).format(number=number)
        ]
    if correlation < _A_LITTLE:
        said = _(
            "Actions of one day are a little alike in your journal (day correlation {number}): five of one "
            "day weigh as much as **{weight}** of different days."
        )
    else:
        said = _(
            "Actions of one day are much alike in your journal (day correlation {number}): five of one day "
            "weigh as much as **{weight}** of different days."
        )
    sentences = [said.format(number=number, weight=decimal(_weight(_LIKE_ACTIONS, correlation), 1))]
    busiest = int(series.tagged.argmax())
    most = float(series.tagged[busiest]) / series.unit
    if most > _LIKE_ACTIONS and series.measure == "count":
        sentences.append(
            _(
                "Your busiest day, {day}, has {count} tagged actions and counts for **{weight}**; however "
                "many they were, it could not count for more than {most}."
            ).format(
                day=_date(int(series.days[busiest])),
                count=figure(round(most)),
                weight=decimal(_weight(most, correlation), 1),
                most=decimal(1.0 / correlation, 1),
            )
        )
    return sentences


def _weight(actions: float, correlation: float) -> float:
    return actions / (1.0 + (actions - 1.0) * correlation)


# Share and band --------------------------------------------------------------------------------


def _share_today(estimate: Estimate, verdict: Verdict) -> Part:
    share, low, high = (float(line[-1]) for line in (estimate.share, estimate.low, estimate.high))
    how = _(
        "The share of a day is taken from the actions around it: near ones weigh more than far ones, "
        "and the fewer there are, the smoother it runs."
    )
    words = {"share": hundredths(share), "band": band_words(low, high)}
    if verdict.stage == "share":
        said = _(
            "**{share}\u00a0of\u00a0100** is the middle for today, and **{band}** is the band: with a "
            "chance of 90\u00a0% the share lies in it, with 5\u00a0% below and with 5\u00a0% above."
        )
    else:
        said = _(
            "**{band}** of 100 is the band for today: with a chance of 90\u00a0% the share lies in it, with "
            "5\u00a0% below and with 5\u00a0% above. A point would claim too much yet."
        )
    point = share if verdict.stage == "share" else None
    return Part(_("Today’s share"), (said.format(**words), how), share=point, band=(low, high))


def _width(series: DaySeries, found: Narrowing) -> list[str]:
    """What carries the band, the luck of which moments were logged, and the days since the last one."""
    words = {
        "amount": _tagged(series, found.amount, strong=True),
        "logged": _count_of_days(found.logged),
        "days": _count_of_days(found.stretch),
        "alone": _band(found.alone),
    }
    if found.is_whole:
        said = _("All your actions carry it: {amount} on {logged}.")
    else:
        said = _(
            "{amount} of the last {days}, on {logged}, carry it: without anything older it would be {alone}."
        )
    sentences = [said.format(**words)]
    part = found.still.width / found.today.width if found.today.width > 0 else 1.0
    if part >= _NEARLY_ALL:
        sentences.append(
            _(
                "Nearly all of its width is the luck of which moments you happened to log: with other "
                "moments of the same days it would have come out otherwise."
            )
        )
    else:
        sentences.append(
            _(
                "The luck of which moments you happened to log would leave **{still}**, had the share not "
                "moved at all in that time. The rest is that it may have moved, which actions of earlier "
                "days can’t rule out."
            ).format(still=_band(found.still))
        )
    if found.today.width - found.at_last.width >= _WIDENED:
        sentences.append(
            _(
                "On {day}, the last day with a tagged action, it was {then}. The days since then have "
                "widened it to {now}."
            ).format(day=_date(found.last), then=_band(found.at_last), now=_band(found.today))
        )
    return sentences


def _narrower(series: DaySeries, found: Narrowing) -> list[str]:
    """What the band would come to, if one logged on as lately, and if one logged twice as much."""
    sentences = [_("Today the band is **{width}** wide.").format(width=_width_words(found.today))]
    soon, later, doubled = found.ahead
    if found.is_silent:
        said = _(
            "If you log again as in the four weeks up to {day}, it will be about **{soon}** in {soon_weeks} "
            "weeks, with {amount} more, and **{later}** in {later_weeks} weeks, with {later_amount} more."
        )
    else:
        said = _(
            "If you log on as in the last four weeks, it will be about **{soon}** in {soon_weeks} weeks, "
            "with {amount} more, and **{later}** in {later_weeks} weeks, with {later_amount} more."
        )
    sentences.append(
        said.format(
            day=_date(found.last),
            soon=_width_words(soon.band),
            soon_weeks=soon.days // 7,
            amount=_tagged(series, soon.amount),
            later=_width_words(later.band),
            later_weeks=later.days // 7,
            later_amount=_plain(series, later.amount),
        )
    )
    if later.band.width >= _NEARLY_ALL * found.today.width:
        sentences.append(
            _("More of the same hardly narrows it, as the share itself may move in the meantime.")
        )
    sentences.append(
        _(
            "With twice as many on each of these days, {amount} in {weeks} weeks, it would be **{width}**."
        ).format(
            amount=_plain(series, doubled.amount),
            weeks=doubled.days // 7,
            width=_width_words(doubled.band),
        )
    )
    said = _("The same number on more days narrows it more than on few.")
    if series.measure == "count" and int(series.untagged.sum()):
        said += " " + _("So does tagging those that wait.")
    return [*sentences, said]


def _width_words(band: Ends) -> str:
    """How wide a band is: "17 points"."""
    points = max(1, hundredths(band.high - band.low))
    return ngettext("{count}\u00a0point", "{count}\u00a0points", points).format(count=points)


# The drift -------------------------------------------------------------------------------------


def _drift(series: DaySeries, verdict: Verdict, today: int) -> list[str]:
    rule = _(
        "A drift is told from a chance of {claim} on, as you may look every week, and as “perhaps” from "
        "90\u00a0%."
    ).format(claim=_percent(100 * CLAIM_CHANCE))
    if verdict.stage != "share" or (not verdict.claims and verdict.steady is None):
        return [
            _(
                "A drift needs {actions} tagged actions over {days} days, and {window} in its own 90 days or "
                "year. Until then nothing is said of it."
            ).format(actions=DRIFT_ACTIONS, days=DRIFT_DAYS, window=WINDOW_ACTIONS)
        ]
    if verdict.steady is not None:
        return [_steady(verdict.steady, today), rule]
    sentences: list[str] = []
    for claim in verdict.claims:
        sentences += _claimed(series, claim, today)
    return [*sentences, rule]


def _steady(drift: Drift, today: int) -> str:
    """A drift that is not claimed: too likely to be chance, or too small."""
    chance = max(drift.chance_up, 1.0 - drift.chance_up)
    if chance > PERHAPS_CHANCE and abs(drift.rate) < LEAST_RATE:
        said = _(
            "Over the {days} since {since} the share moved by {change}, with a chance of **{chance}** that "
            "it rose: too little in 30 days to speak of a drift."
        )
    else:
        said = _(
            "Over the {days} since {since} the share moved by {change}, with a chance of **{chance}** that "
            "it rose: too little to tell it from chance."
        )
    return said.format(
        days=_count_of_days(today - drift.since),
        since=_date(drift.since),
        change=_moved_by(drift.change),
        chance=_chance(drift.chance_up),
    )


def _claimed(series: DaySeries, claim: DriftClaim, today: int) -> list[str]:
    drift = claim.drift
    said = (
        _(
            "Over the {days} since {since}: **{change}**, which is {low} to {high} points in 30 days, with "
            "a chance of **{chance}** that it rose."
        )
        if claim.rises
        else _(
            "Over the {days} since {since}: **{change}**, which is {low} to {high} points in 30 days, with "
            "a chance of **{chance}** that it fell."
        )
    )
    sentences = [
        said.format(
            days=_count_of_days(today - drift.since),
            since=_date(drift.since),
            change=_moved_by(drift.change),
            low=decimal(drift.rate_low, 1),
            high=decimal(drift.rate_high, 1),
            chance=_chance(claim.chance),
        )
    ]
    if claim.counts is not None:
        sentences.append(_moved(series, claim.counts))
    sentences.append(_because(claim))
    return sentences


def _moved(series: DaySeries, counts: Attribution) -> str:
    """Both sides' actions (or minutes) per logged day, at the window's begin and now."""
    said = (
        _("Per logged day: ▲\u00a0leader actions {leader}; ■\u00a0manager actions {manager}.")
        if series.measure == "count"
        else _("Minutes per logged day: ▲\u00a0leader {leader}; ■\u00a0manager {manager}.")
    )
    return said.format(leader=_side(series, counts.leader), manager=_side(series, counts.manager))


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
    """Why it is told as a change of behaviour, of what is written down, or not yet."""
    if claim.cause == "yardstick":
        return _("A shift in what you call leadership could explain it, so it stays open.")
    if claim.cause == "mix":
        return _(
            "The side that gained does not carry it with a chance above 90\u00a0%, so it is told as a change "
            "in what is written down."
        )
    return _("The side that gained carries it, so it is told as a change in what you do.")


def _not_known() -> Part:
    return Part(
        _("What can’t be known from it"),
        (
            _(
                "It is the share of what you wrote down. Whether you now call other things leadership than a "
                "year ago, or leave other things out, no count can tell. Only tagging old actions again, "
                "unseen, can show whether the yardstick has moved."
            ),
        ),
    )


# Figures ---------------------------------------------------------------------------------------


def _tagged(series: DaySeries, amount: int, *, strong: bool = False) -> str:
    """So many tagged actions, or so much time of them."""
    if series.measure == "minutes":
        words = _("{time} of tagged actions").format(time=_plain(series, amount))
    else:
        words = ngettext("{count}\u00a0tagged action", "{count}\u00a0tagged actions", amount).format(
            count=figure(amount)
        )
    return f"**{words}**" if strong else words


def _plain(series: DaySeries, amount: int) -> str:
    """The amount alone: "187", "3 hours"."""
    return figure(amount) if series.measure == "count" else duration(amount)


def _count_of_days(count: int) -> str:
    return ngettext("{count}\u00a0day", "{count}\u00a0days", count).format(count=figure(count))


def _band(band: Ends) -> str:
    return band_words(band.low, band.high)


def _moved_by(change: float) -> str:
    """A change with its sign, "+13 points"."""
    sign = "" if abs(change) < 0.05 else "−" if change < 0 else "+"
    return sign + points(change)


def _chance(chance: float) -> str:
    """A chance as "71 %"; never 100 or 0."""
    if chance > 0.99:
        return _("over {chance}").format(chance=_percent(99))
    if chance < 0.01:
        return _("under {chance}").format(chance=_percent(1))
    return _percent(hundredths(chance))


def _percent(number: float) -> str:
    text = decimal(number, 0 if number == round(number) else 1)
    return _("{number}\u00a0%").format(number=text)


def _date(ordinal: int) -> str:
    return long_date(dt.date.fromordinal(ordinal))
