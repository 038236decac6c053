"""What the drift chart shows: one menu of check items, each with its key."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.role import held_on
from journal.language import _, ngettext
from journal.reading.series import Timed
from journal.settings.machine import MachineSettings
from journal.statistics.amounts import chosen_points, figure
from journal.statistics.outlook import PACE_CHANCE, PACE_DAYS
from journal.statistics.series import Measure
from journal.statistics.verdict import FIRST_ESTIMATE_ACTIONS, PERHAPS_CHANCE, TENTHS
from ui.charts.figure import ChartChoices, RangeName
from ui.commands import Commands
from ui.pages.drift_reading import Reading
from ui.pages.trust_words import Reason, no_todays


@dataclass(frozen=True, slots=True)
class Shown:
    """What is chosen. The first five are a matter of view and stay on this machine.

    `measure` and `with_hollow` change the number itself, so each journal begins with all that counts.
    `pace` is drawn only while the sentence tells a rise that could go on, `todays` only while a shift of the
    yardstick is told.
    """

    forecast: bool = True
    marks: bool = True
    previous: bool = False
    pace: bool = False
    todays: bool = True
    pinged: bool = False
    measure: Measure = "count"
    with_hollow: bool = True

    @classmethod
    def remembered(cls, settings: MachineSettings) -> Shown:
        """As it was left on this machine."""
        return cls(
            settings.chart_forecast,
            settings.chart_marks,
            settings.chart_previous,
            settings.chart_pace,
            settings.chart_todays,
            settings.chart_pinged,
        )

    def remember(self, settings: MachineSettings) -> MachineSettings:
        """The settings with what is to stay on this machine."""
        return replace(
            settings,
            chart_forecast=self.forecast,
            chart_marks=self.marks,
            chart_previous=self.previous,
            chart_pace=self.pace,
            chart_todays=self.todays,
            chart_pinged=self.pinged,
        )

    def choices(self, reading: Reading) -> ChartChoices:
        """What the chart is asked to draw."""
        return ChartChoices(
            forecast=self.forecast,
            targets=self.marks,
            marks=self.marks,
            self_views=self.marks,
            other_views=self.marks,
            previous=self.previous,
            pace=pace_target(reading) if self.pace else None,
            todays=self.todays,
            pinged=self.pinged,
        )


def pace_target(reading: Reading) -> float | None:
    """The share that the pace is shown for: the sentence's, the own target, or the next of 50, 60 and so on.

    All lie on one line, so one is enough. None where the sentence does not tell a rise of what is done, or
    none would be reached within ten years.
    """
    if _no_rise(reading) is not None:
        return None
    reached = {
        share for share, arrival in reading.estimate.arrivals.items() if 0 < arrival.central < math.inf
    }
    told = reading.saying.verdict.pace
    own = held_on(reading.marks.targets, reading.marks.roles, dt.date.fromordinal(reading.today))
    wanted = (None if told is None else told.target, None if own is None else own.share, *TENTHS)
    return next((share for share in wanted if share in reached), None)


def why_not(name: str, reading: Reading, range_name: RangeName) -> Reason | None:
    """Why a command of the menu can't be done now; None if it can."""
    match name:
        case "show.previous" if range_name == "all":
            return Reason(_("there is none before all days"), _("There is no period before all days."))
        case "show.pace":
            return _no_pace(reading)
        case "show.todays":
            return no_todays(reading.yardstick, is_told=reading.marks.todays is not None)
        case "show.pinged":
            return _no_pinged(reading.timed)
        case "show.minutes":
            return _no_minutes(reading.timed)
    return None


def _no_pace(reading: Reading) -> Reason | None:
    """Why there is no pace to draw; it would say more than the sentence does."""
    reason = _no_rise(reading)
    if reason is not None or pace_target(reading) is not None:
        return reason
    if any(math.isinf(arrival.central) for share, arrival in reading.estimate.arrivals.items() if share < 1):
        return Reason(
            _("no target would be reached within ten years"),
            _("At this pace no target would be reached within ten years."),
        )
    return Reason(
        _("every target is reached already"),
        _("No pace is shown: your share has reached every target already."),
    )


def _no_rise(reading: Reading) -> Reason | None:
    """Why the sentence tells no rise that could go on; None if it tells one."""
    claims = reading.saying.verdict.claims
    if not claims:
        return _nothing_told(reading)
    if len(claims) > 1:
        return Reason(
            _("up and down contradict each other"),
            _("No pace is shown: the share went up over one time and down over the other."),
        )
    if not claims[0].rises:
        return Reason(
            _("the share falls"), _("No pace is shown: the share falls, and a pace is told of a rise alone.")
        )
    if claims[0].cause == "behaviour":
        return None if reading.estimate.arrivals else _too_short(reading)
    reasons = {
        "mix": Reason(
            _("the mix shifted"),
            _("No pace is shown: the mix shifted, and whether what is done changed, no count can tell."),
        ),
        "unclear": Reason(
            _("which count carries the rise can't be told yet"),
            _("No pace is shown: which of the two counts carries the rise can't be told yet."),
        ),
        "yardstick": Reason(
            _("whether the share rose stays open"),
            _(
                "No pace is shown: what you call leadership has shifted, so whether the share rose stays "
                "open."
            ),
        ),
    }
    return reasons[claims[0].cause]


def _nothing_told(reading: Reading) -> Reason:
    """Why there is no pace where no drift is told at all."""
    verdict = reading.saying.verdict
    if verdict.why_silent == "silence":
        return Reason(
            _("no tagged action for four weeks"),
            _("No pace is shown: there was no tagged action for four weeks."),
        )
    if reading.estimate.days.size < PACE_DAYS:
        return _young()
    return Reason(
        _("no rise is told"), _("No pace is shown: it is told of a rise alone, and the sentence tells none.")
    )


