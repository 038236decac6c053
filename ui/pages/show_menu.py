"""What the drift chart shows: one menu of check items, each with its key."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from journal.language import _, ngettext
from journal.reading.series import Timed
from journal.settings.machine import MachineSettings
from journal.statistics.amounts import figure, month_and_year
from journal.statistics.outlook import PACE_CHANCE, PACE_DAYS
from journal.statistics.series import Measure
from ui.charts.figure import ChartChoices, RangeName
from ui.commands import Commands
from ui.pages.drift_reading import Reading


@dataclass(frozen=True, slots=True)
class Shown:
    """What is chosen. The first four are a matter of view and stay on this machine.

    `measure` and `with_hollow` change the number itself, so each journal begins with all that counts.
    `pace` is a share in percent, 0 for none.
    """

    forecast: bool = True
    marks: bool = True
    previous: bool = False
    pace: int = 0
    measure: Measure = "count"
    with_hollow: bool = True

    @classmethod
    def remembered(cls, settings: MachineSettings) -> Shown:
        """As it was left on this machine."""
        return cls(
            settings.chart_forecast, settings.chart_marks, settings.chart_previous, settings.chart_pace
        )

    def remember(self, settings: MachineSettings) -> MachineSettings:
        """The settings with what is to stay on this machine."""
        return replace(
            settings,
            chart_forecast=self.forecast,
            chart_marks=self.marks,
            chart_previous=self.previous,
            chart_pace=self.pace,
        )

    def choices(self, reading: Reading) -> ChartChoices:
        """What the chart is asked to draw."""
        pace = next((share for share, _day in paces(reading) if round(100 * share) == self.pace), None)
        return ChartChoices(
            forecast=self.forecast,
            targets=self.marks,
            marks=self.marks,
            previous=self.previous,
            pace=pace,
        )


def paces(reading: Reading) -> list[tuple[float, int]]:
    """The shares that would be reached if the pace held, each with the day in the middle, an ordinal."""
    return [
        (share, reading.today + round(arrival.central))
        for share, arrival in sorted(reading.estimate.arrivals.items())
        if 0 < arrival.central < math.inf
    ]


def why_not(name: str, reading: Reading, range_name: RangeName) -> str:
    """Why a command of the menu can't be done now, to stand after its name; empty if it can."""
    match name:
        case "show.previous":
            return _("all days are shown") if range_name == "all" else ""
        case "show.pace":
            return _no_pace(reading)
        case "show.minutes":
            return _no_minutes(reading.timed)
    return ""


def _no_pace(reading: Reading) -> str:
    if paces(reading):
        return ""
    if reading.estimate.arrivals:
        return _("none of the next targets would be reached within ten years")
    return _("needs {days} days and a rise with a chance of {chance}\u00a0%").format(
        days=PACE_DAYS, chance=round(100 * PACE_CHANCE)
    )


def _no_minutes(timed: Timed) -> str:
    if timed.enough:
        return ""
    return ngettext(
        "{timed} of {count} tagged action carries minutes, half would do",
        "{timed} of {count} tagged actions carry minutes, half would do",
        timed.tagged,
    ).format(timed=figure(timed.timed), count=figure(timed.tagged))


def toggled(name: str, shown: Shown, reading: Reading) -> Shown:
    """What is chosen once a command of the menu is done."""
    if name == "show.pace":
        told = reading.saying.verdict.pace
        share = paces(reading)[0][0] if told is None else told.target
        is_shown = shown.choices(reading).pace is not None
        return replace(shown, pace=0 if is_shown else round(100 * share))
    return {
        "show.forecast": replace(shown, forecast=not shown.forecast),
        "show.marks": replace(shown, marks=not shown.marks),
        "show.previous": replace(shown, previous=not shown.previous),
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
        "show.pace": shown.pace > 0,
    }
    if name in on:
        words = _("{choice}: shown") if on[name] else _("{choice}: not shown")
        return words.format(choice=choice)
    if name == "show.hollow" and shown.with_hollow:
        return _("All actions count again")
    return choice


@dataclass(frozen=True)
class Answers:
    """What is called when something is chosen: a command's id, or a pace in percent."""

    command: Callable[[str], None]
    pace: Callable[[int], None]


@dataclass(frozen=True)
class Standing:
    """What the menu is drawn from: what was read, what is chosen, and which days are shown."""

    reading: Reading
    shown: Shown
    range_name: RangeName


def show_menu(parent: QWidget, commands: Commands, now: Standing, answers: Answers) -> QMenu:
    """The menu, as things stand now. What can't be chosen says why."""
    menu = QMenu(parent)
    shown = now.shown

    def add(name: str, checked: bool | None, reason: str = "") -> QAction:
        text = commands.text(name)
        if reason:
            text = _("{choice} ({reason})").format(choice=text, reason=reason)
        entry = _entry(menu, text, commands.key(name), checked, enabled=not reason)
        entry.triggered.connect(lambda _on=False: answers.command(name))
        return entry

    add("show.forecast", shown.forecast)
    add("show.marks", shown.marks)
    reason = why_not("show.previous", now.reading, now.range_name)
    add("show.previous", shown.previous and not reason, reason)
    _add_paces(menu, commands, now, answers)
    menu.addSeparator()
    add("show.hollow", not shown.with_hollow)
    by = QActionGroup(menu)
    minutes = now.reading.wanted.measure == "minutes"
    by.addAction(add("show.count", not minutes))
    by.addAction(add("show.minutes", minutes, why_not("show.minutes", now.reading, now.range_name)))
    menu.addSeparator()
    add("compare", None)
    add("targets", None)
    return menu


def _add_paces(menu: QMenu, commands: Commands, now: Standing, answers: Answers) -> None:
    """A menu of the shares that would be reached, or the reason why there is none."""
    name, reason = commands.text("show.pace"), why_not("show.pace", now.reading, now.range_name)
    if reason:
        text = _("{choice} ({reason})").format(choice=name, reason=reason)
        _entry(menu, text, commands.key("show.pace"), checked=False, enabled=False)
        return
    paced = menu.addMenu(name.replace("&", "&&"))
    group = QActionGroup(paced)
    chosen = now.shown.choices(now.reading).pace
    rows = [(0, _("Not shown"), chosen is None)]
    for share, day in paces(now.reading):
        text = _("To {share} of 100, around {month}").format(
            share=f"{100 * share:g}", month=month_and_year(day)
        )
        rows.append((round(100 * share), text, chosen == share))
    for percent, text, checked in rows:
        key = "" if percent else commands.key("show.pace")
        entry = _entry(paced, text, key, checked, enabled=True)
        entry.triggered.connect(lambda _on=False, percent=percent: answers.pace(percent))
        group.addAction(entry)


def _entry(menu: QMenu, text: str, key: str, checked: bool | None, *, enabled: bool) -> QAction:
    """An entry with its key at the right end, as text: the page answers the key, not the menu."""
    plain = text.replace("&", "&&")
    entry = menu.addAction(f"{plain}\t{key}" if key else plain)
    entry.setEnabled(enabled)
    if checked is not None:
        entry.setCheckable(True)
        entry.setChecked(checked)
    return entry
