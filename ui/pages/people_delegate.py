"""Draws the people: who they are, what was done with them on a strip, when they were last led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from journal.domain.behaviour import Behaviour
from journal.language import _
from journal.reading.people import People, SeenPerson
from ui.pages.people_words import last_led_words, moved_by, thinned, unnamed, wants
from ui.theme.look import Look
from ui.theme.painting import draw_box, draw_rule, hairline_width
from ui.theme.shapes import paint_shape, shape_path
from ui.widgets.painted import draw_line_of_text, text_width
from ui.widgets.paragraph import reads_right_to_left
from ui.widgets.row_painting import RADIUS

INSET = 12.0
_PAD, _STEP, _SHAPE, _SHAPE_GAP = 12.0, 44.0, 14.0, 7.0
_MIDDLE, _RIGHT, _GAP = 224.0, 112.0, 16.0
_LEAST_LEFT = 100.0
# of the 20 box of the shapes, so that the square is 8 and the others are 10 wide
_BEAD = {Behaviour.MANAGER: 8.0 / 10.5 * 20.0, Behaviour.LEADER: 10.0 / 13.0 * 20.0, Behaviour.BOTH: 14.8}
_HALO = 2.5
_TICK = 10.0
_EDGE, _MOVED = 6.0, 8.0
"""How near a bead comes to the strip's ends, and how far one is moved before all stand closer."""
_APARTS = (10.0, 8.0)
"""How far two beads stand apart; less than the last they could not be told from each other."""
COUNTED = ("manager", "both", "leader")


@dataclass(frozen=True)
class PersonColumns:
    """Where the three columns of a row stand, in a list of some width, from its leading edge."""

    left: QRectF
    middle: QRectF
    right: QRectF

    @classmethod
    def of(cls, look: Look, width: float) -> PersonColumns:
        """256, 224 and the rest at 624; with less room the middle gives way to the words, at last wholly."""
        room = max(0.0, width - 2 * INSET)
        least = look.grown(_RIGHT) + look.grown(3 * _STEP) + look.grown(_LEAST_LEFT) + 2 * _GAP
        if room < least:
            right = min(look.grown(_RIGHT), room * 0.4)
            left = max(0.0, room - right - _GAP)
            return cls(
                QRectF(INSET, 0, left, 0),
                QRectF(INSET + left, 0, 0, 0),
                QRectF(INSET + room - right, 0, right, 0),
            )
        right = min(look.grown(_RIGHT), room * 0.24)
        middle = min(
            look.grown(_MIDDLE), max(look.grown(3 * _STEP), room - right - look.grown(256.0) - 2 * _GAP)
        )
        middle = min(middle, room * 0.42)
        left = max(0.0, room - right - middle - 2 * _GAP)
        return cls(
            QRectF(INSET, 0, left, 0),
            QRectF(INSET + left + _GAP, 0, middle, 0),
            QRectF(INSET + room - right, 0, right, 0),
        )


