"""A milestone: an action marked as a great success or a great failure, with what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from journal.domain.action import Action
from journal.domain.behaviour import Milestone
from journal.domain.edit import Edit
from journal.errors import JournalError
from journal.language import _
from ui.commands import shown
from ui.dialogs.frame import Dialog
from ui.drafts import DraftKeeper
from ui.theme.look import Look
from ui.widgets.boxed_text import BoxedText
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.segments import Segments
from ui.widgets.text import Text

if TYPE_CHECKING:
    from journal.opening import Opened

SLOT = "milestone"
_WIDTH = 520
_NEITHER = "neither"
_MOST_TEXTS = 20


class MilestoneDialog(Dialog):
    """Marks one action, in either function: managing has its great days too.

    A lesson that is typed and not kept is there again when that action is asked about next.
    """

    def __init__(
        self,
        look: Look,
        opened: Opened,
        action: Action,
        drafts: DraftKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _("A milestone"), parent, with_foot=True)
        self._opened, self._action, self._drafts = opened, action, drafts
        self._is_kept = False
        self._texts = _texts(drafts.load(SLOT))
        self.body.addWidget(Text(look, "body", weight=500, text=action.text.partition("\n")[0]))
        options = [
            (_NEITHER, _("An action like others")),
            (Milestone.SUCCESS.value, _("A great success")),
            (Milestone.FAILURE.value, _("A great failure")),
        ]
        self.kind = Segments(look, options, name=_("What it was"))
        self.kind.choose(Milestone.SUCCESS.value if action.milestone is None else action.milestone.value)
        self.body.addWidget(self.kind)
        self.body.addWidget(Text(look, "ui", "muted", 600, text=_("What was learned")))
        self.lesson = BoxedText(look, _("What was learned"), most_lines=6)
        self.lesson.set_hint(_("May be left empty, and be written later"))
        self.lesson.set_text(self._texts.get(action.id, action.lesson))
        self.body.addWidget(self.lesson)
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.keep = Button(look, _("Keep"), "primary")
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Return")))
        drafts.follow(SLOT, self._to_keep)
        self.lesson.changed.connect(lambda: drafts.touch(SLOT))
        self.lesson.entered.connect(self._keep)
        self.lesson.escaped.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        leave = Button(look, _("Leave it"), "quiet")
        leave.clicked.connect(self.reject)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        self.foot.addWidget(self.keep)
        self.setMinimumWidth(_WIDTH)
        self.lesson.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        kind = None if self.kind.key == _NEITHER else Milestone(self.kind.key)
        edit = Edit(milestone=kind, lesson=self.lesson.text())
        try:
            self._opened.journal.actions.change(self._action.id, edit)
        except JournalError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            self.problem.announce()
        else:
            self._is_kept = True
            self._drafts.touch(SLOT, at_once=True)
            self.accept()

    def _to_keep(self) -> dict[str, Any]:
        """Lessons that are typed and not kept, by their actions."""
        texts = {key: text for key, text in self._texts.items() if key != self._action.id}
        if not self._is_kept and self.lesson.text().strip() != self._action.lesson:
            texts[self._action.id] = self.lesson.text()
        return {"texts": dict(list(texts.items())[-_MOST_TEXTS:])} if texts else {}

    @override
    def done(self, result: int) -> None:
        """Closed: what is typed stays as a draft."""
        last = self._to_keep()
        self._drafts.flush()
        self._drafts.follow(SLOT, lambda: last)
        super().done(result)


def _texts(kept: dict[str, Any]) -> dict[str, str]:
    texts = kept.get("texts")
    if not isinstance(texts, dict):
        return {}
    return {key: text for key, text in texts.items() if isinstance(text, str)}
