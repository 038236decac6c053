"""The focus ring: ink, 2 px wide, 2 px away, for keyboard focus only (look.md, Keys and focus).

The ring is one overlay for each place that scrolls, laid over the widget that has the focus, so no
layout has to keep room for it beyond the four pixels around a control. Qt marks the window when the
focus moved by Tab, Backtab, arrow keys in a group or a shortcut; the mark is taken and cleared here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ui.theme.look import Look

GAP, WIDTH = 2, 2
MARGIN = GAP + WIDTH
# Set on a widget: the radius of its own corners, or -1 where it draws its own focus.
RADIUS_PROPERTY = "focus_radius"
# Set on a widget for a moment: it is given the focus by what was done with a key.
_BY_KEY = "focus_by_key"
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_MOVES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
)


def focus_by_key(widget: QWidget) -> None:
    """Give a widget the focus because of a key that was pressed elsewhere, so that it wears the ring."""
    widget.setProperty(_BY_KEY, True)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    widget.setProperty(_BY_KEY, None)


class _Ring(QWidget):
    """The painted ring itself; never takes the mouse."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.radius = 8.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.tokens.colour("ink"), WIDTH))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = self.radius + GAP + WIDTH / 2
        painter.drawRoundedRect(rect, radius, radius)
        painter.end()


class FocusRing(QObject):
    """Watches which widget has the focus and lays the ring over it while the keyboard is in use."""

    def __init__(self, app: QApplication, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._look = app, look
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._left: QWidget | None = None
        app.focusChanged.connect(self._follow)
        look.changed.connect(self._repaint)

    @property
    def target(self) -> QWidget | None:
        """The widget that wears the ring now, or None."""
        return self._target

    def let_go(self) -> None:
        """Take the ring away and stop watching."""
        self._app.focusChanged.disconnect(self._follow)
        self._look.changed.disconnect(self._repaint)
        self._drop()

    def _repaint(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.update()

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            # The window lost the focus; when it comes back to the same widget, so does the ring.
            self._left = self._target
            self._drop()
            return
        window = now.window()
        by_key = bool(
            window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange) or now.property(_BY_KEY)
        )
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
        returned = old is None and now is self._left
        self._left = None
        self._drop()
        if (by_key or returned) and self._wears_ring(now):
            self._lay(now)

    @staticmethod
    def _wears_ring(widget: QWidget) -> bool:
        if isinstance(widget, _TEXT_FIELDS) or (isinstance(widget, QComboBox) and widget.isEditable()):
            return False
        return bool(widget.property(RADIUS_PROPERTY) != -1)

    def _lay(self, widget: QWidget) -> None:
        holder = self._holder(widget)
        if holder is None:
            return
        ring = _Ring(self._look, holder)
        radius = widget.property(RADIUS_PROPERTY)
        ring.radius = 8.0 if radius is None else float(radius)
        self._ring, self._target = ring, widget
        step: QWidget | None = widget
        while step is not None and step is not holder:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()
        ring.raise_()

    @staticmethod
    def _holder(widget: QWidget) -> QWidget | None:
        """What the ring is a child of: the contents of the nearest scroll area, else the window."""
        step = widget.parentWidget()
        below: QWidget | None = None
        while step is not None and not step.isWindow():
            above = step.parentWidget()
            if isinstance(above, QAbstractScrollArea) and above.viewport() is step:
                return below or step
            below, step = step, above
        return step

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None or not isValid(ring) or not isValid(target):
            return
        holder = ring.parentWidget()
        if holder is None:
            return
        top_left = target.mapTo(holder, QPoint(0, 0))
        rect = QRect(top_left, target.size()).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        ring.setGeometry(rect)
        ring.setVisible(target.isVisibleTo(holder))

    def _drop(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False
