"""The drift in words: what moved, by how much, which count moved, and the pace."""

from __future__ import annotations

import math

from journal.language import _
from journal.statistics.amounts import (
    band,
    chance,
    day_name,
    decimal,
    duration,
    hundredths,
    month_and_year,
    points,
)
from journal.statistics.attribution import MOVED_CHANCE, Attribution, Side
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import DriftClaim, Pace, Verdict, Yardstick

_LONG_DAYS = 300
_STEADY_POINTS = 5.0
_ALREADY_DAYS = 14


def drift_sentences(
    verdict: Verdict, series: DaySeries, today: int, yardstick: Yardstick | None = None
) -> list[str]:
    """What is said of the drift, marked up as `journal.statistics.runs` reads it; empty where nothing is."""
    said = []
    if len(verdict.claims) == 2:
        said.append(_both_ways(verdict.claims, today))
    said += [claim_sentence(claim, series, today, yardstick) for claim in verdict.claims]
    if verdict.pace is not None:
        said.append(pace_sentence(verdict.pace, today))
    if verdict.steady is not None:
        said.append(_steady(verdict.steady, today))
    return said


def since_words(drift: Drift, today: int) -> str:
    """What a change is against: "in November 2025" for a long window, "on 21 August" for a short one."""
    if today - drift.since >= _LONG_DAYS:
        return _("in {month}").format(month=month_and_year(drift.since))
    return _("on {day}").format(day=day_name(drift.since, today))


def claim_sentence(
    claim: DriftClaim, series: DaySeries, today: int, yardstick: Yardstick | None = None
) -> str:
    """One window's claim with the counts that moved."""
    counts = counts_moved(claim.counts, series) if claim.counts else ""
    if claim.cause == "yardstick" and yardstick is not None:
        return _resting(claim, counts, today, yardstick)
    if claim.cause == "mix":
        return _mix(claim, counts, today)
    sentences = {
        (True, True): _(
            "**{points} more** than {then}, more than chance would give ({chance}\u00a0%): {counts}."
        ),
        (False, True): _(
            "**{points} less** than {then}, more than chance would give ({chance}\u00a0%): {counts}."
        ),
        (True, False): _("Perhaps **{points} more** than {then} ({chance}\u00a0%): {counts}."),
        (False, False): _("Perhaps **{points} less** than {then} ({chance}\u00a0%): {counts}."),
    }
    return sentences[claim.rises, claim.is_certain].format(**_figures(claim, today), counts=counts)


def counts_moved(counts: Attribution, series: DaySeries) -> str:
    """Leader and manager actions a week, before and now, each side with its shape."""
    leader = _side(counts.leader, counts, series, "leader")
    manager = _side(counts.manager, counts, series, "manager")
    return _("{leader}, {manager}").format(leader=leader, manager=manager)


def counts_plain(counts: Attribution, series: DaySeries) -> str:
    """The same without words of change, for a caption: "leader 3 to 6, manager 7 to 7"."""
    factor = counts.days_a_week
    texts = []
    for side in (counts.leader, counts.manager):
        before, now = _pair(side.before * factor, side.now * factor, series)
        texts.append(_("{before} to {now}").format(before=before, now=now))
    return _("leader {leader}, manager {manager}").format(leader=texts[0], manager=texts[1])


def pace_sentence(pace: Pace, today: int) -> str:
    """When the target would come if the pace held; conditional, and never a date alone."""
    arrival, target = pace.arrival, hundredths(pace.target)
    if arrival.late <= 0:
        return _("Your share is at **{target}** already.").format(target=target)
    early, late = (
        "" if math.isinf(days) else month_and_year(today + round(days))
        for days in (arrival.early, arrival.late)
    )
    if not early:
        words = _("If this pace held, **{target}** would not come within ten years.")
    elif late:
        words = _until(early, late, is_near=arrival.early <= _ALREADY_DAYS)
    elif arrival.early <= _ALREADY_DAYS:
        words = _("If this pace held, **{target}** could come at any time, or may not be reached.")
    else:
        words = _("If this pace held, **{target}** in {early} at the earliest; it may not be reached.")
    return words.format(target=target, early=early, late=late)


def _until(early: str, late: str, *, is_near: bool) -> str:
    """The sentence where both ends of the time are known."""
    if is_near:
        return _("If this pace held, **{target}** by {late}.")
    if early == late:
        return _("If this pace held, **{target}** in {early}.")
    return _("If this pace held, **{target}** between {early} and {late}.")


def _figures(claim: DriftClaim, today: int) -> dict[str, str | int]:
    return {
        "points": points(claim.drift.change),
        "then": since_words(claim.drift, today),
        "chance": chance(claim.chance),
    }


def _both_ways(claims: tuple[DriftClaim, ...], today: int) -> str:
    """Two windows that disagree: "Up over the year, down since 21 August."."""
    longer, shorter = claims
    day = day_name(shorter.drift.since, today)
    sure = longer.is_certain and shorter.is_certain
    if longer.rises:
        words = (
            _("Up over the year, down since {day}.")
            if sure
            else _("Perhaps up over the year, down since {day}.")
        )
    else:
        words = (
            _("Down over the year, up since {day}.")
            if sure
            else _("Perhaps down over the year, up since {day}.")
        )
    return words.format(day=day)


