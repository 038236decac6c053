"""Today: the capture field, the day's actions below it, the question and the week beside it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Action, Notice
from journal.domain.behaviour import Behaviour
from journal.domain.captured import Captured
from journal.domain.dates import day_heading, long_date, short_date, weekday_name
from journal.domain.day_actions import followed
from journal.domain.days import EARLIEST, LATEST
from journal.errors import JournalError
from journal.language import _, ngettext
from ui.models.action_list import ActionList
from ui.pages.columns import TwoColumns
from ui.pages.context import ActionDesk, PageContext
from ui.pages.opening import OpeningPage
from ui.pages.remark_desk import RemarkDesk, RemarkLine
from ui.pages.rest_line import RestLine, asks_for
from ui.pages.sweep_on_today import TodaySweep
from ui.pages.today_aside import TodayAside
from ui.pages.today_reflect import ReflectDesk
from ui.widgets.buttons import Button
from ui.widgets.capture import CaptureField
from ui.widgets.capture_frame import CaptureFrame
from ui.widgets.capturing import Capturing, Typed
from ui.widgets.card import Card
from ui.widgets.day_chooser import DayChooser
from ui.widgets.margin_rows import ExampleRows
from ui.widgets.scroll import ScrollColumn
from ui.widgets.tally import Tally
from ui.widgets.text import UNTAGGED, Text
from ui.widgets.which_is_it import WhichIsIt

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.opening import Opened


# Of a day with more actions (a long text swept, a calendar imported) the first so many are shown at first.
MOST_SHOWN = 400

# So many changes at once are followed one by one; after more the day is read anew.
MOST_FOLLOWED = 100

# What stands around the list is read anew once nothing has happened for so long.
_AROUND_MS = 300

# On either side of what lies over the lower half of a small window, as beside the column itself.
_OVER_SIDE = 20


class TodayPage(TwoColumns):
    """One day: log into it, see it, change it.

    It takes over the opening page's field. What is sent off before the journal is open waits and is
    saved as soon as there is one; should it not open, the text is put back. `unsaved` tells whether
    the field holds what the journal could not take.
    """

    undo_wanted = Signal()
    sample_wanted = Signal()
    saved = Signal(str)
    unsaved = Signal(bool)

    _is_built = False
    _is_wide = True

    def __init__(self, context: PageContext, today: dt.date, opening: OpeningPage) -> None:
        super().__init__(context.look, _("Today"))
        self._context = context
        self._opened: Opened | None = None
        self._all_shown_of: dt.date | None = None
        self._known: tuple[dt.date, tuple[Action, ...]] | None = None
        self._asks = _("What did you do today?")
        self._today = today
        self._day = today
        frame, sent_off = opening.hand_over()
        self.desk = ActionDesk(context, self.undo_wanted.emit)
        self._build(frame)
        self._around = QTimer(self)
        self._around.setSingleShot(True)
        self._around.setInterval(_AROUND_MS)
        self._around.timeout.connect(self.reload)
        self.saving = Capturing(self.capture, self.desk.done, self)
        self._connect()
        self.capture.set_ways(today, context.day_order)
        read = self.capture.text_field.read
        self.saving.waiting = [
            Typed((Captured(read(sent.text, sent.plain), sent.behaviour, (), sent.plain),), None)
            for sent in sent_off
        ]
        self._show_day()

    # Building ------------------------------------------------------------------------------

    def _build(self, frame: CaptureFrame) -> None:
        look, catalogue = self._context.look, self._context.catalogue
        self.chooser = DayChooser(look, self._context.commands)
        self.header.controls.addWidget(self.chooser)
        self.capture = CaptureField(look, catalogue, parts=frame)
        self.sweeping = TodaySweep(self._context, self.capture, self.column)
        self.header.controls.addWidget(self.sweeping.tag_button)
        self.header.controls.addWidget(self.sweeping.sweep_button)
        self.count = Text(look, "body", weight=600)
        self.tally = Tally(look)
        self.list = ActionList(look, catalogue, self, embedded=True)
        self.examples = ExampleRows(look)
        self.examples_only = Text(
            look,
            "ui",
            "muted",
            text=_("Examples only. They are not in your journal and disappear with your first action."),
        )
        self.more = Button(look, "", "link")
        self.nothing = Text(look, "body", "muted")
        self.sample_words = Text(look, "ui", "muted", text=_("Curious what a year and a half looks like?"))
        self.sample = Button(look, _("Open the sample journal"), "link")
        self.rest = RestLine(look)
        self.cards = TodayAside(look, catalogue, self._context.commands.key)
        self.remark = RemarkDesk(self._context, self)
        self.reflecting = ReflectDesk(self._context, self, self.cards, self.desk)
        self.remark_below = RemarkLine(look, above=24)
        self.which = WhichIsIt(look, catalogue)
        self.which_card = Card(look)
        self.which_card.body.addWidget(self.which)
        self.which_card.hide()
        self._lay_out()
        for widget in (self.examples, self.examples_only, self._foot, self.tally, self.nothing):
            widget.hide()  # until it is known what the day holds
        self._is_built = True

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.count, 1)
        heading.addWidget(self.tally)
        self._scroll = ScrollColumn(self._context.look)
        self._scroll.setMinimumHeight(1)  # the list gives way to what one works on
        for widget in (self.list, self.more, self.nothing, self.examples, self.remark_below):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.sample_words, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        self._foot = QWidget(self)
        self._foot.setLayout(foot)
        self.main.addWidget(self.capture)
        self.main.addWidget(self.sweeping.waiting)
        self.main.addWidget(self.sweeping.sweep)
        self.main.addWidget(self.rest)
        self.main.addSpacing(24)
        self.main.addLayout(heading)
        self.main.addWidget(self.examples_only)
        self.main.addSpacing(12)
        self.main.addWidget(self._scroll, 1)
        self.main.addWidget(self._foot)
        self._beside = cards = ScrollColumn(self._context.look)
        cards.body.addWidget(self.cards)
        cards.body.addWidget(self.which_card)
        cards.body.addStretch(1)
        self.aside.addWidget(cards)
        self._over = ScrollColumn(self._context.look, parent=self)
        self._over.setAutoFillBackground(True)
        self._over.hide()

    def _connect(self) -> None:
        self.saving.saved.connect(self._show_saved)
        self.saving.saved.connect(self.saved)
        self.capture.text_changed.connect(self._put_off)
        self.saving.recorded.connect(
            lambda sent, day: self._context.names.add((one.line for one in sent), day or self._today)
        )
        self._context.names.changed.connect(lambda: self.capture.set_names(self._context.names.all))
        self.saving.unsaved.connect(self.unsaved)
        self.chooser.day_chosen.connect(self.go_to)
        self.sweeping.changed.connect(self.reload)
        self.sweeping.left.connect(self.focus_capture)
        self.sweeping.sweep.unsaved.connect(self.unsaved)
        self.sweeping.sweep.which_wanted.connect(self.toggle_which)
        self.sweeping.sweep.day_wanted.connect(self.chooser.open)
        self.desk.serve(self.list)
        self.list.editing_lost.connect(self.rescue)
        self.which.closed.connect(self.toggle_which)
        self.sample.clicked.connect(self.sample_wanted)
        self.more.clicked.connect(self._show_all)
        self.rest.ended.connect(lambda: self.desk.set_rest(None))
        self.cards.day_clicked.connect(self.go_to)
        self.reflecting.focus_wanted.connect(self.focus_capture)
        self.reflecting.cards_wanted.connect(self.toggle_which)
        self.remark.changed.connect(self._show_remark)
        self.remark.changed.connect(self.sweeping.sweep.set_remark)
        self.remark.fortnight_due.connect(self.cards.fortnight.setVisible)

    # What the window does ------------------------------------------------------------------

    def set_journal(self, opened: Opened) -> None:
        """Show this journal, and save what was sent off before it was open."""
        self._opened = opened
        self.desk.opened = opened
        self.saving.opened = opened
        self.sweeping.set_journal(opened)
        self.set_today(opened.journal.today())
        self.reflecting.ask(opened, self._today, self._day)
        self._read_names()
        self.saving.save_waiting()
        self.reload()

    def _read_names(self) -> None:
        if self._opened is not None:
            self._context.names.read(self._context.lane, self._opened.used_names)

    @property
    def is_waiting(self) -> bool:
        """Whether something was sent off that is not in a journal yet."""
        return bool(self.saving.waiting)

    def give_back(self) -> None:
        """The journal did not open: put what was sent off back into the field."""
        self.saving.give_back()

    def rescue(self, _key: str, text: str) -> None:
        """An action went while it was edited: what was typed moves up into the capture field."""
        self.sweeping.close()
        self.capture.set_text("\n".join(filter(None, (self.capture.text(), text))))
        self.capture.reject(_("The action you were editing is gone. Your text is here."))

    def set_today(self, today: dt.date) -> None:
        """A new day has begun, or the journal's day start says so."""
        if self._day == self._today and not self.sweeping.holds_day:
            self._day = today
        is_new, self._today = today != self._today, today
        self.capture.set_ways(today, self._context.day_order)
        self._show_day()
        if is_new and self._opened is not None:
            self.reflecting.ask(self._opened, today, self._day)

    def reload(self, *, list_first: bool = False) -> None:
        """Read the day and its week anew; with `list_first` what stands around the list a moment later.

        So a saved action is seen before anything is counted, and nothing is counted between two keys.
        """
        self._known = None
        if self._opened is None or self.sweeping.is_saving:
            return
        try:
            settings = self._opened.journal.settings.get()
            actions = self._opened.reader.day(self._day, settings.day_start)
            empty = not actions and self._opened.reader.is_empty()
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self._show_actions(actions, empty)
        if self.sweeping.is_open:
            self.sweeping.refresh()
        if list_first:
            self._around.start()
        else:
            self._reload_around()

    def _reload_around(self) -> None:
        """Read anew what stands around the list: the week, the remark, what waits."""
        self._around.stop()
        if self._opened is None or self.sweeping.is_saving:
            return
        try:
            settings = self._opened.journal.settings.get()
            self.chooser.week_start = settings.week_start
            self.cards.show_day(self._opened.reader, self._day, self._today, settings.week_start)
            self.cards.show_words(settings, self._today)
            self.rest.show_rest(settings.rest_until, self._today)
            self._asks = asks_for(self._opened, settings, self._today)
            self._load_recent()
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self._show_asked()
        self._show_remark()
        self.remark.ask(self._opened, self._today)
        self.sweeping.refresh()

    def follow(self, notices: Sequence[Notice]) -> None:
        """Show what these tell of, and all around the list a moment later.

        Where they name the few actions that changed only those are read, however long the day is.
        Without notices, or with others, the day is read anew.
        """
        if self.reflecting.follow(notices):
            return
        named = [notice.actions for notice in notices if notice.kinds == {"action"}]
        keys = frozenset().union(*(actions for actions in named if actions is not None))
        if not notices or None in named or len(named) < len(notices) or len(keys) > MOST_FOLLOWED:
            if None in named:
                self._read_names()
            self.reload(list_first=True)
        else:
            by_sweep = all(notice.by is self.sweeping.sweep for notice in notices)
            self._follow(keys, by_sweep=by_sweep)

    def _show_saved(self, key: str) -> None:
        """What was saved here just now is in the list at once; all else is read when one rests."""
        self._follow(frozenset((key,)))

    def _follow(self, keys: frozenset[str], *, by_sweep: bool = False) -> None:
        if self._opened is None or self._known is None or self._known[0] != self._day:
            self.reload(list_first=True)
            return
        if self.sweeping.is_saving:
            self._known = None
            return
        try:
            start = self._opened.journal.settings.get().day_start
            found = self._opened.reader.by_ids(tuple(keys))
            actions = followed(self._known[1], keys, found, self._day, start)
            empty = not actions and self._opened.reader.is_empty()
        except JournalError as error:
            self._context.messages.complain(error)
            return
        self._show_actions(actions, empty)
        if self.sweeping.is_open and not by_sweep:
            self.sweeping.refresh()
        self._around.start()

    @property
    def is_current(self) -> bool:
        """Whether everything on the page is as the journal has it."""
        return not self._around.isActive()

    def _put_off(self) -> None:
        if self._around.isActive():
            self._around.start()  # one is typing

    def focus_capture(self) -> None:
        """Put the cursor into the capture field, or where the open sweep has it."""
        if self.sweeping.is_open:
            self.sweeping.sweep.focus()
        else:
            self.capture.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def log_an_action(self) -> None:
        """Put the cursor into the capture field; an open sweep makes way, with its text kept."""
        self.sweeping.close()
        self.focus_capture()

    def go_to(self, day: dt.date) -> None:
        """Show another day, and log for it."""
        self._day = min(max(day, EARLIEST), LATEST)
        self._show_day()
        self.reload()
        if self._opened is not None:
            self.reflecting.ask(self._opened, self._today, self._day)

    def go_by(self, days: int) -> None:
        """Show the day so many days later; a negative number goes back."""
        self.go_to(self._day + dt.timedelta(days=days))

    def go_to_today(self) -> None:
        """Back to today."""
        self.go_to(self._today)

    @property
    def today(self) -> dt.date:
        """The day that is today by the journal's day start."""
        return self._today

    @property
    def day(self) -> dt.date:
        """The day that is shown and logged for."""
        return self._day

    def toggle_which(self) -> None:
        """Open or close "Which is it?" in the aside, or over the lower half where there is none."""
        shown = self.which_card.isHidden()
        self.which_card.setVisible(shown)
        self.cards.setVisible(not shown)
        self.sweeping.sweep.set_which_open(shown)
        if shown:
            self._load_recent()
        self._place_over()

    # Showing -------------------------------------------------------------------------------

    def _show_day(self) -> None:
        yesterday = self._today - dt.timedelta(days=1)
        titles = {self._today: _("Today"), yesterday: _("Yesterday")}
        other = self._day not in titles
        self.header.set_title(weekday_name(self._day.weekday()) if other else titles[self._day])
        self.header.set_fact(long_date(self._day) if other else day_heading(self._day, self._today))
        self.chooser.set_day(self._day, self._today)
        self.saving.set_days(self._day, self._today)
        self.sweeping.set_days(self._day, self._today)
        label = None
        if self._day != self._today:
            label = f"{weekday_name(self._day.weekday())[:3]} {short_date(self._day)}"
        self.capture.set_day_label(label)
        self._show_asked()

    def _show_asked(self) -> None:
        asked = self._asks if self._day == self._today else _("What did you do that day?")
        self.capture.text_field.set_hint(asked)
        self.capture.text_field.setAccessibleName(asked)

    def _show_actions(self, all_actions: tuple[Action, ...], empty: bool) -> None:
        self._known = (self._day, all_actions)
        # what stands in the open sweep is not told twice
        swept = self.sweeping.keys()
        actions = tuple(action for action in all_actions if action.id not in swept)
        shown = actions if self._day == self._all_shown_of else actions[:MOST_SHOWN]
        self.list.set_actions(shown)
        self.list.setVisible(bool(actions))
        self.more.setVisible(len(shown) < len(actions))
        self.more.set_text(_("Show all {count} actions").format(count=f"{len(actions):,}"))
        self.examples.setVisible(empty)
        self.examples_only.setVisible(empty)
        self._foot.setVisible(empty)
        self.nothing.setVisible(not all_actions and not empty)
        self.nothing.set_text(
            _("Nothing logged today yet. One line is enough.")
            if self._day == self._today
            else _("Nothing is logged for this day. What you write now is kept as recalled.")
            if self._day < self._today
            else _("This day is still to come.")
        )
        words = ngettext("{count} action", "{count} actions", len(actions))
        if empty:
            self.count.set_text(_("One line is enough. Four people who sell might write:"))
        else:
            self.count.set_text(words.format(count=len(actions)) if actions else "")
        self.tally.set_counts(Counter(action.behaviour or UNTAGGED for action in actions))
        self.tally.setVisible(bool(actions))

    def _show_all(self) -> None:
        self._all_shown_of = self._day
        self.reload()

    def _show_remark(self) -> None:
        """Beside the day it is true on, or below its list where the window is narrow."""
        sentence = self.remark.sentence if self._day == self._today else ""
        self.cards.set_remark(sentence if self._is_wide else "")
        self.remark_below.set_sentence("" if self._is_wide else sentence)

    def _load_recent(self) -> None:
        if self._opened is None or self.which_card.isHidden():
            return
        reader = self._opened.reader
        manager, leader = (
            [action.text for action in reader.recent(behaviour, 3)]
            for behaviour in (Behaviour.MANAGER, Behaviour.LEADER)
        )
        self.which.set_recent(manager, leader)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # typed into a text it is text; anywhere else it asks
        if event.text() == "?":
            self.toggle_which()
        else:
            super().keyPressEvent(event)

    @override
    def fit(self, *, wide: bool) -> None:
        super().fit(wide=wide)
        self._is_wide = wide
        if self._is_built:
            self._show_remark()
            self.cards.fit(wide=wide, height=self.height())
            self.which_card.set_compact(not wide)

    @override
    def set_beside(self, *, beside: bool) -> None:
        super().set_beside(beside=beside)
        if self._is_built:
            home = self._beside if beside else self._over
            home.body.insertWidget(int(beside), self.which_card)

    def _place_over(self) -> None:
        shown = not (self._is_beside or self.which_card.isHidden())
        self._over.setVisible(shown)
        if shown:
            room = self.contentsRect().adjusted(_OVER_SIDE, 0, -_OVER_SIDE, 0)
            room.setTop(room.top() + room.height() // 2)
            self._over.setGeometry(room)
            self._over.raise_()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_built:
            self._place_over()
