"""The global shortcut: which keys may be had, and what they are called on each platform."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtCore import Qt

from ui.desktop.chord import Chord, KeyState, chord_of
from ui.desktop.shortcut import GlobalShortcut
from ui.desktop.shortcut_windows import (
    ID,
    MOD_ALT,
    MOD_CONTROL,
    MOD_NOREPEAT,
    WM_HOTKEY,
    is_our_key,
    modifiers_of,
    virtual_key_of,
)
from ui.desktop.shortcut_x11 import keysym_of, mask_of


def chord(sequence: str) -> Chord:
    found = chord_of(sequence)
    assert found is not None, sequence
    return found


def test_a_chord_is_read() -> None:
    assert chord("Ctrl+Alt+J") == Chord(Qt.Key.Key_J.value, control=True, alt=True)
    assert chord("Meta+Shift+F9") == Chord(Qt.Key.Key_F9.value, shift=True, meta=True)
    assert chord("F12").key == Qt.Key.Key_F12.value


@pytest.mark.parametrize("sequence", ["", "J", "Shift+J", "Return", "Ctrl+K, Ctrl+J", "nonsense", "Ctrl+"])
def test_what_would_take_typing_away_is_refused(sequence: str) -> None:
    assert chord_of(sequence) is None


@pytest.mark.parametrize(
    ("sequence", "symbol", "mask"),
    [
        ("Ctrl+Alt+J", ord("j"), 4 | 8),
        ("Meta+7", ord("7"), 64),
        ("Ctrl+Shift+F1", 0xFFBE, 4 | 1),
        ("Alt+F12", 0xFFC9, 8),
        ("Ctrl+PgUp", 0xFF55, 4),
        ("Ctrl+,", ord(","), 4),
        ("Ctrl+Ö", ord("ö"), 4),
    ],
)
def test_x11_names_keys_by_symbols_and_masks(sequence: str, symbol: int, mask: int) -> None:
    assert keysym_of(chord(sequence).key) == symbol
    assert mask_of(chord(sequence)) == mask


@pytest.mark.parametrize(
    ("sequence", "code"),
    [("Ctrl+Alt+J", 0x4A), ("Ctrl+7", 0x37), ("F12", 0x7B), ("Ctrl+PgUp", 0x21), ("Ctrl+,", 0)],
)
def test_windows_names_keys_by_its_own_codes(sequence: str, code: int) -> None:
    assert virtual_key_of(chord(sequence).key) == code


def test_windows_names_what_is_held_and_repeats_nothing() -> None:
    assert modifiers_of(chord("Ctrl+Alt+J")) == MOD_CONTROL | MOD_ALT | MOD_NOREPEAT


def test_windows_message_of_our_key_is_known() -> None:
    message = wintypes.MSG()
    message.message, message.wParam = WM_HOTKEY, ID
    at = ctypes.addressof(message)
    assert is_our_key(b"windows_generic_MSG", at)
    assert not is_our_key(b"xcb_generic_event_t", at)
    assert not is_our_key(b"windows_generic_MSG", 0)
    message.wParam = ID + 1
    assert not is_our_key(b"windows_generic_MSG", at)
    message.message, message.wParam = WM_HOTKEY + 1, ID
    assert not is_our_key(b"windows_generic_MSG", at)


@pytest.mark.usefixtures("qapp")
def test_where_the_platform_gives_no_key_nothing_breaks() -> None:
    shortcut = GlobalShortcut({})
    assert not shortcut.is_supported
    assert shortcut.set_key("Ctrl+Alt+J") is KeyState.UNSUPPORTED
    shortcut.close()
