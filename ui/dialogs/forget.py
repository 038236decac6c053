"""Forget a person: every place that holds the name is shown first, and what came of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.forgetting import Forgetting, ForgettingPlan, Forgotten, KeptCopy
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.commands import shown
from ui.dialogs.copies_left import CopiesLeft
from ui.dialogs.forget_list import HitList
from ui.dialogs.forget_words import (
    besides,
    copies_sentence,
    doubt_sentences,
    mention_sentence,
    path_sentence,
    result_sentences,
    typed_sentence,
    unknown_copies_sentence,
    within_sentence,
)
from ui.dialogs.frame import Dialog
from ui.dialogs.target_form import Field
from ui.dialogs.tools import Tools
from ui.widgets.buttons import Button
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy
    from journal.opening import Opened

_WIDTH, _LIST_HEIGHT, _LEAST_LIST = 640, 320, 128
_DO = "Ctrl+Return"


class _Instead(Field):
    """What stands instead of the name. Enter goes on to what comes next, and decides nothing."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class ForgetDialog(Dialog):
    """Shows what forgetting somebody comes to, does it when it is asked to, and says what is left.

    `forgotten` carries what came of it, once it is on disk. Enter means "Leave as it is".
    """

    forgotten = Signal(object)

    def __init__(self, context: Tools, opened: Opened, name: str, parent: QWidget | None = None) -> None:
        self.name = name.strip().removeprefix("@")
        title = _("Forget {name}").format(name=self.name)
        super().__init__(context.look, title, parent, with_foot=True)
        self._context, self._opened = context, opened
        self.plan: ForgettingPlan | None = None
        self._forgetting: Forgetting | None = None
        self._is_working = False
        look = self.look
        self.state = LeadLine(look, _("Looking for every place…"), role="body")
        self.mentions = Text(look, "body")
        self.also = Text(look, "ui", "muted")
        self.instead = _Instead(_("someone"))
        self.instead.setAccessibleName(_("Instead of the name"))
        self.count = Text(look, "ui", weight=600)
        self.all_button = Button(look, _("All"), compact=True)
        self.none_button = Button(look, _("None"), compact=True)
        self.list = HitList(look)
        self.why = Text(look, "small", "muted")
        self.stays = Text(look, "small", "muted")
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.outcome = Text(look, "body")
        self.outcome_rest = Text(look, "ui", "muted")
        self.copies = CopiesLeft(look, context.lane, opened.journal.people.delete_copy, self._clean_copy)
        self.once = LeadLine(look, _("This can’t be undone."), icon="warning", role="ui")
        self.keep = Button(look, _("Leave as it is"), "primary")
        self.forget = Button(look, title)
        self.close_button = Button(look, _("Close"), "primary")
        self._build()
        self._connect()
        self._show_stage("looking")
        self._look_up()

    # Building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        look = self.look
        self._found = QWidget()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(12)
        found.addWidget(self.mentions)
        found.addWidget(self.also)
        found.addWidget(Text(look, "ui", weight=600, text=_("Instead of the name")))
        found.addWidget(self.instead)
        self._bare = QWidget()
        bare = QVBoxLayout(self._bare)
        bare.setContentsMargins(0, 8, 0, 0)
        bare.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        bare.addLayout(head)
        bare.addWidget(self.list)
        bare.addWidget(self.why)
        found.addWidget(self._bare)
        found.addWidget(self.stays)
        self._done = QWidget()
        done = QVBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(12)
        done.addWidget(self.outcome)
        done.addWidget(self.outcome_rest)
        done.addWidget(self.copies)
        for widget in (self.state, self._found, self._done, self.problem):
            self.body.addWidget(widget)
        self.foot.addWidget(self.once, 1, Qt.AlignmentFlag.AlignVCenter)
        self.foot.addStretch()
        for button in (self.forget, self.keep, self.close_button):
            self.foot.addWidget(button)
        self.problem.hide()
        self.forget.setAutoDefault(False)
        for button in (self.all_button, self.none_button):
            button.setAutoDefault(False)
            button.setToolTip(_("{what}  {key}").format(what=button.accessibleName(), key="A"))
        self.forget.setToolTip(_("{what}  {key}").format(what=self.windowTitle(), key=shown(_DO)))
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Leave as it is"), key=_("Esc")))

    def _connect(self) -> None:
        self.keep.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.forget.clicked.connect(self._forget)
        self.all_button.clicked.connect(lambda: self.list.model_of_hits.set_all(True))
        self.none_button.clicked.connect(lambda: self.list.model_of_hits.set_all(False))
        self.list.model_of_hits.dataChanged.connect(lambda *_range: self._count())
        self.instead.textChanged.connect(self._say_mentions)
        self.copies.grown.connect(self._fit)
        self._context.lane.broke.connect(self._broken)
        QShortcut(QKeySequence(_DO), self, self._forget_by_key)

    def _show_stage(self, stage: str) -> None:
        """Looking, planned, working or done."""
        planned, done = stage in {"planned", "working"}, stage == "done"
        self.state.setVisible(stage in {"looking", "working"})
        self._found.setVisible(planned)
        self._done.setVisible(done)
        self.once.setVisible(not done)
        self.keep.setVisible(not done)
        self.forget.setVisible(not done)
        self.close_button.setVisible(done)
        self.forget.setEnabled(stage == "planned")
        self.keep.setEnabled(stage != "working")
        for widget in (self.instead, self.list, self.all_button, self.none_button):
            widget.setEnabled(stage == "planned")
        default = self.close_button if done else self.keep
        default.setDefault(True)
        if self.isVisible():
            self._fit()
        if done or stage == "planned":
            default.setFocus(Qt.FocusReason.OtherFocusReason)

    # Looking ------------------------------------------------------------------------------------

    def _look_up(self) -> None:
        from journal.reading.forgetting import plan_forgetting  # noqa: PLC0415 - imports SQLAlchemy

        opened, name = self._opened, self.name
        self._context.drafts.flush()
        drafts = self._context.drafts.drafts
        zone = opened.journal.zone()
        self._context.lane.run(
            f"forget plan {id(self)}",
            lambda: plan_forgetting(opened.reader, name, drafts, zone),
            self._show_plan,
            self._not_found,
        )

    def _show_plan(self, plan: ForgettingPlan) -> None:
        self.plan = plan
        self._say_mentions()
        self.also.set_text(" ".join(filter(None, (*besides(plan), copies_sentence(plan.copies)))))
        self.also.setVisible(bool(self.also.plain_text()))
        self.list.model_of_hits.set_hits(plan.hits)
        self._bare.setVisible(bool(plan.hits))
        if plan.hits:
            self.list.setCurrentIndex(self.list.model_of_hits.index(1, 0))
        self.why.set_text(" ".join(doubt_sentences(plan)))
        self.why.setVisible(bool(self.why.plain_text()))
        stays = [within_sentence(plan), typed_sentence(plan.typed)]
        if plan.is_in_path:
            stays.append(path_sentence(self._opened.journal.path))
        stays.append(unknown_copies_sentence())
        self.stays.set_text(" ".join(filter(None, stays)))
        self._count()
        self._show_stage("planned")

    def _not_found(self, error: JournalError) -> None:
        self.state.hide()
        self._complain(error)

    def _say_mentions(self) -> None:
        if self.plan is not None:
            self.mentions.set_text(mention_sentence(self.plan, self.instead.text().strip() or "…"))
            self._fit()

    def _count(self) -> None:
        total, chosen = self.list.model_of_hits.hits(), len(self.list.model_of_hits.chosen())
        words = ngettext(
            "Without an @ in {count} place, {chosen} chosen",
            "Without an @ in {count} places, {chosen} chosen",
            total,
        )
        self.count.set_text(words.format(count=f"{total:,}", chosen=f"{chosen:,}"))

    # Doing --------------------------------------------------------------------------------------

    def _forget_by_key(self) -> None:
        if self.forget.isVisible() and self.forget.isEnabled():
            self._forget()

    def _forget(self) -> None:
        from journal.service.forgetting import checked_replacement  # noqa: PLC0415 - imports SQLAlchemy

        if self.plan is None or self._is_working:
            return
        try:
            replacement = checked_replacement(self.instead.text(), self.plan.name)
        except JournalError as error:
            self._complain(error)
            self.instead.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        forgetting = Forgetting(self.plan, self.list.model_of_hits.chosen(), replacement)
        self._forgetting = forgetting
        self._is_working = True
        self.problem.hide()
        self.state.set_text(_("Taking the name out, and writing the file anew…"))
        self._show_stage("working")
        people = self._opened.journal.people
        self._context.lane.run(
            f"forget {id(self)}", lambda: people.forget(forgetting), self._show_result, self._not_done
        )

    def _show_result(self, done: Forgotten) -> None:
        self._is_working = False
        forgetting = self._forgetting
        plan = self.plan
        words = ngettext(
            "{name} is forgotten: {count} text was rewritten.",
            "{name} is forgotten: {count} texts were rewritten.",
            done.texts,
        )
        self.outcome.set_text(words.format(name=self.name, count=f"{done.texts:,}"))
        is_partial = forgetting is not None and plan is not None and len(forgetting.chosen) < len(plan.hits)
        said = result_sentences(done, is_partial=is_partial)
        if plan is not None:
            said.append(typed_sentence(plan.typed))
            if plan.is_in_path:
                said.append(path_sentence(self._opened.journal.path))
        said.append(unknown_copies_sentence())
        self.outcome_rest.set_text(" ".join(filter(None, said)))
        self.copies.set_copies(done.copies)
        self._show_stage("done")
        self.forgotten.emit(done)

    def _not_done(self, error: JournalError) -> None:
        self._is_working = False
        self._show_stage("planned")
        self._complain(error)

    def _broken(self, name: str, _error: object) -> None:
        """A bug, which the window tells: the dialog can be left all the same."""
        if name == f"forget {id(self)}":
            self._is_working = False
            self._show_stage("planned")

    def _complain(self, error: JournalError) -> None:
        self.problem.set_text(str(error))
        self.problem.show()
        self._fit()
        self.problem.announce()

    def _clean_copy(self, copy: KeptCopy) -> None:
        if self._forgetting is not None:
            self._opened.journal.people.clean_copy(copy, self._forgetting)

    # The window -----------------------------------------------------------------------------------

    @override
    def done(self, result: int) -> None:
        if self._is_working or self.copies.is_working:
            return  # a second; what is begun is not left without its result
        self._context.lane.cancel(f"forget plan {id(self)}")
        super().done(result)

    @override
    def _fit(self) -> None:
        """As high as what is shown; where the screen is low the list gives way before the dialog scrolls."""
        room = self.screen().availableGeometry()
        self.setMinimumWidth(min(self.look.grown(_WIDTH), room.width()))
        full, least = self.look.grown(_LIST_HEIGHT), self.look.grown(_LEAST_LIST)
        rows = self.list.rows_height()
        self.list.setFixedHeight(min(full, rows))
        self._activate()
        super()._fit()
        over = self._overflow()
        if over and rows > least:
            self.list.setFixedHeight(max(min(full, rows) - over, min(least, rows)))
            self._activate()
            super()._fit()
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        """It opens small, while it looks; what it grows by must not hang below the screen."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        over = frame.bottom() - room.bottom()
        if self.isVisible() and over > 0:
            self.move(frame.left(), max(room.top(), frame.top() - over))

    def _activate(self) -> None:
        for layout in (self._bare.layout(), self._found.layout(), self._done.layout(), self.body):
            if layout is not None:
                layout.activate()

    def _overflow(self) -> int:
        """How much higher the contents are than what is shown of them."""
        width = max(self.minimumWidth(), self._column.totalMinimumSize().width())
        around = self._column.totalHeightForWidth(width) - self._scroll.sizeHint().height()
        return max(around + self.body.totalHeightForWidth(width) - self.height(), 0)
