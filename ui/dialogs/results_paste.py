"""The weekly result from a spreadsheet: a field to paste into, and what was read of it, line by line."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.dates import long_date
from journal.domain.result_table import Reading, ResultTable, read_results
from journal.language import _, ngettext
from ui.theme.look import Look
from ui.widgets.emptying import empty
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

MOST_TOLD = 4
_FIELD_HEIGHT, _READ_MS = 168, 80


class PasteField(QPlainTextEdit):
    """The text as it came; Ctrl Enter asks for it to be kept."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & control:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PastePart(QWidget):
    """What stands in the field is read a moment after it changed, and told: how much, from when to when.

    Every line that can't be read is named with its reason; once the others are kept, only those stay.
    """

    typed = Signal()
    grown = Signal()
    entered = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._reading = look, reading
        self.table = ResultTable(())
        self.field = PasteField()
        self.field.setAccessibleName(_("Figures from a spreadsheet"))
        self.field.setPlaceholderText("2026-11-02\t412\n2026-11-09\t398\n…")
        self.field.setTabChangesFocus(True)
        self.summary = Text(look, "ui")
        self._problems = QVBoxLayout()
        self._problems.setSpacing(4)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_READ_MS)
        self._later.timeout.connect(self._read)
        words = _(
            "One column of figures, the last being last week’s, or two columns: a day of the week and its "
            "figure. An empty line is a week without one."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(look, "ui", "muted", text=words))
        column.addWidget(self.field)
        column.addWidget(self.summary)
        column.addLayout(self._problems)
        column.addStretch(1)
        look.changed.connect(self._follow_look)
        self.field.textChanged.connect(self._later.start)
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(self.entered)
        self._follow_look()
        self._read()

    # What the dialog does ------------------------------------------------------------------

    def set_reading(self, reading: Reading) -> None:
        """Read it so from now on."""
        self._reading = reading
        self._read()

    def add(self, text: str) -> None:
        """Put more below what stands there."""
        before = self.field.toPlainText().rstrip("\n")
        self.field.setPlainText(f"{before}\n{text}" if before.strip() else text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def read(self) -> tuple[dict[dt.date, float | None], str]:
        """The figures that can be read, and how many lines can't be, in words."""
        self._read()
        found: dict[dt.date, float | None] = {one.week: one.value for one in self.table.results}
        return found, self._rest_words()

    def leave_the_rest(self) -> None:
        """Of what was kept nothing stays in the field; what can't be read does, for correcting it."""
        self.field.setPlainText(self.table.rest)
        self._read()

    def kept(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def put_kept(self, text: str) -> None:
        """Put back what was typed."""
        self.field.setPlainText(text)
        self._read()

    # Showing -------------------------------------------------------------------------------

    def _read(self) -> None:
        self._later.stop()
        self.table = read_results(self.field.toPlainText(), self._reading)
        self.summary.set_text(self._summary_words())
        self.summary.setVisible(bool(self.field.toPlainText().strip()))
        empty(self._problems)
        problems = self.table.problems
        told = [line.problem for line in problems[:MOST_TOLD]]
        if len(problems) > MOST_TOLD:
            more = len(problems) - MOST_TOLD
            words = ngettext("And {count} more line.", "And {count} more lines.", more)
            told.append(words.format(count=f"{more:,}"))
        for sentence in told:
            line = LeadLine(self._look, sentence, icon="warning", role="ui")
            self._problems.addWidget(line)
            line.show()
        self.grown.emit()

    def _summary_words(self) -> str:
        results = self.table.results
        if not results:
            return _("No figure can be read yet.")
        words = ngettext(
            "{count} figure, for the week of {first}.",
            "{count} figures, from the week of {first} to that of {last}.",
            len(results),
        ).format(
            count=f"{len(results):,}", first=long_date(results[0].week), last=long_date(results[-1].week)
        )
        gaps = self.table.gaps
        if gaps:
            between = ngettext("{count} week between has none.", "{count} weeks between have none.", gaps)
            words += " " + between.format(count=f"{gaps:,}")
        return words

    def _rest_words(self) -> str:
        count = len(self.table.problems)
        if not count:
            return ""
        words = ngettext(
            "{count} line can’t be read and stays in the field.",
            "{count} lines can’t be read and stay in the field.",
            count,
        )
        return words.format(count=f"{count:,}")

    def _follow_look(self) -> None:
        self.field.setFont(self._look.font("ui"))
        self.field.setFixedHeight(self._look.grown(_FIELD_HEIGHT))
