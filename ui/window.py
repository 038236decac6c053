"""What is in the main window: pages, message bar, and the commands that work everywhere."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.action import Notice
from journal.domain.day_order import DayOrder
from journal.domain.distinctions import Catalogue
from journal.errors import JournalError
from journal.language import _
from ui.bridge import Bridge
from ui.commands import Commands, command_table
from ui.dialogs.about import AboutDialog
from ui.dialogs.keys import KeysDialog
from ui.dialogs.roles import RolesDialog
from ui.known_catalogue import LiveCatalogue
from ui.messages import Message, Messages
from ui.models.action_list import ActionList
from ui.pages.calendar_desk import CalendarDesk
from ui.pages.context import PageContext
from ui.pages.late import KEYS, LatePages
from ui.pages.self_desk import SelfDesk
from ui.pages.today import TodayPage
from ui.pages.trouble import TroublePage
from ui.pages.walking import StepWalker
from ui.shell import Shell
from ui.tasks import Lane
from ui.theme.look import Look
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:  # these import SQLAlchemy, numpy and pyqtgraph, which come after the first paint
    from journal.opening import Opened
    from ui.pages.drift import DriftPage


BAR_MOST = 624


class MainWindow(QObject):
    """Furnishes the shell once it is on the screen, and leads what happens in it.

    The owner connects the signals: they ask for what concerns more than this window.
    """

    new_wanted = Signal()
    open_wanted = Signal(str)
    choose_wanted = Signal()
    sample_wanted = Signal()
    settings_wanted = Signal()
    fortnight_wanted = Signal()
    text_size_wanted = Signal(int)

    def __init__(
        self, shell: Shell, look: Look, catalogue: Catalogue, today: dt.date, day_order: DayOrder = "dmy"
    ) -> None:
        super().__init__(shell)
        self.shell = shell
        self.look = look
        self.opened: Opened | None = None
        self.recent: tuple[str, ...] = ()
        self.lane = Lane(self)
        self.messages = Messages(self)
        self.bridge = Bridge(self)
        self.commands = Commands(shell, command_table())
        live = LiveCatalogue(catalogue)
        self.context = PageContext(look, live, self.commands, self.messages, self.lane, day_order)
        # taking the field over moves the focus on; it comes back unless the person has moved it
        in_capture = shell.focusWidget() in (None, shell.opening.capture.text_field)
        self.today = TodayPage(self.context, today, shell.opening)
        self.drift: DriftPage | None = None
        self._wanted_of_drift: Callable[[DriftPage], None] | None = None
        self.trouble = TroublePage(look)
        self.sidebar, self.pages = shell.sidebar, shell.pages
        self._drift_place = QWidget()
        self.late = LatePages(self.pages, self.show_page, self._place_bar)
        self.bar = MessageBar(look, shell.main)
        self._message: Message | None = None
        self._fallback_name = ""
        self.journal_name = ""
        self._saved_detail = ""
        self._is_sample = False
        # what changed is shown in the next moment, once for all changes of this one
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(0)
        self._changes: list[Notice] = []
        self._walker = StepWalker(self.context)
        self.calendars = CalendarDesk(self.context, shell, self.undo)
        self.selves = SelfDesk(self.context, shell, self.undo, self.today)
        self._furnish(focus_capture=in_capture)
        self._connect()
        self._bind()

    def _furnish(self, *, focus_capture: bool) -> None:
        for page in (self.today, self._drift_place, self.trouble):
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(self.today)
        self.pages.removeWidget(self.shell.opening)
        self.shell.opening.deleteLater()
        for key in ("today", "drift", *KEYS):
            self.sidebar.set_shortcut(key, self.commands.key(f"page.{key}"))
        self.sidebar.set_shortcut("settings", self.commands.key("settings"))
        if focus_capture:
            self.today.focus_capture()

    def _connect(self) -> None:
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.foot_chosen.connect(lambda _key: self.settings_wanted.emit())
        self.sidebar.journal_menu_requested.connect(self._open_journal_menu)
        self.sidebar.status_clicked.connect(self._tell_place)
        self.shell.activated.connect(self.refresh)
        self.messages.posted.connect(self._show_message)
        self.bar.action_triggered.connect(self._act_on_message)
        self.bar.closed.connect(self._give_room_back)
        self.bridge.changed.connect(self._journal_changed)
        self._showing.timeout.connect(self._show_changes)
        self.today.unsaved.connect(self._tell_unsaved)
        self.selves.day_wanted.connect(self.show_day)
        self.today.undo_wanted.connect(self.undo)
        self.today.cards.fortnight_wanted.connect(self.fortnight_wanted)
        self.today.sample_wanted.connect(self.sample_wanted)
        self.trouble.open_wanted.connect(self.choose_wanted)
        self.trouble.new_wanted.connect(self.new_wanted)
        self.trouble.sample_wanted.connect(self.sample_wanted)

    def _bind(self) -> None:
        bind = self.commands.bind
        for key in ("today", "drift", *KEYS):
            bind(f"page.{key}", partial(self.show_page, key))
        bind("capture.focus", lambda: self._on_today(self.today.log_an_action))
        bind("sweep", self._call_sweep)
        bind("to_tag", lambda: self._on_today(self.today.sweeping.call_queue))
        bind("answer", lambda: self._on_today(self.today.reflecting.answer_by_key))
        bind("intention", lambda: self._on_today(self.today.reflecting.edit))
        bind("edit.undo", self.undo)
        bind("edit.redo", self.redo)
        bind("day.earlier", self._go_earlier)
        bind("day.later", lambda: self._on_today(lambda: self.today.go_by(1)))
        bind("day.choose", lambda: self._on_today(self.today.chooser.open))
        bind("day.today", lambda: self._on_today(self.today.go_to_today))
        bind("which", lambda: self._on_today(self.today.toggle_which))
        bind("computed", lambda: self._on_drift(lambda page: page.tell_computed(by_key=True)))
        bind("trust", lambda: self._on_drift(lambda page: page.tell_trust(by_key=True)))
        bind("compare", lambda: self._on_drift(lambda page: page.compare(by_key=True)))
        bind("targets", lambda: self._on_drift(lambda page: page.edit_targets()))
        bind("milestone", lambda: self._on_drift(lambda page: page.tell_milestones(by_key=True)))
        bind("roles", self._edit_roles)
        bind("export", lambda: self._here_or_drift("export", lambda page: page.export()))
        bind("copy.chart", lambda: self._here_or_drift("copy.chart", lambda page: page.copy_picture()))
        bind("catalogue", partial(self._on_late, "distinctions", "catalogue"))
        bind("journal.new", self.new_wanted.emit)
        bind("journal.open", self.choose_wanted.emit)
        bind("journal.sample", self.sample_wanted.emit)
        bind("text.larger", lambda: self.text_size_wanted.emit(1))
        bind("text.smaller", lambda: self.text_size_wanted.emit(-1))
        bind("text.normal", lambda: self.text_size_wanted.emit(0))
        bind("settings", self.settings_wanted.emit)
        bind("fortnight", self.fortnight_wanted.emit)
        bind("import.calendar", self.calendars.open)
        bind("vision", self.selves.open_vision)
        bind("views", self.selves.open_views)
        bind("result", self.selves.open_result)
        bind("keys", lambda: KeysDialog(self.look, self.commands.table, self.shell).open())
        bind("about", lambda: AboutDialog(self.look, self.shell).open())
        bind("quit", self.shell.leave)

    def set_drift(self, page: DriftPage) -> None:
        """Put the Drift page in its place; it comes after the first paint."""
        self.drift = page
        page.foot_moved.connect(self._place_bar)
        shown = self.pages.currentWidget() is self._drift_place
        self.pages.insertWidget(self.pages.indexOf(self._drift_place), page)
        self.pages.removeWidget(self._drift_place)
        self._drift_place.deleteLater()
        if shown:
            self.show_page("drift")
        wanted, self._wanted_of_drift = self._wanted_of_drift, None
        if wanted is not None:
            wanted(page)

    # The journal ---------------------------------------------------------------------------

    def set_journal(self, opened: Opened, fallback_name: str, *, sample: bool = False) -> None:
        """Show this journal and no other; `fallback_name` is for one that nobody has named."""
        self.bar.dismiss()  # what it offers to undo is another journal's
        was_in_trouble = self.page == "trouble"
        self.opened, self._fallback_name, self._is_sample = opened, fallback_name, sample
        self.bridge.follow(opened.journal.subscribe)
        self._walker.journal = opened.journal
        self._show_name()
        self.context.catalogue.put(opened.journal.catalogue)
        self._saved_detail = _("gone when you quit") if sample else opened.journal.path.name
        self._tell_unsaved(unsaved=False)
        if was_in_trouble:
            self.show_page("today")
        self.today.set_journal(opened)
        self.calendars.opened = self.selves.opened = opened
        if self.drift is not None:
            self.drift.set_journal(opened)
        self.late.set_journal(opened)

    def show_trouble(self, error: JournalError) -> None:
        """The journal can't be used: say why, and what can be done; what is typed stays."""
        self.today.give_back()
        if self.opened is not None:
            self.messages.complain(error)
            return
        self.trouble.show_error(error)
        self.sidebar.set_status(_("No journal open"), problem=True)
        self.pages.setCurrentWidget(self.trouble)

    def refresh(self) -> None:
        """Look at clock and journal again: a new day may have begun, another program have written."""
        if self.opened is not None:
            self.opened.journal.settings.forget()
            self._changes.clear()
            self._show_changes()

    def look_at_clock(self) -> None:
        """Move on to a new day, if one has begun."""
        try:
            is_new = self.opened is not None and self.opened.journal.today() != self.today.today
        except JournalError:
            return  # the next thing the person does says so, and once is enough
        if is_new:
            self.refresh()

    def undo(self) -> None:
        """Take the last step back, and say which."""
        self._walker.undo()

    def redo(self) -> None:
        """Do the step that was undone last again."""
        self._walker.redo()

    def _journal_changed(self, notice: Notice) -> None:
        if self.opened is not None and not self._is_sample:
            now = self.opened.journal.now()
            self._saved_detail = _("last at {time}").format(time=f"{now:%H:%M}")
        self._tell_unsaved(unsaved=False)
        if "setting" in notice.kinds:
            self._follow_catalogue()
        if notice.by is not self.today.saving:
            self._changes.append(notice)
            self._showing.start()
        else:  # Today shows by itself what is saved there
            if self.drift is not None:
                self.drift.reload()
            self.late.follow([notice])

    def _follow_catalogue(self) -> None:
        """At once, before any page reads: what was reworded is called so in every field."""
        if self.opened is not None:
            with contextlib.suppress(JournalError):  # the next thing the person does says so
                self.context.catalogue.put(self.opened.journal.catalogue)

    def _tell_unsaved(self, unsaved: bool) -> None:
        if unsaved:
            self.sidebar.set_status(_("Not saved yet"), _("your text is still there"), problem=True)
        elif self.opened is not None:
            words = _("Only to look at") if self._is_sample else _("Everything saved")
            self.sidebar.set_status(words, self._saved_detail)

    def _show_changes(self) -> None:
        """What the notices tell of is shown; without any, all is read anew."""
        changes, self._changes = self._changes, []
        if self.opened is None:
            return
        try:
            today = self.opened.journal.today()
            self._show_name()
        except JournalError as error:
            self.messages.complain(error)
            return
        self._follow_catalogue()
        self.today.set_today(today)
        self.today.follow(changes)
        if self.drift is not None:
            self.drift.reload()
        self.late.follow(changes)

    def _show_name(self) -> None:
        if self.opened is None:
            return
        name = self.opened.journal.settings.get().name or self._fallback_name
        self.journal_name = name
        self.sidebar.set_journal(name, encrypted=False)
        self.shell.setWindowTitle(f"{name} – Leaderward")

    @property
    def is_sample(self) -> bool:
        """Whether what is open is the throw-away sample."""
        return self._is_sample

    @property
    def is_current(self) -> bool:
        """Whether the pages show what the journal holds."""
        is_shown = not self._showing.isActive() and self.today.is_current and self.late.are_current
        return is_shown and self.lane.is_idle

    # Pages ---------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Show a page."""
        if self.opened is None and self.page == "trouble":
            return
        drift: QWidget = self.drift if self.drift is not None else self._drift_place
        page = drift if key == "drift" else self.late.widget(key) or self.today
        focused: QWidget | None = self.shell.focusWidget()
        if focused is not None and self.pages.currentWidget() is not page:
            # else Qt would tab on when it hides the page, and show the ring for a key nobody pressed
            focused.clearFocus()
        self.pages.setCurrentWidget(page)
        self.sidebar.select(key)
        if page is self.today:
            self.today.focus_capture()
        elif page is self.drift:
            self.drift.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key in self.late.pages:
            self.late.pages[key].take_focus()
        self._place_bar()

    def show_day(self, day: dt.date) -> None:
        """Show a day on Today."""
        self.show_page("today")
        self.today.go_to(day)

    @property
    def page(self) -> str:
        """The key of the page that is shown: "today", "drift", "people" and so on, or "trouble"."""
        shown = self.pages.currentWidget()
        if shown is self.today:
            return "today"
        return "trouble" if shown is self.trouble else self.late.key_of(shown) or "drift"

    def lists(self) -> tuple[ActionList, ...]:
        """Every list of actions, on whatever page."""
        drift = () if self.drift is None else (self.drift.evidence.list,)
        return (self.today.list, *drift, *self.late.lists())

    def intend(self, lesson: str) -> None:
        """Make what was learned an intention."""
        self._on_today(lambda: self.today.reflecting.edit(lesson))

    def open_sweep(self) -> None:
        """Show the sweep on Today, whatever is shown now; one that stands open stays as it is."""
        self._on_today(self.today.sweeping.come)

    def _edit_roles(self) -> None:
        if self.opened is not None:
            tools = self.context
            RolesDialog(tools.look, self.opened, tools.catalogue, tools.drafts, self.shell).open()

    def _call_sweep(self) -> None:
        if self.page == "today":
            self.today.sweeping.call()
        else:
            self.open_sweep()

    def _go_earlier(self) -> None:
        shown = self.late.pages.get(self.page)
        if shown is None or not shown.step_back():
            self._on_today(lambda: self.today.go_by(-1))

    def _on_today(self, call: Callable[[], None]) -> None:
        if self.page != "today":
            self.show_page("today")
        if self.page == "today":
            call()

    def _here_or_drift(self, command: str, call: Callable[[DriftPage], None]) -> None:
        """Have the page that is shown do a command, or Drift where it is none of its own."""
        page = self.late.pages.get(self.page)
        if page is None or not page.call(command):
            self._on_drift(call)

    def _on_late(self, key: str, command: str) -> None:
        """Show a page and have it do a command, as soon as it is there."""
        self.show_page(key)
        if self.page == key:
            self.late.when_there(key, lambda page: page.do(command))

    def _on_drift(self, call: Callable[[DriftPage], None]) -> None:
        if self.page != "drift":
            self.show_page("drift")
        if self.page != "drift":
            return
        if self.drift is None:
            self._wanted_of_drift = call
        else:
            call(self.drift)

    # Messages, menus -----------------------------------------------------------------------

    def _show_message(self, message: Message) -> None:
        self._message = message
        kind = "problem" if message.is_problem else "done"
        self.bar.show_message(
            message.text, message.shape, message.action or None, message.key, kind, hint=message.hint
        )
        self._place_bar()

    def _place_bar(self) -> None:
        """Below the column that one works in; on Drift beside the words at its foot."""
        if self.bar.isHidden():
            return
        if self.page == "today":
            column = self.today.column
            place = QRect(column.mapTo(self.shell.main, QPoint(0, 0)), column.size())
            self.bar.set_span(self._start_of(place), place.width())
        elif self.page == "drift" and self.drift is not None:
            foot = self.drift.foot_place
            beside = self.drift.room_beside()
            most = min(BAR_MOST, foot.width())
            width = min(self.bar.natural_width, most, beside) if beside else most
            place = QRect(self.drift.mapTo(self.shell.main, foot.topLeft()), foot.size())
            self.bar.set_span(self._start_of(place), width)
            size = self.bar.bar_size
            self.drift.make_room(size.width(), size.height())
        elif (above := self._message_place()) is not None:
            below = self.shell.main.height() - above.bottom() - 1
            self.bar.set_span(self._start_of(above), above.width(), below)
        else:
            self.bar.set_span(48, BAR_MOST)

    def _message_place(self) -> QRect | None:
        page = self.late.pages.get(self.page)
        place = page.message_place() if page is not None else None
        if page is None or place is None:
            return None
        return QRect(page.mapTo(self.shell.main, place.topLeft()), place.size())

    def _start_of(self, place: QRect) -> int:
        """How far it begins from the leading edge of what the window shows."""
        main = self.shell.main
        return main.width() - place.right() - 1 if main.isRightToLeft() else place.x()

    def _give_room_back(self) -> None:
        if self.drift is not None:
            self.drift.make_room(0, 0)

    def _act_on_message(self) -> None:
        if self._message is not None and self._message.call is not None:
            self._message.call()

    def _tell_place(self) -> None:
        if self.opened is not None:
            self.messages.post(
                Message(_("Everything is saved in {path}").format(path=self.opened.journal.path))
            )

    def journal_menu(self) -> QMenu:
        """New, Open, Recent and the rest, from the journal's name."""
        menu = QMenu(self.shell)
        for name in ("journal.new", "journal.open"):
            menu.addAction(self.commands.action(name))
        recent = [
            path for path in self.recent if self.opened is None or path != str(self.opened.journal.path)
        ]
        if recent:
            recents = menu.addMenu(_("Recent journals"))
            for path in recent:
                shown = Path(path)
                entry = recents.addAction(f"{shown.stem} ({shown.parent})".replace("&", "&&"))
                entry.triggered.connect(lambda _on=False, path=path: self.open_wanted.emit(path))
        menu.addAction(self.commands.action("journal.sample"))
        menu.addSeparator()
        for name in ("vision", "views", "result"):
            menu.addAction(self.commands.action(name))
        menu.addSeparator()
        for name in (
            "quick",
            "rest",
            "import.calendar",
            "fortnight",
            "export",
            "settings",
            "keys",
            "about",
            "quit",
        ):
            menu.addAction(self.commands.action(name))
        return menu

    def _open_journal_menu(self) -> None:
        menu = self.journal_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.sidebar.journal_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))
