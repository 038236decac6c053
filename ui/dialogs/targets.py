"""Targets: the shares chosen for a role so far, and one more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.marks import Target
from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.dialogs.frame import Dialog
from ui.dialogs.step_row import StepRow, StepWords
from ui.dialogs.target_form import TargetForm
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

_WIDTH = 560


class TargetRow(StepRow):
    """One step: its share, why, and the days it holds for.

    `followed` is the day on which the next one begins, or None.
    """

    def __init__(
        self,
        look: Look,
        target: Target,
        followed: dt.date | None,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        day, when = long_date(target.day), _when(target.day, followed, today)
        said = _("Target {points}, {when}").format(points=target.points, when=when)
        words = StepWords(
            figure=f"{target.points}\u00a0%",
            words=target.reason,
            when=when,
            spoken=f"{said}: {target.reason}" if target.reason else said,
            edit=_("Change the target from {day}").format(day=day),
            remove=_("Remove the target from {day}").format(day=day),
            is_strong=target.day <= today and (followed is None or followed > today),
        )
        super().__init__(look, target, words, parent)
        self.target = target


class TargetsDialog(Dialog):
    """Sets, changes and removes targets where they stand.

    Every change is saved at once, and can be undone here and later as any other step.
    Esc steps one level out: out of the target being changed, then out of the dialog. What was written
    and not set yet is pointed out once before it is left.
    """

    def __init__(self, look: Look, opened: Opened, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Targets"), parent)
        self._opened = opened
        self._targets: tuple[Target, ...] = ()
        self._own_steps = 0
        self.rows: list[TargetRow] = []
        self.editor: TargetForm | None = None
        self.new_form: TargetForm | None = None
        self._today = dt.date.min
        self._week_start = 0
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self._build_words()
        try:
            self._today = opened.journal.today()
            self._week_start = opened.journal.settings.get().week_start
        except JournalError as error:
            self._complain(error)
            return
        self.new_form = self._form(None)
        self.body.insertWidget(1, self.new_form)
        self._refresh()
        self.new_form.save.setDefault(True)
        self.new_form.share.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_words(self) -> None:
        look = self.look
        words = _(
            "A target is a share chosen for a role, and may be lower than 100\u00a0%. The top of the chart, "
            "100\u00a0% leader, is the horizon: it stays where it is."
        )
        self.body.addWidget(Text(look, "ui", "muted", text=words))
        self._said = LeadLine(look, icon="check", role="ui")
        self.undo_button = Button(look, _("Undo"), "link", key=shown("Ctrl+Z"))
        self.undo_button.clicked.connect(self.undo)
        self._done = QWidget()
        done = QHBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(16)
        done.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        done.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._done.hide()
        # its room is kept, so that what is said never moves the rows from under the pointer
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(self._done)
        told.addWidget(self.problem)
        self.body.addWidget(self._told)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    # What the person does ------------------------------------------------------------------

    def edit(self, day: dt.date) -> None:
        """Change the target of that day where it stands; another one that is half changed is told first."""
        target = next((target for target in self._targets if target.day == day), None)
        if target is None or self.new_form is None:
            return
        if self.editor is not None and self.editor.warns():
            return
        self.editor = self._form(target)
        self._refresh()
        self.editor.share.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.share.selectAll()
        self.editor.save.setDefault(True)
        self._scroll.ensureWidgetVisible(self.editor)

    def remove(self, day: dt.date) -> None:
        """Remove the target that begins on that day."""
        place = next((place for place, row in enumerate(self.rows) if row.target.day == day), 0)
        settings = self._opened.journal.settings
        if self._change(lambda: settings.remove_target(day, self), _("Target removed."), self._complain):
            self._refresh()
            self._focus_row(place)

    def undo(self) -> None:
        """Take back what was done last in this dialog, and nothing that was done elsewhere."""
        if self._own_steps == 0 or self.editor is not None:
            return
        try:
            name = self._opened.journal.undo(self)
        except JournalError as error:
            self._complain(error)
            return
        self._own_steps -= 1
        self._refresh()
        self._say(_("Undone: {step}").format(step=name))
        if not self.undo_button.isVisible():
            self._focus_row(0)

    def _save(self, target: Target) -> None:
        form, settings = self.editor or self.new_form, self._opened.journal.settings
        if form is None:
            return
        instead_of = form.given_day
        words = _("Target set.") if instead_of is None else _("Target changed.")
        if not self._change(lambda: settings.set_target(target, instead_of, self), words, form.complain):
            return
        if instead_of is None:
            form.clear()
            self._refresh()
            form.share.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.editor = None
            self._refresh()
            self._focus_day(target.day)

    def _leave_editor(self) -> None:
        if self.editor is not None:
            day = self.editor.given_day
            self.editor = None
            self._refresh()
            self._focus_day(day)

    def _change(
        self, change: Callable[[], None], words: str, complain: Callable[[JournalError], None]
    ) -> bool:
        settings = self._opened.journal.settings
        try:
            before = settings.get().targets
            change()
            is_other = settings.get().targets != before
        except JournalError as error:
            complain(error)
            return False
        self._own_steps += is_other
        self._say(words if is_other else "")
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.editor is not None:
            self._leave_editor()
        else:
            super().keyPressEvent(event)

    @override
    def reject(self) -> None:
        form = self.editor or self.new_form
        if form is None or not form.warns():
            super().reject()

    # Showing -------------------------------------------------------------------------------

    def _form(self, target: Target | None) -> TargetForm:
        form = TargetForm(self.look, self._today, self._week_start, target)
        form.wanted.connect(self._save)
        form.left.connect(self._leave_editor)
        form.grown.connect(self._grow)
        return form

    def _refresh(self) -> None:
        """Read the targets anew and show them, the newest first."""
        try:
            self._targets = self._opened.journal.settings.get().targets
        except JournalError as error:
            self._complain(error)
            return
        self._empty_list()
        if self.new_form is None:
            return
        self.new_form.setVisible(self.editor is None)
        self.new_form.set_others(self._targets)
        if self._targets:
            self._put(Text(self.look, "ui", "muted", 600, text=_("Steps so far")))
            self._list.addSpacing(4)
        else:
            self._put(
                Text(self.look, "ui", "muted", text=_("No target yet: the chart has the horizon alone."))
            )
        self._add_steps()
        if self.editor is None:
            self.new_form.save.setDefault(True)
        self._grow()

    def _add_steps(self) -> None:
        """One row for each, with a hairline between two; the one being changed has its editor instead."""
        next_day: dt.date | None = None
        is_below_row = False
        for target in reversed(self._targets):
            if self.editor is not None and self.editor.given_day == target.day:
                self.editor.set_others(self._targets)
                self._put(self.editor)
                is_below_row = False
            else:
                if is_below_row:
                    self._put(Rule(self.look))
                self._add_row(target, next_day)
                is_below_row = True
            next_day = target.day

    def _add_row(self, target: Target, next_day: dt.date | None) -> None:
        row = TargetRow(self.look, target, next_day, self._today)
        row.edit_wanted.connect(lambda target: self.edit(target.day))
        row.remove_wanted.connect(lambda target: self.remove(target.day))
        row.walked.connect(lambda step, row=row: self._focus_row(self.rows.index(row) + step))
        self.rows.append(row)
        self._put(row)

    def _put(self, widget: QWidget) -> None:
        self._list.addWidget(widget)
        widget.show()  # or the layout takes it to be hidden until the next turn of the loop

    def _empty_list(self) -> None:
        self.rows.clear()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.editor:
                widget.hide()
                widget.deleteLater()

    def _focus_row(self, place: int) -> None:
        if self.rows:
            row = self.rows[min(max(place, 0), len(self.rows) - 1)]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(row)
        elif self.new_form is not None:
            self.new_form.share.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_day(self, day: dt.date | None) -> None:
        self._focus_row(next((place for place, row in enumerate(self.rows) if row.target.day == day), 0))

    def _say(self, words: str) -> None:
        self.problem.hide()
        self._said.set_text(words)
        self.undo_button.setVisible(self._own_steps > 0)
        self._done.setVisible(bool(words))
        self._grow()
        self._said.announce()

    def _complain(self, error: JournalError) -> None:
        self._done.hide()
        self.problem.set_text(str(error))
        self.problem.show()
        self._grow()
        self.problem.announce()

    @override
    def _fit(self) -> None:
        self._told.setMinimumHeight(self.undo_button.sizeHint().height())
        most = self.screen().availableGeometry().width()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), most))
        super()._fit()

    def _grow(self) -> None:
        """Be as high as what is shown now."""
        if self.isVisible():
            for part in (self.new_form, self.editor):
                layout = None if part is None else part.layout()
                if layout is not None:
                    layout.activate()
            self._list.activate()
            self.body.activate()
            self._fit()


def _when(day: dt.date, followed: dt.date | None, today: dt.date) -> str:
    """The days that a target holds for, in words."""
    if day > today:
        return _("from {day}, not yet").format(day=long_date(day))
    if followed is None:
        if day == today:
            return _("from today")
        return _("since {day}").format(day=long_date(day))
    last = followed - dt.timedelta(days=1)
    if last == day:
        return _("on {day}").format(day=long_date(day))
    return _("{first} to {last}").format(first=long_date(day), last=long_date(last))
