"""The global shortcut: one key that opens the quick capture wherever one works.

Of the libraries that offer this, those that are kept watch every key that is typed anywhere (X's record
extension, hooks), can't keep the key from the other program and can't tell that one is taken; those that ask
the system for one key alone are C++ or long asleep. So the two calls it takes are made here: XGrabKey and
RegisterHotKey. Wayland and macOS give no key to a program that asks: there the person puts the command
`leaderward capture` into the system's keyboard settings.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from ui.desktop.chord import Chord, KeyState, chord_of
from ui.desktop.shortcut_windows import WindowsKeys
from ui.desktop.shortcut_x11 import X11Keys


class Keys(Protocol):
    """A platform that gives keys to programs."""

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> KeyState:
        """Have the chord call `pressed` from now on, and no other any more."""
        ...

    def release(self) -> None:
        """Give the chord back."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


class GlobalShortcut(QObject):
    """Emits `pressed` when its key is pressed anywhere, where the platform allows it."""

    pressed = Signal()

    def __init__(self, environment: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = KeyState.OFF
        self._keys = _keys_of(QGuiApplication.platformName(), environment, self._note)

    @property
    def is_supported(self) -> bool:
        """Whether this platform gives a key to a program at all."""
        return self._keys is not None

    def set_key(self, sequence: str) -> KeyState:
        """Have this key, a portable key sequence, and no other; an empty one for none."""
        if self._keys is None:
            self.state = KeyState.UNSUPPORTED
            return self.state
        self._keys.release()
        if not sequence:
            self.state = KeyState.OFF
            return self.state
        chord = chord_of(sequence)
        self.state = KeyState.UNUSABLE if chord is None else self._keys.grab(chord, self.pressed.emit)
        return self.state

    def _note(self, state: KeyState) -> None:
        self.state = state

    def close(self) -> None:
        """Give the key back."""
        if self._keys is not None:
            self._keys.close()
            self._keys = None


def _keys_of(
    platform: str, environment: Mapping[str, str], regrabbed: Callable[[KeyState], None]
) -> Keys | None:
    if platform == "windows" and sys.platform == "win32":
        return WindowsKeys()
    under_wayland = environment.get("XDG_SESSION_TYPE") == "wayland" or environment.get("WAYLAND_DISPLAY")
    if platform == "xcb" and not under_wayland:  # there a grab holds among X's own windows only
        try:
            return X11Keys(regrabbed)
        except OSError:
            return None
    return None
