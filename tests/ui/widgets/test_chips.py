import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.chips import Chip, Flow

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def chip(qtbot: QtBot, look: Look) -> Chip:
    chip = Chip(look, "Tomas", icon="person", kind="filled", removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    return chip


def test_the_cross_removes_and_the_rest_clicks(qtbot: QtBot, chip: Chip) -> None:
    with qtbot.assertNotEmitted(chip.clicked), qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, 12))
    with qtbot.assertNotEmitted(chip.removed), qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes(qtbot: QtBot, chip: Chip, key: Qt.Key) -> None:
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_a_stored_tag_without_a_cross_cannot_be_deleted(qtbot: QtBot, look: Look) -> None:
    chip = Chip(look, "entrusted", shape="leader")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_long_text_is_elided_with_the_whole_in_the_tooltip(qtbot: QtBot, look: Look) -> None:
    chip = Chip(look, "word " * 60)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() == 240
    assert chip.sizeHint().height() == 24
    assert chip.toolTip() == ("word " * 60).strip()
    chip.set_text("short")
    assert chip.toolTip() == ""
    assert chip.accessibleName() == "short"


def test_line_breaks_do_not_break_a_chip(qtbot: QtBot, look: Look) -> None:
    chip = Chip(look, "two\nlines")
    qtbot.addWidget(chip)
    assert chip.text() == "two lines"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_flow_wraps_and_never_overlaps(qtbot: QtBot, look: Look, direction: Qt.LayoutDirection) -> None:
    box = QWidget()
    box.setLayoutDirection(direction)
    flow = Flow(box)
    chips = [Chip(look, f"chip number {number}") for number in range(9)]
    for chip in chips:
        flow.addWidget(chip)
    qtbot.addWidget(box)
    box.resize(300, box.heightForWidth(300))
    box.show()
    qtbot.waitExposed(box)
    rects = [chip.geometry() for chip in chips]
    assert all(box.rect().contains(rect) for rect in rects)
    assert not any(one.intersects(other) for i, one in enumerate(rects) for other in rects[i + 1 :])
    assert len({rect.top() for rect in rects}) > 1


def test_a_chip_wider_than_the_flow_is_narrowed(qtbot: QtBot, look: Look) -> None:
    box = QWidget()
    flow = Flow(box)
    chip = Chip(look, "a very long topic typed in a hurry by somebody")
    flow.addWidget(chip)
    qtbot.addWidget(box)
    box.resize(120, box.heightForWidth(120))
    box.show()
    qtbot.waitExposed(box)
    assert chip.width() == 120
