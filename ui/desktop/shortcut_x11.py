"""The global shortcut under X11: one key grabbed on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, Qt

from ui.desktop.chord import Chord, KeyState
from ui.desktop.x11 import ALT, CONTROL, KEY_PRESS, MAPPING_NOTIFY, META, SHIFT, Connection

_HELD = SHIFT | CONTROL | ALT | META
_K = Qt.Key
_SYMBOLS = {
    _K.Key_Escape: 0xFF1B,
    _K.Key_Tab: 0xFF09,
    _K.Key_Backspace: 0xFF08,
    _K.Key_Return: 0xFF0D,
    _K.Key_Enter: 0xFF8D,
    _K.Key_Insert: 0xFF63,
    _K.Key_Delete: 0xFFFF,
    _K.Key_Pause: 0xFF13,
    _K.Key_Print: 0xFF61,
    _K.Key_Home: 0xFF50,
    _K.Key_End: 0xFF57,
    _K.Key_Left: 0xFF51,
    _K.Key_Up: 0xFF52,
    _K.Key_Right: 0xFF53,
    _K.Key_Down: 0xFF54,
    _K.Key_PageUp: 0xFF55,
    _K.Key_PageDown: 0xFF56,
    _K.Key_Menu: 0xFF67,
}
_NAMED = {key.value: symbol for key, symbol in _SYMBOLS.items()}


def keysym_of(key: int) -> int:
    """X's symbol of a key by Qt's code; 0 for one that has none here."""
    if 0x20 <= key <= 0xFF:  # Latin 1 in both; the letter's small one is on the key
        return ord(chr(key).lower())
    if _K.Key_F1.value <= key <= _K.Key_F35.value:
        return 0xFFBE + key - _K.Key_F1.value
    return _NAMED.get(key, 0)


def mask_of(chord: Chord) -> int:
    """X's modifiers of a chord."""
    held = ((chord.shift, SHIFT), (chord.control, CONTROL), (chord.alt, ALT), (chord.meta, META))
    return sum(mask for is_held, mask in held if is_held)


class X11Keys:
    """Grabs one chord, whatever locks are on.

    Args:
        regrabbed: called with what became of the chord after the keyboard's mapping changed.

    Raises:
        OSError: the X server can't be reached.
    """

    def __init__(self, regrabbed: Callable[[KeyState], None]) -> None:
        self._regrabbed = regrabbed
        self._x = Connection()
        self._chord: Chord | None = None
        self._grabbed: tuple[int, int, tuple[int, ...]] | None = None
        self._pressed: Callable[[], None] = lambda: None
        self._notifier = QSocketNotifier(self._x.file, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(lambda _file: self._look())

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> KeyState:
        """Have the chord call `pressed` from now on, and no other any more."""
        self.release()
        self._chord, self._pressed = chord, pressed
        keycode = self._x.keycode(keysym_of(chord.key)) if keysym_of(chord.key) else 0
        if not keycode:
            return KeyState.UNUSABLE
        wanted = (keycode, mask_of(chord), self._x.lock_masks())
        if not self._x.grab(*wanted):
            return KeyState.TAKEN
        self._grabbed = wanted
        return KeyState.READY

    def release(self) -> None:
        """Give the chord back."""
        self._chord = None
        if self._grabbed is not None:
            self._x.release(*self._grabbed)
            self._grabbed = None
        self._look()  # what came with the answers does not wake the notifier any more

    def close(self) -> None:
        """Give everything back."""
        self._notifier.setEnabled(False)
        self._x.close()

    def _look(self) -> None:
        is_pressed = has_moved = False
        for event in self._x.events():
            if event.type == MAPPING_NOTIFY:
                has_moved = True
            elif event.type == KEY_PRESS and self._grabbed is not None:
                keycode, mask, _locks = self._grabbed
                is_pressed |= event.key.keycode == keycode and event.key.state & _HELD == mask
        if has_moved and self._chord is not None:
            self._regrabbed(self.grab(self._chord, self._pressed))  # the letter may be on another key now
        if is_pressed:
            self._pressed()
