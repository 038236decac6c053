"""Where the columns of the distinctions stand, and how bars and share lanes are painted in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from journal.language import _
from journal.statistics.amounts import figure
from ui.charts import distinction_words as words
from ui.charts.distinction_rows import Row
from ui.theme.look import Look
from ui.theme.painting import draw_box, hairline_width, snap
from ui.theme.shapes import paint_shape
from ui.theme.tokens import Tokens
from ui.widgets.painted import draw_icon, draw_line_of_text
from ui.widgets.text_layout import lay_out

FAMILY, DISTINCTION = 64, 48
SIDE = 12
"""How far a row's fill reaches beyond the words on either side."""
_HALF, _MOST_HALF = 84.0, 148.0
_LANE, _MOST_LANE = 96.0, 160.0
_LEAST_HALF, _LEAST_LANE = 32.0, 40.0
_NARROW = 480.0  # under it there is no lane
_ACT, _COUNTS, _CHANGE = 124.0, 152.0, 46.0
_GAP, _BEFORE_LANE = 12.0, 10.0
_INSIDE = 29.0  # a bar over this holds its count
_PART_GAP = 0.75
_TWO_LINES = 18.0
_HEAD_GAP = 10.0
NEED_TICK = 11.0
"""How far the tick of what a role needs hangs below its lane."""


class Face(Protocol):
    """What words and shapes are painted in: the look of the window, or the faces of paper."""

    @property
    def tokens(self) -> Tokens:
        """The colours."""

    @property
    def text_ratio(self) -> float:
        """How much larger than the design's the text is."""

    def font(self, role: str, weight: int | None = None) -> QFont:
        """The font of a role of the type scale."""

    def line(self, role: str) -> float:
        """Its line height."""

    def grown(self, size: float) -> int:
        """A size that keeps up with larger text."""


@dataclass(frozen=True)
class Lanes:
    """The columns of a row that is `width` wide, from its leading edge; they take what room there is.

    A bar reaches `half` to either side of `centre`.
    """

    width: float
    act: float
    centre: float
    half: float
    counts: float
    counts_width: float
    lane: float
    lane_width: float
    change_right: float

    @classmethod
    def of(cls, width: float, look: Face) -> Lanes:
        """The columns at this width: those of look.md at 656, and in proportion beyond and below."""
        grown = max(1.0, look.text_ratio)
        change = _CHANGE * grown
        fixed = 2 * SIDE + 12 + 2 * _GAP + change  # chevron's inset, gaps around the bar
        wanted = _ACT * grown + 2 * _HALF + _COUNTS * grown + _LANE + _BEFORE_LANE
        spare = width - fixed - wanted
        # bars and lane take most of what there is too much or too little; words need their room
        half = min(max(_HALF + spare * (0.14 if spare > 0 else 0.25), _LEAST_HALF), _MOST_HALF)
        lane = min(max(_LANE + spare * (0.18 if spare > 0 else 0.3), _LEAST_LANE), _MOST_LANE)
        if width < _NARROW * grown:  # the panel has the share
            lane = 0.0
        rest = max(width - fixed - 2 * half - lane - _BEFORE_LANE, 0.0)
        words_more = rest - (_ACT + _COUNTS) * grown
        act = max(_ACT * grown + words_more * (0.5 if words_more > 0 else 0.8), rest * 0.43)
        counts = max(rest - act, 0.0)
        centre = SIDE + 12 + act + _GAP + half
        left = centre + half + _GAP
        lane_left = left + counts + _BEFORE_LANE
        return cls(width, act, centre, half, left, counts, lane_left, lane, width - SIDE - 4)


