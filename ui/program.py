"""The running program: its settings, the journal open in it, and what the window asks for.

Loaded after the first paint. What imports SQLAlchemy or pyqtgraph is handed in (`Openers`).
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from journal.domain.day_order import day_order_of
from journal.domain.distinctions import Catalogue
from journal.errors import JournalError
from journal.language import _
from journal.places import World
from journal.settings.drafts import CAPTURE, Drafts
from journal.settings.machine import LARGEST_TEXT, SMALLEST_TEXT, MachineSettings, MachineSettingsFile
from ui.dialogs.bug import BugDialog
from ui.dialogs.settings import SettingsDialog
from ui.messages import Message
from ui.shell import Shell
from ui.theme.look import Look
from ui.theme.system import SystemTheme
from ui.theme.tokens import Tokens, load_tokens
from ui.window import MainWindow

if TYPE_CHECKING:  # they import SQLAlchemy and pyqtgraph
    from journal.opening import Opened
    from ui.dialogs.fortnight import FortnightDialog
    from ui.pages.drift import DriftPage
    from ui.pages.page import Page

TEXT_STEP = 0.1
CLOCK_CHECK_MS = 30_000
CHARTS_AFTER_MS = 20
LONGEST_OPENING_S = 60.0
SUFFIX = ".leaderward"


@dataclass(frozen=True)
class Openers:
    """How to open what is slow to import; each imports it when called.

    `first` opens the journal that the command line, the environment or the last session names;
    `at` the one at a path, made if it is not there and `create` says so; `sample` a throw-away one
    in a folder; `load_charts` only imports. These four are called on the lane's thread, where they
    keep nobody waiting. `drift_page` and `fortnight` make the Drift page and the dialog of two
    weeks on a page, on the window's thread. `pages` are the keys of the others: `load_page` imports one,
    on the lane's thread, `page` makes it.
    """

    first: Callable[[tuple[str, ...]], Opened]
    at: Callable[[Path, bool], Opened]
    sample: Callable[[Path], Opened]
    load_charts: Callable[[], None]
    drift_page: Callable[[Any, MachineSettings], DriftPage]
    pages: tuple[str, ...]
    load_page: Callable[[str], object]
    page: Callable[[str, Any, MachineSettings], Page]
    fortnight: Callable[[Any, Opened, QWidget], FortnightDialog]


class Program(QObject):
    """One running program, from the moment its window is on the screen.

    `settled` is emitted when nothing more is to be loaded: all pages are there, or the journal can't
    be opened. `took` carries a journal that is shown from now on, `could_not_open` why there is none;
    `settings_shown` the dialog. `may_open` says no where another window has that journal.
    """

    settled = Signal()
    took = Signal(object)
    could_not_open = Signal(object)
    settings_shown = Signal(object)

    def __init__(
        self,
        app: QApplication,
        *,
        shell: Shell,
        look: Look,
        settings: MachineSettings,
        system_theme: SystemTheme,
        world: World,
        catalogue: Catalogue,
        openers: Openers,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._world, self._openers = world, openers
        self.may_open: Callable[[Path], bool] = lambda _path: True
        self._file = MachineSettingsFile(world.places.settings_file)
        self.settings = settings
        self.look = look
        self._system = system_theme
        order = day_order_of(world.environment, world.locale_name)
        self.window = MainWindow(shell, look, catalogue, shell.opening.today, order)
        app.setWindowIcon(QIcon(look.pixmap("leaderward", "ink", 256)))
        # Qt's own dialogs speak through Qt's own catalogues
        translator = QTranslator(self)
        place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if translator.load(QLocale(), "qtbase", "_", place):
            app.installTranslator(translator)
        self._sample_folder: tempfile.TemporaryDirectory[str] | None = None
        self.opened: Opened | None = None
        self._to_close: list[Opened] = []
        self._bug: BugDialog | None = None
        self._drafts = self.window.context.drafts
        self._drafts.drafts = Drafts(world.places.data / "drafts")
        self._drafts.follow(CAPTURE, self.window.today.capture.kept)
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.recent = self.settings.recent
        window.new_wanted.connect(self._new)
        window.choose_wanted.connect(self._choose)
        window.open_wanted.connect(lambda path: self.open(Path(path), create=False))
        window.sample_wanted.connect(self.open_sample)
        window.settings_wanted.connect(self._edit_settings)
        window.fortnight_wanted.connect(self._show_fortnight)
        window.text_size_wanted.connect(self._change_text_size)
        window.shell.closing.connect(self._closing)
        window.lane.broke.connect(self._lane_broke)
        self._system.changed.connect(lambda _tokens: self.look.set_theme(self._tokens()))
        capture = window.today.capture
        capture.text_changed.connect(lambda: self._drafts.touch(CAPTURE, at_once=capture.is_empty))
        clock = QTimer(self)
        clock.timeout.connect(window.look_at_clock)
        clock.start(CLOCK_CHECK_MS)

    # Journals ------------------------------------------------------------------------------

    def open_first(self) -> None:
        """Open the journal that is meant at the start."""
        recent = self.settings.recent
        self._open(lambda: self._openers.first(recent))

    def open(self, path: Path, *, create: bool) -> bool:
        """Open another journal in place of the present one. False where another window has it."""
        if not self.may_open(path):
            return False
        self._open(lambda: self._openers.at(path, create))
        return True

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample journal."""
        self._open(lambda: self._openers.sample(self._folder_of_sample()), sample=True)

    def _folder_of_sample(self) -> Path:
        try:
            self._sample_folder = self._sample_folder or tempfile.TemporaryDirectory(prefix="leaderward-")
        except OSError as error:
            raise JournalError(
                _("There is no room for the sample journal: {reason}.").format(reason=error.strerror)
            ) from error
        return Path(self._sample_folder.name)

    def _open(self, work: Callable[[], Opened], *, sample: bool = False) -> None:
        def open_and_read() -> Opened:
            opened = work()
            self._to_close.append(opened)
            opened.journal.settings.get()  # kept by it; and what can't be read is told before it is shown
            return opened

        self.window.lane.run("open", open_and_read, lambda opened: self._take(opened, sample), self._fail)

    def _fail(self, error: JournalError) -> None:
        self.window.show_trouble(error)
        self.could_not_open.emit(error)
        self.settled.emit()

    def _take(self, opened: Opened, is_sample: bool) -> None:
        path = opened.journal.path
        self._change_draft(path)
        self.opened = opened
        if not is_sample:
            self._remember(self.settings.with_recent(path))
        self.window.recent = self.settings.recent
        fallback = _("My journal") if path == self._world.places.default_journal else path.stem
        self.window.set_journal(opened, fallback, sample=is_sample)
        # on the lane, where the last question to the former journal may still be waiting for its answer
        self.window.lane.run("close", lambda: self._close_all_but(opened), lambda _none: None)
        if self.window.drift is None:
            QTimer.singleShot(CHARTS_AFTER_MS, self, self.load_charts)  # first let the day be painted
        self.took.emit(opened)

    def load_charts(self) -> None:
        """Load what draws, and add the Drift page; needs no journal."""
        self.window.lane.run("charts", self._openers.load_charts, lambda _none: self._add_drift())

    def _change_draft(self, path: Path) -> None:
        """What is typed belongs to the journal it was typed for, and stays with it."""
        self._drafts.change_journal(path)
        kept, capture = self._drafts.load(CAPTURE), self.window.today.capture
        if self.opened is not None:
            capture.put_kept(kept)
        elif kept:
            capture.put_kept(kept, before=True)
        self._drafts.touch(CAPTURE)  # what was typed before there was a journal is kept too

    def _close_all_but(self, kept: Opened | None) -> None:
        for opened in [opened for opened in self._to_close if opened is not kept]:
            self._to_close.remove(opened)
            opened.close()

    def _add_drift(self) -> None:
        if self.window.drift is not None:
            return
        page = self._openers.drift_page(self.window.context, self.settings)
        page.sample_wanted.connect(self.open_sample)
        page.day_wanted.connect(self.window.show_day)
        page.desk_undo_wanted.connect(self.window.undo)
        page.text_left.connect(self.window.today.rescue)
        page.intention_wanted.connect(self.window.intend)
        self.window.set_drift(page)
        if self.opened is not None:
            page.set_journal(self.opened)
        self._load_pages(list(self._openers.pages))

    def _load_pages(self, keys: list[str]) -> None:
        """Load the other pages, one after another, each in a moment of its own."""
        if not keys:
            self.settled.emit()
            return
        key = keys.pop(0)

        def made(_module: object) -> None:
            if key not in self.window.late.pages:
                self._add_page(key)
            QTimer.singleShot(0, self, lambda: self._load_pages(keys))

        self.window.lane.run(f"page {key}", lambda: self._openers.load_page(key), made)

    def _add_page(self, key: str) -> None:
        page = self._openers.page(key, self.window.context, self.settings)
        page.day_wanted.connect(self.window.show_day)
        page.undo_wanted.connect(self.window.undo)
        page.text_left.connect(self.window.today.rescue)
        page.note_changed.connect(partial(self.window.sidebar.set_note, key))
        self.window.late.put(key, page, self.opened)

    # What the window asks for --------------------------------------------------------------

    def _new(self) -> None:
        path = self._ask_file(_("New journal"), save=True)
        if path is None:
            return
        if os.path.exists(path):  # noqa: PTH110 - Path.exists raises where a folder can't be entered
            self.window.messages.complain(
                JournalError(
                    _("There is a file called {name} already.").format(name=path.name),
                    _("Open it, or choose another name."),
                )
            )
            return
        self.open(path, create=True)

    def _choose(self) -> None:
        path = self._ask_file(_("Open a journal"), save=False)
        if path is not None:
            self.open(path, create=False)

    def _ask_file(self, title: str, *, save: bool) -> Path | None:
        folder = str(self.opened.journal.path.parent if self.opened else self._world.places.data)
        shell = self.window.shell
        kinds = _("Leaderward journals ({pattern})").format(pattern=f"*{SUFFIX}") + ";;" + _("All files (*)")
        if save:
            options = QFileDialog.Option.DontConfirmOverwrite
            name, _kind = QFileDialog.getSaveFileName(shell, title, folder, kinds, options=options)
        else:
            name, _kind = QFileDialog.getOpenFileName(shell, title, folder, kinds)
        if not name:
            return None
        return Path(name if not save or name.endswith(SUFFIX) else name + SUFFIX)

    def _show_fortnight(self) -> None:
        if self.opened is None:
            return
        try:
            dialog = self._openers.fortnight(self.window.context, self.opened, self.window.shell)
        except JournalError as error:
            self.window.messages.complain(error)
            return
        post = self.window.messages.post
        dialog.saved.connect(lambda path: post(Message(_("Page saved as {path}").format(path=path))))
        dialog.copied.connect(lambda: post(Message(_("Page copied as a picture."))))
        dialog.open()

    def _edit_settings(self) -> None:
        dialog = SettingsDialog(self.look, self.settings, self.opened, self.window.shell)
        dialog.machine_chosen.connect(self._choose_setting)
        dialog.place_wanted.connect(self._lead_to)
        self.settings_shown.emit(dialog)
        dialog.open()

    def _choose_setting(self, key: str, value: Any) -> None:
        self.put_in_force(replace(self.settings, **{key: value}))

    def _lead_to(self, command: str) -> None:
        # once the settings have gone, which would stand before what comes
        QTimer.singleShot(0, self, self.window.commands.action(command).trigger)

    def put_in_force(self, settings: MachineSettings) -> None:
        """Take and remember other settings of this machine."""
        self._remember(settings)
        self.look.set_theme(self._tokens())
        self.look.set_text_scale(settings.text_scale)

    def _change_text_size(self, steps: int) -> None:
        scale = round(self.settings.text_scale + steps * TEXT_STEP, 1) if steps else 1.0
        scale = min(max(scale, SMALLEST_TEXT), LARGEST_TEXT)
        self.put_in_force(replace(self.settings, text_scale=scale))

    def _tokens(self) -> Tokens:
        theme = self.settings.theme
        return self._system.tokens() if theme == "system" else load_tokens(theme)

    def _remember(self, settings: MachineSettings) -> None:
        self.settings = settings
        try:
            self._file.save(settings)
        except JournalError as error:
            self.window.messages.complain(error)

    def _closing(self) -> None:
        today = self.window.today
        if self.opened is None and (today.is_waiting or today.capture.text().strip()):
            # what was typed before the journal was open has to get there
            self.window.lane.drain(LONGEST_OPENING_S)
        self.window.lane.stop()
        for rows in self.window.lists():
            # what is being edited has no action to stay with until the next start
            if typed := rows.unsaved():
                today.rescue(*typed)
        self._drafts.flush()
        settings = replace(self.settings, window=self.window.shell.geometry_text())
        if self.window.drift is not None:
            settings = self.window.drift.remember(settings)
        settings = self.window.late.leave(settings)
        self._remember(settings)

    def close(self) -> None:
        """Let go of the journal and of the sample's copy."""
        self.window.lane.stop()
        self.window.bridge.follow(None)
        self.opened = None
        self._close_all_but(None)
        if self._sample_folder is not None:
            self._sample_folder.cleanup()

    # Bugs ----------------------------------------------------------------------------------

    def report(self, error: BaseException) -> None:
        """A bug: it is in the log; say so calmly, and once, however often it comes."""
        if self._bug is None:
            self._bug = BugDialog(self.look, error, self.window.shell)
            self._bug.finished.connect(self._bug_told)
            self._bug.open()

    def _bug_told(self) -> None:
        self._bug = None

    def _lane_broke(self, name: str, error: BaseException) -> None:
        self.report(error)
        if name == "open":
            self._fail(
                JournalError(
                    _("Something went wrong inside Leaderward while the journal was being opened."),
                    _("The file is as it was. The details are in the message about it."),
                )
            )

    def unforeseen(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What Python calls for an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            self.window.shell.close()
            return
        logging.getLogger("leaderward").error("unforeseen", exc_info=(kind, error, trace))
        self.report(error)
