import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.theme.look import Look
from ui.widgets.segments import Segments

RANGES = [("30", "30 days"), ("90", "90 days"), ("year", "Year"), ("all", "All")]


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def segments(qtbot: QtBot, look: Look) -> Segments:
    segments = Segments(look, RANGES, name="Days shown")
    qtbot.addWidget(segments)
    segments.resize(segments.sizeHint())
    segments.show()
    qtbot.waitExposed(segments)
    segments.activateWindow()
    return segments


def test_a_click_chooses_one_and_only_one(qtbot: QtBot, segments: Segments) -> None:
    segments.choose("30")
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.mouseClick(segments.segment("year"), Qt.MouseButton.LeftButton)
    assert signal.args == ["year"]
    assert segments.key == "year"
    assert not segments.segment("30").isChecked()


def test_choosing_from_outside_is_not_told(qtbot: QtBot, segments: Segments) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("90")
        segments.choose("")
    assert segments.key == ""


def test_arrow_keys_move_the_choice(qtbot: QtBot, segments: Segments) -> None:
    segments.choose("90")
    segments.segment("90").setFocus()
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.keyClick(segments.segment("90"), Qt.Key.Key_Right)
    assert signal.args == ["year"]


def test_tab_reaches_the_chosen_segment_alone(segments: Segments) -> None:
    segments.choose("all")
    reached = [key for key, _text in RANGES if segments.segment(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == ["all"]


@pytest.mark.parametrize(("inside", "height"), [(False, 36), (True, 28)])
def test_heights(qtbot: QtBot, look: Look, inside: bool, height: int) -> None:
    segments = Segments(look, RANGES, inside)
    qtbot.addWidget(segments)
    assert segments.sizeHint().height() == height


def test_where_it_is_narrow_a_menu_takes_over(qtbot: QtBot, segments: Segments) -> None:
    segments.choose("90")
    segments.resize(segments.minimumSizeHint())
    assert not segments.segment("90").isVisible()
    with qtbot.waitSignal(segments.chosen) as signal:
        qtbot.mouseClick(segments.menu_button, Qt.MouseButton.LeftButton)
        menu = segments.findChild(QMenu)
        assert [action.text() for action in menu.actions()] == [text for _key, text in RANGES]
        menu.actions()[3].trigger()
    assert signal.args == ["all"]
    menu.close()


def test_each_segment_has_a_name(segments: Segments) -> None:
    assert segments.accessibleName() == "Days shown"
    assert [segments.segment(key).accessibleName() for key, _text in RANGES] == [
        text for _key, text in RANGES
    ]


def test_nothing_is_wider_than_its_place(segments: Segments, look: Look) -> None:
    look.set_text_scale(1.4)
    segments.resize(segments.sizeHint())
    right = 0
    for key, _text in RANGES:
        place = segments.segment(key).geometry()
        assert place.left() >= right
        assert place.width() >= segments.segment(key).natural_width()
        right = place.right()
    assert right < segments.width()


def test_equal_widths_where_there_is_room(segments: Segments) -> None:
    def widths() -> set[int]:
        return {segments.segment(key).width() for key, _text in RANGES}

    segments.resize(480, 36)
    assert max(widths()) - min(widths()) <= 1
    segments.resize(segments.sizeHint())
    assert all(
        segments.segment(key).width() >= segments.segment(key).natural_width() for key, _text in RANGES
    )
