"""The first run: four calm steps, each of which can be skipped. Light, as its first is painted first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.pages.first_run_start import StartStep
from ui.pages.first_run_step import Step
from ui.theme.focus import focus_by_key
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.next_button import NextButton
from ui.widgets.painted import draw_icon
from ui.widgets.scroll import ScrollColumn
from ui.widgets.step_bars import StepBars
from ui.widgets.text import Text

STEPS = 4
COLUMN, LEAST_SIDE = 560, 24
TOP, FOOT = 72, 96
# under this height the steps stand nearer to the top, and the foot nearer to the edge
LOW, LOW_TOP, LOW_FOOT = 800, 20, 56
ABOVE_FOOT, QUIET_PADDING = 12, 16
_APP = 48


class FirstRun(QWidget):
    """The column with the present step, and the foot that leads on, back and out.

    It only shows and asks: `next_wanted` and `skip_wanted` carry the step that is to be left (counted
    from 1), so does `all_skip_wanted`, which ends it. The owner answers with `go`, or has the step
    complain. Back keeps everything. `moved` carries the step that is shown now.
    """

    next_wanted = Signal(int)
    skip_wanted = Signal(int)
    all_skip_wanted = Signal(int)
    moved = Signal(int)

    def __init__(self, look: Look, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.start = StartStep(look, place)
        self.steps: list[Step] = []
        self.step = 1
        self._bars = StepBars(look, STEPS)
        self._scroll = ScrollColumn(look, centred=True)
        self._scroll.setAccessibleName(_("The first steps"))
        head = QHBoxLayout()
        head.addWidget(_AppIcon(look))
        head.addStretch(1)
        head.addWidget(self._bars)
        self._scroll.body.addLayout(head)
        self._scroll.body.addSpacing(20)
        self._foot = QWidget()
        self._build_foot(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._edge = Rule(look)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._edge)
        column.addWidget(self._foot)
        self._scroll.viewport().installEventFilter(self)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_edge)
        self._show_edge()
        self.add_steps([self.start])
        self.setAccessibleName(_("The first steps"))
        look.changed.connect(self._fit)
        self._show_step()

    def _build_foot(self, look: Look) -> None:
        self.back = Button(look, _("Back"))
        self.skip = Button(look, _("Skip"), "quiet")
        self.skip.setToolTip(_("Leave this step out"))
        self.skip_all = Button(look, _("Skip the rest"), "quiet")
        self.skip_all.setToolTip(_("Go straight to the journal"))
        self._hint = Text(look, "ui", "muted", text=_("Enter"), wrap=False)
        self.next = NextButton(look, _("Continue"))
        self._foot_row = QHBoxLayout(self._foot)
        self._foot_row.setSpacing(4)
        for button in (self.back, self.skip, self.skip_all):
            self._foot_row.addWidget(button)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self._foot_row.addSpacing(12)
        self._foot_row.addWidget(self.next)
        self.back.clicked.connect(self.go_back)
        self.skip.clicked.connect(lambda: self.skip_wanted.emit(self.step))
        self.skip_all.clicked.connect(lambda: self.all_skip_wanted.emit(self.step))
        self.next.clicked.connect(self._go_on)

    # Steps ---------------------------------------------------------------------------------

    def add_steps(self, steps: Sequence[Step]) -> None:
        """Hang further steps in; they come after the first paint."""
        for step in steps:
            step.hide()
            self._scroll.body.addWidget(step)
            self.steps.append(step)
            step.changed.connect(self._show_foot)
            step.settled.connect(lambda: focus_by_key(self.next))
            step.went_back.connect(self.go_back)
            step.look_at.connect(self._look_at)

    @property
    def shown(self) -> Step:
        """The step that is shown."""
        return self.steps[self.step - 1]

    def go(self, step: int) -> None:
        """Show another step, with the focus where one works in it."""
        self.step = min(max(step, 1), len(self.steps))
        self._show_step()
        self.moved.emit(self.step)
        self.take_focus()
        QTimer.singleShot(0, self, self._look_at_focus)  # once it is laid out

    def go_back(self) -> None:
        """One step back; everything that was done stays."""
        if self.step > 1:
            self.go(self.step - 1)

    def take_focus(self) -> None:
        """Put the focus where one works in this step, else on the button that goes on."""
        if not self.shown.take_focus():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_for(self, step: int) -> None:
        """Show the frame of a step that is not loaded yet, with nothing in it that can be pressed."""
        self.start.hide()
        self._bars.set_step(step)
        self.set_busy(busy=True)

    def set_busy(self, *, busy: bool) -> None:
        """While the journal is being made nothing can be pressed."""
        for button in (self.back, self.skip, self.skip_all, self.next, self.start.change):
            button.setEnabled(not busy)
        if not busy:
            self._show_foot()
            self.take_focus()

    def _look_at(self, part: QWidget | None) -> None:
        """Bring a part of the step to the top, or the step's own beginning, once it is laid out."""

        def scroll() -> None:
            content = self._scroll.widget()
            y = part.mapTo(content, QPoint(0, -8)).y() if part is not None and content is not None else 0
            self._scroll.verticalScrollBar().setValue(y)

        QTimer.singleShot(0, self, scroll)

    def _look_at_focus(self) -> None:
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.shown.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, 16)

    def _show_step(self) -> None:
        for step in self.steps:
            step.setVisible(step is self.shown)
        self._bars.set_step(self.step)
        self._scroll.verticalScrollBar().setValue(0)
        self._show_foot()
        self._fit()
        self.shown.set_room(self._scroll.viewport().height())

    def _show_foot(self) -> None:
        self.back.setVisible(self.step > 1)
        self.skip_all.setVisible(self.step < STEPS)
        self.next.set_text(self.shown.next_words)
        reason = self.shown.may_go_on
        self.next.setEnabled(not reason)
        self.next.setToolTip(reason)
        self._fit_foot()

    def _go_on(self) -> None:
        if self.next.isEnabled():
            self.shown.complain("")
            self.next_wanted.emit(self.step)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    # Size ----------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_foot()
            self.shown.set_room(self._scroll.viewport().height())
        return False

    def _show_edge(self) -> None:
        """Where there is more than fits, a line says that it goes on behind the foot."""
        size = self._edge.sizePolicy()
        size.setRetainSizeWhenHidden(True)
        self._edge.setSizePolicy(size)
        self._edge.setVisible(self._scroll.verticalScrollBar().maximum() > 0)

    def _fit(self) -> None:
        low = self.height() < LOW * max(1.0, self._look.text_ratio)
        self._scroll.set_max_width(self._look.grown(COLUMN))
        self._scroll.set_padding(LEAST_SIDE, LOW_TOP if low else TOP, LEAST_SIDE, 4)
        button = self.next.sizeHint().height()
        foot = max(button + 16, LOW_FOOT if low else FOOT)
        self._foot.setFixedHeight(ABOVE_FOOT + foot - 1)  # and a line above it
        self._fit_foot()

    def _fit_foot(self) -> None:
        """The foot stands exactly below the column, whether or not that has a bar beside it."""
        room = self._scroll.viewport().width()
        side = max(LEAST_SIDE, (room - self._look.grown(COLUMN)) // 2)
        # a quiet button has no edge: its words stand at that of the column
        start = side if not self.back.isHidden() else max(0, side - QUIET_PADDING)
        end = max(0, self.width() - room) + side
        left, right = (end, start) if self.isRightToLeft() else (start, end)
        below = max(0, self._foot.height() - ABOVE_FOOT - self.next.sizeHint().height())
        self._foot_row.setContentsMargins(left, ABOVE_FOOT, right, below)
        shown = [b for b in (self.back, self.skip, self.skip_all, self.next) if not b.isHidden()]
        needed = sum(button.sizeHint().width() + 4 for button in shown) + self._hint.natural_width() + 24
        self._hint.setVisible(self.next.isEnabled() and needed <= room - 2 * side)


class _AppIcon(QWidget):
    """The program's icon, 48."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_APP, _APP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_icon(painter, self._look, "leaderward", "ink", QRectF(0, 0, _APP, _APP))
        painter.end()
