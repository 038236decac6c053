"""The widget of a declared setting: shows a value, and tells when the person has chosen another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from ui.dialogs.settings_table import Choice, Control, Line, ListChoice, Number, Setting, Switch, TimeOfDay
from ui.theme.look import Look
from ui.widgets.segments import Segments

Told = Callable[[Any], None]


def make_control(look: Look, setting: Setting, value: Any, told: Told) -> QWidget:
    """The widget for a setting, showing `value`; `told` is called with each value that is chosen."""
    widget = _made(look, setting.control, setting.title, value, told)
    widget.setAccessibleName(setting.control.text if isinstance(setting.control, Switch) else setting.title)
    widget.setAccessibleDescription(setting.explanation)
    return widget


def _made(look: Look, control: Control, title: str, value: Any, told: Told) -> QWidget:
    match control:
        case Choice(options):
            return _segments(look, options, title, value, told)
        case ListChoice(options):
            return _list(options, value, told)
        case Switch(text):
            box = QCheckBox(text)
            box.setChecked(bool(value))
            box.toggled.connect(told)
            return box
        case TimeOfDay():
            return _time(control, value, told)
        case Line(longest, placeholder):
            field = QLineEdit(str(value))
            field.setMaxLength(longest)
            field.setPlaceholderText(placeholder)
            field.editingFinished.connect(lambda: told(field.text().strip()))
            return field
        case Number(least, most):
            number = QSpinBox()
            number.setRange(least, most)
            number.setValue(int(value))
            number.setMaximumWidth(look.grown(112))
            number.valueChanged.connect(told)
            return number


def _segments(
    look: Look, options: tuple[tuple[Any, str], ...], title: str, value: Any, told: Told
) -> Segments:
    values = {str(one): one for one, _words in options}
    segments = Segments(look, [(str(one), words) for one, words in options], name=title)
    if str(value) in values:
        segments.choose(str(value))
    segments.chosen.connect(lambda key: told(values[key]))
    return segments


def _list(options: tuple[tuple[Any, str], ...], value: Any, told: Told) -> QComboBox:
    box = QComboBox()
    for _one, words in options:
        box.addItem(words)
    values = [one for one, _words in options]
    box.setCurrentIndex(values.index(value) if value in values else 0)
    box.activated.connect(lambda place: told(values[place]))
    return box


def _time(control: TimeOfDay, value: Any, told: Told) -> QTimeEdit:
    shown = dt.time.fromisoformat(value) if control.as_text else value
    field = QTimeEdit(QTime(shown.hour, shown.minute))
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    field.setDisplayFormat("HH:mm")
    field.setMaximumTime(QTime(control.latest.hour, control.latest.minute))

    def tell() -> None:
        time = dt.time(field.time().hour(), field.time().minute())
        told(time.isoformat("minutes") if control.as_text else time)

    field.editingFinished.connect(tell)
    return field