class PersonDelegate(QStyledItemDelegate):
    """Paints rows of 88: alias and two lines, counts and strip, days since last led.

    The model answers `SeenPerson` for the role `PERSON`; what they are seen in is `people`.
    """

    PERSON = Qt.ItemDataRole.UserRole + 1

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ring = False
        self.people: People | None = None
        self.first_day = 0
        """The ordinal of the strips' first day."""

    def show_ring(self, shown: bool) -> None:
        """Whether the current row carries the keyboard's focus ring."""
        self._ring = shown

    def row_height(self) -> int:
        """88, more with larger text."""
        return round(2 * _PAD + self._look.line("body") + 2 * self._look.line("ui"))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        return QSize(width, self.row_height())

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        person, people = index.data(self.PERSON), self.people
        if not isinstance(person, SeenPerson) or people is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        mirror = option.direction is Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(option.direction)
        ground = self._paint_ground(painter, box, option, index)
        columns = PersonColumns.of(self._look, box.width())
        left, middle, right = (
            _placed(column, box, mirror) for column in (columns.left, columns.middle, columns.right)
        )
        self._paint_words(painter, left, person, people)
        if middle.width() > 0:
            if person.counts.total or person.named is None:
                self._paint_counts(painter, middle, person, mirror=mirror)
            else:
                y = middle.top() + self.row_height() * 0.34 - 10
                line, muted = QRectF(middle.left(), y, middle.width(), 20), self._look.tokens.colour("muted")
                draw_line_of_text(painter, line, unnamed(people), self._look.font("ui"), muted)
            self._paint_strip(painter, middle, person, people, ground, mirror=mirror)
        self._paint_led(painter, right, person, people, mirror=mirror)
        if option.state & QStyle.StateFlag.State_HasFocus and self._ring:
            draw_box(
                painter, box.adjusted(1, 1, -1, -1), RADIUS, edge=self._look.tokens.colour("ink"), width=2.0
            )
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QColor:
        tokens = self._look.tokens
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            colour = tokens.colour("selected" if selected else "hover")
            draw_box(painter, box.adjusted(0, 0, 0, -1), RADIUS, colour)
            return colour
        if index.row() and not self._is_filled(option, index.row() - 1):
            top = QPointF(box.left() + INSET, box.top())
            draw_rule(painter, top, box.width() - 2 * INSET, tokens.colour("hair"), upright=False)
        return tokens.colour("paper")

    def _is_filled(self, option: QStyleOptionViewItem, row: int) -> bool:
        """Whether a row is selected or under the pointer: no divider stands beside it."""
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            return False
        index = view.model().index(row, 0)
        if view.selectionModel().isSelected(index):
            return True
        pointer = view.viewport().mapFromGlobal(view.cursor().pos())
        return view.viewport().underMouse() and view.visualRect(index).contains(pointer)

    # The words -----------------------------------------------------------------------------

    def _paint_words(self, painter: QPainter, place: QRectF, person: SeenPerson, people: People) -> None:
        look, tokens = self._look, self._look.tokens
        name = QRectF(place.left(), place.top() + _PAD, place.width(), look.line("body"))
        draw_words(painter, name, person.person.name, look.font("body", 600), tokens.colour("ink"))
        one = QRectF(place.left(), name.bottom(), place.width(), look.line("ui"))
        two = one.translated(0, look.line("ui"))
        font = look.font("ui")
        if not person.person.moves and not person.person.goal:
            words = _("What moves them? What do they want?")
            if text_width(font, words) > place.width():
                words = _("What moves them?")
            draw_words(painter, one, words, font, tokens.colour("muted"))
            self._paint_link(painter, two, invitation())
            return
        moves, goal = moved_by(person, people), wants(person)
        draw_words(painter, one, moves or _("What moves them?"), font, tokens.colour("muted"))
        draw_words(
            painter, two, goal or _("What do they want?"), font, tokens.colour("ink" if goal else "muted")
        )

    def _paint_link(self, painter: QPainter, place: QRectF, words: str) -> None:
        font = self._look.font("ui", 500)
        ink = self._look.tokens.colour("ink")
        draw_line_of_text(painter, place, words, font, ink)
        metrics = QFontMetricsF(font)
        width = min(metrics.horizontalAdvance(words), place.width())
        mirror = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = place.right() - width if mirror else place.left()
        baseline = round(place.top() + (place.height() - metrics.height()) / 2 + metrics.ascent())
        line = QColor(ink)
        line.setAlphaF(0.55)
        painter.fillRect(QRectF(left, baseline + 3, width, hairline_width(painter)), line)

    def link_place(self, box: QRectF, person: SeenPerson, *, mirror: bool) -> QRectF | None:
        """Where the invitation to ask can be clicked in a row; None where there is none."""
        if person.person.moves or person.person.goal:
            return None
        look = self._look
        left = _placed(PersonColumns.of(look, box.width()).left, box, mirror)
        top = box.top() + _PAD + look.line("body") + look.line("ui")
        width = min(left.width(), text_width(look.font("ui", 500), invitation()))
        start = left.right() - width if mirror else left.left()
        return QRectF(start, top, width, look.line("ui"))

    # What was done -------------------------------------------------------------------------

    def _paint_counts(self, painter: QPainter, place: QRectF, person: SeenPerson, *, mirror: bool) -> None:
        look = self._look
        side, font = look.grown(_SHAPE), look.font("ui")
        middle = place.top() + self.row_height() * 0.34
        x = 0.0
        for name in COUNTED:
            count = str(getattr(person.counts, name))
            width = text_width(font, count)
            box = _mirrored(QRectF(x, middle - side / 2, side, side), place, mirror)
            paint_shape(painter, name, box.center(), side, look.tokens.behaviour(name))
            beside = _mirrored(QRectF(x + side + _SHAPE_GAP, middle - 10, width + 1, 20), place, mirror)
            draw_line_of_text(painter, beside, count, font, look.tokens.colour("muted"))
            x += max(look.grown(_STEP), side + _SHAPE_GAP + width + 10)
        if person.each > 1:
            small = look.font("small")
            words, room = _("1 in {count}").format(count=person.each), place.width() - x
            if text_width(small, words) <= room:
                box = _mirrored(QRectF(x, middle - 10, room, 20), place, mirror)
                rest = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
                painter.setFont(small)
                painter.setPen(look.tokens.colour("muted"))
                painter.drawText(box, rest, words)

    def _paint_strip(
        self,
        painter: QPainter,
        place: QRectF,
        person: SeenPerson,
        people: People,
        ground: QColor,
        *,
        mirror: bool,
    ) -> None:
        """The margin laid flat: a rule over the period, beads on it, a tick for today."""
        tokens = self._look.tokens
        y = place.top() + self.row_height() * 0.67
        start = QPointF(place.left(), y - 0.5)
        draw_rule(painter, start, place.width(), tokens.colour("line"), upright=False)
        centres = [
            (bead.behaviour, QPointF(place.right() - x if mirror else place.left() + x, y))
            for bead, x in zip(person.beads, self._places(person, people, place.width()), strict=True)
        ]
        for halo in (_HALO, 1.0):  # no bead is cut by the halo of its neighbour
            for behaviour, centre in centres:
                paint_strip_bead(painter, self._look, behaviour, centre, ground, halo=halo)
        end = place.left() if mirror else place.right()
        draw_rule(painter, QPointF(end - 0.5, y - _TICK / 2), _TICK, tokens.colour("control"), upright=True)

    def _places(self, person: SeenPerson, people: People, width: float) -> list[float]:
        """How far from the strip's begin each bead is: about the middle of its day, `set_apart`."""
        span = max(1, people.today.toordinal() - self.first_day + 1)
        wanted = [width * (bead.day.toordinal() - self.first_day + 0.5) / span for bead in person.beads]
        return set_apart(wanted, (_EDGE, width - _EDGE - 1.0), max(1.0, self._look.text_ratio))

    def _paint_led(
        self, painter: QPainter, place: QRectF, person: SeenPerson, people: People, *, mirror: bool
    ) -> None:
        look, tokens = self._look, self._look.tokens
        figure, rest = last_led_words(person, people)
        align = Qt.AlignmentFlag.AlignLeft if mirror else Qt.AlignmentFlag.AlignRight
        lead, small = look.line("lead"), look.line("small")
        height = lead + small if rest else lead
        top = place.top() + (self.row_height() - height) / 2 - (2.0 if rest else 0.0)
        flags = int(align | Qt.AlignmentFlag.AlignVCenter)
        for words, role, weight, colour, y, line in (
            (figure, "lead", 600, "ink", top, lead),
            (rest, "small", None, "muted", top + lead - 4.0, small),
        ):
            font = look.font(role, weight)
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.setFont(font)
            painter.setPen(tokens.colour(colour))
            painter.drawText(QRectF(place.left(), y, place.width(), line), flags, shown)

    def tooltip(self, person: SeenPerson) -> str:
        """What the row has no room for."""
        moves = "" if self.people is None else moved_by(person, self.people)
        lines = [person.person.name, moves, wants(person)]
        if person.each > 1:
            lines.append(thinned(person.each))
        return "\n".join(filter(None, lines))


