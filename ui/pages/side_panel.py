"""What stands beside the chart: a panel with a title, a way to close it, and contents."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.theme.focus import RADIUS_PROPERTY
from ui.theme.look import Look
from ui.theme.painting import hairline_width
from ui.widgets.buttons import IconButton
from ui.widgets.card import RADIUS as CARD_RADIUS
from ui.widgets.card import Rule, paint_card
from ui.widgets.scroll import ScrollColumn
from ui.widgets.text import Text

_OVER_INSET = 12  # of a card that lies over the chart
_Step = QAbstractSlider.SliderAction
_STEPS: dict[int, _Step] = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_Space: _Step.SliderPageStepAdd,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}


class SidePanel(QWidget):
    """A panel beside the chart, or over its end with a ground of its own. Esc asks to close it."""

    INDENT = 20
    """Room before the contents where the panel lies over the chart."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_over = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def first_focus(self) -> QWidget:
        """What gets the focus when the panel is opened."""
        return self

    def set_over(self, over: bool) -> None:
        """Stand beside the chart, or lie over its end with a ground and an edge of its own."""
        if over != self._is_over:
            self._is_over = over
            self._column.setContentsMargins(self.INDENT if over else 0, 0, 0, 0)
            self.update()

    def _close_button(self) -> IconButton:
        close = IconButton(self._look, "close", _("Close"), key=_("Esc"))
        close.clicked.connect(self.closed)
        return close

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_over:
            return
        painter = QPainter(self)
        tokens = self._look.tokens
        painter.fillRect(self.rect(), tokens.colour("paper"))
        edge = hairline_width(painter)
        starts_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - edge if starts_right else 0.0
        painter.fillRect(QRectF(left, 0, edge, self.height()), tokens.colour("line"))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class CardPanel(SidePanel):
    """A panel that is read: a card with its title, and a column in `body` that scrolls, also by keys."""

    INDENT = _OVER_INSET

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(look)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(RADIUS_PROPERTY, CARD_RADIUS)
        self._column.setSpacing(0)
        head = self._title_row = QHBoxLayout()
        head.setContentsMargins(24, 14, 12, 0)
        self._title = Text(look, "lead", weight=600, text=title)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._close_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.pane = ScrollColumn(look, parent=self)
        self.pane.setAccessibleName(title)
        self.pane.set_padding(24, 4, 24, 24)  # a focus ring needs four
        self.body = self.pane.body
        # between the title and what has been scrolled away below it
        edge = Rule(look)
        policy = edge.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        edge.setSizePolicy(policy)
        edge.hide()
        self.pane.verticalScrollBar().valueChanged.connect(lambda value: edge.setVisible(value > 0))
        self._column.addLayout(head)
        self._column.addWidget(edge)
        self._column.addWidget(self.pane, 1)
        self._column.addSpacing(6)
        look.changed.connect(self.update)

    def set_title(self, title: str) -> None:
        """Name what is read here now."""
        self._title.set_text(title)
        for named in (self, self.pane):
            named.setAccessibleName(title)

    def natural_height(self, width: int) -> int:
        """How high it is with everything in sight."""
        inner = width - (self.INDENT if self._is_over else 0)
        title = self._title_row.heightForWidth(inner) if self._title_row.hasHeightForWidth() else 0
        head = max(title, self._title_row.sizeHint().height())
        return head + self.body.totalHeightForWidth(inner) + 7

    def go_to_top(self) -> None:
        """Show the begin of the contents."""
        self.pane.verticalScrollBar().setValue(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.pane.verticalScrollBar().triggerAction(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._is_over:
            painter.fillRect(rect, self._look.tokens.colour("paper"))
            starts_right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            rect.adjust(0 if starts_right else self.INDENT, 0, -self.INDENT if starts_right else 0, 0)
        paint_card(painter, self._look, rect)
        painter.end()
