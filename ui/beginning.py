"""The first run on a machine: where the journal is made, and what each step leaves behind.

Light: it is there before the first paint. What needs a journal is handed in by `furnish`.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.domain.self_image import with_self_image
from journal.domain.settings import JournalSettings
from journal.errors import JournalError
from journal.language import _
from journal.places import World
from journal.settings.chosen import is_there
from journal.settings.first_run import FirstRunFile, FirstRunState
from ui.messages import Message
from ui.pages.first_run import STEPS, FirstRun
from ui.shell import Shell
from ui.theme.look import Look

if TYPE_CHECKING:  # they come after the first paint
    from journal.domain.cue import Cue
    from journal.opening import Opened
    from ui.pages.first_run_actions import ActionsStep
    from ui.pages.first_run_steps import CueStep, SelfImageStep
    from ui.program import Program

SUFFIX = ".leaderward"
KEEP_MS = 120
# what works while the first run is shown; everything else concerns pages that are not there yet
COMMANDS = frozenset({"text.larger", "text.smaller", "text.normal", "keys", "about", "quit"})


@dataclass(frozen=True)
class Later:
    """What is loaded after the first paint.

    `program` has no journal open yet. The three steps follow the first. `entry` makes the cue, which begins
    on a day, an entry for a calendar. `take_calendar` takes actions from a calendar's file into the journal,
    asking in a window above, and calls back once they are there.
    """

    program: Program
    self_image: SelfImageStep
    cue: CueStep
    actions: ActionsStep
    entry: Callable[[Cue], bytes]
    take_calendar: Callable[[Opened, QWidget, Callable[[], object]], None]


class Beginning(QObject):
    """Leads the first run, from the first paint to Today or the first chart."""

    def __init__(self, shell: Shell, look: Look, world: World, place: Path, state: FirstRunState) -> None:
        super().__init__(shell)
        self._shell, self._place, self._state = shell, place, state
        self._file = FirstRunFile(world.places)
        self._later: Later | None = None
        self._opened: Opened | None = None
        self._made: Path | None = None
        self._left_behind: Path | None = None
        self._is_new = False
        self._after_opening: Callable[[], None] | None = None
        self.is_over = False
        self.face = FirstRun(look, place)
        self.face.next_wanted.connect(self._go_on)
        self.face.skip_wanted.connect(self._skip)
        self.face.all_skip_wanted.connect(self._skip_all)
        self.face.moved.connect(self._keep)
        self.face.start.change_wanted.connect(self._choose_place)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(KEEP_MS)
        self._resting.timeout.connect(self._keep)

    def show(self) -> None:
        """Show the first step in the shell, with the focus on the button that goes on."""
        self._shell.cover(self.face)
        if self._state.step > 1:
            self.face.wait_for(self._state.step)
        self._shell.closing.connect(self._keep)
        self._shell.show()
        self.face.take_focus()

    def furnish(self, later: Later) -> None:
        """Everything is loaded: hang the other steps in, and go on where it was left."""
        self._later = later
        state, program = self._state, later.program
        if state.leader is not None:
            later.self_image.form.set_leader(state.leader)
        later.cue.restore(state.event, prompt=state.prompt, at=state.prompt_at, calendar=state.calendar)
        later.actions.restore(state.lines)
        self.face.add_steps([later.self_image, later.cue, later.actions])
        for step in self.face.steps:
            step.changed.connect(self._keep_soon)
        later.actions.sweep.text_settled.connect(self._keep)
        later.actions.calendar_wanted.connect(self._take_calendar)
        self._allow_commands(everything=False)
        program.took.connect(self._took)
        program.could_not_open.connect(self._could_not_open)
        program.window.messages.posted.connect(self._hear)
        if self._after_opening is not None:  # one was quicker than what had to be loaded
            self._open(program)
        elif state.step > 1:
            self._make_journal(lambda: self.face.go(state.step))
        else:
            program.load_charts()

    def _allow_commands(self, *, everything: bool) -> None:
        if self._later is None:
            return
        commands = self._later.program.window.commands
        for command in commands.table:
            if command.scope == "window":
                commands.action(command.id).setEnabled(everything or command.id in COMMANDS)

    # What is kept until it is over -----------------------------------------------------------

    def _keep_soon(self) -> None:
        if not self._resting.isActive():
            self._resting.start()

    def _keep(self, _step: int = 0) -> None:
        self._resting.stop()
        if self.is_over:
            return
        # closed before it was loaded, it has not moved
        step = self._state.step if self._later is None else self.face.step
        state = replace(self._state, step=step, journal=str(self._place.absolute()))
        if self._later is not None:
            image, cue = self._later.self_image, self._later.cue
            state = replace(
                state,
                leader=image.form.leader if image.form.is_said else None,
                event=cue.field.line.text(),
                prompt=cue.prompt.isChecked(),
                prompt_at=cue.at.time().toString("HH:mm"),
                calendar=cue.calendar.isChecked(),
                lines=self._later.actions.unsaved(),
            )
        if state != self._state:
            self._state = state
            self._file.save(state)

    # Going on ------------------------------------------------------------------------------

    def _go_on(self, step: int) -> None:
        match step:
            case 1:
                self._make_journal(lambda: self.face.go(2))
            case 2:
                if self._try(self._keep_self_image):
                    self.face.go(3)
            case 3:
                if self._try(self._keep_cue) and self._try(self._write_entry):
                    self.face.go(4)
            case _:
                self._end("drift")

    def _skip(self, step: int) -> None:
        if step == 1:
            self._make_journal(lambda: self.face.go(2))
        elif step < STEPS:
            self.face.go(step + 1)
        else:
            self._end("today")

    def _skip_all(self, step: int) -> None:
        if step == 1:
            self._make_journal(lambda: self._end("today"))
        else:
            self._end("today")

    def _try(self, work: Callable[[], bool]) -> bool:
        try:
            return work()
        except JournalError as error:
            self.face.shown.complain(str(error))
            return False

    def _hear(self, message: Message) -> None:
        """The message bar is out of sight: what went wrong is told in the step."""
        if message.is_problem and not self.is_over:
            self.face.shown.complain(" ".join(filter(None, (message.text, message.hint))))

    def _end(self, page: str) -> None:
        """Uncover the window, with that page in it."""
        if self._later is None or self.is_over:
            return
        self.is_over = True
        self._resting.stop()
        program = self._later.program
        program.took.disconnect(self._took)
        program.could_not_open.disconnect(self._could_not_open)
        program.window.messages.posted.disconnect(self._hear)
        left = self._later.actions.unsaved()
        if left:  # what was typed and is in no journal yet waits in the day's sweep
            program.window.today.sweeping.sweep.put_kept(left, before=True)
            program.window.context.drafts.flush()
        self._file.forget()
        program.put_in_force(replace(program.settings, begun=True))
        self._allow_commands(everything=True)
        self._shell.uncover()
        program.window.show_page(page)
        if left and page == "today":
            program.window.today.sweeping.open()
        self.face.deleteLater()

    # The journal ---------------------------------------------------------------------------

    def _choose_place(self) -> None:
        kinds = _("Leaderward journals ({pattern})").format(pattern=f"*{SUFFIX}") + ";;" + _("All files (*)")
        title, options = _("Where the journal lives"), QFileDialog.Option.DontConfirmOverwrite
        name, _kind = QFileDialog.getSaveFileName(
            self._shell, title, str(self._place), kinds, options=options
        )
        if name:
            whole = name.endswith(SUFFIX) or os.path.exists(name)  # noqa: PTH110 - Path.exists may raise
            self._place = Path(name if whole else name + SUFFIX)
            self.face.start.set_place(self._place)
            self._keep()

    def _take_calendar(self) -> None:
        if self._later is not None and self._opened is not None:
            self._later.take_calendar(self._opened, self._shell, self._later.actions.tag_rest)

    def _make_journal(self, then: Callable[[], None]) -> None:
        """Make or open the journal at the place that is shown, and go on once it is open."""
        opened = self._opened
        if opened is not None and opened.journal.path.absolute() == self._place.absolute():
            then()
            return
        self._after_opening = then
        self.face.set_busy(busy=True)
        if self._later is not None:
            self._open(self._later.program)

    def _open(self, program: Program) -> None:
        self._left_behind = self._made if self._is_blank() else None
        self._is_new = not is_there(self._place)
        if not program.open(self._place, create=True):
            name = self._place.stem
            words = _("{name} is open in another window, which has come forward.").format(name=name)
            self._could_not_open(JournalError(words))

    def _is_blank(self) -> bool:
        """Whether nothing was put into the journal that is open."""
        if self._opened is None:
            return False
        try:
            untouched = self._opened.journal.settings.get() == JournalSettings()
            return untouched and self._opened.reader.is_empty()
        except JournalError:
            return False

    def _clear_left_behind(self) -> None:
        """A journal that this run made and left blank for another place goes, and is not among the recent."""
        path, self._left_behind = self._left_behind, None
        if path is None or self._later is None:
            return
        program = self._later.program
        recent = tuple(name for name in program.settings.recent if name != str(path))
        program.put_in_force(replace(program.settings, recent=recent))
        program.window.recent = recent
        # on the lane, which lets go of the file first
        program.window.lane.run("clear", lambda: _remove(path), lambda _none: None)

    def _took(self, opened: Opened) -> None:
        then, self._after_opening = self._after_opening, None
        is_first = self._opened is None and self._state.step == 1
        self._opened = opened
        self._clear_left_behind()
        self._made = opened.journal.path.absolute() if self._is_new else None
        if self._later is not None:
            self._later.actions.set_journal(opened)
        self.face.set_busy(busy=False)
        if is_first and not opened.reader.is_empty():
            self._end("today")  # a journal that is full of days needs no beginning
        elif then is not None:
            then()

    def _could_not_open(self, error: JournalError) -> None:
        self._after_opening = self._left_behind = None
        self.face.go(1)
        self.face.set_busy(busy=False)
        self.face.start.complain(str(error))

    # What the steps leave behind -------------------------------------------------------------

    def _keep_self_image(self) -> bool:
        if self._opened is None or self._later is None:
            return False
        journal, form = self._opened.journal, self._later.self_image.form
        if not form.is_said:
            return True
        settings = journal.settings.get()
        images = with_self_image(settings.self_images, journal.today(), form.leader)
        if images != settings.self_images:
            changed = replace(settings, self_images=images)
            journal.settings.change(changed, self, name=_("keep how you see yourself"))
        return True

    def _keep_cue(self) -> bool:
        if self._opened is None or self._later is None:
            return False
        journal = self._opened.journal
        settings = journal.settings.get()
        cue = self._later.cue.cue(journal.today())
        if cue != settings.cue:
            journal.settings.change(replace(settings, cue=cue), self, name=_("set the cue"))
        return True

    def _write_entry(self) -> bool:
        """Offer to save the entry for the calendar; False where that was left."""
        if self._later is None or self._opened is None or not self._later.cue.calendar.isChecked():
            return True
        cue = self._opened.journal.settings.get().cue
        name, _kind = QFileDialog.getSaveFileName(
            self._shell,
            _("An entry for the calendar"),
            str(self._place.parent / _("Leaderward.ics")),
            _("Calendar files ({pattern})").format(pattern="*.ics"),
        )
        if not name:
            return False
        path = Path(name if name.lower().endswith(".ics") else name + ".ics")
        try:
            path.write_bytes(self._later.entry(cue))
        except OSError as error:
            raise JournalError(
                _("The file can’t be written in {path}: {reason}.").format(
                    path=path.parent, reason=error.strerror or error
                ),
                _("Choose another folder."),
            ) from error
        return True


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
