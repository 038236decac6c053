"""The aside "Which is it?": both functions defined, one event told two ways, what one called them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.behaviour import CONTROL_ORDER, Behaviour
from journal.domain.behaviour_names import behaviour_name
from journal.domain.distinctions import Catalogue, Distinction, Pair
from journal.language import _
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

PAIRS_SHOWN = 2
RECENT_SHOWN = 3


def pick_pairs(
    catalogue: Catalogue, seed: int = 0, distinction: Distinction | None = None
) -> tuple[Pair, ...]:
    """Two pairs, the same for the same seed: the distinction's own first, then the general ones.

    `seed` is any number that moves on, such as the ordinal of the day.
    """
    own = distinction.pairs if distinction is not None else ()
    chosen = [own[(seed + step) % len(own)] for step in range(min(PAIRS_SHOWN, len(own)))]
    general = catalogue.general_pairs
    step = 0
    while len(chosen) < PAIRS_SHOWN and step < len(general):
        pair = general[(seed * PAIRS_SHOWN + step) % len(general)]
        if pair not in chosen:
            chosen.append(pair)
        step += 1
    return tuple(chosen)


class WhichIsIt(QWidget):
    """What the aside's card shows while somebody asks which it is. `closed` when it is to go.

    `set_pairs` shows two events, `show_distinction` takes them from a distinction, `set_recent` the
    last three texts that the person called manager and leader.
    """

    closed = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._catalogue = catalogue
        self.setAccessibleName(_("Which is it?"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(8)
        self._define(column)
        self._rule(column)
        column.addWidget(Text(look, "small", "muted", 600, text=_("One event, two ways"), parent=self))
        self._pairs = _Part(self, column)
        self._recent_rule = Rule(look, self)
        column.addSpacing(14)
        column.addWidget(self._recent_rule)
        self._recent = _Part(self, column)
        self.set_pairs(pick_pairs(catalogue))
        self.set_recent([], [])

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = Text(self._look, "lead", "ink", 600, text=_("Which is it?"), parent=self)
        self.close_button = Button(self._look, _("F4 closes"), "quiet", compact=True, parent=self)
        self.close_button.setAccessibleName(_("Close “Which is it?”"))
        self.close_button.setToolTip(_("Close  F4, or ?"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _define(self, column: QVBoxLayout) -> None:
        for number, behaviour in enumerate(CONTROL_ORDER):
            column.addSpacing(6 if number else 0)
            lead = _("{name}: ").format(name=behaviour_name(behaviour))
            text = self._catalogue.definitions.get(behaviour.value, "")
            column.addWidget(
                LeadLine(self._look, text, shape=behaviour.value, role="ui", lead=lead, parent=self)
            )

    def _rule(self, column: QVBoxLayout) -> None:
        column.addSpacing(14)
        column.addWidget(Rule(self._look, self))
        column.addSpacing(12)

    def set_pairs(self, pairs: Sequence[Pair]) -> None:
        """Show these events, each with what a manager and what a leader act on it would be."""
        self._pairs.clear()
        for number, pair in enumerate(pairs[:PAIRS_SHOWN]):
            self._pairs.add(
                Text(self._look, "ui", "muted", text=pair.event, parent=self), 10 if number else 6
            )
            for behaviour, way in ((Behaviour.MANAGER, pair.manager), (Behaviour.LEADER, pair.leader)):
                self._pairs.add(LeadLine(self._look, way, shape=behaviour.value, role="ui", parent=self), 4)
        self.updateGeometry()

    def show_seed(self, seed: int) -> None:
        """Show the general pairs of a day."""
        self.set_pairs(pick_pairs(self._catalogue, seed))

    def show_distinction(self, distinction: Distinction | None, seed: int = 0) -> None:
        """Show the pairs of a distinction; without one, the general pairs."""
        self.set_pairs(pick_pairs(self._catalogue, seed, distinction))

    def set_recent(self, manager: Sequence[str], leader: Sequence[str]) -> None:
        """Show the last three texts of each, newest first; a part without any is left out."""
        self._recent.clear()
        parts = (
            (_("You called manager"), Behaviour.MANAGER, manager),
            (_("You called leader"), Behaviour.LEADER, leader),
        )
        for heading, behaviour, texts in parts:
            if not texts:
                continue
            self._recent.add(Text(self._look, "small", "muted", 600, text=heading, parent=self), 8)
            for text in texts[:RECENT_SHOWN]:
                line = LeadLine(
                    self._look,
                    " ".join(text[:400].split()),
                    shape=behaviour.value,
                    role="ui",
                    most_lines=1,
                    parent=self,
                )
                self._recent.add(line, 4)
        self._recent_rule.setVisible(bool(manager or leader))
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" or event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Part:
    """A run of widgets in a column that can be replaced by another."""

    def __init__(self, owner: QWidget, column: QVBoxLayout) -> None:
        self._box = QWidget(owner)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        column.addWidget(self._box)

    def clear(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, widget: QWidget, above: int) -> None:
        self._column.addSpacing(above)
        self._column.addWidget(widget)
        widget.show()
