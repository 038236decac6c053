"""The composition root of the window: what is made, in which order, and who hears whom.

The order is the point: first a window that takes keys, then everything that is slow to import.
Imports inside functions are allowed here, and in `ui.__main__`, for that reason alone.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from journal.domain.days import civil_day
from journal.domain.settings import JournalSettings
from journal.places import World
from journal.settings.machine import MachineSettings, MachineSettingsFile
from ui.loading import hurry, rest
from ui.shell import Shell
from ui.theme.look import Look
from ui.theme.palette import make_palette
from ui.theme.system import SystemTheme
from ui.theme.tokens import load_tokens

if TYPE_CHECKING:
    from journal.domain.distinctions import Catalogue
    from journal.opening import Opened
    from ui.pages.drift import DriftPage
    from ui.program import Program


# What is loaded after the first paint, one after another, so that no key waits long.
LATER = ("ui.widgets.capture", "ui.models.action_list", "ui.pages.today", "ui.window", "ui.program")


class App(QObject):
    """Starts the program: `shell` is there at once, `program` after the first paint."""

    def __init__(self, app: QApplication, world: World, option: str | None, *, sample: bool = False) -> None:
        super().__init__(app)
        self._app, self._world, self._option, self._sample = app, world, option, sample
        self.settings = MachineSettingsFile(world.places.settings_file).load()
        self.system_theme = SystemTheme(app, self)  # before our palette replaces the desktop's
        follows = self.settings.theme == "system"
        tokens = self.system_theme.tokens() if follows else load_tokens(self.settings.theme)
        self.look = Look(tokens, self.settings.text_scale)
        app.setPalette(make_palette(self.look.tokens))
        app.setFont(self.look.font("ui"))
        today = civil_day(world.clock.now(), JournalSettings().day_start)
        self.shell = Shell(self.look, today)
        self.program: Program | None = None
        self._later = iter(LATER)
        self._former_hook = sys.excepthook

    def start(self) -> None:
        """Show the window with the focus in the capture field; everything else follows."""
        hurry()
        if self.settings.window:
            self.shell.restore_geometry_text(self.settings.window)
        self.shell.show_opening()
        QTimer.singleShot(0, self, self._load_next)

    def _load_next(self) -> None:
        name = next(self._later, None)
        if name is not None:
            import_module(name)
            QTimer.singleShot(0, self, self._load_next)
        else:
            self._put_on_style()

    def _put_on_style(self) -> None:
        from ui.theme.style import apply_look

        apply_look(self._app, self.look)
        QTimer.singleShot(0, self, self._read_catalogue)

    def _read_catalogue(self) -> None:
        from journal.domain.catalogue import load_catalogue

        catalogue = load_catalogue()
        QTimer.singleShot(0, self, lambda: self._run_program(catalogue))

    def _run_program(self, catalogue: Catalogue) -> None:
        from ui.program import Openers, Program

        openers = Openers(
            first=self._open_first,
            at=self._open_at,
            sample=self._open_sample,
            load_charts=self._load_charts,
            drift_page=self._drift_page,
        )
        self.program = Program(
            self._app,
            shell=self.shell,
            look=self.look,
            settings=self.settings,
            system_theme=self.system_theme,
            world=self._world,
            catalogue=catalogue,
            openers=openers,
            parent=self,
        )
        self.program.settled.connect(rest)
        self._former_hook, sys.excepthook = sys.excepthook, self.program.unforeseen
        if self._sample:
            self.program.open_sample()
        else:
            self.program.open_first()
        self.shell.is_loading = False
        if self.shell.close_wanted:
            self.shell.close()

    # Called on the lane's thread, where their imports keep nobody waiting.

    def _open_first(self, recent: tuple[str, ...]) -> Opened:
        from journal.opening import chosen_path, open_journal

        return open_journal(chosen_path(self._option, self._world, recent), self._world)

    def _open_at(self, path: Path, create: bool) -> Opened:
        from journal.opening import open_journal

        return open_journal(path, self._world, create=create)

    def _open_sample(self, folder: Path) -> Opened:
        from journal.opening import open_journal
        from journal.sample import SAMPLE_NAME, write_sample

        path = folder / SAMPLE_NAME
        return open_journal(path if path.exists() else write_sample(folder, self._world), self._world)

    def _load_charts(self) -> None:
        import ui.pages.drift  # noqa: F401

    def _drift_page(self, context: Any, settings: MachineSettings) -> DriftPage:
        from ui.pages.drift import DriftPage

        return DriftPage(context, self._world.clock, settings)

    def close(self) -> None:
        """Let go of everything that is open."""
        if self.program is not None:
            sys.excepthook = self._former_hook
            self.program.close()
        rest()
        self.shell.is_loading = False
        self.shell.deleteLater()


def make_app(arguments: list[str]) -> QApplication:
    """The Qt application with its name."""
    app = QApplication(arguments)
    app.setApplicationName("leaderward")
    app.setApplicationDisplayName("Leaderward")
    app.setDesktopFileName("leaderward")
    return app


def run(options: argparse.Namespace, world: World) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = make_app(["leaderward"])
    program = App(app, world, options.journal, sample=options.sample)
    program.shell.closing.connect(app.quit)  # also when it was closed out of sight
    program.start()
    try:
        return app.exec()
    finally:
        program.close()
