"""The words of one distinction in fields: of one that is there, or of a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.distinctions import Distinction, Family
from journal.domain.own_catalogue import WORDED
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.fields import Choice
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

_LINES = 3


class _Sentence(QPlainTextEdit):
    """A sentence that wraps over two or three lines. Enter is the form's, as in the other fields."""

    textEdited = Signal(str)  # noqa: N815 - as QLineEdit calls it

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_set = look, False
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802 - as QLineEdit calls it
        self._is_set = True
        self.setPlainText(text)
        self._is_set = False

    def setCursorPosition(self, place: int) -> None:  # noqa: N802 - as QLineEdit calls it
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def _tell(self) -> None:
        if not self._is_set:
            self.textEdited.emit(self.text())

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, round(self._look.line("ui") * _LINES + 16))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DistinctionForm(QWidget):
    """Acts, question and meaning. Enter saves, Esc leaves; what is refused keeps its text.

    `saved` carries the id (empty for a new one), the family and the words; `left` that nothing is to be
    changed. `typed` tells that something was.
    """

    saved = Signal(str, str, dict)
    left = Signal()
    typed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = ""
        self._families: tuple[Family, ...] = ()
        self._before: dict[str, str] = {}
        self._is_open = False
        self.family = Choice(look, [], _("Family"))
        self._family_name = Text(look, "ui", "muted", text=_("Family"))
        self.fields: dict[str, QLineEdit | _Sentence] = {
            name: QLineEdit() if name.endswith("act") else _Sentence(look) for name in WORDED
        }
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.save_button = Button(look, _("Save"), "primary", compact=True)
        self.save_button.setToolTip(_("Save  Enter"))
        self.leave_button = Button(look, _("Leave it"), "quiet", compact=True)
        self.leave_button.setToolTip(_("Leave it  Esc"))
        self.ours_button = Button(look, _("Back to our words"), "quiet", compact=True)
        self.ours_button.setToolTip(_("Put the words that ship into the fields; Save keeps them"))
        self._shipped: Distinction | None = None
        self._lay_out()
        self.save_button.clicked.connect(self._save)
        self.leave_button.clicked.connect(self.leave)
        self.ours_button.clicked.connect(self._take_ours)
        self.family.chosen.connect(lambda _key: self.typed.emit())

    def _lay_out(self) -> None:
        names = {
            "manager_act": _("Manager act"),
            "leader_act": _("Leader act"),
            "question": _("Question"),
            "meaning": _("What it means, if you like"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._family_name)
        column.addWidget(self.family)
        for name, field in self.fields.items():
            field.setAccessibleName(names[name])
            field.setFont(self._look.font("ui"))
            field.textEdited.connect(self._edited)
            column.addSpacing(6)
            column.addWidget(Text(self._look, "ui", "muted", text=names[name]))
            column.addWidget(field)
        column.addSpacing(4)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addWidget(self.ours_button, 0, Qt.AlignmentFlag.AlignLeading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look.changed.connect(self._restyle)

    @property
    def key(self) -> str:
        """The id of what is edited; empty for a new one."""
        return self._key

    @property
    def words(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    @property
    def is_changed(self) -> bool:
        """Whether something stands there that is not saved."""
        return self._is_open and self.words != self._before

    def open_for(self, one: Distinction, shipped: Distinction | None) -> None:
        """Show the words of a distinction; `shipped` is what it is called as it ships, if it does."""
        self._open(one.id, {name: getattr(one, name) for name in WORDED})
        self._shipped = shipped
        self.ours_button.setVisible(shipped is not None)
        for widget in (self.family, self._family_name):
            widget.hide()

    def open_new(self, families: Sequence[Family], family: str) -> None:
        """Show empty fields for a distinction of the person's own."""
        self._open("", dict.fromkeys(WORDED, ""))
        self._shipped = None
        self._families = tuple(families)
        self.family.set_choices([(one.id, one.name) for one in families])
        self.family.choose(family)
        self.ours_button.hide()
        for widget in (self.family, self._family_name):
            widget.show()

    def put(self, words: Mapping[str, str]) -> None:
        """Put words back that were typed and not saved."""
        for name, field in self.fields.items():
            field.setText(str(words.get(name, field.text())))

    def _open(self, key: str, words: dict[str, str]) -> None:
        self._key, self._before, self._is_open = key, words, True
        self.problem.hide()
        for name, field in self.fields.items():
            field.setText(words[name])
            field.setCursorPosition(0)

    def complain(self, sentence: str) -> None:
        """Say why it could not be saved; what was typed stays."""
        self.problem.set_text(sentence)
        self.problem.show()
        self.problem.announce()

    def close_form(self) -> None:
        """Nothing is edited any more."""
        self._is_open = False
        self.problem.hide()

    def leave(self) -> None:
        """Leave it as it is; what was typed is let go, as it was asked."""
        self.close_form()
        self.left.emit()

    def _edited(self) -> None:
        self.problem.hide()
        self.typed.emit()

    def _save(self) -> None:
        self.saved.emit(self._key, self.family.key, self.words)

    def _take_ours(self) -> None:
        if self._shipped is not None:
            self.put({name: getattr(self._shipped, name) for name in WORDED})
            self.typed.emit()

    def _restyle(self) -> None:
        for field in self.fields.values():
            field.setFont(self._look.font("ui"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
