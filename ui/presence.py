"""The program's presence on the desktop: second starts, tray, global shortcut, quick capture, the prompt.

None of them is needed: where the desktop has no tray, no keys to give away or no sockets, all else works.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from journal.domain.action import Notice
from journal.domain.cue import Cue
from journal.domain.days import civil_day
from journal.domain.prompting import (
    LOOK_BACK,
    Moment,
    Prompts,
    Written,
    is_due,
    is_resting,
    is_time,
    looked_at,
)
from journal.errors import JournalError
from journal.language import _
from journal.places import World
from journal.settings.machine import MachineSettings
from journal.settings.prompts import PromptsFile
from ui.desktop.call import Claim
from ui.desktop.instance import Instances
from ui.desktop.raising import bring_forward, once_left
from ui.desktop.shortcut import GlobalShortcut
from ui.desktop.tray import Tray
from ui.dialogs.ping import Pings
from ui.dialogs.prompt import PromptWindow, TrayNotice
from ui.dialogs.quick_capture import QuickCapture
from ui.dialogs.rest import RestDialog
from ui.dialogs.settings_desktop import DesktopFacts
from ui.dialogs.settings_parts import Asked, SettingsParts, save_entry
from ui.messages import Message
from ui.program import Program

if TYPE_CHECKING:  # imports SQLAlchemy, which comes after the first paint
    from journal.reading.reader import Reader

LOOK_MS = 10_000


@dataclass(frozen=True)
class Sources:
    """What is slow to import; each imports it when called.

    `calendar_entry` makes the file of a cue's calendar entry; `written` reads what was written down for the
    days from one to another, both included.
    """

    calendar_entry: Callable[[Cue], bytes]
    written: Callable[[Reader, dt.date, dt.date], tuple[Written, ...]]


class Presence(QObject):
    """Leads what happens outside the main window. Its timer only asks; the time comes from the world's clock.

    Args:
        program: the running program.
        world: clock, folders and environment.
        sources: what is slow to import.
        mine: the claim on the journal that is opened first.
        capture: whether the program was started for the quick capture; the main window is not shown then.
    """

    def __init__(
        self,
        program: Program,
        world: World,
        sources: Sources,
        *,
        mine: Claim | None = None,
        capture: bool = False,
    ) -> None:
        super().__init__(program)
        self._program, self._world, self._sources = program, world, sources
        self._shell, self._window = program.window.shell, program.window
        self._file = PromptsFile(world.places.data / "prompts.toml")
        self._captures_first, self._token = capture, ""
        self._applied: tuple[object, ...] | None = None
        self.prompt: PromptWindow | None = None
        self._notice: TrayNotice | None = None
        self.instances = Instances(world.environment, self)
        self.tray = Tray(program.look, self)
        self.shortcut = GlobalShortcut(world.environment, self)
        self.quick = QuickCapture(self._window.context)
        self.pings = Pings(program.look, world.chance, self._answer_ping, self)
        self._timer = QTimer(self)
        if mine is not None:
            self.instances.hold(mine)
        self._connect()

    def _connect(self) -> None:
        program, window, shell = self._program, self._window, self._shell
        program.may_open = self._may_open
        program.took.connect(lambda _opened: self._follow_journal())
        program.could_not_open.connect(lambda _error: self._could_not_open())
        self._parts = SettingsParts(
            program,
            lambda: program.opened,
            Asked(self._facts, self.prompts, self._change, self._save_entry),
        )
        program.settings_shown.connect(lambda dialog: self._parts.add_to(dialog, program.look))
        self.instances.asked.connect(self._asked)
        self.tray.wanted.connect(self._chosen)
        self.shortcut.pressed.connect(self.open_quick)
        window.commands.bind("quick", self.open_quick)
        window.commands.bind("rest", self.open_rest)
        window.bridge.changed.connect(self._journal_changed)
        shell.hides_instead = lambda: self.stays
        shell.hidden.connect(self._has_hidden)
        shell.closing.connect(self._put_away)
        self.quick.installEventFilter(self)
        shell.installEventFilter(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)
        self.look()

    def close(self) -> None:
        """Give back what the desktop lent."""
        self._timer.stop()  # a look would bring the icon back
        self._put_away()
        self.instances.close()
        self.shortcut.close()
        self.tray.close()
        self.quick.deleteLater()

    def _put_away(self) -> None:
        self.pings.withdraw()
        if self.prompt is not None:
            self.prompt.withdraw()
        if self._notice is not None:
            self._notice.close()
        self.quick.hide()
        self.tray.follow(wanted=False)

    # Journals and second starts --------------------------------------------------------------

    def _may_open(self, path: Path) -> bool:
        if self.instances.take(path):
            return True
        words = _("{name} is open in another window, which has come forward.").format(name=path.stem)
        self._window.messages.post(Message(words))
        return False

    def _follow_journal(self) -> None:
        opened = self._program.opened
        if opened is None:
            return
        path = None if self._window.is_sample else opened.journal.path
        if path is not None:
            self.instances.take(path)
        self.instances.settle(path)
        self.quick.opened = opened
        if self.prompt is not None:
            self.prompt.withdraw()
        self.look()
        if self._captures_first:
            self.open_quick()

    def _could_not_open(self) -> None:
        if self._program.opened is not None:
            self.instances.settle(None if self._window.is_sample else self._program.opened.journal.path)
        elif self._captures_first:
            self.open_window()

    def _asked(self, wish: str, token: str) -> None:
        self._token = token
        if wish == "capture":
            self.open_quick()
        else:
            self.open_window()
        self._token = ""

    # Windows -----------------------------------------------------------------------------------

    def open_window(self) -> None:
        """Bring the main window forward."""
        self._captures_first = False
        token = self._token
        once_left(self._shell, lambda: bring_forward(self._shell, token))

    def open_quick(self) -> None:
        """Bring the quick capture forward; while the journal is being opened, as soon as it is."""
        if self._program.opened is None:
            if self._window.page == "trouble":
                self.open_window()  # it says what is wrong
            else:
                self._captures_first = True
            return
        self._captures_first = False
        token = self._token
        once_left(self.quick, lambda: self._show_quick(token))

    def _show_quick(self, token: str) -> None:
        self.quick.show_for(self._window.journal_name)
        bring_forward(self.quick, token)

    def _answer_ping(self) -> None:
        """The quick capture, as the answer to a ping."""
        if self._program.opened is not None:
            self.quick.show_for(self._window.journal_name, ping=True)
            bring_forward(self.quick, "")

    def _may_ping(self, now: dt.datetime) -> bool:
        """Whether a ping may ask: there is a journal, no rest, and nothing else is being asked or written."""
        opened = self._program.opened
        if opened is None or self._window.is_sample or self._shell.is_covered:
            return False
        if self.prompt is not None or self.quick.isVisible() or QApplication.activeModalWidget() is not None:
            return False
        try:
            settings = opened.journal.settings.get()
        except JournalError:
            return False  # the next thing the person does says so
        return not is_resting(civil_day(now, settings.day_start), settings.rest_until)

    def open_rest(self) -> None:
        """Ask until when to rest."""
        opened = self._program.opened
        if opened is not None:
            self.open_window()
            RestDialog(self._program.look, opened, self._shell).open()

    def _chosen(self, key: str) -> None:
        calls = {
            "quick": self.open_quick,
            "sweep": self._open_sweep,
            "open": self.open_window,
            "rest": self.open_rest,
            "quit": self._shell.leave,
        }
        calls[key]()

    def _open_sweep(self) -> None:
        self.open_window()
        self._window.open_sweep()

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the icon in the tray."""
        machine = self._program.settings
        prompted = self._cue().prompt_at is not None
        wanted = prompted if machine.stay is None else machine.stay
        has_use = prompted or bool(machine.quick_key and self.shortcut.is_supported)
        return self.tray.is_shown and wanted and has_use

    def _has_hidden(self) -> None:
        if not self._program.settings.told_stay:
            self._notice = TrayNotice(self._program.look)
            self._notice.destroyed.connect(self._forget_notice)
            self._notice.appear()
            self._program.put_in_force(replace(self._program.settings, told_stay=True))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.quick and event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._quick_hidden)
        elif watched is self._shell and event.type() == QEvent.Type.Show and self._notice is not None:
            self._notice.close()  # it told how to come back
        return super().eventFilter(watched, event)

    def _forget_notice(self) -> None:
        self._notice = None

    def _quick_hidden(self) -> None:
        """Started for the quick capture alone, the program ends with it, unless it stays in the tray."""
        if not (self.quick.isVisible() or self._shell.isVisible() or self._shell.is_loading or self.stays):
            self._shell.leave()

    # What is asked from time to time -------------------------------------------------------------

    def look(self) -> None:
        """Look at clock and desktop: a tray may have come, the prompt be due or over."""
        machine = self._program.settings
        self.tray.follow(wanted=machine.tray)
        if self._applied != (machine.quick_key,):
            self._applied = (machine.quick_key,)
            self.shortcut.set_key(machine.quick_key)
        self._parts.show_facts()
        now = self._world.clock.now()
        self.pings.look(now, machine, may_ask=self._may_ping(now))
        if self.prompt is not None:
            self.prompt.look(now)
        elif not (_is_in_use() or self._shell.is_covered or self._window.is_sample):
            self._ask_if_due()

    def _cue(self) -> Cue:
        opened = self._program.opened
        try:
            return Cue() if opened is None else opened.journal.settings.get().cue
        except JournalError:
            return Cue()

    def prompts(self) -> Prompts:
        """What became of the prompts of the open journal."""
        opened = self._program.opened
        return Prompts() if opened is None else self._file.load(opened.journal.path)

    def _ask_if_due(self) -> None:
        opened = self._program.opened
        if opened is None:
            return
        try:
            settings = opened.journal.settings.get()
            moment = Moment(self._world.clock.now(), settings.day_start, settings.cue, settings.rest_until)
            before = self.prompts()
            if not is_time(moment, before):
                return
            written = self._sources.written(opened.reader, moment.day - LOOK_BACK, moment.day)
        except JournalError:
            return  # the next thing the person does says so
        prompts = looked_at(before, moment, written)
        due = is_due(moment, prompts, written)
        if due:
            prompts = prompts.shown(moment.day)
        if prompts != before:
            self._file.save(opened.journal.path, prompts)
        if due:
            self._show_prompt(settings.cue, moment.now)

    def _show_prompt(self, cue: Cue, now: dt.datetime) -> None:
        if self._notice is not None:
            self._notice.close()  # they stand in the same corner
        self.prompt = PromptWindow(self._program.look, cue, now)
        self.prompt.sweep_wanted.connect(self._answer)
        self.prompt.sweep_wanted.connect(self._open_sweep)
        self.prompt.destroyed.connect(self._forget_prompt)
        self.prompt.appear()

    def _forget_prompt(self) -> None:
        self.prompt = None

    def _answer(self) -> None:
        opened = self._program.opened
        if opened is not None:
            self._file.save(opened.journal.path, self.prompts().answered())

    def _journal_changed(self, notice: Notice) -> None:
        if self.prompt is not None and "action" in notice.kinds:
            self._answer()
            self.prompt.withdraw()  # it is being written

    # Settings ------------------------------------------------------------------------------------

    def _change(self, **changes: bool | str) -> None:
        settings: MachineSettings = replace(self._program.settings, **changes)  # type: ignore[arg-type]
        self._program.put_in_force(settings)
        self.look()

    def _facts(self) -> DesktopFacts:
        machine = self._program.settings
        prompted = self._cue().prompt_at is not None
        return DesktopFacts(
            tray=machine.tray,
            has_tray=self.tray.is_available,
            stays=prompted if machine.stay is None else machine.stay,
            quick_key=machine.quick_key,
            key_state=self.shortcut.state,
        )

    def _save_entry(self, part: QWidget) -> None:
        saved = save_entry(part, self._cue(), self._sources.calendar_entry)
        if isinstance(saved, JournalError):
            self._window.messages.complain(saved)
        elif saved is not None:
            words = _("Saved as {name}; open it with your calendar").format(name=saved.name)
            self._window.messages.post(Message(words))


def _is_in_use() -> bool:
    """Whether the person is in one of our windows, or has left one that must be answered before any other."""
    return QApplication.activeWindow() is not None or QApplication.activeModalWidget() is not None
