"""The small icons after an action's text: a flag where it fulfils an intention, an eye for the vision."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from journal.domain.ties import Tied
from ui.theme.look import Look
from ui.theme.painting import device_ratio
from ui.widgets.paragraph import reads_right_to_left
from ui.widgets.row_painting import paint_cover
from ui.widgets.text_layout import LaidText

_SIDE, _GAP = 14.0, 6.0


def paint_ties(
    painter: QPainter,
    look: Look,
    tied: Tied,
    text: LaidText,
    *,
    at: QPointF,
    right: float,
    ground: QColor,
) -> None:
    """Draw what an action is tied to behind the last line of its text, which never moves for it.

    Args:
        painter: where to.
        look: theme and type.
        tied: what it is tied to; nothing is drawn where that is nothing.
        text: the action's text as it is laid out.
        at: its top left corner.
        right: how far the row reaches; a line as long as that is covered at its end.
        ground: what the row stands on.
    """
    icons = [name for name, there in (("intention", tied.intentions), ("vision", tied.vision)) if there]
    last = text.layout.lineAt(text.layout.lineCount() - 1) if text.layout.lineCount() else None
    if not icons or last is None:
        return
    side, gap = look.grown(_SIDE), _GAP
    width = len(icons) * (side + gap) - gap
    line, words = look.line("body"), last.naturalTextRect()
    middle = at.y() + text.height - line / 2
    if reads_right_to_left(text.layout.text()[:200]):
        left = max(at.x() - side, at.x() + words.left() - gap - width)
        over = left + width > at.x() + words.left()
    else:
        left = min(at.x() + words.right() + gap, right - width)
        over = left < at.x() + words.right()
    if over:
        paint_cover(painter, QRectF(left - gap, middle - line / 2, width + gap, line), ground)
    for place, name in enumerate(icons):
        picture = look.pixmap(name, "muted", side, device_ratio(painter))
        painter.drawPixmap(QPointF(round(left + place * (side + gap)), round(middle - side / 2)), picture)
