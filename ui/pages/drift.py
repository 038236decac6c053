"""Drift: the sentence, the chart, and beside it what is behind each of its marks and figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.errors import JournalError
from journal.language import _
from journal.places import Clock
from journal.settings.machine import MachineSettings
from journal.statistics.series import Unit
from ui.charts.figure import FOR_OTHERS, ChartChoices, ChartFigure, RangeName, range_named
from ui.charts.files import render_image
from ui.dialogs.export import ExportDialog
from ui.dialogs.targets import TargetsDialog
from ui.messages import Message
from ui.pages.context import PageContext
from ui.pages.drift_face import DriftFace
from ui.pages.drift_reading import Reading, Wanted, read, read_sample
from ui.pages.periods import Periods, Preset
from ui.pages.show_menu import Shown, Standing, show_menu, toggled, told, why_not
from ui.pages.side_panel import CardPanel
from ui.widgets.text import Run

if TYPE_CHECKING:
    from journal.opening import Opened


class DriftPage(DriftFace):
    """The leader share over time. Reads and computes on the lane, whenever something changed."""

    sample_wanted = Signal()
    day_wanted = Signal(object)
    intention_wanted = Signal(str)
    """What was learned is to become an intention."""
    text_left = Signal(str, str)
    """The id of an action that went while it was edited, and what was typed: it must not be lost."""

    def __init__(
        self,
        context: PageContext,
        clock: Clock,
        settings: MachineSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, parent)
        settings = settings or MachineSettings()
        self._clock = clock
        self._opened: Opened | None = None
        self._reading: Reading | None = None
        self._sample: Reading | None = None
        self._is_stale = True
        self._is_reading = False
        self._once_read: list[Callable[[], None]] = []
        self._range: RangeName = range_named(settings.chart_range)
        self._shown = Shown.remembered(settings)
        self.ranges.choose(self._range)
        self._connect()

    def _connect(self) -> None:
        self.ranges.chosen.connect(self._choose_range)
        self.all_button.clicked.connect(self._show_all)
        self.show_button.clicked.connect(self.open_menu)
        self.chart.all_wanted.connect(lambda: self._choose_range("all"))
        self.chart.view_changed.connect(self._tell_range)
        self.computed_button.clicked.connect(
            lambda: self.tell_computed(by_key=self.computed_button.hasFocus())
        )
        self.trust_button.clicked.connect(lambda: self.tell_trust(by_key=self.trust_button.hasFocus()))
        self.export_button.clicked.connect(self.export)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.chart.bucket_opened.connect(self._open_bucket)
        self.evidence.day_wanted.connect(self.day_wanted)
        self.evidence.neighbour_wanted.connect(self._open_day)
        self.evidence.list.editing_lost.connect(self._hand_over)
        self.comparing.periods_chosen.connect(self.reload)
        self.milestone.chosen.connect(self.reload)
        self.milestone.day_wanted.connect(self.day_wanted)
        self.milestone.intention_wanted.connect(self.intention_wanted)
        self.evidence.around_wanted.connect(self._open_milestone)
        for panel in (self.evidence, self.computed, self.comparing, self.trust, self.milestone):
            panel.closed.connect(self.close_panel)

    # What the window does ------------------------------------------------------------------

    @property
    def range_name(self) -> RangeName:
        """Which days are shown: "30d", "90d", "1y" or "all"."""
        return self._range

    @property
    def shown(self) -> Shown:
        """What is chosen of all that can be shown."""
        return self._shown

    def remember(self, settings: MachineSettings) -> MachineSettings:
        """The settings of this machine with what is chosen here."""
        return self._shown.remember(replace(settings, chart_range=self._range))

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what the journal holds."""
        return not self._is_stale and not self._is_reading

    def set_journal(self, opened: Opened) -> None:
        """Show this journal, with all that counts in it; until it is read nothing of another one."""
        self._context.lane.cancel("drift")  # it is of another journal
        self._opened, self._reading, self._is_reading = opened, None, False
        self._shown = replace(self._shown, measure="count", with_hollow=True)
        self.desk.opened = opened
        self._once_read.clear()  # nor does what was asked of the former one
        self.close_panel()
        self.evidence.forget()
        self.computed.show_parts(())
        self.trust.show_trust(None)
        self.milestone.forget()
        self.comparing.forget()
        self._clear()
        self.reload()

    def reload(self) -> None:
        """Read and compute anew; at once if the page is seen, else when it is shown."""
        self._is_stale = True
        if self._opened is None or not self.isVisible():
            return
        self._is_stale, self._is_reading = False, True
        opened, clock, sample, wanted = self._opened, self._clock, self._sample, self._wanted()

        def work() -> tuple[Reading, Reading | None]:
            reading = read(opened, wanted)
            return reading, sample or (read_sample(clock) if reading.is_empty else None)

        self._context.lane.run("drift", work, self._show, self._fail)
        try:
            self.evidence.reload(opened)
        except JournalError as error:
            self._context.messages.complain(error)

    def _wanted(self) -> Wanted:
        panel = self.stage.panel
        return Wanted(
            self._shown.measure,
            self._shown.with_hollow,
            self._shown.pinged,
            computed=panel is self.computed,
            trust=panel is self.trust,
            compare=self._periods_wanted(),
        )

    def _periods_wanted(self) -> Preset | Periods | None:
        if self.stage.panel is self.comparing:
            return self.comparing.wanted
        return self.milestone.wanted if self.stage.panel is self.milestone else None

    def export(self) -> None:
        """Open the export dialog, where there is something to export; once it is read."""
        self._when_read(self._export)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture for a slide, once it is read."""
        self._when_read(self._copy_picture)

    def tell_computed(self, *, by_key: bool = False) -> None:
        """Open how the number is computed, where there is one; once it is read."""
        self._when_read(lambda: self._open_reading(self.computed, by_key=by_key))

    def tell_trust(self, *, by_key: bool = False) -> None:
        """Open how far the number can be trusted, where there is one; once it is read."""
        self._when_read(lambda: self._open_reading(self.trust, by_key=by_key))

    def tell_milestones(self, *, by_key: bool = False) -> None:
        """Open what lies before and after the last milestone; once it is read."""
        self._when_read(lambda: self._open_milestone("", by_key=by_key))

    def compare(self, *, by_key: bool = False) -> None:
        """Open the comparison of two periods, where there is something; once it is read."""
        self._when_read(lambda: self._open_reading(self.comparing, by_key=by_key))

    def edit_targets(self) -> None:
        """Open the dialog of the targets."""
        if self._opened is not None:
            TargetsDialog(self._context.look, self._opened, self).open()

    def open_menu(self) -> None:
        """Open the menu of what is shown, below its button."""
        reading = self._reading
        if reading is None:
            return
        menu = show_menu(self, self._context.commands, Standing(reading, self._shown, self._range), self.do)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.show_button
        corner = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height() + 4))
        menu.popup(corner)

    def _when_read(self, call: Callable[[], None]) -> None:
        if self.is_current:
            call()
        else:
            self._once_read.append(call)

    def _export(self) -> None:
        if self._reading is None or self._reading.is_empty:
            self._context.messages.post(Message(_("There is nothing to export yet. Log an action first.")))
            return
        dialog = ExportDialog(self._context.look, self.figure_for, self.range_name, self)
        dialog.saved.connect(
            lambda path: self._context.messages.post(Message(_("Chart saved as {path}").format(path=path)))
        )
        dialog.copied.connect(self._say_copied)
        dialog.open()

    def _copy_picture(self) -> None:
        figure_now = self.figure_for(self.range_name)
        if figure_now is None or self._reading is None or self._reading.is_empty:
            self._context.messages.post(Message(_("There is nothing to copy yet. Log an action first.")))
            return
        QGuiApplication.clipboard().setImage(render_image(figure_now, (1280, 720), ratio=2.0))
        self._say_copied()

    def figure_for(self, range_name: RangeName, choices: ChartChoices = FOR_OTHERS) -> ChartFigure | None:
        """The picture of the journal over one range, as others get it; None before it is read."""
        return None if self._reading is None else self._reading.figure(range_name, choices)

    # Showing -------------------------------------------------------------------------------

    def _say_copied(self) -> None:
        self._context.messages.post(Message(_("Chart copied. Paste it into a slide.")))

    def _fail(self, error: JournalError) -> None:
        self._is_reading, self._is_stale = False, True  # tried again when the page is shown
        self._once_read.clear()
        self._context.messages.complain(error)

    def _show(self, found: tuple[Reading, Reading | None]) -> None:
        self._reading, self._sample = found
        reading = self._reading
        self._is_reading = False
        if reading.is_empty:
            self.close_panel()
        self._say(reading)
        self.header.set_fact(*reading.facts)
        self.offer.setVisible(reading.is_empty)
        self.offer_links(offered=not reading.is_empty)
        self.comparing.week_start = reading.week_start
        self._draw(keep_view=True)
        self._fill_panel(reading)
        wanted, self._once_read = self._once_read, []
        for call in wanted:
            call()

    def _clear(self) -> None:
        """Show no sentence and no chart, as before the first one was read."""
        self.header.set_fact("")
        for text in (self.first, self.second):
            text.set_runs([])
        self.offer_links(offered=False)
        for part in (self.gauge, self.offer):
            part.hide()
        self.chart.forget()

    def _say(self, reading: Reading) -> None:
        saying = reading.saying
        for text, said in ((self.first, saying.first), (self.second, saying.second)):
            text.set_runs([Run(run.text, run.strong, run.shape) for run in said])
        early = saying.kind == "early"
        parts = ((self.second, bool(saying.second), 6), (self.gauge, early, 12))
        for row, (part, shown, above) in zip(self._rows, parts, strict=True):
            part.setVisible(shown)
            row.setContentsMargins(0, above if shown else 0, 0, 0)
        if early:
            self.gauge.set_share(None, saying.low, saying.high)

    def _draw(self, *, keep_view: bool = False) -> None:
        if self._reading is None:
            return
        if self._reading.is_empty and self._sample is not None:
            drawn = self._sample.figure("all", ChartChoices()).as_sample()
        else:
            drawn = self._reading.figure(self._range, self._shown.choices(self._reading))
        self.chart.set_figure(drawn, keep_view=keep_view)

    def _choose_range(self, key: str) -> None:
        self._range = range_named(key)
        self._draw()
        self._tell_range()

    def _tell_range(self) -> None:
        """Choose the segment of the days in view; none while it is other days than its own."""
        own = self.chart.is_in_own_range
        self.ranges.choose(self._range if own else "")
        if own and self.all_button.hasFocus():
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        self.all_button.setVisible(not own)

    def _show_all(self) -> None:
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chart.show_all()

    # What is chosen ------------------------------------------------------------------------

    def do(self, name: str) -> None:
        """Do a command of the chart's menu; one that can't be done says why."""
        reading = self._reading
        if name == "show":
            self.open_menu()
        elif name == "compare":
            self.compare()
        elif name == "targets":
            self.edit_targets()
        elif name in {"views", "result"}:
            self._context.commands.action(name).trigger()
        elif reading is None:
            return
        elif reason := why_not(name, reading, self._range):
            self._context.messages.post(Message(reason.sentence))
        else:
            self._choose(toggled(name, self._shown))
            self._announce(told(name, self._shown, self._context.commands.text(name)))

    def _announce(self, words: str) -> None:
        """Say it to a screen reader: what is seen on the chart changes without a word."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, words))

    def _choose(self, shown: Shown) -> None:
        """Draw what is chosen now; what changes the number is read anew."""
        former, self._shown = self._shown, shown
        changing = [(one.measure, one.with_hollow, one.pinged) for one in (former, shown)]
        if changing[0] != changing[1]:
            self.reload()
        else:
            self._draw(keep_view=True)

    # Panels --------------------------------------------------------------------------------

    def _open_reading(self, panel: CardPanel, *, by_key: bool) -> None:
        """Open a panel that shows figures; they are read at once."""
        if self._reading is None or self._reading.is_empty:
            self._context.messages.post(Message(_("There is nothing to compute yet. Log an action first.")))
            return
        self.chart.clear_mark()
        if self.stage.panel is not panel:
            panel.go_to_top()
        self.stage.open_panel(panel, by_key=by_key)
        self.reload()

    def _fill_panel(self, reading: Reading) -> None:
        panel = self.stage.panel
        if panel is self.computed and reading.wanted.computed:
            self.computed.show_parts(reading.parts)
        elif panel is self.trust and reading.trust is not None:
            self.trust.show_trust(reading.trust)
        elif panel is self.milestone:
            self._fill_milestone(reading)
        elif panel is self.comparing and reading.comparison is not None:
            begins = int(reading.logged[0]) if reading.logged.size else reading.today
            self.comparing.show_comparison(reading.comparison, reading.today, begins)
        elif panel is self.evidence and self.evidence.days is not None:
            first, last = (day.toordinal() for day in self.evidence.days)
            self.evidence.set_neighbours(*reading.neighbours(first, last))

    def _open_milestone(self, action: str, *, by_key: bool = False) -> None:
        """Open what lies around the milestone that is this action, or around the last one."""
        reading = self._reading
        if reading is None or not reading.marks.milestones:
            words = _("No milestone yet. G on an action makes it a great success or a great failure.")
            self._context.messages.post(Message(words))
            return
        self.milestone.set_marks(reading.marks.milestones, reading.today)
        self.milestone.choose(action)
        self._open_reading(self.milestone, by_key=by_key)

    def _fill_milestone(self, reading: Reading) -> None:
        self.milestone.set_marks(reading.marks.milestones, reading.today)
        mark = self.milestone.mark
        if mark is None or self._opened is None:
            self.close_panel()  # it is none any more
            return
        if reading.wanted.compare == self.milestone.wanted:
            found = self._opened.reader.by_ids([mark.action])
            self.milestone.show_milestone(found[0] if found else None, reading.comparison)
        else:
            self.reload()

    def _open_bucket(self, start: int, end: int) -> None:
        drawn = self.chart.figure
        if drawn is not None:
            # the day of a milestone is a day, whatever the dots are
            whole = drawn.bounds(start) == (start, end)
            self._open_evidence(drawn.unit if whole else "day", (start, end), (start, end))
            if start == end:
                self._select_milestone(start)

    def _select_milestone(self, day: int) -> None:
        """Select the first milestone of the day that is open, which may have been opened by its sign."""
        marks = () if self._reading is None else self._reading.marks.milestones
        first = next((mark for mark in marks if mark.day.toordinal() == day), None)
        if first is not None and self.evidence.list.editor() is None:
            self.evidence.list.select(first.action)

    def _open_day(self, day: dt.date) -> None:
        """Open one day, and mark the dot that it is in."""
        drawn, ordinal = self.chart.figure, day.toordinal()
        bounds = None if drawn is None else drawn.bounds(ordinal)
        self._open_evidence("day", (ordinal, ordinal), bounds or (ordinal, ordinal))

    def _open_evidence(self, unit: Unit, opened: tuple[int, int], marked: tuple[int, int]) -> None:
        if self._opened is None or self._reading is None or self._reading.is_empty:
            return
        start, end = opened
        days = dt.date.fromordinal(start), dt.date.fromordinal(end)
        if self.evidence.days != days and self._keeps_typed():
            return
        self.evidence.set_neighbours(*self._reading.neighbours(start, end))
        try:
            self.evidence.show_days(self._opened, unit, *days)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self.chart.mark_bucket(*marked)
        # a gap can be pointed at, but not walked to: what is opened there wears no ring
        self.stage.open_panel(self.evidence, by_key=not self.evidence.is_empty)

    def _keeps_typed(self) -> bool:
        """Whether the actions that are open stay, since something typed there is not saved yet."""
        days = self.evidence.days
        if days is None or self.evidence.list.unsaved() is None:
            return False
        self.chart.mark_bucket(*(day.toordinal() for day in days))
        self.stage.open_panel(self.evidence)
        return self.evidence.list.asks_to_finish()

    def _hand_over(self, key: str, text: str) -> None:
        self.text_left.emit(key, text)
        words = _("The action you were editing is gone. Your text is in the field of Today.")
        self._context.messages.post(Message(words))

    def close_panel(self) -> None:
        """Close what is open beside the chart."""
        self.chart.clear_mark()
        self.stage.close_panel()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of what the chart shows; Esc closes what is open beside it."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.stage.panel is not None:
            self.close_panel()
        elif name := self._context.commands.at("chart", QKeySequence(event.key()).toString()):
            if name.startswith("show"):
                self.do(name)
        else:
            super().keyPressEvent(event)
