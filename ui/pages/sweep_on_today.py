"""The sweep on Today: it takes the capture field's place; its buttons stand in the header."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from journal.errors import JournalError
from journal.language import _, ngettext
from ui.messages import Message
from ui.pages.context import PageContext
from ui.pages.sweep import Stage, Sweep
from ui.widgets.buttons import Button

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened

_SLOT = "sweep"
# Of a longer queue the oldest so many are taken; the rest comes after them.
MOST_QUEUED = 5_000
# What the list below the sweep keeps of the column, and what stands between them.
_LIST, _BETWEEN = 44, 64
# In a window narrower than this the queue's button shows its number alone.
_ROOMY = 900


class TodaySweep(QObject):
    """Opens and closes the sweep in a column, in place of `capture`.

    `sweep_button` and `tag_button` are for the header, `place` and `waiting` for the column, below the
    capture field. `changed` when other rows are to be left out of the day's list; `left` when
    the keys are to go back to the capture field.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, context: PageContext, capture: QWidget, column: QWidget) -> None:
        super().__init__(column)
        self._context = context
        self._capture = capture
        self._column = column
        look = context.look
        self.sweep = Sweep(context, parent=column)
        self.sweep.hide()
        self.sweep_button = Button(look, _("Sweep"), icon="sweep")
        self.tag_button = Button(look, "", icon="tag")
        for button, name in ((self.sweep_button, "sweep"), (self.tag_button, "to_tag")):
            button.setCheckable(True)
            key = context.commands.key(name)
            button.setToolTip(f"{context.commands.text(name)}  {key}")
        self.tag_button.hide()
        self.waiting = QWidget(column)
        self._waiting_link = Button(look, "", "link", parent=self.waiting)
        row = QVBoxLayout(self.waiting)
        row.setContentsMargins(0, 6, 0, 0)
        row.addWidget(self._waiting_link)
        self.waiting.hide()
        self._day = self._today = dt.date(2000, 1, 1)
        self._count = 0
        self._is_short = False
        self._keys: frozenset[str] = frozenset()
        self._has_journal = False
        context.drafts.follow(_SLOT, self.sweep.kept)
        self.sweep_button.clicked.connect(self.toggle)
        self.tag_button.clicked.connect(self.toggle_queue)
        self._waiting_link.clicked.connect(self.open)
        self.sweep.closed.connect(self._closed)
        self.sweep.counted.connect(lambda _logged, _tagged: self._tell_keys())
        self.sweep.text_changed.connect(lambda: context.drafts.touch(_SLOT))
        self.sweep.text_settled.connect(self._keep_text)
        self.sweep.text.counted.connect(self._show)
        column.installEventFilter(self)

    # What the page does --------------------------------------------------------------------

    def set_journal(self, opened: Opened) -> None:
        """Sweep into this journal from now on; what stood open of another is closed.

        What was typed for this one at another time is there again. What is typed before there is any
        journal goes into the first.
        """
        drafts = self._context.drafts
        if self._has_journal and self.is_open:
            self.sweep.leave()
        self.sweep.opened = opened
        self.sweep.put_kept(drafts.load(_SLOT), before=not self._has_journal)
        self._has_journal = True
        drafts.touch(_SLOT)

    def set_days(self, day: dt.date, today: dt.date) -> None:
        """The page's day is the sweep's day."""
        self._day, self._today = day, today
        self.sweep.set_days(day, today)

    def refresh(self) -> None:
        """The journal has changed: follow it, and count what waits to be tagged."""
        opened = self.sweep.opened
        if opened is None:
            return
        if self.is_open:
            self.sweep.refresh()
        # counting looks at every action
        reader, take = opened.reader, partial(self._take_count, opened)
        self._context.lane.run("untagged", reader.untagged_count, take, self._context.messages.complain)

    def _take_count(self, opened: Opened, count: int) -> None:
        if opened is self.sweep.opened:
            self._count = count
            self._show()

    @property
    def is_open(self) -> bool:
        """Whether the sweep, or the queue, stands in the capture field's place."""
        return not self.sweep.isHidden()

    @property
    def holds_day(self) -> bool:
        """Whether lines are being typed for the day: a midnight must not move them to another."""
        return self.is_open and self.sweep.stage is Stage.TEXT and bool(self.sweep.draft().strip())

    @property
    def is_saving(self) -> bool:
        """Whether a long sweep is on its way into the journal: what it holds is not known yet."""
        return self.is_open and self.sweep.stage is Stage.SAVING

    def keys(self) -> frozenset[str]:
        """The ids of the actions that stand in the open sweep."""
        return self.sweep.keys() if self.is_open else frozenset()

    def call(self) -> None:
        """By key: open the sweep, or give it the keys, or close it where it has them."""
        if self.is_open and not self.sweep.is_queue and not self._is_worked_on():
            self.sweep.focus()
        else:
            self.toggle()

    def call_queue(self) -> None:
        """By key: open the queue, or give it the keys, or stop where it has them."""
        if self.is_open and self.sweep.is_queue and not self._is_worked_on():
            self.sweep.focus()
        else:
            self.toggle_queue()

    def come(self) -> None:
        """Open the sweep, or give it the keys where it stands open."""
        if self.is_open and not self.sweep.is_queue:
            self.sweep.focus()
        else:
            self.open()

    def _is_worked_on(self) -> bool:
        focused: QWidget | None = self.sweep.window().focusWidget()
        return focused is not None and self.sweep.isAncestorOf(focused)

    def toggle(self) -> None:
        """Open the sweep of the page's day, or close it; text that is typed stays."""
        if self.is_open and not self.sweep.is_queue:
            self.sweep.leave()
        else:
            self.open()

    def open(self) -> None:
        """Open the sweep of the page's day with what is typed in it."""
        self._capture.hide()
        self.sweep.show()
        self.sweep.raise_()
        self.sweep.begin(self._day, self._today)
        self._show()
        self._tell_keys()

    def toggle_queue(self) -> None:
        """Work through what waits to be tagged, the oldest first, or stop."""
        opened = self.sweep.opened
        if self.is_open and self.sweep.is_queue:
            self.sweep.leave()
            return
        if opened is None:
            return
        try:
            start = opened.journal.settings.get().day_start
            actions = opened.reader.untagged(MOST_QUEUED, day_start=start)
        except JournalError as error:
            self._context.messages.complain(error)
            self._show()
            return
        if not actions:
            self._tell(_("Nothing waits to be tagged."))
            self._show()
            return
        self._capture.hide()
        self.sweep.show()
        self.sweep.raise_()
        self.sweep.begin_queue(actions, self._today)
        self._show()
        self._tell_keys()

    def close(self) -> None:
        """Put the capture field back."""
        if self.is_open:
            self.sweep.leave()

    def _set_short(self, short: bool) -> None:
        """Whether the header has little room: then the queue's button shows its number alone."""
        if short != self._is_short:
            self._is_short = short
            self._show()

    # Inside --------------------------------------------------------------------------------

    def _closed(self) -> None:
        self.sweep.hide()
        self._capture.show()
        self._show()
        self._tell_keys()
        self.left.emit()

    def _tell_keys(self) -> None:
        keys = self.keys()
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()

    def _keep_text(self) -> None:
        """At once: what is in the journal must not come back as text, what left it must not be lost."""
        self._context.drafts.touch(_SLOT)
        self._context.drafts.flush()

    def _tell(self, sentence: str) -> None:
        self._context.messages.post(Message(sentence))

    def _show(self) -> None:
        is_queue = self.is_open and self.sweep.is_queue
        self.sweep_button.setChecked(self.is_open and not is_queue)
        self.tag_button.setChecked(is_queue)
        # those of an open sweep do not wait: they are being asked about
        waits = self._count if is_queue or not self.is_open else self._count - self.sweep.open_count
        count = f"{waits:,}"
        self.tag_button.set_text(count if self._is_short else _("To tag {count}").format(count=count))
        words = ngettext("{count} action to tag", "{count} actions to tag", waits)
        self.tag_button.setAccessibleName(words.format(count=count))
        self.tag_button.setVisible(waits > 0 or is_queue)
        lines = self.sweep.text.count
        words = ngettext("A sweep of {count} line is waiting", "A sweep of {count} lines is waiting", lines)
        self._waiting_link.set_text(words.format(count=f"{lines:,}"))
        self.waiting.setVisible(bool(lines) and not self.is_open)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._column and event.type() == QEvent.Type.Resize:
            grown = self._context.look.grown
            self.sweep.set_room(self._column.height() - grown(_LIST) - grown(_BETWEEN))
            self._set_short(self._column.window().width() < grown(_ROOMY))
        return False