def set_apart(wanted: Sequence[float], ends: tuple[float, float], ratio: float) -> list[float]:
    """Where beads stand that want to be there, in order: side by side, as near to their days as that allows.

    They stand closer where many lie together, but always far enough apart to be told from each other, as far
    as there is room between the ends. `ratio`: how much larger than usual they are.
    """
    first, last = ends
    room = max(0.0, last - first) / max(1, len(wanted) - 1)
    places: list[float] = []
    for apart in _APARTS:
        step = min(apart * ratio, room)
        places = _least_moved(wanted, step, (first, last - step * (len(wanted) - 1)))
        if all(abs(place - want) <= _MOVED for place, want in zip(places, wanted, strict=True)):
            break
    return places


def _least_moved(wanted: Sequence[float], step: float, ends: tuple[float, float]) -> list[float]:
    """Places at least `step` apart, the sum of squared moves the least (pooling adjacent violators)."""
    groups: list[tuple[float, int]] = []
    for number, want in enumerate(wanted):
        mean, count = want - number * step, 1
        while groups and groups[-1][0] >= mean:
            before, many = groups.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        groups.append((mean, count))
    found = [min(max(mean, ends[0]), ends[1]) for mean, count in groups for _one in range(count)]
    return [place + number * step for number, place in enumerate(found)]


def invitation() -> str:
    """What stands where nothing is kept about somebody."""
    return _("Ask, and write it here")


def paint_strip_bead(
    painter: QPainter,
    look: Look,
    behaviour: Behaviour,
    centre: QPointF,
    ground: QColor,
    *,
    halo: float = _HALO,
) -> None:
    """A bead of the strip: square 8, triangle and diamond 10, with a halo of the row's ground."""
    size = _BEAD[behaviour] * max(1.0, look.text_ratio)
    scale = size / 20.0
    painter.save()
    painter.translate(centre)
    painter.scale(scale, scale)
    pen = painter.pen()
    pen.setColor(ground)
    pen.setWidthF(2 * halo / scale)
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawPath(shape_path(behaviour.value))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.tokens.behaviour(behaviour.value))
    painter.drawPath(shape_path(behaviour.value))
    painter.restore()


def draw_words(painter: QPainter, place: QRectF, words: str, font: QFont, colour: QColor) -> None:
    """One line of the person's own words, from the leading edge, in the direction they read."""
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    mirror = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    # the line stands where the column begins; within it the words run as they are read
    side = Qt.AlignmentFlag.AlignRight if mirror else Qt.AlignmentFlag.AlignLeft
    if reads_right_to_left(words) is not mirror:
        way = Qt.LayoutDirection.LeftToRight if mirror else Qt.LayoutDirection.RightToLeft
        painter.setLayoutDirection(way)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def _placed(column: QRectF, box: QRectF, mirror: bool) -> QRectF:
    left = box.right() - column.right() if mirror else box.left() + column.left()
    return QRectF(left, box.top(), column.width(), box.height())


def _mirrored(inside: QRectF, place: QRectF, mirror: bool) -> QRectF:
    """A box given from the leading edge of `place`, where it stands."""
    left = place.right() - inside.right() if mirror else place.left() + inside.left()
    return QRectF(left, inside.top(), inside.width(), inside.height())
