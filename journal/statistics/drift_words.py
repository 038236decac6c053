"""The drift in words: what moved, by how much, which count moved, and the pace."""

from __future__ import annotations

import math

from journal.language import _, ngettext
from journal.statistics.amounts import (
    band,
    chance,
    chosen_points,
    day_name,
    decimal,
    duration,
    durations,
    figure,
    hundredths,
    month_and_year,
    points,
)
from journal.statistics.attribution import MOVED_CHANCE, Attribution, Side
from journal.statistics.ramp import Drift
from journal.statistics.series import DaySeries
from journal.statistics.verdict import PERHAPS_CHANCE, DriftClaim, Pace, Verdict, Yardstick

_LONG_DAYS = 300
_STEADY_POINTS = 5.0
_ALREADY_DAYS = 14
_NEAR = 0.2
"""Of the logarithm of a rate: a side that may have moved by more than a fifth did not "stay near"."""


def drift_sentences(
    verdict: Verdict, series: DaySeries, today: int, yardstick: Yardstick | None = None
) -> list[str]:
    """What is said of the drift, marked up as `journal.statistics.runs` reads it; empty where nothing is."""
    said = []
    if len(verdict.claims) == 2 and all(claim.cause != "yardstick" for claim in verdict.claims):
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
        return _open(claim, counts, today, yardstick)
    if claim.cause == "mix":
        return _mix(claim, counts, today)
    if claim.cause == "unclear":
        return _unclear(claim, counts, today)
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
    """The same without words of change, for a caption: "leader 3 to 6, manager near 7"."""
    factor = counts.days_a_week
    texts = []
    for side in (counts.leader, counts.manager):
        before, now = side.before * factor, side.now * factor
        texts_of = _pair(before, now, series)
        if _stayed(side, texts_of):
            texts.append(_("near {now}").format(now=_one((before + now) / 2.0, series)))
        else:
            texts.append(_("{before} to {now}").format(before=texts_of[0], now=texts_of[1]))
    return _("leader {leader}, manager {manager}").format(leader=texts[0], manager=texts[1])


def pace_sentence(pace: Pace, today: int) -> str:
    """When the target would come if the pace held; conditional, and never a date alone."""
    arrival, target = pace.arrival, chosen_points(pace.target)
    if pace.is_own:
        target = _("your target of **{target}**").format(target=target)
    else:
        target = _("**{target}**").format(target=target)
    if pace.is_there:
        return _("Your share has reached {target} already.").format(target=target)
    early, late = (
        "" if math.isinf(days) else month_and_year(today + round(days))
        for days in (arrival.early, arrival.late)
    )
    if not early:
        words = _("If this pace held, {target} would not be reached within ten years.")
    elif late:
        words = _until(early, late, is_near=arrival.early <= _ALREADY_DAYS)
    elif arrival.early <= _ALREADY_DAYS:
        words = _("If this pace held, {target} could be reached at any time, or not at all.")
    else:
        words = _("If this pace held, {target} would be reached in {early} at the earliest, or not at all.")
    return words.format(target=target, early=early, late=late)


def _until(early: str, late: str, *, is_near: bool) -> str:
    """The sentence where both ends of the time are known."""
    if is_near:
        return _("If this pace held, {target} would be reached by {late}.")
    if early == late:
        return _("If this pace held, {target} would be reached in {early}.")
    return _("If this pace held, {target} would be reached between {early} and {late}.")


def _figures(claim: DriftClaim, today: int) -> dict[str, str | int]:
    return {
        "points": points(claim.points),
        "then": since_words(claim.drift, today),
        "chance": chance(claim.chance),
    }


def _both_ways(claims: tuple[DriftClaim, ...], today: int) -> str:
    """Two windows that disagree: "Up over the year, down since 21 August."."""
    longer, shorter = claims
    is_year = today - longer.drift.since >= _LONG_DAYS
    if longer.is_certain and shorter.is_certain:
        sentences = {
            (True, True): _("Up over the year, down since {day}."),
            (False, True): _("Down over the year, up since {day}."),
            (True, False): _("Up since {begin}, down since {day}."),
            (False, False): _("Down since {begin}, up since {day}."),
        }
    else:
        sentences = {
            (True, True): _("Perhaps up over the year, down since {day}."),
            (False, True): _("Perhaps down over the year, up since {day}."),
            (True, False): _("Perhaps up since {begin}, down since {day}."),
            (False, False): _("Perhaps down since {begin}, up since {day}."),
        }
    return sentences[longer.rises, is_year].format(
        begin=day_name(longer.drift.since, today), day=day_name(shorter.drift.since, today)
    )


def _mix(claim: DriftClaim, counts: str, today: int) -> str:
    """A change of the share that the other side's fewer actions make: told as what is written down."""
    sentences = {
        (True, True): _(
            "**The mix shifted:** fewer manager actions were written down. The share is {points} higher than "
            "{then} ({chance}\u00a0%): {counts}."
        ),
        (False, True): _(
            "**The mix shifted:** fewer leader actions were written down. The share is {points} lower than "
            "{then} ({chance}\u00a0%): {counts}."
        ),
        (True, False): _(
            "**Perhaps the mix shifted:** fewer manager actions were written down. The share is perhaps "
            "{points} higher than {then} ({chance}\u00a0%): {counts}."
        ),
        (False, False): _(
            "**Perhaps the mix shifted:** fewer leader actions were written down. The share is perhaps "
            "{points} lower than {then} ({chance}\u00a0%): {counts}."
        ),
    }
    told = sentences[claim.rises, claim.is_certain].format(**_figures(claim, today), counts=counts)
    tail = _("This is a change in what is written down; whether what is done changed, no count can tell.")
    return f"{told} {tail}"


