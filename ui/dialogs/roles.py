"""Roles: what one was and is, how much leading each asks for, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.distinctions import Catalogue
from journal.domain.role import Role, role_on
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.frame import Dialog
from ui.dialogs.role_form import RoleForm
from ui.dialogs.step_row import StepRow, StepWords
from ui.drafts import DraftKeeper
from ui.theme.look import Look
from ui.widgets.card import Rule
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "role"
_WIDTH = 560


class RolesDialog(Dialog):
    """Adds, changes and removes roles; each change is saved at once and can be undone.

    Esc steps one level out: out of the role being changed, then out of the dialog. What is written and not
    added yet is pointed out once before it is left, and is there again when the dialog is opened next.
    """

    def __init__(
        self,
        look: Look,
        opened: Opened,
        catalogue: Catalogue,
        drafts: DraftKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _("Roles"), parent)
        self._opened, self._catalogue, self._drafts = opened, catalogue, drafts
        self._unadded: dict[str, Any] = drafts.load(SLOT)
        drafts.follow(SLOT, self._to_keep)
        self._is_warned = False
        self.rows: list[StepRow] = []
        self.form: RoleForm | None = None
        words = _(
            "A role has its days and, if you wish, a target: the chart draws it as a step. Roles may ask for "
            "less leading than the last one did, and it is no step back."
        )
        self.body.addWidget(Text(look, "ui", "muted", text=words))
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self.setMinimumWidth(_WIDTH)
        self._write(None)
        self._refresh()

    # What the person does ------------------------------------------------------------------------

    def edit(self, role: Role) -> None:
        """Change that role."""
        self._write(role)

    def remove(self, role: Role) -> None:
        """Remove that role."""
        others = [one for one in self._roles() if one != role]
        if self._change(others, _("remove the role {name}").format(name=role.name)):
            self._refresh()
            if self.form is not None:
                self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self) -> None:
        """Take the last step back."""
        try:
            self._opened.journal.undo()
        except JournalError as error:
            self._complain(error)
        self._refresh()

    def _save(self, role: Role) -> None:
        if self.form is None:
            return
        given = self.form.given
        others = [one for one in self._roles() if one != given]
        name = _("change the role {name}") if given is not None else _("add the role {name}")
        if self._change([*others, role], name.format(name=role.name)):
            if given is None:
                self._unadded = {}
            self._put_away()
            self._drafts.touch(SLOT, at_once=True)
            self._write(None)
            self._refresh()

    def _change(self, roles: Iterable[Role], name: str) -> bool:
        settings = self._opened.journal.settings
        wanted = tuple(sorted(roles, key=lambda role: role.first))
        try:
            settings.change(replace(settings.get(), roles=wanted), name=name)
        except JournalError as error:
            if self.form is not None:
                self.form.complain(error)
            return False
        self.problem.hide()
        return True

    # Showing -------------------------------------------------------------------------------------

    def _roles(self) -> tuple[Role, ...]:
        return self._opened.journal.settings.get().roles

    def _write(self, role: Role | None) -> None:
        """Show the form for a new role, or for that one."""
        self._unadded = self._to_keep()
        self._put_away()
        try:
            today, week_start = self._opened.journal.today(), self._opened.journal.settings.get().week_start
        except JournalError as error:
            self._complain(error)
            return
        self._is_warned = False
        self.form = RoleForm(self.look, self._catalogue.families, today, week_start, role)
        self.form.wanted.connect(self._save)
        self.form.left.connect(lambda: self._write(None))
        if role is None:
            self.form.put_kept(self._unadded)
        self.form.typed.connect(lambda: self._drafts.touch(SLOT))
        self._place.addWidget(self.form)
        self.form.show()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.save.setDefault(True)
        self._grow()

    def _put_away(self) -> None:
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _to_keep(self) -> dict[str, Any]:
        """A role that is written and not added yet; one that is being changed stands in the journal."""
        if self.form is None or self.form.given is not None:
            return self._unadded
        return self.form.kept() if self.form.is_touched else {}

    def _refresh(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows.clear()
        try:
            roles, today = self._roles(), self._opened.journal.today()
        except JournalError as error:
            self._complain(error)
            return
        present = role_on(roles, today)
        heading = _("Roles so far") if roles else _("No role yet.")
        self._list.addWidget(Text(self.look, "ui", "muted", 600 if roles else 400, text=heading))
        for role in reversed(roles):
            if self.rows:
                self._list.addWidget(Rule(self.look))
            self._add(role, is_present=role == present)
        self._grow()

    def _add(self, role: Role, *, is_present: bool) -> None:
        until = _("since {day}").format(day=long_date(role.first))
        if role.last is not None:
            until = _("{first} to {last}").format(first=long_date(role.first), last=long_date(role.last))
        share = "–" if role.share is None else f"{round(role.share * 100, 2):g}\u00a0%"
        names = {family.id: family.name for family in self._catalogue.families}
        needs = ", ".join(f"{names.get(family, family)} {need}" for family, need in role.needs)
        parts = [until, role.reason, needs]
        words = StepWords(
            figure=share,
            words=role.name,
            when=" · ".join(part for part in parts if part),
            spoken=", ".join(part for part in (role.name, share, *parts) if part),
            edit=_("Change the role {name}").format(name=role.name),
            remove=_("Remove the role {name}").format(name=role.name),
            is_strong=is_present,
        )
        row = StepRow(self.look, role, words)
        row.edit_wanted.connect(self.edit)
        row.remove_wanted.connect(self.remove)
        row.walked.connect(lambda step, row=row: self._walk(self.rows.index(row) + step))
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()

    def _walk(self, place: int) -> None:
        row = self.rows[min(max(place, 0), len(self.rows) - 1)]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(row)

    def _complain(self, error: JournalError) -> None:
        self.problem.set_text(str(error))
        self.problem.show()
        self.problem.announce()

    def _grow(self) -> None:
        if self.isVisible():
            self.body.activate()
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form is not None and self.form.given is not None:
            self._write(None)
        else:
            super().keyPressEvent(event)

    @override
    def reject(self) -> None:
        if self.form is not None and self.form.is_touched and not self._is_warned:
            self._is_warned = True
            words = _("This role is not added yet. Enter adds it, Esc leaves it.")
            self.form.complain(JournalError(words))
            return
        super().reject()

    @override
    def done(self, result: int) -> None:
        """Closed: what is written and not added stays as a draft."""
        last = self._to_keep()
        self._drafts.flush()
        self._drafts.follow(SLOT, lambda: last)
        super().done(result)
