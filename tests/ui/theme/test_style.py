import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme.focus import MARGIN, RADIUS_PROPERTY, FocusRing
from ui.theme.look import Look
from ui.theme.style import apply_look
from ui.theme.tokens import load_tokens

# The offscreen platform can't size, raise or grab, and says so at every window.
pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture
def look() -> Look:
    return Look.named("light")


class Form(QWidget):
    """A button, a field and another button."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.first, self.field, self.last = QPushButton("One"), QLineEdit(), QPushButton("Two")
        for child in (self.first, self.field, self.last):
            layout.addWidget(child)

    def tab_from(self, qtbot: QtBot, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)


@pytest.fixture
def ring(qapp: QApplication, look: Look) -> FocusRing:
    return apply_look(qapp, look)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    window = Form()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.first.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(window.first.hasFocus)
    return window


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.usefixtures("ring")
def test_the_palette_follows_the_look(qapp: QApplication, look: Look) -> None:
    assert qapp.palette().window().color() == look.tokens.colour("paper")
    look.set_theme(load_tokens("dark"))
    assert qapp.palette().window().color() == QColor(load_tokens("dark").paper)
    assert load_tokens("dark").surface in qapp.styleSheet()


@pytest.mark.usefixtures("ring")
def test_another_look_takes_the_place_of_the_first(qapp: QApplication, look: Look) -> None:
    dark = Look.named("dark")
    apply_look(qapp, dark)
    look.changed.emit()
    assert qapp.palette().window().color() == dark.tokens.colour("paper")


@pytest.mark.usefixtures("ring")
def test_a_box_that_is_on_is_filled_with_ink(qtbot: QtBot, look: Look) -> None:
    for kind in (QCheckBox, QRadioButton):
        box = kind("A choice")
        qtbot.addWidget(box)
        box.resize(box.sizeHint())
        off = colours(box.grab(box.rect().adjusted(0, 0, 20 - box.width(), 0)).toImage())
        box.setChecked(True)
        on = colours(box.grab(box.rect().adjusted(0, 0, 20 - box.width(), 0)).toImage())
        assert look.tokens.ink.lower() in on
        assert look.tokens.ink.lower() not in off


@pytest.mark.usefixtures("ring")
def test_a_combo_box_has_room_for_its_longest_line(qtbot: QtBot) -> None:
    combo = QComboBox()
    combo.addItems(["All, 18 months", "Year"])
    qtbot.addWidget(combo)
    text = combo.fontMetrics().horizontalAdvance("All, 18 months")
    assert combo.sizeHint().width() >= text + 12 + 28
    assert combo.sizeHint().height() == 36


def test_a_click_shows_no_ring_and_tab_does(qtbot: QtBot, form: Form, ring: FocusRing) -> None:
    qtbot.mouseClick(form.last, Qt.MouseButton.LeftButton)
    assert form.last.hasFocus()
    assert ring.target is None
    form.tab_from(qtbot, form.last)
    assert form.first.hasFocus()
    assert ring.target is form.first


def test_a_text_field_wears_its_edge_and_no_ring(
    qtbot: QtBot, form: Form, ring: FocusRing, look: Look
) -> None:
    at_rest = colours(form.field.grab().toImage())
    form.tab_from(qtbot, form.first)
    assert form.field.hasFocus()
    assert ring.target is None
    form.field.setReadOnly(True)  # no blinking cursor in the picture
    assert look.tokens.ink.lower() in colours(form.field.grab().toImage()) - at_rest


def test_the_ring_surrounds_the_control_and_follows_it(
    qtbot: QtBot, form: Form, ring: FocusRing, look: Look
) -> None:
    form.tab_from(qtbot, form.last)
    target = form.first

    def at_ring() -> str:
        corner = target.mapTo(form, QPoint(target.width() // 2, -MARGIN + 1))
        return form.grab().toImage().pixelColor(corner).name()

    assert at_ring() == look.tokens.ink.lower()
    target.move(target.x(), target.y() + 3)
    assert at_ring() == look.tokens.ink.lower()
    target.hide()
    assert ring.target is not target


def test_a_widget_may_draw_its_own_focus(qtbot: QtBot, form: Form, ring: FocusRing) -> None:
    form.first.setProperty(RADIUS_PROPERTY, -1)
    form.tab_from(qtbot, form.last)
    assert form.first.hasFocus()
    assert ring.target is None


def test_the_ring_outlives_the_widget_it_was_on(qtbot: QtBot, form: Form, ring: FocusRing) -> None:
    form.tab_from(qtbot, form.last)
    form.first.deleteLater()
    qtbot.waitUntil(lambda: ring.target is None)
    form.tab_from(qtbot, form.field)
    assert ring.target is form.last


@pytest.mark.usefixtures("ring")
@pytest.mark.parametrize("kind", [QSpinBox, QTimeEdit])
def test_spin_boxes_keep_their_text_and_arrows_off_the_edge(
    qtbot: QtBot, kind: type[QAbstractSpinBox]
) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    qtbot.waitExposed(box)
    assert box.findChild(QLineEdit).x() == 9
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    spin, style = QStyle.ComplexControl.CC_SpinBox, box.style()
    up, down = (
        style.subControlRect(spin, option, part, box)
        for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown)
    )
    assert box.width() - up.right() - 1 == box.width() - down.right() - 1 == 8
    assert up.bottom() < down.top()
    assert box.findChild(QLineEdit).geometry().right() < up.left()
