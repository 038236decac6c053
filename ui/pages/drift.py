"""Drift: the sentence, the chart, and the actions behind each of its marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.days import civil_day
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _, ngettext
from journal.places import Clock
from journal.reading.series import day_series, series_of
from journal.sample import sample_drafts
from journal.statistics.drift import Estimate, estimate_of
from journal.statistics.saying import Saying, figure, say
from journal.statistics.series import DaySeries
from ui.charts.figure import ChartFigure, RangeName, make_figure, range_named
from ui.charts.files import render_image
from ui.charts.screen import DriftChart
from ui.dialogs.computed import ComputedDialog, computed_sentences
from ui.dialogs.export import ExportDialog
from ui.messages import Message
from ui.pages.beside import ChartAndPanel
from ui.pages.columns import WIDE
from ui.pages.context import ActionDesk, PageContext
from ui.pages.evidence import EvidencePanel
from ui.widgets.buttons import Button
from ui.widgets.gauge import ShareGauge
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.text import RichText, Run, Text

if TYPE_CHECKING:
    from journal.opening import Opened

MOST = 1440
SENTENCE_MOST = 848


@dataclass(frozen=True, eq=False)
class _Reading:
    """What was read and computed for the page, on one day."""

    series: DaySeries
    estimate: Estimate
    saying: Saying
    today: int
    week_start: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is logged up to that day."""
        return self.series.days.size == 0

    def figure(self, range_name: RangeName) -> ChartFigure:
        """The picture of it over one range."""
        return make_figure(self.series, self.estimate, self.saying, self.today, range_name, self.week_start)


