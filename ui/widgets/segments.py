"""Segments: one of a few, side by side; a menu where there is no room for that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.painted import (
    Fade,
    PaintedButton,
    draw_behaviour,
    draw_icon,
    draw_line_of_text,
    mirrored,
    text_width,
)

Segment = tuple[str, str] | tuple[str, str, str | None]
_EDGE = 4
_PADDING, _PADDING_INSIDE, _LEAST_PADDING = 12, 10, 6
_SHAPE, _SHAPE_GAP = 14, 6


class _SegmentButton(QRadioButton):
    """One segment: a radio button for keyboard and screen reader, a pill for the eye."""

    def __init__(self, look: Look, text: str, shape: str | None, *, inside: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._label, self._shape, self._inside = look, text, shape, inside
        self._fade = Fade(self, look)
        self.setAccessibleName(text)
        self.setProperty(RADIUS_PROPERTY, 5)
        # The style sheet's height is for radio buttons that look like one.
        self.setProperty("bare", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def label(self) -> str:
        """The segment's text."""
        return self._label

    def natural_width(self) -> int:
        """The width at the weight of the selected state, so that choosing moves nothing."""
        width = text_width(self._look.font("ui", 600), self._label)
        if self._shape:
            width += self._look.grown(_SHAPE) + _SHAPE_GAP
        return int(width + 0.999) + 2 * (_PADDING_INSIDE if self._inside else _PADDING)

    def least_width(self) -> int:
        """The width down to which equal segments give up padding; no letter is cut there."""
        padding = _PADDING_INSIDE if self._inside else _PADDING
        return self.natural_width() - 2 * (padding - _LEAST_PADDING)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.least_width(), 28)

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._fade.to(1.0)
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._fade.to(0.0)
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        alpha = 1.0 if self.isEnabled() else 0.6
        inset = 0 if not self._inside else 2
        rect = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        if self.isChecked() or self.isDown():
            draw_box(painter, rect, 5, tokens.colour("selected"))
        elif self._fade.level > 0 and self.isEnabled():
            draw_box(painter, rect, 5, tokens.colour("hover", self._fade.level))
        chosen = self.isChecked()
        font = self._look.font("ui", 600 if chosen else 500)
        side = self._look.grown(_SHAPE)
        width = text_width(font, self._label) + (side + _SHAPE_GAP if self._shape else 0)
        left = max(4.0, (self.width() - width) / 2)
        if self._shape:
            box = QRectF(left, (self.height() - side) / 2, side, side)
            draw_behaviour(painter, self._look, self._shape, mirrored(self, box), alpha=alpha)
            left += side + _SHAPE_GAP
        place = QRectF(left, 0, self.width() - left - 2, self.height())
        place.setWidth(min(place.width(), text_width(font, self._label) + 1))
        colour = tokens.colour("ink" if chosen else "muted", alpha)
        draw_line_of_text(painter, mirrored(self, place), self._label, font, colour)
        painter.end()


class _MenuButton(PaintedButton):
    """What stands for the segments where they do not fit: the chosen one and a chevron."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(int(text_width(self._look.font("ui", 600), self._text) + 0.999) + 44, 28)

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        draw_box(painter, QRectF(self.rect()), 5, tokens.colour("hover", self._fade.level))
        font = self._look.font("ui", 600)
        place = QRectF(10, 0, self.width() - 38, self.height())
        draw_line_of_text(painter, mirrored(self, place), self._text, font, tokens.colour("ink"))
        box = QRectF(self.width() - 24, round((self.height() - 16) / 2), 16, 16)
        draw_icon(painter, self._look, "chevron-down", "muted", mirrored(self, box))


class Segments(QWidget):
    """One choice of a few. 36 high, or 28 with `inside` (within a card or a row being edited).

    Each segment is (key, text) or (key, text, shape). `chosen` carries the key the person chose;
    `choose` sets it from outside without the signal. Arrow keys move the choice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        segments: Sequence[Segment],
        inside: bool = False,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._inside = look, inside
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _SegmentButton] = {}
        self._menu_button = _MenuButton(look, "", radius=5, parent=self)
        self._menu_button.clicked.connect(self._open_menu)
        self._menu_button.hide()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for segment in segments:
            key, text = segment[0], segment[1]
            shape = segment[2] if len(segment) == 3 else None
            button = _SegmentButton(look, text, shape, inside=inside, parent=self)
            self._group.addButton(button)
            self._buttons[key] = button
            button.clicked.connect(lambda _on=False, key=key: self._choose_by_hand(key))
        self._settle()
        look.changed.connect(self._follow_look)

    @property
    def key(self) -> str:
        """The key that is chosen; empty while none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose from outside, without telling; an empty key chooses none."""
        if key:
            self._buttons[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self._settle()

    @property
    def menu_button(self) -> PaintedButton:
        """What stands for the segments where there is no room for them."""
        return self._menu_button

    def segment(self, key: str) -> QRadioButton:
        """The button of one segment, for a tooltip or to disable it."""
        return self._buttons[key]

    def _choose_by_hand(self, key: str) -> None:
        self._settle()
        self.chosen.emit(key)

    def _settle(self) -> None:
        """Tab reaches the chosen segment only (the first while none is); arrow keys do the rest."""
        reached = self._buttons.get(self.key) or next(iter(self._buttons.values()), None)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button is reached else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        if reached is not None:
            self.setFocusProxy(reached)
        self._name_menu()

    def _name_menu(self) -> None:
        button = self._buttons.get(self.key)
        self._menu_button.set_text(button.label if button else "")

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, button in self._buttons.items():
            action = menu.addAction(button.label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(button.isChecked())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _on=False, key=key: self._buttons[key].click())
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _edge(self) -> int:
        return 1 if self._inside else _EDGE

    @override
    def sizeHint(self) -> QSize:
        width = sum(button.natural_width() for button in self._buttons.values()) + 2 * self._edge()
        height = round((28 if self._inside else 36) * max(1.0, self._look.text_ratio))
        return QSize(width, height)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((button.natural_width() for button in self._buttons.values()), default=0)
        return QSize(widest + 36 + 2 * self._edge(), self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        edge = self._edge()
        inner = self.rect().adjusted(edge, edge, -edge, -edge)
        fits = self.width() >= self.sizeHint().width()
        self._menu_button.setVisible(not fits)
        self._menu_button.setGeometry(inner)
        if not fits:
            self._name_menu()
        buttons = list(self._buttons.values())
        widths = self._widths(inner.width())
        left = float(inner.left())
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for button, width in zip(buttons, widths, strict=True):
            start, end = round(left), round(left + width)
            if right_to_left:
                start, end = self.width() - end, self.width() - start
            button.setGeometry(start, inner.top(), end - start, inner.height())
            button.setVisible(fits)
            left += width

    def _widths(self, room: float) -> list[float]:
        """Equal widths where the widest segment allows it, else each its own and a part of the rest."""
        natural = [button.natural_width() for button in self._buttons.values()]
        each = room / max(1, len(natural))
        if each >= max((button.least_width() for button in self._buttons.values()), default=0):
            return [each] * len(natural)
        spare = max(0.0, room - sum(natural)) / max(1, len(natural))
        return [width + spare for width in natural]

    def _follow_look(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        draw_box(painter, QRectF(self.rect()), 8, tokens.colour("surface"), tokens.colour("line"))
        painter.end()
