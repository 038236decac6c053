"""What moved: counts and shares of the week, as a whole and by family, topic and person."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.review_material import Moved, Tally
from journal.language import _
from ui.models.action_list import ActionList
from ui.models.actions import plain_heading
from ui.pages.context import ActionDesk, PageContext
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.pages.review_words import change_words, told_words
from ui.widgets.paragraph import UNTAGGED
from ui.widgets.review_rows import MovedRow
from ui.widgets.text import Text

MOST_OF_A_KIND = 6
_AT_ONCE = 4


class MovedBody(StepBody):
    """Rows that are built a few at a time; a press opens the actions of one below it."""

    def __init__(self, context: PageContext, desk: ReviewDesk, actions: ActionDesk) -> None:
        super().__init__(context, desk)
        self.column.setSpacing(0)
        self._rows: dict[tuple[str, str], MovedRow] = {}
        self._moved: tuple[Moved, ...] = ()
        self._waiting: list[tuple[str, Moved]] = []
        self._reading: ReviewReading | None = None
        self._open: tuple[str, str] | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._build_some)
        self.list = ActionList(self._look, context.catalogue, heading=plain_heading, embedded=True)
        self.list.setAccessibleName(_("Actions behind this row"))
        actions.serve(self.list)
        self.list.hide()
        self._note = Text(self._look, "ui", "muted")
        self.column.addWidget(self._note)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        self._reading = reading
        self._note.set_text(
            change_words(reading) if reading.actions else _("Nothing was logged in this week.")
        )
        if reading.material.moved != self._moved:
            self._moved = reading.material.moved
            self._clear()
            self._waiting = _chosen(self._moved)
            self._build_some()
        self._fill_list()

    def _clear(self) -> None:
        self.column.removeWidget(self.list)
        self.list.setParent(self)
        while self.column.count() > 1:
            item = self.column.takeAt(1)
            widget: QWidget | None = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._rows.clear()

    def _build_some(self) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for heading, moved in some:
            if heading:
                self.column.addSpacing(16)
                self.column.addWidget(Text(self._look, "small", "muted", 600, text=heading))
                self.column.addSpacing(2)
            row = self._row(moved)
            self._rows[moved.kind, moved.key] = row
            self.column.addWidget(row)
            if (moved.kind, moved.key) == self._open:
                self._place_list(row)
        if self._waiting:
            self._wait.start(0)

    def _row(self, moved: Moved) -> MovedRow:
        band = None if moved.low is None or moved.high is None else (moved.low, moved.high)
        counts = {(UNTAGGED if name == "untagged" else name): n for name, n in asdict(moved.now).items()}
        name = moved.name or _("All actions")
        row = MovedRow(self._look, name, counts, band=band, told=told_words(moved))
        row.clicked.connect(lambda _on=False, which=(moved.kind, moved.key): self.toggle(which))
        return row

    def toggle(self, which: tuple[str, str]) -> None:
        """Show the actions behind a row below it, or put them away."""
        self._open = None if self._open == which else which
        for key, row in self._rows.items():
            row.setChecked(key == self._open)
        if self._open is not None and self._open in self._rows:
            self._place_list(self._rows[self._open])
        self._fill_list()

    def _place_list(self, row: MovedRow) -> None:
        self.column.removeWidget(self.list)
        self.column.insertWidget(self.column.indexOf(row) + 1, self.list)
        row.setChecked(True)

    def _fill_list(self) -> None:
        shown = self._reading is not None and self._open is not None
        self.list.setVisible(shown)
        if self._reading is not None and self._open is not None:
            self.list.set_actions(_behind(self._reading, *self._open))
        else:
            self.list.set_actions(())


def _chosen(moved: tuple[Moved, ...]) -> list[tuple[str, Moved]]:
    """Those that are shown, the first of each kind with the kind's heading: what is told, then the most."""
    headings = {"all": "", "family": _("By family"), "topic": _("By topic"), "person": _("By person")}
    chosen: list[tuple[str, Moved]] = []
    for kind, heading in headings.items():
        those = [one for one in moved if one.kind == kind and _any(one.now)]
        if kind in ("topic", "person"):
            those = sorted(those, key=lambda one: (not one.is_told, -one.now.total))[:MOST_OF_A_KIND]
        chosen += [(heading if place == 0 else "", one) for place, one in enumerate(those)]
    return chosen


def _any(tally: Tally) -> bool:
    return tally.total > 0


def _behind(reading: ReviewReading, kind: str, key: str) -> tuple[Action, ...]:
    """The week's actions that a row counts."""
    match kind:
        case "family":
            ids = {
                one.id
                for one in (*reading.catalogue.distinctions, *reading.catalogue.withdrawn)
                if one.family == key
            }
            return tuple(
                action
                for action in reading.actions
                if any(mark.distinction in ids for mark in action.distinctions)
            )
        case "topic":
            return tuple(a for a in reading.actions if key in {name.casefold() for name in a.topics})
        case "person":
            return tuple(a for a in reading.actions if key in {name.casefold() for name in a.people})
        case _:
            return reading.actions
