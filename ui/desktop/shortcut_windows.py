"""The global shortcut under Windows: RegisterHotKey, and its message from the queue of this thread."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, Qt
from typing_extensions import override

from ui.desktop.chord import Chord, KeyState

ID = 0x4C57
WM_HOTKEY = 0x0312
MOD_ALT, MOD_CONTROL, MOD_SHIFT, MOD_WIN, MOD_NOREPEAT = 1, 2, 4, 8, 0x4000
_K = Qt.Key
_CODES = {
    _K.Key_Escape: 0x1B,
    _K.Key_Tab: 0x09,
    _K.Key_Backspace: 0x08,
    _K.Key_Return: 0x0D,
    _K.Key_Insert: 0x2D,
    _K.Key_Delete: 0x2E,
    _K.Key_Pause: 0x13,
    _K.Key_Print: 0x2C,
    _K.Key_Home: 0x24,
    _K.Key_End: 0x23,
    _K.Key_Left: 0x25,
    _K.Key_Up: 0x26,
    _K.Key_Right: 0x27,
    _K.Key_Down: 0x28,
    _K.Key_PageUp: 0x21,
    _K.Key_PageDown: 0x22,
    _K.Key_Space: 0x20,
}
_NAMED = {key.value: code for key, code in _CODES.items()}


def virtual_key_of(key: int) -> int:
    """Windows' code of a key by Qt's; 0 for one that lies elsewhere on every keyboard."""
    if _K.Key_A.value <= key <= _K.Key_Z.value or _K.Key_0.value <= key <= _K.Key_9.value:
        return key
    if _K.Key_F1.value <= key <= _K.Key_F24.value:
        return 0x70 + key - _K.Key_F1.value
    return _NAMED.get(key, 0)


def modifiers_of(chord: Chord) -> int:
    """Windows' modifiers of a chord; one press is one message, however long it is held."""
    held = (
        *((chord.alt, MOD_ALT), (chord.control, MOD_CONTROL)),
        *((chord.shift, MOD_SHIFT), (chord.meta, MOD_WIN)),
    )
    return MOD_NOREPEAT | sum(mask for is_held, mask in held if is_held)


def is_our_key(kind: bytes, address: int) -> bool:
    """Whether a native message, Qt's name of its kind and where it lies, tells that our key was pressed."""
    if kind not in (b"windows_generic_MSG", b"windows_dispatcher_MSG") or not address:
        return False
    message = wintypes.MSG.from_address(address)
    return message.message == WM_HOTKEY and message.wParam == ID


class _Filter(QAbstractNativeEventFilter):
    def __init__(self) -> None:
        super().__init__()
        self.pressed: Callable[[], None] = lambda: None

    @override
    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        if is_our_key(bytes(kind.data() if isinstance(kind, QByteArray) else kind), int(message)):
            self.pressed()
            return True, 0
        return False, 0


class WindowsKeys:
    """Has one chord by RegisterHotKey."""

    def __init__(self) -> None:
        self._filter = _Filter()
        self._has_key = False
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)

    def grab(self, chord: Chord, pressed: Callable[[], None]) -> KeyState:
        """Have the chord call `pressed` from now on, and no other any more."""
        self.release()
        self._filter.pressed = pressed
        code = virtual_key_of(chord.key)
        if not code:
            return KeyState.UNUSABLE
        self._has_key = bool(_user32().RegisterHotKey(None, ID, modifiers_of(chord), code))
        return KeyState.READY if self._has_key else KeyState.TAKEN

    def release(self) -> None:
        """Give the chord back."""
        if self._has_key:
            _user32().UnregisterHotKey(None, ID)
            self._has_key = False

    def close(self) -> None:
        """Give everything back."""
        self.release()
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)


def _user32() -> Any:
    if sys.platform == "win32":
        return ctypes.windll.user32
    raise OSError("there is no user32 here")
