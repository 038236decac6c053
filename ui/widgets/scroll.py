"""The scaffold of a page: a header with title, fact and controls, and a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme.look import Look
from ui.widgets.text import Text

HEADER = 40
_FACT_GAP, _SLOT_GAP, _LEAST_FACT = 16, 24, 120


class PageHeader(QWidget):
    """The page's name, one fact beside it on the same baseline, and controls at the right.

    Put controls (36 high) into `controls`. Where it gets narrow the fact is elided, and below that
    it goes under the title; then the controls take as little width as they can.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Text(look, "title", text=title, wrap=False, parent=self)
        self._fact = Text(look, "body", "muted", wrap=False, parent=self)
        self._facts: tuple[str, ...] = ("",)
        self._slot = QWidget(self)
        self.controls = QHBoxLayout(self._slot)
        self.controls.setContentsMargins(0, 0, 0, 0)
        self.controls.setSpacing(12)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(title)
        look.changed.connect(self._follow_look)

    @property
    def title(self) -> str:
        """The page's name."""
        return self._title.plain_text()

    def set_title(self, title: str) -> None:
        """Name the page otherwise."""
        self._title.set_text(title)
        self.setAccessibleName(title)
        self._follow_look()

    def set_fact(self, fact: str, *shorter: str) -> None:
        """The one fact beside the title; of `shorter` ones the first that would not be cut stands there.

        With an empty one as the last it goes where there is no room, instead of under the title.
        """
        self._facts = fact, *shorter
        self._fact.set_text(fact)
        self._follow_look()

    def _choose_fact(self, width: int) -> None:
        """Show the longest fact that is not cut, or the shortest."""
        if len(self._facts) == 1:
            return
        for fact in self._facts:
            self._fact.set_text(fact)
            room = width - self._slot_width(width) - self._title.natural_width() - _FACT_GAP
            if self._fact.natural_width() <= (width if self._fact_below(width) else room):
                return

    def _follow_look(self) -> None:
        self.updateGeometry()
        self._place()

    def _line(self) -> int:
        return max(round(self._look.line("title")), self._slot.sizeHint().height())

    def _fact_below(self, width: int) -> bool:
        if not self._fact.plain_text() or not self._facts[-1]:
            return False
        room = width - self._slot_width(width) - self._title.natural_width() - _FACT_GAP
        return room < min(_LEAST_FACT, self._fact.natural_width())

    def _slot_width(self, room: int) -> int:
        """The controls' width with the gap before them; they give way until the title fits."""
        width = self._slot.sizeHint().width()
        if width <= 0:
            return 0
        least = self._slot.minimumSizeHint().width()
        return max(least, min(width, room - self._title.natural_width() - _SLOT_GAP)) + _SLOT_GAP

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        below = round(self._look.line("body")) if self._fact_below(width) else 0
        return self._line() + below

    @override
    def sizeHint(self) -> QSize:
        width = self._title.natural_width() + _FACT_GAP + self._fact.natural_width()
        width += self._slot_width(1 << 20)
        return QSize(width, self._line())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(160, self._title.natural_width()) + self._slot.minimumSizeHint().width(), self._line()
        )

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._follow_look()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        width, line = self.width(), self._line()
        self._choose_fact(width)
        slot = min(max(0, self._slot_width(width) - _SLOT_GAP), width)
        below = self._fact_below(width)
        room = max(0, width - self._slot_width(width))
        title_width = min(self._title.natural_width(), room)
        title_height = round(self._look.line("title"))
        title_top = (line - title_height) // 2
        fact_left = title_width + _FACT_GAP
        fact_top = title_top + self._title.baseline() - self._fact.baseline()
        fact_width = min(self._fact.natural_width(), max(0, room - fact_left))
        if below:
            fact_left, fact_top, fact_width = 0, line, min(self._fact.natural_width(), width)
        places = [
            (self._title, QRect(0, title_top, title_width, title_height)),
            (self._fact, QRect(fact_left, fact_top, fact_width, round(self._look.line("body")))),
            (self._slot, QRect(width - slot, (line - self._slot.sizeHint().height()) // 2, slot, 0)),
        ]
        for widget, rect in places:
            if widget is self._slot:
                rect.setHeight(self._slot.sizeHint().height())
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                rect.moveLeft(width - rect.width() - rect.left())
            widget.setGeometry(rect)
        self._fact.setVisible(fact_width > 0)


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down; contents go into `body`.

    The column is at most `max_width` wide (0: as wide as there is room) and stands at the leading
    edge, or in the middle with `centred`.
    """

    def __init__(
        self, look: Look, *, max_width: int = 0, centred: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._max_width, self._centred = max_width, centred
        self._padding = (0, 0, 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content = QWidget()
        content.setAutoFillBackground(False)
        # There is no bar below: what would be wider has to give way, or its edge lay under the side bar.
        content.setMinimumWidth(1)
        self.body = QVBoxLayout(content)
        self.body.setSpacing(0)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self._fit()

    def set_padding(self, left: int, top: int, right: int, bottom: int) -> None:
        """Room around the contents; the scroll bar runs at the far edge of it."""
        self._padding = (left, top, right, bottom)
        self._fit()

    def set_max_width(self, width: int) -> None:
        """Let the column be at most so wide; 0 for as wide as there is room."""
        self._max_width = width
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        # Margins first: the contents are laid out for the new width in the call below.
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        left, top, right, bottom = self._padding
        spare = self.viewport().width() - left - right - self._max_width
        if self._max_width and spare > 0:
            if self._centred:
                left, right = left + spare // 2, right + spare - spare // 2
            else:
                right += spare
        self.body.setContentsMargins(left, top, right, bottom)
