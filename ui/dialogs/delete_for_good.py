"""Delete actions for good: what goes with them is said first, and what still holds them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.forgetting import Forgotten
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.commands import shown
from ui.dialogs.copies_left import CopiesLeft
from ui.dialogs.forget_words import result_sentences, unknown_copies_sentence
from ui.dialogs.frame import Dialog
from ui.dialogs.tools import Tools
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.opening import Opened

_WIDTH, _MOST_SHOWN = 560, 5
_DO = "Ctrl+Return"


class DeleteForGoodDialog(Dialog):
    """Asks whether these actions are to go for good, does it, and says what is left.

    `deleted` carries what came of it, once it is on disk. Enter means "Leave as it is".
    """

    deleted = Signal(object)

    def __init__(
        self, context: Tools, opened: Opened, keys: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(context.look, _("Delete for good"), parent, with_foot=True)
        self._lane, self._opened, self._keys = context.lane, opened, tuple(keys)
        self._is_working = False
        look = self.look
        self.sentence = Text(look, "body")
        self._texts = QWidget()
        self.texts = QVBoxLayout(self._texts)
        self.goes = Text(look, "ui", "muted")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.outcome = Text(look, "ui", "muted")
        self.copies = CopiesLeft(look, context.lane, opened.journal.people.delete_copy)
        self.once = LeadLine(look, _("This can’t be undone."), icon="warning", role="ui")
        self.keep = Button(look, _("Leave as it is"), "primary")
        self.delete = Button(look, _("Delete for good"))
        self.close_button = Button(look, _("Close"), "primary")
        self._build()
        self._show_actions()

    def _build(self) -> None:
        self.texts.setContentsMargins(0, 0, 0, 0)
        self.texts.setSpacing(4)
        self.body.addWidget(self.sentence)
        for widget in (self._texts, self.goes, self.problem, self.outcome, self.copies):
            self.body.addWidget(widget)
        self.foot.addWidget(self.once, 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot.addStretch()
        for button in (self.delete, self.keep, self.close_button):
            self.foot.addWidget(button)
        for hidden in (self.problem, self.outcome, self.copies, self.close_button):
            hidden.hide()
        self.delete.setAutoDefault(False)
        self.delete.setToolTip(_("{what}  {key}").format(what=_("Delete for good"), key=shown(_DO)))
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Leave as it is"), key=_("Esc")))
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.delete.clicked.connect(self._delete)
        self.copies.grown.connect(self._fit)
        self._lane.broke.connect(self._broken)
        QShortcut(QKeySequence(_DO), self, self._delete_by_key)
        self.setMinimumWidth(min(self.look.grown(_WIDTH), self.screen().availableGeometry().width()))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_actions(self) -> None:
        found = self._opened.reader.by_ids(self._keys[:_MOST_SHOWN])
        count = len(self._keys)
        words = ngettext(
            "This action leaves the journal for good, and no undo brings it back:",
            "These {count} actions leave the journal for good, and no undo brings them back:",
            count,
        )
        self.sentence.set_text(words.format(count=f"{count:,}"))
        for action in found:
            self.texts.addWidget(_ActionLine(self.look, action))
        if count > _MOST_SHOWN:
            rest = count - _MOST_SHOWN
            more = ngettext("and {count} more", "and {count} more", rest)
            self.texts.addWidget(Text(self.look, "ui", "muted", text=more.format(count=f"{rest:,}")))
        words = ngettext(
            "With it go marks, answers, ties and second tags, its place in reviews and lists, and what undo "
            "knows of it. Deleting the usual way keeps it in the trash for thirty days.",
            "With them go marks, answers, ties and second tags, their places in reviews and lists, and what "
            "undo knows of them. Deleting the usual way keeps them in the trash for thirty days.",
            count,
        )
        goes = [words]
        if any(action.source for action in found):
            goes.append(_("What came from a calendar is offered again when that calendar is read again."))
        self.goes.set_text(" ".join(goes))

    def _delete_by_key(self) -> None:
        if self.delete.isVisible() and self.delete.isEnabled():
            self._delete()

    def _delete(self) -> None:
        if self._is_working:
            return
        self._set_working(True)
        actions, keys = self._opened.journal.actions, self._keys
        self._lane.run(
            f"delete for good {id(self)}",
            lambda: actions.delete_for_good(keys),
            self._show_result,
            self._not_done,
        )

    def _set_working(self, working: bool) -> None:
        self._is_working = working
        self.delete.setEnabled(not working)
        self.keep.setEnabled(not working)
        self.delete.set_text(_("Deleting…") if working else _("Delete for good"))
        self.problem.hide()

    def _show_result(self, done: Forgotten) -> None:
        self._is_working = False
        words = ngettext(
            "{count} action is deleted for good.", "{count} actions are deleted for good.", done.texts
        )
        self.sentence.set_text(words.format(count=f"{done.texts:,}"))
        self.outcome.set_text(
            " ".join([*result_sentences(done, is_partial=False), unknown_copies_sentence()])
        )
        for widget in (self._texts, self.goes, self.once, self.keep, self.delete):
            widget.hide()
        self.outcome.show()
        self.close_button.show()
        self.copies.set_copies(done.copies)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()
        self.deleted.emit(done)

    def _not_done(self, error: JournalError) -> None:
        self._set_working(False)
        self.problem.set_text(str(error))
        self.problem.show()
        self._fit()
        self.problem.announce()

    def _broken(self, name: str, _error: object) -> None:
        """A bug, which the window tells: the dialog can be left all the same."""
        if name == f"delete for good {id(self)}":
            self._set_working(False)

    @override
    def done(self, result: int) -> None:
        if self._is_working or self.copies.is_working:
            return  # a second; what is begun is not left without its result
        super().done(result)


class _ActionLine(LeadLine):
    """An action's text on at most two lines, with its shape."""

    def __init__(self, look: Look, action: Action) -> None:
        shape = "none" if action.behaviour is None else action.behaviour.value
        super().__init__(look, action.text, shape=shape, role="body", most_lines=2)
