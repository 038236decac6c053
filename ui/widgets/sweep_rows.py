"""The lines of a sweep as rows on the margin: those that are behind, and those still to come."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour_names import behaviour_word
from journal.domain.dates import long_date, short_date, weekday_name
from journal.domain.distinctions import Catalogue
from journal.language import _, ngettext
from ui.known_catalogue import when_changed
from ui.theme.look import Look
from ui.widgets.row_painting import (
    PADDING,
    ChipText,
    Columns,
    paint_bead,
    paint_chip,
    paint_rule,
    place_chips,
)
from ui.widgets.text_layout import LaidText, lay_out, token_spans

SHORT_LINES = 2
MOST_LINES = 6
_CHIPS_BELOW = 4.0
_SHAPED = 2_000
# a day this near is named by its weekday
_NEAR_DAYS = 6
_SPOKEN = 300
EDGE = 1.5


def day_word(day: dt.date, today: dt.date) -> str:
    """A day in the time column: "Thu 12" within the last week, "12 Nov" before."""
    if 0 <= (today - day).days <= _NEAR_DAYS:
        return _("{weekday} {day}").format(weekday=weekday_name(day.weekday())[:3], day=day.day)
    return short_date(day)


def when_words(action: Action, day: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """What stands in the time column: the day unless it is `day`, and the time or another year below."""
    words = [] if action.day == day else [day_word(action.day, today)]
    if words and action.day.year != today.year:
        words.append(f"{action.day.year}")
    elif action.time is not None:
        words.append(action.time.strftime("%H:%M"))
    return tuple(words)


def row_chips(action: Action, catalogue: Catalogue) -> list[ChipText]:
    """The distinctions and minutes of an action, as its row in the list shows them."""
    chips = []
    for mark in action.distinctions:
        distinction = catalogue.find(mark.distinction)
        act = distinction.act(mark.pole) if distinction else mark.distinction
        chips.append(ChipText(act, mark.pole.value))
    if action.minutes is not None:
        words = ngettext("{count} minute", "{count} minutes", action.minutes)
        chips.append(ChipText(words.format(count=action.minutes), icon="clock"))
    return chips


def spoken_row(action: Action, catalogue: Catalogue) -> str:
    """A row in words, its tag last: "Sat with Joss, entrusted, not tagged yet"."""
    text = " ".join(action.text[:_SPOKEN].split())
    chips = [chip.text for chip in row_chips(action, catalogue)]
    return ", ".join([text, *chips, behaviour_word(action.behaviour)])


@dataclass(frozen=True)
class _Laid:
    width: int
    text: LaidText
    chips: list[tuple[ChipText, QRectF]]
    height: int


class SweepRow(QWidget):
    """One line of a sweep. A click on it asks to go there: `wanted`.

    `set_action` shows an action; `day` is the day that need not be named, or None.
    """

    wanted = Signal()
    most_lines = SHORT_LINES

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._action: Action | None = None
        self._when: tuple[str, ...] = ()
        self._laid: _Laid | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._forget)
        when_changed(catalogue, self._rename)

    def _rename(self) -> None:
        """The acts may be called otherwise now."""
        if self._action is not None:
            self.setAccessibleName(spoken_row(self._action, self._catalogue))
            self._forget()

    @property
    def action(self) -> Action | None:
        """What is shown."""
        return self._action

    def set_action(self, action: Action, day: dt.date | None, today: dt.date) -> None:
        """Show this action."""
        when = when_words(action, day, today)
        if (action, when) == (self._action, self._when):
            return
        self._action, self._when = action, when
        self.setAccessibleName(spoken_row(action, self._catalogue))
        self.setToolTip(long_date(action.day) if when else "")
        self._forget()

    def _forget(self) -> None:
        self._laid = None
        self.updateGeometry()
        self.update()

    # Size ----------------------------------------------------------------------------------

    def _lay(self, width: int) -> _Laid:
        if self._laid is None or self._laid.width != width:
            self._laid = self._lay_out(width)
        return self._laid

    def _lay_out(self, width: int) -> _Laid:
        look, columns, action = self._look, Columns.of(self._look), self._action
        source = "" if action is None else action.text
        spans = token_spans(source[:_SHAPED], look.tokens.colour("muted")) if self._has_token_colour() else ()
        text = lay_out(
            source,
            look.font("body", self._weight()),
            look.line("body"),
            width - columns.text - columns.right,
            spans=spans,
            most_lines=self.most_lines,
        )
        chips = [] if action is None else row_chips(action, self._catalogue)
        placed = place_chips(
            look, chips, columns.text, PADDING + text.height + _CHIPS_BELOW, width - columns.right
        )
        bottom = placed[-1][1].bottom() if placed else PADDING + text.height
        # the time column may be the longer one
        whens = PADDING + look.line("body") / 2 + look.line("small") * (len(self._when) - 0.5)
        return _Laid(width, text, placed, round(max(bottom, whens) + PADDING))

    def _weight(self) -> int | None:
        return None

    def _has_token_colour(self) -> bool:
        return self._action is not None and self._action.behaviour is not None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay(width).height

    @override
    def sizeHint(self) -> QSize:
        return QSize(624, self.heightForWidth(max(320, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 0)

    # Painting, mouse -----------------------------------------------------------------------

    def _ground(self) -> QColor:
        return self._look.tokens.colour("surface")

    def _ink(self) -> QColor:
        is_tagged = self._action is not None and self._action.behaviour is not None
        return self._look.tokens.colour("ink" if is_tagged else "muted")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._action is None:
            return
        look, columns = self._look, Columns.of(self._look)
        laid = self._lay(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        ground = self._ground()
        if ground != look.tokens.colour("surface"):
            # over the whole card, up to its edge
            painter.fillRect(QRectF(self.rect()).adjusted(EDGE, 0, -EDGE, 0), ground)
        paint_rule(painter, look, columns.rule, 0, self.height())
        middle = PADDING + look.line("body") / 2
        behaviour = self._action.behaviour
        shape = None if behaviour is None else behaviour.value
        paint_bead(painter, look, shape, QPointF(columns.rule, middle), ground)
        self._paint_when(painter, middle, columns)
        laid.text.paint(painter, QPointF(columns.text, PADDING), self._ink())
        for chip, place in laid.chips:
            paint_chip(painter, look, chip, place)
        painter.end()

    def _paint_when(self, painter: QPainter, middle: float, columns: Columns) -> None:
        look = self._look
        font, line = look.font("small"), look.line("small")
        painter.setFont(font)
        painter.setPen(look.tokens.colour("muted"))
        top = middle - line / 2
        for words in self._when:
            wide = QFontMetricsF(font).horizontalAdvance(words) > columns.time_right - 4.0
            right = columns.rule - look.grown(12) if wide else columns.time_right
            text = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right - 2.0)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top, right, line), flags, text)
            top += line

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.wanted.emit()
