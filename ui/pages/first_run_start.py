"""The first step: two functions, what the number is and isn't, and where the journal lives. Light."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from journal.domain.behaviour import Behaviour
from journal.language import _
from ui.pages.first_run_step import Step
from ui.theme.look import Look
from ui.theme.painting import draw_box
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.lead_line import LeadLine
from ui.widgets.painted import draw_behaviour, draw_icon, draw_line_of_text, mirrored, text_width
from ui.widgets.text import RichText, Run, Text

_SHAPE, _INDENT = 18, 32
_HEIGHT, _SIDE, _ICON, _GAP = 40, 16, 18, 10


class StartStep(Step):
    """Says what this is, in a dozen lines; `change_wanted` asks for another place of the journal."""

    change_wanted = Signal()

    def __init__(self, look: Look, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            look,
            _("Two functions, one person"),
            _("Write down what you did today, say which it was, and watch where it drifts."),
            parent,
        )
        self.body.addSpacing(20)
        for behaviour, name, meaning in (
            (Behaviour.MANAGER, _("Managing"), _("efficiency, and results that were agreed.")),
            (Behaviour.LEADER, _("Leading"), _("a future made real, desirable and obtainable to others.")),
            (Behaviour.OWN, _("Own work"), _("your own calls and errands. Counted, in neither side.")),
        ):
            self.body.addLayout(_function(look, behaviour, name, meaning))
            self.body.addSpacing(12)
        self.body.addSpacing(4)
        self.body.addWidget(
            Text(
                look,
                "ui",
                "muted",
                text=_(
                    "Some actions are both and count half to each. The number is the share of what you log "
                    "and call leadership: it does not measure leadership, and neither side is the better one."
                ),
            )
        )
        self.body.addSpacing(24)
        self.body.addWidget(Rule(look))
        self.body.addSpacing(20)
        self.body.addWidget(Text(look, "body", weight=600, text=_("Where the journal lives")))
        self.body.addSpacing(8)
        self.place = PlaceLabel(look, place)
        self.change = Button(look, _("Change…"))
        self.change.clicked.connect(self.change_wanted)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.place, 1)
        row.addWidget(self.change)
        self.body.addLayout(row)
        self.body.addSpacing(8)
        self.body.addWidget(Text(look, "ui", "muted", text=_("One file. Nothing is ever sent anywhere.")))
        self.body.addSpacing(12)
        self.body.addWidget(
            LeadLine(
                look,
                _(
                    "Notes about people you work with may have to be handed over to them, or to your "
                    "employer. Use aliases."
                ),
                icon="info",
                colour="muted",
                role="small",
            )
        )

    def set_place(self, place: Path) -> None:
        """Show another place for the journal."""
        self.place.show_place(place)
        self.complain("")


def _function(look: Look, behaviour: Behaviour, name: str, meaning: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addWidget(_Mark(look, behaviour.value), 0, Qt.AlignmentFlag.AlignTop)
    words = _("{name}: {meaning}").format(name=f"*{name}*", meaning=meaning).split("*")
    runs = [Run(part, strong=place == 1) for place, part in enumerate(words) if part]
    row.addWidget(RichText(look, "body", runs=runs), 1)
    return row


class _Mark(QWidget):
    """The shape of a behaviour before a line of body text."""

    def __init__(self, look: Look, shape: str) -> None:
        super().__init__()
        self._look, self._shape = look, shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.grown(_INDENT), round(self._look.line("body")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self._look.grown(_SHAPE)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        draw_behaviour(painter, self._look, self._shape, mirrored(self, box))
        painter.end()


class PlaceLabel(QLabel):
    """A file as folder › name in a box of 40; the whole path is its tooltip and its accessible name."""

    def __init__(self, look: Look, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._place = place
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.show_place(place)

    def show_place(self, place: Path) -> None:
        """Show another file."""
        self._place = place
        self.setToolTip(str(place))
        self.setAccessibleName(_("The journal’s file: {path}").format(path=place))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._look.grown(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._look.grown(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, tokens = self._look, self._look.tokens
        draw_box(painter, QRectF(self.rect()), 8, tokens.colour("surface"), tokens.colour("line"))
        icon, left, middle = look.grown(_ICON), float(_SIDE), self.height() / 2
        box = QRectF(left, round(middle - icon / 2), icon, icon)
        draw_icon(painter, look, "journal", "muted", mirrored(self, box))
        left += icon + _GAP
        font = look.font("ui")
        room = self.width() - left - _SIDE
        name, folder = self._place.name, self._place.parent.name
        chevron = look.grown(16)
        between = chevron + 2 * _GAP
        spare = room - text_width(font, name) - between
        if folder and spare > 48:
            folder = QFontMetricsF(font).elidedText(folder, Qt.TextElideMode.ElideMiddle, spare)
            width = text_width(font, folder)
            place = mirrored(self, QRectF(left, 0, width + 1, self.height()))
            draw_line_of_text(painter, place, folder, font, tokens.colour("ink"))
            left += width + _GAP
            arrow = "chevron-left" if self.isRightToLeft() else "chevron-right"
            at = mirrored(self, QRectF(left, round(middle - chevron / 2), chevron, chevron))
            draw_icon(painter, look, arrow, "muted", at)
            left += chevron + _GAP
        rest = self.width() - _SIDE - left
        name = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideMiddle, rest)
        place = mirrored(self, QRectF(left, 0, rest, self.height()))
        draw_line_of_text(painter, place, name, font, tokens.colour("ink"))
        painter.end()