def _mix(claim: DriftClaim, counts: str, today: int) -> str:
    """A change of the share that the side in question does not carry: told as what is written down."""
    other = None if claim.counts is None else claim.counts.manager if claim.rises else claim.counts.leader
    fewer = other is not None and other.chance_up < 1.0 - MOVED_CHANCE
    if claim.rises:
        change = (
            _("The share is {points} higher than {then} ({chance}\u00a0%)")
            if claim.is_certain
            else _("The share is perhaps {points} higher than {then} ({chance}\u00a0%)")
        )
        named = _("fewer manager actions were written down")
    else:
        change = (
            _("The share is {points} lower than {then} ({chance}\u00a0%)")
            if claim.is_certain
            else _("The share is perhaps {points} lower than {then} ({chance}\u00a0%)")
        )
        named = _("fewer leader actions were written down")
    head = (
        _("**The mix shifted:** {named}. {change}: {counts}.")
        if fewer
        else _("**The mix shifted:** neither count alone moved beyond chance. {change}: {counts}.")
    )
    tail = _("That is a change in what is written down, not yet one in what is done.")
    return (
        head.format(named=named, change=change.format(**_figures(claim, today)), counts=counts) + " " + tail
    )


def _resting(claim: DriftClaim, counts: str, today: int, yardstick: Yardstick) -> str:
    """A claim that a shift of the yardstick could explain."""
    words = (
        _("The rise since {then} **rests**") if claim.rises else _("The fall since {then} **rests**")
    ).format(then=since_day(claim.drift, today))
    shift = abs(hundredths(yardstick.shift)) if yardstick.shift >= 0 else abs(hundredths(-yardstick.shift))
    ends = sorted((abs(yardstick.low), abs(yardstick.high)))
    why = (
        _("of 100 old actions tagged again unseen, {shift} more were now called leadership (likely {band})")
        if yardstick.shift >= 0
        else _(
            "of 100 old actions tagged again unseen, {shift} fewer were now called leadership (likely {band})"
        )
    ).format(shift=shift, band=band(*ends))
    return _("{words}: {why}, which alone could explain it. {counts}.").format(
        words=words, why=why, counts=_first_upper(counts)
    )


def since_day(drift: Drift, today: int) -> str:
    """The begin of a window after "since": "November 2025" for a long one, "21 August" for a short one."""
    return month_and_year(drift.since) if today - drift.since >= _LONG_DAYS else day_name(drift.since, today)


def _first_upper(sentence: str) -> str:
    """The sentence with a capital, after the shape that it may begin with."""
    for place, letter in enumerate(sentence):
        if letter.isalpha():
            return sentence[:place] + letter.upper() + sentence[place + 1 :]
    return sentence


def _steady(drift: Drift, today: int) -> str:
    """No claim: what the change may have been, as far as the numbers go."""
    factor = (today - drift.since) / 30.0
    low, high = drift.rate_low * factor, drift.rate_high * factor
    since = since_day(drift, today)
    most = max(abs(low), abs(high))
    if most <= _STEADY_POINTS:
        return _("Steady since {since}: likely no more than **{points}** either way.").format(
            since=since, points=points(most)
        )
    return _(
        "No change since {since} that could be told from chance: likely between {low} and {high}."
    ).format(since=since, low=_signed(low), high=_signed(high))


def _signed(change: float) -> str:
    """A change with its direction: "3 points less", "8 points more"."""
    if abs(change) < 0.05:
        return _("**none**")
    words = _("**{points}** more") if change > 0 else _("**{points}** less")
    return words.format(points=points(change))


def _side(side: Side, counts: Attribution, series: DaySeries, which: str) -> str:
    """One side: from what to what a week, or at what it stayed."""
    before, now = side.before * counts.days_a_week, side.now * counts.days_a_week
    timed = series.measure == "minutes"
    moved = side.chance_up > MOVED_CHANCE or side.chance_up < 1.0 - MOVED_CHANCE
    texts = _pair(before, now, series)
    if moved and texts[0] != texts[1]:
        words = {
            ("leader", False): _("▲\u00a0leader actions went from **{before}\u00a0to\u00a0{now}** a week"),
            ("manager", False): _("■\u00a0manager actions went from **{before}\u00a0to\u00a0{now}** a week"),
            ("leader", True): _("▲\u00a0leader time went from **{before}** to **{now}** a week"),
            ("manager", True): _("■\u00a0manager time went from **{before}** to **{now}** a week"),
        }
        return words[which, timed].format(before=texts[0], now=texts[1])
    middle = _one((before + now) / 2.0, series)
    words = {
        ("leader", False): _("▲\u00a0leader actions stayed near {now} a week"),
        ("manager", False): _("■\u00a0manager actions stayed near {now} a week"),
        ("leader", True): _("▲\u00a0leader time stayed near {now} a week"),
        ("manager", True): _("■\u00a0manager time stayed near {now} a week"),
    }
    return words[which, timed].format(now=middle)


def _pair(before: float, now: float, series: DaySeries) -> tuple[str, str]:
    """Two weekly amounts, with a decimal where whole numbers would hide the difference."""
    if series.measure == "minutes":
        return duration(before * series.unit), duration(now * series.unit)
    places = 0 if min(before, now) >= 2.0 and round(before) != round(now) else 1
    return _short(before, places), _short(now, places)


def _one(amount: float, series: DaySeries) -> str:
    if series.measure == "minutes":
        return duration(amount * series.unit)
    return _short(amount, 0 if amount >= 2.0 else 1)


def _short(amount: float, places: int) -> str:
    """A number with at most so many decimals: 3 rather than 3.0."""
    rounded = round(amount, places)
    return decimal(rounded, 0 if float(rounded).is_integer() else places)