class LanePainter:
    """Paints one row; everything is given from the leading edge and mirrored where one reads so.

    `icons` has the chevrons; without it, on paper, there are none.
    """

    def __init__(
        self, painter: QPainter, look: Face, box: QRectF, *, mirrored: bool, icons: Look | None = None
    ) -> None:
        self._painter, self._look, self._box, self._icons = painter, look, box, icons
        self._mirrored = mirrored
        self._lanes = Lanes.of(box.width(), look)
        self._chosen = False

    def paint(self, row: Row, *, chosen: bool) -> None:
        """The row's words, bar, lane and change, over whatever ground is there."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chosen = chosen
        if row.is_family:
            self._family(row)
        else:
            self._acts(row, chosen=chosen)
        self._bar(row)
        self._lane(row)
        self._change(row)

    def _at(self, left: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle of the row, from its leading edge, where it lies in the view."""
        box = self._box
        x = box.right() - left - width if self._mirrored else box.left() + left
        return QRectF(x, box.top() + top, width, height)

    # Words -------------------------------------------------------------------------------------

    def _family(self, row: Row) -> None:
        look, lanes, height = self._look, self._lanes, self._box.height()
        side = look.grown(16)
        if self._icons is not None:
            name = "chevron-down" if row.is_open else "chevron-left" if self._mirrored else "chevron-right"
            chevron = self._at(SIDE - 4, round((height - side) / 2), side, side)
            draw_icon(self._painter, self._icons, name, "ink" if row.is_open else "muted", chevron)
        left = SIDE - 4 + side + 8 if self._icons is not None else 0
        room = lanes.centre - lanes.half - _GAP - left
        two = look.line("body") * 0.86 + look.line("small")
        top = (height - two) / 2
        strong = look.font("body", 600)
        self._line(self._at(left, top, room, look.line("body") * 0.86), row.name, strong, "ink")
        below = self._at(left, top + look.line("body") * 0.86, room, look.line("small"))
        self._line(below, row.below, look.font("small"), "muted")
        self._facts(row)

    def _facts(self, row: Row) -> None:
        look, lanes, height = self._look, self._lanes, self._box.height()
        font, line = look.font("small"), look.line("small") + 2
        said = [words.actions(row.figures.marks), *([row.least] if row.least else [])]
        top = (height - line * len(said)) / 2
        for place, text in enumerate(said):
            self._line(
                self._at(lanes.counts, top + place * line, lanes.counts_width, line), text, font, "muted"
            )

    def _acts(self, row: Row, *, chosen: bool) -> None:
        lanes = self._lanes
        font = self._look.font("ui", 600 if chosen else 400)
        left = lanes.centre - lanes.half - _GAP - lanes.act
        self._block(row.manager_act, font, left, lanes.act, towards_bar=True)
        self._block(row.leader_act, font, lanes.counts, lanes.counts_width, towards_bar=False)

    def _block(self, text: str, font: QFont, left: float, width: float, *, towards_bar: bool) -> None:
        """An act in two lines at most, against the bar."""
        line = _TWO_LINES * max(1.0, self._look.text_ratio)
        laid = lay_out(text, font, line, width, most_lines=2)
        place = self._at(left, (self._box.height() - laid.height) / 2, width, laid.height)
        to_right = towards_bar != self._mirrored
        for number in range(laid.layout.lineCount()):
            one = laid.layout.lineAt(number)
            x = width - one.naturalTextWidth() if to_right else 0.0
            one.setPosition(QPointF(x, one.position().y()))
        laid.paint(self._painter, place.topLeft(), self._look.tokens.colour("ink"))

    def _line(self, place: QRectF, text: str, font: QFont, role: str) -> None:
        draw_line_of_text(self._painter, place, text, font, self._look.tokens.colour(role))

    # Bar ---------------------------------------------------------------------------------------

    def _bar(self, row: Row) -> None:
        lanes, tokens, figures = self._lanes, self._look.tokens, row.figures
        thick = float(self._look.grown(20.0 if row.is_family else 14.0))
        top = (self._box.height() - thick) / 2
        unit = lanes.half / row.most if row.most > 0 else 0.0
        both = figures.both / 2 * unit
        spans = (
            ("manager", lanes.centre - both - figures.manager * unit, lanes.centre - both),
            ("leader", lanes.centre + both, lanes.centre + both + figures.leader * unit),
        )
        if both > 0:
            place = self._at(lanes.centre - both, top, 2 * both, thick)
            draw_box(self._painter, place, 2, tokens.colour("both"))
        for shape, left, right in spans:
            inset = _PART_GAP if both > 0 and right - left > 2 * _PART_GAP else 0.0
            width = right - left - inset
            if width > 0:
                place = self._at(left if shape == "manager" else left + inset, top, width, thick)
                draw_box(self._painter, place, 2, tokens.behaviour(shape))
            self._count(figures.manager if shape == "manager" else figures.leader, shape, left, right)
        self._middle()

    def _count(self, count: int, shape: str, left: float, right: float) -> None:
        """How many, inside the bar in white where there is room, else beside it."""
        if not count:
            return
        look, height = self._look, self._box.height()
        text, font = figure(count), look.font("small", 600)
        width = QFontMetricsF(font).horizontalAdvance(text) + 1
        inside = right - left > max(_INSIDE, width + 12)
        if shape == "manager":
            x = left + 6 if inside else left - 6 - width
        else:
            x = right - 6 - width if inside else right + 6
        lanes = self._lanes
        if not inside and (x < lanes.centre - lanes.half - _GAP or x + width > lanes.counts):
            return  # it would stand in the words
        colour = look.tokens.colour("surface") if inside else look.tokens.colour("muted")
        if not inside:
            font = look.font("small")
        place = self._at(x, 0, width, height)
        self._painter.setFont(font)
        self._painter.setPen(colour)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, int(flags), text)

    def _middle(self) -> None:
        """The rule that all bars stand against; it runs through every row."""
        width = hairline_width(self._painter)
        x = self._at(self._lanes.centre, 0, 0, 0).x()
        ratio = self._painter.device().devicePixelRatioF()
        rule = QRectF(snap(x - width / 2, ratio), self._box.top(), width, self._box.height())
        self._painter.fillRect(rule, self._look.tokens.colour("control"))

    # Share and change ----------------------------------------------------------------------------

    def _lane(self, row: Row) -> None:
        look, lanes, height = self._look, self._lanes, self._box.height()
        if not lanes.lane_width:
            return
        said = words.lane_words(row.figures)
        if said:
            place = self._at(lanes.lane, 0, lanes.change_right - lanes.lane, height)
            self._line(place, said, look.font("small"), "muted")
            return
        lane = self._at(lanes.lane, 0, lanes.lane_width, height)
        facet = row.figures.facet
        share = None if facet is None else facet.share
        paint_lane(
            self._painter,
            look,
            lane,
            None if share is None else (share.low, share.high),
            None if share is None or facet is None or facet.stage != "share" else share.share,
            on_fill=self._chosen,
        )
        if row.need is not None:
            self._need(row.need, lane)

    def _need(self, need: int, lane: QRectF) -> None:
        """A short tick that hangs from the lane where the role needs the share, its number below it."""
        look = self._look
        paint_need(self._painter, look, lane, need / 100)
        text, font = words.need_mark(need), look.font("small")
        width = QFontMetricsF(font).horizontalAdvance(text) + 1
        if width > lane.width():
            return  # the tick says it, and the panel in words
        middle = lane.left() + need / 100 * lane.width()
        left = min(max(middle - width / 2, lane.left()), lane.right() - width)
        top = lane.center().y() + NEED_TICK + 1
        place = QRectF(left, top, width, lane.bottom() - top)
        self._painter.setFont(font)
        self._painter.setPen(look.tokens.colour("muted"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, int(flags), text)

    def _change(self, row: Row) -> None:
        figures = row.figures
        if figures.change is None:
            return
        look = self._look
        font = look.font("ui", 600 if figures.is_claimed else 400)
        text = "\u200e" + words.signed(figures.change)  # the sign before the figure, whichever way one reads
        width = QFontMetricsF(font).horizontalAdvance(text) + 1
        place = self._at(self._lanes.change_right - width, 0, width, self._box.height())
        self._line(place, text, font, "ink" if figures.is_claimed else "muted")


def paint_lane(
    painter: QPainter,
    look: Face,
    lane: QRectF,
    band: tuple[float, float] | None,
    share: float | None,
    *,
    on_fill: bool = False,
) -> None:
    """A share on its lane: line, a mark at one half, the band, and the tick; what is None is not drawn.

    `on_fill`: the row is filled, on which a line of the usual colour would be lost.
    """
    tokens, middle = look.tokens, lane.center().y()

    def at(value: float) -> float:
        return lane.left() + min(1.0, max(0.0, value)) * lane.width()

    rule = tokens.colour("control", 0.5) if on_fill else tokens.colour("line")
    draw_box(painter, QRectF(lane.left(), middle - 1, lane.width(), 2), 1, rule)
    thin = hairline_width(painter)
    half = snap(at(0.5) - thin / 2, painter.device().devicePixelRatioF())
    painter.fillRect(QRectF(half, middle - 5, thin, 10), tokens.colour("control"))
    if band is not None:
        start, end = at(band[0]), at(band[1])
        spread = max(0.0, 6.0 - (end - start)) / 2
        place = QRectF(start - spread, middle - 5, end - start + 2 * spread, 10)
        draw_box(painter, place, 5, tokens.colour("leader", 0.24))
    if share is not None:
        draw_box(painter, QRectF(round(at(share) - 1.5), middle - 8, 3, 16), 1, tokens.colour("ink"))


def paint_need(painter: QPainter, look: Face, lane: QRectF, share: float) -> None:
    """A muted tick below the line of a lane, where a role needs the share to be."""
    x = lane.left() + min(1.0, max(0.0, share)) * lane.width()
    place = QRectF(round(x - 1), lane.center().y() + 1, 2, NEED_TICK - 1)
    draw_box(painter, place, 1, look.tokens.colour("muted"))


def paint_heads(painter: QPainter, look: Face, box: QRectF, *, mirrored: bool) -> None:
    """The names of the columns, over the rows."""
    lanes, tokens = Lanes.of(box.width(), look), look.tokens
    font, usual = look.font("small", 600), look.font("small")
    side = look.grown(14)

    def at(left: float, width: float) -> QRectF:
        x = box.right() - left - width if mirrored else box.left() + left
        return QRectF(x, box.top(), width, box.height())

    for shape, text in (("manager", _("Manager")), ("leader", _("Leader"))):
        width = QFontMetricsF(font).horizontalAdvance(text) + 1
        is_before = shape == "manager"
        off = side / 2 + 1
        centre = lanes.centre - off if is_before else lanes.centre + off
        icon = at(centre - side / 2, side).center()
        paint_shape(painter, shape, icon, side, tokens.behaviour(shape))
        left = centre - side / 2 - 4 - width if is_before else centre + side / 2 + 4
        draw_line_of_text(painter, at(left, width), text, font, tokens.behaviour(shape))
    right = lanes.change_right
    for text, end in ((_("Change"), right), (_("Share, 90\u00a0% likely"), lanes.lane + lanes.lane_width)):
        if end <= lanes.lane:  # there is no lane
            continue
        width = QFontMetricsF(usual).horizontalAdvance(text) + 1
        right = min(right, end)  # where type is wide, the name of the share begins before its lane
        draw_line_of_text(painter, at(right - width, width), text, usual, tokens.colour("muted"))
        right -= width + _HEAD_GAP
