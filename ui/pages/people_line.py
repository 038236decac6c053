"""A line the person keeps, with its label: a click or a key makes it a field, Enter keeps it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.growing_text import GrowingText
from ui.widgets.lead_line import LeadLine, token_runs
from ui.widgets.painted import draw_icon, mirrored
from ui.widgets.text import RichText, Run, Text

_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_ICON = 16


class WordsButton(QAbstractButton):
    """Words that can be changed by a click or Enter: an icon beside them says so."""

    def __init__(self, look: Look, *, role: str = "body", weight: int | None = None) -> None:
        super().__init__()
        self._look = look
        self.words = RichText(look, role, weight=weight)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, _ICON + 8, 0)
        column.addWidget(self.words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(RADIUS_PROPERTY, 4)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.underMouse() and not self.hasFocus():
            return
        painter = QPainter(self)
        side = self._look.grown(_ICON)
        box = QRectF(self.width() - side, (self._look.line("body") - side) / 2, side, side)
        draw_icon(painter, self._look, "edit", "muted", mirrored(self, box))
        painter.end()


class _Field(GrowingText):
    """The field; it says when it loses the focus to something else in the window."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class _Frame(QWidget):
    """A field's frame: surface and an ink edge, as everything that is being edited wears."""

    def __init__(self, look: Look, field: GrowingText) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 6, 5)
        column.addWidget(field)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        draw_box(painter, QRectF(self.rect()), 8, tokens.colour("surface"), tokens.colour("ink"), width=1.5)
        painter.end()


class KeptLine(QWidget):
    """A label and a line below it, which is edited in place.

    `saved(text)`: it is to be kept; the owner answers with `show_text`, which closes the field, or with
    `complain`, which leaves it open with what was typed. Leaving the field keeps it too, Esc leaves the
    line as it was. `typed` tells of every change of what is not kept yet.
    """

    saved = Signal(str)
    typed = Signal()
    left = Signal()

    def __init__(
        self,
        look: Look,
        *,
        invitation: str = "",
        hint: str = "",
        most_lines: int = 4,
        keep_when_left: bool = True,
    ) -> None:
        super().__init__()
        self._invitation, self._text, self._keep_when_left = invitation, "", keep_when_left
        self.label = Text(look, "small", "muted", 600)
        self.button = WordsButton(look)
        self.field = _Field(look, "body", most_lines)
        self.field.set_hint(hint)
        self.note = LeadLine(look, icon="warning", role="small")
        self.hint = Text(look, "small", "muted", text=_("Enter saves, Esc leaves it"))
        self._frame = _Frame(look, self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self.label, self.button, self._frame, self.note, self.hint):
            column.addWidget(part)
        self.button.clicked.connect(lambda _on=False: self.begin())
        self.field.entered.connect(self._save)
        self.field.escaped.connect(self.leave)
        self.field.left.connect(self._lost)
        self.field.textChanged.connect(self._typed)
        self._show(editing=False)

    @property
    def is_open(self) -> bool:
        """Whether it is being edited."""
        return not self._frame.isHidden()

    def set_label(self, label: str) -> None:
        """Say what the line is."""
        self.label.set_text(label)
        self.label.setVisible(bool(label))
        self.field.setAccessibleName(label or self.field.accessibleName())
        self._name()

    def show_text(self, text: str, shown: str | None = None) -> None:
        """Show what is kept, and no field; `shown` is the same as it is to be read."""
        self._text = text
        words = text if shown is None else shown
        empty = [Run(self._invitation, colour_role="muted")]
        self.button.words.set_runs(token_runs(words) if words else empty)
        self._name()
        self._show(editing=False)

    def begin(self, text: str | None = None) -> None:
        """Edit it, from what is kept or from `text`."""
        if not self.is_open:
            self.field.set_text(self._text if text is None else text)
        self.note.hide()
        self._show(editing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def unsaved(self) -> str | None:
        """What was typed and is not kept; None where nothing is changed."""
        text = self.field.text()
        return text if self.is_open and text.strip() != self._text else None

    def complain(self, words: str) -> None:
        """It could not be kept: say why; what was typed stays."""
        self._show(editing=True)
        self.note.set_text(words)
        self.note.show()
        self.note.announce()

    def leave(self) -> None:
        """Leave the line as it was."""
        if not self.is_open:
            return
        had_focus = self.field.hasFocus()
        self._show(editing=False)
        self.typed.emit()
        if had_focus:
            self.left.emit()

    def _save(self) -> None:
        if self.unsaved() is None:
            self.leave()
        else:
            self.saved.emit(self.field.text().strip())

    def _lost(self) -> None:
        if not self.is_open:
            return
        if self.unsaved() is None:
            self._show(editing=False)
            self.typed.emit()
        elif self._keep_when_left:
            self.saved.emit(self.field.text().strip())

    def _typed(self) -> None:
        self.note.hide()
        if self.is_open:
            self.typed.emit()

    def _show(self, *, editing: bool) -> None:
        self._frame.setVisible(editing)
        self.hint.setVisible(editing)
        self.button.setVisible(not editing)
        if not editing:
            self.note.hide()

    def _name(self) -> None:
        words = self._text or self._invitation
        label = self.label.plain_text()
        self.button.setAccessibleName(f"{label}: {words}" if label else words)
