"""The composition root of the window: what is made, in which order, and who hears whom.

The order is the point: first a window that takes keys, then everything that is slow to import.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QFileDialog

from journal.domain.catalogue import load_catalogue
from journal.domain.days import civil_day
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _
from journal.places import World
from journal.settings.machine import LARGEST_TEXT, SMALLEST_TEXT, MachineSettings, MachineSettingsFile
from ui.theme.look import Look
from ui.theme.style import apply_look
from ui.theme.system import SystemTheme
from ui.theme.tokens import Tokens, load_tokens
from ui.window import MainWindow

if TYPE_CHECKING:
    from journal.opening import Opened

TEXT_STEP = 0.1
CLOCK_CHECK_MS = 30_000


class App(QObject):
    """One running program: its settings, its look, its window and the journal open in it."""

    def __init__(self, app: QApplication, world: World, option: str | None, *, sample: bool = False) -> None:
        super().__init__(app)
        self._app, self._world, self._option, self._sample = app, world, option, sample
        self._file = MachineSettingsFile(world.places.settings_file)
        self.settings = self._file.load()
        self._system = SystemTheme(app, self)
        self.look = Look(self._tokens(), self.settings.text_scale)
        apply_look(app, self.look)
        today = civil_day(world.clock.now(), JournalSettings().day_start)
        self.window = MainWindow(self.look, load_catalogue(), today)
        self._sample_folder: tempfile.TemporaryDirectory[str] | None = None
        self._opened: Opened | None = None
        self._connect()

    def _connect(self) -> None:
        window = self.window
        window.recent = self.settings.recent
        window.new_wanted.connect(self._new)
        window.choose_wanted.connect(self._choose)
        window.open_wanted.connect(lambda path: self.open(Path(path), create=False))
        window.sample_wanted.connect(self.open_sample)
        window.settings_wanted.connect(self._edit_settings)
        window.text_size_wanted.connect(self._change_text_size)
        window.closing.connect(self._closing)
        window.lane.broke.connect(self.report)
        self._system.changed.connect(lambda _tokens: self.look.set_theme(self._tokens()))
        clock = QTimer(self)
        clock.timeout.connect(self._check_clock)
        clock.start(CLOCK_CHECK_MS)

    # Start ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window with the focus in the capture field; the journal follows."""
        if self.settings.window:
            self.window.restore_geometry_text(self.settings.window)
        self.window.show()
        self.window.today.focus_capture()
        QTimer.singleShot(0, self._open_first)

    def _open_first(self) -> None:
        if self._sample:
            self.open_sample()
        else:
            option, world, recent = self._option, self._world, self.settings.recent

            def work() -> Opened:
                from journal.opening import chosen_path, open_journal  # noqa: PLC0415 - after the first paint

                return open_journal(chosen_path(option, world, recent), world)

            self.window.lane.run("open", work, self._take, self.window.show_trouble)

    def open(self, path: Path, *, create: bool) -> None:
        """Open another journal in place of the present one."""
        world = self._world

        def work() -> Opened:
            from journal.opening import open_journal  # noqa: PLC0415 - after the first paint

            return open_journal(path, world, create=create)

        self.window.lane.run("open", work, self._take, self.window.show_trouble)

    def open_sample(self) -> None:
        """Open a throw-away copy of the sample journal."""
        self._sample_folder = self._sample_folder or tempfile.TemporaryDirectory(prefix="leaderward-")
        folder, world = Path(self._sample_folder.name), self._world

        def work() -> Opened:
            from journal.opening import open_journal  # noqa: PLC0415 - after the first paint
            from journal.sample import SAMPLE_NAME, write_sample  # noqa: PLC0415

            path = folder / SAMPLE_NAME
            return open_journal(path if path.exists() else write_sample(folder, world), world)

        self.window.lane.run("open", work, self._take, self.window.show_trouble)

    def _take(self, opened: Opened) -> None:
        former, self._opened = self._opened, opened
        path = opened.journal.path
        is_sample = self._sample_folder is not None and path.parent == Path(self._sample_folder.name)
        if not is_sample:
            self._remember(self.settings.with_recent(path))
        self.window.recent = self.settings.recent
        name = opened.journal.settings.get().name or (
            _("My journal") if path == self._world.places.default_journal else path.stem
        )
        self.window.set_journal(opened, name, sample=is_sample)
        if former is not None:
            former.close()
        if self.window.drift is None:
            QTimer.singleShot(0, self._add_drift)

    def _add_drift(self) -> None:
        from ui.pages.drift import DriftPage  # noqa: PLC0415 - pyqtgraph, after the first paint

        page = DriftPage(self.window.context, self._world.clock, self.settings.chart_range)
        page.sample_wanted.connect(self.open_sample)
        page.day_wanted.connect(self._show_day)
        page.desk_undo_wanted.connect(self.window.undo)
        self.window.set_drift(page)
        if self._opened is not None:
            page.set_journal(self._opened)

    def _show_day(self, day: object) -> None:
        self.window.show_page("today")
        self.window.today.go_to(day)  # type: ignore[arg-type]

    # What the window asks for --------------------------------------------------------------

    def _new(self) -> None:
        name = self._ask_file(_("New journal"), save=True)
        if name is not None:
            if name.exists():
                self.window.messages.complain(
                    JournalError(
                        _("There is a file called {name} already.").format(name=name.name),
                        _("Open it, or choose another name."),
                    )
                )
                return
            self.open(name, create=True)

    def _choose(self) -> None:
        name = self._ask_file(_("Open a journal"), save=False)
        if name is not None:
            self.open(name, create=False)

    def _ask_file(self, title: str, *, save: bool) -> Path | None:
        folder = str(self._opened.journal.path.parent if self._opened else self._world.places.data)
        kinds = _("Leaderward journals (*.leaderward)") + ";;" + _("All files (*)")
        if save:
            options = QFileDialog.Option.DontConfirmOverwrite
            name, _kind = QFileDialog.getSaveFileName(self.window, title, folder, kinds, options=options)
        else:
            name, _kind = QFileDialog.getOpenFileName(self.window, title, folder, kinds)
        if not name:
            return None
        path = Path(name)
        return path.with_suffix(".leaderward") if save and not path.suffix else path

    def _edit_settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - seldom needed

        dialog = SettingsDialog(self.look, self.settings, self._opened, self.window)
        dialog.machine_changed.connect(self._put_in_force)
        dialog.problem.connect(self.window.messages.complain)
        dialog.open()

    def _put_in_force(self, settings: MachineSettings) -> None:
        self._remember(settings)
        self.look.set_theme(self._tokens())
        self.look.set_text_scale(settings.text_scale)

    def _change_text_size(self, steps: int) -> None:
        scale = round(self.settings.text_scale + steps * TEXT_STEP, 1) if steps else 1.0
        scale = min(max(scale, SMALLEST_TEXT), LARGEST_TEXT)
        self._put_in_force(replace(self.settings, text_scale=scale))

    def _tokens(self) -> Tokens:
        theme = self.settings.theme
        return self._system.tokens() if theme == "system" else load_tokens(theme)

    def _remember(self, settings: MachineSettings) -> None:
        self.settings = settings
        try:
            self._file.save(settings)
        except JournalError as error:
            self.window.messages.complain(error)

    def _check_clock(self) -> None:
        if self._opened is not None and self._opened.journal.today() != self.window.today.today:
            self.window.refresh()

    def _closing(self) -> None:
        drift = self.window.drift
        settings = replace(self.settings, window=self.window.geometry_text())
        if drift is not None:
            settings = replace(settings, chart_range=drift.range_name)
        self._remember(settings)

    def close(self) -> None:
        """Let go of the journal and of the sample's copy."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        if self._sample_folder is not None:
            self._sample_folder.cleanup()

    # Bugs ----------------------------------------------------------------------------------

    def report(self, error: BaseException) -> None:
        """A bug: it is in the log; say so calmly, once it can't hurt."""
        from ui.dialogs.bug import BugDialog  # noqa: PLC0415 - never needed, one hopes

        BugDialog(self.look, error, self.window).open()

    def unforeseen(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """What Python calls for an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        logging.getLogger("leaderward").error("unforeseen", exc_info=(kind, error, trace))
        self.report(error)


def make_app(arguments: list[str]) -> QApplication:
    """The Qt application with its name, icon and Qt's own translations."""
    app = QApplication(arguments)
    app.setApplicationName("leaderward")
    app.setApplicationDisplayName("Leaderward")
    app.setDesktopFileName("leaderward")
    translator = QTranslator(app)
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", place):
        app.installTranslator(translator)
    return app


def run(options: argparse.Namespace, world: World) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    logging.basicConfig(format="leaderward: %(message)s")
    app = make_app(["leaderward"])
    program = App(app, world, options.journal, sample=options.sample)
    app.setWindowIcon(QIcon(program.look.pixmap("leaderward", "ink", 256)))
    sys.excepthook = program.unforeseen
    program.start()
    try:
        return app.exec()
    finally:
        program.close()
