"""Colleagues' views: the same question, asked of up to five people and entered by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import month_name
from journal.domain.self_view import MOST_COLLEAGUES, OtherView
from journal.language import _, ngettext
from ui.commands import shown
from ui.dialogs.target_form import Field
from ui.theme.look import Look
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.emptying import empty
from ui.widgets.fields import Choice
from ui.widgets.of_ten import OfTen
from ui.widgets.text import Text

MONTHS_BACK = 24
_NAME_WIDTH = 160


class OthersPart(QWidget):
    """A sentence to read out, a form for one answer, and the answers of the month that is chosen.

    `wanted` carries an `OtherView` to keep, `removed` the month and the place of one to take out.
    """

    wanted = Signal(object)
    removed = Signal(object, int)
    typed = Signal()
    grown = Signal()
    complained = Signal(str)

    def __init__(self, look: Look, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._today = look, today
        self._others: tuple[OtherView, ...] = ()
        months = [_back(today.replace(day=1), number) for number in range(MONTHS_BACK)]
        self.month = Choice(look, [(month.isoformat(), _named(month)) for month in months], _("Month"))
        self.month.choose(months[1 if today.day <= 20 else 0].isoformat())
        self.sentence = Text(look, "body")
        self.copy = Button(look, _("Copy"), icon="copy", compact=True)
        self.who = Field()
        self.who.setPlaceholderText(_("An alias, or nothing"))
        self.who.setAccessibleName(_("Who answered; may be left empty"))
        self.circles = OfTen(look, _("The answer, of ten"))
        self.keep = Button(look, _("Enter the answer"), compact=True)
        self.keep.setToolTip(_("{what}  {key}").format(what=self.keep.text(), key=shown("Return")))
        self.full = Text(look, "ui", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._build()
        self.month.chosen.connect(lambda _key: self._show())
        self.month.chosen.connect(lambda _key: self.typed.emit())
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.sentence.plain_text()))
        self.keep.clicked.connect(self.submit)
        self.circles.entered.connect(self.submit)
        self.who.returnPressed.connect(self.submit)
        self.who.textChanged.connect(self.typed)
        self.circles.changed.connect(self.typed)
        self._show()

    def _build(self) -> None:
        look = self._look
        words = _(
            "Ask up to five colleagues the same question, and enter what they say. On the chart it is a "
            "hollow circle without a name, and it goes into a picture for others only if you choose it."
        )
        read_out = Card(look, _("To read out"))
        read_out.body.addWidget(self.sentence)
        read_out.body.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        form = QHBoxLayout()
        form.setSpacing(16)
        for name, widget in ((_("Month"), self.month), (_("Who"), self.who)):
            field = QVBoxLayout()
            field.setSpacing(4)
            field.addWidget(Text(look, "ui", "muted", 600, text=name, wrap=False))
            field.addWidget(widget)
            form.addLayout(field)
        form.addStretch(1)
        self.who.setMinimumWidth(look.grown(_NAME_WIDTH))
        answer = QHBoxLayout()
        answer.setSpacing(16)
        answer.addWidget(self.circles)
        answer.addWidget(self.keep)
        answer.addStretch(1)
        self._answer = QWidget()
        self._answer.setLayout(answer)
        answer.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(look, "ui", "muted", text=words))
        column.addLayout(form)
        column.addWidget(read_out)
        column.addWidget(self._answer)
        column.addWidget(self.full)
        column.addLayout(self._rows)
        column.addStretch(1)

    # What the dialog does ------------------------------------------------------------------

    @property
    def first_focus(self) -> QWidget:
        """What is worked with first."""
        return self.circles

    @property
    def chosen_month(self) -> dt.date:
        """The month that is asked about."""
        return dt.date.fromisoformat(self.month.key)

    def show_others(self, others: tuple[OtherView, ...]) -> None:
        """Show what was read."""
        self._others = others
        self._show()

    def clear(self) -> None:
        """Ready for the next one."""
        self.who.setText("")
        self.circles.set_said(None)
        self.circles.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> dict[str, Any]:
        """What is typed and not entered yet."""
        if not self.who.text().strip() and self.circles.said is None:
            return {}
        return {"month": self.month.key, "who": self.who.text(), "leader": self.circles.said}

    def put_kept(self, kept: dict[str, Any]) -> None:
        """Put back what was typed."""
        self.month.choose(str(kept.get("month", "")))
        self.who.setText(str(kept.get("who", "")))
        leader = kept.get("leader")
        self.circles.set_said(leader if isinstance(leader, int) else None)
        self._show()

    def submit(self) -> None:
        """Ask for the answer to be kept."""
        leader, place = self.circles.said, self._free_place()
        if leader is None:
            self.complained.emit(_("Press a key from 0 to 9, or a circle, to say how many."))
            self.circles.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place is None:
            self.complained.emit(self.full.plain_text())
        else:
            who = " ".join(self.who.text().split())
            self.wanted.emit(OtherView(self.chosen_month, place, self._today, leader, who))

    def _free_place(self) -> int | None:
        taken = {other.place for other in self._of_month()}
        return next((place for place in range(1, MOST_COLLEAGUES + 1) if place not in taken), None)

    def _of_month(self) -> list[OtherView]:
        return [other for other in self._others if other.month == self.chosen_month]

    # Showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        month = self.chosen_month
        self.sentence.set_text(read_out_words(month))
        empty(self._rows)
        answers = self._of_month()
        is_full = len(answers) >= MOST_COLLEAGUES
        self._answer.setVisible(not is_full)
        self.full.setVisible(is_full)
        words = ngettext(
            "{count} answer for {month}: there is room for no more. Take one out to enter another.",
            "{count} answers for {month}: there is room for no more. Take one out to enter another.",
            len(answers),
        )
        self.full.set_text(words.format(count=len(answers), month=_named(month)))
        for other in answers:
            row = OtherRow(self._look, other)
            row.removed.connect(lambda other=other: self.removed.emit(other.month, other.place))
            self._rows.addWidget(row)
            row.show()
        self.grown.emit()


class OtherRow(QWidget):
    """One colleague's answer; Delete takes it out."""

    removed = Signal()

    def __init__(self, look: Look, other: OtherView) -> None:
        super().__init__()
        who = other.who or _("A colleague")
        words = _("{who}: {leader} of 10").format(who=who, leader=other.leader)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Delete removes it"))
        self.remove = IconButton(
            look, "trash", _("Take out: {answer}").format(answer=words), key=shown("Del")
        )
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has its key
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 0, 2)
        row.addWidget(Text(look, "body", text=words), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.remove)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def read_out_words(month: dt.date) -> str:
    """The question as one says it to a colleague."""
    words = _(
        "“Think of ten things you saw me do in {month}. In how many did I show where it could go and bring "
        "people along, rather than keep things running well? Both are my job; there is no right number.”"
    )
    return words.format(month=month_name(month.month))


def _named(month: dt.date) -> str:
    return _("{month} {year}").format(month=month_name(month.month), year=month.year)


def _back(month: dt.date, months: int) -> dt.date:
    number = month.year * 12 + month.month - 1 - months
    return dt.date(number // 12, number % 12 + 1, 1)
