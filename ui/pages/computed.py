"""How the number is computed, as a panel beside the chart: the person's own figures, part by part."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.language import _
from journal.statistics.runs import runs
from ui.pages.computed_words import Part
from ui.pages.side_panel import CardPanel
from ui.theme.look import Look
from ui.widgets.card import Rule
from ui.widgets.gauge import ShareGauge
from ui.widgets.text import RichText, Run, Text


class _PartOfPanel(QWidget):
    """One heading with its sentences, and a gauge where the part has a band."""

    def __init__(self, look: Look, part: Part, *, first: bool) -> None:
        super().__init__()
        self.part = part
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if not first:
            column.addSpacing(10)
            column.addWidget(Rule(look))
            column.addSpacing(10)
        column.addWidget(Text(look, "small", "muted", 600, text=part.heading))
        if part.band is not None:
            gauge = ShareGauge(look)
            gauge.set_share(part.share, *part.band)
            column.addWidget(gauge)
        for sentence in part.sentences:
            found = [Run(run.text, run.strong, run.shape) for run in runs(sentence)]
            column.addWidget(RichText(look, "body", runs=found, selectable=True))


class ComputedPanel(CardPanel):
    """What goes into the share, how sure it is, what would make it surer, and what it can't tell."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("How is this computed"))
        self._shown: list[_PartOfPanel] = []
        self.body.addStretch(1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these parts; what is the same as before stays as it is, and where one has scrolled to."""
        for place, part in enumerate(parts):
            if place < len(self._shown) and self._shown[place].part == part:
                continue
            widget = _PartOfPanel(self._look, part, first=place == 0)
            if place < len(self._shown):
                former, self._shown[place] = self._shown[place], widget
                self.body.removeWidget(former)
                former.deleteLater()
            else:
                self._shown.append(widget)
            self.body.insertWidget(place, widget)
        for widget in self._shown[len(parts) :]:
            self.body.removeWidget(widget)
            widget.deleteLater()
        del self._shown[len(parts) :]

    def words(self) -> str:
        """Everything that is said, for tests and screen readers."""
        return " ".join(text.plain_text() for text in self.findChildren(RichText))
