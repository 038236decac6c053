"""One role being written: its name, its days, the share it asks for and why, and its need by family."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal.domain.dates import long_date
from journal.domain.distinctions import Family
from journal.domain.marks import parse_points
from journal.domain.role import Role
from journal.errors import JournalError, UsageError
from journal.language import _
from ui.commands import shown
from ui.dialogs.target_form import Field, PointsField
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.day_chooser import CalendarPopup
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

_SHARE_WIDTH = 88


class RoleForm(QWidget):
    """Writes a role. `wanted` carries it once it is well put, `left` says that it stays as it was.

    `typed` tells of every change.
    """

    wanted = Signal(object)
    left = Signal()
    typed = Signal()

    def __init__(
        self,
        look: Look,
        families: Sequence[Family],
        today: dt.date,
        week_start: int,
        role: Role | None = None,
    ) -> None:
        super().__init__()
        self._look, self._families, self._today, self._week_start = look, tuple(families), today, week_start
        self.given = role
        self._days: dict[str, dt.date | None] = {
            "first": today if role is None else role.first,
            "last": None if role is None else role.last,
        }
        self._asked = "first"
        self.name = Field("" if role is None else role.name)
        self.name.setPlaceholderText(_("Team lead, inside sales"))
        self.name.setAccessibleName(_("Role"))
        share = "" if role is None or role.share is None else f"{round(role.share * 100, 2):g}"
        self.share = PointsField(share)
        self.share.setPlaceholderText(_("1 to 100"))
        self.share.setAccessibleName(_("Share in points of 100"))
        self.reason = Field("" if role is None else role.reason)
        self.reason.setPlaceholderText(_("May be left empty"))
        self.reason.setAccessibleName(_("Because"))
        self.first, self.last = Button(look, "", icon="calendar"), Button(look, "", icon="calendar")
        self.goes_on = Button(look, _("It goes on"), "quiet")
        self.popup = CalendarPopup(look, self)
        given = dict(() if role is None else role.needs)
        self.needs: dict[str, PointsField] = {}
        for family in self._families:
            field = PointsField("" if family.id not in given else str(given[family.id]))
            field.setPlaceholderText("–")
            field.setAccessibleName(_("Need of {family}, in points of 100").format(family=family.name))
            self.needs[family.id] = field
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.save = Button(look, _("Add the role") if role is None else _("Save"), "primary")
        self.leave = Button(look, _("Leave it"), "quiet")
        self.leave.setVisible(role is not None)
        self._lay_out()
        self._connect()
        self._show_days()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._labelled(column, _("Role"), self.name)
        days = QHBoxLayout()
        days.setSpacing(8)
        for button in (self.first, self.last, self.goes_on):
            days.addWidget(button)
        days.addStretch(1)
        column.addSpacing(8)
        column.addWidget(self._label(_("From and until")))
        column.addLayout(days)
        column.addSpacing(8)
        column.addWidget(self._label(_("How much leading it asks for")))
        share = QHBoxLayout()
        share.setSpacing(8)
        self.share.setFixedWidth(self._look.grown(_SHARE_WIDTH))
        middle = Qt.AlignmentFlag.AlignVCenter
        share.addWidget(self.share, 0, middle)
        share.addWidget(Text(self._look, "ui", "muted", text="%", wrap=False), 0, middle)
        share.addStretch(1)
        column.addLayout(share)
        column.addSpacing(8)
        self._labelled(column, _("Because"), self.reason)
        column.addSpacing(8)
        column.addWidget(self._label(_("Its need by family, if you wish")))
        column.addLayout(self._grid())
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.save)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        column.addLayout(foot)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, family in enumerate(self._families):
            field = self.needs[family.id]
            field.setFixedWidth(self._look.grown(_SHARE_WIDTH))
            line, side = divmod(place, 2)
            middle = Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(Text(self._look, "ui", text=family.name, wrap=False), line, 3 * side, middle)
            grid.addWidget(field, line, 3 * side + 1, middle)
            grid.setColumnStretch(3 * side + 2, 1)
        return grid

    def _label(self, words: str) -> Text:
        return Text(self._look, "ui", "muted", 600, text=words)

    def _labelled(self, column: QVBoxLayout, words: str, field: QWidget) -> None:
        column.addWidget(self._label(words))
        column.addWidget(field)

    def _connect(self) -> None:
        self.first.clicked.connect(lambda: self._choose("first"))
        self.last.clicked.connect(lambda: self._choose("last"))
        self.goes_on.clicked.connect(lambda: self._set("last", None))
        self.popup.chosen.connect(lambda day: self._set(self._asked, day))
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        self.save.setToolTip(_("{what}  {key}").format(what=self.save.accessibleName(), key=shown("Return")))
        for field in (self.name, self.share, self.reason, *self.needs.values()):
            field.textChanged.connect(self.problem.hide)
            field.textChanged.connect(self.typed)
            field.returnPressed.connect(self._save)

    # Days ----------------------------------------------------------------------------------------

    def _choose(self, which: str) -> None:
        self._asked = which
        button = self.first if which == "first" else self.last
        corner = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        self.popup.open_at(corner, self._days[which] or self._today, self._today, self._week_start)

    def _set(self, which: str, day: dt.date | None) -> None:
        self._days[which] = day
        self.problem.hide()
        self._show_days()
        self.typed.emit()

    def _show_days(self) -> None:
        first, last = self._days["first"] or self._today, self._days["last"]
        words = _("Today") if first == self._today else long_date(first)
        self.first.set_text(words)
        self.first.setAccessibleName(_("From: {day}").format(day=words))
        until = _("Until…") if last is None else long_date(last)
        self.last.set_text(until)
        self.last.setAccessibleName(_("Until: {day}").format(day=_("it goes on") if last is None else until))
        self.goes_on.setVisible(last is not None)

    # What is written -----------------------------------------------------------------------------

    @property
    def is_touched(self) -> bool:
        """Whether something stands in it that is not kept yet."""
        try:
            return self._written() != self.given if self.given is not None else bool(self.name.text().strip())
        except UsageError:
            return True

    def set_day(self, which: str, day: dt.date | None) -> None:
        """Have it begin ("first") or end ("last") on that day."""
        self._set(which, day)

    def kept(self) -> dict[str, Any]:
        """What stands in it as it was typed, for `put_kept`."""
        return {
            "name": self.name.text(),
            "share": self.share.text(),
            "reason": self.reason.text(),
            "needs": {family: field.text() for family, field in self.needs.items() if field.text()},
            **{which: None if day is None else day.isoformat() for which, day in self._days.items()},
        }

    def put_kept(self, kept: Mapping[str, Any]) -> None:
        """Put back what was typed; what makes no sense is passed over."""
        needs = kept.get("needs")
        typed = {"name": self.name, "share": self.share, "reason": self.reason}
        for name, field in typed.items():
            if isinstance(kept.get(name), str):
                field.setText(kept[name])
        for family, field in self.needs.items():
            if isinstance(needs, dict) and isinstance(needs.get(family), str):
                field.setText(needs[family])
        for which in self._days:
            with suppress(ValueError):
                if isinstance(kept.get(which), str):
                    self._set(which, dt.date.fromisoformat(kept[which]))

    def complain(self, error: JournalError) -> None:
        """Say what is wrong; what was typed stays."""
        self.problem.set_text(str(error))
        self.problem.show()
        self.problem.announce()

    def _written(self) -> Role:
        """The role as it is written; raises UsageError where a share is none."""
        share = parse_points(self.share.text()) if self.share.text().strip() else None
        needs = tuple(
            (family, round(parse_points(field.text()) * 100))
            for family, field in self.needs.items()
            if field.text().strip()
        )
        return Role(
            name=" ".join(self.name.text().split()),
            first=self._days["first"] or self._today,
            last=self._days["last"],
            share=share,
            reason=" ".join(self.reason.text().split()),
            needs=needs,
        )

    def _save(self) -> None:
        try:
            role = self._written()
        except UsageError as error:
            self.complain(error)
        else:
            self.wanted.emit(role)
