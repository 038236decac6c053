"""Two periods side by side, as a panel beside the chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date, short_date
from journal.language import _, ngettext
from journal.statistics.amounts import band, decimal, duration, figure, hundredths, period
from journal.statistics.compare import Comparison, Side
from journal.statistics.compare_words import compare_words
from journal.statistics.runs import runs
from journal.statistics.series import Measure
from ui.pages.periods import Days, Periods, Preset, periods_of, preset_named
from ui.pages.side_panel import CardPanel
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.day_chooser import CalendarPopup
from ui.widgets.fields import Choice
from ui.widgets.gauge import ShareGauge
from ui.widgets.tally import Tally
from ui.widgets.text import RichText, Run, Text


class PeriodView(QWidget):
    """One period: its days, what was logged in it, and its share with the band."""

    ends_asked = Signal(int, object)
    """Which end (0 or 1) is to be chosen, and the button it was asked from."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._name = Text(look, "small", "muted", 600)
        self._when = Text(look, "body")
        self.buttons = [Button(look, "", icon="calendar", compact=True) for _end in range(2)]
        for end, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, end=end: self.ends_asked.emit(end, self.buttons[end]))
        self._begins = Text(look, "small", "muted")
        self._tally = Tally(look, zeros=True)
        self._times = RichText(look, "ui", "muted")
        self._gauge = ShareGauge(look)
        self._share = RichText(look, "body")
        self._rates = RichText(look, "ui", "muted")
        self._own = QWidget()
        row = QHBoxLayout(self._own)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        parts = (self._name, self._when, self._own, self._begins, self._tally, self._times, self._gauge)
        for part in parts:
            column.addWidget(part)
        column.addWidget(self._share)
        column.addWidget(self._rates)

    def show_side(self, side: Side, name: str, measure: Measure, *, own: bool) -> None:
        """Show a period; with `own` its two days can be chosen."""
        self._name.set_text(name)
        self._when.setVisible(not own)
        self._when.set_text(period(side.start, side.end))
        self._own.setVisible(own)
        what = (_("first day"), _("last day"))
        for button, ordinal, end in zip(self.buttons, (side.start, side.end), what, strict=True):
            day = dt.date.fromordinal(ordinal)
            button.set_text(f"{short_date(day)} {day.year}")
            button.setAccessibleName(
                _("{period}, {end}: {day}").format(period=name, end=end, day=long_date(day))
            )
        self._show_counts(side, measure)
        self._show_share(side)
        self._rates.setVisible(side.logged_days > 0)
        self._rates.set_runs([Run(run.text, run.strong, run.shape) for run in runs(_rates(side, measure))])

    def tell_begin(self, sentence: str) -> None:
        """Say that the journal begins within the period, or after it; nothing where that is empty."""
        self._begins.set_text(sentence)
        self._begins.setVisible(bool(sentence))

    def words(self) -> str:
        """What is said of the share, for tests; empty where nothing is."""
        return "" if self._share.isHidden() else self._share.plain_text()

    def _show_share(self, side: Side) -> None:
        """The share with its band; of few actions the band alone."""
        has_share = side.share is not None and side.low is not None and side.high is not None
        self._gauge.setVisible(has_share)
        self._share.setVisible(has_share)
        if side.share is None or side.low is None or side.high is None:
            return
        self._gauge.set_share(side.share if side.has_point else None, side.low, side.high)
        words = (
            _("**{share}\u00a0of\u00a0100**, likely\u00a0{band}")
            if side.has_point
            else _("Likely **{band}** of\u00a0100")
        ).format(share=hundredths(side.share), band=band(side.low, side.high))
        self._share.set_runs([Run(run.text, run.strong, run.shape) for run in runs(words)])

    def _show_counts(self, side: Side, measure: Measure) -> None:
        counts = {name: getattr(side, name) for name in ("manager", "both", "leader", "own")}
        self._tally.setVisible(measure == "count")
        self._times.setVisible(measure == "minutes")
        if measure == "count":
            self._tally.set_counts({**counts, "none": side.untagged})
        else:
            self._times.set_runs([Run(f"{duration(time)}   ", shape=name) for name, time in counts.items()])


