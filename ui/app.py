"""The composition root of the window: what is made, in which order, and who hears whom.

The order is the point: first a window that takes keys, then everything that is slow to import.
Imports inside functions are allowed here, and in `ui.__main__`, for that reason alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

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
    from journal.domain.cue import Cue
    from journal.domain.distinctions import Catalogue
    from journal.domain.prompting import Written
    from journal.opening import Opened
    from journal.reading.reader import Reader
    from ui.beginning import Beginning
    from ui.desktop.call import Claim
    from ui.dialogs.fortnight import FortnightDialog
    from ui.pages.context import PageContext
    from ui.pages.drift import DriftPage
    from ui.pages.page import Page
    from ui.presence import Presence
    from ui.program import Program


# What is loaded after the first paint, one after another, so that no key waits long.
LATER = (
    "ui.widgets.line_field",
    "ui.widgets.capture",
    "ui.models.action_list",
    "ui.dialogs.delete_for_good",
    "ui.pages.marking_milestones",
    "ui.pages.context",
    "ui.widgets.sweep_tagging",
    "ui.pages.sweep",
    "ui.pages.today_aside",
    "ui.widgets.day_chooser",
    "ui.pages.today",
    "ui.dialogs.calendar_import",
    "ui.dialogs.roles",
    "ui.dialogs.self_views",
    "ui.dialogs.results",
    "ui.pages.self_desk",
    "ui.window",
    "ui.program",
    "ui.desktop.instance",
    "ui.dialogs.settings_desktop",
    "ui.dialogs.ping",
    "ui.presence",
)
# Pages that are loaded when Drift is there, and made one after another.
PAGES = {
    "distinctions": ("ui.pages.distinctions", "DistinctionsPage"),
    "people": ("ui.pages.people", "PeoplePage"),
    "review": ("ui.pages.review", "ReviewPage"),
}
LATER_AT_FIRST = ("ui.pages.first_run_steps", "ui.pages.first_run_actions")


class App(QObject):
    """Starts the program: `shell` is there at once, `program` after the first paint."""

    def __init__(
        self,
        app: QApplication,
        world: World,
        option: str | None,
        *,
        sample: bool = False,
        mine: Claim | None = None,
        capture: bool = False,
    ) -> None:
        super().__init__(app)
        self._mine, self._capture = mine, capture
        self.presence: Presence | None = None
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
        self.beginning = None if sample else self._first_run(option)
        self._later = iter(LATER if self.beginning is None else (*LATER, *LATER_AT_FIRST))
        self._former_hook = sys.excepthook

    def start(self) -> None:
        """Show the window with the focus in the capture field; everything else follows."""
        hurry()
        if self.settings.window:
            self.shell.restore_geometry_text(self.settings.window)
        if self.beginning is not None:
            self.beginning.show()
        elif not self._capture:
            self.shell.show_opening()
        QTimer.singleShot(0, self, self._load_next)

    def _first_run(self, option: str | None) -> Beginning | None:
        """The first run, where it is to be shown; seldom, so nobody else waits for it."""
        if self.settings.begun:
            return None
        from journal.settings.first_run import first_run_wanted

        found = first_run_wanted(self.settings, self._world, option)
        if found is None:
            return None
        from ui.beginning import Beginning

        return Beginning(self.shell, self.look, self._world, *found)

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
            pages=tuple(PAGES),
            load_page=lambda key: import_module(PAGES[key][0]),
            page=self._page,
            fortnight=self._fortnight,
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
        self._be_present(self.program)
        self._former_hook, sys.excepthook = sys.excepthook, self.program.unforeseen
        self.program.took.connect(self._note_begun)
        if self.beginning is not None:
            self._furnish_beginning(self.beginning, self.program)
        elif self._sample:
            self.program.open_sample()
        else:
            self.program.open_first()
        self.shell.is_loading = False
        if self.shell.close_wanted:
            self.shell.close()

    def _be_present(self, program: Program) -> None:
        from ui.presence import Presence, Sources

        self.presence = Presence(
            program,
            self._world,
            Sources(calendar_entry=self._calendar_entry, written=self._written),
            mine=self._mine,
            capture=self._capture and self.beginning is None,
        )

    def _note_begun(self, opened: Opened) -> None:
        """Who has a journal with something in it needs no first run for the next one either."""
        program = self.program
        if self.beginning is None and program is not None and not program.settings.begun:
            if program.window.is_sample or opened.reader.is_empty():
                return
            from journal.settings.first_run import FirstRunFile

            if FirstRunFile(self._world.places).load() is None:
                program.put_in_force(replace(program.settings, begun=True))

    def _furnish_beginning(self, beginning: Beginning, program: Program) -> None:
        from ui.beginning import Later
        from ui.pages.first_run_actions import ActionsStep
        from ui.pages.first_run_steps import CueStep, SelfImageStep

        later = Later(
            program=program,
            self_image=SelfImageStep(self.look),
            cue=CueStep(self.look),
            actions=ActionsStep(program.window.context),
            entry=self._calendar_entry,
            take_calendar=partial(self._take_calendar, program),
        )
        beginning.furnish(later)

    def _calendar_entry(self, cue: Cue) -> bytes:
        from journal.exchange.cue_calendar import cue_calendar

        now = self._world.clock.now()
        zone = now.tzinfo or dt.UTC
        return cue_calendar(cue, civil_day(now, JournalSettings().day_start), zone)

    def _take_calendar(
        self, program: Program, opened: Opened, parent: QWidget, done: Callable[[], object]
    ) -> None:
        from ui.dialogs.calendar_import import CalendarImportDialog

        dialog = CalendarImportDialog(program.window.context, opened, None, parent)
        dialog.imported.connect(lambda _count: done())
        dialog.open()

    def _written(self, reader: Reader, first: dt.date, last: dt.date) -> tuple[Written, ...]:
        from journal.reading.prompting import written_between

        return written_between(reader, first, last)

    # Called on the lane's thread, where their imports keep nobody waiting.

    def _open_first(self, recent: tuple[str, ...]) -> Opened:
        from journal.opening import open_journal
        from journal.settings.chosen import chosen_path

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

    def _page(self, key: str, context: PageContext, settings: MachineSettings) -> Page:
        module, name = PAGES[key]
        page: Page = getattr(import_module(module), name)(context, self._world.clock, settings)
        return page

    def _fortnight(self, context: Any, opened: Opened, parent: QWidget) -> FortnightDialog:
        from ui.dialogs.fortnight import FortnightDialog

        return FortnightDialog(context.look, opened, context.catalogue, parent)

    def close(self) -> None:
        """Let go of everything that is open."""
        if self.program is not None:
            sys.excepthook = self._former_hook
            if self.presence is not None:
                self.presence.close()
            self.program.close()
        rest()
        self.shell.is_loading = False
        self.shell.deleteLater()


class Application(QApplication):
    """`leaving` is emitted when the desktop ends the program: at the end of a session, from a dock."""

    leaving = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.leaving.emit()  # else a window that only hides when it is closed would forbid it
        return super().event(event)


def make_app(arguments: list[str]) -> Application:
    """The Qt application with its name."""
    app = Application(arguments)
    app.setApplicationName("leaderward")
    app.setApplicationDisplayName("Leaderward")
    app.setDesktopFileName("leaderward")
    return app


def run(options: argparse.Namespace, world: World, mine: Claim | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    `mine` is the claim on the journal, so that a second start finds this window.
    """
    app = make_app(["leaderward"])
    app.setQuitOnLastWindowClosed(False)  # the quick capture may close while the rest waits in the tray
    capture = options.command == "capture"
    program = App(app, world, options.journal, sample=options.sample, mine=mine, capture=capture)
    app.leaving.connect(program.shell.stop_hiding)
    app.commitDataRequest.connect(lambda _session: program.shell.stop_hiding())
    # also when it was closed out of sight; after the small windows have gone, which would forbid it
    program.shell.closing.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    program.start()
    try:
        return app.exec()
    finally:
        program.close()
