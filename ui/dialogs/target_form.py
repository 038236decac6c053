"""One target being written: its share, the day it begins on, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.marks import Target, checked_target, parse_points
from journal.errors import JournalError, UsageError
from journal.language import _
from journal.statistics.runs import runs
from ui.commands import shown
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.day_chooser import CalendarPopup
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import RichText, Run, Text

_SHARE_WIDTH, _PADDING = 88, 16
_CHOOSE_DAY = "Ctrl+G"
_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class Field(QLineEdit):
    """One line of text that leaves Ctrl Z to what is around it once it has nothing to take back."""

    @override
    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class PointsField(Field):
    """A share in points of a hundred; ↑ and ↓ change it by one, Page Up and Down by ten."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            points = round(parse_points(self.text()) * 100) if self.text().strip() else 50 - step
        except UsageError:
            return  # what is no number stays as it was typed
        self.selectAll()
        self.insert(str(min(100, max(1, points + step))))


class TargetForm(QWidget):
    """Writes a new target, or with `target` changes that one where it stands.

    `wanted` carries the target once it is well put; `left` says that it is to stay as it was;
    `grown` that another height is needed. `others` are the targets it stands beside, for telling
    which one it would take the place of.
    """

    wanted = Signal(object)
    left = Signal()
    grown = Signal()

    def __init__(
        self,
        look: Look,
        today: dt.date,
        week_start: int,
        target: Target | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._today, self._week_start = look, today, week_start
        self._given = target
        self._others: tuple[Target, ...] = ()
        self._day = today if target is None else target.day
        self._is_warned = False
        self.share = PointsField("" if target is None else target.points)
        self.share.setPlaceholderText(_("1 to 100"))
        self.share.setAccessibleName(_("Share in points of 100"))
        self.day_button = Button(look, "", icon="calendar")
        self.day_button.setToolTip(_("Choose a day  {key}").format(key=shown(_CHOOSE_DAY)))
        self.popup = CalendarPopup(look, self)
        self.reason = Field("" if target is None else target.reason)
        self.reason.setPlaceholderText(_("May be left empty"))
        self.reason.setAccessibleName(_("Because"))
        self.sentence = RichText(look, "body")
        self.replaced = Text(look, "small", "muted")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.save = Button(look, _("Set the target") if target is None else _("Save"), "primary")
        self.save.setToolTip(_("{what}  {key}").format(what=self.save.accessibleName(), key=shown("Return")))
        self.leave = Button(look, _("Leave it"), "quiet")
        self.leave.setToolTip(_("{what}  {key}").format(what=_("Leave it"), key=_("Esc")))
        self._lay_out()
        self._connect()
        self.set_day(self._day)

    def _lay_out(self) -> None:
        look, middle = self._look, Qt.AlignmentFlag.AlignVCenter
        column = QVBoxLayout(self)
        padding = 0 if self._given is None else _PADDING
        column.setContentsMargins(padding, padding, padding, padding)
        column.setSpacing(4)
        fields = QHBoxLayout()
        fields.setSpacing(24)
        share = QHBoxLayout()
        share.setSpacing(8)
        share.addWidget(self.share, 0, middle)
        share.addWidget(Text(look, "ui", "muted", text="%", wrap=False), 0, middle)
        for name, part in ((_("Share"), share), (_("From"), self.day_button)):
            field = QVBoxLayout()
            field.setSpacing(4)
            field.addWidget(Text(look, "ui", "muted", 600, text=name, wrap=False))
            if isinstance(part, QWidget):
                field.addWidget(part)
            else:
                field.addLayout(part)
            fields.addLayout(field)
        fields.addStretch(1)
        column.addLayout(fields)
        column.addSpacing(8)
        column.addWidget(Text(look, "ui", "muted", 600, text=_("Because")))
        column.addWidget(self.reason)
        column.addSpacing(8)
        column.addWidget(self.sentence)
        for told in (self.replaced, self.problem):
            told.hide()
            column.addWidget(told)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save, 0, middle)
        foot.addWidget(self.leave, 0, middle)
        foot.addStretch(1)
        column.addLayout(foot)
        if self._given is None:
            self.leave.hide()
        self._fit()

    def _connect(self) -> None:
        self._look.changed.connect(self._fit)
        for field in (self.share, self.reason):
            field.textChanged.connect(self._follow)
        self.day_button.clicked.connect(self._open_calendar)
        self.popup.chosen.connect(self._choose_day)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        choose = QShortcut(QKeySequence(_CHOOSE_DAY), self)
        choose.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        choose.activated.connect(self._open_calendar)

    # What the dialog does ------------------------------------------------------------------

    @property
    def day(self) -> dt.date:
        """The day it is to begin on."""
        return self._day

    @property
    def given_day(self) -> dt.date | None:
        """The day of the target that is being changed; None for a new one."""
        return None if self._given is None else self._given.day

    @property
    def is_touched(self) -> bool:
        """Whether something stands in it that is not kept yet."""
        if self._given is None:
            return bool(self.share.text().strip() or self.reason.text().strip())
        typed = self.share.text().strip(), self._day, self.reason.text().strip()
        return typed != (self._given.points, self._given.day, self._given.reason)

    def set_day(self, day: dt.date) -> None:
        """Have it begin on that day."""
        self._day = day
        words = _("Today") if day == self._today else long_date(day)
        self.day_button.set_text(words)
        self.day_button.setAccessibleName(_("From: {day}").format(day=words))
        self._follow()

    def set_others(self, targets: Sequence[Target]) -> None:
        """Which targets there are; its own is not another one."""
        own = None if self._given is None else self._given.day
        self._others = tuple(target for target in targets if target.day != own)
        self._follow()

    def clear(self) -> None:
        """Ready for another one."""
        self.share.setText("")
        self.reason.setText("")
        self.set_day(self._today)

    def complain(self, error: JournalError, field: QWidget | None = None) -> None:
        """Say what is wrong; what was typed stays."""
        self._tell(str(error))
        if field is not None:
            field.setAccessibleDescription(str(error))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def warns(self) -> bool:
        """Say once that it is not kept yet; False where there is nothing to say, or it was said."""
        if self._is_warned or not self.is_touched:
            return False
        self._is_warned = True
        try:
            self._written()
        except UsageError as error:
            words = _("This is not saved, and can’t be as it stands. {problem} Esc leaves it.")
            self._tell(words.format(problem=error))
        else:
            self._tell(_("This is not saved yet. Enter saves it, Esc leaves it."))
        return True

    # What the person does ------------------------------------------------------------------

    def _follow(self) -> None:
        """Say again, in words, what would be kept."""
        height = self.sizeHint().height()
        self._is_warned = False
        self.problem.hide()
        for field in (self.share, self.reason):
            field.setAccessibleDescription("")
        points, reason = "…", self._reason()
        try:
            points = Target(self._day, parse_points(self.share.text())).points
        except UsageError:
            self.sentence.set_colour_role("muted")
        else:
            self.sentence.set_colour_role("ink")
        day = _("today") if self._day == self._today else long_date(self._day)
        words = (
            _("**Target {points}** from {day}, because: {reason}")
            if reason
            else _("**Target {points}** from {day}")
        )
        # put together after the marks are read: what the person writes may hold such marks too
        self.sentence.set_runs(
            [
                Run(
                    run.text.format(points=points, day=day, reason=_told_reason(reason)),
                    run.strong,
                    run.shape,
                )
                for run in runs(words)
            ]
        )
        others = self._others if self.is_touched else ()
        other = next((target for target in others if target.day == self._day), None)
        self.replaced.setVisible(other is not None)
        if other is not None:
            self.replaced.set_text(
                _("It takes the place of the target of {points}\u00a0% from the same day.").format(
                    points=other.points
                )
            )
        if self.sizeHint().height() != height:
            self.grown.emit()

    def _tell(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.show()
        self.grown.emit()
        self.problem.announce()

    def _reason(self) -> str:
        # a field of one line holds the line breaks of what was pasted into it
        return " ".join(self.reason.text().splitlines()).strip()

    def _written(self) -> Target:
        """What is written, as it would be kept; raises UsageError where it can't be."""
        return checked_target(Target(self._day, parse_points(self.share.text()), self._reason()))

    def _save(self) -> None:
        try:
            target = self._written()
        except UsageError as error:
            try:
                parse_points(self.share.text())
            except UsageError:
                self.complain(error, self.share)
            else:
                self.complain(error, self.reason)
            return
        self.wanted.emit(target)

    def _open_calendar(self) -> None:
        left = self.day_button.mapToGlobal(QPoint(0, self.day_button.height() + 8))
        right = QPoint(left.x() + self.popup.sizeHint().width(), left.y())
        self.popup.open_at(right, self._day, self._today, self._week_start)

    def _choose_day(self, day: dt.date) -> None:
        self.set_day(day)
        self.day_button.setFocus(Qt.FocusReason.PopupFocusReason)

    # Drawing -------------------------------------------------------------------------------

    def _fit(self) -> None:
        self.share.setFixedWidth(self._look.grown(_SHARE_WIDTH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._given is None:
            return
        tokens = self._look.tokens
        painter = QPainter(self)
        draw_box(painter, QRectF(self.rect()), 12, tokens.colour("surface"), tokens.colour("ink"), width=1.5)
        painter.end()


def _told_reason(reason: str) -> str:
    """The reason as it follows "because:", without that word at its own begin."""
    word = _("because")
    rest = reason[len(word) :].lstrip(" ,:")
    is_doubled = reason[: len(word)].casefold() == word.casefold() and not reason[len(word) :][:1].isalnum()
    return rest if is_doubled and rest else reason
