import pytest
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.message_bar import HEIGHT, MessageBar

pytestmark = pytest.mark.usefixtures("qapp")


class Host(QWidget):
    """What the bar stands in, with a field to type into."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(800, 600)
        self.field = QLineEdit(self)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    host = Host()
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    return host


@pytest.fixture
def bar(look: Look, host: Host) -> MessageBar:
    return MessageBar(look, host)


def test_it_says_what_was_done_and_offers_to_undo(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("Saved as leader", shape="leader", action="Undo", key="Ctrl Z")
    assert bar.isVisible()
    assert bar.accessibleName() == bar.text == "Saved as leader"
    assert "Ctrl Z" in bar.action_button.toolTip()
    with qtbot.waitSignals([bar.action_triggered, bar.closed]):
        qtbot.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()


def test_it_goes_when_its_time_is_over(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("Saved")
    assert bar.linger.isActive()
    with qtbot.waitSignal(bar.closed):
        bar.linger.timeout.emit()
    assert bar.isHidden()


def test_it_stays_while_the_focus_is_in_it(qtbot: QtBot, bar: MessageBar, host: Host) -> None:
    bar.show_message("Saved", action="Undo")
    bar.close_button.setFocus()
    with qtbot.assertNotEmitted(bar.closed):
        bar.linger.timeout.emit()
    host.field.setFocus()
    with qtbot.waitSignal(bar.closed):
        bar.linger.timeout.emit()


def test_it_waits_while_the_pointer_is_over_it(bar: MessageBar) -> None:
    bar.show_message("Saved")
    spot = QPointF(20, 20)
    QApplication.sendEvent(bar, QEnterEvent(spot, spot, spot))
    assert not bar.linger.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar.linger.isActive()


def test_a_problem_stays_until_it_is_closed(qtbot: QtBot, bar: MessageBar) -> None:
    bar.show_message("Could not save.", kind="problem", hint="The disk is full.")
    assert bar.text == "Could not save. The disk is full."
    assert not bar.linger.isActive()
    with qtbot.waitSignal(bar.closed):
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)


def test_a_new_message_takes_the_place_of_a_problem(bar: MessageBar) -> None:
    bar.show_message("Could not save.", kind="problem", hint="The disk is full.", action="Try again")
    bar.show_message("Saved")
    assert bar.text == "Saved"
    assert not bar.action_button.isVisible()
    assert bar.linger.isActive()


def test_closing_gives_the_focus_back(qtbot: QtBot, bar: MessageBar, host: Host) -> None:
    host.field.setFocus()
    bar.show_message("Saved", action="Undo")
    bar.close_button.setFocus()
    qtbot.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert host.field.hasFocus()


def test_it_stands_at_the_bottom_and_long_text_makes_it_higher(bar: MessageBar, host: Host) -> None:
    shadow = 24

    def painted_height() -> int:
        return bar.height() - 2 * shadow

    bar.show_message("Saved")
    assert painted_height() == 44
    assert bar.geometry().bottom() + 1 - shadow == host.height() - 24
    bar.show_message("Moved to the trash, where it stays for thirty days: " + "a long line of text " * 20)
    assert 44 < painted_height() <= 64
    assert bar.geometry().bottom() + 1 - shadow == host.height() - 24
    host.resize(500, 400)
    assert bar.geometry().bottom() + 1 - shadow == 400 - 24
    assert bar.geometry().right() + 1 - shadow <= 500


def test_it_stands_under_the_main_column(bar: MessageBar) -> None:
    bar.set_span(48, 300)
    bar.show_message("Saved")
    assert bar.geometry().left() + 24 == 48
    assert bar.width() - 48 == 300


def test_with_motion_it_rises_and_is_gone_in_the_end(qtbot: QtBot, host: Host) -> None:
    bar = MessageBar(Look.named("dark"), host)
    bar.show_message("Saved")
    low = bar.y()
    qtbot.waitUntil(lambda: bar.y() == low - 8)
    with qtbot.waitSignal(bar.closed):
        bar.dismiss()
    assert bar.isHidden()


def test_no_message_can_break_the_bar_with_markup(bar: MessageBar) -> None:
    bar.show_message("<b>@Tomas</b> & co\nforgotten")
    assert bar.text == "<b>@Tomas</b> & co\nforgotten"


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [552, 420, 300])
def test_in_a_narrow_column_the_key_goes_and_nothing_is_cut(
    bar: MessageBar, look: Look, width: int, scale: float
) -> None:
    look.set_text_scale(scale)
    bar.set_span(24, width)
    bar.show_message("Saved as leader, which took a little longer", "leader", "Undo", "Ctrl Z")
    bar.grab()
    inner = bar.rect().adjusted(24, 24, -24, -24)
    for part in (bar.action_button, bar.close_button):
        assert inner.contains(part.geometry())
        assert part.width() >= part.sizeHint().width()
    assert bar.action_button.toolTip() == "Undo  Ctrl Z"


def test_at_its_natural_width_no_word_wraps(bar: MessageBar) -> None:
    bar.show_message("Tagged as leader, and so were the two others", "leader", "Undo", "Ctrl Z")
    bar.set_span(0, bar.natural_width)
    assert bar.bar_size == QSize(bar.natural_width, HEIGHT)
    bar.set_span(0, bar.natural_width - 40)
    assert bar.bar_size.height() == HEIGHT  # the key gives way first
    bar.set_span(0, bar.natural_width - 160)
    assert bar.bar_size.height() > HEIGHT
