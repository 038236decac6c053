"""How the share is computed, told with the person's own figures."""

from __future__ import annotations

import datetime as dt

import numpy as np
from PySide6.QtWidgets import QWidget

from journal.domain.dates import long_date
from journal.language import _, ngettext, pgettext
from journal.statistics.drift import Estimate
from journal.statistics.runs import runs
from journal.statistics.saying import Saying, figure
from journal.statistics.series import DaySeries
from ui.charts.words import band_words, hundredths
from ui.dialogs.frame import Dialog
from ui.theme.look import Look
from ui.widgets.text import RichText, Run

_LIKE_ACTIONS = 5
_HARDLY, _A_LITTLE = 0.02, 0.2


class ComputedDialog(Dialog):
    """What goes into the share, what stays out, how sure it is, and what would make it surer."""

    def __init__(self, look: Look, sentences: list[str], parent: QWidget | None = None) -> None:
        super().__init__(look, _("How is this computed"), parent)
        for sentence in sentences:
            found = [Run(run.text, run.strong, run.shape) for run in runs(sentence)]
            self.body.addWidget(RichText(look, "body", runs=found, selectable=True))
        self.setMinimumWidth(560)


def computed_sentences(series: DaySeries, estimate: Estimate, saying: Saying, today: int) -> list[str]:
    """The sentences of the dialog, marked up as `journal.statistics.runs` reads them.

    Whatever is said holds for both sides alike: swapping leader and manager swaps two counts and
    mirrors share and band. `estimate` and `saying` are those of `series` on the day `today`.
    """
    series = series.until(today)
    said = [_what_counts(series, saying.tagged), *_what_is_left_out(series), _days(series)]
    if saying.share is None or saying.low is None or saying.high is None:
        said.append(
            _("Under five tagged actions no share is shown: it would mostly tell which one came first.")
        )
        return said
    said.append(
        _(
            "The share of a day is taken from the actions around it: near ones weigh more than far ones, "
            "and the fewer there are, the smoother it runs."
        )
    )
    said.append(
        _(
            "**{share}\u00a0of\u00a0100** is the middle for today, and **{band}** is the band: with a "
            "chance of 90\u00a0% the share lies in it, with 5\u00a0% below and with 5\u00a0% above."
        ).format(share=hundredths(saying.share), band=band_words(saying.low, saying.high))
    )
    said.append(_likeness(estimate.correlation))
    said.append(_narrower(series))
    return said


def _what_counts(series: DaySeries, tagged: int) -> str:
    said = ngettext(
        "The share rests on **{count}\u00a0tagged action**: ▲\u00a0{leader}\u00a0leader, "
        "■\u00a0{manager}\u00a0manager and ◆\u00a0{both}\u00a0both.",
        "The share rests on **{count}\u00a0tagged actions**: ▲\u00a0{leader}\u00a0leader, "
        "■\u00a0{manager}\u00a0manager and ◆\u00a0{both}\u00a0both.",
        tagged,
    ).format(
        count=figure(tagged),
        leader=figure(int(series.leader.sum())),
        manager=figure(int(series.manager.sum())),
        both=figure(int(series.both.sum())),
    )
    return said + " " + _("Both counts half to each side.")


def _what_is_left_out(series: DaySeries) -> list[str]:
    own, untagged = int(series.own.sum()), int(series.untagged.sum())
    said = []
    if own:
        said.append(
            ngettext(
                "○\u00a0**{count}** of own work counts to neither side.",
                "○\u00a0**{count}** of own work count to neither side.",
                own,
            ).format(count=figure(own))
        )
    if untagged:
        said.append(
            ngettext(
                "**{count}** that waits for a tag is left out until it has one.",
                "**{count}** that wait for a tag are left out until they have one.",
                untagged,
            ).format(count=figure(untagged))
        )
    return [" ".join(said)] if said else []


def _days(series: DaySeries) -> str:
    days = int(np.count_nonzero(series.total))
    said = ngettext(
        "You logged on **{count}\u00a0day** since {first}.",
        "You logged on **{count}\u00a0days** since {first}.",
        days,
    )
    first = long_date(dt.date.fromordinal(int(series.days[0])))
    other = _("A day without actions says nothing, to either side; it widens the band.")
    return said.format(count=figure(days), first=first) + " " + other


def _likeness(correlation: float) -> str:
    """How alike actions of one day are, as the number of separate ones that five of them weigh.

    The weight of a day with n actions is n / (1 + (n − 1) ρ) (Williams 1982).
    """
    if correlation < _HARDLY:
        return _(
            "Actions of one day are hardly alike in your journal: five of one day weigh about as much as "
            "five of different days."
        )
    weight = _LIKE_ACTIONS / (1 + (_LIKE_ACTIONS - 1) * correlation)
    number = f"{weight:.1f}".replace(".", pgettext("decimal point", "."))
    if correlation < _A_LITTLE:
        said = _(
            "Actions of one day are a little alike in your journal: five of one day weigh as much as "
            "**{weight}** of different days."
        )
    else:
        said = _(
            "Actions of one day are much alike in your journal: five of one day weigh as much as "
            "**{weight}** of different days."
        )
    return said.format(weight=number)


def _narrower(series: DaySeries) -> str:
    said = _("More tagged actions would narrow the band, and on more days rather than many on one.")
    if int(series.untagged.sum()):
        said += " " + _("So would tagging those that wait.")
    return said