class DriftPage(QWidget):
    """The leader share over time. Reads and computes on the lane, whenever something changed."""

    sample_wanted = Signal()
    day_wanted = Signal(object)
    desk_undo_wanted = Signal()

    def __init__(
        self, context: PageContext, clock: Clock, range_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = clock
        self._opened: Opened | None = None
        self._reading: _Reading | None = None
        self._sample: _Reading | None = None
        self._is_stale = True
        self._is_reading = False
        self._once_read: list[Callable[[], None]] = []
        self.desk = ActionDesk(context, self.desk_undo_wanted.emit)
        self._range: RangeName = range_named(range_name)
        self._build()
        self._connect()

    # Building ------------------------------------------------------------------------------

    def _build(self) -> None:
        look = self._context.look
        self.header = PageHeader(look, _("Drift"))
        self.ranges = Segments(
            look,
            [("30d", _("30 days")), ("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))],
            name=_("Days shown"),
        )
        self.ranges.choose(self._range)
        self.all_button = Button(look, _("Show all"), "quiet", key="0")
        self.all_button.setToolTip(_("Show all days  0"))
        self.all_button.hide()
        self.export_button = Button(look, _("Export"), icon="export")
        key = self._context.commands.key("export")
        self.export_button.setToolTip(_("Export the drift chart  {key}").format(key=key))
        self.header.controls.setSpacing(16)
        self.header.controls.addWidget(self.all_button)
        self.header.controls.addWidget(self.ranges)
        self.header.controls.addWidget(self.export_button)
        self.first = RichText(look, "sentence")
        self.second = RichText(look, "body")
        self.second.setMaximumWidth(SENTENCE_MOST)
        self.gauge = ShareGauge(look)
        self.gauge.setMaximumWidth(320)
        self.gauge.hide()
        self.chart = DriftChart(look)
        self.evidence = EvidencePanel(look, self._context.catalogue, self.desk)
        self.evidence.hide()
        self._stage = ChartAndPanel(look, self.chart, self.evidence)
        self.offer = QWidget()
        self.sample_button = Button(look, _("Open the sample journal"), "link")
        self.is_not = Text(
            look,
            "small",
            "muted",
            text=_(
                "Self-logged, self-tagged: the share of what you wrote down. It does not measure leadership."
            ),
        )
        self.computed_button = Button(look, _("How is this computed"), "link")
        self.computed_button.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        offer = QHBoxLayout(self.offer)
        offer.setContentsMargins(0, 0, 0, 0)
        words = _("This is what a year and a half looks like, in a made-up journal.")
        middle_line = Qt.AlignmentFlag.AlignVCenter
        offer.setSpacing(8)
        offer.addWidget(Text(self._context.look, "ui", "muted", text=words), 0, middle_line)
        offer.addWidget(self.sample_button, 0, middle_line)
        offer.addStretch(1)
        self.offer.hide()
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.is_not, 1, middle_line)
        foot.addWidget(self.computed_button, 0, middle_line)
        self._scroll = ScrollColumn(self._context.look, max_width=MOST, centred=True)
        self._scroll.setAccessibleName(_("Drift"))
        column = self._scroll.body
        column.addWidget(self.header)
        column.addSpacing(24)
        column.addWidget(self.first)
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row, narrower in zip(self._rows, (self.second, self.gauge), strict=True):
            # in a row of its own: Qt takes a column to be as narrow as its narrowest part when it
            # asks how high wrapped text will be
            row.addWidget(narrower, 1)
            row.addStretch(0)
            column.addLayout(row)
        column.addSpacing(20)
        column.addWidget(self.offer)
        column.addSpacing(4)
        column.addWidget(self._stage, 1)
        column.addSpacing(4)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setFocusProxy(self.chart)

    def _connect(self) -> None:
        self.ranges.chosen.connect(self._choose_range)
        self.all_button.clicked.connect(self._show_all)
        self.chart.all_wanted.connect(lambda: self._choose_range("all"))
        self.chart.view_changed.connect(self._tell_range)
        self.computed_button.clicked.connect(self._tell_computed)
        self.export_button.clicked.connect(self.export)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.chart.bucket_opened.connect(self._open_bucket)
        self.evidence.closed.connect(self._close_evidence)
        self.evidence.day_wanted.connect(self.day_wanted)

    # What the window does ------------------------------------------------------------------

    @property
    def range_name(self) -> RangeName:
        """Which days are shown: "30d", "90d", "1y" or "all"."""
        return self._range

    @property
    def is_current(self) -> bool:
        """Whether what is shown is what the journal holds."""
        return not self._is_stale and not self._is_reading

    def set_journal(self, opened: Opened) -> None:
        """Show this journal."""
        self._context.lane.cancel("drift")  # it is of another journal
        self._opened, self._reading, self._is_reading = opened, None, False
        self.desk.opened = opened
        self._close_evidence()
        self.reload()

    def reload(self) -> None:
        """Read and compute anew; at once if the page is seen, else when it is shown."""
        self._is_stale = True
        if self._opened is None or not self.isVisible():
            return
        self._is_stale, self._is_reading = False, True
        opened, clock, sample = self._opened, self._clock, self._sample

        def work() -> tuple[_Reading, _Reading | None]:
            reading = _read(opened)
            return reading, sample or (_read_sample(clock) if reading.is_empty else None)

        self._context.lane.run("drift", work, self._show, self._fail)
        try:
            self.evidence.reload(opened)
        except JournalError as error:
            self._context.messages.complain(error)

    def export(self) -> None:
        """Open the export dialog, where there is something to export; once it is read."""
        self._when_read(self._export)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture for a slide, once it is read."""
        self._when_read(self._copy_picture)

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

    def figure_for(self, range_name: RangeName) -> ChartFigure | None:
        """The picture of the journal over one range; None before it is read."""
        return None if self._reading is None else self._reading.figure(range_name)

    # Showing -------------------------------------------------------------------------------

    def _say_copied(self) -> None:
        self._context.messages.post(Message(_("Chart copied. Paste it into a slide.")))

    def _fail(self, error: JournalError) -> None:
        self._is_reading = False
        self._once_read.clear()
        self._context.messages.complain(error)

    def _show(self, read: tuple[_Reading, _Reading | None]) -> None:
        self._reading, self._sample = read
        reading = self._reading
        self._is_reading = False
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
        self.header.set_fact(_fact(reading))
        self.offer.setVisible(reading.is_empty)
        self.computed_button.setVisible(not reading.is_empty)
        self._draw(keep_view=True)
        wanted, self._once_read = self._once_read, []
        for call in wanted:
            call()

    def _draw(self, *, keep_view: bool = False) -> None:
        if self._reading is None:
            return
        if self._reading.is_empty and self._sample is not None:
            self.chart.set_figure(self._sample.figure("all").as_sample(), keep_view=keep_view)
        else:
            self.chart.set_figure(self._reading.figure(self.range_name), keep_view=keep_view)

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

    def _tell_computed(self) -> None:
        reading = self._reading
        if reading is None or reading.is_empty:
            return
        sentences = computed_sentences(reading.series, reading.estimate, reading.saying, reading.today)
        ComputedDialog(self._context.look, sentences, self).open()

    def _open_bucket(self, start: int, end: int) -> None:
        figure_now = self.chart.figure
        if self._opened is None or self._reading is None or self._reading.is_empty or figure_now is None:
            return
        days = dt.date.fromordinal(start), dt.date.fromordinal(end)
        try:
            self.evidence.show_days(self._opened, figure_now.unit, *days)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self.chart.mark_bucket(start, end)
        self._stage.set_panel_shown(shown=True)
        self.evidence.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_evidence(self) -> None:
        self.chart.clear_mark()
        if self.evidence.isHidden():
            return
        self._stage.set_panel_shown(shown=False)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.window().width() >= WIDE
        side = 48 if wide else 32
        self._scroll.set_padding(side, 32 if wide else 24, side, 12)


def _read(opened: Opened) -> _Reading:
    day = opened.journal.today()
    today = day.toordinal()
    series = day_series(opened.reader, last=day)
    estimate = estimate_of(series, today)
    week_start = opened.journal.settings.get().week_start
    return _Reading(series, estimate, say(estimate, series, today), today, week_start)


def _read_sample(clock: Clock) -> _Reading:
    now, settings = clock.now(), JournalSettings()
    series = series_of(sample_drafts(now, settings))
    today = civil_day(now, settings.day_start).toordinal()
    estimate = estimate_of(series, today)
    return _Reading(series, estimate, say(estimate, series, today), today, settings.week_start)


def _fact(reading: _Reading) -> str:
    """What the chart rests on: "775 tagged actions and 149 of own work, 18 months"."""
    tagged, own = int(reading.series.tagged.sum()), int(reading.series.own.sum())
    if not reading.series.days.size:
        return ""
    words = ngettext("{count} tagged action", "{count} tagged actions", tagged).format(count=figure(tagged))
    if own:
        words = _("{tagged} and {own} of own work").format(tagged=words, own=figure(own))
    days = reading.today - int(reading.series.days[0]) + 1
    months = round(days / 30.44)
    if months >= 2:
        span = ngettext("{count} month", "{count} months", months).format(count=months)
    else:
        span = ngettext("{count} day", "{count} days", days).format(count=days)
    return _("{counts}, {span}").format(counts=words, span=span)