def _too_short(reading: Reading) -> Reason:
    """Why a rise that is told has no pace: the pace is that of the longer time."""
    if reading.estimate.days.size < PACE_DAYS:
        return _young()
    chance = round(100 * PACE_CHANCE)
    return Reason(
        _("the year has no rise with a chance of {chance}\u00a0%").format(chance=chance),
        _(
            "No pace is shown: it is that of the year, which has no rise with a chance of {chance}\u00a0%."
        ).format(chance=chance),
    )


def _young() -> Reason:
    words = _("needs {days} days and a rise with a chance of {chance}\u00a0%")
    sentence = _("A pace can be shown after {days} days, for a rise with a chance of {chance}\u00a0%.")
    figures = {"days": PACE_DAYS, "chance": round(100 * PERHAPS_CHANCE)}
    return Reason(words.format(**figures), sentence.format(**figures))


def _no_minutes(timed: Timed) -> Reason | None:
    if timed.enough:
        return None
    words = ngettext(
        "{timed} of {count} tagged action carries minutes, half would do",
        "{timed} of {count} tagged actions carry minutes, half would do",
        timed.tagged,
    )
    sentence = ngettext(
        "{timed} of {count} tagged action carries minutes; the share by minutes needs half of them.",
        "{timed} of {count} tagged actions carry minutes; the share by minutes needs half of them.",
        timed.tagged,
    )
    figures = {"timed": figure(timed.timed), "count": figure(timed.tagged)}
    return Reason(words.format(**figures), sentence.format(**figures))


def _no_pinged(timed: Timed) -> Reason | None:
    """Why the answers to pings have no line of their own yet."""
    missing = FIRST_ESTIMATE_ACTIONS - timed.pinged
    if missing <= 0:
        return None
    words = ngettext("{count} more of them needed", "{count} more of them needed", missing)
    sentence = ngettext(
        "The answers to pings get a line of their own from five tagged ones on: {count} is missing.",
        "The answers to pings get a line of their own from five tagged ones on: {count} are missing.",
        missing,
    )
    return Reason(words.format(count=missing), sentence.format(count=missing))


def toggled(name: str, shown: Shown) -> Shown:
    """What is chosen once a command of the menu is done."""
    return {
        "show.forecast": replace(shown, forecast=not shown.forecast),
        "show.marks": replace(shown, marks=not shown.marks),
        "show.previous": replace(shown, previous=not shown.previous),
        "show.pace": replace(shown, pace=not shown.pace),
        "show.todays": replace(shown, todays=not shown.todays),
        "show.pinged": replace(shown, pinged=not shown.pinged),
        "show.hollow": replace(shown, with_hollow=not shown.with_hollow),
        "show.count": replace(shown, measure="count"),
        "show.minutes": replace(shown, measure="minutes"),
    }[name]


def told(name: str, shown: Shown, choice: str) -> str:
    """What a command has come to, for a screen reader: "Forecast: shown"."""
    on = {
        "show.forecast": shown.forecast,
        "show.marks": shown.marks,
        "show.previous": shown.previous,
        "show.pace": shown.pace,
        "show.todays": shown.todays,
        "show.pinged": shown.pinged,
    }
    if name in on:
        words = _("{choice}: shown") if on[name] else _("{choice}: not shown")
        return words.format(choice=choice)
    if name == "show.hollow" and shown.with_hollow:
        return _("All actions count again")
    return choice


@dataclass(frozen=True)
class Standing:
    """What the menu is drawn from: what was read, what is chosen, and which days are shown."""

    reading: Reading
    shown: Shown
    range_name: RangeName


def show_menu(parent: QWidget, commands: Commands, now: Standing, do: Callable[[str], None]) -> QMenu:
    """The menu, as things stand now; `do` gets the id of what is chosen. What can't be chosen says why."""
    menu = QMenu(parent)
    shown = now.shown

    def add(name: str, checked: bool | None, text: str = "") -> QAction:
        text = text or commands.text(name)
        reason = why_not(name, now.reading, now.range_name)
        if reason is not None:
            text = _("{choice} ({reason})").format(choice=commands.text(name), reason=reason.words)
        entry = _entry(menu, text, commands.key(name), checked and reason is None, enabled=reason is None)
        entry.triggered.connect(lambda _on=False: do(name))
        return entry

    add("show.forecast", shown.forecast)
    add("show.marks", shown.marks)
    add("show.previous", shown.previous)
    add("show.pace", shown.pace, _pace_named(now.reading))
    add("show.todays", shown.todays)
    add("show.pinged", shown.pinged)
    menu.addSeparator()
    add("show.hollow", not shown.with_hollow)
    by = QActionGroup(menu)
    minutes = now.reading.wanted.measure == "minutes"
    by.addAction(add("show.count", not minutes))
    by.addAction(add("show.minutes", minutes))
    menu.addSeparator()
    add("compare", None)
    add("targets", None)
    add("views", None)
    add("result", None)
    return menu


def _pace_named(reading: Reading) -> str:
    target = pace_target(reading)
    if target is None:
        return ""
    return _("If this pace held, to {target} of 100").format(target=chosen_points(target))


def _entry(menu: QMenu, text: str, key: str, checked: bool | None, *, enabled: bool) -> QAction:
    """An entry with its key at the right end, as text: the page answers the key, not the menu."""
    plain = text.replace("&", "&&")
    entry = menu.addAction(f"{plain}\t{key}" if key else plain)
    entry.setEnabled(enabled)
    if checked is not None:
        entry.setCheckable(True)
        entry.setChecked(checked)
    return entry
