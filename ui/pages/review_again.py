"""Old actions tagged again unseen, and what waits for a first tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Behaviour
from journal.domain.seasons import SOUTH, season_words
from journal.language import _, ngettext
from ui.pages.context import PageContext
from ui.pages.review_body import StepBody
from ui.pages.review_desk import ReviewDesk, ReviewReading
from ui.theme.focus import focus_by_key
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.review_retag import RetagCard
from ui.widgets.text import Text


class AgainBody(StepBody):
    """A card for each; one of them at a time offers the four. `queue_wanted`: to the untagged ones.

    A second tag can be taken back by undo. The first one has been seen by then, so it is not asked again in
    this review, also after a crash: what was seen waits among the drafts.
    """

    queue_wanted = Signal()
    tagged = Signal()
    """The last one was tagged again."""

    def __init__(self, context: PageContext, desk: ReviewDesk) -> None:
        super().__init__(context, desk)
        self.cards: dict[str, RetagCard] = {}
        self._reading: ReviewReading | None = None
        self._current = self._last = ""
        self._seen: dict[str, Behaviour] = {}
        self._after: dict[str, Behaviour] = {}
        self._undo_key = context.commands.key("edit.undo")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addLayout(self._cards)
        self._keeps = Text(
            self._look, "small", "muted", text=_("The actions keep their tags; only the comparison is kept.")
        )
        self.column.addWidget(self._keeps)
        self._queue = QWidget()
        queue = QHBoxLayout(self._queue)
        queue.setContentsMargins(0, 8, 0, 0)
        queue.setSpacing(12)
        self._waiting = Text(self._look, "ui", "ink")
        key = context.commands.key("to_tag")
        self.tag_them = Button(self._look, _("Tag them"), compact=True)
        self.tag_them.setToolTip(f"{_('To tag')}  {key}")
        self.tag_them.clicked.connect(self.queue_wanted)
        queue.addWidget(self._waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        queue.addWidget(self.tag_them)
        queue.addStretch(1)
        self._rule = Rule(self._look)
        self.column.addSpacing(4)
        self.column.addWidget(self._rule)
        self.column.addWidget(self._queue)

    @override
    def show_reading(self, reading: ReviewReading) -> None:
        self._reading = reading
        material = reading.material
        wanted = [action.id for action in material.again]
        if list(self.cards) != wanted:
            self._make_cards(material.again)
        again = {one.action: one for one in material.retagged}
        before = self.kept()
        self._seen |= {key: one.before for key, one in again.items()}
        self._after = {key: one.after for key, one in again.items()}
        if self._last not in again or not self._desk.can_take_back:
            self._last = ""
        self._show_tags()
        if self.kept() != before:
            self.changed.emit()
        self._keeps.setVisible(bool(wanted))
        count = material.untagged
        self._queue.setVisible(count > 0)
        self._rule.setVisible(count > 0 and bool(wanted))
        words = ngettext("{count} action waits for a tag.", "{count} actions wait for a tag.", count)
        self._waiting.set_text(words.format(count=f"{count:,}"))

    def _show_tags(self) -> None:
        for key, card in self.cards.items():
            undo_key = self._undo_key if key == self._last else ""
            card.show_tags(self._seen.get(key), self._after.get(key), undo_key)
        if not self._current or self._current not in self.cards or self.cards[self._current].is_seen:
            self._current = self._next_open()
        self._show_current()

    def _make_cards(self, actions: tuple[Action, ...]) -> None:
        for card in self.cards.values():
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        southern = QLocale.territoryToCode(QLocale().territory()) in SOUTH
        for action in actions:
            today = self._reading.today if self._reading is not None else action.day
            season = season_words(action.day, today, southern=southern)
            card = RetagCard(self._look, action.text, season)
            card.tag_pressed.connect(lambda which, key=action.id: self._tag(key, which))
            card.clicked.connect(lambda key=action.id: self._choose(key))
            self.cards[action.id] = card
            self._cards.addWidget(card)

    def _next_open(self) -> str:
        return next((key for key, card in self.cards.items() if not card.is_seen), "")

    def _show_current(self) -> None:
        for key, card in self.cards.items():
            card.set_current(key == self._current)

    def _choose(self, key: str) -> None:
        self._current = key
        self._show_current()
        self.take_focus()

    @override
    def press(self, behaviour: Behaviour) -> bool:
        if not self._current:
            return False
        self._tag(self._current, behaviour)
        return True

    def _tag(self, key: str, after: Behaviour) -> None:
        action = next((a for a in self._actions if a.id == key), None)
        if action is None or action.behaviour is None or self.cards[key].is_seen or self._reading is None:
            return
        today = self._reading.today
        if not self._desk.run(lambda opened: opened.journal.reviews.tag_again(key, today, after)):
            return
        self._seen[key], self._after[key], self._last = action.behaviour, after, key
        self._show_tags()
        if not self.take_focus():
            self.tagged.emit()

    @override
    def kept(self) -> dict[str, Any]:
        back = {key: before.value for key, before in self._seen.items() if key not in self._after}
        return {"seen": back} if back else {}

    @override
    def put_kept(self, kept: Mapping[str, Any]) -> None:
        seen = kept.get("seen")
        if isinstance(seen, dict):
            known = {one.value: one for one in Behaviour}
            self._seen |= {str(key): known[one] for key, one in seen.items() if one in known}
            self._show_tags()

    @property
    def _actions(self) -> tuple[Action, ...]:
        return () if self._reading is None else self._reading.material.again

    @override
    def take_focus(self) -> bool:
        if not self._current:
            return False
        focus_by_key(self.cards[self._current])
        return True
