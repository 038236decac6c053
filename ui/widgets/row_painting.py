"""How rows on the margin are drawn: the rule, its beads, the small chips, the fills behind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from ui.theme.look import Look
from ui.theme.painting import device_ratio, draw_box, draw_rule
from ui.theme.shapes import paint_shape

PADDING = 10.0
RADIUS = 8.0
BEAD = 16.0
HALO = QSizeF(20.0, 24.0)
CHIP_GAP = 8.0
MARK = 14.0
FADE = 24.0
CHIP_RADIUS = 6.0


@dataclass(frozen=True)
class Columns:
    """Where the columns of a row stand, from its left edge."""

    time_right: float
    rule: float
    text: float
    right: float = 14.0

    @classmethod
    def of(cls, look: Look) -> Columns:
        """The columns for this text size: 48, 68 and 88 at 100 %."""
        widest = QFontMetricsF(look.font("small")).horizontalAdvance("00:00")
        time_right = max(48.0, round(14.0 + widest))
        step = look.grown(20.0)
        return cls(time_right, time_right + step, time_right + 2.0 * step)


@dataclass(frozen=True)
class ChipText:
    """What a small chip shows; `behaviour` is set where a click on it tags the action."""

    text: str
    shape: str | None = None
    icon: str = ""
    role: str = "muted"
    behaviour: Behaviour | None = None
    plain: bool = False


def choice_chips() -> tuple[ChipText, ...]:
    """The line under an action that is not tagged yet: the words, then the four."""
    four = (ChipText(behaviour_name(b), b.value, role="ink", behaviour=b) for b in CONTROL_ORDER)
    return (ChipText(behaviour_name(None), plain=True), *four)


def chip_height(look: Look) -> float:
    """24, more with larger text."""
    return max(24.0, look.line("small") + 8.0)


def chip_width(look: Look, chip: ChipText) -> float:
    """How wide the chip would like to be."""
    weight = None if chip.plain else 500
    advance = QFontMetricsF(look.font("small", weight)).horizontalAdvance(chip.text)
    if chip.plain:
        return advance
    mark = look.grown(MARK) if chip.shape or chip.icon else 0.0
    if not chip.text:
        return 9.0 + mark + 9.0
    return 8.0 + (mark + 6.0 if mark else 0.0) + advance + 10.0


def place_choice(look: Look, left: float, top: float, right: float) -> list[tuple[ChipText, QRectF]]:
    """The four under an action that is not tagged yet, on one line whatever the room.

    Where it is short the words go first, then half of the gaps, then the names; tooltips keep them.
    """
    whole = choice_chips()
    four = whole[1:]
    shapes = tuple(replace(chip, text="") for chip in four)
    for chips, gap in ((whole, CHIP_GAP), (four, CHIP_GAP), (four, CHIP_GAP / 2), (shapes, CHIP_GAP / 2)):
        widths = [chip_width(look, chip) for chip in chips]
        if left + sum(widths) + gap * (len(chips) - 1) <= right or chips is shapes:
            break
    placed: list[tuple[ChipText, QRectF]] = []
    for chip, width in zip(chips, widths, strict=True):
        placed.append((chip, QRectF(left, top, width, chip_height(look))))
        left += width + gap
    return placed


def place_chips(
    look: Look,
    chips: Iterable[ChipText],
    left: float,
    top: float,
    right: float,
    *,
    start: float | None = None,
) -> list[tuple[ChipText, QRectF]]:
    """Put the chips on as few lines as they need between `left` and `right`; the first from `start` on."""
    placed: list[tuple[ChipText, QRectF]] = []
    x, y, height = left if start is None else start, top, chip_height(look)
    for chip in chips:
        width = min(chip_width(look, chip), max(48.0, right - left))
        if x > left and x + width > right:
            x, y = left, y + height + 6.0
        placed.append((chip, QRectF(x, y, width, height)))
        x += width + CHIP_GAP
    return placed


def paint_chip(
    painter: QPainter,
    look: Look,
    chip: ChipText,
    box: QRectF,
    hovered: bool = False,
    *,
    selected: bool = False,
) -> None:
    """Draw one chip: outlined, unless it is plain words; `selected` when its row is."""
    tokens = look.tokens
    font = look.font("small", None if chip.plain else 500)
    painter.setFont(font)
    x = box.left()
    if not chip.plain:
        fill = tokens.colour("surface") if hovered else None
        # the fill of a selected row is as dark as the line
        edge = tokens.colour("control" if hovered or selected else "line")
        draw_box(painter, box, CHIP_RADIUS, fill, edge)
        x += 8.0 if chip.text else 9.0
        mark = look.grown(MARK)
        if chip.shape:
            centre = QPointF(x + mark / 2, box.center().y())
            paint_shape(painter, chip.shape, centre, mark, tokens.behaviour(chip.shape))
        elif chip.icon:
            picture = look.pixmap(chip.icon, chip.role, mark, device_ratio(painter))
            painter.drawPixmap(QPointF(x, box.center().y() - mark / 2), picture)
        if chip.shape or chip.icon:
            x += mark + 6.0
        if not chip.text:
            return
    room = box.right() - x - (0.0 if chip.plain else 9.0)
    text = QFontMetricsF(font).elidedText(chip.text, Qt.TextElideMode.ElideRight, max(0.0, room) + 0.5)
    painter.setPen(tokens.colour(chip.role))
    painter.drawText(
        QRectF(x, box.top(), room + 2.0, box.height()),
        int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
        text,
    )


def paint_rule(painter: QPainter, look: Look, x: float, top: float, bottom: float) -> None:
    """The margin: one hairline, snapped to the device's pixels."""
    draw_rule(painter, QPointF(x - 0.5, top), bottom - top, look.tokens.colour("line"), upright=True)


def paint_bead(painter: QPainter, look: Look, behaviour: str | None, centre: QPointF, ground: QColor) -> None:
    """The shape on the rule, with a halo of the row's own ground."""
    halo = QRectF(0, 0, look.grown(HALO.width()), look.grown(HALO.height()))
    halo.moveCenter(centre)
    painter.fillRect(halo, ground)
    paint_shape(painter, behaviour, centre, look.grown(BEAD), look.tokens.behaviour(behaviour))


def paint_cover(painter: QPainter, place: QRectF, ground: QColor) -> None:
    """The row's ground over the end of its text; it begins softly, so that no letter is cut."""
    clear = QColor(ground)
    clear.setAlpha(0)
    fade = QLinearGradient(place.left() - FADE, 0.0, place.left(), 0.0)
    fade.setColorAt(0.0, clear)
    fade.setColorAt(1.0, ground)
    painter.fillRect(place.adjusted(-FADE, 0.0, 0.0, 0.0), fade)
