"""Opens what one guesses and aims at, from whatever page: self-views, the vision, the weekly result."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import JournalError
from journal.language import _
from ui.dialogs.results import ResultsDialog
from ui.dialogs.self_views import SelfViewsDialog
from ui.dialogs.vision import VisionDialog
from ui.messages import Message
from ui.pages.context import PageContext
from ui.pages.self_image_card import SelfImageCard
from ui.pages.self_view_card import SelfViewCard
from ui.pages.today import TodayPage

if TYPE_CHECKING:
    from journal.opening import OfToday, Opened


class SelfDesk(QObject):
    """Puts the two cards that ask now and then beside Today, opens the three dialogs, and says what was kept.

    `day_wanted` asks for a day.
    """

    day_wanted = Signal(object)

    def __init__(
        self, context: PageContext, window: QWidget, undo: Callable[[], None], today: TodayPage
    ) -> None:
        super().__init__(window)
        self._context, self._window, self._undo = context, window, undo
        self.opened: Opened | None = None
        self.view_card, self.image_card = SelfViewCard(context), SelfImageCard(context)
        self._own_words = today.cards.own_words
        today.cards.add_below_question(self.view_card, self.image_card)
        today.reflecting.told.connect(self._show_cards)
        self.view_card.views_wanted.connect(self.open_views)
        self.image_card.views_wanted.connect(lambda: self.open_views("words"))
        for card in (self.view_card, self.image_card):
            card.kept.connect(self.done)

    def open_views(self, part: str = "months") -> None:
        """Self-views: "months", "others", "long" or "words"."""
        if self.opened is None:
            return
        try:
            SelfViewsDialog(self._context, self.opened, self._window, part).open()
        except JournalError as error:
            self._context.messages.complain(error)

    def open_vision(self) -> None:
        """The vision, to be read or revised."""
        if self.opened is None:
            return
        try:
            dialog = VisionDialog(self._context, self.opened, self._window)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        dialog.kept.connect(self.done)
        dialog.day_wanted.connect(self.day_wanted)
        dialog.open()

    def open_result(self) -> None:
        """The weekly result: what is counted, and the figures."""
        if self.opened is None:
            return
        try:
            ResultsDialog(self._context, self.opened, self._window).open()
        except JournalError as error:
            self._context.messages.complain(error)

    def _show_cards(self, found: OfToday) -> None:
        """What is due today is asked beside the day; what was answered today is told."""
        if self.opened is None:
            return
        try:
            self.view_card.show_day(self.opened, found.self_view_due, found.today)
            settings = self.opened.journal.settings.get()
            self.image_card.show_day(self.opened, settings, found.today, due=found.self_image_due)
        except JournalError as error:
            self._context.messages.complain(error)
        if self.image_card.is_telling:  # the same words twice would be one too many
            self._own_words.hide()

    def done(self, words: str) -> None:
        """Say that something was kept, and offer to undo it."""
        key = self._context.commands.key("edit.undo")
        self._context.messages.post(Message(words, None, _("Undo"), key, self._undo))
