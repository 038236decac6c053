"""How share, band and drift are computed, told with the person's own figures. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from journal.language import _, ngettext
from journal.statistics.amounts import band as band_words
from journal.statistics.amounts import decimal, duration, figure, hundredths
from journal.statistics.correlation import USUAL_WORTH_OF_DAYS
from journal.statistics.drift import Estimate
from journal.statistics.narrowing import Ends, Narrowing
from journal.statistics.series import DaySeries
from journal.statistics.verdict import Verdict
from ui.pages.computed_drift import date_words, days_words, drift_words

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


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is tagged and not counted: recalled and imported actions, and by time those without minutes."""

    hollow: bool = False
    untimed: int = 0


NOTHING = LeftOut()


def computed_parts(  # noqa: PLR0917 - the series and what was found in it, in the order it is found
    series: DaySeries,
    estimate: Estimate,
    verdict: Verdict,
    narrowed: Narrowing | None,
    today: int,
    left_out: LeftOut = NOTHING,
) -> tuple[Part, ...]:
    """What the panel says, from what is counted to what can't be known.

    Whatever is said holds for both sides alike: swapping leader and manager swaps two counts and
    mirrors share and band. All are those of `series` on the day `today`, from which `left_out` is missing.
    """
    series = series.until(today)
    counted = Part(_("What is counted"), (*_what_counts(series), *_what_is_left_out(series, left_out)))
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
        parts.append(
            Part(_("What would narrow it"), tuple(_narrower(series, narrowed, estimate.correlation)))
        )
    parts.append(Part(_("The drift"), tuple(drift_words(series, estimate, verdict, today))))
    return *parts, _not_known()


# What goes in ----------------------------------------------------------------------------------


def _what_counts(series: DaySeries) -> list[str]:
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
    if series.measure == "count" or not series.tagged.any():
        return [said]
    minutes, worth = round(series.unit), round(float(series.tagged.sum()) / series.unit)
    length = ngettext("{count}\u00a0minute", "{count}\u00a0minutes", minutes).format(count=figure(minutes))
    alike = ngettext(
        "Every minute weighs the same, but a long action was chosen once only: all of them tell as much as "
        "{count} action of {length} would.",
        "Every minute weighs the same, but a long action was chosen once only: all of them tell as much as "
        "{count} actions of {length} each would.",
        worth,
    )
    return [said, alike.format(count=figure(worth), length=length)]


def _what_is_left_out(series: DaySeries, left_out: LeftOut) -> list[str]:
    own, untagged = int(series.own.sum()), int(series.untagged.sum())
    said = []
    if own and series.measure == "minutes":
        said.append(
            _("○\u00a0**{time}** of own work count to neither side of the share.").format(
                time=_plain(series, own)
            )
        )
    elif own:
        said.append(
            ngettext(
                "○\u00a0**{count}** of own work counts to neither side of the share.",
                "○\u00a0**{count}** of own work count to neither side of the share.",
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
    if left_out.untimed and series.measure == "minutes":
        said.append(
            ngettext(
                "**{count}\u00a0tagged action** without minutes is left out.",
                "**{count}\u00a0tagged actions** without minutes are left out.",
                left_out.untimed,
            ).format(count=figure(left_out.untimed))
        )
    if left_out.hollow:
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
    return said.format(count=figure(days), first=date_words(int(series.days[0]))) + " " + other


def _likeness(series: DaySeries, correlation: float) -> list[str]:
    """How alike actions of one day are, and what the busiest day therefore counts for.

    The weight of a day with n actions is n / (1 + (n − 1) ρ) (Williams 1982).
    """
    many = int(np.count_nonzero(series.tagged >= 2 * series.unit))
    number, weight = decimal(correlation, 2), decimal(_weight(_LIKE_ACTIONS, correlation), 1)
    if many < USUAL_WORTH_OF_DAYS:
        return [_usual_likeness(many).format(count=figure(many), number=number, weight=weight)]
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
    sentences = [said.format(number=number, weight=weight)]
    busiest = int(series.tagged.argmax())
    most = float(series.tagged[busiest]) / series.unit
    if most > _LIKE_ACTIONS and series.measure == "count":
        sentences.append(
            _(
                "Your busiest day, {day}, has {count} tagged actions and counts for **{weight}**; however "
                "many they were, it could not count for more than {most}."
            ).format(
                day=date_words(int(series.days[busiest])),
                count=figure(round(most)),
                weight=decimal(_weight(most, correlation), 1),
                most=decimal(1.0 / correlation, 1),
            )
        )
    return sentences


def _usual_likeness(many: int) -> str:
    """How alike actions of one day are taken to be, while too few days tell it."""
    if not many:
        return _(
            "Actions of one day are often alike. No day of yours holds two or more yet, so a usual value is "
            "taken (day correlation {number}): five of one day would weigh as much as **{weight}** of "
            "different days."
        )
    return ngettext(
        "Actions of one day are often alike. Only {count} day of yours holds two or more, so mostly a usual "
        "value is taken until there are enough (day correlation {number}): five of one day weigh as much as "
        "**{weight}** of different days.",
        "Actions of one day are often alike. Only {count} days of yours hold two or more, so mostly a usual "
        "value is taken until there are enough (day correlation {number}): five of one day weigh as much as "
        "**{weight}** of different days.",
        many,
    )


def _weight(actions: float, correlation: float) -> float:
    return actions / (1.0 + (actions - 1.0) * correlation)


# Share and band --------------------------------------------------------------------------------


def _share_today(estimate: Estimate, verdict: Verdict) -> Part:
    share, low, high = (float(line[-1]) for line in (estimate.share, estimate.low, estimate.high))
    how = _(
        "The share of a day is taken from the actions around it: near ones weigh more than far ones, "
        "and the fewer there are, the smoother it runs."
    )
    later = _(
        "The line of past months can still move a little with what you log later, as every day informs its "
        "neighbours on both sides."
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
    return Part(_("Today’s share"), (said.format(**words), how, later), share=point, band=(low, high))


def _width(series: DaySeries, found: Narrowing) -> list[str]:
    """What carries the band, the luck of which moments were logged, and the days since the last one."""
    words = {
        "amount": _tagged(series, found.amount, strong=True),
        "logged": days_words(found.logged),
        "days": days_words(found.stretch),
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
            ).format(day=date_words(found.last), then=_band(found.at_last), now=_band(found.today))
        )
    return sentences


def _narrower(series: DaySeries, found: Narrowing, correlation: float) -> list[str]:
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
            day=date_words(found.last),
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
    if correlation >= _HARDLY:
        sentences.append(_("The same number spread over more days narrows it more than on few."))
    if series.measure == "count" and int(series.untagged.sum()):
        sentences.append(_("Tagging those that wait narrows it too."))
    return sentences


def _width_words(band: Ends) -> str:
    """How wide a band is: "17 points"."""
    points = max(1, hundredths(band.high - band.low))
    return ngettext("{count}\u00a0point", "{count}\u00a0points", points).format(count=points)


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


def _band(band: Ends) -> str:
    return band_words(band.low, band.high)
