"""The foot of the capture field: four ways to save with a tag, and one to leave it for later."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.theme.shapes import paint_shape
from ui.widgets.growing_text import BEHAVIOUR_KEYS
from ui.widgets.painted import mirrored

_PADDING, _LEAST_PADDING, _SHAPE, _GAP, _APART = 8.0, 4.0, 18.0, 7.0, 2
_EDGE = 12
# 32 for the buttons and this above and below: 48.
_ABOVE = 8


def control_key(letter: str) -> str:
    """A letter with the control key, as it is written on this system."""
    return f"⌃{letter}" if sys.platform == "darwin" else f"Ctrl {letter}"


class KeyButton(QToolButton):
    """Shape, name, key. The key can be left out where there is no room; the tooltip keeps it."""

    bare_key = Signal(object)

    def __init__(
        self, look: Look, name: str, key: str, shape: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._key = key
        self._shape = shape
        self.shows_key = True
        self.padding = _PADDING
        self.setText(name)
        self.setProperty(RADIUS_PROPERTY, 8)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def width_for(self, *, key: bool) -> int:
        """How wide it is with or without its key."""
        return round(
            self._name_end() + (_GAP + self._key_width() if key and self._key else 0) + self.padding + 0.4
        )

    def _name_end(self) -> float:
        lead = self._look.grown(_SHAPE) + _GAP if self._shape else 0.0
        return self.padding + lead + QFontMetricsF(self._name_font()).horizontalAdvance(self._name)

    def _key_width(self) -> float:
        return QFontMetricsF(self._look.font("small")).horizontalAdvance(self._key)

    def _name_font(self) -> QFont:
        return self._look.font("ui", 500) if self._shape else self._look.font("small")

    @override
    def sizeHint(self) -> QSize:
        return QSize(max(32, self.width_for(key=self.shows_key)), 32)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, tokens = self._look, self._look.tokens
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isDown():
            draw_box(painter, box, 8, tokens.colour("selected"))
        elif self.underMouse() and self.isEnabled():
            draw_box(painter, box, 8, tokens.colour("hover"))
        x = self.padding
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)
        if self._shape:
            side = look.grown(_SHAPE)
            centre = mirrored(self, QRectF(x, 0, side, box.height())).center()
            paint_shape(painter, self._shape, centre, side, tokens.behaviour(self._shape))
            x += side + _GAP
        painter.setFont(self._name_font())
        painter.setPen(tokens.colour("ink" if self._shape else "muted"))
        # AlignLeft is the leading edge to a painter of a window that is read from right to left
        place = mirrored(self, QRectF(x, 0, box.width() - x, box.height()))
        painter.drawText(place, flags, self._name)
        if self.shows_key and self._key:
            painter.setFont(look.font("small"))
            painter.setPen(tokens.colour("muted"))
            left = self._name_end() + _GAP
            place = mirrored(self, QRectF(left, 0, box.width() - left, box.height()))
            painter.drawText(place, flags, self._key)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in BEHAVIOUR_KEYS:
            # With or without the control key: Tab, then M is one way in.
            self.bare_key.emit(BEHAVIOUR_KEYS[key])
        else:
            super().keyPressEvent(event)


class CaptureKeys(QWidget):
    """The row of 48: the four, then "Enter: later". `pressed(behaviour)`: None means later.

    With `spread` the four take the whole width and "later" is left to the window around it.
    """

    pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, spread: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._spread = spread
        self.buttons: dict[Behaviour, KeyButton] = {}
        letters = {behaviour: chr(key) for key, behaviour in BEHAVIOUR_KEYS.items()}
        for behaviour in CONTROL_ORDER:
            name, key = behaviour_name(behaviour), control_key(letters[behaviour])
            button = KeyButton(look, name, key, behaviour.value, self)
            button.setAccessibleName(_("Save as {name}").format(name=name.lower()))
            button.setToolTip(_("Save as {name} ({key})").format(name=name.lower(), key=key))
            button.clicked.connect(lambda _checked=False, which=behaviour: self.pressed.emit(which))
            button.bare_key.connect(self.pressed)
            self.buttons[behaviour] = button
        self.later = KeyButton(look, _("Enter: later"), "", None, self)
        self.later.setAccessibleName(_("Save without a tag"))
        self.later.setToolTip(_("Save without a tag, tag it later (Enter)"))
        self.later.clicked.connect(lambda: self.pressed.emit(None))
        self.later.bare_key.connect(self.pressed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._place)
        self._place()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(keys=True) + self.later.width_for(key=False), self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(button.width_for(key=False) for button in self.buttons.values())
        return QSize(2 * widest + _APART + 2 * _EDGE, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._place()

    def _width(self, *, keys: bool) -> int:
        widths = [button.width_for(key=keys) for button in self.buttons.values()]
        return sum(widths) + _APART * (len(widths) - 1) + 2 * _EDGE

    def _place(self) -> None:
        room = self.width()
        self._pad(_PADDING)
        buttons = list(self.buttons.values())
        keys = self._width(keys=True) <= room
        later = self.later.width_for(key=False)
        shows_later = not self._spread and self._width(keys=True) + later <= room
        # Names are never cut: with large text they move together, with a larger one stand in two lines.
        if self._width(keys=False) > room:
            self._pad(_LEAST_PADDING)
        lines = [buttons]
        if self._width(keys=False) > room:
            self._pad(_PADDING)
            lines = [buttons[:2], buttons[2:]]
        line_height = max(32, round(self._look.line("ui") + 12))
        top = _ABOVE
        for line in lines:
            self._place_line(line, top, line_height, keys=keys)
            top += line_height
        self.later.setVisible(shows_later)
        self._put(self.later, QRect(room - later - 8, _ABOVE, later, line_height))
        self.setFixedHeight(top + _ABOVE)

    def _pad(self, padding: float) -> None:
        for button in self.buttons.values():
            button.padding = padding

    def _place_line(self, line: list[KeyButton], top: int, height: int, *, keys: bool) -> None:
        widths = [button.width_for(key=keys) for button in line]
        used = sum(widths) + _APART * (len(line) - 1) + 2 * _EDGE
        slack = max(0, self.width() - used) / (len(line) - 1) if self._spread else 0.0
        x = float(_EDGE)
        for button, width in zip(line, widths, strict=True):
            button.shows_key = keys
            self._put(button, QRect(round(x), top, width, height))
            x += width + _APART + slack

    def _put(self, button: KeyButton, box: QRect) -> None:
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.right() - 1)
        button.setGeometry(box)
        button.update()
