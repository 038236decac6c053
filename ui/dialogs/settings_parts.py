"""The groups of Settings that are more than one value each: the desktop, the cue, a rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from journal.domain.cue import Cue
from journal.domain.prompting import Prompts
from journal.errors import JournalError
from journal.language import _
from ui.dialogs.rest import RestPart
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.settings_cue import CuePart
from ui.dialogs.settings_desktop import DesktopFacts, DesktopPart
from ui.dialogs.settings_table import desktop_heading
from ui.theme.look import Look

if TYPE_CHECKING:
    from journal.opening import Opened


@dataclass(frozen=True)
class Asked:
    """What the parts ask for: the desktop's facts, what became of the prompts, changes, the cue's entry."""

    facts: Callable[[], DesktopFacts]
    prompts: Callable[[], Prompts]
    change: Callable[..., object]
    save_entry: Callable[[QWidget], object]


class SettingsParts(QObject):
    """Adds the parts to each dialog, and keeps the desktop's true while it is open."""

    def __init__(self, parent: QObject, opened: Callable[[], Opened | None], asked: Asked) -> None:
        super().__init__(parent)
        self._opened, self._asked = opened, asked
        self._desktop: DesktopPart | None = None

    def add_to(self, dialog: SettingsDialog, look: Look) -> None:
        """Add the parts to a dialog that is about to be shown."""
        desktop = DesktopPart(look)
        change = self._asked.change
        desktop.tray_chosen.connect(lambda on: change(tray=on))
        desktop.stay_chosen.connect(lambda on: change(stay=on))
        desktop.key_chosen.connect(lambda key: change(quick_key=key))
        self._desktop = desktop
        dialog.destroyed.connect(self._forget)
        self.show_facts()
        dialog.add_part(desktop, heading=desktop_heading(), of_journal=False)
        opened = self._opened()
        if opened is None:
            return
        try:
            cue = CuePart(look, opened, self._asked.prompts)
            rest = RestPart(look, opened)
        except JournalError:
            return  # the dialog leaves the journal's own settings out too
        cue.entry_wanted.connect(lambda: self._asked.save_entry(cue))
        cue.changed.connect(self.show_facts)
        dialog.add_part(cue, heading=_("The cue"), of_journal=True)
        dialog.add_part(rest, heading=_("A rest"), of_journal=True)

    def show_facts(self) -> None:
        """Show what is so now, where a dialog is open."""
        if self._desktop is not None:
            self._desktop.show_facts(self._asked.facts())

    def _forget(self) -> None:
        self._desktop = None


def save_entry(parent: QWidget, cue: Cue, entry: Callable[[Cue], bytes]) -> Path | JournalError | None:
    """Ask where the cue's calendar entry is saved, and save it.

    Returns:
        Where it is, why it could not be saved, or None where nobody chose a place.
    """
    name, _kind = QFileDialog.getSaveFileName(
        parent,
        _("Save the calendar entry"),
        "leaderward.ics",
        _("Calendars ({pattern})").format(pattern="*.ics"),
    )
    if not name:
        return None
    try:
        Path(name).write_bytes(entry(cue))
    except OSError as error:
        words = _("The entry can’t be saved: {reason}.").format(reason=error.strerror or error)
        return JournalError(words, _("Choose another folder."))
    return Path(name)
