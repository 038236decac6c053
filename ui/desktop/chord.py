"""A key with what is held, as the global shortcut has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence


class KeyState(Enum):
    """What became of the wish for a key."""

    OFF = "off"
    READY = "ready"
    TAKEN = "taken"
    UNUSABLE = "unusable"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Chord:
    """One key with what is held: Qt's code of the key, and which of the four modifiers."""

    key: int
    control: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False


def chord_of(sequence: str) -> Chord | None:
    """The chord of a portable key sequence; None for one that no program should have for itself.

    It has to be one chord, and hold Ctrl, Alt or Meta, unless it is a function key: a letter alone could not
    be typed anywhere any more.
    """
    keys = QKeySequence(sequence)
    if keys.count() != 1:
        return None
    combination = cast("Any", keys)[0]  # the stubs leave it out
    held, key = combination.keyboardModifiers(), combination.key()
    modifier = Qt.KeyboardModifier
    chord = Chord(
        int(key.value),
        control=bool(held & modifier.ControlModifier),
        alt=bool(held & modifier.AltModifier),
        shift=bool(held & modifier.ShiftModifier),
        meta=bool(held & modifier.MetaModifier),
    )
    is_function = Qt.Key.Key_F1.value <= chord.key <= Qt.Key.Key_F35.value
    is_known = chord.key not in (0, Qt.Key.Key_unknown.value)
    return chord if is_known and (is_function or chord.control or chord.alt or chord.meta) else None
