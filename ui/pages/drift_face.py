"""The parts of the Drift page and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.charts.screen import DriftChart
from ui.pages.beside import ChartAndPanel
from ui.pages.columns import WIDE
from ui.pages.compare import ComparePanel
from ui.pages.computed import ComputedPanel
from ui.pages.context import ActionDesk, PageContext
from ui.pages.evidence import EvidencePanel
from ui.pages.milestone_panel import MilestonePanel
from ui.pages.trust import TrustPanel
from ui.widgets.buttons import Button
from ui.widgets.gauge import ShareGauge
from ui.widgets.scroll import PageHeader, ScrollColumn
from ui.widgets.segments import Segments
from ui.widgets.text import RichText, Text

MOST = 1440
SENTENCE_MOST = 848
FOOT, FOOT_EDGE = 44, 24
"""Height of the foot and its distance from the edge: those of a message, which then fits beside the words."""
_FOOT_GAP, _BESIDE_GAP, _LEAST_BAR = 24, 16, 280


class DriftFace(QWidget):
    """Header, sentence, chart with its panels, and foot; `DriftPage` fills it."""

    foot_moved = Signal()
    """The foot stands elsewhere, or is as wide as it was not before: a message beside it has to follow."""

    desk_undo_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.desk = ActionDesk(context, self.desk_undo_wanted.emit)
        self._bar = (0, 0)
        self._build_header()
        self._build_body()
        self._lay_out()

    def _build_header(self) -> None:
        look, commands = self._context.look, self._context.commands
        self.header = PageHeader(look, _("Drift"))
        self.ranges = Segments(
            look,
            [("30d", _("30 days")), ("90d", _("90 days")), ("1y", _("Year")), ("all", _("All"))],
            name=_("Days shown"),
        )
        self.all_button = Button(look, _("Show all"), "quiet", key="0")
        self.all_button.setToolTip(_("Show all days  0"))
        self.all_button.hide()
        self.show_button = Button(look, _("Show"), opens_menu=True)
        self.show_button.setAccessibleName(commands.text("show"))
        self.show_button.setToolTip(f"{commands.text('show')}  {commands.key('show')}")
        self.export_button = Button(look, _("Export"), icon="export")
        key = commands.key("export")
        self.export_button.setToolTip(_("Export the drift chart  {key}").format(key=key))
        self.header.controls.setSpacing(12)
        for control in (self.all_button, self.ranges, self.show_button, self.export_button):
            self.header.controls.addWidget(control)

    def _build_body(self) -> None:
        look, commands = self._context.look, self._context.commands
        self.first = RichText(look, "sentence")
        self.second = RichText(look, "body")
        self.second.setMaximumWidth(SENTENCE_MOST)
        self.gauge = ShareGauge(look)
        self.gauge.setMaximumWidth(320)
        self.gauge.hide()
        self.chart = DriftChart(look)
        self.evidence = EvidencePanel(look, self._context.catalogue, self.desk)
        self.computed = ComputedPanel(look)
        self.comparing = ComparePanel(look)
        self.trust = TrustPanel(look)
        self.milestone = MilestonePanel(look)
        self.stage = ChartAndPanel(
            look,
            self.chart,
            (self.evidence, self.computed, self.comparing, self.trust, self.milestone),
        )
        self.offer = QWidget()
        self.sample_button = Button(look, _("Open the sample journal"), "link")
        self.is_not = Text(
            look,
            "small",
            "muted",
            text=_(
                "Self-logged, self-tagged: the share of what you wrote down. It does not measure leadership."
            ),
        )
        self.computed_button = Button(look, commands.text("computed"), "link")
        self.computed_button.setToolTip(f"{commands.text('computed')}  {commands.key('computed')}")
        self.computed_button.hide()
        self._offers_links = False
        self.trust_button = Button(look, _("How far to trust it"), "link")
        self.trust_button.setAccessibleName(commands.text("trust"))
        self.trust_button.setToolTip(f"{commands.text('trust')}  {commands.key('trust')}")
        self.trust_button.hide()

    def _lay_out(self) -> None:
        self._lay_out_offer()
        self._scroll = ScrollColumn(self._context.look, max_width=MOST, centred=True)
        self._scroll.setAccessibleName(_("Drift"))
        column = self._scroll.body
        column.addWidget(self.header)
        column.addSpacing(24)
        column.addWidget(self.first)
        self._rows = QHBoxLayout(), QHBoxLayout()
        for row, narrower in zip(self._rows, (self.second, self.gauge), strict=True):
            # in a row of its own: Qt takes a column to be as narrow as its narrowest part when it
            # asks how high wrapped text will be
            row.addWidget(narrower, 1)
            row.addStretch(0)
            column.addLayout(row)
        column.addSpacing(20)
        column.addWidget(self.offer)
        column.addSpacing(4)
        column.addWidget(self.stage, 1)
        column.addSpacing(4)
        column.addWidget(self._make_foot())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.setFocusProxy(self.chart)

    def _lay_out_offer(self) -> None:
        offer = QHBoxLayout(self.offer)
        offer.setContentsMargins(0, 0, 0, 0)
        words = _("This is what a year and a half looks like, in a made-up journal.")
        middle_line = Qt.AlignmentFlag.AlignVCenter
        offer.setSpacing(8)
        offer.addWidget(Text(self._context.look, "ui", "muted", text=words), 0, middle_line)
        offer.addWidget(self.sample_button, 0, middle_line)
        offer.addStretch(1)
        self.offer.hide()

    def _make_foot(self) -> QWidget:
        self._foot = QWidget()
        row = self._foot_row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_FOOT_GAP)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.is_not, 1, middle)
        row.addWidget(self.trust_button, 0, middle)
        row.addWidget(self.computed_button, 0, middle)
        self._foot.setMinimumHeight(FOOT)
        return self._foot

    # Room for a message ----------------------------------------------------------------------

    @property
    def foot_place(self) -> QRect:
        """Where the foot stands, in this page."""
        return QRect(self._foot.mapTo(self, QPoint(0, 0)), self._foot.size())

    def room_beside(self) -> int:
        """How wide a message may be that stands beside the words of the foot; 0 where there is no room."""
        links = (self.trust_button, self.computed_button) if self._offers_links else ()
        return self._room_with(links) or self._room_with(links[1:])

    def _room_with(self, links: Sequence[Button]) -> int:
        # two lines of the words, with some letters to spare
        words = self.is_not.natural_width() * 0.6 + _FOOT_GAP
        words += sum(link.sizeHint().width() + _FOOT_GAP for link in links)
        room = round(self._foot.width() - words)
        return room if room >= _LEAST_BAR * self._context.look.text_ratio else 0

    def offer_links(self, *, offered: bool) -> None:
        """Show what leads from the foot to how the number came about, or nothing of it."""
        self._offers_links = offered
        self.computed_button.setVisible(offered)
        self._keep_room()

    def make_room(self, width: int, height: int) -> None:
        """Make room at the foot for a message of this size, or give it back with zeros.

        The chart stays as it is, unless the message is higher than the foot or there is no room beside
        its words: then they move up.
        """
        if (width, height) == self._bar:
            return
        self._bar = width, height
        self._keep_room()

    def _keep_room(self) -> None:
        width, height = self._bar
        beside = 0 < width <= self.room_beside()
        # in a narrow window the first link steps aside while a message stands there
        both = self._room_with((self.trust_button, self.computed_button))
        self.trust_button.setVisible(self._offers_links and not (beside and width > both))
        if isinstance(self._foot_row.itemAt(0), QSpacerItem):
            self._foot_row.takeAt(0)
        if beside:
            spacer = QSpacerItem(width + _BESIDE_GAP, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            self._foot_row.insertItem(0, spacer)
        self._foot.setMinimumHeight(max(FOOT, height if beside else 0))
        self._pad(0 if beside or not height else height + 8)

    def _pad(self, more: int = 0) -> None:
        wide = self.window().width() >= WIDE
        side = 48 if wide else 32
        self._scroll.set_padding(side, 32 if wide else 24, side, FOOT_EDGE + more)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()
        self.foot_moved.emit()
