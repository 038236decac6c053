"""What the wheel may do to a field: nothing that was not meant.

Qt lets the wheel give the focus to the spin box, time field or list it comes across, and change what is in
it. Here it scrolls the page or the dialog, which is what it was turned for.
"""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QComboBox, QWidget
from typing_extensions import override


class WheelGuard(QObject):
    """Watches fields: one takes the wheel only where nothing around it scrolls and it has the focus."""

    FIELDS: ClassVar = (QAbstractSpinBox, QComboBox)

    def guard(self, field: QAbstractSpinBox | QComboBox) -> None:
        """Watch this field from now on; doing it again does no more."""
        if field.focusPolicy() is Qt.FocusPolicy.WheelFocus:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if watched.hasFocus() and not _scrolls(watched):
            return False
        event.ignore()  # so that it goes on to what is around the field
        return True


def _scrolls(field: QWidget) -> bool:
    """Whether a field is in what scrolls, within its window."""
    step: QWidget | None = field
    while step is not None and not step.isWindow():
        step = step.parentWidget()
        if isinstance(step, QAbstractScrollArea):
            return True
    return False