def _unclear(claim: DriftClaim, counts: str, today: int) -> str:
    """A change of the share of which it can't be told yet which count made it."""
    sentences = {
        (True, True): _(
            "**{points} more** than {then}, more than chance would give ({chance}\u00a0%), but which count "
            "carries it can't be told yet: {counts}."
        ),
        (False, True): _(
            "**{points} less** than {then}, more than chance would give ({chance}\u00a0%), but which count "
            "carries it can't be told yet: {counts}."
        ),
        (True, False): _(
            "Perhaps **{points} more** than {then} ({chance}\u00a0%), but which count carries it can't be "
            "told yet: {counts}."
        ),
        (False, False): _(
            "Perhaps **{points} less** than {then} ({chance}\u00a0%), but which count carries it can't be "
            "told yet: {counts}."
        ),
    }
    if not counts:
        counts = _("too few logged days")
    return sentences[claim.rises, claim.is_certain].format(**_figures(claim, today), counts=counts)


def _open(claim: DriftClaim, counts: str, today: int, yardstick: Yardstick) -> str:
    """A claim that a shift of the yardstick could explain."""
    if claim.rises:
        words = _("Whether the share rose since {then} **stays open**: {why}, which alone could explain it.")
        shift = _("{shift} in 100 more (likely {band})")
    else:
        words = _("Whether the share fell since {then} **stays open**: {why}, which alone could explain it.")
        shift = _("{shift} in 100 fewer (likely {band})")
    shift = shift.format(
        shift=hundredths(abs(yardstick.shift)),
        band=band(*sorted((abs(yardstick.low), abs(yardstick.high)))),
    )
    reason = ngettext(
        "of {count} old action tagged again unseen, {shift} are leadership now",
        "of {count} old actions tagged again unseen, {shift} are leadership now",
        yardstick.retagged,
    ).format(count=figure(yardstick.retagged), shift=shift)
    sentence = words.format(then=since_day(claim.drift, today), why=reason)
    return " ".join(filter(None, (sentence, counts and _("{counts}.").format(counts=_first_upper(counts)))))


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
    if low > 0.0 or high < 0.0:
        words = _("Hardly any change since {since}: likely between {low} and {high}.")
    elif max(drift.chance_up, 1.0 - drift.chance_up) > PERHAPS_CHANCE and most > _STEADY_POINTS:
        words = _("No change worth telling since {since}: likely between {low} and {high}.")
    elif most <= _STEADY_POINTS:
        # Rounded up, so that no more is promised than the band holds.
        most = math.ceil(most) if most > 1.0 else max(math.ceil(10.0 * most), 1) / 10.0
        return _("Steady since {since}: likely no more than **{points}** either way.").format(
            since=since, points=points(most)
        )
    else:
        words = _("No change since {since} that could be told from chance: likely between {low} and {high}.")
    return words.format(since=since, low=_signed(low), high=_signed(high))


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
    texts = _pair(before, now, series)
    if _moved(side) and texts[0] != texts[1]:
        words = {
            ("leader", False): _("▲\u00a0leader actions went from **{before}\u00a0to\u00a0{now}** a week"),
            ("manager", False): _("■\u00a0manager actions went from **{before}\u00a0to\u00a0{now}** a week"),
            ("leader", True): _("▲\u00a0leader time went from **{before}** to **{now}** a week"),
            ("manager", True): _("■\u00a0manager time went from **{before}** to **{now}** a week"),
        }
        return words[which, timed].format(before=texts[0], now=texts[1])
    if not _stayed(side, texts):
        words = {
            ("leader", False): _(
                "▲\u00a0leader actions perhaps went from {before}\u00a0to\u00a0{now} a week"
            ),
            ("manager", False): _(
                "■\u00a0manager actions perhaps went from {before}\u00a0to\u00a0{now} a week"
            ),
            ("leader", True): _("▲\u00a0leader time perhaps went from {before} to {now} a week"),
            ("manager", True): _("■\u00a0manager time perhaps went from {before} to {now} a week"),
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


def _moved(side: Side) -> bool:
    """Whether it is likely that a count became more, or that it became fewer."""
    return side.chance_up > MOVED_CHANCE or side.chance_up < 1.0 - MOVED_CHANCE


def _stayed(side: Side, texts: tuple[str, str]) -> bool:
    """Whether it may be said to have stayed near where it was: it reads the same, or moved little."""
    return texts[0] == texts[1] or (not _moved(side) and abs(side.slope) <= _NEAR)


def _pair(before: float, now: float, series: DaySeries) -> tuple[str, str]:
    """Two weekly amounts, with a decimal where small whole numbers would hide the difference."""
    if series.measure == "minutes":
        return durations(before * series.unit, now * series.unit)
    alike = round(before) == round(now) < 10
    return _one(before, series, exactly=alike), _one(now, series, exactly=alike)


def _one(amount: float, series: DaySeries, *, exactly: bool = False) -> str:
    """A weekly amount: whole from two on unless asked for `exactly`, and 3 rather than 3.0."""
    if series.measure == "minutes":
        return duration(amount * series.unit)
    rounded = round(amount, 0 if amount >= 2.0 and not exactly else 1)
    return decimal(rounded, 0 if rounded.is_integer() else 1)
