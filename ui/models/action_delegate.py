"""Draws actions on the margin and takes the clicks on what a row shows."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour, Milestone
from journal.domain.behaviour_names import behaviour_name
from journal.domain.distinctions import Catalogue
from journal.domain.ties import Tied
from journal.language import _, ngettext
from ui.known_catalogue import when_changed
from ui.models.actions import ActionListModel, Heading, Index, Roles, milestone_word, when_word
from ui.theme.look import Look
from ui.theme.painting import device_ratio, draw_box
from ui.widgets.row_editor import RowEditor
from ui.widgets.row_painting import (
    CHIP_GAP,
    PADDING,
    RADIUS,
    ChipText,
    Columns,
    paint_bead,
    paint_chip,
    paint_cover,
    paint_rule,
    place_chips,
    place_choice,
)
from ui.widgets.text_layout import LaidText, Span, lay_out, token_spans
from ui.widgets.tie_marks import paint_ties

MOST_LINES = 12
HEADING_ABOVE = 16.0
HEADING_BELOW = 4.0
ICONS = ("edit", "tag", "more")
ICON_STEP = 28.0
_KEPT = 256
_HEIGHTS_KEPT = 20_000


@dataclass(frozen=True)
class _Row:
    """One action broken into lines for one width."""

    text: LaidText
    chips: list[tuple[ChipText, QRectF]]
    height: float


class ActionDelegate(QStyledItemDelegate):
    """Paints the rows of an `ActionListModel`; says what was clicked, changes nothing itself.

    `tag_clicked(id, behaviour)`: one of the four under an untagged action. `icon_clicked(id, icon,
    place)`: "edit", "tag" or "more", with the global point to open a menu at.
    """

    tag_clicked = Signal(str, object)
    icon_clicked = Signal(str, str, object)
    editor_made = Signal(object)

    def __init__(self, look: Look, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self._rows: OrderedDict[tuple[str, int], tuple[Action, _Row]] = OrderedDict()
        self._heights: dict[tuple[str, int], tuple[Action, float]] = {}
        self._hover: tuple[str, QPointF] | None = None
        self._ring = False
        self._highlights: tuple[str, ...] = ()
        self.editor: RowEditor | None = None
        look.changed.connect(self.forget)
        when_changed(catalogue, self.forget)

    def forget(self) -> None:
        """Lay everything out anew: the type or the theme has changed."""
        self._rows.clear()
        self._heights.clear()

    def set_highlights(self, words: Sequence[str]) -> None:
        """Words that stand out in the text, whatever their case."""
        found = tuple(word for word in words if word.strip())
        if found != self._highlights:
            self._highlights = found
            self.forget()

    def show_ring(self, shown: bool) -> None:
        """Whether the current row carries the keyboard's focus ring."""
        self._ring = shown

    # Sizes ---------------------------------------------------------------------------------

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = _width_for(option)
        # asked for each row of the list, whenever one comes or goes
        model = index.model()
        action = model.value_of(index.row()) if isinstance(model, ActionListModel) else None
        if isinstance(action, Heading):
            return QSize(width, round(HEADING_ABOVE + self._look.line("body") + HEADING_BELOW))
        if action is None:
            return QSize(width, 0)
        if self.editor is not None and self.editor.action_id == action.id:
            return QSize(width, self.editor.height_for(width))
        return QSize(width, round(self.row_height(action, width)))

    def row_height(self, action: Action, width: int) -> float:
        """The height of an action's row, in a list that is `width` wide."""
        key = (action.id, width)
        known = self._heights.get(key)
        if known is None or (known[0] is not action and known[0] != action):
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            known = self._heights[key] = (action, self._row(action, width).height)
        return known[1]

    def _row(self, action: Action, width: int) -> _Row:
        key = (action.id, width)
        known = self._rows.get(key)
        if known is not None and (known[0] is action or known[0] == action):
            self._rows.move_to_end(key)
            return known[1]
        row = self._make_row(action, width)
        self._rows[key] = (action, row)
        while len(self._rows) > _KEPT:
            self._rows.popitem(last=False)
        return row

    def _make_row(self, action: Action, width: int) -> _Row:
        look, columns = self._look, Columns.of(self._look)
        room = width - columns.text - columns.right
        # Tokens of a text of any length are only looked for where they can be seen.
        shown = action.text[:6000]
        spans = (*token_spans(shown, look.tokens.colour("muted")), *self._hit_spans(shown))
        text = lay_out(
            action.text, look.font("body"), look.line("body"), room, spans=spans, most_lines=MOST_LINES
        )
        chips = self._place_chips(action, PADDING + text.height + 4.0, width)
        bottom = chips[-1][1].bottom() if chips else PADDING + text.height
        return _Row(text, chips, bottom + PADDING)

    def _place_chips(self, action: Action, top: float, width: int) -> list[tuple[ChipText, QRectF]]:
        columns = Columns.of(self._look)
        left, right = columns.text, width - columns.right
        choice = place_choice(self._look, left, top, right) if action.behaviour is None else []
        start = choice[-1][1].right() + CHIP_GAP if choice else left
        return choice + place_chips(self._look, self._chips(action), left, top, right, start=start)

    def _hit_spans(self, text: str) -> list[Span]:
        if not self._highlights:
            return []
        pattern = "|".join(re.escape(word) for word in sorted(self._highlights, key=len, reverse=True))
        tokens = self._look.tokens
        return [
            Span(match.start(), match.end(), tokens.colour("ink"), 600, tokens.colour("selected"))
            for match in re.finditer(pattern, text, re.IGNORECASE)
        ]

    def _chips(self, action: Action) -> list[ChipText]:
        chips: list[ChipText] = []
        for mark in action.distinctions:
            distinction = self._catalogue.find(mark.distinction)
            chips.append(
                ChipText(distinction.act(mark.pole) if distinction else mark.distinction, mark.pole.value)
            )
        if action.milestone is not None:
            icon = "milestone-success" if action.milestone is Milestone.SUCCESS else "milestone-failure"
            chips.append(ChipText(milestone_word(action.milestone), icon=icon))
        if action.minutes is not None:
            words = ngettext("{count} minute", "{count} minutes", action.minutes)
            chips.append(ChipText(words.format(count=action.minutes), icon="clock"))
        return chips

    # Painting ------------------------------------------------------------------------------

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect)
        heading = index.data(Roles.HEADING)
        action = index.data(Roles.ACTION)
        if isinstance(heading, Heading):
            self._paint_heading(painter, box, heading)
        elif isinstance(action, Action) and not self._is_editing(action):
            self._paint_action(painter, box, option, action, index)
        painter.restore()

    def _is_editing(self, action: Action) -> bool:
        return self.editor is not None and self.editor.action_id == action.id

    def _paint_heading(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        look = self._look
        line = QRectF(box.left(), box.top() + HEADING_ABOVE, box.width(), look.line("body"))
        font = look.font("body", 600)
        painter.setFont(font)
        painter.setPen(look.tokens.colour("ink"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(line, flags, heading.title)
        shift = QFontMetricsF(font).horizontalAdvance(heading.title) + 16.0
        painter.setFont(look.font("ui"))
        painter.setPen(look.tokens.colour("muted"))
        is_reversed = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        rest = line.adjusted(0, 0, -shift, 0) if is_reversed else line.adjusted(shift, 0, 0, 0)
        painter.drawText(rest, flags, heading.fact)

    def _paint_action(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, action: Action, index: Index
    ) -> None:
        look, tokens, columns = self._look, self._look.tokens, Columns.of(self._look)
        row = self._row(action, round(box.width()))
        selected, hovered, focused = self._states(option)
        ground = self._ground(painter, box, selected, hovered)
        paint_rule(painter, look, box.left() + columns.rule, box.top(), box.bottom())
        middle = box.top() + PADDING + look.line("body") / 2
        paint_bead(painter, look, _shape(action), QPointF(box.left() + columns.rule, middle), ground)
        self._paint_when(painter, box, middle, action, columns)
        at = QPointF(box.left() + columns.text, box.top() + PADDING)
        row.text.paint(painter, at, tokens.colour("ink"))
        tied = index.data(Roles.TIED)
        if isinstance(tied, Tied):
            paint_ties(painter, look, tied, row.text, at=at, right=box.right() - 4.0, ground=ground)
        for chip, place in row.chips:
            there = place.translated(box.topLeft())
            lit = self._hover is not None and self._hover[0] == action.id and there.contains(self._hover[1])
            paint_chip(
                painter, look, chip, there, hovered=lit and chip.behaviour is not None, selected=selected
            )
        if selected:
            self._paint_check(painter, box, middle, ground)
        if hovered:
            self._paint_icons(painter, box, ground, selected)
        if focused and self._ring:
            draw_box(painter, box, RADIUS, edge=tokens.colour("ink"), width=2.0)

    def _states(self, option: QStyleOptionViewItem) -> tuple[bool, bool, bool]:
        state = option.state
        return (
            bool(state & QStyle.StateFlag.State_Selected),
            bool(state & QStyle.StateFlag.State_MouseOver),
            bool(state & QStyle.StateFlag.State_HasFocus),
        )

    def _ground(self, painter: QPainter, box: QRectF, selected: bool, hovered: bool) -> QColor:
        tokens = self._look.tokens
        if not selected and not hovered:
            return tokens.colour("paper")
        colour = tokens.colour("selected" if selected else "hover")
        draw_box(painter, box, RADIUS, colour)
        return colour

    def _paint_when(
        self, painter: QPainter, box: QRectF, middle: float, action: Action, columns: Columns
    ) -> None:
        look = self._look
        words = when_word(action)
        if not words:
            return
        font = look.font("small")
        painter.setFont(font)
        painter.setPen(look.tokens.colour("muted"))
        # A word may come nearer to the bead than a time; longer ones end in "…", whole in the tooltip.
        right = columns.time_right if action.time and words[0].isdigit() else columns.rule - 12.0
        text = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, right)
        height = look.line("small")
        place = QRectF(box.left(), middle - height / 2, right, height)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_check(self, painter: QPainter, box: QRectF, middle: float, ground: QColor) -> None:
        tokens = self._look.tokens
        place = QRectF(box.right() - 12.0 - 18.0, middle - 9.0, 18.0, 18.0)
        # A text that reaches so far goes on beneath it.
        line = self._look.line("body")
        paint_cover(painter, QRectF(place.left() - 8.0, middle - line / 2, 30.0, line), ground)
        draw_box(painter, place, 5.0, tokens.colour("ink"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.colour("paper"), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = place.left(), place.top()
        painter.drawPolyline([QPointF(x + 5, y + 9.4), QPointF(x + 7.9, y + 12.2), QPointF(x + 13, y + 6.2)])
        painter.restore()

    def _paint_icons(self, painter: QPainter, box: QRectF, ground: QColor, selected: bool) -> None:
        look = self._look
        ratio = device_ratio(painter)
        places = icon_places(box, look, selected)
        cover = places["edit"].united(places["more"])
        # The icons lie over the text's end; their ground keeps both legible.
        middle, line = cover.center().y(), look.line("body")
        paint_cover(painter, QRectF(cover.left(), middle - line / 2, cover.width(), line), ground)
        side = look.grown(16.0)
        for name, place in places.items():
            lit = self._hover is not None and place.contains(self._hover[1])
            picture = look.pixmap(name, "ink" if lit else "muted", side, ratio)
            painter.drawPixmap(place.center() - QPointF(side / 2, side / 2), picture)

    # Clicks --------------------------------------------------------------------------------

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        action = index.data(Roles.ACTION)
        if not isinstance(event, QMouseEvent) or not isinstance(action, Action):
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._hover = (action.id, event.position())
            view = option.widget
            if isinstance(view, QAbstractItemView):
                view.update(model.index(index.row(), 0))
            return False
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() & _CHOOSING:
            return False
        hit = self.hit(action, QRectF(option.rect), event.position(), self._states(option)[0])
        if hit is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            if isinstance(hit, Behaviour):
                self.tag_clicked.emit(action.id, hit)
            else:
                self.icon_clicked.emit(action.id, hit, event.globalPosition().toPoint())
        # Taken, so that a click on an icon neither selects nor opens the row.
        return True

    def hit(self, action: Action, box: QRectF, point: QPointF, selected: bool) -> Behaviour | str | None:
        """What lies under a point of a row: a behaviour's chip, an icon's name, or nothing."""
        for name, place in icon_places(box, self._look, selected).items():
            if place.contains(point):
                return name
        for chip, place in self._row(action, round(box.width())).chips:
            # The chip is 24 high; a finger's 32 belongs to it.
            area = place.translated(box.topLeft()).adjusted(-2.0, -4.0, 2.0, 4.0)
            if chip.behaviour is not None and area.contains(point):
                return chip.behaviour
        return None

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        action = index.data(Roles.ACTION)
        if event.type() != QEvent.Type.ToolTip or not isinstance(action, Action):
            return super().helpEvent(event, view, option, index)
        words = self._tooltip(action, QRectF(option.rect), QPointF(event.pos()), self._states(option)[0])
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def _tooltip(self, action: Action, box: QRectF, point: QPointF, selected: bool) -> str:
        hit = self.hit(action, box, point, selected)
        if isinstance(hit, Behaviour):
            keys = {"manager": "M", "leader": "L", "both": "B", "own": "O"}
            name = behaviour_name(hit)
            return _("{name}: tag with this ({key})").format(name=name, key=keys[hit.value])
        if hit is not None:
            texts = {"edit": _("Edit (Enter)"), "tag": _("Distinctions (D)"), "more": _("More")}
            return texts[hit]
        for chip, place in self._row(action, round(box.width())).chips:
            if place.translated(box.topLeft()).contains(point) and not chip.plain:
                return chip.text
        if point.x() - box.left() < Columns.of(self._look).rule - 12.0:
            return when_word(action)
        return ""

    # Editing -------------------------------------------------------------------------------

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        action = index.data(Roles.ACTION)
        editor = RowEditor(self._look, self._catalogue, parent)
        if isinstance(action, Action):
            editor.load(action, when_word(action))
        self.editor = editor
        self.editor_made.emit(editor)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # The editor was filled when it was made: a change elsewhere must not overwrite what is typed.
        return

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # What was typed goes to the page, which saves it; the model only ever shows the journal.
        return

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        # as wide as it was measured: while a scroll bar comes or goes the row has still its old width
        place = QRect(option.rect)
        place.setWidth(_width_for(option))
        editor.setGeometry(place)

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self.editor is editor:
            self.editor = None
        editor.hide()
        editor.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt's own filter would close the editor when it loses the focus and lose the text.
        return False


_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def icon_places(box: QRectF, look: Look, selected: bool) -> dict[str, QRectF]:
    """Where a hovered row's three icons can be clicked, 28 x 32 each."""
    middle = box.top() + PADDING + look.line("body") / 2
    right = box.right() - 10.0 - (32.0 if selected else 0.0)
    step, height = look.grown(ICON_STEP), look.grown(32.0)
    left = right - step * len(ICONS)
    return {
        name: QRectF(left + number * step, middle - height / 2, step, height)
        for number, name in enumerate(ICONS)
    }


def _shape(action: Action) -> str | None:
    return action.behaviour.value if action.behaviour is not None else None


def _width_for(option: QStyleOptionViewItem) -> int:
    view = option.widget
    if isinstance(view, QAbstractItemView):
        return max(1, view.viewport().width())
    return max(1, option.rect.width())
