"""The main window: sidebar, pages, message bar, and the commands that work everywhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from journal.domain.action import Notice
from journal.domain.distinctions import Catalogue
from journal.errors import JournalError
from journal.language import _
from ui.bridge import Bridge
from ui.commands import Commands, command_table
from ui.dialogs.about import AboutDialog
from ui.dialogs.keys import KeysDialog
from ui.messages import Message, Messages
from ui.pages.context import PageContext
from ui.pages.today import TodayPage
from ui.pages.trouble import TroublePage
from ui.tasks import Lane
from ui.theme.look import Look
from ui.widgets.message_bar import MessageBar
from ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:  # these import SQLAlchemy, numpy and pyqtgraph, which come after the first paint
    from journal.opening import Opened
    from ui.pages.drift import DriftPage

LEAST_WIDTH, LEAST_HEIGHT = 1000, 700
WIDE = 1120


class MainWindow(QMainWindow):
    """Everything on the screen. Lives before a journal is open, and keeps what is typed until then.

    The owner connects the signals: they ask for what concerns more than this window.
    """

    new_wanted = Signal()
    open_wanted = Signal(str)
    choose_wanted = Signal()
    sample_wanted = Signal()
    settings_wanted = Signal()
    text_size_wanted = Signal(int)
    closing = Signal()

    def __init__(self, look: Look, catalogue: Catalogue, today: dt.date) -> None:
        super().__init__()
        self.look = look
        self.opened: Opened | None = None
        self.recent: tuple[str, ...] = ()
        self.lane = Lane(self)
        self.messages = Messages(self)
        self.bridge = Bridge(self)
        self.commands = Commands(self, command_table())
        self.context = PageContext(look, catalogue, self.commands, self.messages, self.lane)
        self.today = TodayPage(self.context, today)
        self.drift: DriftPage | None = None
        self.trouble = TroublePage(look)
        self._message: Message | None = None
        self._build()
        self._connect()
        self._bind()
        self.resize(1280, 832)
        self.setMinimumSize(480, 420)

    # Building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle("Leaderward")
        self.sidebar = Sidebar(self.look)
        key = self.commands.key
        self.sidebar.add_page("today", _("Today"), "today", key("page.today"))
        self.sidebar.add_page("drift", _("Drift"), "drift", key("page.drift"))
        self.sidebar.add_foot_item("settings", _("Settings"), "settings", key("settings"))
        self.sidebar.set_journal(_("My journal"), encrypted=False)
        self.sidebar.set_status(_("Opening…"))
        self.sidebar.select("today")
        self.pages = QStackedWidget()
        self._drift_place = QWidget()
        for page in (self.today, self._drift_place, self.trouble):
            self.pages.addWidget(page)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.bar = MessageBar(self.look, main)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(main, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.foot_chosen.connect(lambda _key: self.settings_wanted.emit())
        self.sidebar.journal_menu_requested.connect(self._open_journal_menu)
        self.sidebar.status_clicked.connect(self._tell_place)
        self.messages.posted.connect(self._show_message)
        self.bar.action_triggered.connect(self._act_on_message)
        self.bridge.changed.connect(self._journal_changed)
        self.today.undo_wanted.connect(self.undo)
        self.today.sample_wanted.connect(self.sample_wanted)
        self.trouble.open_wanted.connect(self.choose_wanted)
        self.trouble.new_wanted.connect(self.new_wanted)
        self.trouble.sample_wanted.connect(self.sample_wanted)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("page.today", lambda: self.show_page("today"))
        bind("page.drift", lambda: self.show_page("drift"))
        bind("capture.focus", self._focus_capture)
        bind("edit.undo", self.undo)
        bind("edit.redo", self.redo)
        bind("day.earlier", lambda: self._on_today(lambda: self.today.go_by(-1)))
        bind("day.later", lambda: self._on_today(lambda: self.today.go_by(1)))
        bind("day.choose", lambda: self._on_today(self.today.chooser.open))
        bind("day.today", lambda: self._on_today(self.today.go_to_today))
        bind("which", lambda: self._on_today(self.today.toggle_which))
        bind("export", lambda: self._on_drift("export"))
        bind("copy.chart", lambda: self._on_drift("copy_picture"))
        bind("journal.new", self.new_wanted.emit)
        bind("journal.open", self.choose_wanted.emit)
        bind("journal.sample", self.sample_wanted.emit)
        bind("text.larger", lambda: self.text_size_wanted.emit(1))
        bind("text.smaller", lambda: self.text_size_wanted.emit(-1))
        bind("text.normal", lambda: self.text_size_wanted.emit(0))
        bind("settings", self.settings_wanted.emit)
        bind("keys", lambda: KeysDialog(self.look, self.commands.table, self).open())
        bind("about", lambda: AboutDialog(self.look, self).open())
        bind("quit", self.close)

    def set_drift(self, page: DriftPage) -> None:
        """Put the Drift page in its place; it comes after the first paint."""
        self.drift = page
        shown = self.pages.currentWidget() is self._drift_place
        self.pages.insertWidget(self.pages.indexOf(self._drift_place), page)
        self.pages.removeWidget(self._drift_place)
        self._drift_place.deleteLater()
        if shown:
            self.show_page("drift")

    # The journal ---------------------------------------------------------------------------

    def set_journal(self, opened: Opened, name: str, *, sample: bool = False) -> None:
        """Show this journal and no other."""
        self.opened = opened
        self.bridge.follow(opened.journal.subscribe)
        self.sidebar.set_journal(name, encrypted=False)
        if sample:
            self.setWindowTitle(_("{name} (sample) – Leaderward").format(name=name))
            self.sidebar.set_status(_("Sample journal"), _("gone when you quit"))
        else:
            self.setWindowTitle(f"{name} – Leaderward")
            self.sidebar.set_status(_("Everything saved"), opened.journal.path.name)
        if self.pages.currentWidget() is self.trouble:
            self.show_page("today")
        self.today.set_journal(opened)
        if self.drift is not None:
            self.drift.set_journal(opened)

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
        if self.opened is None:
            return
        self.opened.journal.settings.forget()
        try:
            today = self.opened.journal.today()
        except JournalError as error:
            self.messages.complain(error)
            return
        self.today.set_today(today)
        self.today.reload()
        if self.drift is not None:
            self.drift.reload()

    def undo(self) -> None:
        """Take the last step back, and say which."""
        self._walk(forward=False)

    def redo(self) -> None:
        """Do the step that was undone last again."""
        self._walk(forward=True)

    def _walk(self, *, forward: bool) -> None:
        if self.opened is None:
            return
        journal = self.opened.journal
        try:
            name = journal.redo() if forward else journal.undo()
        except JournalError as error:
            self.messages.complain(error)
            return
        if name is None:
            self.messages.post(Message(_("Nothing to do again") if forward else _("Nothing to undo")))
        elif forward:
            text = _("Done again: {step}").format(step=name)
            self.messages.post(Message(text, None, _("Undo"), self.commands.key("edit.undo"), self.undo))
        else:
            text = _("Undone: {step}").format(step=name)
            self.messages.post(Message(text, None, _("Redo"), self.commands.key("edit.redo"), self.redo))

    def _journal_changed(self, notice: Notice) -> None:
        if self.opened is not None:
            now = self.opened.journal.now()
            self.sidebar.set_status(_("Everything saved"), _("last at {time}").format(time=f"{now:%H:%M}"))
        if "setting" in notice.kinds and self.opened is not None:
            self.today.set_today(self.opened.journal.today())
        self.today.reload()
        if self.drift is not None:
            self.drift.reload()

    # Pages ---------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Show a page."""
        if self.opened is None and self.pages.currentWidget() is self.trouble:
            return
        drift: QWidget = self.drift if self.drift is not None else self._drift_place
        page = drift if key == "drift" else self.today
        self.pages.setCurrentWidget(page)
        self.sidebar.select(key)
        if page is self.today:
            self.today.focus_capture()
        elif self.drift is not None:
            self.drift.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> str:
        """The key of the page that is shown."""
        return "today" if self.pages.currentWidget() is self.today else "drift"

    def _focus_capture(self) -> None:
        self.show_page("today")

    def _on_today(self, call: object) -> None:
        if self.page != "today":
            self.show_page("today")
        call()  # type: ignore[operator]

    def _on_drift(self, name: str) -> None:
        if self.drift is None:
            return
        if self.page != "drift":
            self.show_page("drift")
        getattr(self.drift, name)()

    # Messages, menus -----------------------------------------------------------------------

    def _show_message(self, message: Message) -> None:
        self._message = message
        kind = "problem" if message.is_problem else "done"
        self.bar.show_message(message.text, message.shape, message.action or None, message.key, kind)

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
        menu = QMenu(self)
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
        for name in ("export", "settings", "keys", "about", "quit"):
            menu.addAction(self.commands.action(name))
        return menu

    def _open_journal_menu(self) -> None:
        menu = self.journal_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.sidebar.journal_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    # The window itself ---------------------------------------------------------------------

    def geometry_text(self) -> str:
        """Place and size, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """Go where the window was; what makes no sense, or no screen shows, is passed over."""
        self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < WIDE)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.lane.stop()
        super().closeEvent(event)
