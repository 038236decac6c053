"""The intention of the week, made or changed, and the family that is the focus for four weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.intention import Focus, Intention, standing
from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.dialogs.frame import Dialog
from ui.pages.context import PageContext
from ui.pages.intention_card import FlushButton
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.intention_form import IntentionForm
from ui.widgets.text import Text
from ui.widgets.when_field import Suggestions

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "intention"
_WIDTH = 608


class IntentionDialog(Dialog):
    """Enter keeps the intention; Esc leaves it, with what is typed kept until it is made.

    The focus is chosen here too, at once and as a step of its own. `made` says that the intention was
    kept, `focus_chosen` with the family's name that a focus was; both can be undone.
    """

    made = Signal()
    removed = Signal()
    focus_chosen = Signal(str)

    def __init__(
        self,
        context: PageContext,
        opened: Opened,
        intention: Intention | None,
        focus: Focus | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.look, _("The intention of the week"), parent, with_foot=True)
        self._context, self._opened = context, opened
        self._intention, self._focus = intention, focus
        self._is_done = False
        look = context.look
        self.form = IntentionForm(look)
        self.families = Suggestions(look, [family.name for family in context.catalogue.families])
        self.families.setAccessibleName(_("Focus for four weeks"))
        self.focus_words = Text(look, "small", "muted")
        self.problem = Text(look, "ui")
        self.problem.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(Rule(look))
        self.body.addWidget(Text(look, "ui", weight=600, text=_("Focus for four weeks")))
        self.body.addWidget(self.families)
        self.body.addWidget(self.focus_words)
        self.body.addWidget(self.problem)
        self._add_foot()
        self._connect()
        settings = opened.journal.settings.get()
        self.form.set_own_cue(settings.cue.event)
        self.form.set_intention(intention)
        self._show_focus()
        context.drafts.follow(SLOT, self._kept)
        kept = context.drafts.load(SLOT)
        if kept.get("id", "") == ("" if intention is None else intention.id):
            self.form.put_kept(kept)
        self.setMinimumWidth(look.grown(_WIDTH))
        self.form.take_focus()

    def _add_foot(self) -> None:
        look = self._context.look
        self.remove = FlushButton(look, _("Take it out"), "quiet")
        self.remove.setVisible(self._intention is not None)
        self.leave = Button(look, _("Leave it"), "quiet")
        self.keep = Button(look, _("Keep it"), "primary")
        for button, key in ((self.leave, _("Esc")), (self.keep, shown("Return"))):
            button.setToolTip(_("{what}  {key}").format(what=button.text(), key=key))
        self.foot.addWidget(self.remove)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.keep)

    def _connect(self) -> None:
        self.form.submitted.connect(self.submit)
        self.form.escaped.connect(self.reject)
        self.form.changed.connect(lambda: self._context.drafts.touch(SLOT))
        self.families.chosen.connect(self._choose)
        self.keep.clicked.connect(self.submit)
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self._remove)

    def submit(self) -> None:
        """Keep the intention; what the journal refuses stays with its sentence beside it."""
        journal = self._opened.journal
        old = self._intention
        try:
            today = journal.today()
            day, until = standing(today, journal.settings.get().week_start)
            if old is not None:
                day, until = old.day, old.until
            family = None if self._focus is None else self._focus.family
            journal.intentions.make(
                self.form.intention(day, until, family, "" if old is None else old.id), self
            )
        except JournalError as error:
            self.form.complain(error)
            self._fit()
            return
        self._finish()
        self.made.emit()

    def _remove(self) -> None:
        if self._intention is None:
            return
        try:
            self._opened.journal.intentions.remove(self._intention.id)
        except JournalError as error:
            self._complain(error)
            return
        self._finish()
        self.removed.emit()

    def _finish(self) -> None:
        self._is_done = True
        self._context.drafts.touch(SLOT, at_once=True)
        self.accept()

    # The focus -----------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        """A family is the focus from today on; the one that is the focus already is none any more."""
        family = next(one for one in self._context.catalogue.families if one.name == name)
        intentions = self._opened.journal.intentions
        try:
            today = self._opened.journal.today()
            if self._focus is not None and self._focus.family == family.id:
                intentions.end_focus(self._focus.first)
                self._focus = None
            else:
                intentions.focus(today, family.id)
                self._focus = Focus(today, family.id)
                self.focus_chosen.emit(family.name)
        except JournalError as error:
            self._complain(error)
            return
        self._show_focus()

    def _show_focus(self) -> None:
        family = None if self._focus is None else self._focus.family
        name = next((one.name for one in self._context.catalogue.families if one.id == family), "")
        self.families.mark(name)
        self.form.set_family(family)
        week = None
        if self._focus is not None:
            week = self._focus.week_on(self._opened.journal.today())
        self.focus_words.set_text(
            _("Week {week} of {weeks}. A second click ends it.").format(week=week, weeks=self._focus.weeks)
            if self._focus is not None and week is not None
            else _("Optional. The questions and what is suggested here follow it.")
        )

    def _complain(self, error: JournalError) -> None:
        self.problem.set_text(str(error))
        self.problem.show()
        self._fit()

    # Kept ----------------------------------------------------------------------------------

    def _kept(self) -> dict[str, Any]:
        if self._is_done:
            return {}
        kept = self.form.kept()
        old = self._intention
        if old is not None and kept == {"cue": old.cue, "deed": old.deed, "learning": old.learning}:
            return {}
        return {**kept, "id": "" if old is None else old.id} if kept else {}

    @override
    def done(self, result: int) -> None:
        # what is typed is on disk before the form that answers for it has gone
        self._context.drafts.flush()
        self._context.drafts.follow(SLOT, dict)
        super().done(result)
