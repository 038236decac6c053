"""The vision: one dated sentence that is revised where it stands, and what made it more than words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.domain.dates import long_date
from journal.domain.vision import Made, Vision, VisionTie
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.commands import shown
from ui.dialogs.tools import Tools
from ui.widgets.action_link import ActionLink
from ui.widgets.boxed_text import BoxedText
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import Flow
from ui.widgets.emptying import empty
from ui.widgets.lead_line import LeadLine
from ui.widgets.text import Text

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

SLOT = "vision"
MOST_LISTED = 12


class VisionCard(Card):
    """Shows the sentence, revises it in place, and opens the actions that are tied to it.

    `show_vision` gives it what was read; it keeps by itself what is written, and says so with `kept`.
    `day_wanted` asks for the day of an action. What is typed and not kept yet is a draft.
    """

    kept = Signal(str)
    day_wanted = Signal(object)
    grown = Signal()

    def __init__(self, context: Tools, parent: QWidget | None = None) -> None:
        look = context.look
        super().__init__(look, _("Vision"), parent)
        self._drafts = context.drafts
        self._opened: Opened | None = None
        self._today = dt.date.min
        self._visions: tuple[Vision, ...] = ()
        self._ties: tuple[VisionTie, ...] = ()
        self._made: Made | None = None
        self.is_editing = False
        self.sentence = Text(look, "lead", weight=500)
        self.since = Text(look, "ui", "muted")
        self.field = BoxedText(look, _("The vision, in one sentence"), most_lines=6, role="lead")
        self.hint = Text(look, "small", "muted", text=_("Enter keeps it with today’s date, Esc leaves it."))
        self.problem = LeadLine(look, icon="warning", role="ui")
        self.revise = Button(look, _("Revise"), compact=True, key=context.commands.key("vision"))
        self.keep = Button(look, _("Keep"), "primary", compact=True)
        self.leave = Button(look, _("Leave it"), "quiet", compact=True)
        self.earlier = Button(look, "", "quiet", compact=True)
        self.earlier.setCheckable(True)
        self.made = {made: Button(look, "", "link") for made in Made}
        self._build()
        self._connect()
        self._drafts.follow(SLOT, self._to_keep)
        self._show()

    def _build(self) -> None:
        self.field.set_hint(_("In two years … without having to be asked."))
        self.keep.setToolTip(_("{what}  {key}").format(what=_("Keep"), key=shown("Return")))
        self.leave.setToolTip(_("{what}  {key}").format(what=_("Leave it"), key=_("Esc")))
        self._before = _Rows(8)
        self._actions = _Rows(0)
        buttons, ties = QWidget(), QWidget()
        flow, tied = Flow(buttons, 8), Flow(ties, 16)
        for button in (self.revise, self.keep, self.leave, self.earlier):
            flow.addWidget(button)
        for button in self.made.values():
            tied.addWidget(button)
        self._tied = ties
        for widget in (
            self.sentence,
            self.since,
            self.field,
            self.hint,
            self.problem,
            buttons,
            ties,
            self._actions,
            self._before,
        ):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self.revise.clicked.connect(self.edit)
        self.keep.clicked.connect(self.save)
        self.leave.clicked.connect(self.stop)
        self.field.entered.connect(self.save)
        self.field.escaped.connect(self.stop)
        self.field.changed.connect(self._typed)
        self.earlier.toggled.connect(lambda _on: self._show())
        for made, button in self.made.items():
            button.clicked.connect(lambda _on=False, made=made: self.open_ties(made))

    # What the page does --------------------------------------------------------------------

    def show_vision(
        self, opened: Opened, visions: Sequence[Vision], ties: Sequence[VisionTie], today: dt.date
    ) -> None:
        """Show what was read; a sentence that is being written stays, and a draft of one comes back."""
        is_new = opened is not self._opened
        self._opened, self._today = opened, today
        self._visions, self._ties = tuple(visions), tuple(ties)
        if is_new:
            self._made = None
            self.is_editing = False
            kept = self._drafts.load(SLOT).get("text")
            if isinstance(kept, str) and kept:
                self.field.set_text(kept)
                self.is_editing = True
        self._show()

    def take_focus(self) -> None:
        """Write where there is nothing yet, else stand on what revises it."""
        if not self._visions or self.is_editing:
            self.edit()
        else:
            self.revise.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """It is closed: what is written and not kept stays as a draft."""
        last = self._to_keep()
        self._drafts.flush()
        self._drafts.follow(SLOT, lambda: last)

    @property
    def vision(self) -> Vision | None:
        """The one that stands today."""
        past = [vision for vision in self._visions if vision.day <= self._today]
        return past[-1] if past else None

    # What the person does ------------------------------------------------------------------

    def edit(self) -> None:
        """Revise the sentence where it stands."""
        if not self.is_editing:
            self.is_editing = True
            self.field.set_text(self.vision.text if self.vision else "")
            self._show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Have what is written be the vision from today on."""
        text = self.field.text()
        if self._opened is None or (not text.strip() and self.vision is None):
            self.stop()
            return
        if not text.strip():
            self._complain(_("A vision is a sentence. Esc leaves the one that stands as it is."))
            return
        if self.vision is not None and " ".join(text.split()) == self.vision.text:
            self.stop()
            return
        try:
            self._opened.journal.visions.revise(self._today, text, self)
            self._visions, self._ties = self._opened.visions()
        except JournalError as error:
            self._complain(str(error))
            return
        self.stop()
        self.kept.emit(_("The vision is kept, with today’s date"))

    def stop(self) -> None:
        """Leave the sentence as it stands."""
        had_focus = self.field.field.hasFocus()
        self.is_editing = False
        self.field.set_text("")
        self._drafts.touch(SLOT, at_once=True)
        self._show()
        if had_focus:
            self.revise.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_ties(self, made: Made) -> None:
        """Show the actions that made the vision more so, or put them away again."""
        self._made = None if self._made is made else made
        self._show_actions()
        self.grown.emit()

    def _typed(self) -> None:
        self.problem.hide()
        self._drafts.touch(SLOT)
        self.grown.emit()

    def _to_keep(self) -> dict[str, Any]:
        text = self.field.text() if self.is_editing else ""
        is_other = text.strip() and (self.vision is None or text != self.vision.text)
        return {"text": text} if is_other else {}

    def _complain(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.problem.announce()
        self.grown.emit()

    # Showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        vision = self.vision
        self.sentence.set_text(invitation() if vision is None else vision.text)
        self.sentence.set_colour_role("muted" if vision is None else "ink")
        self.sentence.setVisible(not self.is_editing)
        self.since.setVisible(vision is not None and not self.is_editing)
        if vision is not None:
            self.since.set_text(_("Since {day}").format(day=long_date(vision.day)))
        for widget in (self.field, self.hint, self.keep, self.leave):
            widget.setVisible(self.is_editing)
        self.problem.hide()
        self.revise.setVisible(not self.is_editing)
        self.revise.set_text(_("Write it") if vision is None else _("Revise"))
        self._show_earlier()
        self._show_ties()
        self._show_actions()
        self.grown.emit()

    def _show_earlier(self) -> None:
        earlier = [one for one in self._visions if one is not self.vision][::-1]
        words = ngettext("{count} earlier wording", "{count} earlier wordings", len(earlier))
        self.earlier.set_text(words.format(count=len(earlier)))
        self.earlier.setVisible(bool(earlier))
        said = [
            _("On {day}: {sentence}").format(day=long_date(one.day), sentence=one.text) for one in earlier
        ]
        rows = [Text(self._look, "ui", "muted", text=words) for words in said]
        self._before.fill(rows if self.earlier.isChecked() else [])

    def _show_ties(self) -> None:
        self._tied.setVisible(bool(self._ties))
        for made, button in self.made.items():
            count = sum(tie.made is made for tie in self._ties)
            button.set_text(made_words(made, count))
            button.setEnabled(bool(count))
            tip = _("Show these actions") if count else _("V on an action ties it to the vision")
            button.setToolTip(tip)

    def _show_actions(self) -> None:
        if self._made is None or self._opened is None:
            self._actions.fill([])
            return
        ties = [tie for tie in self._ties if tie.made is self._made]
        newest = ties[-MOST_LISTED:][::-1]
        whom = {tie.action: tie.to for tie in newest}
        try:
            actions = self._opened.reader.by_ids([tie.action for tie in newest])
        except JournalError as error:
            self._complain(str(error))
            return
        rows: list[QWidget] = []
        for action in actions:
            link = ActionLink(self._look, action, self._today)
            if whom[action.id]:
                link.setToolTip(_("to {whom}: {text}").format(whom=whom[action.id], text=action.text))
            link.clicked.connect(lambda _on=False, day=action.day: self.day_wanted.emit(day))
            rows.append(link)
        if len(ties) > len(newest):
            words = _("The last {shown} of {count}").format(shown=len(newest), count=len(ties))
            rows.append(Text(self._look, "small", "muted", text=words))
        self._actions.fill(rows)


def invitation() -> str:
    """What stands where there is no vision yet, here and beside the review."""
    return _("Where should this go, so that others want to come along? One sentence, with today’s date.")


def made_words(made: Made, count: int) -> str:
    """How many actions made it so: "3 made it more real"."""
    match made:
        case Made.REAL:
            words = ngettext("{count} made it more real", "{count} made it more real", count)
        case Made.DESIRABLE:
            words = ngettext("{count} more desirable", "{count} more desirable", count)
        case Made.OBTAINABLE:
            words = ngettext("{count} more obtainable", "{count} more obtainable", count)
    return words.format(count=count)


class _Rows(QWidget):
    """A column that is filled anew; hidden while it is empty."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.hide()

    def fill(self, widgets: Sequence[QWidget]) -> None:
        """Show these."""
        empty(self._column)
        for widget in widgets:
            self._column.addWidget(widget)
            widget.show()
        self.setVisible(bool(widgets))
