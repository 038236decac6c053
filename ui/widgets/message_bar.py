"""The message bar: what just happened, with its undo."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QEnterEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from journal.language import _
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_shadow
from ui.theme.shapes import paint_shape
from ui.widgets.buttons import IconButton
from ui.widgets.painted import PaintedButton, draw_icon, draw_line_of_text, mirrored, text_width
from ui.widgets.paragraph import UNTAGGED
from ui.widgets.text import Text

LINGER_MS = 8000
MOVE_MS = 160
HEIGHT, RISE, EDGE = 44, 8, 24
# Between the bar and a foot that stays below it.
_ABOVE_FOOT = 12
# What is longer ends in "…" and is whole in the tooltip.
_MOST_LINES = 2
# Room around the bar in which its shadow is painted.
_SHADOW = 24


class _ActionButton(PaintedButton):
    """The action on the dark bar: its name and, lighter, its key."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, radius=8, parent=parent)
        self._key = ""
        self._shows_key = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_action(self, text: str, key: str) -> None:
        """Name the action and its key."""
        self._key = key
        self.set_text(text)
        self.setToolTip(f"{text}  {key}" if key else text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width_for(key=self._shows_key), self._scaled(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def width_for(self, *, key: bool) -> int:
        """How wide it is with or without its key, which stays in the tooltip."""
        width = text_width(self._look.font("ui", 600), self._text) + 22
        if key and self._key:
            width += 8 + text_width(self._look.font("ui"), self._key)
        return int(width + 0.999)

    def show_key(self, shown: bool) -> None:
        """Whether the key stands beside the name."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.updateGeometry()
            self.update()

    @override
    def _paint(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        ground = tokens.colour("on_inverse", 0.22 if self.isDown() else 0.12 * self._fade.level)
        draw_box(painter, QRectF(self.rect()), 8, ground, tokens.colour("on_inverse", 0.55))
        font, key_font = self._look.font("ui", 600), self._look.font("ui")
        width = text_width(font, self._text)
        place = QRectF(11, 0, width, self.height())
        draw_line_of_text(painter, mirrored(self, place), self._text, font, tokens.colour("on_inverse"))
        if self._key and self._shows_key:
            key = QRectF(11 + width + 8, 0, text_width(key_font, self._key) + 1, self.height())
            colour = tokens.colour("on_inverse", 0.8)
            draw_line_of_text(painter, mirrored(self, key), self._key, key_font, colour)


class _Mark(QWidget):
    """The shape or icon at the bar's start."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.shape: str | None = None
        self.icon: str | None = None
        self.fit()

    def fit(self) -> None:
        """Keep up with the text."""
        self.setFixedSize(self._look.grown(20), self._look.grown(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.icon:
            draw_icon(painter, self._look, self.icon, "on_inverse", rect)
        elif self.shape:
            behaviour = None if self.shape == UNTAGGED else self.shape
            colour = self._look.tokens.colour("on_inverse")
            paint_shape(painter, behaviour, QPointF(rect.center()), self._look.grown(18), colour)
        painter.end()


class MessageBar(QWidget):
    """Says what just happened at the bottom of its parent, and offers to take it back.

    A message that something is done goes after `linger_ms`, later under the pointer or the focus; a
    problem stays until it is closed. The action's own shortcut keeps working after the bar is gone:
    that is the window's affair. `action_triggered` and `closed` tell what the person did;
    `closed` is emitted however the bar goes.
    """

    action_triggered = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget, *, linger_ms: int = LINGER_MS) -> None:
        super().__init__(parent)
        self._look = look
        self._host = parent
        self._row, self._words = QHBoxLayout(self), QVBoxLayout()
        self._stays = False
        self._came_from: QWidget | None = None
        self._span = (EDGE, 624)
        self._foot = 0
        self._level = 0.0
        self._leaving = False
        self.linger = QTimer(self)
        self.linger.setSingleShot(True)
        self.linger.setInterval(linger_ms)
        self.linger.timeout.connect(self._linger_over)
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move)
        self._animation.finished.connect(self._arrived)
        self._build()
        self.hide()
        parent.installEventFilter(self)
        look.changed.connect(self._follow_look)

    def _build(self) -> None:
        look = self._look
        self._mark = _Mark(look, self)
        self._text = Text(look, "ui", "on_inverse", max_lines=_MOST_LINES, parent=self)
        self._hint = Text(look, "ui", "on_inverse", max_lines=_MOST_LINES, parent=self)
        self._action = _ActionButton(look, self)
        self._action.clicked.connect(self._act)
        self._close = IconButton(
            look, "close", _("Close the message"), role="on_inverse", icon_size=16, parent=self
        )
        self._close.clicked.connect(self.dismiss)
        words = self._words
        words.setSpacing(0)
        words.setContentsMargins(0, 10, 0, 10)
        words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        words.addStretch(1)
        row = self._row
        row.setContentsMargins(_SHADOW + 14, _SHADOW, _SHADOW + 6, _SHADOW)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def set_span(self, left: int, width: int, foot: int = 0) -> None:
        """Stand at `left` in the parent, at most `width` wide: where its main column is.

        So many pixels at the bottom, a `foot` that stays there, are never covered.
        """
        self._span, self._foot = (left, width), foot
        self._place()

    @property
    def natural_width(self) -> int:
        """The width at which no word wraps."""
        return self._width_beside_words(key=True) + self._words_width()

    @property
    def bar_size(self) -> QSize:
        """How large the bar is, without its shadow."""
        return self.size() - QSize(2 * _SHADOW, 2 * _SHADOW)

    @property
    def text(self) -> str:
        """What is said, with the hint."""
        return " ".join(part for part in (self._text.plain_text(), self._hint.plain_text()) if part)

    @property
    def action_button(self) -> PaintedButton:
        """The button of the action, for tests and for the focus order."""
        return self._action

    @property
    def close_button(self) -> PaintedButton:
        """The ×."""
        return self._close

    def show_message(
        self,
        text: str,
        shape: str | None = None,
        action: str | None = None,
        key: str = "",
        kind: str = "done",
        *,
        hint: str = "",
    ) -> None:
        """Say `text`, with `hint` below it; "done" goes by itself, "problem" stays.

        `action` names what the button does ("Undo"), `key` its shortcut ("Ctrl Z").
        """
        problem = kind == "problem"
        self._mark.shape = None if problem else shape
        self._mark.icon = "warning" if problem else None
        self._mark.setVisible(problem or shape is not None)
        self._mark.update()
        self._text.set_text(text)
        self._text.set_weight(500 if hint else None)
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))
        self._action.setVisible(action is not None)
        self._action.set_action(action or "", key)
        self.setAccessibleName(self.text)
        self.linger.stop()
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._came_from = focus
        self._stays = problem
        self._leaving = False
        self._place()
        self.show()
        self.raise_()
        self._animate(1.0)
        self._announce(problem)
        self._wait()

    def dismiss(self) -> None:
        """Let the bar go."""
        self.linger.stop()
        if self.isHidden() or self._leaving:
            return
        self._leaving = True
        self._animate(0.0)

    def _act(self) -> None:
        self.dismiss()
        self.action_triggered.emit()  # it may have something to say itself, which stays

    def _announce(self, problem: bool) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        event = QAccessibleAnnouncementEvent(self, self.text)
        if problem:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _wait(self) -> None:
        if not self._stays:
            self.linger.start()

    def _is_attended(self) -> bool:
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _linger_over(self) -> None:
        if self._is_attended():
            self.linger.start()
        else:
            self.dismiss()

    def _animate(self, level: float) -> None:
        self._animation.stop()
        duration = self._look.duration(MOVE_MS)
        if duration == 0 or not self._host.isVisible():
            self._move(level)
            self._arrived()
            return
        self._animation.setDuration(duration)
        self._animation.setStartValue(self._level)
        self._animation.setEndValue(level)
        self._animation.start()

    def _move(self, level: object) -> None:
        self._level = float(level) if isinstance(level, (int, float)) else 1.0
        self._place()
        self.update()

    def _arrived(self) -> None:
        if self._leaving:
            self._leaving = False
            self._give_focus_back()
            self.hide()
            self.closed.emit()

    def _give_focus_back(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        below = self._foot + _ABOVE_FOOT if self._foot else EDGE
        room = self._host.rect().adjusted(EDGE, EDGE, -EDGE, -below)
        start, width = self._span
        width = max(0, min(width, self._host.width() - start - EDGE))
        whole = width + 2 * _SHADOW
        self._make_room(width)
        # An inner layout learns of a new text only when the event loop runs; the height is needed now.
        self._words.invalidate()
        self._row.invalidate()
        height = max(HEIGHT + 2 * _SHADOW, self._row.heightForWidth(whole))
        drop = round((1 - self._level) * RISE)
        top = room.bottom() + 1 - height + _SHADOW + drop
        left = start - _SHADOW
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self._host.width() - start - width - _SHADOW
        self.setGeometry(QRect(left, top, whole, height))

    def _make_room(self, width: int) -> None:
        """Leave the action's key out where the words would have to wrap for it."""
        self._action.show_key(width - self._width_beside_words(key=True) >= self._words_width())

    def _width_beside_words(self, *, key: bool) -> int:
        used = 14 + 6 + 2 * 10 + self._close.sizeHint().width()
        if not self._action.isHidden():
            used += self._action.width_for(key=key)
        if not self._mark.isHidden():
            used += self._mark.width() + 10
        return used

    def _words_width(self) -> int:
        hint = self._hint.natural_width() if self._hint.plain_text() else 0
        return max(self._text.natural_width(), hint)

    def _follow_look(self) -> None:
        self._mark.fit()
        self._place()
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.linger.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self.isHidden() and not self._leaving:
            self._wait()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._level)
        bar = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        tokens = self._look.tokens
        draw_shadow(painter, bar, dark=tokens.dark)
        draw_box(painter, bar, 10, tokens.colour("inverse"))
        painter.end()
