"""How far the number can be trusted, as a panel beside the chart."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journal.language import _
from journal.statistics.runs import runs
from ui.pages.side_panel import CardPanel
from ui.pages.trust_drawings import ShiftGauge, WayRow, WaysBar
from ui.pages.trust_words import Trust
from ui.theme.look import Look
from ui.widgets.card import Rule
from ui.widgets.text import RichText, Run, Text


class TrustPanel(CardPanel):
    """What is called leadership, how it was written down, what waits, and how alike tags come out."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("How far can this number be trusted"))
        self._shown: Trust | None = None
        self._contents: QWidget | None = None
        self.body.addStretch(1)

    def show_trust(self, trust: Trust | None) -> None:
        """Show this; what is the same as before stays as it is, and where one has scrolled to."""
        if trust == self._shown:
            return
        self._shown = trust
        if self._contents is not None:
            self.body.removeWidget(self._contents)
            self._contents.deleteLater()
            self._contents = None
        if trust is not None:
            self._contents = self._made(trust)
            self.body.insertWidget(0, self._contents)

    def words(self) -> str:
        """Everything that is said, for tests."""
        if self._contents is None:
            return ""
        return " ".join(text.plain_text() for text in self._contents.findChildren(RichText))

    def _made(self, trust: Trust) -> QWidget:
        contents = QWidget()
        column = QVBoxLayout(contents)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        look = self._look
        if trust.period:
            column.addWidget(Text(look, "small", "muted", text=trust.period))
            column.addSpacing(6)
        self._begin_part(column, _("What you call leadership"), first=True)
        if trust.yardstick is not None:
            gauge = ShiftGauge(look)
            gauge.set_yardstick(trust.yardstick)
            column.addWidget(gauge)
            column.addLayout(self._ends())
        self._tell(column, trust.shift)
        if trust.ways:
            self._begin_part(column, _("How it was written down"))
            bar = WaysBar(look)
            bar.set_ways(trust.ways)
            column.addWidget(bar)
            for way in trust.ways:
                column.addWidget(WayRow(look, way))
        self._begin_part(column, _("What waits for a tag"))
        self._tell(column, trust.waiting)
        if trust.alike:
            self._begin_part(column, _("How alike single tags come out"))
            self._tell(column, trust.alike)
        return contents

    def _ends(self) -> QGridLayout:
        """What the ends and the middle of the shift's line are."""
        ends = QGridLayout()
        sides = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignTrailing
        for place, words in enumerate((_("narrower"), _("as before"), _("wider"))):
            label = Text(self._look, "small", "muted", text=words, wrap=False)
            ends.addWidget(label, 0, place, sides[place])
            ends.setColumnStretch(place, 0 if place == 1 else 1)
        return ends

    def _begin_part(self, column: QVBoxLayout, heading: str, *, first: bool = False) -> None:
        if not first:
            column.addSpacing(10)
            column.addWidget(Rule(self._look))
            column.addSpacing(10)
        column.addWidget(Text(self._look, "small", "muted", 600, text=heading))

    def _tell(self, column: QVBoxLayout, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            found = [Run(run.text, run.strong, run.shape) for run in runs(sentence)]
            column.addWidget(RichText(self._look, "body", runs=found, selectable=True))
