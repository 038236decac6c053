"""The weekly result week by week: a small table with one field for each of the last weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.days import EARLIEST, week_of
from journal.domain.result_table import Reading, figure_text, parse_figure, week_now
from journal.errors import UsageError
from journal.language import _
from ui.dialogs.target_form import Field
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.emptying import empty
from ui.widgets.text import Text

WEEKS, MORE, MOST = 8, 13, 104
_FIELD_WIDTH = 128


class WeekField(Field):
    """The figure of one week; ↑ ↓ and Enter go from week to week. Several lines pasted are handed on."""

    walked = Signal(int)
    pasted = Signal(str)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if len(text.strip().splitlines()) > 1 or "\t" in text.strip():
                self.pasted.emit(text)
                return
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        ):
            self.walked.emit(1)
        else:
            super().keyPressEvent(event)


class WeeksPart(QWidget):
    """The weeks from the oldest shown to this one; what was typed and can't be read stays, with a sentence.

    `entered` asks for everything to be kept (Enter in the last week); `pasted` carries several lines.
    """

    typed = Signal()
    grown = Signal()
    entered = Signal()
    pasted = Signal(str)

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self._shown: dict[dt.date, str] = {}
        self._fields: dict[dt.date, WeekField] = {}
        self._kept: dict[dt.date, float] = {}
        self._waiting: dict[str, str] = {}
        self._count = WEEKS
        self.more = Button(look, _("Earlier weeks"), "link")
        self.more.clicked.connect(self._show_more)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._grid)
        column.addStretch(1)

    # What the dialog does ------------------------------------------------------------------

    def set_reading(self, reading: Reading) -> None:
        """Read figures so from now on."""
        self._reading = reading

    def show_results(self, kept: Mapping[dt.date, float]) -> None:
        """Show the figures that are kept; what was typed over one and not kept stays."""
        typed = self.kept()
        self._kept = dict(kept)
        self._waiting.update({week: text for week, text in typed.items() if not self._says_kept(week, text)})
        self._fill()

    def _says_kept(self, week: str, text: str) -> bool:
        """Whether what is typed is what is kept, written otherwise: "1,234"."""
        kept = self._kept.get(dt.date.fromisoformat(week))
        try:
            return kept is not None and parse_figure(text, self._reading.decimal, self._reading.unit) == kept
        except UsageError:
            return False

    def read(self) -> tuple[dict[dt.date, float | None], str]:
        """The figures that were typed, None for one that was cleared, and what can't be read in words."""
        found: dict[dt.date, float | None] = {}
        problems = []
        for week, field in self._fields.items():
            text = field.text().strip()
            field.setAccessibleDescription("")
            if text == self._shown.get(week, ""):
                continue
            try:
                found[week] = parse_figure(text, self._reading.decimal, self._reading.unit) if text else None
            except UsageError as error:
                words = _("Week of {day}: {problem} It stays as you typed it.")
                problems.append(words.format(day=long_date(week), problem=error.text))
                field.setAccessibleDescription(error.text)
        return found, " ".join(problems[:3])

    def kept(self) -> dict[str, str]:
        """What is typed and not kept, by the week's first day."""
        typed = {
            week.isoformat(): field.text()
            for week, field in self._fields.items()
            if field.text().strip() != self._shown.get(week, "")
        }
        return {**self._waiting, **typed} if not self._fields else typed

    def put_kept(self, kept: Mapping[str, object]) -> None:
        """Put back what was typed."""
        self._waiting = {}
        for name, text in kept.items():
            try:
                week = week_now(dt.date.fromisoformat(name), self._reading.week_start)
            except (ValueError, OverflowError):
                continue
            self._waiting[week.isoformat()] = str(text)
            back = (self._this_week - week).days // 7 + 1
            self._count = min(MOST, max(self._count, back))

    def take_focus(self) -> None:
        """Into the first week without a figure, from the last one that has one on."""
        weeks = sorted(self._fields)
        filled = [place for place, week in enumerate(weeks) if self._fields[week].text().strip()]
        place = min(filled[-1] + 1 if filled else 0, len(weeks) - 1)
        self._fields[weeks[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def field_of(self) -> Mapping[dt.date, WeekField]:
        """The fields, by the first days of their weeks."""
        return self._fields

    # Showing -------------------------------------------------------------------------------

    @property
    def _this_week(self) -> dt.date:
        return week_of(self._reading.today, self._reading.week_start)

    def _show_more(self) -> None:
        self._waiting = self.kept()
        self._count = min(self._count + MORE, MOST)
        self._fill()
        self.grown.emit()

    def _fill(self) -> None:
        focused = next((week for week, field in self._fields.items() if field.hasFocus()), None)
        empty(self._grid)
        self._fields.clear()
        self._shown.clear()
        weeks = [self._this_week - dt.timedelta(weeks=ago) for ago in range(self._count - 1, -1, -1)]
        for row, week in enumerate(week for week in weeks if week >= EARLIEST):
            self._add(row, week)
        self._waiting = {}
        self.more.setVisible(self._count < MOST)
        if focused in self._fields:
            self._fields[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: int, week: dt.date) -> None:
        name = _("Week of {day}").format(day=long_date(week))
        label = Text(self._look, "ui", text=name, wrap=False)
        field = WeekField()
        value = self._kept.get(week)
        self._shown[week] = "" if value is None else figure_text(value, self._reading.decimal)
        field.setText(self._waiting.get(week.isoformat(), self._shown[week]))
        field.setAccessibleName(name)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFixedWidth(self._look.grown(_FIELD_WIDTH))
        unit = Text(self._look, "ui", "muted", text=self._reading.unit, wrap=False)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, 0, middle)
        self._grid.addWidget(field, row, 1, middle)
        self._grid.addWidget(unit, row, 2, middle)
        for widget in (label, field, unit):
            widget.show()
        self._fields[week] = field
        field.textChanged.connect(self.typed)
        field.pasted.connect(self.pasted)
        field.walked.connect(lambda step, week=week: self._walk(week, step))

    def _walk(self, week: dt.date, step: int) -> None:
        there = self._fields.get(week + dt.timedelta(weeks=step))
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            there.selectAll()
        elif step > 0:
            self.entered.emit()