class ComparePanel(CardPanel):
    """Two periods, the difference of their shares with its band, and what may be said of it."""

    periods_chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Compare two periods"))
        self._periods: Periods | None = None
        self._today = 1
        self.week_start = 0
        self._asked: Callable[[dt.date], None] | None = None
        self.preset = Choice(look, _preset_names(), _("Which periods"))
        self.preset.choose("90")
        self.preset.chosen.connect(self._choose_preset)
        self.sides = PeriodView(look), PeriodView(look)
        self._difference = Text(look, "small", "muted", 600, text=_("The difference of the two"))
        self._said = [RichText(look, "body", selectable=True) for _sentence in range(2)]
        self._calendar = CalendarPopup(look, self)
        self._calendar.chosen.connect(self._take_day)
        rules = [Rule(look) for _side in self.sides]
        self._found: list[QWidget] = [self._difference, *self._said, *rules, *self.sides]
        column = self.body
        column.addWidget(self.preset)
        column.addSpacing(16)
        column.addWidget(self._difference)
        for sentence in self._said:
            column.addSpacing(6)
            column.addWidget(sentence)
        for which, side in enumerate(self.sides):
            side.ends_asked.connect(lambda end, button, which=which: self._ask_day(which, end, button))
            column.addSpacing(16)
            column.addWidget(rules[which])
            column.addSpacing(14)
            column.addWidget(side)
        column.addStretch(1)
        self.forget()

    @property
    @override
    def first_focus(self) -> QWidget:
        return self.preset

    @property
    def wanted(self) -> Preset | Periods:
        """What is to be compared: a preset, or days of one's own once there are any."""
        own = self._periods if self._preset == "own" else None
        return own or self._preset

    @property
    def _preset(self) -> Preset:
        return preset_named(self.preset.key)

    def forget(self) -> None:
        """Show no figures, and know no days of one's own: another journal has others."""
        self._periods = self._asked = None
        self._calendar.hide()
        if self._preset == "own":
            self.preset.choose("90")
        for part in self._found:
            part.hide()

    def show_comparison(self, comparison: Comparison, today: int, begins: int) -> None:
        """Show what was found, on the day `today`, in a journal whose first day is `begins`."""
        self._today = today
        self._periods = Periods(
            (comparison.first.start, comparison.first.end), (comparison.second.start, comparison.second.end)
        )
        own = self._preset == "own"
        names = _side_names(self._preset)
        for view, side, name in zip(self.sides, (comparison.first, comparison.second), names, strict=True):
            view.show_side(side, name, comparison.measure, own=own)
        asked = self._periods if own else periods_of(self._preset, today)
        for view, days in zip(self.sides, (asked.first, asked.second), strict=True):
            view.tell_begin(_begin_words(days, begins))
        sentences = [sentence for sentence in compare_words(comparison)[2:] if sentence]
        for place, text in enumerate(self._said):
            shown = sentences[place] if place < len(sentences) else ""
            text.setVisible(bool(shown))
            text.set_runs([Run(run.text, run.strong, run.shape) for run in runs(shown)])
        for part in self._found:
            part.setVisible(part not in self._said or bool(part.runs))

    def words(self) -> str:
        """What is said of the difference, for tests."""
        return " ".join(text.plain_text() for text in self._said if not text.isHidden())

    def _choose_preset(self, _key: str) -> None:
        self.periods_chosen.emit()

    def _ask_day(self, which: int, end: int, button: Button) -> None:
        """Open the calendar for one end of one period."""
        if self._periods is None:
            return
        ends = (self._periods.first, self._periods.second)[which]

        def take(day: dt.date) -> None:
            self._set_end(which, end, day.toordinal())
            button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._asked = take
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 8))
        days = dt.date.fromordinal(ends[end]), dt.date.fromordinal(self._today)
        self._calendar.open_at(corner, *days, self.week_start)

    def _take_day(self, day: dt.date) -> None:
        if self._asked is not None:
            self._asked(day)

    def _set_end(self, which: int, end: int, ordinal: int) -> None:
        """Move one end; the other goes along where it would lie on the wrong side of it."""
        if self._periods is None:
            return
        found: list[Days] = [self._periods.first, self._periods.second]
        first, last = found[which]
        found[which] = (ordinal, max(last, ordinal)) if end == 0 else (min(first, ordinal), ordinal)
        self._periods = Periods(*found)
        self.periods_chosen.emit()


def _preset_names() -> list[tuple[str, str]]:
    def days(count: int) -> str:
        return ngettext(
            "The last {count} day and the one before", "The last {count} days and those before", count
        ).format(count=count)

    return [
        ("30", days(30)),
        ("90", days(90)),
        ("365", days(365)),
        ("quarter", _("This and the last quarter")),
        ("year", _("This and the last year")),
        ("own", _("Days of my own choice")),
    ]


def _side_names(preset: Preset) -> tuple[str, str]:
    """What the first and the second period are called."""
    if preset == "own":
        return _("The first period"), _("The second period")
    if preset == "quarter":
        return _("The last quarter"), _("This quarter up to today")
    if preset == "year":
        return _("The last year"), _("This year up to today")
    days = int(preset)
    return (
        ngettext("The {count} day before", "The {count} days before", days).format(count=days),
        ngettext("The last {count} day", "The last {count} days", days).format(count=days),
    )


def _begin_words(days: Days, begins: int) -> str:
    """Where the journal begins, if that is after the first of these days."""
    first, last = days
    if first >= begins or first > last:
        return ""
    words = (
        _("Only from {day}, when the journal begins.")
        if last >= begins
        else _("The journal begins later, on {day}.")
    )
    return words.format(day=long_date(dt.date.fromordinal(begins)))


def _rates(side: Side, measure: Measure) -> str:
    """Leader and manager per logged day."""
    days = ngettext("{count}\u00a0logged day", "{count}\u00a0logged days", side.logged_days).format(
        count=figure(side.logged_days)
    )
    if measure == "minutes":
        rates = duration(side.leader_a_day), duration(side.manager_a_day)
    else:
        rates = decimal(side.leader_a_day, 1), decimal(side.manager_a_day, 1)
    return _("{days}; on each ▲\u00a0{leader}\u00a0leader and ■\u00a0{manager}\u00a0manager").format(
        days=days, leader=rates[0], manager=rates[1]
    )
