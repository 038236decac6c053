"""The part of Settings about the desktop: tray and global shortcut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from journal.language import _
from ui.commands import shown
from ui.desktop.chord import KeyState
from ui.theme.look import Look
from ui.widgets.buttons import Button
from ui.widgets.text import RichText, Run, Text

COMMAND = "leaderward capture"


@dataclass(frozen=True, slots=True)
class DesktopFacts:
    """What the desktop offers now, and what is chosen."""

    tray: bool
    has_tray: bool
    stays: bool
    quick_key: str
    key_state: KeyState


class KeyField(QKeySequenceEdit):
    """Takes the keys that are pressed in it; Backspace takes them away (`cleared`), Esc is the dialog's."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class DesktopPart(QWidget):
    """Tray, staying in it, and the key of the quick capture; every change is told at once."""

    tray_chosen = Signal(bool)
    stay_chosen = Signal(bool)
    key_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._tray_row(look))
        column.addLayout(self._key_row(look))

    def _tray_row(self, look: Look) -> QVBoxLayout:
        self.tray = _check(_("An icon in the tray"))
        self.stay = _check(_("Stay in the tray when the window is closed"))
        self.tray_words = Text(look, "small", "muted")
        self.tray.toggled.connect(self.tray_chosen)
        self.stay.toggled.connect(self.stay_chosen)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(look, "ui", weight=500, text=_("Tray")))
        column.addWidget(self.tray)
        column.addWidget(self.stay)
        column.addWidget(self.tray_words)
        return column

    def _key_row(self, look: Look) -> QVBoxLayout:
        name = _("Quick capture from anywhere")
        self.key = KeyField()
        self.key.setAccessibleName(name)
        for field in self.key.findChildren(QLineEdit):
            field.setAccessibleName(name)
            field.setPlaceholderText(_("Press the keys"))
        self.off = Button(look, _("No key"), "quiet", compact=True)
        self.key.editingFinished.connect(self._key_edited)
        self.off.clicked.connect(lambda: self.key_chosen.emit(""))
        self.key.cleared.connect(lambda: self.key_chosen.emit(""))
        self.key_words = Text(look, "small", "muted")
        self.command = RichText(look, "ui", runs=[Run(COMMAND, strong=True)], selectable=True)
        self.command.setAccessibleName(COMMAND)
        self.copy = Button(look, _("Copy"), icon="copy", compact=True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(COMMAND))
        self._key_line, self._command_line = QWidget(), QWidget()
        for line, widgets in (
            (self._key_line, (self.key, self.off)),
            (self._command_line, (self.command, self.copy)),
        ):
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(widgets[0], 1, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(widgets[1], 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(look, "ui", weight=500, text=name))
        column.addWidget(self._key_line)
        column.addWidget(self.key_words)
        column.addWidget(self._command_line)
        return column

    def show_facts(self, facts: DesktopFacts) -> None:
        """Show what is so now."""
        for box, checked in ((self.tray, facts.tray), (self.stay, facts.stays)):
            box.blockSignals(True)
            box.setChecked(checked)
            box.blockSignals(False)
        self.stay.setEnabled(facts.has_tray and facts.tray)
        self.tray_words.set_text(tray_words(facts))
        self.tray_words.setVisible(bool(tray_words(facts)))
        self.key.blockSignals(True)
        self.key.setKeySequence(QKeySequence(facts.quick_key))
        self.key.blockSignals(False)
        supported = facts.key_state is not KeyState.UNSUPPORTED
        self._key_line.setVisible(supported)
        self.off.setEnabled(bool(facts.quick_key))
        self.key_words.set_text(key_words(facts))
        self._command_line.setVisible(not supported or facts.key_state is not KeyState.READY)

    def _key_edited(self) -> None:
        sequence = self.key.keySequence()
        self.key_chosen.emit(sequence.toString(QKeySequence.SequenceFormat.PortableText))


def tray_words(facts: DesktopFacts) -> str:
    """Why there is no icon, and what can be done; empty where there is nothing to say."""
    if facts.has_tray:
        return ""
    return _(
        "This desktop has no tray now, so closing the window ends the program. GNOME needs the AppIndicator "
        "extension, a bare window manager a tray such as trayer; the icon comes as soon as there is one."
    )


def key_words(facts: DesktopFacts) -> str:
    """What the key does here, or why it does nothing."""
    key = shown(facts.quick_key) if facts.quick_key else ""
    match facts.key_state:
        case KeyState.READY:
            return _("{key} opens the small window wherever you work, while Leaderward runs.").format(key=key)
        case KeyState.TAKEN:
            return _(
                "Another program has {key}. Choose other keys, or put this command into the system’s "
                "keyboard settings:"
            ).format(key=key)
        case KeyState.UNUSABLE:
            return _(
                "{key} can’t be used everywhere: it needs Ctrl, Alt or Meta, and a key of this keyboard. "
                "Choose other keys, or put this command into the system’s keyboard settings:"
            ).format(key=key)
        case KeyState.UNSUPPORTED:
            return _(
                "This system gives no key to a program that asks. Put this command into its keyboard "
                "settings:"
            )
        case KeyState.OFF:
            return _("No key is set. This command does the same from the system’s keyboard settings:")


def _check(text: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setAccessibleName(text)
    return box
