"""Editing the catalogue in place: a panel with the whole list, and a form for one of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.catalogue_edit import whole
from journal.domain.distinctions import Distinction
from journal.errors import JournalError
from journal.language import _
from ui.pages.context import PageContext
from ui.pages.distinctions_editor_list import CatalogueList, entries_of
from ui.pages.distinctions_form import DistinctionForm
from ui.pages.side_panel import CardPanel
from ui.widgets.buttons import Button
from ui.widgets.chips import Flow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "distinction"


class CatalogueEditor(CardPanel):
    """The whole catalogue: reword, move, hide, bring back, add, remove, go back to ours.

    Each change is saved at once, as one step; `done` tells what to say of it. What is typed and not
    saved is a draft.
    """

    done = Signal(str)
    fitted = Signal()
    """Something else is shown in it: it may need another height."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, _("Edit the distinctions"))
        self._context = context
        self._opened: Opened | None = None
        look = context.look
        intro = _(
            "Put them in your words and your order, hide what does not speak to you, add what is missing. "
            "What you marked stays marked."
        )
        self._first = QWidget()
        column = QVBoxLayout(self._first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(look, "ui", "muted", text=intro))
        column.addSpacing(8)
        self.add_button = Button(look, _("Add one"), icon="plus", compact=True)
        self.edit_button = Button(look, _("Reword"), "quiet", icon="edit", compact=True)
        self.up_button = Button(look, _("Up"), "quiet", icon="chevron-up", compact=True)
        self.down_button = Button(look, _("Down"), "quiet", icon="chevron-down", compact=True)
        self.hide_button = Button(look, _("Hide"), "quiet", compact=True)
        self.remove_button = Button(look, _("Remove"), "quiet", icon="trash", compact=True)
        shipped = _("Back to the words as shipped")
        self.ours_button = Button(look, shipped, "quiet", icon="restore", compact=True)
        self._describe()
        buttons = Flow()
        for button in self._buttons:
            buttons.addWidget(button)
        column.addLayout(buttons)
        column.addSpacing(4)
        self.list = CatalogueList(look)
        column.addWidget(self.list)
        self.form = DistinctionForm(look)
        self.form.hide()
        self.body.addWidget(self._first)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        context.drafts.follow(SLOT, self._kept)
        self._connect()

    @property
    def _buttons(self) -> tuple[Button, ...]:
        return (
            self.add_button,
            self.edit_button,
            self.up_button,
            self.down_button,
            self.hide_button,
            self.remove_button,
            self.ours_button,
        )

    def _describe(self) -> None:
        self.edit_button.setToolTip(_("Put it in other words  Enter"))
        self.up_button.setToolTip(_("Move it up  Alt ↑"))
        self.down_button.setToolTip(_("Move it down  Alt ↓"))
        self.hide_button.setToolTip(_("Offer it no more; what you marked stays  Del"))
        self.ours_button.setToolTip(_("Words and order as they ship, nothing hidden; your own ones stay"))

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(lambda: self.edit(self.list.key))
        self.up_button.clicked.connect(lambda: self.list.move_by(-1))
        self.down_button.clicked.connect(lambda: self.list.move_by(1))
        self.hide_button.clicked.connect(lambda: self._hide(self.list.key))
        self.remove_button.clicked.connect(self._remove)
        self.ours_button.clicked.connect(self._take_ours)
        self.list.moved.connect(self._move)
        self.list.edit_wanted.connect(self.edit)
        self.list.hide_wanted.connect(self._hide)
        self.list.chosen.connect(lambda _key: self._follow_choice())
        self.form.saved.connect(self._save)
        self.form.left.connect(self._back)
        self.form.typed.connect(lambda: self._context.drafts.touch(SLOT))

    @property
    @override
    def first_focus(self) -> QWidget:
        return self.form.fields["manager_act"] if not self.form.isHidden() else self.list

    # What the page does --------------------------------------------------------------------

    def set_journal(self, opened: Opened | None) -> None:
        """Edit the catalogue of this journal; a draft of it comes back."""
        self._opened = opened
        self.form.close_form()
        self._show_form(shown=False)
        self.reload()

    def take_draft(self) -> bool:
        """Put back what was typed and not saved when the program ended; False where there is none."""
        kept = self._context.drafts.load(SLOT)
        if not kept or self._opened is None:
            return False
        key = str(kept.get("key", ""))
        if key and self._one(key) is None:
            key = ""
        if key:
            self.edit(key)
        else:
            self.add(str(kept.get("family", "")))
        words = kept.get("words", {})
        self.form.put(words if isinstance(words, dict) else {})
        return True

    def reload(self) -> None:
        """Show the catalogue as it is now; a form that is open keeps what is typed."""
        if self._opened is None:
            return
        try:
            own = self._opened.journal.settings.get().catalogue
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self.list.show_entries(entries_of(whole(self._opened.journal.shipped, own), own))
        self._follow_choice()

    def edit(self, key: str) -> None:
        """Show the words of a distinction in fields."""
        one = self._one(key)
        if one is None or self._opened is None:
            return
        self.list.choose(key)
        shipped = next((ours for ours in self._opened.journal.shipped.distinctions if ours.id == key), None)
        self.form.open_for(one, shipped)
        self._show_form(shown=True)

    def add(self, family: object = "") -> None:
        """Show empty fields for one of the person's own."""
        if self._opened is None:
            return
        entry = self.list.entry
        chosen = family if isinstance(family, str) and family else "" if entry is None else entry.family
        self.form.open_new(self._opened.journal.catalogue.families, chosen)
        self._show_form(shown=True)

    # Changes -------------------------------------------------------------------------------

    def _save(self, key: str, family: str, words: Mapping[str, str]) -> None:
        opened = self._opened
        if opened is None:
            return
        try:
            if key:
                opened.journal.distinctions.reword(key, words)
            else:
                key = opened.journal.distinctions.add(family, words)
        except JournalError as error:
            self.form.complain(str(error))
            return
        said = _("Your words are saved") if self.form.key else _("Added to your distinctions")
        self.form.close_form()
        self._back()
        self.reload()
        self.list.choose(key)
        self.done.emit(said)

    def _move(self, key: str, place: int) -> None:
        self._do(lambda opened: opened.journal.distinctions.move(key, place), "")

    def _hide(self, key: str) -> None:
        entry = self.list.entry
        if not key or entry is None:
            return
        if entry.hidden:
            self._do(lambda opened: opened.journal.distinctions.bring_back([key]), _("Offered again"))
        else:
            self._do(lambda opened: opened.journal.distinctions.hide(key), _("Hidden; what you marked stays"))

    def _remove(self) -> None:
        key = self.list.key
        self._do(lambda opened: opened.journal.distinctions.remove(key), _("Removed from your distinctions"))

    def _take_ours(self) -> None:
        self._do(lambda opened: opened.journal.distinctions.as_shipped(), _("As they ship"))

    def _do(self, change: Callable[[Opened], object], said: str) -> None:
        if self._opened is None:
            return
        try:
            change(self._opened)
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self.reload()
        if said:
            self.done.emit(said)

    # Showing -------------------------------------------------------------------------------

    def _one(self, key: str) -> Distinction | None:
        if self._opened is None:
            return None
        own = self._opened.journal.settings.get().catalogue
        every = whole(self._opened.journal.shipped, own).distinctions
        return next((one for one in every if one.id == key), None)

    def _follow_choice(self) -> None:
        entry = self.list.entry
        is_own = entry is not None and entry.key.startswith("own-")
        self.hide_button.set_text(_("Bring back") if entry is not None and entry.hidden else _("Hide"))
        for button in (self.edit_button, self.up_button, self.down_button, self.hide_button):
            button.setEnabled(entry is not None)
        self.remove_button.setEnabled(is_own)
        tip = _("Remove it; actions keep its mark") if is_own else _("Ours can be hidden, not removed")
        self.remove_button.setToolTip(tip)

    def _back(self) -> None:
        self._context.drafts.touch(SLOT, at_once=True)
        had_focus = self._holds_focus()
        self._show_form(shown=False)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_form(self, *, shown: bool) -> None:
        if shown:
            self.form.show()
            if self.isVisible():
                self.form.fields["manager_act"].setFocus(Qt.FocusReason.OtherFocusReason)
            self._first.hide()
        else:
            self._first.show()
            self.form.hide()
        title = _("Edit the distinctions")
        if shown:
            title = _("Your words") if self.form.key else _("A distinction of your own")
        self.set_title(title)
        self.fitted.emit()

    def _kept(self) -> dict[str, Any]:
        """What is typed and not saved, for the draft; empty for nothing."""
        if not self.form.is_changed:
            return {}
        return {"key": self.form.key, "family": self.form.family.key, "words": self.form.words}

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.form.leave()
        else:
            super().keyPressEvent(event)
